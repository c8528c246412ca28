"""Myth: each step of full-batch gradient descent lowers the loss."""

import numpy as np

from autograder.exercise import Exercise, misconception


def myth_each_step_lowers():
    """Often said: "with all the data in one batch, gradient descent lowers the loss at every step."

    Refute it on f(x, y) = (x² + 25 y²) / 2 with its gradient (x, 25 y), from the start (5, 1),
    where f is 25.
    Return a learning rate, a positive number, for which f is larger after the very first step.

    Returns: a float
    """
    return 0.1


def cases(rng):
    yield ()


def verify(lr):
    if isinstance(lr, (bool, tuple, list)) or np.ndim(lr) != 0:
        return "One number is asked: the learning rate"
    lr = float(lr)
    if not np.isfinite(lr):
        return "The learning rate has to be a finite number"
    if lr <= 0:
        return "climbs_on_purpose"
    x, y = 5.0 - lr * 5.0, 1.0 - lr * 25.0
    after = (x * x + 25 * y * y) / 2
    if after > 25:
        return None
    if lr >= 0.08:
        return "at_the_bound"
    return "small_enough"


@misconception("A negative learning rate walks uphill on purpose, and 0 does not walk at all. The statement is about descent: "
               "take a positive rate.")  # fmt: skip
def climbs_on_purpose():
    return -0.1


@misconception("With this rate the loss falls at the first step: it is below 2/L, where the statement is true for this f. "
               "Which L does this f have?")  # fmt: skip
def small_enough():
    return 0.02


@misconception("So close to the bound 2/25 the fall along x still outweighs the rise along y in the first step. Go a little "
               "further.")  # fmt: skip
def at_the_bound():
    return 0.08


exercise = Exercise(
    myth_each_step_lowers,
    cases,
    points=1,
    hints=(
        "What happens to y in one step when the rate is 1/25? And when it is 2/25?",
        "Each step multiplies x by 1 - lr and y by 1 - 25·lr. Which of the two can become larger than 1 in size first?",
        "Compute f after one step for lr = 0.05, 0.08 and 0.12 by hand or in a cell.",
        "A twin: f = 2x² from x = 1, gradient 4x. With lr = 0.6 the step leads to 1 - 2.4 = -1.4, and f rises from 2 to 3.92.",
    ),
    misconceptions=(climbs_on_purpose, small_enough, at_the_bound),
    verify=verify,
    kind="myth",
)
