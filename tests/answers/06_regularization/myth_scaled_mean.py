"""Answers to myth_scaled_mean."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def skewed():
    return [0.0, 10.0, 10.0, 10.0, 10.0]


@right
def array():
    return np.array([-100.0, 1.0, 2.0, 3.0, 4.0])


@right
def integers():
    return [0] + [1] * 9


@wrong("even", "evenly_spread")
def even():
    return [1.0, 2.0, 3.0]


@wrong("the other side", "wrong_side")
def low():
    return [0.0, 0.0, 0.0, 0.0, 10.0]


@wrong("equal", "all_equal")
def equal():
    return [2.0, 2.0, 2.0]


@wrong("two", "too_few")
def two():
    return [0.0, 1.0]


@wrong("too large for the range to be computed", "wrong_side")
def huge():
    return [1e308, -1e308, 1e308, 1e308, 1e308]
