"""Answers to myth_product_of_means."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def one_saturated():
    return [3.7, -1.0], [1.0, 1.0]


@right
def four_rows():
    return [-2.5, 3.0, 2.5, 1.3], [1, 1, 1, 1]


@right
def arrays():
    return np.array([-0.6, 3.0]).tolist(), (0.0, 1.0)


@wrong("one example", "one_example")
def one():
    return [1.0], [0.0]


@wrong("equal examples", "identical_examples")
def equal():
    return [1.0, 1.0], [0.0, 0.0]


@wrong("zeros", "nothing_to_learn")
def zeros():
    return [0.0, 0.0], [0.0, 1.0]


@wrong("same sign", "same_sign")
def same():
    return [1.0, 2.0], [0.0, 0.0]
