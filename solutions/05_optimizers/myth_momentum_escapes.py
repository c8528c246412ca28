"""Myth: momentum carries you over local minima."""

import numpy as np

import nnref
from autograder.exercise import Exercise, misconception


def myth_momentum_escapes():
    """Often said: "with momentum the ball rolls over local minima."

    The surface SURFACES["minima"] has a deep minimum near (-1.2, -0.8), with a loss of
    about -0.90, and a shallow one near (1.2, 0.8), with about -0.50.
    Return a start (x, y), both between -2.5 and 2.5 and at least 0.5 away from (1.2, 0.8),
    from which 500 steps of momentum_step with lr = 0.05 and momentum = 0.9 end in the
    SHALLOW minimum: the loss at the end lies above -0.6.

    Returns: a tuple of two numbers
    """
    return 2.0, 1.5


def cases(rng):
    yield ()


def verify(start):
    start = np.array([float(c) for c in start])
    if start.shape != (2,) or not np.all(np.isfinite(start)):
        return "Two finite numbers are asked"
    if np.abs(start).max() > 2.5:
        return "outside_the_picture"
    if np.hypot(*(start - np.array([1.2, 0.8]))) < 0.5:
        return "starts_there"
    surface = nnref.SURFACES["minima"]
    w, v = start.copy(), np.zeros(2)
    for _ in range(500):
        v = 0.9 * v + surface.gradient(w)
        w = w - 0.05 * v
    return None if surface(w) > -0.6 else "rolls_to_the_deep_one"


@misconception("This start lies outside the square from -2.5 to 2.5. Choose one inside.")
def outside_the_picture():
    return 5.0, 5.0


@misconception(
    "You start in the shallow minimum, with no speed, so it stays there. Start at least 0.5 away, so that the ball "
    "arrives rolling."
)
def starts_there():
    return 1.2, 0.8


@misconception("From there the ball reaches the deep minimum. Try a start on the far side of the shallow one.")
def rolls_to_the_deep_one():
    return -2.0, 0.0


exercise = Exercise(
    myth_momentum_escapes,
    cases,
    points=1,
    hints=(
        "Draw the surface with plots.contours(SURFACES['minima']). From where does the slope lead into the shallow minimum?",
        "The ball loses a tenth of its velocity at every step. How much is left when it has to climb out again?",
        "Write the loop with momentum_step in a cell and try a few starts on the side of the shallow minimum that lies away "
        "from the deep one.",
        "A twin on a line: a ball that rolls from a hill of height 1 into a hollow of depth 2 needs to keep two thirds of its "
        "energy to leave it. "
        "With friction it comes to rest at the bottom.",
    ),
    misconceptions=(outside_the_picture, starts_there, rolls_to_the_deep_one),
    verify=verify,
    kind="myth",
)
