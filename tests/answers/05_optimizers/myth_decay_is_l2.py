"""Answers to myth_decay_is_l2."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def same_sign():
    return 3.0, 0.01


@right
def both_negative():
    return -2, -1


@right
def gradient_wins():
    return 4.0, -5.0


@right
def an_array():
    return np.array([2.0, 1.0])


@wrong("a weight without a penalty", "no_penalty")
def small_weight():
    return 0.1, 1.0


@wrong("no gradient", "no_gradient")
def alone():
    return 2.0, 0.0


@wrong("the penalty turns the sign", "opposite_signs")
def turned():
    return 4.0, -1.0


@wrong("three numbers")
def three():
    return 1.0, 2.0, 3.0
