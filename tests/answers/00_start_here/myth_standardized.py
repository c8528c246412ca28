"""Answers to myth_standardized."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def one_far_away():
    return np.array([0.0, 0.0, 0.0, 0.0, 10.0])


@right
def a_row_of_numbers():
    return np.arange(10.0)


@right
def three():
    return np.array([1, 2, 4])


@wrong("all equal", "constant")
def equal():
    return np.full(5, 3.0)


@wrong("half and half: exactly -1 and 1", "balanced")
def balanced():
    return np.array([-100.0, 100.0, -100.0, 100.0])


@wrong("one number", "single")
def one_number():
    return np.array([50.0])


@wrong("a number, no column")
def no_column():
    return 3.0


@right
def enormous():
    return np.array([0.0, 0.0, 0.0, 1e200])


@wrong("two small numbers: exactly -1 and 1", "balanced")
def zero_and_one():
    return np.array([0.0, 1.0])
