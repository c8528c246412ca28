import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def transposed(x, gamma, beta, eps=1e-5):
    c = x.T - x.T.mean(axis=0)
    return (c / np.sqrt((c**2).mean(axis=0) + eps)).T * gamma + beta


@right
def rows(x, gamma, beta, eps=1e-5):
    return np.array([gamma * (r - np.mean(r)) * (np.var(r) + eps) ** -0.5 + beta for r in x])


@wrong("columns are normalized: batch norm", r"column|batch norm|axis|row")
def columns(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


@wrong("the variance divides by D - 1", r"D ?- ?1|N ?- ?1|- 1|ddof|unbiased")
def unbiased(x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=1, keepdims=True, ddof=1) + eps)
    return gamma * (x - x.mean(axis=1, keepdims=True)) / s + beta


@wrong("beta is forgotten", r"beta|shift")
def no_beta(x, gamma, beta, eps=1e-5):
    m, v = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    return gamma * (x - m) / np.sqrt(v + eps)


@wrong("the mean is not subtracted", r"mean|centr|subtract")
def not_centred(x, gamma, beta, eps=1e-5):
    return gamma * x / np.sqrt(x.var(axis=1, keepdims=True) + eps) + beta
