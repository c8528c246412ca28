"""Answers to softmax."""

import math

import numpy as np

from nnref import log_softmax
from tests.answers.kit import right, wrong


@right
def row_by_row(z):
    out = np.zeros(z.shape)
    for i, row in enumerate(z):
        weights = [math.exp(score - max(row)) for score in row]
        out[i] = np.array(weights) / sum(weights)
    return out


@right
def through_the_logarithm(scores):
    return np.exp(log_softmax(scores))


@right
def by_differences(z):
    """1 / sum of exp(zj - zi): no score is subtracted by name."""
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)


@right
def by_logaddexp(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])


@right
def on_the_transpose(z, base=None):
    columns = z.T - z.T.max(0)
    np.exp(columns, out=columns)
    columns /= np.einsum("kn->n", columns)
    return columns.T.copy()


def shifted(z):
    return np.exp(z - np.max(z, axis=-1, keepdims=True))


@right
def with_a_helper(z):
    e = shifted(z)
    return np.divide(e, np.sum(e, axis=-1)[:, np.newaxis])


@wrong("columns are normalised", "sums_over_examples")
def columns_add_up(z):
    e = shifted(z.T).T
    return e / e.sum(0, keepdims=True)


@wrong("one sum for the whole array", "one_sum_for_all")
def shares_of_everything(z):
    e = shifted(z)
    return e / np.sum(e)


@wrong("no shift, so large scores overflow", "no_shift")
def textbook_formula(z):
    out = np.empty_like(z)
    for i in range(len(z)):
        out[i] = np.exp(z[i]) / np.sum(np.exp(z[i]))
    return out


@wrong("the mean is subtracted, which is not enough for rows of very different size", "no_shift", "one_shift_for_all")
def shifts_by_the_mean(z):
    e = np.exp(z - z.mean())
    return e / e.sum(axis=1, keepdims=True)


@wrong("scores are divided by their sum, without exp", "not_finite", "no_exponential")
def plain_shares(z):
    return z / z.sum(axis=1, keepdims=True)


@wrong("2 to the power of the score, the wrong base")
def base_two(z):
    e = 2.0 ** (z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("only the first row is normalised", "only_one_row")
def first_sum_for_all_rows(z):
    e = shifted(z)
    return e / e[0].sum()


@wrong("small probabilities are set to 0 and nothing is done about the rest")
def drops_the_small(z):
    e = shifted(z)
    p = e / e.sum(axis=1, keepdims=True)
    return np.where(p < 1e-3, 0.0, p)


@wrong("the largest is subtracted after exp", "not_finite")
def shifts_too_late(z):
    e = np.exp(z)
    e = e - e.max(axis=1, keepdims=True)
    return e / e.sum(axis=1, keepdims=True)


@wrong("rounded to four digits", "low_precision")
def rounded(z):
    e = shifted(z)
    return np.round(e / e.sum(axis=1, keepdims=True), 4)


@wrong("computed in float32", "wrong_container", "low_precision")
def in_single_precision(z):
    e = shifted(z.astype(np.float32))
    return e / e.sum(axis=1, keepdims=True)


@wrong("one minus the probability", "another_function")
def complement(z):
    e = shifted(z)
    return 1 - e / e.sum(axis=1, keepdims=True)


@wrong("printed, not returned", "returned_nothing", "printed_nothing_returned")
def prints(z):
    e = shifted(z)
    print(e / e.sum(axis=1, keepdims=True))


@wrong("large scores are cut to the same number", "scores_clipped")
def cut_at_700(z):
    e = np.exp(np.clip(z, -700, 700))
    return e / e.sum(axis=1, keepdims=True)
