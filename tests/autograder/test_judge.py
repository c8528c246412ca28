"""What counts as equal, verdict words, partial points, fresh cases."""

import numpy as np
import pytest

from autograder.codec import Opaque
from autograder.examine import examine
from autograder.exercise import Exercise
from autograder.judge import WORDS, compare, judge
from tests.autograder.toys import CENTRED, STATS, centred, frozen, stats

F = np.float64


def verdict(answer, exercise=CENTRED):
    checks = frozen(exercise)
    return judge(checks, examine(answer, checks))


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1.0, F(1.0)),
        (1.0, 1.0 + 1e-10),
        (True, np.bool_(True)),
        (3, np.int32(3)),
        (np.zeros((2, 3)), np.zeros((2, 3), order="F")),
        (np.array([1, 2]), np.array([1, 2], dtype=np.int8)),
        ((1.0, np.ones(2)), (F(1), np.ones(2))),
        ([1, 2], [np.int64(1), 2]),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
        (None, None),
        ("b", "b"),
        ({"a": 1.0}, {"a": 1.0}),
    ],
)
def test_equal(expected, got):
    assert compare(expected, got) is None


@pytest.mark.parametrize(
    ("expected", "got", "word"),
    [
        (1.0, 1, "wrong type"),
        (1.0, True, "wrong type"),
        (1.0, np.array(1.0), "wrong type"),
        (1.0, None, "wrong type"),
        (1.0, Opaque("FloatWithBehaviour"), "wrong type"),
        (1, True, "wrong type"),
        (1, 1.0, "wrong type"),
        (True, 1, "wrong type"),
        (np.zeros(2), [0.0, 0.0], "wrong type"),
        (np.zeros(2), np.zeros(2, dtype=np.float32), "wrong type"),
        (np.zeros(2), np.zeros(2, dtype=int), "wrong type"),
        (np.zeros(2), np.zeros(2, dtype=complex), "wrong type"),
        (np.zeros(2), np.zeros(2, dtype=bool), "wrong type"),
        (np.zeros(2), np.zeros((2, 1)), "wrong shape"),
        (np.zeros(2), np.zeros(0), "wrong shape"),
        (np.zeros(2), np.array([0.0, np.nan]), "not finite"),
        (np.array([np.inf]), np.array([-np.inf]), "wrong value"),
        (1.0, float("nan"), "not finite"),
        ((1.0, 2.0), [1.0, 2.0], "wrong type"),
        ([1.0], (1.0,), "wrong type"),
        ((1.0, 2.0), (1.0,), "wrong shape"),
        (1.0, 1.0 + 1e-6, "wrong value"),
        ("b", "c", "wrong value"),
        ({"a": 1.0}, {"b": 1.0}, "wrong shape"),
    ],
)
def test_different(expected, got, word):
    found = compare(expected, got)
    assert found is not None
    assert found.word == word


def test_the_part_is_named():
    found = compare((1.0, 2.0), (1.0, 3.0), parts=("total", "mean"))
    assert found is not None
    assert found.path == "mean"


def test_points_are_whole_and_proportional():
    half = verdict(lambda x: x - x.mean(axis=0) if len(x) in (1, 2) else x)
    assert (half.word, half.share, half.points) == ("wrong value", 0.5, 2)
    assert verdict(centred).points == 4


def test_a_table_of_the_public_answers_earns_nothing():
    public, fresh = frozen(seed=7), frozen(seed=8)
    table = [(c.args[0].copy(), c.outcome[1]) for c in public.cases]

    def looked_up(x):
        return next((y for key, y in table if key.shape == x.shape and np.array_equal(key, x)), np.zeros_like(x)).copy()

    seen = judge(public, examine(looked_up, public))
    assert seen.points == 4
    fixed = 1  # the case by hand is the same in both; library.fresh_checks leaves it out
    new = judge(fresh, examine(looked_up, fresh))
    assert sum(r.passed for r in new.results) <= fixed + 1  # one row minus its own mean is 0 as well
    assert seen.together_with(new).points < 4
    assert seen.together_with(new).word == "wrong value"


def sum_in_place(x):
    x -= x.mean(axis=0)
    return x


calls = []


def keeps_state(x):
    calls.append(1)
    return x - x.mean(axis=0) + 1e-3 * len(calls)


def loops(x):
    while True:
        pass


def eats_memory(x):
    return np.ones((10**7, 10**7))


