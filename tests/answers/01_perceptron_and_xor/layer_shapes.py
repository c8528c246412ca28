"""Answers to layer_shapes."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def by_index(sizes):
    shapes = []
    for i in range(1, len(sizes)):
        shapes.append(((sizes[i - 1], sizes[i]), (sizes[i],)))
    return shapes


@right
def neighbours(units):
    return [((i, o), (o,)) for i, o in zip(units[:-1], units[1:])]


@right
def recursive(sizes):
    if len(sizes) < 2:
        return []
    first, second, *_ = sizes
    return [((first, second), (second,)), *recursive(sizes[1:])]


@right
def shapes_of_arrays(sizes):
    weights = [np.empty((i, o)) for i, o in zip(sizes, sizes[1:])]
    return [(w.shape, w.sum(axis=0).shape) for w in weights]


@wrong("one layer too many: the inputs get weights", "inputs_have_weights")
def inputs_as_a_layer(sizes):
    return [((sizes[i - 1] if i else sizes[0], sizes[i]), (sizes[i],)) for i in range(len(sizes))]


@wrong("rows and columns of W are exchanged", "weights_transposed")
def other_notation(sizes):
    return [((o, i), (o,)) for i, o in zip(sizes, sizes[1:])]


@wrong("a bias for each input", "bias_for_each_input")
def bias_by_inputs(sizes):
    return [((i, o), (i,)) for i, o in zip(sizes, sizes[1:])]


@wrong("the last layer is missing", "outputs_forgotten")
def hidden_only(sizes):
    return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(len(sizes) - 2)]


@wrong("lists in place of tuples", "wrong_container")
def lists(sizes):
    return [[[i, o], [o]] for i, o in zip(sizes, sizes[1:])]


@wrong("a tuple of pairs, no list", "wrong_container")
def a_tuple(sizes):
    return tuple(((i, o), (o,)) for i, o in zip(sizes, sizes[1:]))


@wrong("the bias's shape is a number in brackets, no tuple", "bias_is_a_number")
def no_comma(sizes):
    return [((i, o), (o)) for i, o in zip(sizes, sizes[1:])]


@wrong("only the first layer", "only_first")
def first_only(sizes):
    return [((sizes[0], sizes[1]), (sizes[1],))]


@wrong("from the last layer to the first", "permuted")
def backwards(sizes):
    return [((i, o), (o,)) for i, o in zip(sizes, sizes[1:])][::-1]


@wrong("the arrays, not their shapes")
def arrays(sizes):
    return [(np.zeros((i, o)), np.zeros(o)) for i, o in zip(sizes, sizes[1:])]


@wrong("the list of sizes is used up", "changed_its_input")
def eats_the_sizes(sizes):
    shapes = []
    while len(sizes) > 1:
        i = sizes.pop(0)
        shapes.append(((i, sizes[0]), (sizes[0],)))
    return shapes


@wrong("one bias for the whole layer", "one_bias_for_all")
def a_single_bias(sizes):
    return [((i, o), (1,)) for i, o in zip(sizes, sizes[1:])]
