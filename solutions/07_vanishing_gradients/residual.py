"""Exercise: a residual connection, forward."""

import numpy as np

from autograder.exercise import Exercise, Source, case, misconception


def residual(x, f):
    """A block with a way past it: what comes in is added to what the block makes of it.

    y = x + f(x)

    `f` is a function: call it as f(x). It returns an array of the shape of x.

    By hand: x = [1, 2] and f squares its input: y = [1 + 1, 2 + 4] = [2, 6].
    If f returns zeros, y is x: a block that has learned nothing yet does no harm.

    Shapes: x (N, D) -> (N, D)
    Returns: a new array; x itself stays as it is
    """
    return x + f(x)


def layer(rng, d, activation="np.tanh"):
    """The text of a layer with fixed weights that keeps the width d."""
    return f"w = np.array({rng.normal(size=(d, d)).tolist()})\nlambda x: {activation}(x @ w)"


def cases(rng):
    yield case(np.array([[1.0, 2.0]]), Source("lambda x: x * x"), label="f squares, by hand: [[2, 6]]")
    yield case(rng.normal(size=(4, 3)), Source(layer(rng, 3)), label="4 rows, 3 units, f a tanh layer")
    yield case(rng.normal(size=(3, 5)), Source(layer(rng, 5, "-np.abs")), label="3 rows, 5 units, f never positive")
    yield case(rng.normal(size=(3, 2)), Source("lambda x: 0 * x"), label="f gives zeros")
    yield case(rng.normal(size=(1, 4)), Source(layer(rng, 4)), label="1 row")


hints = (
    "Let f return zeros. What should come out, and what does come out of your function?",
    "f is a function that is handed in. You call it like any other, with x in the brackets.",
    "Two terms: what came in, and what the block made of it. What joins them?",
    "A twin with another way past: y = x / 2 + f(x), x = [4], f(x) = 3x: y = [2 + 12] = [14].",
)


@misconception("The way past the block is lost: you return f(x) alone. With f = 0 nothing at all would come through.")
def skip_lost(x, f):
    return f(x)


@misconception(
    "You multiply x and f(x). Then f = 0 shuts the road; the point of a residual connection is that the road stays open, so add."
)
def skip_multiplied(x, f):
    return x * f(x)


@misconception("x is taken away from f(x). The block's output is added to what came in.")
def skip_subtracted(x, f):
    return f(x) - x


@misconception("f(x) is taken away from x. The block's output is added to what came in.")
def block_subtracted(x, f):
    return x - f(x)


@misconception(
    "You return the mean of x and f(x): the road past the block carries half only. After 20 blocks a millionth of x would be left."
)
def halved(x, f):
    return (x + f(x)) / 2


@misconception("The block is applied twice: x + f(f(x)). Call f once, on x.")
def block_twice(x, f):
    return x + f(f(x))


@misconception("The block sees x twice over: you call f on x + x. The sum comes after the block.")
def block_of_the_double(x, f):
    return x + f(x + x)


@misconception(
    "A ReLU stands on the sum. Some networks have one there, but this function is x + f(x): negative numbers must pass."
)
def relu_on_top(x, f):
    return np.maximum(x + f(x), 0.0)


@misconception("The block is passed over: you return x. The block's own contribution f(x) is missing.")
def block_forgotten(x, f):
    return x.copy()


exercise = Exercise(
    residual,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        skip_lost,
        skip_multiplied,
        skip_subtracted,
        block_subtracted,
        halved,
        block_twice,
        block_of_the_double,
        relu_on_top,
        block_forgotten,
    ),
)
