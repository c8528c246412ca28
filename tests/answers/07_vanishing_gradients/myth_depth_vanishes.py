"""Answers to myth_depth_vanishes."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def he():
    return np.sqrt(2 / 100)


@right
def about():
    return 0.14


@right
def slightly_more():
    return 0.145


@wrong("1 / fan_in", "factor_one")
def factor_one():
    return 0.1


@wrong("the variance", "variance_as_deviation")
def variance():
    return 0.02


@wrong("large", "explodes")
def large():
    return 1.0


@wrong("0")
def zero():
    return 0.0


@right
def a_little_wide():
    return 0.15


@wrong("a little too small", "first_wrong_part")
def a_little_narrow():
    return 0.13
