"""Answers to sigmoid_bound."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(weights):
    return float(np.prod([np.linalg.norm(W, 2) / 4 for W in weights]))


@right
def singular_values(matrices):
    bound = 1.0
    for W in matrices:
        bound *= np.linalg.svd(W, compute_uv=False)[0]
    return bound * 0.25 ** len(matrices)


@right
def eigenvalues(weights):
    size = lambda W: np.sqrt(np.linalg.eigvalsh(W.T @ W).max())
    return float(np.exp(sum(np.log(size(W)) - np.log(4) for W in weights)))


@right
def recursive(weights):
    return 1.0 if not weights else float(np.linalg.norm(weights[0], ord=2)) / 4 * recursive(weights[1:])


@wrong("no weights", "weights_forgotten")
def no_weights(weights):
    return 0.25 ** len(weights)


@wrong("no slopes", "slopes_forgotten")
def no_slopes(weights):
    return float(np.prod([np.linalg.norm(W, 2) for W in weights]))


@wrong("Frobenius", "frobenius")
def frobenius(weights):
    return float(np.prod([np.linalg.norm(W) / 4 for W in weights]))


@wrong("a layer less", "one_layer_too_few", "constant_factor")
def less(weights):
    return 4 * formula(weights)


@wrong("a layer more", "one_layer_too_many", "constant_factor")
def more(weights):
    return formula(weights) / 4


@wrong("one quarter", "one_quarter_for_all")
def one_quarter(weights):
    return float(np.prod([np.linalg.norm(W, 2) for W in weights]) / 4)


@wrong("norm of the product", "norm_of_the_product")
def product(weights):
    P = weights[0]
    for W in weights[1:]:
        P = P @ W
    return float(np.linalg.norm(P, 2) * 0.25 ** len(weights))


@wrong("added", "adds_the_layers")
def added(weights):
    return float(sum(np.linalg.norm(W, 2) / 4 for W in weights))


@wrong("largest entry", "largest_entry")
def largest(weights):
    return float(np.prod([np.abs(W).max() / 4 for W in weights]))


@wrong("the 1-norm")
def one_norm(weights):
    return float(np.prod([np.linalg.norm(W, 1) / 4 for W in weights]))


@wrong("one for each layer", "wrong_container")
def each(weights):
    return [float(np.linalg.norm(W, 2) / 4) for W in weights]
