"""General relations are found without being listed, and said in a sentence that names the part."""

import numpy as np
import pytest

from autograder.examine import examine
from autograder.exercise import Exercise, case, freeze, misconception
from autograder.judge import judge
from autograder.pairs import sentence
from tests.autograder.toys import CENTRED, HINTS, STATS, centred, frozen


def both(x):
    """Return each row's sum, and a list of the rows.

    Shapes: x (N, D) -> a list
    """
    return [x.sum(axis=1), [row.copy() for row in x]]


BOTH = Exercise(both, lambda rng: [(rng.normal(size=(n, 2)),) for n in (1, 3, 4)], points=2, hints=HINTS)


def diagnosis(answer, exercise=CENTRED):
    checks = frozen(exercise)
    v = judge(checks, examine(answer, checks))
    return v.diagnosis, v.message


RELATIONS = {
    "opposite_sign": lambda x: -centred(x),
    "constant_offset": lambda x: centred(x) + 0.25,
    "wrong_shape": lambda x: centred(x).T,
    "permuted": lambda x: centred(x)[::-1],
    "whole_numbers": lambda x: np.trunc(centred(x)),
    "by_all": lambda x: x - x.sum() / x.size,
    "printed_nothing_returned": lambda x: print(x),
    "returned_nothing": lambda x: None,
}


@pytest.mark.parametrize("name", RELATIONS)
def test_relation(name):
    found, message = diagnosis(RELATIONS[name])
    assert found == name
    assert message[0].isupper()
    assert message.rstrip()[-1] in ".?!)"


def test_factors_are_recognized():
    assert diagnosis(lambda x: 2 * centred(x))[1].startswith("Every number is 2 times")
    assert (
        "too large" in diagnosis(lambda x: centred(x) * x.shape[0])[1]
        or diagnosis(lambda x: centred(x) * x.shape[0])[0] == "constant_factor"
    )


def test_a_part_is_named():
    found, message = diagnosis(lambda x: (float(x.sum()), float(-x.mean())), STATS)
    assert found == "opposite_sign"
    assert message.startswith("`mean`: every number")


def test_swapped_outputs():
    found, message = diagnosis(lambda x: (float(x.mean()), float(x.sum())), STATS)
    assert found == "swapped_outputs"
    assert "(total, mean)" in message


def test_printed_instead_of_returned():
    assert "prints" in diagnosis(lambda x: print(x.sum()))[1]


def test_the_learners_line_and_shapes_stand_in_the_message():
    def answer(x):
        w = np.ones((7, 2))
        return x @ w

    found, message = diagnosis(answer)
    assert found == "raised"
    assert "return x @ w" in message
    assert "w (7, 2)" in message
    assert "columns of A" in message


def test_entrywise():
    def relu(z):
        """Shapes: z (N, K) -> (N, K)"""
        return np.maximum(z, 0)

    def cases(rng):
        yield case(np.array([[-1.0, 0.0, 2.0]]), label="by hand")
        yield (np.round(rng.normal(size=(3, 4))),)

    exercise = Exercise(relu, cases, points=2, hints=HINTS)
    checks = freeze(exercise, "99_toys", 3)
    at_zero = judge(checks, examine(lambda z: np.where(z == 0, 1.0, np.maximum(z, 0)), checks))
    assert at_zero.diagnosis == "entrywise"
    assert "exactly 0" in at_zero.message
    negative = judge(checks, examine(lambda z: np.abs(z), checks))
    assert "negative" in negative.message


def test_overflow_is_named():
    def soft(z):
        """Shapes: z (N, K) -> (N, K)"""
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def cases(rng):
        yield (rng.normal(size=(2, 3)),)
        yield (np.array([[1000.0, 0.0]]),)

    checks = freeze(Exercise(soft, cases, points=2, hints=HINTS), "99_toys", 3)
    v = judge(checks, examine(lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True), checks))
    assert (v.word, v.diagnosis) == ("not finite", "not_finite")
    assert "709" in v.message


def test_numbers_in_a_place_of_their_own_are_no_missing_sum():
    """As many numbers as asked: no sum ran over an axis."""
    twice = Exercise(twofold, lambda rng: [(rng.normal(size=(n, 6)),) for n in (2, 3, 4)], points=2, hints=HINTS)
    for change, words in (
        (lambda y: y.ravel(), "The numbers are right. The axes are gone"),
        (lambda y: y.T.ravel(), "There are as many numbers as asked. The axes are gone"),
        (lambda y: y[:, :, None], "An axis of length 1 is too many"),
        (lambda y: y.reshape(-1, 2, 3), "The numbers are right. They stand in other rows and columns"),
    ):
        found, message = diagnosis(lambda x, change=change: change(2 * x), twice)
        assert found == "wrong_shape"
        assert words in message
    assert "An axis is missing" in diagnosis(lambda x: x.sum(axis=0), twice)[1]


