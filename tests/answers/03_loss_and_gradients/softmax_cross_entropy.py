"""Answers to softmax_cross_entropy."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def shifted(z, t):
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return float(-log_p[np.arange(len(t)), t].mean())


@right
def logaddexp(z, t):
    return np.mean(np.logaddexp.reduce(z, axis=1) - np.take_along_axis(z, t[:, None], axis=1)[:, 0])


@right
def row_by_row(scores, labels):
    total = 0.0
    for row, label in zip(scores, labels):
        top = row.max()
        total += np.log(np.exp(row - top).sum()) + top - row[label]
    return float(total / len(labels))


@right
def one_hot(z, t, axis=1):
    z = z - np.amax(z, axis=axis, keepdims=True)
    return float(np.mean(np.log(np.exp(z).sum(axis)) - (z * np.eye(z.shape[1])[t]).sum(axis)))


@wrong("p[:, t]", "picks_columns")
def columns(z, t):
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return float(-log_p[:, t].mean())


@wrong("log 0", "log_of_softmax", "not_finite", "warned")
def log_of_softmax(z, t):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return float(-np.log(p[np.arange(len(t)), t]).mean())


@wrong("clipped", "clipped_probability")
def clipped(z, t):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return float(-np.log(np.maximum(p[np.arange(len(t)), t], 1e-12)).mean())


@wrong("no shift", "no_shift", "not_finite", "warned")
def textbook(z, t):
    return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(t)), t]))


@wrong("the sum", "adds_up")
def summed(z, t):
    return shifted(z, t) * len(t)


@wrong("no minus", "no_minus", "opposite_sign")
def positive(z, t):
    return -shifted(z, t)


@wrong("divided by all entries", "averages_all_entries")
def all_entries(z, t):
    return shifted(z, t) / z.shape[1]


@wrong("normalized over the examples", "normalizes_columns")
def over_examples(z, t):
    z = z - z.max(axis=0)
    log_p = z - np.log(np.exp(z).sum(axis=0))
    return float(-log_p[np.arange(len(t)), t].mean())


@wrong("one loss a row", "wrong_container", "wrong_shape")
def rows(z, t):
    z = z - z.max(axis=1, keepdims=True)
    return np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(t)), t]


@wrong("the margin to the best score", "score_only")
def margin(z, t):
    return float(np.mean(z.max(axis=1) - z[np.arange(len(t)), t]))


@wrong("in bits", "constant_factor")
def bits(z, t):
    return shifted(z, t) / np.log(2)


@wrong("z is changed", "changed_its_input")
def in_place(z, t):
    z -= z.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(t)), t]))
