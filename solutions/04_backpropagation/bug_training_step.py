"""Bug: a training step that moves a weight before the backward pass is done with it."""

import numpy as np

from autograder.exercise import Bug, case, misconception


def planted(X, t, params, lr):
    """One step of gradient descent for a tanh/sigmoid network with the mean binary cross-entropy.

    One thing is wrong here. The network learns XOR all the same, only its steps do not go down the
    gradient: find the fault and mend it. Each parameter has to move by -lr times the gradient of the loss
    at the parameters that came in.

    Shapes: X (N, D), t (N, 1) of 0.0 and 1.0, params = (W1 (D, H), b1 (H,), W2 (H, 1), b2 (1,))
    Returns the new parameters (W1, b1, W2, b2); the old ones are unchanged.
    """
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(a1 @ W2 + b2)))

    dz2 = (p - t) / len(X)
    W2 = W2 - lr * a1.T @ dz2
    b2 = b2 - lr * dz2.sum(axis=0)

    dz1 = dz2 @ W2.T * (1 - a1**2)
    W1 = W1 - lr * X.T @ dz1
    b1 = b1 - lr * dz1.sum(axis=0)
    return W1, b1, W2, b2


def bug_training_step(X, t, params, lr):
    """One step of gradient descent for a tanh/sigmoid network with the mean binary cross-entropy."""
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(a1 @ W2 + b2)))

    dz2 = (p - t) / len(X)
    dz1 = dz2 @ W2.T * (1 - a1**2)  # both gradients before any step: this line needs the old W2

    W2 = W2 - lr * a1.T @ dz2
    b2 = b2 - lr * dz2.sum(axis=0)
    W1 = W1 - lr * X.T @ dz1
    b1 = b1 - lr * dz1.sum(axis=0)
    return W1, b1, W2, b2


def cases(rng):
    def network(n, d, h, lr, label):
        params = rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=(h, 1)), rng.normal(size=1)
        return case(rng.normal(size=(n, d)), rng.permutation(np.arange(n) % 2.0)[:, None], params, lr, label=label)

    yield network(4, 2, 3, 1.0, "4 rows, 2 inputs, 3 hidden units, lr 1")
    yield network(5, 3, 4, 0.1, "5 rows, 3 inputs, 4 hidden units, lr 0.1")
    yield network(1, 2, 2, 0.5, "1 row")
    yield network(3, 2, 1, 0.25, "3 rows, 1 hidden unit")
    yield network(6, 1, 5, 2.0, "6 rows, 1 input")


hints = (
    "At which parameters should each gradient be taken: those that came in, or those that are on their way out? Go through "
    "the lines and ask it of each.",
    "Compute (new - old) / lr for lr = 0.001 and for lr = 1. For W2 and b2 the two agree, for W1 and b1 they do not. On which "
    "line does the size of the step get into the gradient of W1?",
    "dz1 sends the gradient back through W2. Through which W2 did the forward pass go?",
    "A twin: L = (u·v - 1)² with u = v = 2 and lr = 0.1. dL/dm = 2·(4 - 1) = 6. Both gradients at the old point: du = 6·2 = "
    "12, dv = 12, so u = v = 0.8. Moving u first (to 0.8) and then taking dv = 6·0.8 = 4.8 gives v = 1.52: another point, not "
    "the step of gradient descent.",
)


def step(X, t, params, lr, *, back=lambda W2: W2, slope=lambda a1: 1 - a1**2, move_output=True, sign=1.0):
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    dz2 = sign * (1 / (1 + np.exp(-(a1 @ W2 + b2))) - t) / len(X)
    dz1 = dz2 @ back(W2).T * slope(a1)
    if move_output:
        W2, b2 = W2 - lr * a1.T @ dz2, b2 - lr * dz2.sum(axis=0)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2, b2


@misconception(
    "W2 and b2 are right, W1 and b1 are not: the gradient still goes back through the NEW W2. Take all gradients first, then "
    "move all parameters."
)
def still_planted(X, t, params, lr):
    return planted(X, t, params, lr)


@misconception(
    "Now the slope of tanh is missing in dz1. It was right: 1 - a1² is the derivative. Look for WHEN things happen, not for a "
    "wrong formula."
)
def slope_removed(X, t, params, lr):
    return step(X, t, params, lr, slope=np.ones_like)


@misconception("W2 and b2 do not move any more. They have to make their step too, only later: after dz1 has been computed.")
def output_layer_frozen(X, t, params, lr):
    return step(X, t, params, lr, move_output=False)


@misconception("Every step goes uphill now: p - t was right, and so was the minus before lr. Only one of the two may be turned.")
def sign_turned(X, t, params, lr):
    return step(X, t, params, lr, sign=-1.0)


@misconception(
    "tanh's derivative was replaced by that of the sigmoid, a·(1 - a). The hidden layer is tanh, so 1 - a1² was right."
)
def sigmoid_slope(X, t, params, lr):
    return step(X, t, params, lr, slope=lambda a1: a1 * (1 - a1))


@misconception(
    "tanh's derivative is taken at z1 now, 1 - z1². It is 1 minus the square of tanh's RESULT, which is a1: that line was right."
)
def slope_of_the_input(X, t, params, lr):
    return step(X, t, params, lr, slope=lambda a1: 1 - np.arctanh(a1) ** 2)


@misconception(
    "The mean over the rows is gone: every step is N times too long. dz2 divided by len(X) was right, because the loss is a mean."
)
def rows_not_averaged(X, t, params, lr):
    return step(X, t, params, lr * len(X))


exercise = Bug(
    planted,
    bug_training_step,
    cases,
    points=3,
    hints=hints,
    parts=("W1", "b1", "W2", "b2"),
    misconceptions=(
        still_planted,
        slope_removed,
        output_layer_frozen,
        sign_turned,
        sigmoid_slope,
        slope_of_the_input,
        rows_not_averaged,
    ),
)
