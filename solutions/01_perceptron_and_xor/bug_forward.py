from itertools import pairwise

import numpy as np

from autograder.exercise import Bug, case, misconception
from nnref import dense


def bug_forward(X, weights, biases):
    """Pass a batch through a network of step units and return what the last layer gives.

    Each layer computes its scores from what the layer BEFORE it gave (the first one from X)
    and puts a step behind: 1.0 where the score is above 0, else 0.0.

    With the nine numbers of an XOR network the code below should return 0, 1, 1, 0
    for the four corners, and it does not. One line is wrong: find it and mend it.

    X (N, D); weights: a list of arrays (D, M₁), (M₁, M₂), …, (…, K);
    biases: a list of arrays (M₁,), (M₂,), …, (K,)
    Returns: an array (N, K)
    """
    a = X
    for W, b in zip(weights, biases):
        z = dense(a, W, b)
        a = np.where(z > 0, 1.0, 0.0)
    return a


def planted(X, weights, biases):
    """Pass a batch through a network of step units and return what the last layer gives.

    Each layer computes its scores from what the layer BEFORE it gave (the first one from X)
    and puts a step behind: 1.0 where the score is above 0, else 0.0.

    With the nine numbers of an XOR network the code below should return 0, 1, 1, 0
    for the four corners, and it does not. One line is wrong: find it and mend it.

    X (N, D); weights: a list of arrays (D, M₁), (M₁, M₂), …, (…, K);
    biases: a list of arrays (M₁,), (M₂,), …, (K,)
    Returns: an array (N, K)
    """
    a = X
    for W, b in zip(weights, biases):
        z = dense(X, W, b)
        a = np.where(z > 0, 1.0, 0.0)
    return a


def network(rng, sizes, n):
    """Layers whose units are 1 for about half of the rows, so that every layer matters."""
    X = rng.normal(size=(n, sizes[0]))
    a, weights, biases = X, [], []
    for ins, outs in pairwise(sizes):
        w = rng.normal(size=(ins, outs))
        z = a @ w
        b = -(np.sort(z, axis=0)[n // 2] + np.sort(z, axis=0)[n // 2 - 1]) / 2 + 0.01
        a = np.where(z + b > 0, 1.0, 0.0)
        weights.append(w)
        biases.append(b)
    return X, weights, biases


def cases(rng):
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    weights = [np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([[1.0], [-1.0]])]
    yield case(corners, weights, [np.array([-0.5, -1.5]), np.array([-0.5])], label="an XOR network and its four corners")
    yield case(*network(rng, [3, 3, 3, 3], 16), label="three layers of equal size")
    yield case(*network(rng, [2, 5, 3, 1], 12), label="a 2-5-3-1 network")
    yield case(*network(rng, [4, 2], 9), label="a single layer")
    with_zeros = np.vstack([rng.normal(size=(4, 2)), np.zeros((1, 2))])
    yield case(
        with_zeros,
        [rng.normal(size=(2, 3)), np.abs(rng.normal(size=(3, 2)))],
        [np.zeros(3), np.zeros(2)],
        label="scores of exactly 0",
    )


hints = (
    "Follow the corner (1, 1) by hand through both layers, then let the code print z in each round of the loop. Where do they part?",
    "What does the second layer read? What should it read?",
    "A variable that is set in a loop and never read there is suspicious. Which one is it?",
    "A twin: `total = 0`, then in the loop `total = start + x`. Every round forgets the one before it, because the right side does not "
    "mention total.",
)


@misconception(
    "Still every layer reads X: the hidden layer's result is computed and thrown away. "
    "In the second round of the loop the input has to be what the first round gave."
)
def every_layer_reads_x(X, weights, biases):
    for W, b in zip(weights, biases):
        z = dense(X, W, b)
    return np.where(z > 0, 1.0, 0.0)


@misconception(
    "Now the scores are passed on, and the step comes only at the very end. Without a step in between the layers collapse into one, "
    "and one line cannot do XOR."
)
def step_only_at_the_end(X, weights, biases):
    a = X
    for W, b in zip(weights, biases):
        a = dense(a, W, b)
    return np.where(a > 0, 1.0, 0.0)


@misconception("The layers are chained now, but the scores of the last layer come out. It has a step behind it, too.")
def scores_of_the_last(X, weights, biases):
    a = X
    for W, b in zip(weights, biases):
        z = dense(a, W, b)
        a = np.where(z > 0, 1.0, 0.0)
    return z


@misconception("What comes out belongs to the first layer: the loop is left too early. The last layer's result is asked.")
def first_layer_only(X, weights, biases):
    return np.where(dense(X, weights[0], biases[0]) > 0, 1.0, 0.0)


@misconception("The biases are missing now. Each layer has weights and biases; dense takes both.")
def without_biases(X, weights, biases):
    a = X
    for W in weights:
        a = np.where(a @ W > 0, 1.0, 0.0)
    return a


@misconception("A score of exactly 0 gives 1 now (>=). The statement asks for a score ABOVE 0; the step was right as it stood.")
def zero_gives_one(X, weights, biases):
    a = X
    for W, b in zip(weights, biases):
        a = np.where(dense(a, W, b) >= 0, 1.0, 0.0)
    return a


exercise = Bug(
    planted,
    bug_forward,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        every_layer_reads_x,
        step_only_at_the_end,
        scores_of_the_last,
        first_layer_only,
        without_biases,
        zero_gives_one,
    ),
)
