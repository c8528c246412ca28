"""Exercise: how much arithmetic does a forward pass need?"""

from itertools import pairwise

from autograder.exercise import Exercise, case, misconception


def count_flops(sizes, n):
    """How many products and sums does a forward pass over n examples need?

    `sizes` holds the widths of the dense layers, the inputs first. One unit with D inputs
    needs D products, D - 1 sums to add them up, and 1 sum for the bias: 2 D operations.
    A layer of M units needs M times as many, and n examples n times as many. Activations
    are not counted.

    By hand, sizes [3, 4, 1] and n = 10: the layers need 2 * 3 * 4 = 24 and 2 * 4 * 1 = 8
    operations for one example, 32 together, and 320 for ten.

    Returns: an int
    """
    total = 0
    for i in range(len(sizes) - 1):
        total += 2 * sizes[i] * sizes[i + 1] * n
    return total


def cases(rng):
    yield case([3, 4, 1], 10, label="3-4-1, 10 examples, by hand: 320")
    yield case([64, 32, 10], 1, label="64-32-10, one example")
    yield case([5, 2], int(rng.integers(3, 30)), label="5-2, no hidden layer")
    yield case([int(k) for k in rng.integers(2, 40, size=5)], int(rng.integers(50, 500)), label="four layers of random width")
    yield case([784, int(rng.integers(100, 300)), 10], 60_000, label="60,000 pictures of 28 x 28")


@misconception("Only the products are counted. To each product belongs a sum: D - 1 for adding up, and one for the bias.")
def products_only(sizes, n):
    return sum(d * m for d, m in pairwise(sizes)) * n


@misconception("The bias is counted on top of 2 D. It is inside already: D products, D - 1 sums, and 1 for the bias.")
def bias_counted_twice(sizes, n):
    return sum(2 * d * m + m for d, m in pairwise(sizes)) * n


@misconception("The sum with the bias is missing: D products and D - 1 sums make 2 D - 1, and the bias is one more.")
def bias_not_counted(sizes, n):
    return sum((2 * d - 1) * m for d, m in pairwise(sizes)) * n


@misconception("The number of examples has no influence on your answer. Every example needs the whole forward pass.")
def one_example(sizes, n):
    return sum(2 * d * m for d, m in pairwise(sizes))


@misconception("That is the number of parameters, times the examples. Each weight takes part in a product AND in a sum.")
def counts_parameters(sizes, n):
    return sum(d * m + m for d, m in pairwise(sizes)) * n


@misconception("The backward pass is counted too: your number is three times too large. Only the forward pass is asked.")
def with_the_way_back(sizes, n):
    return sum(6 * d * m for d, m in pairwise(sizes)) * n


@misconception("The last layer is left out of your sum. It computes like all the others.")
def last_layer_missing(sizes, n):
    return sum(2 * d * m for d, m in pairwise(sizes[:-1])) * n


@misconception("All widths are multiplied with each other. Each layer has its own product of two widths; the layers are added.")
def product_of_all(sizes, n):
    product = 2 * n
    for k in sizes:
        product *= k
    return product


exercise = Exercise(
    count_flops,
    cases,
    points=1,
    hints=(
        "Write out one unit with 3 inputs: w1·a1 + w2·a2 + w3·a3 + b. How many · and how many + do you see?",
        "How many units has the layer, and how many examples go through it?",
        "Go through the neighbouring pairs of widths, as for the parameters; add up the layers, then think of n.",
        "A twin: sizes [2, 5, 3] and n = 4 give 2 · 2 · 5 = 20 and 2 · 5 · 3 = 30; together 50, and 200 for four examples.",
    ),
    misconceptions=(
        product_of_all,
        products_only,
        bias_counted_twice,
        bias_not_counted,
        one_example,
        counts_parameters,
        with_the_way_back,
        last_layer_missing,
    ),
)
