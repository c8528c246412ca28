"""Bug: a ReLU on the logits."""

import numpy as np

import nnref
from autograder.exercise import Bug, case, misconception


def planted_class_probabilities(X, W1, b1, W2, b2):
    """Class probabilities from a network with one hidden layer of ReLU units. ONE line
    is wrong: find it and mend it.

    The hidden layer is relu(X W1 + b1). The output layer turns its pre-activations, the
    logits, into probabilities by softmax.

    The network runs, every row adds up to 1, and it even learns a little. But a class
    whose logit is -5 gets as much probability as one whose logit is 0.

    Shapes: X (N, D), W1 (D, H), b1 (H,), W2 (H, K), b2 (K,) -> (N, K)
    Returns: an array of floats; every row sums to 1
    """
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0.0)
    z2 = a1 @ W2 + b2
    a2 = np.maximum(z2, 0.0)
    return nnref.softmax(a2)


def bug_class_probabilities(X, W1, b1, W2, b2):
    """Class probabilities from a network with one hidden layer of ReLU units, and
    softmax of the raw logits."""
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0.0)
    z2 = a1 @ W2 + b2
    return nnref.softmax(z2)


def network(rng, n, d, h, k, level=0.0):
    X = rng.normal(size=(n, d))
    return X, rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=(h, k)), rng.normal(size=k) + level


def cases(rng):
    logits = np.array([[np.log(3.0), 0.0], [0.0, -np.log(3.0)]])
    yield case(np.eye(2), np.eye(2), np.zeros(2), logits, np.zeros(2), label="2 rows, 2 classes, by hand: 0.75, 0.25 twice")
    yield case(*network(rng, 4, 3, 5, 2), label="4 rows, 3 inputs, 5 hidden units, 2 classes")
    X, *rest = network(rng, 3, 2, 4, 6)
    yield case(np.abs(X), *rest, label="3 rows without negative inputs, 6 classes")
    yield case(*network(rng, 1, 3, 5, 4), label="1 row")
    yield case(*network(rng, 5, 3, 4, 3, 1000.0), label="large logits, about 1000")


hints = (
    "Compute the first case by hand, line by line. The logits of its second row are [0, -ln 3]. Which line changes them?",
    "Ask of each line: which layer does it belong to, and what did the text promise for this layer?",
    "An activation belongs behind the hidden layer. Softmax is the activation of the output layer; does it need another one before it?",
    "A twin: a network for temperatures ends in `y = np.maximum(a1 @ W2 + b2, 0.0)`. It can never predict frost. The cure is to leave the "
    "last pre-activation as it is.",
)


@misconception(
    "The logits are free now, but the ReLU of the hidden layer is gone too. Without it the two layers collapse into one linear layer: that "
    "line was right."
)
def hidden_activation_lost(X, W1, b1, W2, b2):
    z2 = (X @ W1 + b1) @ W2 + b2
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "You put a sigmoid in the place of the ReLU. It squashes the logits into 0 to 1, so that no class can ever get e times the probability "
    "of another. Softmax takes the logits as they are."
)
def sigmoid_on_the_logits(X, W1, b1, W2, b2):
    z2 = np.maximum(X @ W1 + b1, 0.0) @ W2 + b2
    a2 = 0.5 * (1 + np.tanh(z2 / 2))
    e = np.exp(a2 - a2.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "You put a tanh in the place of the ReLU. It squashes the logits into -1 to 1, so that the network can never be sure. Softmax takes the "
    "logits as they are."
)
def tanh_on_the_logits(X, W1, b1, W2, b2):
    a2 = np.tanh(np.maximum(X @ W1 + b1, 0.0) @ W2 + b2)
    e = np.exp(a2 - a2.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "The right line is mended, but the largest logit of the row is not subtracted any more: large logits now overflow."
)
def shift_lost(X, W1, b1, W2, b2):
    e = np.exp(np.maximum(X @ W1 + b1, 0.0) @ W2 + b2)
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "These are the logits: the softmax behind them is gone. Probabilities are asked, and every row has to add up to 1."
)
def logits_returned(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1, 0.0) @ W2 + b2


@misconception(
    "A leaky ReLU stands where the ReLU was: negative logits are still pressed together, to a hundredth. Softmax takes the logits as they are."
)
def leaky_on_the_logits(X, W1, b1, W2, b2):
    z2 = np.maximum(X @ W1 + b1, 0.0) @ W2 + b2
    a2 = np.where(z2 > 0, z2, 0.01 * z2)
    e = np.exp(a2 - a2.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "You took the absolute value of the logits: now -5 counts as much as 5. A low logit means an unlikely class; leave the logits alone."
)
def absolute_logits(X, W1, b1, W2, b2):
    a2 = np.abs(np.maximum(X @ W1 + b1, 0.0) @ W2 + b2)
    e = np.exp(a2 - a2.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "The hidden activation changed as well: a leaky ReLU or another one is not what the text promises. One line is wrong, and it is a later "
    "one."
)
def leaky_everywhere(X, W1, b1, W2, b2):
    z1 = X @ W1 + b1
    a1 = np.where(z1 > 0, z1, 0.01 * z1)
    z2 = a1 @ W2 + b2
    a2 = np.where(z2 > 0, z2, 0.01 * z2)
    e = np.exp(a2 - a2.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


exercise = Bug(
    planted_class_probabilities,
    bug_class_probabilities,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        hidden_activation_lost,
        sigmoid_on_the_logits,
        tanh_on_the_logits,
        shift_lost,
        logits_returned,
        leaky_on_the_logits,
        absolute_logits,
        leaky_everywhere,
    ),
    stable=True,
)