def twofold(x):
    """Shapes: x (N, 6) -> (N, 6)"""
    return 2 * x


def total(x):
    """The sum of everything that x holds.

    Shapes: x -> float
    """
    return float(sum(np.sum(y) for y in (x.values() if isinstance(x, dict) else x)))


def in_place(value, change, returned=total):
    """What is said to an answer that changes an argument like `value`, and then returns something."""

    def answer(x):
        y = returned(x)
        change(x)
        return y

    copies = [(value,), (value,)]
    return diagnosis(answer, Exercise(total, lambda rng: copies, points=2, hints=HINTS))


@pytest.mark.parametrize(
    ("value", "change", "words"),
    [
        (np.ones(3), lambda x: x.__iadd__(1), "`x += 1`"),
        ([1.0, 2.0], lambda x: x.append(3.0), "`append`, `pop`, `sort` and `x[i] = ...` write into the caller's list. Fill"),
        ([np.ones(2)], lambda x: x[0].__iadd__(1), "an array in it write into the caller's own; `append`"),
        ({"a": 1.0}, lambda x: x.update(b=2.0), "`x[key] = ...`, `pop` and `update` write into the caller's dictionary"),
        ({"a": np.ones(2)}, lambda x: x["a"].__iadd__(1), "an array in it write into the caller's own; `x[key]"),
        ((np.ones(2),), lambda x: x[0].__iadd__(1), "an array in it"),
    ],
)
def test_a_changed_argument_is_told_by_its_type(value, change, words):
    found, message = in_place(value, change)
    assert found == "changed_its_input"
    assert message.startswith("The result is right, but the argument x was changed in place")
    assert words in message
    assert ("`x += 1`" in message) == isinstance(value, np.ndarray)


def test_a_changed_argument_and_a_wrong_value_are_both_told():
    found, message = in_place(np.ones(3), lambda x: x.__iadd__(1), lambda x: total(x) + 1)
    assert found == "changed_its_input"
    assert message.startswith("The argument x was changed in place")
    assert message.endswith("Some results are wrong as well; look at them afterwards.")


def test_first_wrong_part():
    def steps(x):
        """Shapes: x (N,) -> three arrays"""
        return x + 1, (x + 1) ** 2, (x + 1) ** 2 - x

    def cases(rng):
        yield (rng.normal(size=4),)

    checks = freeze(Exercise(steps, cases, points=2, hints=HINTS, parts=("a", "b", "c")), "99_toys", 3)
    v = judge(checks, examine(lambda x: (x + 1, (x + 1) ** 3, (x + 1) ** 3 - x), checks))
    assert v.diagnosis == "first_wrong_part"
    assert v.message == "Of the results, b and c are wrong, and a is right in every case. Start with b, the first of them."
    only = judge(checks, examine(lambda x: (x + 1, (x + 1) ** 2, 1 / (1 + x**2)), checks))
    assert only.message == "Of the results, c is wrong, and a and b are right in every case."
    every = judge(checks, examine(lambda x: (np.cos(x), np.sin(x) ** 3, 1 / (1 + x**2)), checks))
    assert every.message == "Each of the results is wrong in some case: a, b, c. Start with a, the first of them."


def test_a_known_mistake_is_recognized_where_it_breaks_down_and_the_answer_does_not():
    @misconception("You divide by N - 1, and not by N: a sample's variance, not that of the numbers themselves.")
    def sample(x):
        with np.errstate(all="ignore"):
            return x.sum(axis=0) / np.float64(len(x) - 1)

    def mean(x):
        """Shapes: x (N, K) -> (K,)"""
        return x.mean(axis=0)

    def cases(rng):
        yield from ((rng.normal(size=(n, 2)) + 1,) for n in (1, 3, 4))

    checks = freeze(Exercise(mean, cases, points=2, hints=HINTS, misconceptions=(sample,)), "99_toys", 3)
    v = judge(checks, examine(lambda x: x.mean(axis=0) if len(x) == 1 else x.sum(axis=0) / (len(x) - 1), checks))
    assert v.diagnosis == "sample"
    v = judge(checks, examine(lambda x: x.mean(axis=0) if len(x) == 3 else x.sum(axis=0) / max(len(x) - 1, 0.5), checks))
    assert v.diagnosis != "sample", "right where the mistake gives a wrong number: it is another one"


