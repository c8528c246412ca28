"""Answers to bug_forward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def mended(X, weights, biases):
    a = X
    for W, b in zip(weights, biases):
        z = a @ W + b
        a = np.where(z > 0, 1.0, 0.0)
    return a


@right
def layer_by_layer(X, weights, biases):
    given = X
    for layer in range(len(weights)):
        given = np.heaviside(given @ weights[layer] + biases[layer], 0.0)
    return given


@wrong("a score of 0 gives 1", "zero_gives_one")
def at_least_zero(X, weights, biases):
    a = X
    for W, b in zip(weights, biases):
        a = (a @ W + b >= 0).astype(float)
    return a


@wrong("the scores are passed on, a step only at the end", "step_only_at_the_end")
def scores_passed_on(X, weights, biases):
    z = X
    for W, b in zip(weights, biases):
        z = z @ W + b
        a = np.where(z > 0, 1.0, 0.0)
    return a


@wrong("-1 in place of 0", "other_values")
def minus_one(X, weights, biases):
    a = X
    for W, b in zip(weights, biases):
        a = np.where(a @ W + b > 0, 1.0, -1.0)
    return a


@wrong("a ReLU in place of the step", "other_values")
def hinges(X, weights, biases):
    a = X
    for W, b in zip(weights, biases):
        a = np.maximum(a @ W + b, 0.0)
    return a


@wrong("True and False", "wrong_container")
def truth_values(X, weights, biases):
    a = X
    for W, b in zip(weights, biases):
        a = a @ W + b > 0
    return a
