import numpy as np

from autograder.exercise import Exercise, case, misconception


def standardize(X):
    """Bring every column of X to mean 0 and standard deviation 1.

    (x - mean) / std, where mean and std are those of x's own column

    The standard deviation is the root of the mean squared distance from the mean:
    divide by the number of rows N.
    A column whose entries are all equal has nothing to tell: it becomes zeros.

    Shapes: X (N, D) -> (N, D)

    >>> standardize(np.array([[1.0, 5.0], [3.0, 5.0]]))
    array([[-1.,  0.],
           [ 1.,  0.]])
    """
    constant = X.max(axis=0) == X.min(axis=0)
    std = np.where(constant, 1.0, X.std(axis=0))
    return np.where(constant, 0.0, (X - X.mean(axis=0)) / std)


def cases(rng):
    yield case(np.array([[1.0], [3.0], [1.0], [3.0]]), label="one column 1, 3, 1, 3: mean 2, std 1")
    yield case(rng.normal(size=(5, 3)) * [0.5, 2.0, 40.0] + [3.0, 0.0, -100.0], label="5 rows, 3 columns of different size")
    yield case(rng.normal(size=(4, 4)) + 2.0, label="4 rows, 4 columns: axes mixed up raise no error here")
    level = float(rng.integers(2, 9))
    mixed = np.column_stack([rng.normal(size=6), np.full(6, level), rng.uniform(-9.0, 9.0, size=6), np.zeros(6)])
    yield case(mixed, label="6 rows, 4 columns, two of them constant")
    yield case(rng.permutation([[-1.5, 0.25, 3.0]], axis=1) * level, label="a single row: every column is constant")


hints = (
    "Take one column on paper: 1, 3, 1, 3. What is its mean? How far is each entry from it? What is the mean of the squared distances?",
    "X.mean(axis=0) has one number for each column, shape (D,). Broadcasting subtracts it from every row of X.",
    "np.where(condition, a, b) takes a where the condition holds and b elsewhere. Which columns need it, and how do you recognize them?",
    "The column 2, 6, 10: mean 6, distances -4, 0, 4, mean square 32/3, std 3.266. The result is -1.225, 0, 1.225.",
)


@misconception(
    "All columns share one mean and one standard deviation here: X.mean() without an axis averages the whole table. "
    "Metres and grams must not be mixed; each column needs its own."
)
def one_mean_for_all(X):
    return (X - X.mean()) / X.std()


@misconception(
    "Each row has mean 0, not each column. A row is one example, a column is one feature; "
    "the mean of a feature runs over the examples, that is over axis 0."
)
def over_rows(X):
    std = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(std == 0, 1.0, std)


@misconception(
    "Every number is a little too small: the squared distances are divided by N - 1. "
    "That is the estimate for a larger population (ddof=1); here divide by N."
)
def divides_by_n_minus_1(X):
    with np.errstate(all="ignore"):
        std = X.std(axis=0, ddof=1)
        return (X - X.mean(axis=0)) / np.where(std == 0, 1.0, std)


@misconception(
    "The columns have mean 0, but their spread is not 1: you divide by the variance. "
    "The variance has the square of the column's unit; its root, the standard deviation, has the unit itself."
)
def divides_by_variance(X):
    var = X.var(axis=0)
    return (X - X.mean(axis=0)) / np.where(var == 0, 1.0, var)


@misconception(
    "The spread is 1 and the mean is not 0: the column's mean has to be subtracted before you divide. "
    "Print the mean of each column of your result."
)
def not_centred(X):
    std = X.std(axis=0)
    return np.where(std == 0, 0.0, X / np.where(std == 0, 1.0, std))


@misconception(
    "Only the mean is divided by the standard deviation: in X - mean / std the division comes first. Put the difference into brackets."
)
def brackets_forgotten(X):
    std = X.std(axis=0)
    return X - X.mean(axis=0) / np.where(std == 0, 1.0, std)


@misconception(
    "Each column has its own mean, and all are divided by ONE standard deviation, that of the whole table. Each column has its own: axis=0 in both."
)
def one_spread_for_all(X):
    std = X.std(axis=0)
    return np.where(std == 0, 0.0, X - X.mean(axis=0)) / (X.std() or 1.0)


@misconception(
    "You divide by the range, largest minus smallest. Two values decide about it alone; asked is the standard deviation of the column."
)
def divides_by_the_range(X):
    spread = X.max(axis=0) - X.min(axis=0)
    return (X - X.mean(axis=0)) / np.where(spread == 0, 1.0, spread)


@misconception("The mean is 0, and each column keeps its own spread: the division by the standard deviation is missing.")
def not_scaled(X):
    return X - X.mean(axis=0)


@misconception(
    "nan appears where a column is constant: its standard deviation is 0, and 0/0 is nan. "
    "The statement says what such a column becomes; treat it before or instead of dividing."
)
def nan_in_constant_columns(X):
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=0)) / X.std(axis=0)


@misconception(
    "Every number is off in about the eighth digit: a small constant was added to the standard deviation. "
    "It avoids 0/0, and it also changes every other column. Treat the constant columns alone."
)
def adds_epsilon(X):
    return (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)


@misconception(
    "The columns now run from 0 to 1. That is min-max scaling, another method: it takes the smallest and the largest entry. "
    "Standardizing takes mean and standard deviation."
)
def min_max(X):
    spread = X.max(axis=0) - X.min(axis=0)
    return (X - X.min(axis=0)) / np.where(spread == 0, 1.0, spread)


exercise = Exercise(
    standardize,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        one_mean_for_all,
        one_spread_for_all,
        divides_by_the_range,
        over_rows,
        divides_by_n_minus_1,
        divides_by_variance,
        not_centred,
        not_scaled,
        brackets_forgotten,
        nan_in_constant_columns,
        adds_epsilon,
        min_max,
    ),
)
