"""Answers to myth_small_rate."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def between():
    return 3.0, 0


@right
def at_the_lowest_point():
    return 4.0, 2


@right
def other_side():
    return [5, 2]


@right
def an_array():
    return np.array([3.0, 0.0])


@wrong("exactly at the example", "at_the_example")
def met():
    return 2.0, 1


@wrong("beyond all of them", "outside_all")
def beyond():
    return 20.0, 0


@wrong("it pulls the right way", "same_side")
def helpful():
    return 3.0, 2


@wrong("no such example")
def fourth():
    return 3.0, 3


@wrong("a truth value for the example")
def truth():
    return 3.0, False
