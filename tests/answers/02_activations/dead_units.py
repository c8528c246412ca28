"""Answers to dead_units."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def never_positive(X, W, b):
    return (X @ W + b <= 0).all(axis=0)


@right
def by_the_maximum(X, weights, biases):
    return np.max(X.dot(weights) + biases, axis=0) <= 0


@right
def no_output(X, W, b):
    return ~np.maximum(X @ W + b, 0).any(axis=0)


@right
def unit_by_unit(X, W, b):
    return np.array([all(x @ W[:, m] + b[m] <= 0 for x in X) for m in range(len(b))])


@right
def counted(X, W, b, fires=0):
    return np.count_nonzero(np.einsum("nd,dm->nm", X, W) > -b, axis=0) == fires


@wrong("any row in place of all", "any_instead_of_all")
def some_row(X, W, b):
    return (X @ W + b <= 0).any(axis=0)


@wrong("only the first row", "first_row_only")
def first(X, W, b):
    return X[0] @ W + b <= 0


@wrong("without the bias", "bias_missing")
def no_bias(X, W, b):
    return (X @ W <= 0).all(axis=0)


@wrong("below 0, without 0 itself", "zero_counted_as_alive")
def strictly(X, W, b):
    return (X @ W + b < 0).all(axis=0)


@wrong("the units that live", "living_units", "another_function")
def alive(X, W, b):
    return (X @ W + b > 0).any(axis=0)


@wrong("one answer for each row", "rows_instead_of_units", "wrong_shape")
def rows(X, W, b):
    return (X @ W + b <= 0).all(axis=1)


@wrong("the numbers of the dead units", "indices_returned", "wrong_shape", "wrong_container")
def numbers(X, W, b):
    return np.flatnonzero((X @ W + b <= 0).all(axis=0))


@wrong("0 and 1 in place of False and True", "wrong_container")
def zeros_and_ones(X, W, b):
    return (X @ W + b <= 0).all(axis=0).astype(int)


@wrong("the sum of the outputs is compared before the ReLU", "mean_not_positive")
def sums(X, W, b):
    return (X @ W + b).sum(axis=0) <= 0


@wrong("a list", "wrong_container")
def a_list(X, W, b):
    return [bool(v) for v in (X @ W + b <= 0).all(axis=0)]


@wrong("one answer for the whole layer", "one_answer_for_the_layer", "wrong_shape", "wrong_container")
def whole_layer(X, W, b):
    return bool((X @ W + b <= 0).all())
