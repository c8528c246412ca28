"""Answers to myth_level_is_minimum."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def summit():
    return 0.0, 0.0


@right
def saddle():
    return np.pi, 0


@right
def other_saddle():
    return 0.0, -3 * np.pi


@wrong("the minimum", "the_minimum")
def bottom():
    return np.pi, np.pi


@wrong("where the loss is 0", "value_zero", "not_level")
def loss_zero():
    return np.pi / 2, np.pi / 2


@wrong("a slope", "not_level")
def slope():
    return 1.0, 2.0


@wrong("one number")
def one():
    return 0.0
