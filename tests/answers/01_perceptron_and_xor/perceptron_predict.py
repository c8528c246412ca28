"""Answers to perceptron_predict."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def row_by_row(X, w, b):
    classes = []
    for x in X:
        score = sum(xi * wi for xi, wi in zip(x, w)) + b
        classes.append(1 if score > 0 else 0)
    return np.array(classes)


@right
def as_type(points, weights, bias):
    return (points @ weights + bias > 0).astype(int)


@right
def where(X, w, b, positive=1):
    return np.where(X.dot(w) > -b, positive, 0)


@right
def heaviside(X, w, b):
    return np.heaviside(np.einsum("nd,d->n", X, w) + b, 0).astype(np.int64)


@right
def through_the_sign(X, w, b):
    return np.maximum(np.sign(X @ w + b), 0).astype(int)


@wrong("no bias", "no_bias")
def line_through_the_origin(X, w, b):
    return (X @ w > 0).astype(int)


@wrong("a score of 0 is class 1", "zero_is_class_1")
def includes_zero(X, w, b):
    return np.where(X @ w + b >= 0, 1, 0)


@wrong("classes -1 and 1", "plus_and_minus_one")
def sign(X, w, b):
    return np.where(X @ w + b > 0, 1, -1)


@wrong("booleans", "booleans", "wrong_container")
def comparisons(X, w, b):
    return X @ w + b > 0


@wrong("a column of classes", "wrong_shape")
def a_column(X, w, b):
    return (X @ w[:, None] + b > 0).astype(int)


@wrong("one class for all rows")
def one_for_all(X, w, b):
    return np.full(len(X), int((X @ w + b).sum() > 0))


@wrong("the scores", "scores_returned")
def scores(X, w, b):
    return X @ w + b


@wrong("a list, no array", "wrong_container")
def a_list(X, w, b):
    return [int(x @ w + b > 0) for x in X]


@wrong("classes exchanged", "classes_swapped", "another_function")
def other_side(X, w, b):
    return (X @ w + b <= 0).astype(int)


@wrong("scores rounded to whole numbers, so that small ones become 0", "threshold_one_half")
def rounds_first(X, w, b):
    return (np.round(X @ w + b) > 0).astype(int)


@wrong("a sigmoid and its rounding: the same but for the type", "floats", "wrong_container")
def by_probability(X, w, b):
    return np.round(1 / (1 + np.exp(-(X @ w + b))))


@wrong("any score but 0 is class 1", "only_some_signs", "entrywise", "all_the_same")
def any_score_but_zero(X, w, b):
    return (np.abs(X @ w + b) > 0).astype(int)
