"""Answers to myth_fits_everywhere."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def far_out(v, w, b, c):
    return 1e6


@right
def search(v, w, b, c):
    x = 1.0
    while abs(x * x - (c + np.sum(v * np.maximum(w * x + b, 0)))) <= 2:
        x *= 2
    return x


@right
def negative_side(v, w, b, c):
    return -1000 * (1 + float(np.abs(b).max()))


@wrong("0, where the network was fitted", "still_inside")
def zero(v, w, b, c):
    return 0.0


@wrong("fixed, and inside for wide networks", "still_inside")
def ten(v, w, b, c):
    return 10.0


@wrong("no number")
def none(v, w, b, c):
    return "far away"


@wrong("infinite")
def infinite(v, w, b, c):
    return np.inf
