"""Categorical cross-entropy from probabilities and one-hot targets."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def cross_entropy(p, t):
    """The mean surprise of N forecasts over K classes.
    The target rows are one-hot: a single 1 marks the true class.

    L = -1/N · (sum over rows n and classes k of tₙₖ log pₙₖ),   with p not below 1e-12

    The zeros of t switch off every class but the true one:
    each row contributes -log(probability of its true class).
    The mean runs over the N rows, not over the N·K entries. A p of 0 counts as 1e-12,
    so that log 0 is never asked for.

    Example: p = [[0.5, 0.25, 0.25], [0.125, 0.125, 0.75]], the true classes are 1 and 2:
    L = (log 4 + log 4/3) / 2 = (1.3863 + 0.2877) / 2 = 0.8370.

    Shapes: p (N, K), t (N, K) -> one number
    Returns: a float
    """
    return -np.sum(t * np.log(np.maximum(p, 1e-12))) / len(p)


def cases(rng):
    def forecasts(n, k):
        return rng.dirichlet(np.ones(k), n) * 0.9 + 0.1 / k

    def one_hot(labels, k):
        return np.eye(k)[labels]

    p = np.array([[0.5, 0.25, 0.25], [0.125, 0.125, 0.75]])
    yield case(p, one_hot([1, 2], 3), label="2 rows, 3 classes, by hand: 0.8370")
    yield case(forecasts(5, 3), one_hot(rng.permutation([0, 1, 2, 2, 1]), 3), label="5 rows, 3 classes")
    yield case(forecasts(1, 4), one_hot(rng.integers(0, 4, 1), 4), label="1 row, 4 classes")
    yield case(forecasts(3, 7), one_hot(rng.integers(0, 7, 3), 7), label="3 rows, 7 classes")
    certain = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], *forecasts(1, 3)])
    yield case(certain, one_hot([0, 2, 2, 1], 3), label="certain forecasts, one of them wrong")


hints = (
    "A row of t holds one 1 and K-1 zeros. What is left of t * log(p) in that row?",
    "The sum runs over rows and classes. By which number do you divide to get the mean over rows?",
    "np.maximum(p, 1e-12) lifts every smaller entry to 1e-12. Do that before the logarithm: 0 * log(0) is nan.",
    "A twin: p = [[0.2, 0.8], [0.6, 0.4], [0.5, 0.5]], true classes 1, 1, 0. The probabilities of the true classes are 0.8, "
    "0.4, 0.5; their negative logarithms 0.223, 0.916, 0.693; divided by 3 rows: 0.611.",
)


@misconception("Your losses are too small by the number of classes: you averaged over all N·K entries. The zeros of t are no "
               "examples; divide by the rows.")  # fmt: skip
def averages_all_entries(p, t):
    return -np.mean(t * np.log(np.maximum(p, 1e-12)))


@misconception("Your number grows with the number of rows: the division by N is missing.")
def adds_up(p, t):
    return -np.sum(t * np.log(np.maximum(p, 1e-12)))


@misconception("Right size, negative sign: logarithms of probabilities are negative, and the minus in front of the sum is "
               "missing.")  # fmt: skip
def no_minus(p, t):
    return np.sum(t * np.log(np.maximum(p, 1e-12))) / len(p)


@misconception("p and t have changed places: you take the logarithm of the one-hot targets, mostly log 0, and weigh it by the "
               "forecast. The forecast goes into the logarithm.")  # fmt: skip
def swaps_p_and_t(p, t):
    return -np.sum(p * np.log(np.maximum(t, 1e-12))) / len(p)


@misconception("nan as soon as a forecast is exactly 0: log 0 is -inf, and 0 times -inf is nan. Lift p to 1e-12 before the "
               "logarithm.")  # fmt: skip
def no_clip(p, t):
    return -np.sum(t * np.log(p)) / len(p)


@misconception("You averaged -log p over all classes, the wrong ones included: the targets are not used. Multiply by t, "
               "so that only the true class counts.")  # fmt: skip
def ignores_targets(p, t):
    return -np.sum(np.log(np.maximum(p, 1e-12))) / len(p)


@misconception("You also charge log(1-p) for the wrong classes, as in the binary loss. Here the K probabilities add up to 1: "
               "raising the true one lowers the others by itself.")  # fmt: skip
def binary_for_each_class(p, t):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p)) / len(p)


@misconception("The logarithm is taken after the averaging: log of a mean instead of a mean of logs. Take the logarithm of "
               "each row's probability first.")  # fmt: skip
def log_of_the_mean(p, t):
    return -np.log(np.sum(t * np.maximum(p, 1e-12)) / len(p))


@misconception("You return one number per row. The loss of a batch is their mean, a single float.")
def one_per_row(p, t):
    return -np.sum(t * np.log(np.maximum(p, 1e-12)), axis=1)


@misconception(
    "You divided by the number of classes K, which is also what a mean of the column sums does. The loss is a mean "
    "over the rows: divide by N."
)
def divides_by_classes(p, t):
    return -np.sum(t * np.log(np.maximum(p, 1e-12))) / p.shape[1]


exercise = Exercise(
    cross_entropy,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        averages_all_entries,
        adds_up,
        no_minus,
        swaps_p_and_t,
        no_clip,
        ignores_targets,
        binary_for_each_class,
        log_of_the_mean,
        one_per_row,
        divides_by_classes,
    ),
)
