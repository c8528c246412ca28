"""Answers to bug_rescale."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def a_copy(X):
    low, high = X.min(axis=0), X.max(axis=0)
    scaled = X.copy()
    scaled -= low
    scaled /= high - low
    return scaled


@right
def one_expression(X):
    return (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0))


@right
def ptp(X):
    return np.subtract(X, X.min(0)) / np.ptp(X, axis=0)


@wrong("another name for the same memory", "still_a_view", "changed_its_input")
def same_memory(X):
    scaled = X
    low, high = X.min(axis=0), X.max(axis=0)
    scaled -= low
    scaled /= high - low
    return scaled


@wrong("rows", "axis_changed")
def rows(X):
    low, high = X.min(axis=1, keepdims=True), X.max(axis=1, keepdims=True)
    return (X - low) / np.where(high > low, high - low, 1)


@wrong("the subtraction is lost", "subtraction_lost")
def divided(X):
    return X / (X.max(axis=0) - X.min(axis=0))


@wrong("divided by the maximum, not by the span", "by_line")
def by_the_largest(X):
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low) / np.where(high == 0, 1, high)
