"""Myths 31 and 59: a ReLU unit does not saturate."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_relu_never_stops():
    """Often said: "a ReLU does not saturate, so it never stops learning".

    One unit, y = relu(w·x + b), starts with w = 1 and b = 0. It learns from the inputs
    x = 1, 2, 3, whose targets are all 1, by gradient descent on the mean squared error:

    dL/dw = mean of 2 (y - t) x  over the rows with w·x + b > 0 (the others count as 0),
    dL/db = mean of 2 (y - t)    in the same way; the mean is over all three rows.

    Return a learning rate, above 0 and at most 10, such that ONE step leaves the unit
    dead: its output is 0 for all three inputs, so that no further step changes it,
    although its loss is 1.

    Returns: a number
    """
    return 0.5


def cases(rng):
    yield case(label="one step with your rate, then 100 more")


def verify(value):
    """Take the step, and see which rows are still above 0."""
    try:
        lr = float(value)
    except (TypeError, ValueError, OverflowError):
        return "One number is asked, the learning rate"
    if not lr > 0:
        return "not_positive"
    if not lr <= 10:
        return f"The rate may be at most 10; yours is {lr:g}"
    x, w, b = np.array([1.0, 2.0, 3.0]), 1.0, 0.0
    for step in range(101):
        z = w * x + b
        g = 2 * (np.maximum(z, 0) - 1) * (z > 0) / 3
        w, b = w - lr * float(g @ x), b - lr * float(g.sum())
        if step == 0:
            alive = int(np.sum(w * x + b > 0))
            if alive:
                return "some_rows_left" if alive < 3 else "all_alive"
    return None if not np.any(w * x + b > 0) else "all_alive"


@misconception(
    "After this step the unit is still above 0 for every input, and goes on learning. With which rate is the step far too long?"
)
def all_alive():
    return 0.05


@misconception(
    "The unit is dead for some of the inputs, but not for all: those that are left still pass a gradient. A little more."
)
def some_rows_left():
    return 0.15


@misconception("A learning rate is above 0: with a negative one the step goes uphill, and with 0 nothing moves.")
def not_positive():
    return -0.5


hints = (
    "For which w and b is w·x + b below 0 at x = 1, 2 and 3? What is the gradient of the unit then?",
    "Compute the first gradient by hand: y = 1, 2, 3, so y - t = 0, 1, 2.",
    "dL/dw is 2/3 · (0·1 + 1·2 + 2·3) = 16/3, and dL/db is 2. Write w and b after the step as functions of lr.",
    "A twin with one input x = 2 and t = 1: y = 2, dL/dw = 4, dL/db = 2. With lr = 1 the step gives w = -3, b = -2, and -3·2 - 2 = -8.",
)


exercise = Exercise(
    refute_relu_never_stops,
    cases,
    points=2,
    hints=hints,
    misconceptions=(all_alive, some_rows_left, not_positive),
    verify=verify,
    kind="myth",
)
