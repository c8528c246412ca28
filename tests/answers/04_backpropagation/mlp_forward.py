"""Answers to mlp_forward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    return z1, a1, a1 @ W2 + b2


@right
def with_dense(X, params):
    dense = lambda x, w, b: np.einsum("nd,dm->nm", x, w) + b
    z1 = dense(X, *params[:2])
    a1 = z1 * (z1 > 0)
    return z1, a1, dense(a1, *params[2:])


@right
def row_by_row(inputs, parameters):
    W1, b1, W2, b2 = parameters
    z1 = np.array([[sum(x * w for x, w in zip(row, column)) + b for column, b in zip(W1.T, b1)] for row in inputs])
    a1 = np.where(z1 < 0, 0.0, z1)
    return z1, a1, np.stack([row @ W2 + b2 for row in a1])


@right
def loop_over_layers(X, params, layers=2):
    steps, a = [], X
    for k in range(layers):
        z = a.dot(params[2 * k]) + params[2 * k + 1]
        steps.append(z)
        a = np.clip(z, 0, None)
        steps.append(a)
    return tuple(steps[:3])


@wrong("ReLU on the output", "activation_on_output")
def relu_out(X, params):
    z1, a1, z2 = formula(X, params)
    return z1, a1, np.maximum(z2, 0)


@wrong("softmax on the output", "softmax_on_output")
def softmax_out(X, params):
    z1, a1, z2 = formula(X, params)
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return z1, a1, e / e.sum(axis=1, keepdims=True)


@wrong("no ReLU", "no_activation")
def linear(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    return z1, z1, z1 @ W2 + b2


@wrong("z1 into the second layer", "skips_the_activation", "first_wrong_part")
def skips(X, params):
    z1, a1, _ = formula(X, params)
    return z1, a1, z1 @ params[2] + params[3]


@wrong("no b2", "no_output_bias", "first_wrong_part")
def no_b2(X, params):
    z1, a1, z2 = formula(X, params)
    return z1, a1, a1 @ params[2]


@wrong("only z2", "returns_output_only", "wrong_container")
def only_output(X, params):
    return formula(X, params)[2]


@wrong("tanh for ReLU")
def tanh(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    return z1, np.tanh(z1), np.tanh(z1) @ W2 + b2


@wrong("z1 is overwritten by the ReLU")
def overwritten(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0, out=z1)
    return z1, a1, a1 @ W2 + b2


@wrong("a1 before z1", "swapped_outputs")
def order(X, params):
    z1, a1, z2 = formula(X, params)
    return a1, z1, z2


@wrong("a list", "wrong_container")
def a_list(X, params):
    return list(formula(X, params))


@wrong("ReLU before the bias")
def relu_first(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(X @ W1, 0) + b1
    return z1, a1, a1 @ W2 + b2
