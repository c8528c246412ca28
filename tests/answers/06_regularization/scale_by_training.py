"""Answers to scale_by_training."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    flat = np.ptp(X_train, axis=0) == 0
    std = np.where(flat, 1.0, std)
    scale = lambda X: np.where(flat, 0.0, (X - mean) / std)
    return scale(X_train), scale(X_test)


@right
def column_by_column(train, test):
    a, b = np.zeros(train.shape), np.zeros(test.shape)
    for j in range(train.shape[1]):
        column = train[:, j]
        if column.max() > column.min():
            mean = column.sum() / len(column)
            std = np.sqrt(((column - mean) ** 2).sum() / len(column))
            a[:, j], b[:, j] = (column - mean) / std, (test[:, j] - mean) / std
    return a, b


@right
def by_a_factor(X_train, X_test):
    moving = (X_train != X_train[0]).any(axis=0)
    std = X_train.std(axis=0)
    factor = np.divide(1.0, std, out=np.zeros_like(std), where=moving)
    mean = X_train.mean(axis=0)
    return (X_train - mean) * factor, (X_test - mean) * factor


@right
def together(X_train, X_test, n=None):
    n = len(X_train)
    both = np.vstack([X_train, X_test]).astype(float)
    mean, std = both[:n].mean(0), both[:n].std(0)
    constant = both[:n].min(0) == both[:n].max(0)
    both = (both - mean) / np.where(constant, np.inf, np.where(std == 0, 1, std))
    return both[:n], both[n:]


@wrong("the test set by its own", "test_by_its_own")
def own(X_train, X_test):
    return formula(X_train, X_train)[0], formula(X_test, X_test)[0]


@wrong("all data", "statistics_of_all_data")
def leak(X_train, X_test):
    both = np.vstack([X_train, X_test])
    return formula(both, X_train)[1], formula(both, X_test)[1]


@wrong("0 / 0", "divides_by_zero", "not_finite", "warned")
def zero(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / std, (X_test - mean) / std


@wrong("a constant column of the test set stays", "test_column_kept")
def kept(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std < 1e-12, 1.0, std)
    return (X_train - mean) / std, (X_test - mean) / std


@wrong("N - 1", "unbiased")
def unbiased(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    flat = std < 1e-12
    std = np.where(flat, 1, std)
    return np.where(flat, 0, (X_train - mean) / std), np.where(flat, 0, (X_test - mean) / std)


@wrong("one mean for all", "whole_array")
def whole(X_train, X_test):
    return (X_train - X_train.mean()) / X_train.std(), (X_test - X_train.mean()) / X_train.std()


@wrong("the test set is not scaled", "test_not_scaled", "first_wrong_part", "returned_argument")
def not_scaled(X_train, X_test):
    return formula(X_train, X_train)[0], X_test.copy()


@wrong("to a range", "scaled_to_range", "first_wrong_part")
def to_range(X_train, X_test):
    low, span = X_train.min(0), np.ptp(X_train, axis=0)
    span = np.where(span == 0, 1, span)
    return (X_train - low) / span, (X_test - low) / span


@wrong("not centred", "not_centred")
def not_centred(X_train, X_test):
    std = np.where(np.ptp(X_train, axis=0) == 0, np.inf, X_train.std(axis=0))
    return X_train / std, X_test / std


@wrong("order", "swapped_outputs", "wrong_shape")
def order(X_train, X_test):
    return formula(X_train, X_test)[::-1]


@wrong("in place", "changed_its_input")
def in_place(X_train, X_test):
    result = formula(X_train, X_test)
    X_train[:], X_test[:] = result
    return X_train, X_test


@wrong("nan is replaced, inf becomes a huge number", "nan_replaced")
def nan_to_num(X_train, X_test):
    with np.errstate(all="ignore"):
        return tuple(np.nan_to_num((X - X_train.mean(axis=0)) / X_train.std(axis=0)) for X in (X_train, X_test))
