"""Answers to myth_sigmoid_slope."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def two():
    return 2


@right
def minus_one():
    return -1.0


@right
def large():
    return np.float64(100.0)


@wrong("between 0 and 1 the formula is positive", "between_zero_and_one")
def half():
    return 0.5


@wrong("0 at 1", "formula_gives_zero")
def one():
    return 1


@wrong("falls, but not steeply enough")
def slightly():
    return 1.1


@wrong("text")
def text():
    return "2"
