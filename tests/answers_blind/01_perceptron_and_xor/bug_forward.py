import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def reduce_layers(X, weights, biases):
    a = np.asarray(X, dtype=float)
    for k in range(len(weights)):
        a = np.heaviside(a @ weights[k] + biases[k], 0.0)
    return a


@right
def recursive(X, weights, biases):
    if not weights:
        return X
    a = (X @ weights[0] + biases[0] > 0).astype(float)
    return recursive(a, weights[1:], biases[1:])


@wrong("the last layer has no step any more", r"step|last|score")
def no_step_at_the_end(X, weights, biases):
    a = X
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        a = a @ W + b
        if i < len(weights) - 1:
            a = np.where(a > 0, 1.0, 0.0)
    return a


@wrong("scores are passed on, not steps", r"step|score")
def scores_passed_on(X, weights, biases):
    z = X
    for W, b in zip(weights, biases, strict=True):
        z = z @ W + b
        a = np.where(z > 0, 1.0, 0.0)
    return a


@wrong("a score of 0 counts as 1", r"\b0\b|zero|>=")
def at_least(X, weights, biases):
    a = X
    for W, b in zip(weights, biases, strict=True):
        a = np.where(a @ W + b >= 0, 1.0, 0.0)
    return a


@wrong("the bias went", r"bias|\bb\b")
def no_bias(X, weights, biases):
    a = X
    for W, _ in zip(weights, biases, strict=True):
        a = np.where(a @ W > 0, 1.0, 0.0)
    return a
