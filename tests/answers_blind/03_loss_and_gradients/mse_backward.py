import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def scaled_both(g, loss, y, t):
    k = 2.0 * g / np.prod(np.shape(y))
    return k * np.asarray(y) - k * np.asarray(t)


@right
def entry_by_entry(g, loss, y, t):
    out = np.zeros(y.shape)
    for i in np.ndindex(y.shape):
        out[i] = g * (2 * y[i] - 2 * t[i]) / y.size
    return out


@wrong("target minus prediction: the wrong sign", r"sign|minus|other way|direction")
def t_minus_y(g, loss, y, t):
    return g * 2 * (t - y) / y.size


@wrong("g is ignored", r"\bg\b", r"upstream|above")
def ignores_g(g, loss, y, t):
    return 2 * (y - t) / y.size


@wrong("divides by the rows, not by the elements", r"row|len", r"element|size", r"\(N, M\)|M\b")
def by_len(g, loss, y, t):
    return g * 2 * (y - t) / len(y)


@wrong("multiplied with the loss instead of g", r"loss", r"\bg\b", r"upstream")
def loss_for_g(g, loss, y, t):
    return loss * 2 * (y - t) / y.size
