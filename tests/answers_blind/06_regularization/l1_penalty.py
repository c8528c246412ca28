import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def norms(weights, lam):
    return float(lam * sum(np.linalg.norm(w.ravel(), 1) for w in weights))


@right
def by_sign(weights, lam):
    total = 0.0
    for w in weights:
        total += float((w * np.sign(w)).sum())
    return lam * total


@wrong("signs cancel: no absolute value", r"absolute|abs\b|sign|cancel|size")
def no_abs(weights, lam):
    return float(lam * sum(w.sum() for w in weights))


@wrong("the half of L2", r"half|1/2|\b2\b")
def with_half(weights, lam):
    return float(lam / 2 * sum(np.abs(w).sum() for w in weights))


@wrong("the largest column sum: np.linalg.norm(w, 1) of a matrix", r"norm|column|largest|matri")
def matrix_norm(weights, lam):
    return float(lam * sum(np.linalg.norm(w, 1) for w in weights))


@wrong("one number for each array", r"list|each (array|layer)|one number|sum|add")
def a_list(weights, lam):
    return [float(lam * np.abs(w).sum()) for w in weights]
