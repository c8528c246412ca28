"""Myth 73: averaging deviations or variances."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_average_sigma():
    """Often said: "for test time, batch norm averages the standard deviations of the batches".

    The frameworks average the variances σ², and take the root at the end. Batches of equal
    size and equal mean have the deviations that you return: at least 2 and at most 1,000
    numbers, each above 0 and at most 1,000,000. Averaging them and squaring afterwards
    should give less than HALF of the average variance.

    Returns: a list of numbers
    """
    return [1.0, 1.0, 1.0, 10.0]


def cases(rng):
    yield case(label="the two averages of your deviations")


def verify(value):
    """(mean σ)² against mean σ²."""
    try:
        sigma = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of numbers is asked"
    if sigma.ndim != 1 or not 2 <= len(sigma) <= 1000:
        return "A list of 2 to 1,000 numbers is asked"
    if not np.all((sigma > 0) & (sigma <= 1e6)):
        return "not_positive"
    if sigma.mean() ** 2 < 0.5 * np.mean(sigma**2):
        return None
    if np.ptp(sigma) == 0:
        return "all_equal"
    return "only_two" if len(sigma) == 2 else "too_similar"


@misconception("For equal deviations both ways give the same: that is the one case in which the order does not matter.")
def all_equal():
    return [2.0, 2.0, 2.0]


@misconception(
    "With two batches the square of the mean is always more than half of the mean square, however unequal they are. Take more."
)
def only_two():
    return [0.1, 100.0]


@misconception("The deviations are too much alike: the two averages differ, but not by a factor of two. Let one batch stand out.")
def too_similar():
    return [1.0, 2.0, 3.0]


@misconception("Deviations are above 0, and here at most 1,000,000.")
def not_positive():
    return [-1.0, 1.0, 5.0]


hints = (
    "Which of the two averages does one very large deviation move more?",
    "With many small deviations and a large one, the mean is about large / K. And the mean square?",
    "The mean square is about large² / K, the squared mean about large² / K². How many batches K does that need?",
    "A twin: 1, 1, 4 has the mean 2, squared 4; the mean square is (1 + 1 + 16) / 3 = 6. Two thirds: not enough yet.",
)


exercise = Exercise(
    refute_average_sigma,
    cases,
    points=1,
    hints=hints,
    misconceptions=(all_equal, only_two, too_similar, not_positive),
    verify=verify,
    kind="myth",
)
