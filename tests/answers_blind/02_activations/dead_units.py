import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def never_fires(X, W, b):
    return np.array([not any(float(x @ W[:, m] + b[m]) > 0 for x in X) for m in range(W.shape[1])])


@right
def largest_score(X, W, b):
    return (X @ W + b).max(axis=0) <= 0


@wrong("rows instead of units", r"axis|row|unit|shape")
def along_rows(X, W, b):
    return np.all(X @ W + b <= 0, axis=1)


@wrong("alive and dead are exchanged", r"exchang|other way|wrong way round|opposite|alive|fire|invert|changed places")
def alive(X, W, b):
    return np.any(X @ W + b > 0, axis=0)


@wrong("one silent row is enough", r"any|all|one row|every row|some")
def any_row(X, W, b):
    return np.any(X @ W + b <= 0, axis=0)


@wrong("a score of exactly 0 counts as firing", r"\b0\b|zero|exactly")
def zero_fires(X, W, b):
    return np.all(X @ W + b < 0, axis=0)
