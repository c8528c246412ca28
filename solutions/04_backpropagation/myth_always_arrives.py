"""Myth: backpropagation is repeated until the network has reached its best configuration."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_always_arrives():
    """Often said: "backpropagation adjusts the weights, and is repeated until the network is optimal".

    Backpropagation adjusts nothing: it computes a gradient. And a gradient of zero moves no weight, however
    bad the network is.

    Here is the network of `train_xor`: a1 = tanh(X W1 + b1), p = sigmoid(a1 W2 + b2), on the four rows of
    XOR with the mean binary cross-entropy. Return parameters at which ALL 17 derivatives are 0 (below
    1e-9), so that no amount of repetition changes anything, while the loss is still above 0.5.

    Returns the tuple (W1 (2, 4), b1 (4,), W2 (4, 1), b2 (1,)).
    """
    return np.zeros((2, 4)), np.zeros(4), np.zeros((4, 1)), np.zeros(1)


def verify(value):
    """None when the gradient vanishes and the loss does not."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    t = np.array([[0.0], [1.0], [1.0], [0.0]])
    shapes = ((2, 4), (4,), (4, 1), (1,))
    found = tuple(np.shape(p) for p in value)
    if found != shapes:
        return f"The shapes are {found}; asked are {shapes}"
    W1, b1, W2, b2 = (np.asarray(p, dtype=float) for p in value)
    if not all(np.isfinite(p).all() for p in (W1, b1, W2, b2)):
        return "The parameters have to be finite numbers"
    a1 = np.tanh(X @ W1 + b1)
    z2 = a1 @ W2 + b2
    loss = float(np.mean(np.logaddexp(0, z2) - t * z2))
    dz2 = (1 / (1 + np.exp(-z2)) - t) / 4
    dz1 = dz2 @ W2.T * (1 - a1**2)
    largest = max(float(np.abs(d).max()) for d in (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0)))
    if loss <= 0.5:
        return "already_solved"
    if largest < 1e-9:
        return None
    if np.ptp(W1) == 0 and W1.any():
        return "all_equal"
    return "gradient_not_zero"


def cases(rng):
    yield case(label="your parameters")


hints = (
    "Each gradient is a product. Which factors can you make 0?",
    "dW2 is made from a1, dW1 and db1 go through W2. Which start makes both of these factors 0?",
    "One derivative is left, that of b2: the mean of p - t. Two targets are 1 and two are 0: for which p is that mean 0, if p "
    "is the same for all rows?",
    "A twin with two weights: L = (u·v - 1)². dL/du = 2(u·v - 1)·v and dL/dv = 2(u·v - 1)·u. At u = v = 0 both are 0, and L = "
    "1, while L = 0 is possible.",
)


@misconception(
    "The loss is below 0.5 there: this network has learned already. Wanted is a bad network whose gradient vanishes all the same."
)
def already_solved():
    W1 = np.array([[20.0, -20.0, 0.0, 0.0], [20.0, -20.0, 0.0, 0.0]])
    return W1, np.array([-10.0, 30.0, 0.0, 0.0]), np.array([[10.0], [10.0], [0.0], [0.0]]), np.array([-10.0])


@misconception(
    "All your weights are equal, but not 0. Then the hidden units stay equal to EACH OTHER for ever; they do move, because "
    "their gradient is not 0."
)
def all_equal():
    return np.ones((2, 4)), np.zeros(4), np.ones((4, 1)), np.zeros(1)


@misconception(
    "Some derivative is not 0 at these parameters, so a step would move them. Look for values that make whole factors of the "
    "gradients vanish."
)
def gradient_not_zero():
    return (
        np.array([[1.0, -2.0, 0.5, 1.5], [0.5, 1.0, -1.0, 2.0]]),
        np.zeros(4),
        np.array([[1.0], [-1.0], [2.0], [0.5]]),
        np.zeros(1),
    )


exercise = Exercise(
    myth_always_arrives,
    cases,
    points=2,
    hints=hints,
    verify=verify,
    kind="myth",
    misconceptions=(already_solved, all_equal, gradient_not_zero),
)
