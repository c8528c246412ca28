"""Answers to l2_penalty."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def generator(weights, lam):
    return float(lam / 2 * sum((w**2).sum() for w in weights))


@right
def norms(layers, strength):
    return 0.5 * strength * sum(np.linalg.norm(w.ravel()) ** 2 for w in layers)


@right
def dot_products(weights, lam):
    flat = np.concatenate([np.ravel(w) for w in weights])
    return np.dot(flat, flat) * lam / 2


@right
def loops(weights, lam, total=0.0):
    for w in weights:
        for v in w.reshape(-1).tolist():
            total += v * v
    return total * lam / 2


@wrong("no half", "half_forgotten", "constant_factor")
def no_half(weights, lam):
    return 2 * generator(weights, lam)


@wrong("not squared", "not_squared")
def not_squared(weights, lam):
    return float(lam / 2 * sum(w.sum() for w in weights))


@wrong("means", "mean_of_squares")
def means(weights, lam):
    return float(lam / 2 * sum((w**2).mean() for w in weights))


@wrong("the norm", "norm_not_squared")
def norm(weights, lam):
    return float(lam / 2 * sum(np.sqrt((w**2).sum()) for w in weights))


@wrong("spectral norm", "spectral_norm", "raised")
def spectral(weights, lam):
    return float(lam / 2 * sum(np.linalg.norm(np.atleast_2d(w), 2) ** 2 for w in weights))


@wrong("square of the sum", "square_of_the_sum")
def of_the_sum(weights, lam):
    return float(lam / 2 * sum(w.sum() ** 2 for w in weights))


@wrong("first layer", "first_layer_only")
def first(weights, lam):
    return float(lam / 2 * (weights[0] ** 2).sum())


@wrong("last layer", "last_layer_only")
def last(weights, lam):
    for w in weights:
        total = (w**2).sum()
    return float(lam / 2 * total)


@wrong("no lam", "lam_forgotten", "wrong_factor")
def no_lam(weights, lam):
    return generator(weights, 1.0)


@wrong("absolute", "absolute_values")
def absolute(weights, lam):
    return float(lam / 2 * sum(np.abs(w).sum() for w in weights))


@wrong("lam squared", "wrong_factor")
def lam_squared(weights, lam):
    return generator(weights, lam**2)


@wrong("one for each layer", "wrong_container")
def each(weights, lam):
    return [float(lam / 2 * (w**2).sum()) for w in weights]
