import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def one_hot_product(t, y, num_classes):
    eye = np.eye(num_classes, dtype=int)
    return eye[t].T @ eye[y]


@right
def bincount(t, y, num_classes):
    pairs = np.asarray(t) * num_classes + np.asarray(y)
    return np.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)


@wrong("rows and columns exchanged", r"transpos|exchang|swap|rows?|column|other way")
def transposed(t, y, num_classes):
    m = np.zeros((num_classes, num_classes), dtype=int)
    for a, b in zip(t, y, strict=True):
        m[b, a] += 1
    return m


@wrong("m[t, y] += 1 counts a pair once only", r"once|repeated|\+=|several|add\.at|more than|0 and 1|count")
def fancy_index(t, y, num_classes):
    m = np.zeros((num_classes, num_classes), dtype=int)
    m[t, y] += 1
    return m


@wrong("shares of the rows in place of counts", r"share|count|whole number|integer|divid|probab")
def shares(t, y, num_classes):
    m = np.zeros((num_classes, num_classes))
    np.add.at(m, (t, y), 1)
    return m / np.maximum(m.sum(axis=1, keepdims=True), 1)


@wrong("the size comes from the labels that occur: classes that do not occur are lost", r"shape|occur|num_classes|largest|class")
def size_from_labels(t, y, num_classes):
    k = max(t.max(), y.max())
    m = np.zeros((k + 1, k + 1), dtype=int)
    for a, b in zip(t, y, strict=True):
        m[a, b] = m[a, b] + 1
    return m
