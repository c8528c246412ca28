"""Exercise: the L1 penalty, the sum of the sizes of the weights."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def l1_penalty(weights, lam):
    """The number that is added to the loss to make every weight that is not 0 expensive.

    penalty = lam * Σ |w|, the sum over every entry of every array in the list

    By hand: weights [[1, -2], [0, 3]] and [[-4]] have the sizes 1, 2, 0, 3 and 4,
    together 10. With lam = 0.5 the penalty is 5.

    There is no half here: the half of the L2 penalty only served its derivative.

    Returns: a float
    """
    return lam * float(sum(np.sum(np.abs(w)) for w in weights))


def layers(rng, *shapes):
    return [rng.normal(size=shape) for shape in shapes]


def cases(rng):
    yield case([np.array([[1.0, -2.0], [0.0, 3.0]]), np.array([[-4.0]])], 0.5, label="two layers, by hand: 5")
    yield case(layers(rng, (3, 4), (4, 2)), 0.3, label="layers of 3 by 4 and 4 by 2 weights")
    yield case([-np.abs(rng.normal(size=(2, 5)))], 2.0, label="one layer, all weights negative")
    yield case(layers(rng, (4, 3), (3, 3), (3, 1)), 1e-4, label="three layers, a small lam", atol=0.0)
    yield case(layers(rng, (3, 2), 5), 0.7, label="a matrix and a vector")
    yield case(layers(rng, (3, 2), (2, 4)), 0.0, label="lam 0: no penalty")


hints = (
    "Can a penalty be negative? Look at the case in which all weights are.",
    "A weight of -2 costs as much as a weight of 2. At which moment has the sign to disappear: before or after adding?",
    "NumPy has a function for the size of every entry. Sum it over each array, then over the arrays.",
    "A twin: the weights 3 and -4 with lam = 2 have the sizes 3 and 4, so the penalty is 2 * 7 = 14.",
)


@misconception(
    "You took the size of the sum: 1 and -1 cancel before their signs are removed. Take the size of every weight, then add."
)
def size_of_the_sum(weights, lam):
    return lam * float(sum(np.abs(np.sum(w)) for w in weights))


@misconception("Negative weights make your penalty smaller, even below 0. Each weight should cost its size, without its sign.")
def sizes_forgotten(weights, lam):
    return lam * float(sum(np.sum(w) for w in weights))


@misconception("The weights are squared: that is the L2 penalty, without its half. L1 adds the sizes.")
def squares(weights, lam):
    return lam * float(sum(np.sum(w**2) for w in weights))


@misconception("Your penalty is half of what is asked. The half belongs to L2, where it cancels the 2 of the derivative.")
def with_a_half(weights, lam):
    return 0.5 * lam * float(sum(np.sum(np.abs(w)) for w in weights))


@misconception("You took the mean of the sizes. The penalty is a sum: every weight pays its own price.")
def mean_of_sizes(weights, lam):
    return lam * float(sum(np.mean(np.abs(w)) for w in weights))


@misconception(
    "np.linalg.norm(w, 1) of a matrix is the largest of its column sums, not the sum of all sizes. For vectors it is right, for matrices not."
)
def matrix_norm(weights, lam):
    return lam * float(sum(np.linalg.norm(w, 1) for w in weights))


@misconception("Only the largest weight of each array counts in your penalty. Every weight has to pay.")
def largest_only(weights, lam):
    return lam * float(sum(np.max(np.abs(w)) for w in weights))


@misconception("Only the first array of the list counts in your penalty. The sum runs over the weights of all layers.")
def first_layer_only(weights, lam):
    return lam * float(np.sum(np.abs(weights[0])))


@misconception("Only the last array of the list counts: the sum is overwritten in every turn of the loop.")
def last_layer_only(weights, lam):
    return lam * float(np.sum(np.abs(weights[-1])))


@misconception("lam stands nowhere in your result: with lam = 0 the penalty has to be 0.")
def lam_forgotten(weights, lam):
    return float(sum(np.sum(np.abs(w)) for w in weights))


exercise = Exercise(
    l1_penalty,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        size_of_the_sum,
        sizes_forgotten,
        squares,
        with_a_half,
        mean_of_sizes,
        matrix_norm,
        largest_only,
        first_layer_only,
        last_layer_only,
        lam_forgotten,
    ),
)
