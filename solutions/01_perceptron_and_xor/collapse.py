from itertools import pairwise

import numpy as np

from autograder.exercise import Exercise, case, misconception


def collapse(weights, biases):
    """Find the single layer (W, b) that does the same as a stack of layers without activations.

    Layer 1 computes x W₁ + b₁, layer 2 puts its result through W₂ and b₂, and so on to the last.
    With numbers, one input and one unit a layer: first 2x + 1, then 3z + 5,
    gives 3(2x + 1) + 5 = 6x + 8, so W = [[6]] and b = [8].

    weights: a list of arrays (D, M₁), (M₁, M₂), …, (…, K)
    biases: a list of arrays (M₁,), (M₂,), …, (K,)
    Returns: (W (D, K), b (K,))

    >>> collapse([np.array([[2.0]]), np.array([[3.0]])], [np.array([1.0]), np.array([5.0])])
    (array([[6.]]), array([8.]))
    """
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:]):
        W = W @ W_next
        b = b @ W_next + b_next
    return W, b


def stack(rng, sizes):
    weights = [rng.normal(size=(ins, outs)) for ins, outs in pairwise(sizes)]
    return weights, [rng.normal(size=outs) + 1.0 for outs in sizes[1:]]


def cases(rng):
    yield case([np.array([[2.0]]), np.array([[3.0]])], [np.array([1.0]), np.array([5.0])], label="2x + 1, then 3z + 5")
    yield case(*stack(rng, [3, 4, 2]), label="a 3-4-2 network")
    yield case(*stack(rng, [3, 3, 3]), label="two layers of equal size")
    yield case(*stack(rng, [2, 2, 2, 2]), label="three layers of equal size")
    yield case(*stack(rng, [4, 5, 3, 2, 1]), label="four layers, all of different size")
    yield case(*stack(rng, [3, 2]), label="a single layer: it is its own collapse")


hints = (
    "Do it with numbers: 4x + 1, then 2z + 3. Put the first expression in place of z and multiply out. What happened to the 1?",
    "For two layers: (x W₁ + b₁) W₂ + b₂. Multiply out. Which part is multiplied by x? What is left over?",
    "For more layers, collapse the first two into one, then that one with the third, and so on: keep a W and a b and update both in a loop.",
    "W₁ = [[1, 2]], b₁ = (1, 0), W₂ = [[3], [1]], b₂ = (10,): W = [[1·3 + 2·1]] = [[5]], and b = 1·3 + 0·1 + 10 = 13.",
)


@misconception(
    "The product is in the wrong order. x meets the first layer first, so W₁ stands on the left. For matrices the order matters: "
    "W₂ W₁ is another matrix, or none at all."
)
def product_order(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:]):
        W, b = W_next @ W, b @ W_next + b_next
    return W, b


@misconception(
    "The biases were added to one another as they are. A bias of an early layer goes through all the later weights: "
    "2x + 1, then 3z + 5, leaves 3·1 + 5, not 1 + 5."
)
def biases_not_carried(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:]):
        W, b = W @ W_next, b + b_next
    return W, b


@misconception(
    "Only the last layer's bias is left. The earlier ones do not vanish: they go through the later weights and arrive as constants."
)
def last_bias_only(weights, biases):
    W = weights[0]
    for W_next in weights[1:]:
        W = W @ W_next
    return W, biases[-1]


@misconception(
    "The matrices were multiplied entry by entry (*). One layer after the other is the matrix product, rows times columns."
)
def entry_by_entry(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:]):
        W, b = W * W_next, b @ W_next + b_next
    return W, b


@misconception("The weights were added. The second layer is applied to what the first one gives: that multiplies.")
def weights_added(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:]):
        W, b = W + W_next, b @ W_next + b_next
    return W, b


@misconception(
    "Only the first layer's bias is carried to the end; the later layers' own biases are missing. "
    "Each layer adds its bias after its weights."
)
def later_biases_missing(weights, biases):
    W, b = weights[0], biases[0]
    for W_next in weights[1:]:
        W, b = W @ W_next, b @ W_next
    return W, b


@misconception("Right for one or two layers, wrong for more: the third and later layers are not used. Put the step into a loop.")
def two_layers_only(weights, biases):
    if len(weights) == 1:
        return weights[0], biases[0]
    return weights[0] @ weights[1], biases[0] @ weights[1] + biases[1]


@misconception(
    "Right for two layers, and an error for any other number of them: the lists are taken apart into exactly two. "
    "Put the step for two layers into a loop that also works for one layer and for five."
)
def exactly_two_layers(weights, biases):
    W_first, W_second = weights
    b_first, b_second = biases
    return W_first @ W_second, b_first @ W_second + b_second


@misconception(
    "A layer's own bias went through its weights together with the constant so far. "
    "A layer multiplies first and adds its bias afterwards: only what comes from the earlier layers meets its weights."
)
def bias_before_weights(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:]):
        W, b = W @ W_next, (b + b_next) @ W_next
    return W, b


exercise = Exercise(
    collapse,
    cases,
    points=3,
    hints=hints,
    parts=("W", "b"),
    misconceptions=(
        product_order,
        biases_not_carried,
        last_bias_only,
        entry_by_entry,
        weights_added,
        later_biases_missing,
        two_layers_only,
        exactly_two_layers,
        bias_before_weights,
    ),
)
