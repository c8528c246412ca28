"""Answers to log_softmax."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def shifted(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@right
def logaddexp(z):
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


@right
def row_by_row(scores):
    rows = []
    for row in scores:
        top = max(row)
        total = sum(np.exp(score - top) for score in row)
        rows.append([score - top - np.log(total) for score in row])
    return np.array(rows)


@right
def differences(z, axis=1):
    with np.errstate(over="ignore"):
        plain = np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)
    return np.where(np.isfinite(plain), -np.log(np.where(np.isfinite(plain), plain, 1)), shifted(z))


@wrong("the log of softmax: log 0", "logarithm_of_softmax", "not_finite", "warned")
def log_of_softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.log(e / e.sum(axis=1, keepdims=True))


@wrong("clipped before the log", "small_number_added")
def clipped(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.log(np.maximum(e / e.sum(axis=1, keepdims=True), 1e-12))


@wrong("columns", "sums_over_examples")
def columns(z):
    z = z - z.max(axis=0)
    return z - np.log(np.exp(z).sum(axis=0))


@wrong("the shift is not undone", "shift_not_undone", "by_line")
def half_shifted(z):
    top = z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z - top).sum(axis=1, keepdims=True))


@wrong("no shift", "no_shift", "not_finite", "warned")
def textbook(z):
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@wrong("the log of the whole sum", "by_line")
def whole(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum())


@wrong("sign turned round", "negative_logarithm", "opposite_sign")
def cost(z):
    return -shifted(z)


@wrong("probabilities", "probabilities_returned", "another_function")
def probabilities(z):
    return np.exp(shifted(z))


@wrong("in bits", "base_two", "constant_factor")
def bits(z):
    return shifted(z) / np.log(2)


@wrong("only the largest of each row", "wrong_shape")
def largest(z):
    return shifted(z).max(axis=1)


@wrong("the axis is lost", "axis_not_kept", "raised")
def flat(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1))


@wrong("rounded", "low_precision")
def rounded(z):
    return np.round(shifted(z), 3)
