"""Myth 56: what clipping by value does to the direction."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_clip_direction():
    """Often said: "clipping only limits the size of a gradient".

    Clipping by VALUE cuts each entry off at -1 and at 1. Return a gradient of two numbers,
    none larger than a billion in size, whose direction turns by more than 30 degrees when
    it is clipped like this.

    Returns: a list of two numbers
    """
    return [100.0, 1.0]


def cases(rng):
    yield case(label="your gradient, before and after")


def verify(value):
    """The angle between the gradient and its clipped self."""
    try:
        g = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of two numbers is asked"
    if g.shape != (2,) or not np.all(np.abs(g) <= 1e9):
        return "A list of two numbers is asked, none larger than a billion in size"
    if np.all(np.abs(g) <= 1):
        return "nothing_clipped"
    cut = np.clip(g, -1, 1)
    angle = float(np.degrees(np.arccos(np.clip(g @ cut / (np.hypot(*g) * np.hypot(*cut)), -1, 1))))
    if angle > 30:
        return None
    if np.any(g == 0):
        return "along_an_axis"
    return "on_the_diagonal" if abs(abs(g[0]) - abs(g[1])) < 1e-9 * np.abs(g).max() else "turns_too_little"


@misconception("Both entries lie between -1 and 1, so that nothing is cut off, and nothing turns.")
def nothing_clipped():
    return [0.5, 0.2]


@misconception("Both entries are cut by the same share, and so the direction stays. Make them unequal.")
def on_the_diagonal():
    return [50.0, 50.0]


@misconception("One entry is 0: the gradient lies on an axis and stays there. Give the other entry something too.")
def along_an_axis():
    return [50.0, 0.0]


@misconception(
    "It turns, but by 30 degrees at most. One entry should lose a large share of itself, the other one little or nothing."
)
def turns_too_little():
    return [2.0, 1.0]


hints = (
    "When are both entries cut in the same proportion, so that the direction stays? Avoid that.",
    "Which direction has the clipped gradient, when both entries are above 1? And the gradient itself may point almost along an axis.",
    "Clipped, two entries of 1 or more point at 45 degrees. The gradient itself should lie well below 15 degrees, or above 75.",
    "A twin: (3, 1) lies at 18.4 degrees; clipped it is (1, 1), at 45 degrees. It has turned by 26.6 degrees.",
)


exercise = Exercise(
    refute_clip_direction,
    cases,
    points=1,
    hints=hints,
    misconceptions=(nothing_clipped, on_the_diagonal, along_an_axis, turns_too_little),
    verify=verify,
    kind="myth",
)
