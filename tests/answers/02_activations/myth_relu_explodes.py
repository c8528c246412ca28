"""Answers to myth_relu_explodes."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def ones():
    return 1.0, 2.0


@right
def near_one():
    return 0.98, -1.5


@right
def numpy_numbers():
    return np.float64(2 ** (1 / 30)), np.exp(1)


@wrong("a negative weight kills the unit", "relu_is_dead")
def dead():
    return -1.0, 2.0


@wrong("a large weight explodes with ReLU too", "relu_weight_too_large")
def large():
    return 2.0, 2.0


@wrong("tanh's weight too small", "tanh_weight_too_small")
def small():
    return 1.0, 1.1


@wrong("exchanged", "relu_weight_too_large", "tanh_weight_too_small")
def exchanged():
    return 2.0, 1.0


@wrong("the weight 0", "relu_is_dead")
def nothing_passes():
    return 0.0, 2.0
