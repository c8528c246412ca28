"""Answers to cross_entropy."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def sum_of_products(p, t):
    return float(-(t * np.log(np.maximum(p, 1e-12))).sum() / len(p))


@right
def pick_the_true_class(p, t):
    true = p[np.arange(len(t)), t.argmax(axis=1)]
    return -np.mean(np.log(np.clip(true, 1e-12, None)))


@right
def masked(forecasts, targets):
    return float(np.mean([-np.log(max(row[label == 1][0], 1e-12)) for row, label in zip(forecasts, targets)]))


@right
def einsum(p, t, floor=1e-12):
    return float(-np.einsum("nk,nk->n", t, np.log(np.where(p < floor, floor, p))).mean())


@wrong("divided by all entries", "averages_all_entries")
def all_entries(p, t):
    return float(-np.mean(t * np.log(np.maximum(p, 1e-12))))


@wrong("the sum", "adds_up")
def summed(p, t):
    return float(-np.sum(t * np.log(np.maximum(p, 1e-12))))


@wrong("log 0", "no_clip", "not_finite", "warned")
def no_clip(p, t):
    return float(-np.sum(t * np.log(p)) / len(p))


@wrong("no minus", "no_minus", "opposite_sign")
def positive(p, t):
    return float(np.sum(t * np.log(np.maximum(p, 1e-12))) / len(p))


@wrong("exchanged", "swaps_p_and_t")
def exchanged(p, t):
    return float(-np.sum(p * np.log(np.maximum(t, 1e-12))) / len(p))


@wrong("both terms for each class", "binary_for_each_class")
def binary(p, t):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return float(-np.sum(t * np.log(p) + (1 - t) * np.log(1 - p)) / len(p))


@wrong("log of the mean", "log_of_the_mean")
def mean_first(p, t):
    return float(-np.log(max((p * t).sum(axis=1).mean(), 1e-12)))


@wrong("one loss for each row", "one_per_row", "wrong_container", "wrong_shape")
def rows(p, t):
    return -(t * np.log(np.maximum(p, 1e-12))).sum(axis=1)


@wrong("another floor")
def other_floor(p, t):
    return float(-(t * np.log(np.maximum(p, 1e-6))).sum() / len(p))


@wrong("the probability, no logarithm")
def no_log(p, t):
    return float(1 - (p * t).sum() / len(p))


@wrong("only the first row", "only_one_row")
def first_row(p, t):
    return float(-np.log(max(p[0] @ t[0], 1e-12)))


@wrong("the forecast's own vote, not the true class", "ignores_targets")
def own_vote(p, t):
    return float(-np.log(p.max(axis=1)).mean())
