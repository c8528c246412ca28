"""Myth 71: the deviation without its square."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_std_formula():
    """Often printed for batch norm: "σ = √(mean of (x - μ))", without a square.

    A measure of spread has to tell a wide batch from a narrow one. Return `(narrow, wide)`,
    two batches of at least three numbers each, none larger than 1,000,000 in size:
    - the mean of (x - μ) is below 0.001 in size for both, so that the printed formula
      sees no spread in either of them;
    - the true deviation of `narrow` is above 0, and that of `wide` is at least 100 times
      as large.

    Returns: a tuple of two lists of numbers
    """
    return [4.9, 5.0, 5.1], [-100.0, 0.0, 100.0]


def cases(rng):
    yield case(label="the printed formula on your two batches")


def verify(value):
    """The mean of x - μ is 0 for every batch, but for rounding."""
    try:
        narrow, wide = (np.asarray(batch, dtype=float) for batch in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two lists of numbers is asked"
    if narrow.ndim != 1 or wide.ndim != 1 or min(len(narrow), len(wide)) < 3:
        return "too_short"
    if not (np.all(np.abs(narrow) <= 1e6) and np.all(np.abs(wide) <= 1e6)):
        return "No number may be larger than 1,000,000 in size"
    if max(abs(float(np.mean(batch - batch.mean()))) for batch in (narrow, wide)) >= 0.001:
        return "The mean of (x - μ) is not below 0.001: rounding is at work; take smaller numbers"
    if np.ptp(narrow) == 0:
        return "no_spread"
    if wide.std() >= 100 * narrow.std():
        return None
    return "swapped" if narrow.std() >= 100 * wide.std() else "too_alike"


@misconception("All numbers of the first batch are equal, so its true deviation is 0. Give it a little spread.")
def no_spread():
    return [5.0, 5.0, 5.0], [-100.0, 0.0, 100.0]


@misconception(
    "The true deviations of the two batches are less than 100 times apart. Pull the wide one wider, or the narrow one together."
)
def too_alike():
    return [1.0, 2.0, 3.0], [10.0, 20.0, 30.0]


@misconception("The right batches in the wrong order: the narrow one comes first.")
def swapped():
    return [-100.0, 0.0, 100.0], [4.9, 5.0, 5.1]


@misconception("Each batch should be a list of at least three numbers.")
def too_short():
    return [1.0, 2.0], [100.0, 900.0]


hints = (
    "Take any three numbers, subtract their mean from each, and add up what is left. What do you get, and why?",
    "Deviations above the mean and below it cancel. So the first condition is met by (nearly) every batch.",
    "All the work is in the second condition: one batch with small distances to its mean, one with distances 100 times as large.",
    "A twin: 1, 2, 6 has the mean 3; the differences -2, -1, 3 add up to 0, while their squares 4, 1, 9 have the mean 4.67 and σ is 2.16.",
)


exercise = Exercise(
    refute_std_formula,
    cases,
    points=1,
    hints=hints,
    misconceptions=(no_spread, too_alike, swapped, too_short),
    verify=verify,
    kind="myth",
)
