"""Answers to r_squared."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(t, y):
    return float(1 - ((t - y) ** 2).sum() / ((t - t.mean()) ** 2).sum())


@right
def by_means(t, y):
    return 1 - np.mean((t - y) ** 2) / np.var(t)


@right
def loop(truth, answers):
    mean = sum(truth) / len(truth)
    above = sum((a - b) ** 2 for a, b in zip(truth, answers))
    return float(1.0 - above / sum((a - mean) ** 2 for a in truth))


@right
def dot_products(t, y, one=1.0):
    e, d = t - y, t - np.average(t)
    return float((d @ d * one - e @ e) / (d @ d))


@wrong("not from 1", "not_from_one", "another_function")
def fraction(t, y):
    return float(((t - y) ** 2).sum() / ((t - t.mean()) ** 2).sum())


@wrong("the squared correlation", "squared_correlation")
def correlation(t, y):
    with np.errstate(all="ignore"):
        r = np.corrcoef(t, y)[0, 1]
    return float(np.nan_to_num(r) ** 2)


@wrong("the spread of the predictions", "spread_of_predictions", "share_of_spread")
def explained(t, y):
    return float(y.var() / t.var())


@wrong("the mean is not subtracted", "mean_not_subtracted")
def no_mean(t, y):
    return float(1 - ((t - y) ** 2).sum() / (t**2).sum())


@wrong("never below 0", "cut_at_zero")
def cut(t, y):
    return max(0.0, formula(t, y))


@wrong("absolute errors", "absolute_errors")
def absolute(t, y):
    return float(1 - np.abs(t - y).sum() / np.abs(t - t.mean()).sum())


@wrong("the squared error", "mean_squared_error")
def error(t, y):
    return float(((t - y) ** 2).mean())


@wrong("mean over sum", "mean_over_sum")
def mixed(t, y):
    return float(1 - ((t - y) ** 2).mean() / ((t - t.mean()) ** 2).sum())


@wrong("percent", "constant_factor")
def percent(t, y):
    return 100 * formula(t, y)


@wrong("t and y exchanged")
def exchanged(t, y):
    spread = ((y - y.mean()) ** 2).sum()
    return float(1 - ((t - y) ** 2).sum() / (spread or 1.0))


@wrong("N - 1 below")
def n_minus_one(t, y):
    return float(1 - ((t - y) ** 2).mean() / t.var(ddof=1))
