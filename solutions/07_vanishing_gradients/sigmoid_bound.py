"""Exercise: how much gradient can pass sigmoid layers at most?"""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def sigmoid_bound(weights):
    """The largest factor by which a gradient can change on its way back through sigmoid layers.

    bound = (1/4)^L · ‖W₁‖₂ · ‖W₂‖₂ · … · ‖W_L‖₂

    A slope of the sigmoid is at most 1/4. A matrix stretches a vector at most by its
    spectral norm ‖W‖₂, its largest singular value: np.linalg.norm(W, 2). L is the number
    of matrices in the list.

    By hand: [[2, 0], [0, 1]] stretches by 2 at most, [[4], [0]] by 4. Two layers:
    1/16 · 2 · 4 = 0.5.

    Returns: a Python float
    """
    bound = 1.0
    for w in weights:
        bound *= np.linalg.norm(w, 2) / 4
    return float(bound)


def cases(rng):
    yield case([np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([[4.0], [0.0]])], label="2 layers, by hand: 0.5")
    yield case([rng.normal(size=(3, 5))], label="1 layer")
    yield case([rng.normal(size=s) for s in ((4, 3), (3, 6), (6, 2))], label="3 layers of different width")
    yield case([2 * rng.normal(size=(8, 8)) for _ in range(9)], label="9 layers of 8 units")
    yield case([1.5 * np.eye(3), rng.normal(size=(3, 3))], label="2 square layers")


hints = (
    "Two things act on the gradient in each layer. Which two, and how much can each do at most?",
    "Work out one layer: its slope is at most 1/4, its matrix stretches by at most the spectral norm. What do L layers do, one after the other?",
    "np.linalg.norm(W) is the Frobenius norm. The spectral norm has a 2 as second argument.",
    "A twin with tanh, whose slope is at most 1: matrices [[3]] and [[-2]] give 1 · 3 · 1 · 2 = 6.",
)


@misconception(
    "The weights are missing: (1/4)^L alone. It is often quoted so, but large weights can make up for the slopes, and small ones make it worse."
)
def weights_forgotten(weights):
    return 0.25 ** len(weights)


@misconception("The slopes are missing: you multiply the norms of the weights, without 1/4 for each layer.")
def slopes_forgotten(weights):
    return float(np.prod([np.linalg.norm(w, 2) for w in weights]))


@misconception(
    "You used the Frobenius norm, np.linalg.norm(W). It adds up all directions; the largest stretch is the spectral norm, with a 2 as second "
    "argument."
)
def frobenius(weights):
    return float(np.prod([np.linalg.norm(w) / 4 for w in weights]))


@misconception("One slope too few: each of the L matrices is followed by a sigmoid, so there are L factors of 1/4, not L - 1.")
def one_layer_too_few(weights):
    return float(4 * np.prod([np.linalg.norm(w, 2) / 4 for w in weights]))


@misconception("One slope too many: there are as many sigmoids as matrices, L, not L + 1.")
def one_layer_too_many(weights):
    return float(np.prod([np.linalg.norm(w, 2) / 4 for w in weights]) / 4)


@misconception(
    "The quarter stands there only once. Every layer has a sigmoid of its own, and every one can take three quarters away."
)
def one_quarter_for_all(weights):
    return float(np.prod([np.linalg.norm(w, 2) for w in weights]) / 4)


@misconception(
    "You multiply the matrices first and take the norm of the product. Between them stand sigmoids, so the product of the norms is needed; it "
    "is never smaller."
)
def norm_of_the_product(weights):
    product = weights[0]
    for w in weights[1:]:
        product = product @ w
    return float(np.linalg.norm(product, 2) / 4 ** len(weights))


@misconception(
    "You took the largest entry of each matrix. A matrix can stretch a vector by more than its largest entry: that is its spectral norm."
)
def largest_entry(weights):
    return float(np.prod([np.abs(w).max() / 4 for w in weights]))


@misconception("The layers are added up. A gradient passes one layer after the other, so their factors multiply.")
def adds_the_layers(weights):
    return float(sum(np.linalg.norm(w, 2) / 4 for w in weights))


exercise = Exercise(
    sigmoid_bound,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        weights_forgotten,
        slopes_forgotten,
        frobenius,
        one_layer_too_few,
        one_layer_too_many,
        one_quarter_for_all,
        norm_of_the_product,
        largest_entry,
        adds_the_layers,
    ),
)
