"""Exercise: the forward pass of a network with one hidden layer, with everything the backward pass will ask for."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def mlp_forward(X, params):
    """Run a network with one hidden ReLU layer, and keep every step.

        z1 = X W1 + b1
        a1 = relu(z1)
        z2 = a1 W2 + b2

    `params` is the tuple (W1, b1, W2, b2). The last layer has no activation: z2 holds logits, and the loss
    turns them into probabilities. z1 and a1 are returned too because the backward pass needs them; together
    they are the cache.

    X = [[1, 1]], W1 = [[1, -2], [2, 0]], b1 = [0, 1], W2 = [[1], [5]], b2 = [0.5] give
    z1 = [[3, -1]], a1 = [[3, 0]], z2 = [[3.5]].

    Shapes: X (N, D), params = (W1 (D, H), b1 (H,), W2 (H, K), b2 (K,)) -> (N, H), (N, H), (N, K)
    Returns the tuple (z1, a1, z2).
    """
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1  # (N, H)
    a1 = np.maximum(z1, 0)  # (N, H)
    z2 = a1 @ W2 + b2  # (N, K)
    return z1, a1, z2


def cases(rng):
    def network(n, d, h, k):
        params = (rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=(h, k)), rng.normal(size=k))
        return rng.normal(size=(n, d)), params

    X = rng.integers(1, 4, size=(2, 2)).astype(float)
    W1 = np.array([[1.0, -2.0], [2.0, -1.0]])  # the first unit is positive, the second one negative, for all positive inputs
    params = W1, np.array([1.0, -1.0]), np.array([[1.0, -3.0], [5.0, 2.0]]), rng.integers(1, 4, size=2).astype(float)
    yield case(X, params, label="2 rows, 2 units, whole numbers")
    yield case(*network(5, 3, 4, 2), label="5 rows, 3 inputs, 4 hidden units, 2 outputs")
    yield case(*network(1, 4, 6, 3), label="1 row")
    X, params = network(4, 2, 5, 1)
    params[1][:] = -10.0
    yield case(X, params, label="every hidden unit is off")
    X, params = network(3, 3, 3, 3)
    X[1] = 0.0
    params[1][:] = 0.0
    yield case(X, params, label="an input row of zeros, no bias in the hidden layer")


hints = (
    "Which of the three lines have you written before? In chapter 01 you wrote a dense layer, in chapter 02 a ReLU.",
    "Take the tuple apart first: four names on the left side of =, params on the right.",
    "Give every step its own name. z1 is what goes into the activation, a1 is what comes out; the second layer reads a1.",
    "With other numbers: X = [[2]], W1 = [[1, -1]], b1 = [1, 1], W2 = [[4], [7]], b2 = [1]. z1 = [[3, -1]], so a1 = [[3, 0]], "
    "and z2 = 3·4 + 0·7 + 1 = 13.",
)


def relu(z):
    return np.maximum(z, 0)


@misconception(
    "z2 has no negative entry: an activation was applied to the output. The last layer gives logits, which may be any number."
)
def activation_on_output(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    return z1, relu(z1), relu(relu(z1) @ W2 + b2)


@misconception(
    "Each row of z2 adds up to 1: softmax was applied already. It belongs to the loss, which takes logits; applied twice, it "
    "flattens every prediction."
)
def softmax_on_output(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    z2 = relu(z1) @ W2 + b2
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return z1, relu(z1), e / e.sum(axis=1, keepdims=True)


@misconception(
    "a1 equals z1: the hidden activation is missing. Without it the two layers are one linear map (chapter 01, collapse)."
)
def no_activation(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    return z1, z1.copy(), z1 @ W2 + b2


@misconception("Both biases are missing: every step is what it should be but for b1 and b2.")
def no_biases(X, params):
    W1, _, W2, _ = params
    z1 = X @ W1
    return z1, relu(z1), relu(z1) @ W2


@misconception("b2 is missing: z1 and a1 are right, and every column of z2 is off by one constant of its own.")
def no_output_bias(X, params):
    W1, b1, W2, _ = params
    z1 = X @ W1 + b1
    return z1, relu(z1), relu(z1) @ W2


@misconception(
    "b1 is missing: the bias is added before the activation, inside z1, so that it can move the place where a unit turns on."
)
def no_hidden_bias(X, params):
    W1, _, W2, b2 = params
    z1 = X @ W1
    return z1, relu(z1), relu(z1) @ W2 + b2


@misconception("z1 and a1 are right, but z2 was computed from z1. The second layer reads what the activation let through, a1.")
def skips_the_activation(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    return z1, relu(z1), z1 @ W2 + b2


@misconception(
    "Negative entries of a1 became positive: that is the absolute value. ReLU sets what is negative to 0 and keeps the rest."
)
def absolute_value(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    return z1, np.abs(z1), np.abs(z1) @ W2 + b2


@misconception(
    "The hidden layer was squashed into (0, 1) by a sigmoid. This network has ReLU there; z1 is right, a1 is the first wrong "
    "step."
)
def sigmoid_hidden(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = 1 / (1 + np.exp(-z1))
    return z1, a1, a1 @ W2 + b2


@misconception("Only the output came back. The backward pass asks for z1 and a1 as well: return all three steps as a tuple.")
def returns_output_only(X, params):
    W1, b1, W2, b2 = params
    return relu(X @ W1 + b1) @ W2 + b2


@misconception(
    "z1 has no negative entry, as if it were a1. `a1 = z1` makes no copy: both names mean one array, and setting "
    "entries of a1 to 0 changes z1 too. Make a new array, with np.maximum or np.where."
)
def writes_into_z1(X, params):
    W1, b1, W2, b2 = params
    a1 = relu(X @ W1 + b1)
    return a1, a1.copy(), a1 @ W2 + b2


exercise = Exercise(
    mlp_forward,
    cases,
    points=2,
    hints=hints,
    parts=("z1", "a1", "z2"),
    misconceptions=(
        activation_on_output,
        softmax_on_output,
        no_activation,
        no_biases,
        no_output_bias,
        no_hidden_bias,
        skips_the_activation,
        absolute_value,
        sigmoid_hidden,
        returns_output_only,
        writes_into_z1,
    ),
)
