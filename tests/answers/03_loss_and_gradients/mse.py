"""Answers to mse."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def mean_of_squares(y, t):
    return np.mean((y - t) ** 2)


@right
def loops(y, t):
    total = 0.0
    for a, b in zip(y.ravel(), t.ravel()):
        total += (a - b) ** 2
    return total / y.size


@right
def dot_product(predicted, wanted):
    d = (predicted - wanted).reshape(-1)
    return float(d @ d / d.size)


@right
def norm(y, t, power=2):
    return float(np.linalg.norm((y - t).ravel()) ** power / np.prod(y.shape))


@right
def by_parts(y, t):
    return float((y * y).mean() - 2 * (y * t).mean() + (t * t).mean())


@wrong("the sum", "adds_up")
def summed(y, t):
    return float(((y - t) ** 2).sum())


@wrong("half", "halves", "constant_factor")
def halved(y, t):
    return float(((y - t) ** 2).mean() / 2)


@wrong("by rows only", "divides_by_rows")
def by_rows(y, t):
    return float(((y - t) ** 2).sum() / len(y))


@wrong("absolute", "takes_absolute_values")
def absolute(y, t):
    return float(np.abs(y - t).mean())


@wrong("the root", "takes_the_root", "another_function")
def root(y, t):
    return float(np.sqrt(((y - t) ** 2).mean()))


@wrong("the square of the mean", "squares_the_mean")
def square_of_mean(y, t):
    return float((y - t).mean() ** 2)


@wrong("one for each column", "averages_columns", "wrong_container", "wrong_shape")
def columns(y, t):
    return ((y - t) ** 2).mean(axis=0)


@wrong("plus")
def plus(y, t):
    return float(((y + t) ** 2).mean())


@wrong("the largest")
def largest(y, t):
    return float(((y - t) ** 2).max())


@wrong("divided by n - 1", "off_by_one")
def n_minus_one(y, t):
    return float(((y - t) ** 2).sum() / max(y.size - 1, 1))


@wrong("y is changed", "changed_its_input")
def in_place(y, t):
    y -= t
    return float((y**2).mean())


@wrong("the median of the squares")
def median(y, t):
    return float(np.median((y - t) ** 2))
