"""Answers to confusion_matrix."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def loop(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes), dtype=int)
    for truth, answer in zip(t, y):
        counts[truth, answer] += 1
    return counts


@right
def add_at(t, y, num_classes):
    counts = np.zeros((num_classes,) * 2, np.int64)
    np.add.at(counts, (t, y), 1)
    return counts


@right
def bincount(truth, answers, k):
    return np.bincount(truth * k + answers, minlength=k * k).reshape(k, k)


@right
def one_hot_product(t, y, num_classes, kind=int):
    eye = np.eye(num_classes, dtype=kind)
    return eye[t].T @ eye[y]


@wrong("columns for rows", "rows_are_answers", "transposed")
def turned(t, y, num_classes):
    return loop(y, t, num_classes)


@wrong("repeats lost", "repeats_lost")
def repeats(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes), dtype=int)
    counts[t, y] += 1
    return counts


@wrong("only mistakes", "only_mistakes")
def mistakes(t, y, num_classes):
    counts = loop(t, y, num_classes)
    np.fill_diagonal(counts, 0)
    return counts


@wrong("only the diagonal", "only_the_diagonal")
def diagonal(t, y, num_classes):
    return np.diag(np.diag(loop(t, y, num_classes)))


@wrong("the size from the data", "size_from_the_data", "wrong_shape")
def from_data(t, y, num_classes):
    return loop(t, y, int(max(t.max(), y.max())) + 1)


@wrong("shares", "shares_of_all", "wrong_container")
def shares(t, y, num_classes):
    return loop(t, y, num_classes) / len(t)


@wrong("floats", "floats_for_counts", "wrong_container")
def floats(t, y, num_classes):
    return loop(t, y, num_classes).astype(float)


@wrong("lists", "wrong_container")
def lists(t, y, num_classes):
    return loop(t, y, num_classes).tolist()


@wrong("counts from 1")
def from_one(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes), dtype=int)
    for truth, answer in zip(t, y):
        counts[truth - 1, answer - 1] += 1
    return counts


@wrong("symmetric")
def symmetric(t, y, num_classes):
    counts = loop(t, y, num_classes)
    return counts + counts.T
