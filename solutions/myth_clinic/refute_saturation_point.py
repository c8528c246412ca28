"""Myth 45: where a sigmoid saturates."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_saturation_point():
    """Often said: "the gradient of a sigmoid vanishes for inputs near 0 or 1".

    Return `(lively, silent)`, two inputs z:
    - `lively` is at most 0.5 away from 0 or from 1, and the slope of the sigmoid there
      is above 0.15;
    - `silent` is more than 2 away from both, and the slope there is below 0.01.

    Returns: a tuple of two numbers
    """
    return 0.0, 6.0


def cases(rng):
    yield case(label="the slopes at your two inputs")


def verify(value):
    """σ'(z) = σ(z)(1 - σ(z)), in a form that does not overflow."""
    try:
        lively, silent = (float(z) for z in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two numbers is asked, (lively, silent)"
    if not (np.isfinite(lively) and np.isfinite(silent)):
        return "Both inputs have to be ordinary numbers"
    slope = [float(np.exp(-abs(z)) / (1 + np.exp(-abs(z))) ** 2) for z in (lively, silent)]
    near = [min(abs(z), abs(z - 1)) for z in (lively, silent)]
    if near[0] <= 0.5 and slope[0] > 0.15 and near[1] > 2 and slope[1] < 0.01:
        return None
    if near[1] <= 0.5 and slope[0] < 0.01:
        return "swapped"
    if near[0] > 0.5:
        return "lively_too_far"
    if near[1] <= 2:
        return "output_for_input"
    if slope[1] >= 0.01:
        return "not_silent_yet"
    return f"At {lively:g} the slope is {slope[0]:.3g}; more than 0.15 is asked"


@misconception(
    "The second number is at most 2 away from 0 or 1. Near these lies the OUTPUT when the unit is saturated. Which INPUT gives such an output?"
)
def output_for_input():
    return 0.5, 0.99


@misconception("The two are the wrong way round: the first should have a slope that is alive, the second one that is nearly 0.")
def swapped():
    return 8.0, 0.5


@misconception(
    "The second input is far from 0 and 1, but the sigmoid still has a slope of 0.01 or more there. Go farther out, to either side."
)
def not_silent_yet():
    return 0.5, 3.5


@misconception("The first input should lie near 0 or 1 (at most 0.5 away): the saying claims that the gradient vanishes there.")
def lively_too_far():
    return -2.0, 9.0


hints = (
    "Where is the sigmoid steepest? Is that an input near 0 or far from it?",
    "The slope is σ(z)(1 - σ(z)). It is small when the OUTPUT σ(z) is near 0 or 1. Which inputs give such outputs?",
    "Compute σ(z)(1 - σ(z)) for z = 0, 2, 4, 6 in a cell.",
    "A twin for tanh, with the slope 1 - tanh²: at the input 0 it is 1; at the input 4 it is 0.0013, and the output there is 0.9993.",
)


exercise = Exercise(
    refute_saturation_point,
    cases,
    points=1,
    hints=hints,
    misconceptions=(output_for_input, swapped, not_silent_yet, lively_too_far),
    verify=verify,
    kind="myth",
)
