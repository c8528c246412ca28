import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def logaddexp(z, t):
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - np.take_along_axis(z, np.asarray(t)[:, None], axis=1)[:, 0]))


@right
def margins(z, t):
    total = 0.0
    for row, k in zip(z, t, strict=True):
        d = row - row[k]
        top = max(0.0, d.max())
        total += top + np.log(np.exp(d - top).sum())
    return float(total / len(t))


@wrong("the sum over the rows, not the mean", r"mean|sum|number of rows|N\b")
def summed(z, t):
    s = z - z.max(axis=1, keepdims=True)
    return float(np.sum(np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(t)), t]))


@wrong("z[:, t] picks a table, not one score a row", r"\[:, t\]|table|one (score|entry)|column|arange|row")
def picks_a_table(z, t):
    s = z - z.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(s).sum(axis=1, keepdims=True)) - s[:, t]))


@wrong("the shift is taken from z in the first term only", r"shift|largest|max")
def shift_once(z, t):
    m = z.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(z - m).sum(axis=1)) - z[np.arange(len(t)), t]))


@wrong("the probability is clipped, so large losses are cut", r"clip|log 0|rounded|large|floor|1e-12|cut")
def clipped(z, t):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return float(-np.mean(np.log(np.maximum(p[np.arange(len(t)), t], 1e-12))))
