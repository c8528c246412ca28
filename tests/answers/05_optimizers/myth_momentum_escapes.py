"""Answers to myth_momentum_escapes."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def behind_it():
    return 2.0, 1.5


@right
def a_corner():
    return [2.5, 2.5]


@right
def an_array():
    return np.array([2.4, 0.8])


@wrong("it begins in the shallow one", "starts_there")
def at_rest():
    return 1.2, 0.8


@wrong("it begins in the deep one", "rolls_to_the_deep_one")
def deep():
    return -1.2, -0.8


@wrong("outside", "outside_the_picture")
def outside():
    return 3.0, 0.0


@wrong("not a number")
def nan():
    return np.nan, 1.0
