"""Answers to myth_loss_to_zero."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def two_rows():
    return [[0.0, 0.0], [0.0, 0.0]], [0, 1]


@right
def four_rows():
    return np.array([[1.0, 2.0], [1.0, 2.0], [3.0, 4.0], [3.0, 4.0]]), np.array([0, 1, 1, 0])


@right
def two_of_three():
    return [[1, 1], [1, 1], [2, 2]], [1, 0, 1]


@wrong("XOR", "xor", "no_contradiction")
def xor():
    return [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]


@wrong("nearly the same", "nearly_the_same")
def nearly():
    return [[0.0, 0.0], [1e-9, 0.0]], [0, 1]


@wrong("too few", "too_few_contradictions")
def few():
    return [[k, k] for k in (0, 0, 1, 2, 3, 4, 5, 6)], [0, 1, 0, 1, 0, 1, 0, 1]


@wrong("one label", "one_label_only")
def one_label():
    return [[0, 0], [0, 0]], [1, 1]
