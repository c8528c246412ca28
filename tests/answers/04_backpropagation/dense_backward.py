"""Answers to dense_backward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def products(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.sum(axis=0)


@right
def einsum(g, y, x, w, b):
    return np.einsum("nm,dm->nd", g, w), np.einsum("nd,nm->dm", x, g), np.einsum("nm->m", g)


@right
def row_by_row(upstream, out, inputs, weights, biases):
    dx, dw, db = np.zeros_like(inputs), np.zeros_like(weights), np.zeros_like(biases)
    for n in range(len(inputs)):
        dx[n] = weights @ upstream[n]
        dw += np.outer(inputs[n], upstream[n])
        db += upstream[n]
    return dx, dw, db


@right
def ones_beside(g, y, x, w, b):
    both = np.c_[x, np.ones(len(x))].T @ g
    return (w @ g.T).T, both[:-1], both[-1]


@wrong("the bias is averaged", "bias_averaged")
def mean_bias(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.mean(axis=0)


@wrong("the bias is not summed", "bias_not_summed", "wrong_shape")
def bias_rows(g, y, x, w, b):
    return g @ w.T, x.T @ g, g


@wrong("summed over the units", "bias_summed_over_units", "wrong_shape")
def bias_units(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.sum(axis=1)


@wrong("divided by N", "divided_by_rows")
def divided(g, y, x, w, b):
    return g @ w.T, x.T @ g / len(x), g.mean(axis=0)


@wrong("w not transposed", "weights_not_transposed", "raised")
def no_transpose(g, y, x, w, b):
    return g @ w, x.T @ g, g.sum(axis=0)


@wrong("dw turned round", "weights_transposed", "wrong_shape")
def dw_transposed(g, y, x, w, b):
    return g @ w.T, g.T @ x, g.sum(axis=0)


@wrong("dw from y", "output_for_gradient")
def from_y(g, y, x, w, b):
    return g @ w.T, x.T @ y, g.sum(axis=0)


@wrong("another order", "swapped_outputs")
def order(g, y, x, w, b):
    return x.T @ g, g.sum(axis=0), g @ w.T


@wrong("without dx", "wrong_container", "wrong_shape")
def two(g, y, x, w, b):
    return x.T @ g, g.sum(axis=0)


@wrong("the bias enters dx", "first_wrong_part", "by_line")
def bias_in_dx(g, y, x, w, b):
    return (g + b) @ w.T, x.T @ g, g.sum(axis=0)


@wrong("the first row only", "only_one_row", "first_wrong_part")
def first_row(g, y, x, w, b):
    return g @ w.T, np.outer(x[0], g[0]), g[0].copy()


@wrong("the bias as a row", "wrong_shape")
def bias_row(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.sum(axis=0, keepdims=True)
