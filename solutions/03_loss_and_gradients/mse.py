"""Mean squared error: the first loss."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def mse(y, t):
    """How far are the predictions y from the targets t? The mean of the squared differences.

    L = (sum of (y - t)² over every element) / (number of elements)

    Example: y = [1, 2, 4] and t = [1, 4, 3] differ by 0, -2 and 1.
    The squares are 0, 4 and 1, so L = 5/3.
    A prediction may be one number or several:
    then the mean runs over all elements of the (N, M) array.

    Shapes: y (N,) or (N, M), t like y -> one number
    Returns: a float
    """
    return np.mean((y - t) ** 2)


def cases(rng):
    yield case(np.array([1.0, 2.0, 4.0]), np.array([1.0, 4.0, 3.0]), label="3 predictions, by hand: 5/3")
    yield case(rng.normal(size=5), rng.normal(size=5), label="5 rows, one number each")
    yield case(rng.normal(size=(4, 3)), rng.normal(size=(4, 3)), label="4 rows, 3 numbers each")
    yield case(rng.normal(size=(1, 2)) * 100, rng.normal(size=(1, 2)), label="1 row, large errors")
    t = rng.normal(size=(3, 2))
    yield case(t.copy(), t, label="perfect predictions")


hints = (
    "What is wrong with adding up the plain differences? Try it on the errors -2 and +2.",
    "Three steps: the difference, its square, the average. Each is one NumPy operation on the whole array.",
    "In NumPy, `**` works entry by entry; np.mean without an axis averages over every element of an array of any shape.",
    "A twin with other numbers: y = [[0, 1], [5, 5]], t = [[3, 1], [5, 4]]. Differences [[-3, 0], [0, 1]], squares "
    "[[9, 0], [0, 1]], and 10 divided by 4 elements is 2.5.",
)


@misconception("Your number grows with the number of elements: you added the squares (that is the SSE) and did not divide. "
               "The M of MSE says which step is missing.")  # fmt: skip
def adds_up(y, t):
    return np.sum((y - t) ** 2)


@misconception("Every result is half of what it should be. Some books put a 1/2 in front so that it cancels later; "
               "the formula here has none.")  # fmt: skip
def halves(y, t):
    return np.mean((y - t) ** 2) / 2


@misconception("Right for one number per row, too large for several: you divided by the rows only. The mean runs over every "
               "element, N times M of them.")  # fmt: skip
def divides_by_rows(y, t):
    return np.sum((y - t) ** 2) / len(y)


@misconception("Your loss can be negative or cancel to 0: the differences are averaged without being squared, so an error "
               "of +2 hides one of -2.")  # fmt: skip
def forgets_the_square(y, t):
    return np.mean(y - t)


@misconception("You average the size of each error, not its square: that is the mean absolute error. An error of 3 should "
               "count 9 here.")  # fmt: skip
def takes_absolute_values(y, t):
    return np.mean(np.abs(y - t))


@misconception("Your result is the square of the mean error, so errors of +2 and -2 cancel before they are squared. "
               "Which comes first, the square or the mean?")  # fmt: skip
def squares_the_mean(y, t):
    return np.mean(y - t) ** 2


@misconception("You took a square root at the end: that is the RMSE, which has the unit of the target. The MSE stops before "
               "the root.")  # fmt: skip
def takes_the_root(y, t):
    return np.sqrt(np.mean((y - t) ** 2))


@misconception("You return one mean for each column instead of one number. The mean runs over the rows and the columns.")
def averages_columns(y, t):
    return np.mean((y - t) ** 2, axis=0)


@misconception(
    "Only the target is squared: ** binds more tightly than the minus, so y - t ** 2 is y - (t ** 2). Brackets make "
    "the difference come first."
)
def squares_the_target_only(y, t):
    return np.mean(y - t**2)


@misconception(
    "You return the length of the vector of errors: the root of the sum of the squares. Neither a root nor a sum is "
    "asked, but the mean of the squares."
)
def takes_the_length(y, t):
    return np.linalg.norm(y - t)


exercise = Exercise(
    mse,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        adds_up,
        halves,
        divides_by_rows,
        forgets_the_square,
        takes_absolute_values,
        squares_the_mean,
        takes_the_root,
        averages_columns,
        squares_the_target_only,
        takes_the_length,
    ),
)
