"""Myth 58: what makes gradients explode."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_weights_below_one():
    """Often said: "as long as all weights are smaller than 1, no gradient can explode".

    A recurrent network with two linear units uses the same matrix W (2, 2) in every step,
    so that a gradient that goes back through 50 steps is multiplied by W 50 times.

    Return W with no entry larger than 0.9 in size, such that some entry of the product
    of 50 such matrices is larger than 1,000 in size.

    Returns: a list of two rows of two numbers
    """
    return [[0.9, 0.9], [0.9, 0.9]]


def cases(rng):
    yield case(label="your matrix, 50 times")


def verify(value):
    """Multiply, and look at the largest entry."""
    try:
        W = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "Two rows of two numbers are asked"
    if W.shape != (2, 2) or not np.isfinite(W).all():
        return "Two rows of two ordinary numbers are asked"
    if np.abs(W).max() > 0.9:
        return "entries_too_large"
    if np.abs(np.linalg.matrix_power(W, 50)).max() > 1000:
        return None
    if W[0, 1] == 0 and W[1, 0] == 0:
        return "units_alone"
    if np.abs(np.linalg.matrix_power(np.abs(W), 50)).max() > 1000:
        return "signs_cancel"
    return "not_enough_together"


@misconception("An entry is larger than 0.9 in size. The point is that small weights are enough.")
def entries_too_large():
    return [[2.0, 0.0], [0.0, 2.0]]


@misconception(
    "Each unit feeds itself alone, and then the saying is right: 0.9 fifty times is 0.005. Let the units feed each other."
)
def units_alone():
    return [[0.9, 0.0], [0.0, 0.9]]


@misconception("The sizes would do, but the signs let the two ways cancel each other. Which signs let them add up?")
def signs_cancel():
    return [[0.9, -0.9], [0.9, -0.9]]


@misconception(
    "Taken together the weights are still too weak: 50 steps do not make a thousandfold of anything. By which factor does one step "
    "stretch a vector such as (1, 1), and what is the 50th power of this factor?"
)
def not_enough_together():
    return [[0.4, 0.4], [0.4, 0.4]]


hints = (
    "Multiply W by itself once, by hand. An entry of the product is a sum of two products. When is it larger than the entries of W?",
    "Two units that feed each other: how much does each of them receive, if both send 1?",
    "What counts is by how much W stretches a vector such as (1, 1). It has to be stretched by about 1.17 or more in every step.",
    "A twin with three units and all weights 0.5: (1, 1, 1) becomes (1.5, 1.5, 1.5), and after 20 steps it has grown 3,325-fold.",
)


exercise = Exercise(
    refute_weights_below_one,
    cases,
    points=2,
    hints=hints,
    misconceptions=(entries_too_large, units_alone, signs_cancel, not_enough_together),
    verify=verify,
    kind="myth",
)
