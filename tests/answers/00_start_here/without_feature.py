"""Answers to without_feature."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def on_a_copy(X, j):
    Z = X.copy()
    Z[:, j] = 0
    return Z


@right
def by_a_mask(table, column):
    return table * (np.arange(table.shape[1]) != column)


@right
def where(X, j):
    return np.where(np.eye(X.shape[1])[j] == 1, 0.0, X)


@right
def pieces(X, j, value=0.0):
    return np.hstack([X[:, :j], np.full((len(X), 1), value), X[:, j + 1 :]])


@right
def lists(X, j):
    return np.array([[0.0 if k == j else x for k, x in enumerate(row)] for row in X])


@wrong("writes into X", "writes_into_x", "changed_its_input")
def in_place(X, j):
    X[:, j] = 0
    return X


@wrong("a view is no copy", "writes_into_x", "changed_its_input")
def through_a_view(X, j):
    Z = X[:]
    Z[:, j] = 0
    return Z


@wrong("a row is silenced", "silences_a_row", "raised")
def row(X, j):
    Z = X.copy()
    Z[j] = 0
    return Z


@wrong("the column is taken out", "removes_the_column", "wrong_shape")
def removed(X, j):
    return np.delete(X, j, axis=1)


@wrong("all other columns are silenced", "keeps_only_j")
def only_j(X, j):
    return X * (np.arange(X.shape[1]) == j)


@wrong("ones in place of zeros", "constant_offset", "by_line")
def ones(X, j):
    Z = X.copy()
    Z[:, j] = 1
    return Z


@wrong("only the first row", "edge", "only_one_row")
def one_entry(X, j):
    Z = X.copy()
    Z[0, j] = 0
    return Z


@wrong("columns counted from 1", "counts_from_one", "raised")
def from_one(X, j):
    Z = X.copy()
    Z[:, j - 1] = 0
    return Z


@wrong("the column's mean in place of 0", "fills_with_the_mean")
def mean(X, j):
    Z = X.copy()
    Z[:, j] = X[:, j].mean()
    return Z


@wrong("nan in place of 0", "not_finite")
def nan(X, j):
    Z = X.copy()
    Z[:, j] = np.nan
    return Z


@wrong("the silenced column is returned, the table is lost", "wrong_shape")
def the_column(X, j):
    Z = X.copy()
    Z[:, j] = 0
    return Z[:, j]


@wrong("whole numbers", "wrong_container")
def truncated(X, j):
    Z = X.astype(int)
    Z[:, j] = 0
    return Z
