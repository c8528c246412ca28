"""Answers to batch_norm_backward."""

import numpy as np

from tests.answers.kit import right, wrong


def parts(x, eps):
    s = np.sqrt(x.var(axis=0) + eps)
    return (x - x.mean(axis=0)) / s, s


@right
def formula(g, y, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    return gamma / s * (g - g.mean(0) - h * (g * h).mean(0)), (g * h).sum(0), g.sum(0)


@right
def step_by_step(g, y, x, gamma, beta, eps=1e-5):
    """The computation graph backwards, through the variance and the mean."""
    n = len(x)
    centred = x - x.mean(0)
    var = (centred**2).mean(0)
    r = (var + eps) ** -0.5
    dh = g * gamma
    dvar = (dh * centred).sum(0) * -0.5 * r**3
    dmean = (-dh * r).sum(0) + dvar * (-2 * centred).mean(0)
    return dh * r + dvar * 2 * centred / n + dmean / n, np.sum(g * centred * r, 0), np.sum(g, 0)


@right
def jacobian(upstream, out, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    n = len(x)
    dx = np.empty_like(x)
    for d in range(x.shape[1]):
        J = (np.eye(n) - 1 / n - np.outer(h[:, d], h[:, d]) / n) * gamma[d] / s[d]
        dx[:, d] = J.T @ upstream[:, d]
    return dx, np.einsum("nd,nd->d", upstream, h), upstream.sum(axis=0)


@right
def times_n(g, y, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    dbeta, dgamma = np.add.reduce(g), np.add.reduce(g * h)
    return gamma * (len(x) * g - dbeta - h * dgamma) / (len(x) * s), dgamma, dbeta


@wrong("statistics as constants", "statistics_constant")
def constant(g, y, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    return gamma / s * g, (g * h).sum(0), g.sum(0)


@wrong("without the way through the variance", "deviation_constant")
def only_mean(g, y, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    return gamma / s * (g - g.mean(0)), (g * h).sum(0), g.sum(0)


@wrong("without the way through the mean", "mean_constant")
def only_variance(g, y, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    return gamma / s * (g - h * (g * h).mean(0)), (g * h).sum(0), g.sum(0)


@wrong("no gamma", "gamma_missing", "wrong_factor")
def no_gamma(g, y, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    return (g - g.mean(0) - h * (g * h).mean(0)) / s, (g * h).sum(0), g.sum(0)


@wrong("sums in dx", "sums_in_dx")
def sums(g, y, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    return gamma / s * (g - g.sum(0) - h * (g * h).sum(0)), (g * h).sum(0), g.sum(0)


@wrong("x for x̂ in dgamma", "dgamma_with_x")
def with_x(g, y, x, gamma, beta, eps=1e-5):
    return formula(g, y, x, gamma, beta, eps)[0], (g * x).sum(0), g.sum(0)


@wrong("means of the parameters' gradients", "means_for_parameters")
def means(g, y, x, gamma, beta, eps=1e-5):
    dx, dgamma, dbeta = formula(g, y, x, gamma, beta, eps)
    return dx, dgamma / len(x), dbeta / len(x)


@wrong("order", "parameters_swapped", "swapped_outputs")
def order(g, y, x, gamma, beta, eps=1e-5):
    dx, dgamma, dbeta = formula(g, y, x, gamma, beta, eps)
    return dx, dbeta, dgamma


@wrong("not summed", "parameters_not_summed", "wrong_shape")
def not_summed(g, y, x, gamma, beta, eps=1e-5):
    h, _ = parts(x, eps)
    return formula(g, y, x, gamma, beta, eps)[0], g * h, g


@wrong("divided by the variance", "first_wrong_part", "by_line")
def by_variance(g, y, x, gamma, beta, eps=1e-5):
    h, s = parts(x, eps)
    return gamma / s**2 * (g - g.mean(0) - h * (g * h).mean(0)), (g * h).sum(0), g.sum(0)


@wrong("eps is always 1e-5", "eps_fixed")
def fixed(g, y, x, gamma, beta, eps=1e-5):
    return formula(g, y, x, gamma, beta, 1e-5)


@wrong("the sign of the way through the variance", "variance_way_added")
def plus_in_place_of_minus(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat, d = (x - x.mean(axis=0)) / s, g * gamma
    return (d - d.mean(axis=0) + xhat * (d * xhat).mean(axis=0)) / s, (g * xhat).sum(axis=0), g.sum(axis=0)
