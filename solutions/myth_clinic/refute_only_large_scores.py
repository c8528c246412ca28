"""Myth 21: softmax without its shift fails for huge positive scores only."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_only_large_scores():
    """Often said: "without the shift by the maximum, softmax breaks when the scores are huge".

    That sounds as if only large POSITIVE scores were a danger. Return a row of three
    scores, all of them NEGATIVE and not below -1,000,000, for which the plain formula
    e = np.exp(z), e / e.sum() gives nan.

    Returns: a list of three numbers
    """
    return [-1000.0, -1001.0, -1002.0]


def cases(rng):
    yield case(label="the plain formula on your row")


def verify(value):
    """0/0 comes when every exponential underflows."""
    try:
        z = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of three numbers is asked"
    if z.shape != (3,) or not np.isfinite(z).all():
        return "A list of three ordinary numbers is asked"
    if np.any(z >= 0):
        return "not_negative"
    if np.any(z < -1e6):
        return "No score may be below -1,000,000"
    e = np.exp(z)
    if e.sum() == 0:
        return None
    return "one_survives" if np.any(e == 0) else "still_fits"


@misconception("Not all of your scores are negative. Positive ones break the formula by overflow; here another way is asked.")
def not_negative():
    return [1000.0, 1000.0, 999.0]


@misconception(
    "The exponentials are tiny, but a float can still hold them: their quotients are right. Where does e^z become exactly 0?"
)
def still_fits():
    return [-100.0, -101.0, -102.0]


@misconception("Some exponentials have become 0, but the largest score's has not, so the sum is not 0. ALL THREE have to vanish.")
def one_survives():
    return [-1.0, -2000.0, -3000.0]


hints = (
    "nan comes from inf/inf, or from another quotient. Which one can come from very small numbers?",
    "What is np.exp(-700)? And np.exp(-800)? Try it.",
    "If every exponential is exactly 0, what is the sum, and what is 0 divided by it?",
    "A twin in float32: np.exp(np.float32(-100)) is 4e-44, almost the last one before 0; at -110 it is 0.",
)


exercise = Exercise(
    refute_only_large_scores,
    cases,
    points=1,
    hints=hints,
    misconceptions=(not_negative, still_fits, one_survives),
    verify=verify,
    kind="myth",
)
