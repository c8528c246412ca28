import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def singular_values(weights):
    bound = 1.0
    for W in weights:
        bound *= float(np.linalg.svd(W, compute_uv=False)[0]) / 4
    return bound


@right
def eigenvalues(weights):
    return float(np.prod([np.sqrt(np.linalg.eigvalsh(W.T @ W)[-1]) for W in weights]) * 0.25 ** len(weights))


@wrong("the Frobenius norm", r"frobenius|spectral|singular|norm\(W, 2\)|, 2")
def frobenius(weights):
    return float(0.25 ** len(weights) * np.prod([np.linalg.norm(W) for W in weights]))


@wrong("the quarter is taken once, not for each layer", r"quarter|1/4|each|L\b|power|layer")
def one_quarter(weights):
    return float(0.25 * np.prod([np.linalg.norm(W, 2) for W in weights]))


@wrong("the norms are added", r"add|sum|multipl|product")
def added(weights):
    return float(0.25 ** len(weights) * sum(np.linalg.norm(W, 2) for W in weights))


@wrong("the quarters are left out", r"quarter|1/4|slope|4")
def no_quarter(weights):
    return float(np.prod([np.linalg.norm(W, 2) for W in weights]))
