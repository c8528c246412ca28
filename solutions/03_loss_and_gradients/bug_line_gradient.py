"""A planted bug: the mean of a product is not the product of the means."""

import numpy as np

from autograder.exercise import Bug, case, misconception


def planted(X, t, w, b):
    """The gradient of the mean squared error of a linear model, y = X @ w + b,
    with respect to w and b.

    One line is wrong. The function is right for a single example, so a quick try does not show it.
    A numerical gradient does: compare, find the line, mend it.

    Shapes: X (N, D), t (N,), w (D,), b () -> dw (D,), db ()
    Returns: the tuple (dw, db)
    """
    y = X @ w + b
    error = 2 * (y - t)
    dw = error.mean() * X.mean(axis=0)
    db = error.mean()
    return dw, db


def bug_line_gradient(X, t, w, b):
    """The gradient of the mean squared error of y = X @ w + b:
    each row's error meets that row's inputs, then the mean.

    Shapes: X (N, D), t (N,), w (D,), b () -> dw (D,), db ()
    """
    y = X @ w + b
    error = 2 * (y - t)
    dw = X.T @ error / len(X)
    db = error.mean()
    return dw, db


def cases(rng):
    X, t = np.array([[1.0], [-1.0]]), np.array([1.0, -1.0])
    yield case(X, t, np.array([0.0]), 0.0, label="2 rows, 1 column, by hand: dw = -2, db = 0")
    yield case(rng.normal(size=(5, 3)), rng.normal(size=5), rng.normal(size=3), float(rng.normal()), label="5 rows, 3 columns")
    yield case(rng.normal(size=(1, 2)), rng.normal(size=1), rng.normal(size=2), 0.5, label="1 row, 2 columns")
    yield case(rng.normal(size=(3, 4)) + 2, rng.normal(size=3), rng.normal(size=4), -1.0, label="3 rows, 4 columns, not centred")


@misconception("dw is now too large by the number of rows: the products are added up, and the loss is a mean. Divide by N.")
def adds_the_rows(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.T @ error, error.mean()


@misconception("dw is still a product of two means: for N = 1 it is right, for several rows it is not. Each row's error has to "
               "meet that row's own inputs before anything is averaged.")  # fmt: skip
def still_separate_means(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return error.mean() * X.sum(axis=0) / len(X), error.mean()


@misconception("You dropped the factor 2 in both parts: the derivative of a square has it.")
def drops_the_two(X, t, w, b):
    error = X @ w + b - t
    return X.T @ error / len(X), error.mean()


@misconception("dw is right now, and db has lost its mean: it grows with the number of rows. That line was right before.")
def breaks_the_bias(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.T @ error / len(X), error.sum()


@misconception("dw is averaged over the rows and the columns: it is D times too small. Divide by the number of rows.")
def divides_by_all_entries(X, t, w, b):
    error = 2 * (X @ w + b - t)
    return X.T @ error / X.size, error.mean()


@misconception("Both signs are turned. The line with the difference was right: prediction minus target.")
def turns_the_sign(X, t, w, b):
    error = 2 * (t - X @ w - b)
    return X.T @ error / len(X), error.mean()


exercise = Bug(
    planted,
    bug_line_gradient,
    cases,
    points=3,
    parts=("dw", "db"),
    hints=(
        "For two examples, x = 1 with error -2 and x = -1 with error +2: what should dw be, and what does this function say?",
        "db passes every test. Only dw is wrong, and only for more than one row.",
        "mean(error) · mean(x) is not mean(error · x). In which order do the product and the mean belong?",
        "A twin: errors (1, 3), inputs (10, 0). The mean of the products is (10 + 0)/2 = 5; the product of the means is 2·5 = 10. "
        "For all columns at once, a matrix product with Xᵀ adds up the products.",
    ),
    misconceptions=(
        adds_the_rows,
        still_separate_means,
        drops_the_two,
        breaks_the_bias,
        divides_by_all_entries,
        turns_the_sign,
    ),
)
