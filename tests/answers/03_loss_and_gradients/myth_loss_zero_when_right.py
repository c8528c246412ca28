"""Answers to myth_loss_zero_when_right."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def uniform():
    return np.full(4, 0.25)


@right
def many():
    return np.ones(10) / 10


@right
def uneven():
    return np.array([0.4, 0.3, 0.2, 0.1])


@wrong("certain", "one_hot_target")
def certain():
    return np.array([0.0, 1.0, 0.0])


@wrong("two classes cannot reach 1", "two_classes")
def coin():
    return np.array([0.5, 0.5])


@wrong("no probabilities", "not_a_distribution")
def too_large():
    return np.array([1.0, 1.0, 1.0])


@wrong("negative entries", "not_a_distribution")
def negative():
    return np.array([-0.5, 0.5, 1.0])