def root(x):
    """Shapes: x () -> float"""
    if x < 0:
        raise ValueError(f"there is no root of {x}")
    return float(np.sqrt(x))


def root_cases(rng):
    yield from (case(x) for x in (-1.0, -4.0, 0.25, 4.0, 9.0))


@misconception("You check for numbers above 1 as well, and those have a root. Only negative ones have none.")
def refuses_large(x):
    if x < 0 or x > 1:
        raise ValueError(f"there is no root of {x}")
    return float(np.sqrt(x))


@misconception("The root of a negative number is not asked for: raise ValueError there instead of returning 0.")
def zero_below(x):
    return float(np.sqrt(max(x, 0)))


ROOT = Exercise(root, root_cases, points=2, hints=HINTS, misconceptions=(refuses_large, zero_below))


def test_a_mistake_that_is_right_where_the_answer_fails_explains_nothing():
    """An exception without a message is not what `refuses_large` does wrong, though it raises the same one there."""

    def silent(x):
        if x < 0:
            raise ValueError
        return float(np.sqrt(x))

    found, message = diagnosis(silent, ROOT)
    assert found is None
    assert "without a message" in message
    assert diagnosis(refuses_large, ROOT)[0] == "refuses_large"
    assert diagnosis(zero_below, ROOT)[0] == "zero_below"


def test_the_class_of_an_exception_alone_names_no_mistake():
    """Every call fails with ValueError, as those of the known mistake do, for another reason."""

    def mean(x):
        """Shapes: x (N, K) -> (K,)"""
        return x.mean(axis=0)

    @misconception("The columns are taken apart one by one, and there are not as many as you count: loop over the columns.")
    def unpacks(x):
        one, two = x
        return (one + two) / 2

    def cases(rng):
        yield from ((rng.normal(size=(n, 2)),) for n in (3, 4, 5))

    checks = freeze(Exercise(mean, cases, points=2, hints=HINTS, misconceptions=(unpacks,)), "99_toys", 3)
    verdict = judge(checks, examine(lambda x: x.reshape(7, 7), checks))
    assert verdict.diagnosis == "raised"
    assert "reshape" in verdict.message


def test_extreme_numbers_are_no_factor_and_no_offset():
    for number in (1.7e308, 5e-324):
        found, _ = diagnosis(lambda x, number=number: (number, number), STATS)
        assert found == "all_the_same"


def test_an_interrupted_check_is_not_called_too_slow():
    def interrupts(x):
        raise KeyboardInterrupt

    assert diagnosis(interrupts) == (None, "You interrupted the check before all cases were tried.")


def test_names_of_the_code_stay_as_they_are():
    assert [sentence(text) for text in ("w has 3 entries", "dz2 is right", "a bias", "`x` is", "x, and y", "")] == [
        "w has 3 entries", "dz2 is right", "A bias", "`x` is", "x, and y", "",
    ]  # fmt: skip


def test_no_relation_is_read_from_too_few_numbers():
    def first(x):
        """Shapes: x (N,) -> float"""
        return float(x[0])

    def cases(rng):
        yield (np.array([0.0, 1.0]),)
        yield (np.array([-0.7, 2.0]),)
        yield (np.array([3.0, 2.0]),)

    checks = freeze(Exercise(first, cases, points=2, hints=HINTS), "99_toys", 3)
    v = judge(checks, examine(lambda x: float(max(x[0], 0)), checks))
    assert v.diagnosis not in ("another_function", "constant_factor", "constant_offset", "whole_numbers")


STRANGE = [
    np.zeros((0, 3)), np.full((4, 3), np.inf), np.array([[1j]]), "text", [np.zeros(3), "a"], {"a": np.zeros(2)}, (), [[[1.0]]], 10**400, True,
    np.array(["a"]), float("nan"), object(), [[], [[]]], np.zeros((4, 3), dtype="M8[s]"), b"bytes", {1, 2}, range(3), np.zeros((1,) * 8), None,
]  # fmt: skip


@pytest.mark.parametrize("value", STRANGE, ids=lambda v: type(v).__name__)
@pytest.mark.parametrize("exercise", [CENTRED, STATS, BOTH], ids=lambda e: e.name)
def test_whatever_comes_is_answered_in_a_sentence(value, exercise):
    for answer in (lambda x: value, lambda x: (value, value), lambda x: [value]):
        found, message = diagnosis(answer, exercise)
        assert message
        assert found is None or isinstance(found, str)
