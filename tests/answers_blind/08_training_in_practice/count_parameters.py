import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def one_more_input(sizes):
    return sum((before + 1) * after for before, after in zip(sizes, sizes[1:], strict=False))


@right
def real_arrays(sizes):
    return int(sum(np.zeros((sizes[i] + 1, sizes[i + 1])).size for i in range(len(sizes) - 1)))


@wrong("the biases are left out", r"bias")
def no_biases(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:], strict=False))


@wrong("one bias a layer", r"bias")
def one_bias_a_layer(sizes):
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:], strict=False))


@wrong("the inputs get biases too", r"bias|input")
def biases_of_inputs(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:], strict=False)) + sum(sizes)


@wrong("return in the loop: only the first layer", r"first|return|loop|layer")
def first_layer(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
        return total
