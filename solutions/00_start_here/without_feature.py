import numpy as np

from autograder.exercise import Exercise, case, misconception


def without_feature(X, j):
    """Silence one feature: return a copy of X in which column j is 0.

    X itself stays as it is: the caller still needs it.

    Shapes: X (N, D), j a column number -> (N, D)

    >>> X = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> without_feature(X, 1)
    array([[1., 0.],
           [3., 0.]])
    >>> X
    array([[1., 2.],
           [3., 4.]])
    """
    silenced = X.copy()
    silenced[:, j] = 0
    return silenced


def cases(rng):
    yield case(np.array([[1.0, 2.0], [3.0, 4.0]]), 1, label="2 rows, column 1 silenced")
    yield case(rng.normal(size=(4, 3)), int(rng.integers(0, 2)), label="4 rows, 3 columns")
    yield case(rng.normal(size=(3, 5)), 4, label="the last of 5 columns")
    yield case(rng.normal(size=(1, 4)), int(rng.integers(1, 4)), label="a single row")


hints = (
    "Which numbers of the result differ from X, and what happens to X itself when you write into it?",
    "b = X does not copy anything: b is a second name. b = X[:] is a view on the same memory. Which method makes new memory?",
    "X[:, 2] names all rows of column 2; an assignment to it fills the column.",
    "To silence ROW 0 instead, one would copy first and then write copied[0] = 0. For a column the two places in the index change roles.",
)


@misconception(
    "The result is right, and the caller's table is damaged: you wrote into X itself. b = X and b = X[:] copy nothing; "
    "write into X.copy()."
)
def writes_into_x(X, j):
    X[:, j] = 0
    return X


@misconception("Row j is 0, not column j. The first index counts rows (examples), the second counts columns (features).")
def silences_a_row(X, j):
    silenced = X.copy()
    silenced[j] = 0
    return silenced


@misconception(
    "The column is gone, and the table is narrower. Then a network with D inputs could not read it any more: "
    "keep the column and fill it with 0."
)
def removes_the_column(X, j):
    return np.delete(X, j, axis=1)


@misconception("Only column j is left, and all others are 0. It is the other way round: column j alone is silenced.")
def keeps_only_j(X, j):
    kept = np.zeros_like(X)
    kept[:, j] = X[:, j]
    return kept


@misconception("Column j now holds its mean. That is another way to silence a feature; the statement asks for 0.")
def fills_with_the_mean(X, j):
    filled = X.copy()
    filled[:, j] = X[:, j].mean()
    return filled


@misconception("The column before the one that is asked became 0. Columns are counted from 0, so j is already the right index.")
def counts_from_one(X, j):
    silenced = X.copy()
    silenced[:, j - 1] = 0
    return silenced


exercise = Exercise(
    without_feature,
    cases,
    points=2,
    hints=hints,
    misconceptions=(writes_into_x, silences_a_row, removes_the_column, keeps_only_j, fills_with_the_mean, counts_from_one),
)
