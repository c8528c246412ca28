import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def compare_with_range(t, num_classes):
    return np.equal.outer(t, np.arange(num_classes)).astype(float)


@right
def flat_places(t, num_classes):
    out = np.zeros(len(t) * num_classes)
    out[[n * num_classes + int(k) for n, k in enumerate(t)]] = 1.0
    return out.reshape(len(t), num_classes)


@wrong("classes are counted from 1", r"from 0|from 1|off by one|one (place|column)|place too (early|late)")
def from_one(t, num_classes):
    T = np.zeros((len(t), num_classes))
    for n in range(len(t)):
        T[n, t[n] - 1] = 1
    return T


@wrong("examples stand in the columns", r"transpos|rows? and columns|row|\(num_classes, N\)|shape")
def examples_in_columns(t, num_classes):
    T = np.zeros((num_classes, len(t)))
    T[t, np.arange(len(t))] = 1.0
    return T


@wrong("truth values instead of numbers", r"True|bool", r"float|number")
def truth_values(t, num_classes):
    return t[:, None] == np.arange(num_classes)


@wrong("T[:, t] = 1 fills whole columns", r"column|every row|each row|all rows", r"arange|row number|index")
def whole_columns(t, num_classes):
    T = np.zeros((len(t), num_classes))
    T[:, t] = 1.0
    return T
