"""Answers to myth_above."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def downwards():
    return np.array([-1, -1]), 10, np.array([1, 1])


@right
def nearly_vertical():
    return [5.0, -0.1], 0.0, [1.0, 2.0]


@wrong("above the line", "points_upwards")
def upwards():
    return [0.0, 2.0], -1.0, [0.0, 5.0]


@wrong("on the line", "score_not_positive")
def on_the_line():
    return [0.0, -1.0], 1.0, [0.0, 1.0]


@wrong("so large that the score is inf - inf", "score_not_positive")
def no_score():
    return [1e200, -1e200], 0.0, [1e200, 1e200]
