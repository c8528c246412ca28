"""A known mistake with another one on top, or mended in part, is still called by its name; what is alike by chance is not."""

from dataclasses import replace

import numpy as np
import pytest

from autograder import library
from autograder.examine import examine
from autograder.exercise import Exercise, case, freeze, misconception
from autograder.judge import judge
from tests.autograder.toys import HINTS


def told(name, answer):
    checks = library.public_checks(name)
    return judge(checks, examine(answer, checks))


def known(name, mistake):
    exercise = library.find(name)[1]
    assert isinstance(exercise, Exercise)
    return next(m for m in exercise.misconceptions if m.__name__ == mistake)


@pytest.mark.parametrize(
    ("name", "mistake", "change", "words"),
    [
        ("expected_calibration_error", "signed_gaps", lambda v: -v, "wrong sign"),
        ("batch_norm", "over_the_units", lambda v: 2 * v, "2 times"),
        ("running_statistics", "unbiased_variance", lambda v: v[::-1], "order is not"),
    ],
)
def test_two_mistakes_are_both_named(name, mistake, change, words):
    wrong = known(name, mistake)
    verdict = told(name, lambda *args, **kwargs: change(wrong(*args, **kwargs)))
    assert verdict.diagnosis == "two_mistakes"
    assert wrong.says in verdict.message
    assert words in verdict.message


def climb(x, rate, steps):
    """The places of a walk.

    Shapes: x (), rate (), steps () -> (steps + 1,)
    """
    return float(x + rate * max(steps, 0))


@misconception("The rate is squared.")
def squared(x, rate, steps):
    return float(x + rate**2 * steps)


def cases(rng):
    for steps in (-1, 0, 1, 2, 3):
        yield case(float(rng.normal()), float(rng.uniform(2, 3)), steps, label=f"{steps} steps")


CLIMB = freeze(Exercise(climb, cases, points=1, hints=HINTS, misconceptions=(squared,), kind="project"), "99_toys", 3)


def judged(answer):
    return judge(CLIMB, examine(answer, CLIMB))


def test_a_mistake_that_was_mended_in_part_keeps_its_name():
    """`squared` is wrong for -1 steps too; this answer is not."""
    verdict = judged(lambda x, rate, steps: float(x + rate**2 * max(steps, 0)))
    assert verdict.diagnosis == "squared"
    assert verdict.message == (
        "This is so in the cases that fail, not in all. The rate is squared. What is different in the others?"
    )


def test_a_mistake_is_not_said_of_the_cases_that_it_would_get_wrong_and_the_answer_gets_right():
    """dx is lost where there is a dy: of dx alone it would be false that it has no effect."""
    solution = library.find("augment_shift")[1].answer
    verdict = told("augment_shift", lambda images, dy, dx: solution(images, dy, 0 if dy else dx))
    assert verdict.diagnosis == "rows_only"
    assert verdict.message.startswith("This is so in the cases that fail, not in all. dx has no effect")
    assert told("augment_shift", known("augment_shift", "rows_only")).message.startswith("dx has no effect")


def test_a_mistake_beside_another_one_is_said_to_explain_a_part():
    verdict = judged(lambda x, rate, steps: float(x + rate**2 * steps) if steps else 7.5)
    assert verdict.diagnosis == "squared"
    assert "explains 4 of the 5 cases" in verdict.message


def test_numbers_that_are_alike_in_some_cases_only_name_nothing():
    verdict = judged(lambda x, rate, steps: float(x + rate**2 * steps) if steps in (2, 3) else 7.5)
    assert verdict.diagnosis is None


def test_an_answer_that_is_one_number_everywhere_is_no_known_mistake():
    assert judged(lambda x, rate, steps: 7.5).diagnosis == "all_the_same"


def test_a_condition_that_only_zeros_fulfil_is_not_told():
    """`neuron` without its last input is right for inputs that are all 0, whatever their sign."""
    verdict = told("neuron", lambda a, w, b: float(np.dot(a[:-1], w[:-1]) + b))
    assert verdict.diagnosis != "only_some_signs"


def test_rows_that_are_alike_are_in_no_order():
    """`bug_forward` with >= for >: a row of zeros becomes ones, as all others are."""
    verdict = told("bug_forward", steps)
    assert verdict.diagnosis != "permuted"


def steps(X, weights, biases):
    a = X
    for w, b in zip(weights, biases, strict=True):
        a = np.where(a @ w + b >= 0, 1.0, 0.0)
    return a


def test_a_factor_of_one_case_is_no_factor():
    """Where one case alone fails, its numbers are in some proportion by necessity."""
    checks = replace(library.public_checks("clip_by_norm"), misconceptions=())

    def always(grads, max_norm):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        return [g * max_norm / norm if norm else g.copy() for g in grads]

    verdict = judge(checks, examine(always, checks))
    assert sum(not r.passed for r in verdict.results) == 1
    assert verdict.diagnosis != "constant_factor"


def test_one_wrong_truth_value_is_not_called_turned_round():
    checks = replace(library.public_checks("dead_units"), misconceptions=())

    def one_row_is_enough(X, W, b):
        return np.any(X @ W + b <= 0, axis=0)

    def alive(X, W, b):
        return np.any(X @ W + b > 0, axis=0)

    assert judge(checks, examine(one_row_is_enough, checks)).diagnosis != "another_function"
    assert "changed places" in judge(checks, examine(alive, checks)).message


def means(x):
    """The mean of each column.

    Shapes: x (N, D) -> (D,)
    """
    return x.sum(axis=0) / len(x)


@misconception("Too large by the number of rows: the sum is not divided.")
def not_divided(x):
    return x.sum(axis=0)


def with_rows(*numbers):
    exercise = Exercise(
        means,
        lambda rng: [case(rng.normal(size=(n, 4))) for n in numbers],
        points=1,
        hints=HINTS,
        misconceptions=(not_divided,),
        kind="project",
    )
    return freeze(exercise, "99_toys", 3)


def test_two_mistakes_that_undo_each_other_are_none():
    """With two rows everywhere, "times N" and "times 1/2" give the right number, here within rounding."""
    checks = with_rows(2, 2, 2)
    verdict = judge(checks, examine(lambda x: means(x) * (1 + 4e-9), checks))
    assert not verdict.passed
    assert verdict.diagnosis != "two_mistakes"


def test_two_mistakes_have_to_explain_the_cases_that_are_right_too():
    """3 times too large for 6 rows is N times too large, halved; for other rows the same two mistakes would give wrong numbers."""
    checks = with_rows(3, 5, 6)
    verdict = judge(checks, examine(lambda x: means(x) * (3 if len(x) == 6 else 1), checks))
    assert sum(not r.passed for r in verdict.results) == 1
    assert verdict.diagnosis != "two_mistakes"
    assert judge(checks, examine(lambda x: not_divided(x) / 2, checks)).diagnosis == "two_mistakes"
