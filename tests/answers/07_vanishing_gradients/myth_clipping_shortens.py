"""Answers to myth_clipping_shortens."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def list_():
    return [10.0, 1.0]


@right
def array():
    return np.array([-0.9, 20.0])


@right
def integers():
    return (100, 1)


@wrong("short", "within_the_limit")
def short():
    return [0.5, 0.5]


@wrong("both cut", "both_cut_alike")
def both():
    return [5.0, 5.0]


@wrong("on an axis", "along_one_axis")
def axis():
    return [7.0, 0.0]


@wrong("three entries")
def three():
    return [1.0, 2.0, 3.0]
