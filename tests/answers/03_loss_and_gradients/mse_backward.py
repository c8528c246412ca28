"""Answers to mse_backward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(g, loss, y, t):
    return g * 2 * (y - t) / y.size


@right
def mean_of_slopes(upstream, value, predicted, wanted):
    slope = np.subtract(predicted, wanted) * (2 / predicted.size)
    return upstream * slope


@right
def loops(g, loss, y, t):
    dy = np.zeros(y.shape)
    for place in np.ndindex(y.shape):
        dy[place] = 2 * g * (y[place] - t[place]) / np.prod(y.shape)
    return dy


@right
def in_two_directions(g, loss, y, t, h=1.0):
    """Of a square, central differences are exact."""
    square = lambda d: d * d
    return g * (square(y - t + h) - square(y - t - h)) / (2 * h) / y.size


@wrong("the 2", "loses_the_two", "constant_factor")
def no_two(g, loss, y, t):
    return g * (y - t) / y.size


@wrong("sign", "turns_the_sign", "opposite_sign")
def sign(g, loss, y, t):
    return g * 2 * (t - y) / y.size


@wrong("no mean", "forgets_the_mean")
def no_mean(g, loss, y, t):
    return g * 2 * (y - t)


@wrong("by rows", "divides_by_rows")
def by_rows(g, loss, y, t):
    return g * 2 * (y - t) / len(y)


@wrong("no g", "forgets_upstream", "wrong_factor")
def no_g(g, loss, y, t):
    return 2 * (y - t) / y.size


@wrong("times the loss", "multiplies_by_loss", "wrong_factor")
def times_loss(g, loss, y, t):
    return g * loss * 2 * (y - t) / y.size


@wrong("one number", "averages_the_slopes", "wrong_container", "wrong_shape")
def one_number(g, loss, y, t):
    return float(g * 2 * (y - t).mean())


@wrong("squares", "returns_the_squares")
def squares(g, loss, y, t):
    return g * (y - t) ** 2 / y.size


@wrong("signs only")
def signs(g, loss, y, t):
    return g * np.sign(y - t) / y.size


@wrong("y is changed", "changed_its_input")
def in_place(g, loss, y, t):
    y -= t
    return 2 * g * y / y.size


@wrong("divided by g", "wrong_factor")
def divided(g, loss, y, t):
    return 2 * (y - t) / (y.size * g)


@wrong("divided by the columns", "divides_by_columns")
def by_columns(g, loss, y, t):
    return g * 2 * (y - t) / y.shape[-1]
