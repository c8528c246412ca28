"""Myth: "clipping only makes the gradient shorter"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_clipping_shortens():
    """Often said: "clipping caps the gradient, it only makes it shorter".

    Clipping by value with the limit 1 cuts each entry to the range from -1 to 1.

    Return a gradient of two entries, as a list or an array, whose DIRECTION turns by more
    than 30 degrees when it is clipped so.

    Returns: two numbers
    """
    return [10.0, 1.0]


def cases(rng):
    yield case(label="your gradient")


def verify(gradient):
    g = np.array([float(entry) for entry in gradient])
    if g.shape != (2,) or not np.isfinite(g).all() or np.abs(g).max() > 1e100:
        return "two ordinary numbers are asked"
    if not g.any():
        return "a gradient of length 0 has no direction"
    cut = np.clip(g, -1, 1)
    cosine = float(cut @ g / (np.linalg.norm(cut) * np.linalg.norm(g)))
    angle = np.degrees(np.arccos(min(1.0, cosine)))
    if angle > 30:
        return None
    if np.abs(g).max() <= 1:
        return "within_the_limit"
    if abs(g[0]) == abs(g[1]):
        return "both_cut_alike"
    if not g.all():
        return "along_one_axis"
    return f"the direction turns by {angle:.0f} degrees; more than 30 are asked"


hints = (
    "Draw the square from -1 to 1. Clipping by value moves a point outside to the square, entry by entry. Which points move aslant?",
    "One entry has to be cut, the other one not: then the two change in different proportion.",
    "The clipped gradient is [1, something]. From where must it have come, so that it pointed almost along the first axis before?",
    "A twin with the limit 2: [8, 2] becomes [2, 2]. Before, it pointed 14 degrees upwards, now 45: it turned by 31.",
)


@misconception("Nothing is cut: both entries lie within the limit. At least one has to be larger than 1.")
def within_the_limit():
    return [0.5, -0.5]


@misconception("Both entries are cut by the same factor, so the direction stays. Let one be cut and the other not.")
def both_cut_alike():
    return [10.0, 10.0]


@misconception("The gradient points along an axis, and so does what is left of it. Give the other entry a share.")
def along_one_axis():
    return [10.0, 0.0]


exercise = Exercise(
    myth_clipping_shortens,
    cases,
    points=1,
    hints=hints,
    verify=verify,
    kind="myth",
    misconceptions=(within_the_limit, both_cut_alike, along_one_axis),
)
