"""Answers to myth_always_arrives."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def zeros():
    return np.zeros((2, 4)), np.zeros(4), np.zeros((4, 1)), np.zeros(1)


@right
def saturated():
    return np.zeros((2, 4)), np.full(4, 50.0), np.zeros((4, 1)), np.zeros(1)


@right
def other_saturation():
    return np.zeros((2, 4)), np.array([30.0, -30.0, 30.0, -30.0]), np.zeros((4, 1)), np.zeros(1)


@wrong("zero weights, another output bias", "gradient_not_zero")
def biased():
    return np.zeros((2, 4)), np.zeros(4), np.zeros((4, 1)), np.ones(1)


@wrong("all equal", "all_equal", "gradient_not_zero")
def ones():
    return np.ones((2, 4)), np.ones(4), np.ones((4, 1)), np.ones(1)


@wrong("random", "gradient_not_zero")
def random():
    rng = np.random.default_rng(0)
    return rng.normal(size=(2, 4)), rng.normal(size=4), rng.normal(size=(4, 1)), rng.normal(size=1)


@wrong("shapes")
def shapes():
    return np.zeros((4, 2)), np.zeros(4), np.zeros(4), 0.0
