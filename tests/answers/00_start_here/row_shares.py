"""Answers to row_shares."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def keepdims(X):
    return X / X.sum(axis=1, keepdims=True)


@right
def row_by_row(counts):
    shares = np.empty(counts.shape)
    for i, row in enumerate(counts):
        total = sum(row)
        shares[i] = [x / total for x in row]
    return shares


@right
def on_the_transpose(X):
    return (X.T / X.T.sum(axis=0)).T


@right
def by_a_product(X):
    return np.einsum("nd,n->nd", X, 1 / (X @ np.ones(X.shape[1])))


@right
def normalised_copy(X, axis=1):
    shares = X.astype(float, copy=True)
    shares /= np.expand_dims(np.add.reduce(X, axis=axis), axis)
    return shares


@wrong("shares of columns", "shares_of_columns")
def columns(X):
    return X / X.sum(axis=0)


@wrong("one total for all", "one_total")
def everything(X):
    return X / X.sum()


@wrong("the totals lie flat", "totals_lie_flat", "raised")
def flat(X):
    return X / X.sum(axis=1)


@wrong("in percent", "constant_factor")
def percent(X):
    return 100 * X / X.sum(axis=1, keepdims=True)


@wrong("the largest of each row is 1", "divided_by_largest")
def by_the_largest(X):
    return X / X.max(axis=1, keepdims=True)


@wrong("softmax instead of shares")
def softmax(X):
    e = np.exp(X - X.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("X itself is divided", "changed_its_input")
def in_place(X):
    X /= X.sum(axis=1, keepdims=True)
    return X


@wrong("divided by the length of the row as a vector", "by_line")
def unit_length(X):
    return X / np.linalg.norm(X, axis=1, keepdims=True)


@wrong("the first row's total for all", "by_line")
def first_total(X):
    return X / X[0].sum()


@wrong("rounded to two digits", "low_precision")
def rounded(X):
    return np.round(X / X.sum(axis=1, keepdims=True), 2)


@wrong("upside down", "another_function")
def inverted(X):
    return X.sum(axis=1, keepdims=True) / X
