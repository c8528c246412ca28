"""Cross-entropy straight from the scores: the loss that classifiers are trained with."""

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import log_softmax, softmax


def softmax_cross_entropy(z, t):
    """The mean of -log(softmax probability of the true class), from scores z and class numbers t.

    L = -1/N · (sum over rows n of log softmax(z)[n, tₙ])
      =  1/N · (sum over rows n of log Σₖ exp(zₙₖ) - z[n, tₙ])

    t holds one whole number per row, the column of the true class; no one-hot table is needed.
    The result must stay exact for scores such as 1000 or -1000, without a warning.

    Example: z = [[0, 0], [log 3, 0]], t = [0, 1]. The softmax rows are [1/2, 1/2] and [3/4, 1/4],
    the true classes have probability 1/2 and 1/4, so L = (log 2 + log 4) / 2 = 1.0397.

    Shapes: z (N, K), t (N,) integers from 0 to K-1 -> one number
    Returns: a float
    """
    return -np.mean(log_softmax(z)[np.arange(len(t)), t])


def cases(rng):
    z = np.array([[0.0, 0.0], [np.log(3.0), 0.0]])
    yield case(z, np.array([0, 1]), label="2 rows, 2 classes, by hand: 1.0397")
    yield case(rng.normal(size=(5, 3)), rng.permutation([0, 1, 2, 2, 1]), label="5 rows, 3 classes")
    yield case(rng.normal(size=(1, 4)) * 3, rng.integers(0, 4, 1), label="1 row, 4 classes")
    yield case(np.zeros((3, 10)), rng.integers(0, 10, 3), label="equal scores for 10 classes: log 10")
    huge = np.array([[1000.0, 998.0, 997.0], [-1000.0, -1003.0, -1001.0]]) + rng.normal(size=(2, 3))
    yield case(huge, rng.integers(0, 3, 2), label="one row of scores near 1000, one near -1000")
    wrong = np.array([[0.0, -2000.0], [1500.0, 0.0], [3.0, 4.0]]) + rng.normal(size=(3, 2))
    yield case(wrong, np.array([1, 1, 0]), label="hopelessly wrong: the loss is about 1170")


hints = (
    "For one row: which single entry of log softmax(z) does the loss need?",
    "z[rows, columns] with two integer arrays of length N picks one entry per row: entry i is z[rows[i], columns[i]].",
    "log(softmax(z)) breaks when a probability is rounded to 0. `log_softmax`, imported at the top of this chapter, does not: "
    "it is the score minus the logarithm of a sum.",
    "A twin: z = [[log 8, log 2]], t = [1]. log Σ exp = log 10; minus z[0, 1] = log 2 leaves log 5 = 1.609, and the softmax "
    "row is [0.8, 0.2]: -log 0.2 = 1.609 too.",
)


@misconception("You indexed with [:, t]. That picks whole columns: an (N, N) table in which every row meets every other row's "
               "label. One entry per row needs two index arrays, one of row numbers.")  # fmt: skip
def picks_columns(z, t):
    return -np.mean(log_softmax(z)[:, t])


@misconception("inf where the network is hopelessly wrong: softmax has rounded the probability to exactly 0, and its logarithm "
               "is lost. Compute log softmax in one go, from the scores.")  # fmt: skip
def log_of_softmax(z, t):
    return -np.mean(np.log(softmax(z)[np.arange(len(t)), t]))


@misconception("Finite but capped near 27.6: you clipped the probability before the logarithm, so a loss of 1000 looks like 27. "
               "From the scores no clip is needed.")  # fmt: skip
def clipped_probability(z, t):
    return -np.mean(np.log(np.maximum(softmax(z)[np.arange(len(t)), t], 1e-12)))


@misconception("Right for small scores, nan or inf for large ones: exp(1000) is inf. Subtract each row's largest score first; "
               "it cancels.")  # fmt: skip
def no_shift(z, t):
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(t)), t])


@misconception("Right as long as all rows are of similar size: you subtracted one maximum for the whole array. A row far "
               "below it becomes exp(-2000) = 0, and log 0. Each row needs its own maximum.")  # fmt: skip
def one_shift_for_all(z, t):
    z = z - z.max()
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(t)), t])


@misconception("Your number grows with the number of rows: a sum where the mean over rows is asked.")
def adds_up(z, t):
    return -np.sum(log_softmax(z)[np.arange(len(t)), t])


@misconception("Right size, negative sign. A loss of a probability is minus its logarithm.")
def no_minus(z, t):
    return np.mean(log_softmax(z)[np.arange(len(t)), t])


@misconception("The probabilities are normalized down the columns, over the examples. One row is one example: its classes "
               "compete with each other, so the sum runs along axis 1.")  # fmt: skip
def normalizes_columns(z, t):
    return -np.mean(log_softmax(z.T).T[np.arange(len(t)), t])


@misconception("You return minus the mean score of the true classes: the log Σ exp is missing. Without it the loss falls for "
               "ever when all scores grow together.")  # fmt: skip
def score_only(z, t):
    return -np.mean(z[np.arange(len(t)), t])


@misconception("You divided by N·K: the mean runs over a one-hot table with its zeros. Divide by the N rows.")
def averages_all_entries(z, t):
    return -np.mean(np.eye(z.shape[1])[t] * log_softmax(z))


@misconception("You averaged the probabilities of the true classes and took one logarithm at the end. Take each row's "
               "logarithm first, then the mean.")  # fmt: skip
def log_of_the_mean(z, t):
    return -np.log(np.mean(softmax(z)[np.arange(len(t)), t]))


@misconception(
    "The shift is undone on one side only: log Σ exp was made from z minus its maximum, and the score of the true "
    "class from z itself. Add the maximum to the logarithm again, or take both from the shifted scores."
)
def shift_not_undone(z, t):
    m = z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z - m).sum(axis=1)) - z[np.arange(len(t)), t])


exercise = Exercise(
    softmax_cross_entropy,
    cases,
    points=4,
    hints=hints,
    stable=True,
    misconceptions=(
        picks_columns,
        log_of_softmax,
        clipped_probability,
        no_shift,
        one_shift_for_all,
        adds_up,
        no_minus,
        normalizes_columns,
        score_only,
        averages_all_entries,
        log_of_the_mean,
        shift_not_undone,
    ),
)
