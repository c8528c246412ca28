import numpy as np

from autograder.exercise import Exercise, case, misconception


def dense(x, w, b):
    """Compute a whole layer of neurons at once, for a whole batch of examples.

    zₙₘ = Σⱼ xₙⱼ wⱼₘ + bₘ

    Row n of x is one example.
    Column m of w holds the weights of unit m, and entry m of b is its bias.
    The example (1, 2) with w = [[3, 0], [4, 1]] and b = (0.5, -1)
    gives 1·3 + 2·4 + 0.5 = 11.5 and 1·0 + 2·1 - 1 = 1.

    Shapes: x (N, D), w (D, M), b (M,) -> (N, M)

    >>> dense(np.array([[1.0, 2.0]]), np.array([[3.0, 0.0], [4.0, 1.0]]), np.array([0.5, -1.0]))
    array([[11.5,  1. ]])
    """
    return x @ w + b


def cases(rng):
    example = np.array([[1.0, 2.0], [0.0, -1.0]])
    yield case(example, np.array([[3.0, 0.0], [4.0, 1.0]]), np.array([0.5, -1.0]), label="2 examples, 2 inputs, 2 units")
    yield case(rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=2) + 2.0, label="4 examples, 3 inputs, 2 units")
    yield case(rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), rng.normal(size=3) - 2.0, label="3 examples, 3 inputs, 3 units")
    yield case(rng.normal(size=(1, 2)), rng.normal(size=(2, 5)), rng.normal(size=5), label="a single example, 5 units")
    yield case(rng.normal(size=(5, 4)), rng.normal(size=(4, 1)), rng.normal(size=1) + 1.0, label="a single unit")


hints = (
    "How many numbers does the layer give for one example? And for N examples? Write the shape of the result first.",
    "The entry in row n, column m is a weighted sum: row n of x with column m of w. Which operation makes all these sums at once?",
    "The biases have the shape (M,), the sums (N, M). Broadcasting lines shapes up at the right: whom does each bias meet?",
    "x = [[1, 0], [2, 2]], w = [[1, 5], [3, 0]], b = (10, 0): the sums are [[1, 5], [8, 10]], and with the biases [[11, 5], [18, 10]].",
)


@misconception(
    "w was transposed: row m of w was taken for unit m. Here a unit's weights stand in a COLUMN of w, shape (inputs, units); "
    "other books and PyTorch turn it round."
)
def weights_transposed(x, w, b):
    return x @ w.T + b


@misconception(
    "Each bias went to an example (a row) instead of to a unit (a column): b stands upright in your sum. "
    "All examples meet the same unit with the same bias."
)
def bias_for_each_row(x, w, b):
    return x @ w + b[:, None]


@misconception("The biases are missing. An example of zeros should give b itself, and yours gives zeros.")
def no_bias(x, w, b):
    return x @ w


@misconception("The biases multiply the sums. They are added: each shifts one unit's result.")
def bias_multiplied(x, w, b):
    return x @ w * b


@misconception(
    "* multiplies entry by entry; it adds nothing up, and it needs equal shapes. Every row of x has to meet every column of w: "
    "that is the matrix product."
)
def entry_by_entry(x, w, b):
    return x * w + b


@misconception(
    "The factors are in the wrong order. The rows of the first factor meet the columns of the second, and the examples are the rows of x."
)
def weights_first(x, w, b):
    return w @ x + b


@misconception(
    "The biases were added to the inputs, before the weights. A bias belongs to a unit and is added after the weighted sum."
)
def bias_before_weights(x, w, b):
    return (x + b) @ w


@misconception(
    "All biases were added together, and every unit got the sum. Each unit has a bias of its own: entry m goes to column m."
)
def biases_summed(x, w, b):
    return x @ w + b.sum()


@misconception(
    "Negative results became 0: that is an activation function (ReLU), which comes in the next chapter. The layer itself stops at the sum."
)
def relu_applied(x, w, b):
    return np.maximum(x @ w + b, 0.0)


exercise = Exercise(
    dense,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        weights_transposed,
        bias_for_each_row,
        no_bias,
        bias_multiplied,
        entry_by_entry,
        weights_first,
        bias_before_weights,
        biases_summed,
        relu_applied,
    ),
)
