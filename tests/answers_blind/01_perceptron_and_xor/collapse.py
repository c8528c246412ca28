import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def ask_the_stack(weights, biases):
    def stack(x):
        for W, b in zip(weights, biases, strict=True):
            x = x @ W + b
        return x

    b = stack(np.zeros((1, weights[0].shape[0])))
    return stack(np.eye(weights[0].shape[0])) - b, b[0]


@right
def recursion(weights, biases):
    if len(weights) == 1:
        return weights[0].copy(), biases[0].copy()
    W, b = recursion(weights[1:], biases[1:])
    return weights[0] @ W, biases[0] @ W + b


@wrong("the biases are added up without passing through the later layers", r"bias", r"\bb\b")
def adds_biases(weights, biases):
    W = weights[0]
    for V in weights[1:]:
        W = W @ V
    try:
        return W, sum(biases)
    except ValueError:
        return W, biases[-1]


@wrong("only the last bias is kept", r"bias", r"last", r"\bb\b")
def last_bias(weights, biases):
    W = np.eye(len(weights[0]))
    for V in weights:
        W = W @ V
    return W, biases[-1]


@wrong("the last layer is left out", r"last", r"layer", r"shape")
def one_too_few(weights, biases):
    W, b = weights[0], biases[0]
    for i in range(1, len(weights) - 1):
        W, b = W @ weights[i], b @ weights[i] + biases[i]
    return W, b


@wrong("multiplies entry by entry instead of as matrices", r"@|matri", r"entry by entry|element", r"shape|fit|broadcast")
def star_for_at(weights, biases):
    W, b = weights[0], biases[0]
    for V, c in zip(weights[1:], biases[1:], strict=True):
        W = W * V
        b = b * V + c
    return W, b
