"""Exercise: find the ReLU units that are silent on the whole data set."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def dead_units(X, W, b):
    """Which units of a ReLU layer give 0 for every row of X?

    Unit m is dead on X when relu(X W + b)ₙₘ = 0 for all n, that is, when no row has a
    pre-activation above 0.

    By hand: two rows X = [[1], [-2]], three units with the weights [1, 1, -1] and the
    biases [0, -3, 0]. The pre-activations are [[1, -2, -1], [-2, -5, 2]]: the first unit
    fires for row 1, the third for row 2, the second never.
    So the answer is [False, True, False].

    A pre-activation of exactly 0 does not fire.

    Shapes: X (N, D), W (D, M), b (M,) -> (M,)
    Returns: an array of bools, one for each unit
    """
    return np.all(X @ W + b <= 0, axis=0)


def layer(rng, n, d, m):
    """Unit 0 is dead although its weights are positive, unit 1 fires for the last row only, unit 2 fires although its weights are negative."""
    X, W, b = rng.normal(size=(n, d)), rng.normal(size=(d, m)), rng.normal(size=m)
    W[:, 0], W[:, 2] = np.abs(W[:, 0]), -np.abs(W[:, 2])
    X = X[np.argsort(X @ W[:, 1])]
    top = np.sort(X @ W, axis=0)
    b[0] = -top[-1, 0] - 0.3
    b[1:3] = -(top[-1, 1:3] + top[-2, 1:3]) / 2  # between the two highest rows
    return X, W, b


def cases(rng):
    X = np.array([[1.0], [-2.0]])
    yield case(
        X, np.array([[1.0, 1.0, -1.0]]), np.array([0.0, -3.0, 0.0]), label="2 rows, 3 units, by hand: only the second is dead"
    )
    yield case(*layer(rng, 5, 3, 6), label="5 rows, 3 inputs, 6 units")
    yield case(*layer(rng, 8, 2, 4), label="8 rows, 2 inputs, 4 units")
    yield case(*layer(rng, 4, 4, 4), label="4 rows, 4 inputs, 4 units")
    yield case(rng.normal(size=(1, 3)), rng.normal(size=(3, 5)), rng.normal(size=5), label="1 row")
    X = rng.integers(-3, 4, size=(4, 2)).astype(float)
    W = np.array([[0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.0]])
    yield case(X, W, np.array([0.0, 0.5, -0.5, 4.0]), label="pre-activations of exactly 0")


hints = (
    "When does a ReLU unit give 0: for which pre-activations? And for how many of the rows must that hold?",
    "First compute all pre-activations: one row an example, one column a unit. Which axis do you have to look along?",
    "Compare the whole array with 0, which gives True and False, then reduce: np.any asks whether there is at least one True, np.all "
    "whether there are only Trues. Which one is the question here?",
    "A twin: marks [[5, 2, 4], [6, 3, 1]], one row a test, one column a pupil. Who was below 4 in every test? (marks < 4).all(axis=0) is "
    "[False, True, False].",
)


@misconception(
    "You look at one row only. A unit that is silent for one example may fire for another; dead means silent for all of them."
)
def first_row_only(X, W, b):
    return X[0] @ W + b <= 0


@misconception(
    "A unit counts as dead as soon as it is silent for one row. Nearly every unit is silent for some rows, and that is healthy: dead means "
    "silent for all."
)
def any_instead_of_all(X, W, b):
    return np.any(X @ W + b <= 0, axis=0)


@misconception(
    "You judge by the signs of the weights. A unit with negative weights fires for negative inputs, and one with positive weights is dead "
    "when its bias is low enough: compute the pre-activations."
)
def negative_weights_only(X, W, b):
    return np.all(W < 0, axis=0)


@misconception("The biases are missing, and a very negative bias is the usual cause of death.")
def bias_missing(X, W, b):
    return np.all(X @ W <= 0, axis=0)


@misconception("A unit whose pre-activation is exactly 0 gives 0 as well, but you count it as alive: compare with <=, not <.")
def zero_counted_as_alive(X, W, b):
    return np.all(X @ W + b < 0, axis=0)


@misconception(
    "You return one answer for each row, not for each unit: whether an example fires nothing. Look along the other axis."
)
def rows_instead_of_units(X, W, b):
    return np.all(X @ W + b <= 0, axis=1)


@misconception("True and False are the wrong way round: you marked the units that live.")
def living_units(X, W, b):
    return np.any(X @ W + b > 0, axis=0)


@misconception(
    "You return the numbers of the dead units. One True or False for each unit is asked, so that the result can be used as a mask."
)
def indices_returned(X, W, b):
    return np.flatnonzero(np.all(X @ W + b <= 0, axis=0))


@misconception(
    "You compare the mean pre-activation with 0. One large positive value among many negative ones makes the unit fire for that row, and "
    "then it is not dead."
)
def mean_not_positive(X, W, b):
    return (X @ W + b).mean(axis=0) <= 0


@misconception(
    "One bool came for the whole layer: whether all units are dead. Keep one answer for each unit: reduce along one axis only."
)
def one_answer_for_the_layer(X, W, b):
    return bool(np.all(X @ W + b <= 0))


exercise = Exercise(
    dead_units,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        first_row_only,
        any_instead_of_all,
        negative_weights_only,
        bias_missing,
        zero_counted_as_alive,
        rows_instead_of_units,
        living_units,
        indices_returned,
        mean_not_positive,
        one_answer_for_the_layer,
    ),
)
