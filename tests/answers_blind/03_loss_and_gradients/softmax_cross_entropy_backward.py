import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def one_hot_difference(g, loss, z, t):
    p = np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
    return g / len(t) * (p - (np.arange(z.shape[1]) == np.asarray(t)[:, None]))


@right
def score_by_score(g, loss, z, t):
    out = np.empty(z.shape)
    for n, row in enumerate(z):
        for k in range(len(row)):
            with np.errstate(over="ignore"):
                p = 1 / np.exp(row - row[k]).sum()
            out[n, k] = g * (p - float(k == t[n])) / len(z)
    return out


@wrong("not divided by N", r"N\b|rows|examples", r"divid|mean|times")
def no_n(g, loss, z, t):
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(t)), t] -= 1
    return g * p


@wrong("p[:, t] takes away 1 from whole columns", r"column|every row|each row|all rows", r"\[:, t\]|arange|index|row")
def whole_columns(g, loss, z, t):
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[:, t] -= 1
    return g * p / len(t)


@wrong("target minus probability", r"sign|minus|direction|other way")
def t_minus_p(g, loss, z, t):
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return g * (np.eye(z.shape[1])[t] - p) / len(t)


@wrong("exp without the shift overflows", r"overflow", r"shift|largest|max", r"nan|warn")
def no_shift(g, loss, z, t):
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    p[np.arange(len(t)), t] -= 1
    return g * p / len(t)
