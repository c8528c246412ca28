"""Exercise: standardize both sets by the training set."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def scale_by_training(X_train, X_test):
    """Standardize two sets with the mean and the standard deviation of the TRAINING set,
    column by column.

    X -> (X - mean) / std, with mean and std of the columns of X_train, for both sets

    The standard deviation divides by N. A column whose training entries are all equal
    has std 0: it becomes zeros, in both sets.

    By hand: the training column [1, 3] has the mean 2 and the std 1. It becomes
    [-1, 1], and a test entry 5 becomes 3.

    Shapes: X_train (N, D), X_test (M, D) -> (N, D), (M, D)
    Returns: the tuple (scaled training set, scaled test set)
    """
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    constant = std == 0
    safe = np.where(constant, 1.0, std)
    return (X_train - mean) / safe, np.where(constant, 0.0, (X_test - mean) / safe)


def sample(rng, n, m, d):
    scale, shift = 1 + np.arange(d), rng.normal(size=d) * 3
    return rng.normal(size=(n, d)) * scale + shift, rng.normal(size=(m, d)) * scale * 1.5 + shift + 1


def cases(rng):
    hand = np.array([[1.0, 4.0], [3.0, 8.0]]), np.array([[5.0, 6.0], [2.0, 0.0]])
    yield case(*hand, label="2 by 2, by hand: the test becomes [[3, 0], [0, -3]]")
    yield case(*sample(rng, 6, 4, 3), label="6 training rows, 4 test rows, 3 columns")
    yield case(*sample(rng, 5, 1, 2), label="1 test row")
    train, test = sample(rng, 4, 5, 3)
    train[:, 1], test[0] = 2.0, -test[0]  # test entries of both signs
    yield case(train, test, label="a column that is constant in the training set")
    train, test = sample(rng, 4, 3, 2)
    train[:, 0], test[:, 0] = -0.5, -0.5
    yield case(train, test, label="a column that is constant in both sets")
    yield case(*sample(rng, 7, 3, 5), label="7 training rows, 5 columns")


hints = (
    "The test set stands for data that do not exist yet. Which numbers can you know at that time?",
    "How many means are there, for 3 columns? And how many sets do they come from?",
    "Mean and std come from X_train and are used twice. Where std is 0, replace it before you divide.",
    "A twin: training [10, 20, 30] has the mean 20 and the std 8.165; the test entry 40 becomes 20 / 8.165 = 2.449.",
)


@misconception(
    "The statistics are those of both sets together. That is a leak: the test rows have a say in how the training rows look."
)
def statistics_of_all_data(X_train, X_test):
    X = np.vstack([X_train, X_test])
    mean, std = X.mean(axis=0), np.where(X.std(axis=0) == 0, 1.0, X.std(axis=0))
    return (X_train - mean) / std, (X_test - mean) / std


@misconception(
    "The test set is scaled by its own mean and std. Its columns then have the mean 0, even where its values lie higher than in training: "
    "the network would not see the difference."
)
def test_by_its_own(X_train, X_test):
    def standard(X):
        return (X - X.mean(axis=0)) / np.where(X.std(axis=0) == 0, 1.0, X.std(axis=0))

    return standard(X_train), standard(X_test)


@misconception("A column that is constant in the training set has std 0, and 0/0 is nan. Such a column should become zeros.")
def divides_by_zero(X_train, X_test):
    with np.errstate(all="ignore"):
        mean, std = X_train.mean(axis=0), X_train.std(axis=0)
        return (X_train - mean) / std, (X_test - mean) / std


@misconception(
    "The training set is right. In the test set a column that was constant in training is not 0: the network has learned nothing about this "
    "column, so nothing of it may come through."
)
def test_column_kept(X_train, X_test):
    mean, std = X_train.mean(axis=0), np.where(X_train.std(axis=0) == 0, 1.0, X_train.std(axis=0))
    return (X_train - mean) / std, (X_test - mean) / std


@misconception(
    "A small number is added to the std to avoid the division by 0. In the test set it makes huge values of a constant column."
)
def small_number_added(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0) + 1e-8
    return (X_train - mean) / std, (X_test - mean) / std


@misconception(
    "np.nan_to_num makes 0 of 0/0, but in the test set of a constant column something else than 0 is divided by 0: that is inf, and becomes a "
    "number with 309 digits. Set the column to 0 yourself."
)
def nan_replaced(X_train, X_test):
    with np.errstate(all="ignore"):
        mean, std = X_train.mean(axis=0), X_train.std(axis=0)
        return np.nan_to_num((X_train - mean) / std), np.nan_to_num((X_test - mean) / std)


@misconception("One mean and one std are used for the whole array. Each column has its own: they are different quantities.")
def whole_array(X_train, X_test):
    return (X_train - X_train.mean()) / X_train.std(), (X_test - X_train.mean()) / X_train.std()


@misconception("The variance divides by N - 1 (ddof=1). Here it divides by N, as in chapter 00.")
def unbiased(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    safe = np.where(std == 0, 1.0, std)
    return (X_train - mean) / safe, np.where(std == 0, 0.0, (X_test - mean) / safe)


@misconception(
    "The test set comes back as it was. The network expects numbers on the scale that it was trained on: scale both sets."
)
def test_not_scaled(X_train, X_test):
    std = X_train.std(axis=0)
    return (X_train - X_train.mean(axis=0)) / np.where(std == 0, 1.0, std), X_test.copy()


@misconception("You divide by the variance: the root is missing.")
def root_forgotten(X_train, X_test):
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    safe = np.where(var == 0, 1.0, var)
    return (X_train - mean) / safe, np.where(var == 0, 0.0, (X_test - mean) / safe)


@misconception(
    "You scale by the smallest and the largest value, to 0 … 1. That is normalization to a range; standardizing uses mean and std."
)
def scaled_to_range(X_train, X_test):
    low, width = X_train.min(axis=0), np.ptp(X_train, axis=0)
    safe = np.where(width == 0, 1.0, width)
    return (X_train - low) / safe, np.where(width == 0, 0.0, (X_test - low) / safe)


@misconception("The mean is not subtracted: your columns have the std 1, but not the mean 0.")
def not_centred(X_train, X_test):
    std = X_train.std(axis=0)
    safe = np.where(std == 0, 1.0, std)
    return np.where(std == 0, 0.0, X_train / safe), np.where(std == 0, 0.0, X_test / safe)


exercise = Exercise(
    scale_by_training,
    cases,
    points=2,
    hints=hints,
    parts=("training", "test"),
    misconceptions=(
        statistics_of_all_data,
        test_by_its_own,
        divides_by_zero,
        test_column_kept,
        small_number_added,
        nan_replaced,
        whole_array,
        unbiased,
        test_not_scaled,
        root_forgotten,
        scaled_to_range,
        not_centred,
    ),
)
