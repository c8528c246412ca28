"""Answers to myth_each_step_lowers."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def large():
    return 1.0


@right
def just_above():
    return 0.09


@right
def integer():
    return 3


@wrong("0 does not move", "small_enough", "climbs_on_purpose")
def zero():
    return 0.0


@wrong("small", "small_enough")
def small():
    return 0.01


@wrong("negative", "climbs_on_purpose")
def negative():
    return -1.0


@wrong("not a number")
def nan():
    return np.nan


@wrong("a truth value is no rate")
def truth():
    return True


@wrong("an array of one number")
def boxed():
    return np.array([0.1])
