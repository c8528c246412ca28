"""Exercise: which class is taken for which."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def confusion_matrix(t, y, num_classes):
    """Count how often class i was taken for class j.

    Row i holds the examples whose truth is i, column j those that were called j. What
    is right stands on the diagonal, every mistake beside it.

    By hand, with 3 classes: the truth t = [0, 0, 1, 2], the answers y = [0, 1, 1, 2].
    One 0 was called 0, one 0 was called 1, the 1 and the 2 were found:

        [[1, 1, 0],
         [0, 1, 0],
         [0, 0, 1]]

    A class that never occurs keeps its row and its column, full of zeros.

    Shapes: t (N,), y (N,) of whole numbers 0 ... num_classes-1 -> (num_classes, num_classes)
    Returns: an array of integers, whose sum is N
    """
    counts = np.zeros((num_classes, num_classes), dtype=int)
    for truth, answer in zip(t, y):
        counts[truth, answer] += 1
    return counts


def cases(rng):
    yield case(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 2]), 3, label="4 examples, 3 classes, by hand")
    t = rng.integers(0, 4, size=40)
    y = np.where(rng.random(40) < 0.5, t, (t + 1) % 4)
    yield case(t, y, 4, label="40 examples, 4 classes, half of them one class too high")
    yield case(np.array([2, 2, 2, 2, 2]), np.array([2, 2, 0, 0, 0]), 3, label="one pair three times")
    yield case(rng.integers(0, 2, size=15), rng.integers(0, 3, size=15), 6, label="6 classes, three of them never seen")
    yield case(np.array([1]), np.array([0]), 2, label="one example, wrong")
    t = rng.integers(0, 10, size=60)
    yield case(t, t.copy(), 10, label="everything right: only the diagonal")


@misconception("Rows and columns have changed places: the row is the truth t, the column is the answer y.")
def rows_are_answers(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes), dtype=int)
    for truth, answer in zip(t, y):
        counts[answer, truth] += 1
    return counts


@misconception(
    "A pair that occurs several times is counted once: an array indexed by arrays and += writes each place only one time. "
    "Go through the examples one by one, or use np.add.at."
)
def repeats_lost(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes), dtype=int)
    counts[t, y] += 1
    return counts


@misconception(
    "Only the diagonal is filled: your table holds what was right, and leaves out every mistake. The mistakes are its point."
)
def only_the_diagonal(t, y, num_classes):
    return np.diag(np.bincount(t[t == y], minlength=num_classes))


@misconception(
    "Only the mistakes are counted: the diagonal is 0. The examples that were right belong there, so that the sum is N."
)
def only_mistakes(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes), dtype=int)
    for truth, answer in zip(t, y):
        counts[truth, answer] += truth != answer
    return counts


@misconception(
    "The table is as large as the labels that occur. A class that never occurs keeps its row and column: use num_classes."
)
def size_from_the_data(t, y, num_classes):
    size = int(max(t.max(), y.max())) + 1
    counts = np.zeros((size, size), dtype=int)
    for truth, answer in zip(t, y):
        counts[truth, answer] += 1
    return counts


@misconception("Your table holds shares of all examples: its sum is 1. Counts are asked, whole numbers with the sum N.")
def shares_of_all(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes))
    for truth, answer in zip(t, y):
        counts[truth, answer] += 1 / len(t)
    return counts


@misconception("Each row is divided by its sum. That shows the recall of each class, but counts are asked, as whole numbers.")
def shares_of_the_row(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes))
    for truth, answer in zip(t, y):
        counts[truth, answer] += 1
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


@misconception("The counts are right and of the wrong kind: np.zeros makes floats. A count is a whole number: ask for dtype=int.")
def floats_for_counts(t, y, num_classes):
    counts = np.zeros((num_classes, num_classes))
    for truth, answer in zip(t, y):
        counts[truth, answer] += 1
    return counts


exercise = Exercise(
    confusion_matrix,
    cases,
    points=2,
    hints=(
        "Take the pair of the first example, t = 0 and y = 0. Which place of the table does it belong to?",
        "Start with a table of zeros. What happens to it for each example?",
        "counts[i, j] is row i, column j. Which of the two is the truth? And what must the dtype of the zeros be?",
        "A twin with 2 classes: t = [1, 1, 0], y = [0, 0, 0]. Row 1, column 0 gets 2; row 0, column 0 gets 1: [[1, 0], [2, 0]].",
    ),
    misconceptions=(
        rows_are_answers,
        repeats_lost,
        only_the_diagonal,
        only_mistakes,
        size_from_the_data,
        shares_of_all,
        shares_of_the_row,
        floats_for_counts,
    ),
)
