"""Exercise: the L2 penalty, half the sum of the squared weights."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def l2_penalty(weights, lam):
    """The number that is added to the loss to make large weights expensive.

    penalty = lam/2 * Σ w², the sum over every entry of every array in the list

    By hand: weights [[1, 2], [0, -3]] and [[2]] have the squares 1, 4, 0, 9 and 4,
    together 18. With lam = 0.1 the penalty is 0.05 * 18 = 0.9.

    The list holds the weight arrays of all layers, of any shapes. Biases are not in it.

    Returns: a float
    """
    return 0.5 * lam * float(sum(np.sum(w**2) for w in weights))


def layers(rng, *shapes):
    return [rng.normal(size=shape) for shape in shapes]


def cases(rng):
    yield case([np.array([[1.0, 2.0], [0.0, -3.0]]), np.array([[2.0]])], 0.1, label="two layers, by hand: 0.9")
    yield case(layers(rng, (3, 4), (4, 2)), 0.3, label="layers of 3 by 4 and 4 by 2 weights")
    yield case(layers(rng, (2, 5)), 2.0, label="one layer of 2 by 5")
    yield case(layers(rng, (4, 3), (3, 3), (3, 1)), 1e-4, label="three layers, a small lam", atol=0.0)
    yield case(layers(rng, (3, 2), 5), 0.7, label="a matrix and a vector")
    yield case(layers(rng, (3, 2), (2, 4)), 0.0, label="lam 0: no penalty")


hints = (
    "How many numbers should come out, for a network with three layers? One for each layer, or one in all?",
    "A weight of -3 and a weight of 3 should cost the same. What does that say about the order of squaring and adding?",
    "First the sum of the squares of one array, then the sum of these sums. lam and the half come last.",
    "A twin: the weights 3 and 4 in one array with lam = 2 have the squares 9 and 16, so the penalty is 2/2 * 25 = 25.",
)


@misconception(
    "Your penalty is twice what is asked: the half in lam/2 is missing. It is there so that the derivative is lam * w."
)
def half_forgotten(weights, lam):
    return lam * float(sum(np.sum(w**2) for w in weights))


@misconception(
    "The weights 1 and -1 cancel in your sum, and they should cost the same twice. The weights are added without being squared first."
)
def not_squared(weights, lam):
    return 0.5 * lam * float(sum(np.sum(w) for w in weights))


@misconception(
    "You took the mean of the squares. The penalty is a sum: every weight pays its own price, however many others there are."
)
def mean_of_squares(weights, lam):
    return 0.5 * lam * float(sum(np.mean(w**2) for w in weights))


@misconception(
    "You divided by the number of all weights. The penalty is a sum over the weights; only the loss is a mean, over the examples."
)
def mean_over_all(weights, lam):
    return 0.5 * lam * float(sum(np.sum(w**2) for w in weights)) / sum(w.size for w in weights)


@misconception(
    "A root is taken: you add the lengths of the arrays, not their squares. np.linalg.norm gives the square root of the sum of squares."
)
def norm_not_squared(weights, lam):
    return 0.5 * lam * float(sum(np.linalg.norm(w) for w in weights))


@misconception(
    "np.linalg.norm(w, 2) of a matrix is its largest singular value, not the root of the sum of squares. Use the entries themselves."
)
def spectral_norm(weights, lam):
    return 0.5 * lam * float(sum(np.linalg.norm(w, 2) ** 2 for w in weights))


@misconception("The weights of each array are added first and squared then: 1 and -1 cancel. Square every single weight first.")
def square_of_the_sum(weights, lam):
    return 0.5 * lam * float(sum(np.sum(w) ** 2 for w in weights))


@misconception("Only the first array of the list counts in your penalty. The sum runs over the weights of all layers.")
def first_layer_only(weights, lam):
    return 0.5 * lam * float(np.sum(weights[0] ** 2))


@misconception("Only the last array of the list counts: the sum is overwritten in every turn of the loop, or returned too early.")
def last_layer_only(weights, lam):
    return 0.5 * lam * float(np.sum(weights[-1] ** 2))


@misconception("lam stands nowhere in your result: with lam = 0 the penalty has to be 0.")
def lam_forgotten(weights, lam):
    return 0.5 * float(sum(np.sum(w**2) for w in weights))


@misconception("You added the sizes of the weights: that is the L1 penalty. Here each weight is squared.")
def absolute_values(weights, lam):
    return 0.5 * lam * float(sum(np.sum(np.abs(w)) for w in weights))


exercise = Exercise(
    l2_penalty,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        half_forgotten,
        not_squared,
        mean_of_squares,
        mean_over_all,
        norm_not_squared,
        spectral_norm,
        square_of_the_sum,
        first_layer_only,
        last_layer_only,
        lam_forgotten,
        absolute_values,
    ),
)
