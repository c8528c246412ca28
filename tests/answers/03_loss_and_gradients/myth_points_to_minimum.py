"""Answers to myth_points_to_minimum."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def far_along():
    return 10.0, 1.0


@right
def other_side():
    return -5.0, 1.5


@right
def integers():
    return 4, -1


@wrong("the minimum", "the_minimum_itself")
def minimum():
    return 0.0, 0.0


@wrong("on the axis", "on_an_axis")
def axis():
    return 3.0, 0.0


@wrong("high on the wall", "too_high_up_the_wall")
def wall():
    return 1.0, 1.0


@wrong("infinite")
def infinite():
    return np.inf, 1.0


@right
def very_far():
    return 1e200, 2e199


@right
def very_near():
    return 1e-200, -2e-201
