import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def norm_form(y, t):
    return float(np.linalg.norm(np.ravel(y) - np.ravel(t)) ** 2 / np.size(t))


@right
def variance_plus_bias(y, t):
    d = np.asarray(y, float) - np.asarray(t, float)
    return float(d.var() + d.mean() ** 2)


@wrong("divides by the number of rows instead of elements", r"row", r"element|number", r"\(N, M\)|M\b|two-dim|2-?D")
def per_row(y, t):
    return float(np.sum((y - t) ** 2) / len(y))


@wrong("the mean before the square: errors cancel", r"before|first|order|cancel|square of the mean", r"squar")
def square_of_mean(y, t):
    return float(np.mean(y - t) ** 2)


@wrong("half of the mean squared error", r"half|\b2\b|0\.5", r"factor")
def with_a_half(y, t):
    return float(0.5 * ((y - t) ** 2).mean())


@wrong("the root is taken: RMSE", r"root|RMSE|sqrt")
def rmse(y, t):
    return float(np.sqrt(np.mean((t - y) ** 2)))
