"""Myth: "the derivative of the sigmoid is x(1 - x)"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_sigmoid_slope():
    """Often said: "the derivative of the sigmoid at x is x * (1 - x)".

    A sigmoid rises everywhere, so its derivative is positive everywhere. Return a
    number x for which the formula x * (1 - x) claims that the sigmoid FALLS, with a
    slope below -1.

    Returns: a number
    """
    return 2.0


def cases(rng):
    yield case(label="your counter-example")


def verify(x):
    if np.shape(x) != ():
        return "One number is asked, the place x"
    x = float(x)
    claimed = x * (1 - x)
    if 0 < x < 1:
        return "between_zero_and_one"
    if claimed == 0:
        return "formula_gives_zero"
    if not np.isfinite(x):
        return "The place x has to be an ordinary number, not inf or nan"
    if claimed >= -1:
        return f"the formula claims a slope of {claimed:.3g} at x = {x:g}: negative, but not below -1. Go a little further"
    return None


hints = (
    "What does x * (1 - x) give for x = 0.5, and what for x = 3?",
    "The formula is a parabola. Where does it cross zero, and what does it do outside?",
    "The rule is right for the OUTPUT of a sigmoid, which always lies between 0 and 1. So try a number that no sigmoid can return.",
    "A twin: tanh'(z) is 1 - y², with y the output. Used on the input z = 3, the rule 1 - z² claims a slope of -8.",
)


@misconception(
    "Between 0 and 1 the formula gives a positive slope, and that refutes nothing. It was made for the outputs of a sigmoid, which lie in "
    "just this interval: go outside."
)
def between_zero_and_one():
    return 0.5


@misconception(
    "At 0 and at 1 the formula claims a slope of exactly 0. That is wrong too (at 0 the slope is 0.25), but a slope below -1 is asked: go "
    "further out."
)
def formula_gives_zero():
    return 0.0


exercise = Exercise(
    myth_sigmoid_slope,
    cases,
    points=1,
    hints=hints,
    misconceptions=(between_zero_and_one, formula_gives_zero),
    verify=verify,
    kind="myth",
)
