"""Exercise: the gradient of the L2 penalty, lam times the weight."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def l2_gradient(weights, lam):
    """The gradient of the L2 penalty: one array for each array of weights.

    d/dw (lam/2 * w²) = lam * w

    By hand: for weights [[2, -4]] and lam = 0.5 the gradient is [[1, -2]]. A weight of
    0 gets the gradient 0.

    Each array of the result has the shape of its weights. The weights themselves stay
    as they are.

    Returns: a list of arrays, as long as `weights`
    """
    return [lam * w for w in weights]


def layers(rng, *shapes):
    found = [rng.normal(size=shape) for shape in shapes]
    for w in found:
        w.flat[0] = 0.0
    return found


def cases(rng):
    yield case([np.array([[2.0, -4.0], [0.0, 6.0]])], 0.5, label="one layer, by hand: [[1, -2], [0, 3]]")
    yield case(layers(rng, (3, 4), (4, 2)), 0.3, label="layers of 3 by 4 and 4 by 2 weights")
    yield case(layers(rng, (4, 3), (3, 3), (3, 1)), 1e-3, label="three layers, a small lam", atol=0.0)
    yield case(layers(rng, (3, 2), 5), 2.5, label="a matrix and a vector")
    yield case(layers(rng, (2, 3)), 0.0, label="lam 0: no pull")


hints = (
    "The penalty of one weight is lam/2 * w². What is its derivative?",
    "Every weight has its own derivative, so the result has as many numbers as there are weights. How are they arranged?",
    "The 2 of the derivative and the half of the penalty cancel. Do this for each array, and collect the arrays in a list.",
    "A twin: the penalty 5 w² has the gradient 10 w. For the weights [1, -3] that is [10, -30].",
)


@misconception(
    "Your gradient is twice what is asked. The derivative of w² brings a 2, and the half in lam/2 takes it away again."
)
def half_forgotten(weights, lam):
    return [2 * lam * w for w in weights]


@misconception(
    "Your gradient is half of what is asked: the half of the penalty is still there, but the 2 of the derivative is not."
)
def two_forgotten(weights, lam):
    return [0.5 * lam * w for w in weights]


@misconception(
    "The sign is turned round. The gradient points to where the penalty grows, away from 0; the optimizer subtracts it later."
)
def descent_direction(weights, lam):
    return [-lam * w for w in weights]


@misconception("Every entry has the size lam: that is the gradient of the L1 penalty. Under L2 a larger weight is pulled harder.")
def l1_pull(weights, lam):
    return [lam * np.sign(w) for w in weights]


@misconception(
    "The weights are squared in your gradient, so that a weight of -4 is pulled the wrong way. The derivative of w² has no square."
)
def still_squared(weights, lam):
    return [lam * w**2 for w in weights]


@misconception("You divided by the number of weights. The penalty is a sum, and each weight has its full derivative.")
def divided_by_size(weights, lam):
    return [lam * w / w.size for w in weights]


@misconception("One number came for each layer. The gradient has one number for each weight: leave the sum out.")
def summed(weights, lam):
    return [lam * np.sum(w) for w in weights]


@misconception("Your arrays are the weights after a step, w - lam * w. Only the gradient is asked; the step is the optimizer's.")
def step_taken(weights, lam):
    return [w - lam * w for w in weights]


@misconception("lam is missing: with lam = 0 nothing may pull at the weights.")
def lam_forgotten(weights, lam):
    return [w.copy() for w in weights]


@misconception("You divided each array by its length. That is the derivative of the length; the penalty has its square.")
def unit_length(weights, lam):
    return [lam * w / np.linalg.norm(w) for w in weights]


exercise = Exercise(
    l2_gradient,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        half_forgotten,
        two_forgotten,
        descent_direction,
        l1_pull,
        still_squared,
        divided_by_size,
        summed,
        step_taken,
        lam_forgotten,
        unit_length,
    ),
)
