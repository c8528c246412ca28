"""Myth: "softmax is a soft version of the maximum"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_soft_maximum():
    """Often said: "softmax is a soft maximum".

    A maximum, hard or soft, grows when every score grows. Return two rows of three
    scores, `(low, high)`, such that every score in `high` is at least 1 above the score
    at the same place in `low`, and yet softmax gives exactly the same three numbers for
    both.

    Returns: a tuple of two lists of three numbers
    """
    return [0.0, 1.0, 2.0], [10.0, 11.0, 12.0]


def cases(rng):
    yield case(label="your counter-example")


def verify(rows):
    if not isinstance(rows, (tuple, list, np.ndarray)) or len(rows) != 2:
        return "two rows of three scores are asked: return low, high"
    low, high = (np.asarray(row, dtype=float) for row in rows)
    if low.shape != (3,) or high.shape != (3,):
        return f"two rows of three scores are asked; the shapes are {low.shape} and {high.shape}"
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        return "all scores have to be ordinary numbers, not inf or nan"
    rise = high - low
    same = np.ptp(rise) <= 1e-9 * max(1, abs(rise).max())  # of the probabilities a float may keep 0 and 1 alone
    raised = rise >= 1 - 1e-9
    if same and not raised.any():
        return "nothing_raised"
    if raised.all() and not same:
        return "differences_changed"
    if not raised.all():
        return "not_every_score_raised"
    return None


hints = (
    "What does softmax do to the row [1, 2, 3], and what to [2, 3, 4]? Compute the ratio of two neighbouring probabilities in both.",
    "The ratio of two probabilities is exp(z1) / exp(z2) = exp(z1 - z2). What does it depend on?",
    "You need a second row whose differences are those of the first, and whose scores are all larger.",
    "A twin: the shares of a budget do not change when every amount is doubled: [1, 3] and [2, 6] are both [25 %, 75 %]. For softmax the "
    "operation that changes nothing is another one.",
)


@misconception(
    "The two rows give the same probabilities, but the second does not lie high enough: at least 1 above the first in every place."
)
def nothing_raised():
    return [0.0, 1.0, 2.0], [0.0, 1.0, 2.0]


@misconception(
    "Every score went up, but the differences between them changed too, and softmax depends on exactly these differences. Keep them. "
    "(Where scores lie far apart, rounding may print 0 and 1 for both rows; the true probabilities differ.)"
)
def differences_changed():
    return [1.0, 2.0, 3.0], [10.0, 20.0, 30.0]


@misconception("Not every score went up by at least 1. Raise all three; raising one of them alone changes the probabilities.")
def not_every_score_raised():
    return [0.0, 1.0, 2.0], [0.0, 1.0, 10.0]


exercise = Exercise(
    myth_soft_maximum,
    cases,
    points=2,
    hints=hints,
    misconceptions=(nothing_raised, differences_changed, not_every_score_raised),
    verify=verify,
    kind="myth",
)
