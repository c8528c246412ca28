import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def with_ptp(X):
    return (X - np.min(X, 0)) / np.ptp(X, axis=0)


@right
def column_by_column(X):
    columns = []
    for x in X.T:
        columns.append([(e - min(x)) / (max(x) - min(x)) for e in x])
    return np.array(columns).T


@wrong(
    "still works inside X: the copy comes after the first change",
    r"X (itself )?(is|was|has been)? ?chang",
    r"chang\w* (its input|X|the input)",
    r"copy",
)
def copies_too_late(X):
    low, high = X.min(axis=0), X.max(axis=0)
    X -= low
    scaled = X.copy()
    scaled /= high - low
    return scaled


@wrong("minimum and maximum of the whole table, not of each column", r"column", r"axis", r"whole (table|array|matrix)")
def one_range(X):
    scaled = X.copy()
    scaled -= X.min()
    scaled /= X.max() - X.min()
    return scaled


@wrong("divides by the maximum, not by the range", r"max", r"range", r"high - low|minus")
def forgets_to_subtract_below(X):
    low, high = X.min(axis=0), X.max(axis=0)
    scaled = X.copy()
    scaled -= low
    scaled /= high
    return scaled


@wrong("the copy holds whole numbers: decimals are cut off", r"whole number", r"integer|\bint", r"cut off|round|decimal")
def whole_numbers(X):
    low, high = X.min(axis=0), X.max(axis=0)
    return ((X - low) / (high - low)).astype(int)
