import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def mean_of_rows(X, t, w, b):
    rows = [2 * (x @ w + b - k) * x for x, k in zip(X, t, strict=True)]
    error = 2 * (X @ w + b - t)
    return np.mean(rows, axis=0), np.average(error)


@right
def design_matrix(X, t, w, b):
    A = np.column_stack((X, np.ones(len(X))))
    both = 2 / len(A) * A.T @ (A @ np.append(w, b) - t)
    return both[:-1], both[-1]


@wrong("dw is summed, not averaged", r"mean|averag|divid|times N|N times|1/N", r"dw")
def dw_summed(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.T @ error, error.mean()


@wrong("divides by the number of features, not of rows", r"feature|column|D\b", r"shape\[1\]|rows", r"dw")
def over_features(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.T @ error / X.shape[1], error.mean()


@wrong("the 2 is lost in both", r"\b2\b|half|twice|factor")
def two_lost(X, t, w, b):
    error = X @ w + b - t
    dw = X.T @ error / len(X)
    return dw, error.mean()


@wrong("db was changed too: it is a sum now", r"db", r"mean|averag|divid|times N|N times")
def db_summed(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return (error[:, None] * X).mean(axis=0), error.sum()
