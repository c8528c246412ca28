"""Exercise: a layer whose units take the largest of several linear maps."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def maxout(x, w, b):
    """A maxout layer: every unit computes K weighted sums and passes on the largest.

    y = the largest of x w[0] + b[0], x w[1] + b[1], …, entry by entry

    w[k] and b[k] are weights and biases of piece k, an ordinary dense layer.

    By hand: one input, one unit, two pieces with weights 1 and -1 and biases 0.
    For x = -2 the pieces give -2 and 2, so y = 2; for x = 3 they give 3 and -3, so y = 3.
    With these pieces maxout is the absolute value; with the weights 1 and 0 it is ReLU.

    Shapes: x (N, D), w (K, D, M), b (K, M) -> (N, M)
    Returns: an array of floats
    """
    return np.max([x @ wk + bk for wk, bk in zip(w, b)], axis=0)


def cases(rng):
    two = np.array([[[1.0]], [[-1.0]]])
    yield case(np.array([[-2.0], [3.0]]), two, np.zeros((2, 1)), label="|x|, by hand: 2 and 3")
    yield case(
        np.array([[1.0, 2.0], [3.0, -1.0]]),
        np.array([[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]]),
        np.array([[0.0, 0.5], [1.0, 0.0]]),
        label="2 rows, 2 units, by hand: 3, 2.5 and 3, 3",
    )
    for n, d, m, k, label in (
        (5, 4, 2, 3, "5 rows, 4 inputs, 2 units, 3 pieces"),
        (1, 3, 4, 2, "1 row"),
        (3, 2, 4, 3, "as many rows as pieces"),
        (4, 3, 2, 1, "one piece: an ordinary dense layer"),
        (4, 3, 3, 4, "4 pieces"),
    ):
        yield case(rng.normal(size=(n, d)), rng.normal(size=(k, d, m)), rng.normal(size=(k, m)) * 2, label=label)


hints = (
    "How many numbers does one unit compute for one example before it chooses? What are they called here: rows, units or pieces?",
    "Compute one piece alone: it is a dense layer with w[0] and b[0]. Which shape does it have?",
    "Collect the K results in one array of shape (K, N, M). Over which of its three axes does the maximum run? The bias has to be inside, "
    "before the maximum.",
    "A twin: three judges score two cooks: [[6, 9], [7, 5], [8, 8]], one row a judge. The best score of each cook is the maximum over the "
    "judges, axis 0: [8, 9].",
)


@misconception(
    "The pieces are added up. A sum of linear maps is one linear map again; taking the largest is what bends the result."
)
def pieces_summed(x, w, b):
    return np.sum([x @ wk + bk for wk, bk in zip(w, b)], axis=0)


@misconception("The pieces are averaged, which gives one linear map again. Maxout passes on the largest of them.")
def pieces_averaged(x, w, b):
    return np.mean([x @ wk + bk for wk, bk in zip(w, b)], axis=0)


@misconception(
    "The biases are added after the maximum. Each piece has its own bias, and it takes part in deciding which piece is the largest."
)
def bias_after_the_maximum(x, w, b):
    return np.max([x @ wk for wk in w], axis=0) + b.max(axis=0)


@misconception(
    "The maximum runs over the units, and one column per piece is left. Each unit keeps its own result: the maximum runs over the pieces."
)
def maximum_over_units(x, w, b):
    return np.max([x @ wk + bk for wk, bk in zip(w, b)], axis=2).T


@misconception(
    "The maximum runs over the examples, so that rows of a batch mix. The maximum runs over the pieces, for each example alone."
)
def maximum_over_examples(x, w, b):
    return np.max([x @ wk + bk for wk, bk in zip(w, b)], axis=1)


@misconception(
    "The largest weights were chosen before they met the input: with a negative input the larger weight gives the smaller product. "
    "Compute the pieces first, then compare them."
)
def largest_weights(x, w, b):
    return x @ w.max(axis=0) + b.max(axis=0)


@misconception("The biases are missing: with zero biases your result would be right.")
def no_bias(x, w, b):
    return np.max([x @ wk for wk in w], axis=0)


@misconception(
    "x @ w has the shape (K, N, M), and b of shape (K, M) was added to it as it is: NumPy lines it up with the rows, so it fails, or gives "
    "the first example the first piece's bias. b needs an axis of length 1 in the middle."
)
def bias_lined_up_with_rows(x, w, b):
    return np.max(x @ w + b, axis=0)


@misconception("Nothing below 0 comes out: a ReLU was applied as well. In maxout the pieces themselves are the non-linearity.")
def relu_on_top(x, w, b):
    return np.maximum(np.max([x @ wk + bk for wk, bk in zip(w, b)], axis=0), 0.0)


@misconception(
    "You chose the piece of largest size, whatever its sign, or its absolute value. The largest number is asked: 1 is larger than -5."
)
def largest_absolute_value(x, w, b):
    return np.max(np.abs([x @ wk + bk for wk, bk in zip(w, b)]), axis=0)


@misconception("Only the first two pieces are compared. There are K of them, and K is the length of w.")
def two_pieces_only(x, w, b):
    return np.max([x @ wk + bk for wk, bk in zip(w[:2], b[:2])], axis=0)


@misconception("The number of the winning piece came back, not its value: argmax says which one, max says how much.")
def number_of_the_winner(x, w, b):
    return np.argmax([x @ wk + bk for wk, bk in zip(w, b)], axis=0).astype(float)


exercise = Exercise(
    maxout,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        pieces_summed,
        pieces_averaged,
        bias_after_the_maximum,
        maximum_over_units,
        maximum_over_examples,
        largest_weights,
        no_bias,
        bias_lined_up_with_rows,
        relu_on_top,
        largest_absolute_value,
        two_pieces_only,
        number_of_the_winner,
    ),
)
