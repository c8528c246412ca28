import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def transposed_twice(X):
    return (X.T / X.T.sum(axis=0)).T


@right
def diagonal_matrix(X):
    totals = X @ np.ones(X.shape[1])
    return np.diag(1 / totals) @ X


@wrong("divides by the column totals", r"column", r"axis")
def column_totals(X):
    return X / X.sum(axis=0)


@wrong("divides by the mean of the row instead of its sum", r"mean", r"columns|factor|times", r"sum|add")
def row_means(X):
    return X / X.mean(axis=1, keepdims=True)


@wrong(
    "the totals have no second axis, so the division runs across the columns and fails unless the table is square",
    r"shape",
    r"keepdims|broadcast",
    r"\(N,\)|\(N, 1\)",
)
def no_keepdims(X):
    totals = X.sum(axis=1)
    return X / totals


@wrong("overwrites the table that was passed in", r"chang\w*", r"copy", r"X itself|input")
def in_place(X):
    X /= X.sum(axis=1).reshape(-1, 1)
    return X
