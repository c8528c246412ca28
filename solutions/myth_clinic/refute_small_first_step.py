"""Myth 99: what Adam does without its bias correction."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_small_first_step():
    """Often said: "without the bias correction, Adam's first steps would be too small".

    Both memories start at 0, so both are too small at first. Leave the correction out:
    after one gradient g = 1, m = 1 - β₁ and v = 1 - β₂, and the step is lr · m / √v.

    Return `(beta1, beta2)`, both at least 0 and below 1, for which this first step is at
    least TWICE as long as lr.

    Returns: a tuple of two numbers
    """
    return 0.9, 0.999


def cases(rng):
    yield case(label="Adam's first step without the correction")


def verify(value):
    """(1 - β₁) / √(1 - β₂)."""
    try:
        beta1, beta2 = (float(v) for v in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two numbers is asked, (beta1, beta2)"
    if not (0 <= beta1 < 1 and 0 <= beta2 < 1):
        return "Both betas have to be at least 0 and below 1"
    ratio = (1 - beta1) / np.sqrt(1 - beta2)
    if ratio >= 2:
        return None
    if (1 - beta2) / np.sqrt(1 - beta1) >= 2:
        return "swapped"
    if beta1 == 0 and beta2 == 0:
        return "no_memory"
    return "longer_but_not_twice" if ratio > 1 else "really_too_small"


@misconception("With both betas 0 nothing is averaged, and the step is exactly lr: there is nothing to correct.")
def no_memory():
    return 0.0, 0.0


@misconception("For these betas the first step is no longer than lr. Which of the two memories has to be the slower one?")
def really_too_small():
    return 0.9, 0.9


@misconception("The other way round: beta1 belongs to the mean m, beta2 to the mean square v.")
def swapped():
    return 0.999, 0.5


@misconception("Longer than lr, but not twice as long. A still slower memory for the squares, or a faster one for the mean.")
def longer_but_not_twice():
    return 0.9, 0.995


hints = (
    "m is too small by the factor 1 - β₁. By which factor is √v too small? Which of them stands below the fraction bar?",
    "The step is lr · (1 - β₁) / √(1 - β₂). When is this fraction above 1?",
    "You want √(1 - β₂) to be at most half of 1 - β₁. Try the betas that everybody uses.",
    "A twin: β₁ = 0.5 and β₂ = 0.84 give 0.5 / √0.16 = 0.5 / 0.4 = 1.25.",
)


exercise = Exercise(
    refute_small_first_step,
    cases,
    points=1,
    hints=hints,
    misconceptions=(no_memory, really_too_small, swapped, longer_but_not_twice),
    verify=verify,
    kind="myth",
)
