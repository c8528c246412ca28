"""Myth 7: the squared error serves classification just as well."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_mse_classifies():
    """Often said: "for a probability, the squared error is as good a loss as the cross-entropy".

    One example with the label 1, and p = sigmoid(z). Its gradients with respect to the
    logit z are

    squared error (p - 1)²:  2 (p - 1) p (1 - p)        cross-entropy -log p:  p - 1

    Return a logit z, between -700 and 700, at which the squared error's gradient is
    smaller than 0.01 in size, while the cross-entropy's is larger than 0.9 in size.

    Returns: a number
    """
    return -8.0


def cases(rng):
    yield case(label="the two gradients at your logit")


def verify(value):
    """Both gradients at z, with p(1 - p) in a form that keeps its digits."""
    try:
        z = float(value)
    except (TypeError, ValueError, OverflowError):
        return "One number is asked, the logit z"
    if not abs(z) <= 700:
        return "z has to lie between -700 and 700"
    q = 1 / (1 + np.exp(z))  # 1 - p
    squared, cross = 2 * q * q * (1 - q), q
    if squared < 0.01 and cross > 0.9:
        return None
    if z > 2:
        return "confident_and_right"
    return "undecided" if z > -1 else "not_wrong_enough"


@misconception(
    "Here the model is confident and RIGHT, and both gradients are small, as they should be. Where does the squared error go silent "
    "although there is much to learn?"
)
def confident_and_right():
    return 8.0


@misconception("Here the model is undecided, and the squared error's gradient is near its largest. Go where the model is sure.")
def undecided():
    return 0.0


@misconception(
    "The model is wrong here, but not sure enough of it: the factor p (1 - p) is still alive. Go farther in this direction."
)
def not_wrong_enough():
    return -3.0


hints = (
    "The label is 1. For which z is the model very sure of the WRONG answer?",
    "Which factor of the squared error's gradient becomes small when p is near 0?",
    "For p near 0 the gradient is about -2p. How small has p to be, and which z gives that?",
    "A twin with the label 0, where the gradients are 2p·p(1 - p) and p: at z = 6, p is 0.9975, and they are 0.005 and 0.9975.",
)


exercise = Exercise(
    refute_mse_classifies,
    cases,
    points=1,
    hints=hints,
    misconceptions=(confident_and_right, undecided, not_wrong_enough),
    verify=verify,
    kind="myth",
)
