import numpy as np

from autograder.exercise import Exercise, case, misconception


def row_shares(X):
    """Turn each row of counts into shares of that row's total.

    shareₙⱼ = xₙⱼ / Σₖ xₙₖ

    Every row of the result adds up to 1. All entries of X are above 0.

    Shapes: X (N, D) -> (N, D)

    >>> row_shares(np.array([[1.0, 3.0], [2.0, 2.0]]))
    array([[0.25, 0.75],
           [0.5 , 0.5 ]])
    """
    return X / X.sum(axis=1, keepdims=True)


def cases(rng):
    yield case(np.array([[1.0, 3.0], [2.0, 2.0]]), label="rows 1, 3 and 2, 2")
    yield case(rng.uniform(0.5, 9.0, size=(4, 3)), label="4 rows, 3 columns")
    yield case(rng.uniform(0.5, 9.0, size=(3, 3)), label="3 rows, 3 columns: a mixed-up axis raises no error here")
    yield case(rng.uniform(0.5, 9.0, size=(1, 5)), label="a single row")
    yield case(rng.uniform(0.5, 9.0, size=(5, 1)), label="a single column: each share is the whole")


hints = (
    "The row 1, 3 has the total 4. What are its shares? What do they add up to?",
    "Each row needs a total of its own: a sum that runs along the columns of that row. Which axis is that?",
    "For X of shape (4, 3) that sum has shape (4,). From the right, 3 meets 4: they do not fit. Which argument of sum keeps the axis, "
    "so that the shape is (4, 1)?",
    "Totals (4, 1) against X (4, 3): the one column of totals is used for all three columns. The row 2, 6, 8 has the total 16 "
    "and the shares 0.125, 0.375, 0.5.",
)


@misconception("Each column adds up to 1, not each row. Axis 0 runs over the rows; the total of one row adds along axis 1.")
def shares_of_columns(X):
    return X / X.sum(axis=0)


@misconception("The whole table adds up to 1: it was divided by one total. Each row has a total of its own.")
def one_total(X):
    return X / X.sum()


@misconception(
    "Where the table is square, row totals divided the columns; elsewhere the shapes did not fit. "
    "Totals of shape (N,) are laid along the columns. They have to stand upright, as (N, 1): see keepdims."
)
def totals_lie_flat(X):
    return X / X.sum(axis=1)


@misconception("The largest entry of each row is 1: you divided by the maximum. Shares are parts of the row's sum.")
def divided_by_largest(X):
    return X / X.max(axis=1, keepdims=True)


@misconception("Each row adds up to its number of columns: you divided by the row's mean. Shares are parts of the row's sum.")
def divided_by_mean(X):
    return X / X.mean(axis=1, keepdims=True)


@misconception("Those are the totals themselves. The statement asks for each entry divided by its row's total.")
def totals_returned(X):
    return X.sum(axis=1, keepdims=True)


exercise = Exercise(
    row_shares,
    cases,
    points=2,
    hints=hints,
    misconceptions=(shares_of_columns, one_total, totals_lie_flat, divided_by_largest, divided_by_mean, totals_returned),
)
