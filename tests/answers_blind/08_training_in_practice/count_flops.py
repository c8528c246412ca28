import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def one_dot(sizes, n):
    return int(2 * n * np.dot(sizes[:-1], sizes[1:]))


@right
def units_one_by_one(sizes, n):
    operations = 0
    for before, after in zip(sizes, sizes[1:], strict=False):
        for _ in range(after):
            operations += before + (before - 1) + 1
    return operations * n


@wrong("products only: the factor 2 is missing", r"\b2\b|half|twice|sums|products|factor")
def products_only(sizes, n):
    return n * sum(a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True))


@wrong("the number of examples is ignored", r"\bn\b|examples")
def one_example(sizes, n):
    return sum(2 * a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True))


@wrong("the sum for the bias is forgotten", r"bias|2 ?D ?- ?1|one sum|1 sum")
def no_bias(sizes, n):
    return n * sum((2 * a - 1) * b for a, b in zip(sizes[:-1], sizes[1:], strict=True))


@wrong("the last layer is left out", r"last|layer|range|one too few")
def last_layer_missing(sizes, n):
    total = 0
    for i in range(len(sizes) - 2):
        total += 2 * sizes[i] * sizes[i + 1]
    return total * n
