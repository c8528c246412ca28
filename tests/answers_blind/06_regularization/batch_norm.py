import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def var_by_moments(x, gamma, beta, eps=1e-5):
    centred = x - x.mean(0)
    return centred * (gamma / ((centred * centred).mean(0) + eps) ** 0.5) + beta


@right
def transposed_loop(x, gamma, beta, eps=1e-5):
    units = []
    for column, scale, shift in zip(x.T, gamma, beta, strict=True):
        units.append(scale * (column - np.mean(column)) / np.sqrt(np.var(column) + eps) + shift)
    return np.stack(units, axis=-1)


@wrong("normalizes each row: layer norm", r"row|example", r"axis", r"layer norm|column")
def rows(x, gamma, beta, eps=1e-5):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta


@wrong("eps outside the root", r"eps|ε", r"root|inside|outside")
def eps_outside(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / (x.std(axis=0) + eps) + beta


@wrong("divides by the variance, not by its root", r"root|standard deviation|std|sqrt", r"variance")
def by_variance(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / (x.var(axis=0) + eps) + beta


@wrong("gamma scales the shift too", r"gamma", r"beta|shift", r"bracket|parenthes")
def brackets(x, gamma, beta, eps=1e-5):
    xhat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return gamma * (xhat + beta)
