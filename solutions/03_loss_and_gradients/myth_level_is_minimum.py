"""Myth: where the derivative is 0, the loss is at a minimum."""

import numpy as np

from autograder.exercise import Exercise, misconception


def myth_level_is_minimum():
    """Often said: "when the gradient is zero, the loss is at a minimum."

    The surface f(x, y) = cos x + cos y has the gradient (-sin x, -sin y).
    Refute the statement: return a point (x, y), as a tuple,
    where both entries of the gradient are 0 (to 6 digits)
    and which is no minimum, because f is lower at places right beside it.

    Returns: a tuple of two numbers
    """
    return (0.0, np.pi)


def cases(rng):
    yield ()


def verify(point):
    x, y = (float(v) for v in point)
    if not np.all(np.isfinite([x, y])):
        return "Both numbers have to be finite"
    if max(abs(np.sin(x)), abs(np.sin(y))) > 1e-6:
        if max(abs(np.sin(x)), abs(np.sin(y))) < 0.01:
            return "too_few_digits"
        if abs(np.cos(x) + np.cos(y)) < 1e-6:
            return "value_zero"
        return "not_level"
    if np.cos(x) < 0 and np.cos(y) < 0:
        return "the_minimum"
    return None


@misconception("That is a minimum: both cosines are -1 there, and every step leads up. Look for a level place that is a summit "
               "or a pass.")  # fmt: skip
def the_minimum():
    return (np.pi, np.pi)


@misconception(
    "Almost level: a place with few digits, such as 3.14, leaves a slope of about 0.002. NumPy knows the number as np.pi."
)
def too_few_digits():
    return (3.14, 0.0)


@misconception("There the value of f is 0, not its slope. Level means: -sin x and -sin y are both 0.")
def value_zero():
    return (np.pi / 2, np.pi / 2)


@misconception("The surface is not level there: at least one of sin x and sin y is not 0.")
def not_level():
    return (1.0, 1.0)


exercise = Exercise(
    myth_level_is_minimum,
    cases,
    points=1,
    hints=(
        "At which x is sin x equal to 0? There are many.",
        "For x and y separately: is the cosine at such a place at its top, 1, or at its bottom, -1?",
        "A summit is level. So is a pass between two summits, which is a top in one direction and a bottom in the other.",
        "A twin: for f = x² - y² the gradient (2x, -2y) is 0 at (0, 0), yet f(0, 0.1) = -0.01 is lower.",
    ),
    misconceptions=(the_minimum, too_few_digits, value_zero, not_level),
    verify=verify,
    kind="myth",
)
