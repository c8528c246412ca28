"""Answers to bug_line_gradient."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def repaired(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.T @ error / len(X), error.mean()


@right
def row_means(X, t, w, b):
    error = X @ w + b - t
    return 2 * (X * error[:, None]).mean(axis=0), float(2 * error.mean())


@right
def loops(X, t, w, b):
    dw, db = np.zeros_like(w), 0.0
    for x, target in zip(X, t):
        e = 2 * (x @ w + b - target) / len(t)
        dw, db = dw + e * x, db + e
    return dw, db


@wrong("separate means", "still_separate_means")
def separate(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.mean(axis=0) * error.mean(), error.mean()


@wrong("sums", "adds_the_rows", "constant_factor")
def sums(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.T @ error, error.sum()


@wrong("no 2", "drops_the_two", "constant_factor")
def no_two(X, t, w, b):
    error = X @ w + b - t
    return X.T @ error / len(X), error.mean()


@wrong("the sign", "turns_the_sign", "opposite_sign")
def sign(X, t, w, b):
    error = 2 * (t - X @ w - b)
    return X.T @ error / len(X), error.mean()


@wrong("divided by the columns", "divides_by_all_entries", "first_wrong_part")
def columns(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.T @ error / X.shape[1], error.mean()
