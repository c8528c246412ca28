"""Myth 86: Adam is SGD with momentum."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_adam_is_momentum():
    """Often said: "Adam is SGD with momentum, and a rate that adapts itself a little".

    Two weights receive the same gradients under two optimizers. Momentum: v = 0.9 v + g,
    step -0.01 v. Adam: lr 0.01, betas 0.9 and 0.999, eps 1e-8, bias-corrected.
    Memories start at 0.

    Return a list of gradients (K, 2), with K from 1 to 100 and entries between -1,000,000
    and 1,000,000, after which the two optimizers' LAST steps point in directions more
    than 30 degrees apart.

    Returns: a list of K pairs of numbers
    """
    return [[100.0, 1.0]]


def cases(rng):
    yield case(label="the last step of both optimizers on your gradients")


def verify(value):
    """Run both rules, and measure the angle between their last steps."""
    try:
        g = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of pairs of numbers is asked, such as [[1, 2], [3, 4]]"
    if g.ndim != 2 or g.shape[1] != 2 or not 1 <= len(g) <= 100 or not np.all(np.abs(g) <= 1e6):
        return "From 1 to 100 pairs of numbers are asked, all between -1,000,000 and 1,000,000"
    if not g.any():
        return "All gradients are 0, so that neither optimizer moves"
    v, m, s = np.zeros(2), np.zeros(2), np.zeros(2)
    for t, row in enumerate(g, start=1):
        v = 0.9 * v + row
        m, s = 0.9 * m + 0.1 * row, 0.999 * s + 0.001 * row**2
        adam = m / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
    lengths = float(np.hypot(*v) * np.hypot(*adam))
    if lengths == 0:
        return "After these gradients one of the last steps is 0, and has no direction"
    angle = float(np.degrees(np.arccos(np.clip(v @ adam / lengths, -1, 1))))
    if angle > 30:
        return None
    size = np.abs(g).max(axis=0)
    if size.min() == 0:
        return "one_axis"
    if size.max() < 1e-6:
        return (
            "So small gradients are no match for Adam's eps of 1e-8, which then decides in place of their sizes. Take larger ones"
        )
    return "equal_entries" if angle < 3 and size.max() < 1.2 * size.min() else "too_alike"


@misconception(
    "Both weights get gradients of the same size, and then both optimizers go the same way. Make the two entries unequal."
)
def equal_entries():
    return [[5.0, 5.0], [5.0, 5.0]]


@misconception(
    "One weight's gradient is always 0, so both optimizers move along the other axis. Give both weights something, but not equally much."
)
def one_axis():
    return [[3.0, 0.0]]


@misconception("The two last steps are 30 degrees apart at most. How unequal do the two entries have to be?")
def too_alike():
    return [[2.0, 1.0]]


hints = (
    "What does the very first step of Adam look like, for a gradient of 100 and for one of 1?",
    "Adam divides each entry by the size it usually has. What is left of their proportion? And what does momentum do with it?",
    "On the first step Adam moves all weights by (nearly) the same amount, lr. Momentum moves them in proportion to the gradient.",
    "A twin: for the gradient (4, 3) momentum points along (4, 3), at 37 degrees, and Adam along (1, 1), at 45: 8 degrees apart.",
)


exercise = Exercise(
    refute_adam_is_momentum,
    cases,
    points=2,
    hints=hints,
    misconceptions=(equal_entries, one_axis, too_alike),
    verify=verify,
    kind="myth",
)
