import numpy as np

from autograder.exercise import Exercise, case, misconception


def one_hot(t, num_classes):
    """Turn integer labels into rows that hold a single 1.

    Entry (n, k) is 1.0 where k is the label of example n, else 0.0.
    Classes are counted from 0: with 4 classes the labels are 0, 1, 2, 3.

    Shapes: t (N,) -> (N, num_classes), floats

    >>> one_hot(np.array([2, 0]), 4)
    array([[0., 0., 1., 0.],
           [1., 0., 0., 0.]])
    """
    rows = np.zeros((len(t), num_classes))
    rows[np.arange(len(t)), t] = 1.0
    return rows


def cases(rng):
    yield case(np.array([1, 0, 1]), 2, label="labels 1, 0, 1 of 2 classes")
    yield case(rng.permutation(np.array([0, 1, 2, 2, 1])), 3, label="5 labels of 3 classes")
    yield case(rng.integers(0, 3, size=6), 5, label="5 classes, of which the last two do not occur")
    yield case(rng.permutation(4), 4, label="each of 4 classes once")
    yield case(rng.integers(1, 5, size=1), 6, label="a single label")


hints = (
    "Write the result for t = [2, 0] and 3 classes on paper. How many rows has it, how many columns, and where are the ones?",
    "np.zeros((2, 3)) is a good start. Which entries of it have to become 1?",
    "An array can be indexed by two lists at once: with rows [0, 1] and columns [2, 0] it means the entries (0, 2) and (1, 0).",
    "Another picture: row 3 of the unit matrix np.eye(5) is 0 0 0 1 0, which is the label 3 among 5 classes.",
)


@misconception(
    "The table has as many columns as the largest label needs, not as many as there are classes. "
    "A class that does not occur in this batch still has its column: use num_classes."
)
def width_from_labels(t, num_classes):
    return np.eye(t.max() + 1)[t]


@misconception(
    "Every 1 stands one column too far to the left: you count classes from 1. Here the first class is 0, as in Python's lists."
)
def counts_from_one(t, num_classes):
    return np.eye(num_classes)[t - 1]


@misconception(
    "Whole columns are filled: `rows[:, t] = 1` means every row, in the columns named by t. You want one entry for each row, "
    "so both the row numbers and the column numbers have to be given."
)
def fills_columns(t, num_classes):
    rows = np.zeros((len(t), num_classes))
    rows[:, t] = 1.0
    return rows


@misconception("The labels themselves stand where ones should stand. The place tells the class; the entry there is 1.")
def writes_the_label(t, num_classes):
    rows = np.zeros((len(t), num_classes))
    rows[np.arange(len(t)), t] = t
    return rows


@misconception("The table lies on its side, one column for each example. Rows are examples: its shape is (N, num_classes).")
def transposed_table(t, num_classes):
    return np.eye(num_classes)[t].T


@misconception(
    "The ones stand in the right places, but the entries are integers. The statement asks for floats: "
    "a network subtracts these rows from probabilities. Look at the dtype of your array."
)
def integers(t, num_classes):
    return np.eye(num_classes, dtype=int)[t]


@misconception(
    "The ones stand in the right places, but the entries are True and False. A comparison gives booleans; turn them into floats."
)
def booleans(t, num_classes):
    return t[:, None] == np.arange(num_classes)


@misconception(
    "Zeros and ones are swapped: each row has a 0 at its class and 1 elsewhere. Exactly one entry of each row may be 1."
)
def one_cold(t, num_classes):
    return 1.0 - np.eye(num_classes)[t]


exercise = Exercise(
    one_hot,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        width_from_labels,
        counts_from_one,
        fills_columns,
        writes_the_label,
        transposed_table,
        integers,
        booleans,
        one_cold,
    ),
)
