"""Myth 91: the numbers that softmax gives are how sure one can be."""

import numpy as np

import nnref
from autograder.exercise import Exercise, case, misconception


def refute_confidence():
    """Often said: "softmax gives 0.99, so the network is right in 99 of 100 such cases".

    Six examples have these logits, and the labels 0, 1, 2, 0, 1, 2:

    [[2, 1, 0], [0, 2, 1], [1, 0, 3], [1, 2, 0], [0, 1, 0], [2, 0, 1]]

    The largest logit is at the label in 4 of the 6. Return a number, at most 10,000 in
    size, by which all logits are multiplied, such that the accuracy is still 4/6, while
    the mean of the largest probabilities is above 0.99.

    Returns: a number
    """
    return 10.0


def cases(rng):
    yield case(label="accuracy and confidence with your factor")


def verify(value):
    """Softmax of the scaled logits."""
    try:
        factor = float(value)
    except (TypeError, ValueError, OverflowError):
        return "One number is asked, the factor"
    if not abs(factor) <= 1e4:
        return "The factor may be at most 10,000 in size"
    if factor == 0:
        return "all_equal"
    z = np.array([[2, 1, 0], [0, 2, 1], [1, 0, 3], [1, 2, 0], [0, 1, 0], [2, 0, 1]], dtype=float)
    if factor < 0:
        return "order_reversed"
    p = nnref.softmax(factor * z)
    confidence = float(p.max(axis=1).mean())
    if confidence > 0.99:
        return None
    return "less_sure" if factor <= 1 else "not_sure_enough"


@misconception("A negative factor turns the order of the classes round, and with it the answers: the accuracy is another one.")
def order_reversed():
    return -10.0


@misconception("With the factor 0 all classes get 1/3, and nothing is left of the answers.")
def all_equal():
    return 0.0


@misconception("A factor of 1 or less leaves the probabilities as they are, or pulls them together: the network sounds no surer.")
def less_sure():
    return 0.5


@misconception("The network sounds surer, but the mean of its largest probabilities is not above 0.99 yet. A larger factor.")
def not_sure_enough():
    return 2.0


hints = (
    "Does multiplying all logits by a positive number change which one is the largest?",
    "What becomes of softmax when the differences between the logits grow?",
    "The smallest lead in these rows is 1. A lead of d against two others gives at least 1 / (1 + 2 e⁻ᵈ).",
    "A twin: the logits (1, 0) give 0.731; multiplied by 4 they are (4, 0) and give 0.982.",
)


exercise = Exercise(
    refute_confidence,
    cases,
    points=1,
    hints=hints,
    misconceptions=(order_reversed, all_equal, less_sure, not_sure_enough),
    verify=verify,
    kind="myth",
)
