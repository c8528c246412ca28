import numpy as np

from autograder.exercise import Bug, case, misconception


def bug_rescale(X):
    """Bring every column of X into the range 0 to 1, and leave X itself as it is.

    (x - min) / (max - min), where min and max are those of x's own column; no column is constant.
    So the smallest entry of a column becomes 0, and the largest becomes 1.

    The values come out right, and yet the caller complains. One line is wrong: find it and mend it.

    Shapes: X (N, D) -> (N, D)
    """
    low, high = X.min(axis=0), X.max(axis=0)
    scaled = X.copy()
    scaled -= low
    scaled /= high - low
    return scaled


def planted(X):
    """Bring every column of X into the range 0 to 1, and leave X itself as it is.

    (x - min) / (max - min), where min and max are those of x's own column; no column is constant.
    So the smallest entry of a column becomes 0, and the largest becomes 1.

    The values come out right, and yet the caller complains. One line is wrong: find it and mend it.

    Shapes: X (N, D) -> (N, D)
    """
    low, high = X.min(axis=0), X.max(axis=0)
    scaled = X[:]
    scaled -= low
    scaled /= high - low
    return scaled


def cases(rng):
    yield case(np.array([[0.0, 5.0], [2.0, 1.0], [4.0, 3.0]]), label="columns 0, 2, 4 and 5, 1, 3")
    yield case(rng.normal(size=(5, 3)) * 7.0, label="5 rows, 3 columns")
    yield case(rng.normal(size=(4, 4)) - 20.0, label="4 rows, 4 columns of negative numbers")
    yield case(rng.permutation(6.0 * np.arange(4))[:, None] + 1.0, label="a single column")


hints = (
    "Call it on a small X, and print X before and after the call.",
    "Which lines write into an array that already exists? For each: whose memory is it?",
    "With a Python list, `numbers[:]` is a copy. What is it with a NumPy array?",
    "np.shares_memory(A, B) tells whether two arrays lie on the same memory: for B = A[2:] it is True, for B = A + 0 it is False.",
)


@misconception(
    "X itself is changed, still. A slice (X[:]), another name (scaled = X), np.asarray(X) and X.view() all lie on the caller's memory: "
    "writing into them writes into X. New memory is needed before the first -= or /=; a copy after it comes too late."
)
def still_a_view(X):
    low, high = X.min(axis=0), X.max(axis=0)
    scaled = np.asarray(X)
    scaled -= low
    scaled /= high - low
    return scaled


@misconception(
    "Now X is safe and the values are not right any more: the entries are divided, but their smallest is not 0. "
    "The subtraction has to reach the result."
)
def subtraction_lost(X):
    return X / (X.max(axis=0) - X.min(axis=0))


@misconception("Now X is safe, and the result is no longer scaled: the division has to reach the result, too.")
def division_lost(X):
    return X - X.min(axis=0)


@misconception(
    "The rows run from 0 to 1 now, not the columns. The axes were right in the given code; the fault is in another line."
)
def axis_changed(X):
    low, high = X.min(axis=1, keepdims=True), X.max(axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        return (X - low) / (high - low)


@misconception(
    "Smallest and largest entry are now those of the whole table. Each column has its own; the fault is in another line."
)
def one_range_for_all(X):
    return (X - X.min()) / (X.max() - X.min())


exercise = Bug(
    planted,
    bug_rescale,
    cases,
    points=2,
    hints=hints,
    misconceptions=(still_a_view, subtraction_lost, division_lost, axis_changed, one_range_for_all),
)
