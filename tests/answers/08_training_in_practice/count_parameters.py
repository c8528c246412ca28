"""Answers to count_parameters."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(sizes):
    return sum((d + 1) * m for d, m in zip(sizes, sizes[1:]))


@right
def arrays(sizes):
    return sum(np.zeros((d, m)).size + np.zeros(m).size for d, m in zip(sizes[:-1], sizes[1:]))


@right
def loop(widths):
    total, previous = 0, widths[0]
    for width in widths[1:]:
        total += previous * width + width
        previous = width
    return total


@right
def by_numpy(sizes, biases=True):
    sizes = np.array(sizes)
    return int(sizes[:-1] @ sizes[1:] + biases * sizes[1:].sum())


@wrong("no biases", "no_biases")
def no_biases(sizes):
    return sum(d * m for d, m in zip(sizes, sizes[1:]))


@wrong("biases of the inputs", "bias_for_inputs")
def inputs(sizes):
    return formula(sizes) + sizes[0]


@wrong("a bias a layer", "one_bias_a_layer")
def one_bias(sizes):
    return sum(d * m + 1 for d, m in zip(sizes, sizes[1:]))


@wrong("biases by the inputs", "bias_shaped_by_the_input")
def by_inputs(sizes):
    return sum(d * m + d for d, m in zip(sizes, sizes[1:]))


@wrong("units", "counts_units")
def units(sizes):
    return sum(sizes)


@wrong("a product", "product_of_all")
def product(sizes):
    return int(np.prod(sizes))


@wrong("the last layer is missing", "last_layer_missing")
def last(sizes):
    return formula(sizes[:-1])


@wrong("no bias at the output", "no_output_bias")
def no_output(sizes):
    return formula(sizes) - sizes[-1]


@wrong("a float", "wrong_container")
def a_float(sizes):
    return float(formula(sizes))


@wrong("printed", "printed_nothing_returned", "returned_nothing")
def printed(sizes):
    print(formula(sizes))
