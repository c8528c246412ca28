"""Myth 53: descent gets stuck at saddle points."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_stuck_at_saddle():
    """Often said: "gradient descent gets stuck at saddle points".

    The loss x²/2 - y²/2 + y⁴/4 has a saddle at (0, 0), where it is 0, and two minima at
    (0, 1) and (0, -1), where it is -0.25. Its gradient is (x, y³ - y).

    Return a start (x, y), at most 0.001 away from the saddle, from which 500 steps with
    the rate 0.1 reach a loss below -0.24.

    Returns: a tuple of two numbers
    """
    return 0.0005, 1e-6


def cases(rng):
    yield case(label="500 steps from your start")


def verify(value):
    """500 steps of descent."""
    try:
        x, y = (float(v) for v in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two numbers is asked, (x, y)"
    if not (np.isfinite(x) and np.isfinite(y)):
        return "Two ordinary numbers are asked"
    if x == 0 and y == 0:
        return "on_the_saddle"
    if np.hypot(x, y) > 0.001:
        return "too_far"
    if y == 0:
        return "on_the_ridge"
    for _ in range(500):
        x, y = x - 0.1 * x, y - 0.1 * (y**3 - y)
    loss = x * x / 2 - y * y / 2 + y**4 / 4
    return None if loss < -0.24 else f"After 500 steps the loss is {loss:.3g}: y starts so close to 0 that it needs more steps"


@misconception(
    "Exactly on the saddle the gradient is 0, and nothing moves. How likely is a start at exactly this point? Leave it a little."
)
def on_the_saddle():
    return 0.0, 0.0


@misconception(
    "With y = 0 the gradient has no y-part: descent runs along the ridge into the saddle. Any small push to the side changes that."
)
def on_the_ridge():
    return 0.0008, 0.0


@misconception("The start is more than 0.001 away from the saddle. Come closer: that is what makes the counter-example strong.")
def too_far():
    return 0.1, 0.5


hints = (
    "Write one step for x alone and for y alone, near the saddle where y³ is negligible. What is each multiplied by?",
    "x is multiplied by 0.9 in every step and y by 1.1. Which of the two decides what happens in the end?",
    "1.1 to the power 200 is about 2 · 10⁸. How small may y be at the start?",
    "A twin with the rate 0.5: y is multiplied by 1.5 in every step, so a start at y = 0.0001 leaves the saddle after some 23 steps.",
)


exercise = Exercise(
    refute_stuck_at_saddle,
    cases,
    points=1,
    hints=hints,
    misconceptions=(on_the_saddle, on_the_ridge, too_far),
    verify=verify,
    kind="myth",
)
