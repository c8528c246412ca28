"""Answers to myth_equal_weights."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def quarter():
    return 0.25


@right
def negative():
    return -0.2


@right
def third():
    return np.float64(0.3)


@wrong("zero", "all_zero")
def zero():
    return 0.0


@wrong("large", "saturated")
def large():
    return 20.0


@wrong("tiny", "too_close_to_zero")
def tiny():
    return 0.001


@wrong("nan")
def nan():
    return np.nan
