"""Myth 35: batch sizes have to be powers of two."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_powers_of_two():
    """Often said: "the batch size has to be a power of two".

    A linear model with two weights learns from 60 rows by minibatch descent on the mean
    squared error, from zeros, for 20 epochs; in each epoch the rows are shuffled. The
    noise in the targets alone costs about 0.01.

    Return `(batch_size, lr)`: a whole number from 3 to 60 that is NOT a power of two, and
    a rate above 0 and at most 10, with which the loss on all rows ends below 0.02.

    Returns: a tuple of a whole number and a number
    """
    return 12, 0.1


def cases(rng):
    yield case(label="20 epochs with your batch size and rate")


def verify(value):
    """Train; the data and the shuffling come from fixed seeds."""
    try:
        size, lr = (float(v) for v in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two numbers is asked, (batch_size, lr)"
    if size != np.floor(size) or not 1 <= size <= 60 or not 0 < lr <= 10:
        return "The batch size should be a whole number from 3 to 60, and the rate above 0 and at most 10"
    size = int(size)
    if size & (size - 1) == 0:
        return "is_a_power"
    rng = np.random.default_rng(0)
    X = rng.normal(size=(60, 2))
    t = X @ np.array([1.5, -0.7]) + 0.1 * rng.normal(size=60)
    w = np.zeros(2)
    for _ in range(20):
        order = rng.permutation(60)
        for rows in (order[i : i + size] for i in range(0, 60, size)):
            w = w - lr * 2 * X[rows].T @ (X[rows] @ w - t[rows]) / len(rows)
            if not np.abs(w).max() < 1e6:
                return "runs_away"
    loss = float(np.mean((X @ w - t) ** 2))
    if loss < 0.02:
        return None
    updates = 20 * -(-60 // size)
    return "too_slow" if lr * updates < 2 else f"The loss ends at {loss:.3g}; a smaller rate would shake the weights less"


@misconception("That is a power of two: 1, 2, 4, 8, 16, 32. Take a number between them.")
def is_a_power():
    return 32, 0.1


@misconception(
    "For so few updates the rate is too small: the weights are still on their way after 20 epochs. Raise the rate, or take smaller batches."
)
def too_slow():
    return 30, 0.0001


@misconception("With this rate the weights run away. That would happen with 32 rows in a batch as well; lower the rate.")
def runs_away():
    return 30, 5.0


hints = (
    "What does the gradient of a minibatch depend on? Does any formula ask whether the number of rows is a power of two?",
    "Take a size that you like, such as 15 or 50. Then only the rate has to be sensible.",
    "The inputs have a variance of about 1, so that the curvature of the loss is about 2: rates well below 1 are safe.",
    "A twin: batches of 32 with the rate 0.1 end at 0.009. A size near it, with the same rate, makes almost the same steps.",
)


exercise = Exercise(
    refute_powers_of_two,
    cases,
    points=2,
    hints=hints,
    misconceptions=(is_a_power, too_slow, runs_away),
    verify=verify,
    kind="myth",
)
