"""Answers to layer_norm."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(x, gamma, beta, eps=1e-5):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta


@right
def row_by_row(x, scale, shift, eps=1e-5):
    return np.array([scale * (row - row.mean()) / np.sqrt(row.var() + eps) + shift for row in x])


@right
def on_the_transpose(x, gamma, beta, eps=1e-5):
    z = x.T - x.T.mean(axis=0)
    return gamma * (z * ((z * z).mean(axis=0) + eps) ** -0.5).T + beta


@right
def newaxis(x, gamma, beta, eps=1e-5, axis=-1):
    centred = x - np.mean(x, axis)[:, np.newaxis]
    size = np.sqrt(np.einsum("nd,nd->n", centred, centred) / x.shape[axis] + eps)
    return centred / size[:, None] * gamma + beta


@wrong("over the batch", "over_the_batch", "axis_mixed_up")
def batch(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(0)) / np.sqrt(x.var(0) + eps) + beta


@wrong("axis not kept", "axis_not_kept", "raised")
def flat(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=1)) / np.sqrt(x.var(axis=1) + eps) + beta


@wrong("whole array", "whole_array")
def whole(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean()) / np.sqrt(x.var() + eps) + beta


@wrong("eps outside", "eps_outside")
def outside(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(1, keepdims=True)) / (x.std(1, keepdims=True) + eps) + beta


@wrong("no root", "root_forgotten")
def no_root(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(1, keepdims=True)) / (x.var(1, keepdims=True) + eps) + beta


@wrong("no beta", "beta_dropped")
def no_beta(x, gamma, beta, eps=1e-5):
    return formula(x, gamma, 0 * beta, eps)


@wrong("no gamma", "gamma_dropped")
def no_gamma(x, gamma, beta, eps=1e-5):
    return formula(x, 1.0, beta, eps)


@wrong("D - 1", "unbiased_variance")
def unbiased(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, ddof=1, keepdims=True) + eps) + beta


@wrong("not centred", "not_centred")
def not_centred(x, gamma, beta, eps=1e-5):
    return gamma * x / np.sqrt(x.var(1, keepdims=True) + eps) + beta


@wrong("the size of the row: RMS norm")
def rms(x, gamma, beta, eps=1e-5):
    return gamma * x / np.sqrt((x**2).mean(1, keepdims=True) + eps) + beta


@wrong("x is changed", "changed_its_input")
def in_place(x, gamma, beta, eps=1e-5):
    x -= x.mean(1, keepdims=True)
    return gamma * x / np.sqrt((x**2).mean(1, keepdims=True) + eps) + beta
