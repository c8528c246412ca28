"""Answers to myth_check_is_proof."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def ones():
    return np.ones(3)


@right
def positive():
    return np.array([0.5, 2.0, 30.0])


@right
def drawn():
    return np.random.default_rng(0).uniform(0.1, 1, 3)


@wrong("one negative", "some_off")
def one_negative():
    return np.array([1.0, -1.0, 2.0])


@wrong("all negative", "all_off")
def all_negative():
    return -np.ones(3)


@wrong("zeros", "at_the_kink")
def zeros():
    return np.zeros(3)


@wrong("two entries")
def two():
    return np.ones(2)


@right
def as_a_list():
    return [1, 2, 3]


@wrong("truth values")
def truths():
    return np.array([True, True, True])


@wrong("complex numbers")
def complex_numbers():
    return np.array([1.0, 2.0, 3.0]) + 0j
