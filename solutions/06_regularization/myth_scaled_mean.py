"""Myth: "scaling to -1 … 1 gives the mean 0"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_scaled_mean():
    """Often said: "scale each feature to -1 … 1, so that 0 is the mean".

    That mixes two recipes. Normalizing to a range maps the smallest value to -1 and the
    largest to 1; standardizing maps the mean to 0 and the standard deviation to 1.

    Return a feature, a list or an array of at least 3 numbers, whose mean after scaling
    to the range -1 … 1 is above 0.5.

    Returns: a list of numbers, or an array with one axis
    """
    return [0.0, 9.0, 10.0, 10.0, 10.0]


def cases(rng):
    yield case(label="your feature")


def verify(value):
    """The mean of the feature, scaled to -1 … 1, is above 0.5."""
    x = np.asarray(value, dtype=float)
    if x.ndim != 1 or not (np.abs(x) < 1e100).all():
        return "Return a list of ordinary numbers."
    if len(x) < 3:
        return "too_few"
    if np.ptp(x) == 0:
        return "all_equal"
    mean = float(np.mean(2 * (x - x.min()) / np.ptp(x) - 1))
    if mean > 0.5:
        return None
    if mean < -0.5:
        return "wrong_side"
    return (
        "evenly_spread"
        if abs(mean) < 1e-9
        else f"scaled to -1 … 1 the mean of your feature is {mean:.3g}, and more than 0.5 is asked; more of the values should lie near the top"
    )


hints = (
    "The scaling looks at two of the numbers only. Which ones?",
    "Where do all the other numbers have to lie, so that the mean comes close to the top?",
    "One outlier at the bottom holds the range wide open; all the others can sit near the other end.",
    "A twin for the other side: [0, 0, 0, 8] becomes [-1, -1, -1, 1], with the mean -0.5.",
)


@misconception(
    "Your values lie evenly on both sides, so the mean is 0 after scaling. That happens, but it is not the rule: move one side."
)
def evenly_spread():
    return [0.0, 5.0, 10.0]


@misconception("The mean is far from 0, but on the other side, below -0.5. Put the many values near the largest one.")
def wrong_side():
    return [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 10.0]


@misconception("All values are equal: the range has the width 0, and the scaling divides by it.")
def all_equal():
    return [4.0, 4.0, 4.0]


@misconception("Fewer than three numbers: two always become -1 and 1. Return at least three.")
def too_few():
    return [1.0, 2.0]


exercise = Exercise(
    myth_scaled_mean,
    cases,
    points=1,
    hints=hints,
    misconceptions=(evenly_spread, wrong_side, all_equal, too_few),
    verify=verify,
    kind="myth",
)
