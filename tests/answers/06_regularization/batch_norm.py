"""Answers to batch_norm."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


@right
def column_by_column(x, scale, shift, eps=1e-5):
    columns = []
    for column, s, b in zip(x.T, scale, shift):
        mean = sum(column) / len(column)
        var = sum((v - mean) ** 2 for v in column) / len(column)
        columns.append([s * (v - mean) / (var + eps) ** 0.5 + b for v in column])
    return np.array(columns).T


@right
def one_factor(x, gamma, beta, eps=1e-5):
    centred = x - np.average(x, axis=0)
    return np.einsum("nd,d->nd", centred, gamma * (np.mean(centred**2, axis=0) + eps) ** -0.5) + beta


@right
def steps(x, gamma, beta, eps=1e-5, axis=0):
    mean, var = x.mean(axis, keepdims=True), x.var(axis, keepdims=True)
    normal = np.divide(x - mean, np.sqrt(var + eps))
    normal *= gamma
    normal += beta
    return normal


@wrong("over the units", "over_the_units", "axis_mixed_up")
def rows(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + eps) + beta


@wrong("the whole array", "whole_array")
def whole(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean()) / np.sqrt(x.var() + eps) + beta


@wrong("eps outside", "eps_outside")
def outside(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / (x.std(axis=0) + eps) + beta


@wrong("no root", "root_forgotten")
def no_root(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / (x.var(axis=0) + eps) + beta


@wrong("N - 1", "unbiased_variance", "only_one_row")
def unbiased(x, gamma, beta, eps=1e-5):
    var = x.var(axis=0, ddof=1) if len(x) > 1 else np.zeros(x.shape[1])
    return gamma * (x - x.mean(axis=0)) / np.sqrt(var + eps) + beta


@wrong("no beta", "beta_dropped")
def no_beta(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)


@wrong("no gamma", "gamma_dropped")
def no_gamma(x, gamma, beta, eps=1e-5):
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


@wrong("exchanged", "swapped_scale_and_shift")
def exchanged(x, gamma, beta, eps=1e-5):
    return beta * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + gamma


@wrong("not centred", "not_centred")
def not_centred(x, gamma, beta, eps=1e-5):
    return gamma * x / np.sqrt(x.var(axis=0) + eps) + beta


@wrong("eps is not used", "eps_forgotten", "not_finite", "warned")
def no_eps(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / x.std(axis=0) + beta


@wrong("x is changed", "changed_its_input")
def in_place(x, gamma, beta, eps=1e-5):
    x -= x.mean(axis=0)
    return gamma * x / np.sqrt((x**2).mean(axis=0) + eps) + beta


@wrong("another default of eps")
def default(x, gamma, beta, eps=1e-3):
    return formula(x, gamma, beta, eps)


@wrong("statistics come back too", "wrong_container")
def with_statistics(x, gamma, beta, eps=1e-5):
    return formula(x, gamma, beta, eps), x.mean(axis=0), x.var(axis=0)


@wrong("gamma before the normalization", "gamma_before_normalization")
def scaled_first(x, gamma, beta, eps=1e-5):
    z = x * gamma
    return (z - z.mean(axis=0)) / (z.var(axis=0) + eps) ** 0.5 + beta
