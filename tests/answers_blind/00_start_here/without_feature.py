import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def times_a_mask(X, j):
    keep = np.ones(X.shape[1])
    keep[j] = 0
    return X * keep


@right
def where_on_columns(X, j):
    return np.where(np.arange(X.shape[1]) == j, 0.0, X)


@wrong("silences a row, not a column", r"row", r"column", r"axis")
def row_j(X, j):
    Z = X.copy()
    Z[j] = 0
    return Z


@wrong("works on X itself: the name Z is no copy", r"chang", r"copy", r"X itself")
def no_copy(X, j):
    Z = X
    Z[:, j] = 0
    return Z


@wrong("takes the column out instead of writing zeros", r"shape", r"delet|remov|taken out|missing|column")
def deletes(X, j):
    return np.delete(X, j, axis=1)


@wrong(
    "counts columns from 1", r"from 0|from 1", r"next|neighbo|off by one|one (place|column)|wrong column|another column", r"j - 1"
)
def counts_from_one(X, j):
    Z = np.array(X)
    Z[:, j - 1] = 0.0
    return Z
