"""General relations are found without being listed, and said in a sentence that names the part."""

import numpy as np
import pytest

from autograder.examine import examine
from autograder.exercise import Exercise, case, freeze
from autograder.judge import judge
from tests.autograder.toys import CENTRED, HINTS, STATS, centred, frozen


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
    "only_one_row": lambda x: centred(x) if len(x) == 1 else x * 0 + 0.5 + x**2,
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
    assert message.startswith("Mean:")


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


def test_first_wrong_part():
    def steps(x):
        """Shapes: x (N,) -> three arrays"""
        return x + 1, (x + 1) ** 2, (x + 1) ** 2 - x

    def cases(rng):
        yield (rng.normal(size=4),)

    checks = freeze(Exercise(steps, cases, points=2, hints=HINTS, parts=("a", "b", "c")), "99_toys", 3)
    v = judge(checks, examine(lambda x: (x + 1, (x + 1) ** 3, (x + 1) ** 3 - x), checks))
    assert v.diagnosis == "first_wrong_part"
    assert v.message.startswith("b is the first part that is wrong; a is right")
