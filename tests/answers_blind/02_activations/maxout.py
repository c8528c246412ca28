import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def running_best(x, w, b):
    best = np.full((len(x), w.shape[2]), -np.inf)
    for wk, bk in zip(w, b, strict=True):
        best = np.maximum(best, np.dot(x, wk) + bk)
    return best


@right
def einsum_and_sort(x, w, b):
    pieces = np.einsum("nd,kdm->knm", x, w) + b[:, np.newaxis, :]
    return np.sort(pieces, axis=0)[-1]


@wrong("only the first two pieces are compared", r"two|first|pieces|all", r"K\b", r"third|last")
def only_two(x, w, b):
    return np.maximum(x @ w[0] + b[0], x @ w[1] + b[1])


@wrong("the largest weights are chosen before the product", r"before|first|weights", r"largest|max", r"piece")
def max_of_weights(x, w, b):
    return x @ w.max(axis=0) + b.max(axis=0)


@wrong("the largest over the units, not over the pieces", r"axis", r"units", r"shape|pieces")
def max_over_units(x, w, b):
    z = x @ w + b[:, None, :]
    return z.max(axis=2).T


@wrong("the bias is left out", r"bias", r"\bb\b")
def without_bias(x, w, b):
    return (x @ w).max(axis=0)
