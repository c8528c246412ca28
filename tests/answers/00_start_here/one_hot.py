"""Answers to one_hot."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def rows_of_the_identity(t, num_classes):
    return np.eye(num_classes)[t]


@right
def nested_loops(labels, k):
    table = np.zeros((len(labels), k))
    for n in range(len(labels)):
        for c in range(k):
            if labels[n] == c:
                table[n, c] = 1.0
    return table


@right
def comparison(t, num_classes):
    return (t[:, None] == np.arange(num_classes)).astype(float)


@right
def put_along(t, num_classes, on=1.0):
    table = np.full((t.size, num_classes), 0.0)
    np.put_along_axis(table, t[:, np.newaxis], on, axis=1)
    return table


@right
def lists(t, num_classes):
    return np.array([[1.0 if k == label else 0.0 for k in range(num_classes)] for label in t]).reshape(len(t), num_classes)


@wrong("as wide as the labels need", "width_from_labels", "wrong_shape")
def narrow(t, num_classes):
    return np.eye(t.max() + 1)[t]


@wrong("classes from 1", "counts_from_one", "raised")
def from_one(t, num_classes):
    return (t[:, None] == np.arange(1, num_classes + 1)).astype(float)


@wrong("ones in whole columns", "fills_columns")
def columns(t, num_classes):
    table = np.zeros((len(t), num_classes))
    table[:, t] = 1.0
    return table


@wrong("whole numbers", "integers", "wrong_container")
def ints(t, num_classes):
    return np.eye(num_classes, dtype=int)[t]


@wrong("True and False", "booleans", "wrong_container")
def bools(t, num_classes):
    return t[:, None] == np.arange(num_classes)


@wrong("classes in rows", "transposed_table", "wrong_shape", "transposed")
def transposed(t, num_classes):
    return np.eye(num_classes)[t].T


@wrong("the label in place of 1", "writes_the_label")
def labels(t, num_classes):
    return np.eye(num_classes)[t] * t[:, None]


@wrong("exchanged: a single 0", "one_cold", "another_function")
def cold(t, num_classes):
    return 1.0 - np.eye(num_classes)[t]


@wrong("ones up to the label", "entrywise")
def thermometer(t, num_classes):
    return (np.arange(num_classes) <= t[:, None]).astype(float)


@wrong("classes from the right", "permuted")
def mirrored(t, num_classes):
    return np.eye(num_classes)[t][:, ::-1]


@wrong("only the first example", "only_one_row")
def first_only(t, num_classes):
    table = np.zeros((len(t), num_classes))
    table[0, t[0]] = 1.0
    return table


@wrong("a list of lists", "wrong_container")
def no_array(t, num_classes):
    return np.eye(num_classes)[t].tolist()
