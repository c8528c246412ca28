"""Answers to maxout."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def broadcast(x, w, b):
    return (x @ w + b[:, None, :]).max(axis=0)


@right
def piece_by_piece(x, w, b):
    y = np.full((len(x), w.shape[2]), -np.inf)
    for weights, bias in zip(w, b):
        y = np.maximum(y, x @ weights + bias)
    return y


@right
def einsum(x, w, b, largest=np.max):
    return largest(np.einsum("nd,kdm->nmk", x, w) + b.T, axis=2)


@right
def number_by_number(x, w, b):
    return np.array([[max(row @ w[k, :, m] + b[k, m] for k in range(len(w))) for m in range(w.shape[2])] for row in x])


@wrong("the sum over the pieces", "pieces_summed")
def summed(x, w, b):
    return (x @ w + b[:, None, :]).sum(axis=0)


@wrong("the mean over the pieces", "pieces_averaged")
def averaged(x, w, b):
    return (x @ w + b[:, None, :]).mean(axis=0)


@wrong("bias after the maximum", "bias_after_the_maximum")
def late_bias(x, w, b):
    return (x @ w).max(axis=0) + b.max(axis=0)


@wrong("no bias", "no_bias")
def without(x, w, b):
    return (x @ w).max(axis=0)


@wrong("over the units", "maximum_over_units", "wrong_shape")
def units(x, w, b):
    return (x @ w + b[:, None, :]).max(axis=2)


@wrong("over the examples", "maximum_over_examples", "wrong_shape")
def examples(x, w, b):
    return (x @ w + b[:, None, :]).max(axis=1)


@wrong("the first piece only")
def first(x, w, b):
    return x @ w[0] + b[0]


@wrong("a ReLU follows", "relu_on_top")
def with_relu(x, w, b):
    return np.maximum((x @ w + b[:, None, :]).max(axis=0), 0)


@wrong("the smallest")
def smallest(x, w, b):
    return (x @ w + b[:, None, :]).min(axis=0)


@wrong("which piece wins", "number_of_the_winner", "wrong_container")
def winner(x, w, b):
    return (x @ w + b[:, None, :]).argmax(axis=0)


@wrong("biases lined up with the rows", "bias_lined_up_with_rows", "raised")
def lined_up(x, w, b):
    return (x @ w + b[:, :, None]).max(axis=0)


@wrong("the last piece is forgotten", "two_pieces_only")
def not_the_last(x, w, b):
    z = x @ w + b[:, None, :]
    return z[:-1].max(axis=0) if len(z) > 1 else z[0]
