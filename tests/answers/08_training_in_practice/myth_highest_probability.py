"""Answers to myth_highest_probability."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def disease():
    return 0.2, 1.0, 100.0


@right
def nearly_half():
    return 0.49, 1, 50


@right
def rare():
    return np.float64(0.01), 1.0, 1000.0


@wrong("class 1 is likelier", "class_1_is_likelier")
def likelier():
    return 0.7, 1.0, 10.0


@wrong("equal costs", "same_costs")
def equal():
    return 0.3, 1.0, 1.0


@wrong("exchanged", "costs_swapped")
def exchanged():
    return 0.3, 100.0, 1.0


@wrong("not cheap enough", "not_cheap_enough")
def not_enough():
    return 0.3, 1.0, 3.0


@wrong("no probability", "no_probability")
def none():
    return 1.5, 1.0, 10.0


@wrong("a tie", "not_cheap_enough")
def tie():
    return 0.5, 1.0, 20.0
