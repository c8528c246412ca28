"""Myth: gradient descent goes in the right direction, only slowly."""

import numpy as np

from autograder.exercise import Exercise, misconception


def myth_points_to_minimum():
    """Often said: "the negative gradient points to the minimum."

    On the valley f(x, y) = (x² + 25 y²) / 2 the minimum is at (0, 0).
    The gradient at (x, y) is (x, 25 y).
    Refute it: return a point (x, y), as a tuple, where the direction of steepest descent,
    (-x, -25 y), differs from the direction to the minimum, (-x, -y), by more than 60 degrees.

    Returns: a tuple of two numbers
    """
    return (5.0, 1.0)


def cases(rng):
    yield ()


def verify(point):
    x, y = (float(v) for v in point)
    if not np.all(np.isfinite([x, y])):
        return "Both numbers have to be finite"
    if x == 0 and y == 0:
        return "the_minimum_itself"
    size = max(abs(x), abs(y))
    x, y = x / size, y / size  # the angle stays, and squares of huge or tiny numbers stay finite
    cosine = (x * x + 25 * y * y) / (np.hypot(x, 25 * y) * np.hypot(x, y))
    angle = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    if angle > 60:
        return None
    if angle < 1e-6:
        return "on_an_axis"
    if abs(y) >= abs(x):
        return "too_high_up_the_wall"
    return f"At your point the two directions differ by {angle:.1f} degrees. More than 60 are asked"


@misconception("At the minimum there is no direction: the gradient is 0, and you have already arrived. Choose another point.")
def the_minimum_itself():
    return (0.0, 0.0)


@misconception("On the axes the statement is true: there one of the two numbers is 0, and the descent points straight to the "
               "minimum. Leave the axes.")  # fmt: skip
def on_an_axis():
    return (1.0, 0.0)


@misconception("The two directions differ there, but by less than 60 degrees: so far up the wall, the minimum lies mostly "
               "below you. Choose a point that is further out along the valley than across it.")  # fmt: skip
def too_high_up_the_wall():
    return (1.0, 1.0)


exercise = Exercise(
    myth_points_to_minimum,
    cases,
    points=1,
    hints=(
        "Draw the long valley of this function. Where would a ball roll first, and where does the minimum lie?",
        "The slope across the valley counts 25 times. A small y is enough to turn the gradient away from the valley's axis.",
        "The angle is largest somewhere between x = y and y = 0. Compute both directions at (10, 1), then at (3, 1).",
        "A twin: for f = (x² + 9 y²)/2 at (3, 1) the directions are (-3, -9) and (-3, -1): the cosine is 18 / (9.49 · 3.16) = "
        "0.6, which is 53 degrees.",
    ),
    misconceptions=(the_minimum_itself, on_an_axis, too_high_up_the_wall),
    verify=verify,
    kind="myth",
)
