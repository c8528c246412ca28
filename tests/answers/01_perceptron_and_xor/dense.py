"""Answers to dense."""

import numpy as np

from nnref import neuron
from tests.answers.kit import right, wrong


@right
def three_loops(x, w, b):
    y = np.zeros((x.shape[0], w.shape[1]))
    for n in range(y.shape[0]):
        for m in range(y.shape[1]):
            for j in range(w.shape[0]):
                y[n, m] += x[n, j] * w[j, m]
            y[n, m] += b[m]
    return y


@right
def neuron_by_neuron(rows, weights, biases):
    return np.array([[neuron(row, column, bias) for column, bias in zip(weights.T, biases)] for row in rows])


@right
def einsum(x, w, b):
    return np.einsum("nd,dm->nm", x, w) + b[None, :]


@right
def on_columns(x, w, b):
    return (w.T @ x.T + b.reshape(-1, 1)).T


@right
def outer_products(x, w, b, scale=1.0):
    y = np.repeat(b[np.newaxis], len(x), axis=0)
    for j in range(len(w)):
        y += np.outer(x[:, j], w[j]) * scale
    return y


@right
def ones_beside(x, w, b):
    return np.hstack([x, np.ones((len(x), 1))]) @ np.vstack([w, b])


@wrong("the bias is left out", "no_bias")
def forgets_the_bias(x, w, b):
    return x @ w


@wrong("each unit gets the bias twice", "bias_multiplied", "wrong_term")
def bias_twice(x, w, b):
    return x @ w + b + b


@wrong("only the first row gets the bias", "only_one_row")
def bias_for_one_row(x, w, b):
    y = x @ w
    y[0] += b
    return y


@wrong("the weights are turned round", "weights_transposed", "raised")
def transposed(x, w, b):
    return x @ w.T + b


@wrong("the biases in the wrong order", "by_line")
def biases_backwards(x, w, b):
    return x @ w + b[::-1]


@wrong("the first bias for every unit", "by_line")
def first_bias(x, w, b):
    return x @ w + b[0]


@wrong("the mean over the inputs instead of the sum")
def means(x, w, b):
    return x @ w / x.shape[1] + b


@wrong("the layer is turned round at the end", "transposed", "wrong_shape")
def units_by_rows(x, w, b):
    return (x @ w + b).T


@wrong("the bias is written into the input", "changed_its_input")
def spoils_the_bias(x, w, b):
    b += 0.0
    w *= 1.0
    x += 1.0
    return (x - 1.0) @ w + b


@wrong("a ReLU follows", "relu_applied")
def with_relu(x, w, b):
    return np.clip(x @ w + b, 0, None)


@wrong("a list of rows, no array", "wrong_container")
def list_of_lists(x, w, b):
    return (x @ w + b).tolist()


@wrong("whole numbers only", "wrong_container")
def truncated(x, w, b):
    return (x @ w + b).astype(int)
