"""Myth: a rate that is small enough makes every step lower the loss."""

import numpy as np

from autograder.exercise import Exercise, misconception


def myth_small_rate():
    """Often said: "if the learning rate is small enough, every step lowers the loss."

    That is true for the gradient of all examples. Refute it for the gradient of one.
    A model with a single weight w has the loss (w - t)² / 2 on each example, and there are
    three examples, with t = 1, 2 and 9. The loss is the mean over the three.

    Return (w, i): a weight and the number (0, 1 or 2) of an example, such that a step on
    this example alone, w - lr · (w - t[i]), raises the mean loss for EACH of the rates
    0.1, 0.01, 0.001 and 0.0001.

    Returns: a tuple of a number and a whole number
    """
    return 3.0, 0


def cases(rng):
    yield ()


def verify(value):
    if np.ndim(value) != 1 or len(value) != 2:
        return "Two values are asked: the weight and the number of the example"
    w, i = float(value[0]), value[1]
    if isinstance(i, bool) or i not in (0, 1, 2):
        return "The example is 0, 1 or 2"
    if not np.isfinite(w) or abs(w) > 1e4:
        return "The weight has to be a finite number, not larger than 10000"
    t = np.array([1.0, 2.0, 9.0])
    slope, pull = float(np.mean(w - t)), float(w - t[int(i)])
    # The mean loss after the step, minus before: -lr·pull·slope + (lr·pull)²/2, which must be above 0 for every rate.
    rises = [-lr * pull * slope + (lr * pull) ** 2 / 2 > 1e-15 for lr in (0.1, 0.01, 0.001, 0.0001)]
    if all(rises):
        return None
    if abs(pull) < 1e-6:
        return "at_the_example"
    if w < 1 or w > 9:
        return "outside_all"
    return "same_side"


@misconception(
    "At this weight the example is met exactly: its gradient is 0, and the step goes nowhere. Move away from its target."
)
def at_the_example():
    return 1.0, 0


@misconception(
    "Out there all three examples pull in the same direction, and the statement holds. Find a place between the targets, where "
    "they disagree."
)
def outside_all():
    return 20.0, 0


@misconception(
    "This example pulls the same way as the mean of all three, so a small step on it lowers the mean loss. Which example pulls "
    "the other way "
    "there?"
)
def same_side():
    return 3.0, 2


exercise = Exercise(
    myth_small_rate,
    cases,
    points=1,
    hints=(
        "Where is the minimum of the mean loss? Which way does the mean pull from w = 3, and which way does each example pull?",
        "The size of the rate does not change a direction. Look for a weight at which one example pulls away from the minimum.",
        "The mean of the targets is 4. Left of it the mean pulls to the right; an example whose target is further left pulls "
        "to the left.",
        "A twin with the targets 0 and 10, minimum at 5: at w = 7 the first example pulls to 0, towards the minimum, and the "
        "second to 10, away from it.",
    ),
    misconceptions=(at_the_example, outside_all, same_side),
    verify=verify,
    kind="myth",
)
