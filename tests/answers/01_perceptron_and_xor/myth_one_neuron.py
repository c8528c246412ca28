"""Answers to myth_one_neuron."""

from tests.answers.kit import right, wrong


@right
def small_numbers():
    return [0.1, 0.1, -0.3], -0.05


@right
def unequal_weights():
    return [2, 7, -20], -1


@wrong("OR", "product_unused")
def without_the_product():
    return [1.0, 1.0, 0.0], -0.5


@wrong("always class 0, by its weights", "always_the_same")
def never_one():
    return [-10.0, -10.0, -10.0], -1.0


@wrong("AND")
def only_both():
    return [1.0, 1.0, 0.5], -2.1


@wrong("two weights")
def two_weights():
    return [1, 1], -0.5
