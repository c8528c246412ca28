"""Answers to myth_softmax_knows."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def unsure_and_right():
    return np.tile([[0.1, 0.0]], (10, 1)), np.zeros(10, dtype=int)


@right
def sure_in_lists():
    return [[0.2, 0.0]] * 20, [0] * 20


@wrong("sure and right", "sure_and_right")
def sure():
    return [[9.0, 0.0]] * 10, [0] * 10


@wrong("the gap is too small", "gap_too_small")
def gap():
    return [[1.4, 0.0]] * 10, [0] * 9 + [1]


@wrong("right too rarely", "right_too_rarely")
def rarely():
    return [[5.0, 0.0]] * 10, [0] * 5 + [1] * 5


@wrong("ties", "tied")
def ties():
    return [[0.0, 0.0]] * 10, [0] * 10


@wrong("too few rows")
def few():
    return [[0.1, 0.0]] * 5, [0] * 5
