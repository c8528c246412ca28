"""Answers to count_flops."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(sizes, n):
    return n * sum(2 * d * m for d, m in zip(sizes, sizes[1:]))


@right
def loop(widths, examples):
    total = 0
    for k in range(len(widths) - 1):
        products, sums, bias = widths[k], widths[k] - 1, 1
        total += (products + sums + bias) * widths[k + 1]
    return total * examples


@right
def by_numpy(sizes, n):
    return int(2 * n * np.dot(sizes[:-1], sizes[1:]))


@right
def recursive(sizes, n=1):
    return 0 if len(sizes) < 2 else 2 * n * sizes[0] * sizes[1] + recursive(sizes[1:], n)


@wrong("products only", "products_only", "constant_factor")
def products(sizes, n):
    return formula(sizes, n) // 2


@wrong("one example", "one_example", "wrong_factor")
def one(sizes, n):
    return formula(sizes, 1)


@wrong("bias twice", "bias_counted_twice")
def bias(sizes, n):
    return n * sum((2 * d + 1) * m for d, m in zip(sizes, sizes[1:]))


@wrong("no bias", "bias_not_counted")
def no_bias(sizes, n):
    return n * sum((2 * d - 1) * m for d, m in zip(sizes, sizes[1:]))


@wrong("the last layer is missing", "last_layer_missing")
def last(sizes, n):
    return formula(sizes[:-1], n)


@wrong("three times, with the way back", "with_the_way_back", "constant_factor")
def back(sizes, n):
    return 3 * formula(sizes, n)


@wrong("parameters", "counts_parameters")
def parameters(sizes, n):
    return sum((d + 1) * m for d, m in zip(sizes, sizes[1:]))


@wrong("a float", "wrong_container")
def a_float(sizes, n):
    return float(formula(sizes, n))


@wrong("one number for each layer", "wrong_container")
def each(sizes, n):
    return [2 * n * d * m for d, m in zip(sizes, sizes[1:])]


@wrong("activations counted", "bias_counted_twice")
def activations(sizes, n):
    return n * (formula(sizes, 1) + sum(sizes[1:]))
