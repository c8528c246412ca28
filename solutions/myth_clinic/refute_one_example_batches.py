"""Myth 106: batches of one example lose everything."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_one_example_batches():
    """Often said: "with batches of a single example all the speed is lost".

    Twelve rows of two inputs follow t = 2 x₁ - x₂ + 1 exactly. A linear model with a bias
    starts from zeros and sees every row ONCE: either in twelve steps, each on the squared
    error of one row, or in a single step on the mean squared error of all rows.

    Return a learning rate, above 0 and at most 10, for which the twelve small steps end
    with a loss (over all rows) of less than a tenth of the loss after the single step
    with the same rate.

    The rows: (1, 0), (0, 1), (1, 1), (-1, 0), (0, -1), (1, -1), (-1, 1), (-1, -1), (2, 0),
    (0, 2), (-2, 1), (1, -2), in this order.

    Returns: a number
    """
    return 0.1


def cases(rng):
    yield case(label="one epoch with batches of one, and one with all rows")


def verify(value):
    """One epoch each way."""
    try:
        lr = float(value)
    except (TypeError, ValueError, OverflowError):
        return "One number is asked, the learning rate"
    if not 0 < lr <= 10:
        return "not_a_rate"
    X = [[1, 0], [0, 1], [1, 1], [-1, 0], [0, -1], [1, -1], [-1, 1], [-1, -1], [2, 0], [0, 2], [-2, 1], [1, -2]]
    A = np.column_stack([np.array(X, dtype=float), np.ones(12)])
    t = A @ np.array([2.0, -1.0, 1.0])
    single, whole = np.zeros(3), 2 * lr * A.T @ t / 12
    for a, target in zip(A, t):
        single = single - 2 * lr * (a @ single - target) * a
    loss = [float(np.mean((A @ w - t) ** 2)) for w in (single, whole)]
    if loss[0] < loss[1] / 10:
        return None
    if loss[0] > loss[1]:
        return "single_steps_run_away"
    return "both_hardly_move" if lr < 0.05 else "not_enough_ahead"


@misconception("With so small a rate the twelve steps do not come far enough in one epoch to be ten times ahead. Raise it.")
def both_hardly_move():
    return 0.001


@misconception(
    "At this rate the steps on single rows overshoot: one row alone can be much steeper than the mean of all. Lower the rate."
)
def single_steps_run_away():
    return 0.5


@misconception("The twelve steps are ahead, but not ten times. The rate is a little too large for single rows.")
def not_enough_ahead():
    return 0.24


@misconception("A learning rate lies above 0, and here at most at 10.")
def not_a_rate():
    return -0.1


hints = (
    "How many updates does each of the two make in one pass over the data?",
    "If the rate is small, twelve single steps and one common step go about the same way. How much farther do the twelve go?",
    "Write both epochs in a cell and print the two losses for the rates 0.001, 0.01, 0.1 and 1.",
    "A twin with one weight and the rows x = 1, 1, 1 with t = 1: at the rate 0.25 each single step halves the error, and three leave an "
    "eighth. One step on the mean leaves a half.",
)


exercise = Exercise(
    refute_one_example_batches,
    cases,
    points=2,
    hints=hints,
    misconceptions=(both_hardly_move, single_steps_run_away, not_enough_ahead, not_a_rate),
    verify=verify,
    kind="myth",
)
