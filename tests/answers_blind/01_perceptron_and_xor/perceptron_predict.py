import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def heaviside(X, w, b):
    return np.heaviside(X @ w + b, 0).astype(int)


@right
def list_of_decisions(X, w, b):
    return np.array([int(sum(p * q for p, q in zip(row, w, strict=True)) + b > 0) for row in X])


@wrong("a score of exactly 0 counts as class 1", r"\b0\b|zero", r">=|boundary|exactly")
def at_least_zero(X, w, b):
    return (X @ w + b >= 0).astype(int)


@wrong("the bias is forgotten", r"bias", r"\bb\b")
def no_bias(X, w, b):
    return np.where(X @ w > 0, 1, 0)


@wrong("classes -1 and 1 instead of 0 and 1", r"-1", r"0 and 1|class(es)? 0")
def signs(X, w, b):
    return np.sign(X @ w + b).astype(int)


@wrong("returns the scores, not the classes", r"score", r"step|> 0|class|decid")
def no_step(X, w, b):
    scores = X @ w + b
    return scores
