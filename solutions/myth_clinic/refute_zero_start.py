"""Myth 28: from all zeros nothing is learned."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_zero_start():
    """Often said: "if all parameters start at zero, the network learns nothing".

    A network with two inputs, four tanh units and a sigmoid output starts with ALL weights
    and biases at 0, and descends for 500 steps with the rate 1. Its hidden units stay 0,
    whatever the inputs are. But is that nothing?

    Return labels, from 5 to 1,000 of them, 0s and 1s, both of which occur, with which the
    mean cross-entropy falls from log 2 = 0.693 to below 0.4.

    Returns: a list of 0s and 1s
    """
    return [0] * 19 + [1]


def cases(rng):
    yield case(label="500 steps from zeros on your labels")


def verify(value):
    """With zero weights only the output bias has a gradient: mean of (p - t)."""
    try:
        t = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of 0s and 1s is asked"
    if t.ndim != 1 or not 5 <= len(t) <= 1000 or not np.all((t == 0) | (t == 1)):
        return "From 5 to 1,000 labels are asked, each 0 or 1"
    if t.min() == t.max():
        return "one_class"
    b = 0.0
    for _ in range(500):
        b -= float(np.mean(1 / (1 + np.exp(-b)) - t))
    p = 1 / (1 + np.exp(-b))
    loss = float(-np.mean(np.where(t == 1, np.log(p), np.log(1 - p))))
    if loss < 0.4:
        return None
    return "balanced" if abs(t.mean() - 0.5) < 0.05 else "not_uneven_enough"


@misconception(
    "Both classes are about equally frequent, and here the saying is right: the best constant forecast is 0.5, where the network starts."
)
def balanced():
    return [0, 1] * 10


@misconception("Something is learned, but the loss does not fall below 0.4. How rare does one of the classes have to be?")
def not_uneven_enough():
    return [0, 0, 0, 1] * 5


@misconception("Only one class occurs. Then there is nothing to tell apart; let the other one occur at least once.")
def one_class():
    return [0] * 20


hints = (
    "The hidden units give 0 and pass no gradient. Which one of the parameters still gets one?",
    "The output is sigmoid(b), the same for every row. Which labels make a constant forecast a good one?",
    "The best constant forecast is the share q of ones, and it costs -q log q - (1 - q) log(1 - q). For which q is that below 0.4?",
    "A twin: with one label in four equal to 1 the output bias learns p = 0.25, and the loss falls to 0.562.",
)


exercise = Exercise(
    refute_zero_start,
    cases,
    points=2,
    hints=hints,
    misconceptions=(balanced, not_uneven_enough, one_class),
    verify=verify,
    kind="myth",
)
