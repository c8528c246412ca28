import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def dot_products(weights, lam):
    return 0.5 * lam * float(sum(np.vdot(w, w) for w in weights))


@right
def one_long_vector(weights, lam):
    long = np.concatenate([np.ravel(w) for w in weights]) if weights else np.zeros(1)
    return float(lam * np.linalg.norm(long) ** 2 / 2)


@wrong("the half is missing", r"half|\b2\b|twice|double|factor")
def no_half(weights, lam):
    return float(lam * sum((w**2).sum() for w in weights))


@wrong("the mean of the squares", r"mean|averag|sum|number of")
def mean(weights, lam):
    return float(lam / 2 * sum(np.mean(w**2) for w in weights))


@wrong("only the last array: = in place of +=", r"last|\+=|all|every array|one array|overwrit")
def only_last(weights, lam):
    total = 0.0
    for w in weights:
        total = np.sum(w**2)
    return float(lam / 2 * total)


@wrong("lam is squared too: the brackets", r"lam|λ", r"squar|bracket|parenthes|power")
def brackets(weights, lam):
    return float(sum(((lam * w) ** 2).sum() for w in weights) / 2)
