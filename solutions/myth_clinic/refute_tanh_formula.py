"""Myth 1: the formula of tanh with its fraction turned over."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_tanh_formula():
    """Often said: "tanh z = (eᶻ + e⁻ᶻ) / (eᶻ - e⁻ᶻ)".

    Return a number z, not 0 and between -5 and 5, at which the printed formula is more
    than 1 away from the true hyperbolic tangent, np.tanh(z).

    Returns: a number
    """
    return 0.5


def cases(rng):
    yield case(label="your z")


def verify(value):
    """The fraction turned over is 1 / tanh."""
    try:
        z = float(value)
    except (TypeError, ValueError, OverflowError):
        return "One number is asked, such as 2.5"
    if z == 0:
        return "at_zero"
    if not abs(z) <= 5:
        return "beyond_five"
    if abs(1 / np.tanh(z) - np.tanh(z)) > 1:
        return None
    return "too_far_out"


@misconception(
    "At 0 the printed formula divides by 0: no number comes out that could be compared. Stay close to 0, but not on it."
)
def at_zero():
    return 0.0


@misconception(
    "Out there the two formulas agree almost: e⁻ᶻ hardly counts, and both give nearly 1 (or -1). Look where e⁻ᶻ and eᶻ are alike."
)
def too_far_out():
    return 3.0


@misconception("z has to lie between -5 and 5. Farther out the two formulas agree anyway.")
def beyond_five():
    return 40.0


hints = (
    "Between which two numbers does tanh lie? Does the printed formula stay between them?",
    "Write the printed formula in a cell and try z = 3, 2 and 1. In which direction does the difference grow?",
    "The denominator eᶻ - e⁻ᶻ is small where eᶻ and e⁻ᶻ are almost equal. For which z is that?",
    "A twin: at z = 1 the printed formula gives 3.086 / 2.350 = 1.313, and tanh(1) is 0.762. That differs by 0.55: not enough yet.",
)


exercise = Exercise(
    refute_tanh_formula,
    cases,
    points=1,
    hints=hints,
    misconceptions=(at_zero, too_far_out, beyond_five),
    verify=verify,
    kind="myth",
)
