"""Answers to l1_penalty."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def generator(weights, lam):
    return float(lam * sum(np.abs(w).sum() for w in weights))


@right
def loops(layers, strength):
    total = 0.0
    for w in layers:
        for v in w.flat:
            total += v if v > 0 else -v
    return strength * total


@right
def flat(weights, lam):
    return lam * np.abs(np.concatenate([w.ravel() for w in weights])).sum()


@right
def norms(weights, lam):
    return sum(lam * np.linalg.norm(w.reshape(-1), 1) for w in weights)


@right
def signs(weights, lam, total=0.0):
    for w in weights:
        total += (w * np.sign(w)).sum()
    return np.float64(lam * total)


@wrong("no sizes", "sizes_forgotten")
def no_sizes(weights, lam):
    return float(lam * sum(w.sum() for w in weights))


@wrong("size of the sum", "size_of_the_sum")
def of_the_sum(weights, lam):
    return float(lam * sum(abs(w.sum()) for w in weights))


@wrong("squares", "squares")
def squares(weights, lam):
    return float(lam * sum((w**2).sum() for w in weights))


@wrong("half", "with_a_half", "constant_factor")
def half(weights, lam):
    return generator(weights, lam) / 2


@wrong("mean", "mean_of_sizes")
def mean(weights, lam):
    return float(lam * sum(np.abs(w).mean() for w in weights))


@wrong("matrix norm", "matrix_norm")
def matrix(weights, lam):
    return float(lam * sum(np.linalg.norm(w, 1) for w in weights))


@wrong("first layer", "first_layer_only")
def first(weights, lam):
    return float(lam * np.abs(weights[0]).sum())


@wrong("no lam", "lam_forgotten", "wrong_factor")
def no_lam(weights, lam):
    return generator(weights, 1.0)


@wrong("one for each layer", "wrong_container")
def each(weights, lam):
    return [float(lam * np.abs(w).sum()) for w in weights]


@wrong("the number of weights that are not 0")
def count(weights, lam):
    return float(lam * sum(np.count_nonzero(w) for w in weights))


@wrong("columns", "wrong_container", "raised", "wrong_shape")
def columns(weights, lam):
    return lam * sum(np.abs(w).sum(axis=0) for w in weights)


@wrong("overwritten in the loop", "last_layer_only")
def overwritten(weights, lam):
    for w in weights:
        total = np.abs(w).sum()
    return float(lam * total)
