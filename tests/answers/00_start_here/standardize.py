"""Answers to standardize."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def where_constant(X):
    deviation = X - X.mean(axis=0)
    std = X.std(axis=0)
    deviation[:, (X == X[0]).all(axis=0)] = 0
    return deviation / np.where(std > 0, std, 1)


@right
def column_by_column(data):
    out = np.zeros(data.shape)
    for j in range(data.shape[1]):
        column = data[:, j]
        if column.min() == column.max():
            continue
        mean = sum(column) / len(column)
        variance = sum((x - mean) ** 2 for x in column) / len(column)
        out[:, j] = (column - mean) / variance**0.5
    return out


@right
def divide_where(X, ddof=0):
    moving = np.ptp(X, axis=0) > 0
    centred = np.where(moving, X - X.mean(axis=0), 0.0)
    return np.divide(centred, X.std(axis=0, ddof=ddof), out=np.zeros_like(centred), where=moving)


class Scaler:
    def __init__(self, X):
        self.constant = np.max(X, axis=0) == np.min(X, axis=0)
        self.mean = np.where(self.constant, X[0], X.mean(0))
        self.std = np.where(self.constant, 1.0, np.sqrt(((X - X.mean(0)) ** 2).mean(0)))

    def apply(self, X):
        return (X - self.mean) / self.std


@right
def with_a_class(X):
    return Scaler(X).apply(X)


@wrong("N - 1 in place of N", "divides_by_n_minus_1")
def sample_deviation(X):
    std = X.std(axis=0, ddof=1) if len(X) > 1 else np.zeros(X.shape[1])
    return (X - X.mean(axis=0)) / np.where(std > 1e-12, std, 1)


@wrong("divided by the variance", "divides_by_variance")
def by_variance(X):
    var = X.var(axis=0)
    return (X - X.mean(axis=0)) / np.where(var > 1e-20, var, 1)


@wrong("rows in place of columns", "over_rows")
def rows(X):
    std = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(std > 1e-12, std, 1)


@wrong("one mean and one deviation for all", "one_mean_for_all")
def all_together(X):
    return (X - X.mean()) / (X.std() or 1.0)


@wrong("constant columns give nan", "nan_in_constant_columns", "not_finite", "warned")
def divides_by_zero(X):
    return (X - X.mean(axis=0)) / X.std(axis=0)


@wrong("not centred", "not_centred", "by_line")
def only_scaled(X):
    std = X.std(axis=0)
    return X / np.where(std > 1e-12, std, 1)


@wrong("constant columns stay as they are", "by_line")
def leaves_constants(X):
    std = X.std(axis=0)
    return np.where(std > 1e-12, (X - X.mean(axis=0)) / np.where(std > 1e-12, std, 1), X)


@wrong("between 0 and 1", "min_max")
def min_max(X):
    span = np.ptp(X, axis=0)
    return (X - X.min(axis=0)) / np.where(span > 0, span, 1)


@wrong("the median in place of the mean", "by_line")
def median(X):
    std = X.std(axis=0)
    return (X - np.median(X, axis=0)) / np.where(std > 1e-12, std, 1)


@wrong("X itself is changed", "changed_its_input")
def in_place(X):
    X -= X.mean(axis=0)
    X /= np.where(X.std(axis=0) > 1e-12, X.std(axis=0), 1)
    return X


@wrong("the other sign", "opposite_sign")
def from_the_mean(X):
    std = X.std(axis=0)
    return (X.mean(axis=0) - X) / np.where(std > 1e-12, std, 1)


@wrong("mean absolute deviation in place of the standard deviation")
def absolute_deviation(X):
    d = X - X.mean(axis=0)
    size = np.abs(d).mean(axis=0)
    return d / np.where(size > 1e-12, size, 1)
