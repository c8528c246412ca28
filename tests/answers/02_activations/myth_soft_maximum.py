"""Answers to myth_soft_maximum."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def shifted():
    return [0.0, 1.0, 2.0], [1.0, 2.0, 3.0]


@right
def integers():
    return [3, 3, 3], [10, 10, 10]


@right
def arrays():
    low = [0.5, -0.25, 4.0]
    return low, [v + 2 for v in low]


@wrong("nothing raised", "nothing_raised")
def equal():
    return [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]


@wrong("doubled", "differences_changed")
def doubled():
    return [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]


@wrong("one score stays", "not_every_score_raised", "differences_changed")
def two_of_three():
    return [0.0, 0.0, 0.0], [1.0, 1.0, 0.0]


@wrong("two numbers")
def short():
    return [0.0, 1.0], [1.0, 2.0]


@right
def one_array():
    return np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


@wrong("far apart: only rounding makes both rows 0, 0, 1", "differences_changed")
def rounded_alike():
    return [0.0, 100.0, 1000.0], [10.0, 200.0, 2000.0]


@wrong("raised by a half", "nothing_raised")
def by_a_half():
    return [0.0, 1.0, 2.0], [0.5, 1.5, 2.5]
