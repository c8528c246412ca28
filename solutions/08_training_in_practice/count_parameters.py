"""Exercise: how many numbers does a network learn?"""

from itertools import pairwise

from autograder.exercise import Exercise, case, misconception


def count_parameters(sizes):
    """How many weights and biases has a network of dense layers?

    `sizes` holds the widths, the inputs first: [3, 4, 1] has 3 inputs, a hidden layer of
    4 units and 1 output. A layer from D to M units has D * M weights and M biases.

    By hand, [3, 4, 1]: 3 * 4 + 4 = 16 and 4 * 1 + 1 = 5, together 21.

    sizes is a list of at least two whole numbers.
    Returns: an int
    """
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total


def cases(rng):
    yield case([3, 4, 1], label="3-4-1, by hand: 21")
    yield case([64, 32, 10], label="64-32-10, a network for digits")
    yield case([5, 2], label="5-2, no hidden layer")
    yield case([int(n) for n in rng.integers(2, 40, size=5)], label="four layers of random width")
    yield case([784, int(rng.integers(100, 300)), int(rng.integers(50, 99)), 10], label="a network for pictures of 28 x 28")
    yield case([1, 1], label="one weight and one bias")


@misconception("The biases are missing: every unit behind the inputs has one of its own.")
def no_biases(sizes):
    return sum(d * m for d, m in pairwise(sizes))


@misconception("The inputs have biases in your count. A bias belongs to a unit that computes something; the inputs are given.")
def bias_for_inputs(sizes):
    return sum(d * m for d, m in pairwise(sizes)) + sum(sizes)


@misconception(
    "Your count has as many biases as a layer has INPUTS. There is one for each unit of the layer, that is for each output."
)
def bias_shaped_by_the_input(sizes):
    return sum(d * m + d for d, m in pairwise(sizes))


@misconception("Only the first layer is counted. Does return stand inside the loop? Then the loop ends in its first turn.")
def first_layer_only(sizes):
    return sizes[0] * sizes[1] + sizes[1]


@misconception("One bias for each layer is counted. Each unit has its own: a layer of M units has M.")
def one_bias_a_layer(sizes):
    return sum(d * m + 1 for d, m in pairwise(sizes))


@misconception("That is the number of units, not of weights. Between two layers there is one weight for each pair of units.")
def counts_units(sizes):
    return sum(sizes)


@misconception(
    "All widths are multiplied with each other. Only neighbouring layers are joined: a product for each layer, then the sum."
)
def product_of_all(sizes):
    product = 1
    for n in sizes:
        product *= n
    return product + sum(sizes[1:])


@misconception(
    "You count a bias on both sides: (D + 1) * (M + 1). The bias of a layer is one number more for each of its M units: (D + 1) * M."
)
def bias_on_both_sides(sizes):
    return sum((d + 1) * (m + 1) for d, m in pairwise(sizes))


@misconception("The last layer is left out. Its weights and biases are learned like all others.")
def last_layer_missing(sizes):
    return sum(d * m + m for d, m in pairwise(sizes[:-1]))


@misconception("The biases of the output layer are missing. The outputs are units too.")
def no_output_bias(sizes):
    return sum(d * m for d, m in pairwise(sizes)) + sum(sizes[1:-1])


exercise = Exercise(
    count_parameters,
    cases,
    points=1,
    hints=(
        "Draw 3-4-1. How many lines run from the inputs to the hidden layer, and how many biases does that layer have?",
        "A list of 3 widths makes 2 layers: (3, 4) and (4, 1). Which pairs does [a, b, c, d] make?",
        "Go through the neighbouring pairs (D, M); each adds its weights and its biases to the total.",
        "A twin, [2, 5, 3]: 2 · 5 + 5 = 15 and 5 · 3 + 3 = 18, together 33.",
    ),
    misconceptions=(
        counts_units,
        no_biases,
        bias_for_inputs,
        bias_shaped_by_the_input,
        one_bias_a_layer,
        first_layer_only,
        product_of_all,
        bias_on_both_sides,
        last_layer_missing,
        no_output_bias,
    ),
)
