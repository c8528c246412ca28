"""Answers to myth_iteration."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def small_batches():
    return 100, 10, 3


@right
def one_more_than_a_batch():
    return 33, 32, 1


@right
def numpy_numbers():
    return tuple(np.array([5, 1, 7]))


@wrong("the batch holds everything", "one_batch")
def whole():
    return 64, 64, 10


@wrong("a batch larger than the data", "batch_larger_than_data")
def larger():
    return 10, 32, 5


@wrong("many epochs, one batch", "many_epochs", "one_batch")
def epochs():
    return 10, 10, 1000


@wrong("no epoch")
def none():
    return 10, 2, 0
