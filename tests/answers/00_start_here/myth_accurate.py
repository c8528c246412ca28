"""Answers to myth_accurate."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def one_in_twenty():
    return np.array([1] + [0] * 19)


@right
def rare():
    t = np.zeros(1000, dtype=int)
    t[[3, 500]] = 1
    return t


@right
def drawn():
    return (np.arange(300) % 50 == 0).astype(np.int64)


@wrong("no 1 occurs", "only_zeros")
def no_ones():
    return np.zeros(100, dtype=int)


@wrong("0 is not frequent enough", "not_rare_enough")
def one_in_ten():
    return np.array([1] + [0] * 9)


@wrong("the 1 is the frequent one", "ones_are_common")
def other_way():
    return np.array([0] + [1] * 99)


@wrong("a number, no labels")
def the_accuracy():
    return 0.95


@wrong("no labels at all")
def nothing():
    return []
