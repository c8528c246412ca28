"""Myth 43: a loss above zero means a wrong architecture."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_blame_architecture():
    """Often said: "if the training loss stays high, the architecture is wrong".

    One architecture, one start: a network with 2 inputs, 4 tanh units and a sigmoid
    output, with the weights of a fixed seed, learns XOR by 1,000 steps of plain gradient
    descent on the mean cross-entropy of all four rows.

    Return two learning rates `(bad, good)`, both above 0 and at most 1,000, such that
    with `bad` the loss ends above 0.3, and with `good` the SAME network from the SAME
    start ends below 0.05.

    Returns: a tuple of two numbers
    """
    return 0.001, 1.0


def cases(rng):
    yield case(label="the same network with your two rates")


def verify(value):
    """Train the two side by side."""
    try:
        rates = np.array([float(v) for v in value])
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two learning rates is asked, (bad, good)"
    if rates.shape != (2,) or not np.all((rates > 0) & (rates <= 1000)):
        return "Two learning rates are asked, both above 0 and at most 1,000"
    X, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0, 1.0, 0.0])
    losses = []
    for lr in rates:
        rng = np.random.default_rng(2)
        w1, b1, w2, b2 = rng.normal(size=(2, 4)), np.zeros(4), rng.normal(size=4), 0.0
        for _ in range(1001):
            a = np.tanh(X @ w1 + b1)
            z = a @ w2 + b2
            dz = (np.exp(-np.logaddexp(0, -z)) - t) / 4
            da = np.outer(dz, w2) * (1 - a * a)
            w1, b1, w2, b2 = w1 - lr * X.T @ da, b1 - lr * da.sum(axis=0), w2 - lr * a.T @ dz, b2 - lr * dz.sum()
        losses.append(float(np.mean(np.logaddexp(0, z) - t * z)))
    if losses[0] > 0.3 and losses[1] < 0.05:
        return None
    if losses[1] > 0.3 and losses[0] < 0.05:
        return "swapped"
    if max(losses) < 0.3:
        return "both_arrive"
    return (
        "good_is_not_good"
        if losses[0] > 0.3
        else f"The losses end at {losses[0]:.3g} and {losses[1]:.3g}; above 0.3 and below 0.05 are asked"
    )


@misconception("With both rates the loss falls below 0.3. Make the first one fail: there are two ways, too small and too large.")
def both_arrive():
    return 0.8, 1.0


@misconception("The two rates are in the wrong order: the bad one comes first.")
def swapped():
    return 1.0, 0.001


@misconception(
    "The first rate is bad, but the second does not get the loss below 0.05 in 1,000 steps. For so small a network rates around 1 are "
    "a good place to search."
)
def good_is_not_good():
    return 0.001, 0.01


hints = (
    "What else, beside the architecture, decides where a training run ends?",
    "How far can 1,000 steps get with a rate of 0.00001?",
    "Take any tiny rate for the bad one. Then try powers of ten for the good one.",
    "A twin: on w²/2, from w = 1, 100 steps with the rate 0.001 end at w = 0.9, with the rate 0.1 at 0.00003.",
)


exercise = Exercise(
    refute_blame_architecture,
    cases,
    points=2,
    hints=hints,
    misconceptions=(both_arrive, swapped, good_is_not_good),
    verify=verify,
    kind="myth",
)
