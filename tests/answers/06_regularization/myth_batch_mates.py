"""Answers to myth_batch_mates."""

from tests.answers.kit import right, wrong


@right
def small_and_large():
    return [1.0, 0.0], [1.0, 2.0]


@right
def three():
    return [0, 5, 5], [0, -5, -5]


@right
def other_lengths():
    return (3.0, 1.0, 1.0), [3.0, 9.0]


@wrong("the same batch", "same_batch")
def same():
    return [1.0, 2.0], [1.0, 2.0]


@wrong("another first number", "different_example")
def other_first():
    return [1.0, 2.0], [3.0, 2.0]


@wrong("one number each", "batches_of_one")
def one():
    return [1.0], [1.0]


@wrong("too much alike", "mates_too_similar")
def alike():
    return [1.0, 2.0, 3.0], [1.0, 2.1, 3.0]


@wrong("on both sides, but so narrow that eps counts", "batches_of_one")
def narrow():
    return [1.0, 1.001], [1.0, 0.999]


@wrong("too large to be squared", "batches_of_one")
def huge():
    return [1e200, 2.0], [1e200, -1.0]


@right
def below_and_in_the_middle():
    return [0.0, 1.0, 1.0, 1.0], [0.0, 1.0, -1.5]
