"""Answers to myth_adadelta_rate."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def far_apart():
    return 0.1, 10.0


@right
def an_array():
    return np.array([1.0, 100.0])


@right
def whole_numbers():
    return [1, 1000]


@wrong("the larger one comes first", "wrong_order")
def turned_round():
    return 5.0, 0.05


@wrong("not far enough apart", "too_close")
def near():
    return 1.0, 30.0


@wrong("below the reach of eps", "both_tiny")
def tiny():
    return 1e-6, 1e-2


@wrong("a gradient of 0")
def zero():
    return 0.0, 1.0


@wrong("infinite")
def infinite():
    return 1.0, np.inf


@wrong("one number")
def one():
    return 5.0
