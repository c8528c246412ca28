"""Myth 26: a network without biases can do the same."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_no_bias():
    """Often said (or printed, as z = X W without a b): "the biases may be left out".

    Think of ReLU networks of any depth and width, with a linear output and NO biases.
    Return `(X, t)`: two rows of two inputs, X (2, 2), and two targets t (2,), all numbers
    between -100 and 100, such that none of these networks, whatever its weights, comes
    closer than 0.1 to BOTH targets.

    Returns: a tuple of two lists (or arrays)
    """
    return [[0.0, 0.0], [1.0, 1.0]], [1.0, 0.0]


def cases(rng):
    yield case(label="your two rows and targets")


def verify(value):
    """Without biases y(c x) = c y(x) for every c >= 0: only rows on one ray from the origin are tied to each other."""
    try:
        X, t = (np.asarray(part, dtype=float) for part in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple (X, t) of numbers is asked: X with two rows of two inputs, t with two targets"
    if X.shape != (2, 2) or t.shape != (2,):
        return f"X should have the shape (2, 2) and t (2,); yours are {X.shape} and {t.shape}"
    if not (np.abs(X).max() <= 100 and np.abs(t).max() <= 100):
        return "All numbers have to lie between -100 and 100"
    length = np.hypot(X[:, 0], X[:, 1])
    if np.any((length == 0) & (np.abs(t) >= 0.1)):
        return None
    if np.any(length == 0):
        return "zero_wants_zero"
    cosine = float(X[0] @ X[1] / (length[0] * length[1]))
    if abs(cosine) < 1 - 1e-12:
        return "free_directions"
    if cosine < 0:
        return "opposite_rows"
    c = float(length[1] / length[0])
    return None if abs(t[1] - c * t[0]) >= 0.1 * (1 + c) else "targets_in_proportion"


@misconception(
    "The two rows point in different directions, and then weights alone can give each of them any target. Which input can weights "
    "not move at all, or which two inputs are tied to each other?"
)
def free_directions():
    return [[1.0, 0.0], [0.0, 1.0]], [5.0, 5.0]


@misconception(
    "Rows that point in opposite directions are not tied: one ReLU unit sees the first only, another the second only. Look at rows "
    "in the SAME direction."
)
def opposite_rows():
    return [[1.0, 1.0], [-1.0, -1.0]], [1.0, 1.0]


@misconception(
    "The rows lie on one ray, a good idea. But the targets are (nearly) in the same proportion, and that is what a network without "
    "biases gives. Move one target."
)
def targets_in_proportion():
    return [[1.0, 2.0], [2.0, 4.0]], [3.0, 6.0]


@misconception(
    "For the row of zeros a network without biases gives 0, and your target there is 0 too, or within 0.1 of it. Ask for something else there."
)
def zero_wants_zero():
    return [[0.0, 0.0], [1.0, 1.0]], [0.0, 1.0]


hints = (
    "Put an input into the formula relu(x W1) W2 that makes every weight useless. Which one is it?",
    "If there is no bias, what comes out for the input 0, in every layer?",
    "Another way: without biases, what happens to the output when all inputs are doubled?",
    "A twin with one input: without biases relu(2w)·v is twice relu(w)·v. If y(1) is 3, then y(2) has to be 6, so a target of 0 there "
    "is out of reach.",
)


exercise = Exercise(
    refute_no_bias,
    cases,
    points=2,
    hints=hints,
    misconceptions=(free_directions, opposite_rows, targets_in_proportion, zero_wants_zero),
    verify=verify,
    kind="myth",
)