@pytest.mark.parametrize(
    ("answer", "word", "diagnosis"),
    [
        (sum_in_place, "changed its input", "changed_its_input"),
        (keeps_state, "wrong value", None),
        (lambda x: x @ x, "raised", "raised"),
        (lambda x: None, "wrong type", "returned_nothing"),
        (lambda x: (x - x.mean(axis=0)).astype(np.float32), "wrong type", "low_precision"),
        (
            lambda x: x - x.mean(axis=0) + np.random.default_rng().normal(size=x.shape) * 1e-12,
            "not deterministic",
            "not_deterministic",
        ),
        (lambda a, b: a, "wrong type", "wrong_signature"),
        (3, "wrong type", "wrong_signature"),
        (dict, "wrong type", "wrong_signature"),
        (lambda x: exit(), "raised", "raised"),
        (eats_memory, "too much memory", "resources"),
    ],
)
def test_words(answer, word, diagnosis):
    v = verdict(answer)
    assert v.word == word
    assert v.word in WORDS
    if diagnosis:
        assert v.diagnosis == diagnosis
    assert v.points < 4
    assert v.message


def test_a_loop_is_stopped():
    from dataclasses import replace

    checks = replace(frozen(), seconds=0.2)
    v = judge(checks, examine(loops, checks))
    assert (v.word, v.points) == ("too slow", 0)


@pytest.mark.parametrize(
    "answer",
    [lambda array: array - array.mean(axis=0), lambda x, extra=None: x - x.mean(axis=0), lambda *a: a[0] - a[0].mean(axis=0)],
)
def test_unusual_right_answers_pass(answer):
    assert verdict(answer).passed


def test_a_callable_object_and_a_partial_pass():
    import functools

    assert verdict(functools.partial(lambda k, x: x - x.mean(axis=0), 1)).passed


def test_np_float_passes_for_float():
    assert verdict(lambda x: (x.sum(), x.mean()), STATS).passed
    assert verdict(stats, STATS).passed


def test_warnings_count_whatever_an_earlier_cell_said_to_numpy():
    def soft(z):
        """Shapes: z (N,) -> (N,)"""
        return 1 / (1 + np.exp(-np.maximum(z, -700)))

    exercise = Exercise(soft, lambda rng: [(np.array([-1000.0, 1.0]),)], points=1, hints=("?",), stable=True)
    checks = frozen(exercise)
    before = np.seterr(all="ignore")
    try:
        v = judge(checks, examine(lambda z: 1 / (1 + np.exp(-z)), checks))
    finally:
        np.seterr(**before)
    assert (v.word, v.diagnosis) == ("wrong value", "warned")
    assert judge(checks, examine(soft, checks)).passed


def test_as_many_digits_are_shown_as_it_takes_to_see_the_difference():
    far, near = compare(1.0, 2.0), compare(1 / 3, 1 / 3 + 1e-8)
    assert far is not None
    assert near is not None
    assert far.text == "expected 1, got 2"
    assert near.text == "expected 0.33333333, got 0.33333334"


def test_a_number_of_few_bits_is_said_to_be_the_cause_where_nothing_else_is_wrong():
    near, far = compare(1 / 3, np.float32(1 / 3)), compare(1 / 3, np.float32(2 / 3))
    assert near is not None
    assert far is not None
    assert near.text.endswith("yours is a float32, which holds about 7 digits; float64 is asked")
    assert "float32" not in far.text


def verify_with_a_fault(value):
    if value > 1:
        return "at most 1 is asked"
    return undefined_name  # noqa: F821


def verify_that_averages(value):
    return None if np.mean(value[value > 5]) > 0 else "no number is above 5"


def any_number():
    """Shapes: -> anything"""
    return 2.0


@pytest.mark.filterwarnings("error")
def test_a_fault_of_verify_is_not_the_learners_and_its_warnings_are_silent():
    averages, checks = (
        frozen(Exercise(any_number, lambda rng: [()], points=1, hints=("?",), kind="project", verify=verify))
        for verify in (verify_that_averages, verify_with_a_fault)
    )
    assert judge(averages, examine(lambda: np.ones(3), averages)).message == "No number is above 5."
    found = judge(checks, examine(lambda: 0.5, checks))
    assert found.word == "not gradable"
    assert found.message.startswith("This check has a fault (NameError: name 'undefined_name' is not defined)")
    assert judge(checks, examine(lambda: "text", checks)).word == "wrong type"
    assert judge(checks, examine(lambda: 2.0, checks)).message == "At most 1 is asked."
