"""Answers to relative_error."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(a, b):
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@right
def entries(a, b):
    return max(abs(x - y) / max(1e-8, abs(x) + abs(y)) for x, y in zip(a.ravel().tolist(), b.ravel().tolist()))


@right
def where(first, second, floor=1e-8):
    size = np.abs(first) + np.abs(second)
    return (np.abs(first - second) / np.where(size > floor, size, floor)).max()


@right
def a_loop(a, b):
    worst = 0.0
    for place in np.ndindex(a.shape):
        size = abs(a[place]) + abs(b[place])
        if size < 1e-8:
            size = 1e-8
        worst = max(worst, abs(a[place] - b[place]) / size)
    return float(worst)


@wrong("absolute", "absolute")
def absolute(a, b):
    return float(np.abs(a - b).max())


@wrong("0 / 0", "no_floor", "not_finite", "warned")
def no_floor(a, b):
    return float(np.max(np.abs(a - b) / (np.abs(a) + np.abs(b))))


@wrong("the sum", "adds_up")
def summed(a, b):
    return float(np.sum(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@wrong("the mean", "averages")
def mean(a, b):
    return float(np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@wrong("signed", "signed")
def signed(a, b):
    return float(np.max((a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@wrong("of the largest entries", "not_entrywise")
def largest(a, b):
    return float(np.abs(a - b).max() / max(1e-8, np.abs(a).max() + np.abs(b).max()))


@wrong("against the first", "divides_by_first")
def by_first(a, b):
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a))))


@wrong("of the sum", "size_of_the_sum")
def of_the_sum(a, b):
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a + b))))


@wrong("the smallest")
def smallest(a, b):
    return float(np.min(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@wrong("in percent", "constant_factor")
def percent(a, b):
    return 100 * formula(a, b)


@wrong("a yes or no", "wrong_container")
def decision(a, b):
    return formula(a, b) < 1e-6


@wrong("norms", "not_entrywise", "compares_lengths")
def norms(a, b):
    return float(np.linalg.norm(a - b) / max(1e-8, np.linalg.norm(a) + np.linalg.norm(b)))
