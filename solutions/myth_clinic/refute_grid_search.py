"""Myth 102: a grid covers the choices best."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_grid_search():
    """Often said: "a grid covers the space of hyper-parameters best".

    Nine trials, two hyper-parameters, each scaled to 0 … 1. A 3 x 3 grid at 0, 0.5 and 1
    tries three values of each, and leaves gaps of 0.5. Often only ONE of the two matters,
    and nobody knows which.

    Return nine points (9, 2) inside the unit square whose gaps are at most 0.2 in EACH
    coordinate taken alone: sort the nine first coordinates, with 0 and 1 put at the ends,
    and no two neighbours are more than 0.2 apart; the same for the second coordinates.

    Returns: a list of nine pairs of numbers, or an array (9, 2)
    """
    order = [0, 3, 6, 1, 4, 7, 2, 5, 8]
    return [((i + 0.5) / 9, (j + 0.5) / 9) for i, j in enumerate(order)]


def cases(rng):
    yield case(label="the gaps that your nine trials leave")


def verify(value):
    """The largest gap of each coordinate, the two ends included."""
    try:
        points = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "Nine pairs of numbers are asked"
    if points.shape != (9, 2):
        return f"Nine pairs of numbers are asked, an array (9, 2); yours has the shape {points.shape}"
    if not np.all((points >= 0) & (points <= 1)):
        return "All points have to lie inside the unit square, from 0 to 1"
    ends = np.array([[0.0, 0.0], [1.0, 1.0]])
    gaps = np.diff(np.sort(np.concatenate([points, ends]), axis=0), axis=0).max(axis=0)
    if np.all(gaps <= 0.2 + 1e-9):
        return None
    if max(len(np.unique(points[:, k])) for k in (0, 1)) <= 3:
        return "still_a_grid"
    if min(gaps) <= 0.2 + 1e-9:
        return "one_coordinate"
    return "leaves_a_gap"


@misconception(
    "That is a grid again: nine trials, and only three values of each hyper-parameter. Let every trial bring a new value of both."
)
def still_a_grid():
    return [(i / 2, j / 2) for i in range(3) for j in range(3)]


@misconception(
    "One coordinate is covered well, the other is not. Give the nine points nine different values there too, in another order."
)
def one_coordinate():
    return [(i / 8, 0.5) for i in range(9)]


@misconception(
    "In both coordinates a gap of more than 0.2 is left, perhaps at an end: the gaps from 0 to the first and from the last to 1 "
    "count too."
)
def leaves_a_gap():
    return [(0.05 * i, 0.05 * ((2 * i) % 9)) for i in range(9)]


hints = (
    "How many different values of the first coordinate can nine points have? How many has the grid?",
    "Look at one coordinate alone: which nine values leave no gap above 0.2? Take the same nine for the other one.",
    "Use the nine values in their order for the first coordinate, and in ANOTHER order for the second, so that the square is covered too.",
    "A twin with four points: (1/8, 5/8), (3/8, 1/8), (5/8, 7/8), (7/8, 3/8). Each row and each column of a 4 x 4 board holds one point.",
)


exercise = Exercise(
    refute_grid_search,
    cases,
    points=2,
    hints=hints,
    misconceptions=(still_a_grid, one_coordinate, leaves_a_gap),
    verify=verify,
    kind="myth",
)
