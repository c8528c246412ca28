from itertools import pairwise

from autograder.exercise import Exercise, case, misconception


def layer_shapes(sizes):
    """Say which shapes the weights and biases of a network have.

    `sizes` lists the number of units in each layer, the inputs first:
    [3, 4, 1] has 3 inputs, 4 hidden units and 1 output.
    The answer has one entry for each layer that computes something:
    the pair (shape of W, shape of b).
    Rows are examples in this course, so W has one row for each number that comes in
    and one column for each that goes out.

    sizes: a list of at least two whole numbers -> a list of pairs of tuples

    >>> layer_shapes([3, 4, 1])
    [((3, 4), (4,)), ((4, 1), (1,))]
    """
    return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(len(sizes) - 1)]


def cases(rng):
    a, b, c, d, e = (int(n) for n in rng.choice(range(2, 30), size=5, replace=False))
    yield case([2, 2, 1], label="2 inputs, 2 hidden units, 1 output")
    yield case([a, b, c], label="one hidden layer")
    yield case([d, e], label="no hidden layer: a single layer of weights")
    yield case([a, b, c, d, e], label="three hidden layers")
    yield case([a, c, c, a], label="two hidden layers of equal size")


hints = (
    "How many layers of a 3-4-1 network compute something? The inputs only stand there.",
    "A layer that takes 3 numbers and gives 4 has 3 · 4 weights. Which of the two numbers counts the rows of W, and which one is also the "
    "number of its biases?",
    "Each layer joins two neighbours of the list: the first and the second, the second and the third, … zip of the list with the list "
    "from its second entry on gives these pairs.",
    "[7, 5, 2] has two layers: ((7, 5), (5,)) and ((5, 2), (2,)). A tuple of one number needs the comma: (5,).",
)


@misconception(
    "The shapes of W are turned round: (units, inputs). Other books and PyTorch store them so. In this course rows are examples, "
    "x @ W has to fit, and so W is (inputs, units)."
)
def weights_transposed(sizes):
    return [((outs, ins), (outs,)) for ins, outs in pairwise(sizes)]


@misconception(
    "There is a layer too many: the inputs got weights of their own. They compute nothing. A network of k numbers in the list "
    "has k - 1 layers of weights."
)
def inputs_have_weights(sizes):
    return [((ins, outs), (outs,)) for ins, outs in zip([sizes[0], *sizes[:-1]], sizes)]


@misconception(
    "The biases have the shape of what comes in. A bias belongs to a unit of the layer, so there are as many as numbers that go out."
)
def bias_for_each_input(sizes):
    return [((ins, outs), (ins,)) for ins, outs in pairwise(sizes)]


@misconception(
    "The biases are given as tables of one row, (1, M). Then x @ W + b works, too; this course stores them flat, as (M,)."
)
def bias_as_row(sizes):
    return [((ins, outs), (1, outs)) for ins, outs in pairwise(sizes)]


@misconception(
    "The shape of b is a plain number. (4) in brackets is the number 4; a shape with one axis is the tuple (4,), with a comma."
)
def bias_is_a_number(sizes):
    return [((ins, outs), outs) for ins, outs in pairwise(sizes)]


@misconception(
    "Each layer has a single bias, (1,), for all of its units. Every unit has one of its own: as many as numbers that go out."
)
def one_bias_for_all(sizes):
    return [((ins, outs), (1,)) for ins, outs in pairwise(sizes)]


@misconception("The last layer is missing: the outputs compute something, too, and have weights and biases.")
def outputs_forgotten(sizes):
    return [((ins, outs), (outs,)) for ins, outs in pairwise(sizes[:-1])]


@misconception(
    "Every layer is joined to the inputs. A layer reads what the layer before it gives: its neighbours in the list, not the first number."
)
def all_from_the_inputs(sizes):
    return [((sizes[0], outs), (outs,)) for outs in sizes[1:]]


@misconception("Only the shapes of the weights are listed. Each layer needs the pair: the shape of W and the shape of b.")
def weights_only(sizes):
    return [(ins, outs) for ins, outs in pairwise(sizes)]


exercise = Exercise(
    layer_shapes,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        weights_transposed,
        inputs_have_weights,
        bias_for_each_input,
        bias_as_row,
        bias_is_a_number,
        one_bias_for_all,
        outputs_forgotten,
        all_from_the_inputs,
        weights_only,
    ),
)
