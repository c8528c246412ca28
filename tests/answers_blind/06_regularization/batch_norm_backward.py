import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def through_every_node(g, y, x, gamma, beta, eps=1e-5):
    n, centred = len(x), x - x.mean(axis=0)
    s = np.sqrt(x.var(axis=0) + eps)
    dxhat = g * gamma
    dvar = (dxhat * centred).sum(axis=0) * -0.5 / s**3
    dmean = -dxhat.sum(axis=0) / s
    dx = dxhat / s + dvar * 2 * centred / n + dmean / n
    return dx, (g * centred / s).sum(axis=0), g.sum(axis=0)


@right
def matrix_of_each_unit(g, y, x, gamma, beta, eps=1e-5):
    n, d = x.shape
    dx = np.zeros((n, d))
    xhat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    for j in range(d):
        J = np.eye(n) - 1 / n - np.outer(xhat[:, j], xhat[:, j]) / n
        dx[:, j] = gamma[j] / np.sqrt(x[:, j].var() + eps) * (J @ g[:, j])
    return dx, np.einsum("nd,nd->d", g, xhat), np.einsum("nd->d", g)


@wrong("mean and variance are treated as constants", r"constant|mean|depend|two means|variance")
def as_constants(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * g, (g * xhat).sum(axis=0), g.sum(axis=0)


@wrong("dgamma and dbeta are averaged", r"dgamma|dbeta", r"mean|averag|sum|N\b|divid|rows")
def averaged(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    dx = gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0))
    return dx, (g * xhat).mean(axis=0), g.mean(axis=0)


@wrong("dgamma takes y, not the normalized x", r"dgamma", r"x̂|xhat|\by\b|output|normali")
def dgamma_of_y(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    dx = gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0))
    return dx, (g * y).sum(axis=0), g.sum(axis=0)


@wrong("gamma is missing in dx", r"gamma", r"dx")
def gamma_missing(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    dx = (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / s
    return dx, (g * xhat).sum(axis=0), g.sum(axis=0)
