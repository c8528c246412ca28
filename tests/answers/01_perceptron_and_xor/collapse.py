"""Answers to collapse."""

from functools import reduce

import numpy as np

from tests.answers.kit import right, wrong


@right
def layer_by_layer(weights, biases):
    W, b = weights[0], biases[0]
    for w, bias in zip(weights[1:], biases[1:]):
        W, b = W @ w, b @ w + bias
    return W, b


@right
def by_probing(weights, biases):
    """What the stack does to 0 is b, and what it does to each unit vector, less b, is a row of W."""

    def stack(x):
        for w, bias in zip(weights, biases):
            x = x @ w + bias
        return x

    b = stack(np.zeros(weights[0].shape[0]))
    return stack(np.eye(len(weights[0]))) - b, b


@right
def from_the_end(weights, biases):
    W, b = np.eye(weights[-1].shape[1]), np.zeros(weights[-1].shape[1])
    for w, bias in reversed(list(zip(weights, biases))):
        b = b + bias @ W
        W = w @ W
    return W, b


@right
def with_ones(weights, biases):
    """Every layer as one matrix, with the bias as last row."""
    square = [np.block([[w, np.zeros((len(w), 1))], [bias[None], np.ones((1, 1))]]) for w, bias in zip(weights, biases)]
    whole = reduce(np.matmul, square)
    return whole[:-1, :-1], whole[-1, :-1]


@right
def recursive(weights, biases):
    if len(weights) == 1:
        return weights[0].copy(), biases[0].copy()
    W, b = recursive(weights[1:], biases[1:])
    return weights[0] @ W, np.einsum("i,ij->j", biases[0], W) + b


@wrong("biases are only added", "biases_not_carried", "raised")
def adds_biases(weights, biases):
    W, b = weights[0], biases[0]
    for w, bias in zip(weights[1:], biases[1:]):
        W = W @ w
        b = b + bias
    return W, b


@wrong("product in the other order", "product_order", "raised")
def other_order(weights, biases):
    W, b = weights[0], biases[0]
    for w, bias in zip(weights[1:], biases[1:]):
        W, b = w @ W, b @ w + bias
    return W, b


@wrong("the last bias only", "last_bias_only")
def only_the_last(weights, biases):
    return reduce(np.matmul, weights), biases[-1]


@wrong("the first bias is carried, the others are lost", "later_biases_missing")
def first_bias(weights, biases):
    b = biases[0]
    for w in weights[1:]:
        b = b @ w
    return reduce(np.matmul, weights), b


@wrong("the bias goes through its own layer", "bias_before_weights", "first_wrong_part")
def bias_first(weights, biases):
    W, b = np.eye(len(weights[0])), np.zeros(len(weights[0]))
    for w, bias in zip(weights, biases):
        W, b = W @ w, (b + bias) @ w if len(bias) == len(b) else b @ w + bias
    return W, b


@wrong("entry by entry", "entry_by_entry", "raised")
def elementwise(weights, biases):
    W = weights[0]
    for w in weights[1:]:
        W = W * w
    return W, biases[-1]


@wrong("the lists are emptied", "changed_its_input")
def empties(weights, biases):
    W, b = weights.pop(0), biases.pop(0)
    while weights:
        w = weights.pop(0)
        W, b = W @ w, b @ w + biases.pop(0)
    return W, b


@wrong("the bias is a row of a matrix", "wrong_shape")
def bias_as_row(weights, biases):
    W, b = weights[0], biases[0][None]
    for w, bias in zip(weights[1:], biases[1:]):
        W, b = W @ w, b @ w + bias
    return W, b


@wrong("always two layers", "two_layers_only", "raised")
def two(weights, biases):
    if len(weights) == 1:
        return weights[0], biases[0]
    return weights[0] @ weights[1], biases[0] @ weights[1] + biases[1]


@wrong("bias and weights exchanged in the answer", "swapped_outputs")
def exchanged(weights, biases):
    W, b = layer_by_layer(weights, biases)
    return b, W
