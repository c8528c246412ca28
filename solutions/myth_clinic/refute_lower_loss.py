"""A lower loss is not a higher accuracy."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_lower_loss():
    """Often said: "the model with the lower cross-entropy is right more often".

    Four examples have the labels 1, 1, 0, 0. A model gives for each the probability that
    its label is 1, and answers 1 where that is above 0.5.

    Return `(a, b)`, the forecasts of two models (four probabilities each, strictly
    between 0 and 1), such that a's mean cross-entropy is lower than b's by at least 0.1,
    and yet a is right on FEWER examples than b.

    Returns: a tuple of two lists of four numbers
    """
    return [0.45, 0.95, 0.05, 0.05], [0.55, 0.55, 0.45, 0.45]


def cases(rng):
    yield case(label="two forecasts for the labels 1, 1, 0, 0")


def verify(value):
    """Compare the two losses and the two counts."""
    try:
        p = np.array([np.asarray(row, dtype=float) for row in value])
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two lists of four probabilities is asked"
    if p.shape != (2, 4):
        return "A tuple of two lists of four probabilities is asked"
    if not np.all((p > 0) & (p < 1)):
        return "Every probability has to lie strictly between 0 and 1"
    t = np.array([1, 1, 0, 0])
    loss = -np.log(np.where(t == 1, p, 1 - p)).mean(axis=1)
    right = ((p > 0.5) == t).sum(axis=1)
    if loss[0] <= loss[1] - 0.1 and right[0] < right[1]:
        return None
    if loss[1] <= loss[0] - 0.1 and right[1] < right[0]:
        return "swapped"
    if right[0] == right[1]:
        return "equally_often_right"
    if right[0] > right[1]:
        return "better_in_both"
    return "loss_not_lower"


@misconception(
    "Model a has the lower loss here, and is right more often too: that is the usual case. Make it wrong once, but hardly."
)
def better_in_both():
    return [0.9, 0.9, 0.1, 0.1], [0.4, 0.6, 0.4, 0.4]


@misconception("Both models are right equally often. Only the side of 0.5 counts for that: move one forecast across.")
def equally_often_right():
    return [0.9, 0.9, 0.1, 0.1], [0.6, 0.6, 0.4, 0.4]


@misconception("The two models are the wrong way round: the first should have the lower loss.")
def swapped():
    return [0.55, 0.55, 0.45, 0.45], [0.45, 0.95, 0.05, 0.05]


@misconception(
    "Model a is right less often, but its loss is not lower by 0.1. Let its mistake be a narrow one and its right answers confident; "
    "model b can be right each time and never sure."
)
def loss_not_lower():
    return [0.1, 0.9, 0.1, 0.1], [0.9, 0.9, 0.1, 0.1]


hints = (
    "How much does a right answer cost that is given with p = 0.51? And a wrong one with 0.49?",
    "-log 0.51 is 0.673 and -log 0.49 is 0.713: right or wrong hardly matters there. What lowers the loss much?",
    "Let b be right four times, but barely. Let a be sure of three examples, and barely wrong on the fourth.",
    "A twin with two examples labelled 1: (0.52, 0.52) is right twice with a loss of 0.65; (0.48, 0.99) is right once with 0.37.",
)


exercise = Exercise(
    refute_lower_loss,
    cases,
    points=2,
    hints=hints,
    misconceptions=(better_in_both, equally_often_right, swapped, loss_not_lower),
    verify=verify,
    kind="myth",
)
