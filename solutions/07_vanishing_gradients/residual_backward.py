"""Exercise: a residual connection, backward."""

import numpy as np

from autograder.exercise import Exercise, Source, case, misconception


def residual_backward(g, x, f_backward):
    """The gradient of the loss with respect to x, for y = x + f(x).

    x has two ways to the loss: straight to y, and through the block. Both count.

    dL/dx = g + (what the block passes back)

    `g` is the upstream gradient dL/dy. `f_backward` is the backward function of the block:
    call it as f_backward(g, x). It multiplies g by the block's slopes at x, and returns an
    array of the shape of x.

    By hand: f(x) = x², so f_backward(g, x) = g · 2x. With x = [1, 2] and g = [1, 10]:
    dL/dx = [1 + 2, 10 + 40] = [3, 50].

    Shapes: g (N, D), x (N, D) -> (N, D)
    Returns: an array of floats
    """
    return g + f_backward(g, x)


def layer(rng, d, slope="(1 - np.tanh(x @ w) ** 2)"):
    """The text of the backward of a layer with fixed weights that keeps the width d."""
    return f"w = np.array({rng.normal(size=(d, d)).tolist()})\nlambda g, x: (g * {slope}) @ w.T"


def cases(rng):
    yield case(
        np.array([[1.0, 10.0]]), np.array([[1.0, 2.0]]), Source("lambda g, x: g * 2 * x"), label="f(x) = x², by hand: [[3, 50]]"
    )
    yield case(*rng.normal(size=(2, 4, 3)), Source(layer(rng, 3)), label="4 rows, 3 units, a tanh layer")
    yield case(*rng.normal(size=(2, 3, 5)), Source(layer(rng, 5, "(x @ w > 0)")), label="3 rows, 5 units, a ReLU layer")
    yield case(
        *rng.normal(size=(2, 3, 2)), Source("lambda g, x: 0 * g"), label="a block that passes nothing back: g comes through"
    )
    yield case(*rng.normal(size=(2, 1, 4)), Source(layer(rng, 4)), label="1 row")


hints = (
    "If x grows by a tiny h, by how much does y grow directly? And by how much through the block?",
    "Two paths lead from x to the loss. What does the chain rule of chapter 04 do where two paths meet?",
    "The direct path has the slope 1, so it passes g as it is. The other path's share is what f_backward returns.",
    "A twin: y = 5x + f(x) with f_backward(g, x) = 3g and g = [2]: dL/dx = [5 · 2 + 3 · 2] = [16].",
)


@misconception(
    "The direct path is lost: you return the block's gradient alone. A block that passes nothing back would then stop everything behind it."
)
def skip_lost(g, x, f_backward):
    return f_backward(g, x)


@misconception("The block's share is lost: you return g alone, as if the block were constant.")
def block_lost(g, x, f_backward):
    return g.copy()


@misconception(
    "You multiply the two paths. Where paths meet, their gradients are added; multiplying belongs to steps that come one after the other."
)
def paths_multiplied(g, x, f_backward):
    return g * f_backward(g, x)


@misconception("You added x, as in the forward pass. On the way back the direct path carries the gradient g, not the value x.")
def adds_the_value(g, x, f_backward):
    return x + f_backward(g, x)


@misconception(
    "You added 1 in place of g. The direct path has the slope 1, but the upstream gradient comes in as a factor: 1 times g."
)
def adds_one(g, x, f_backward):
    return 1.0 + f_backward(g, x)


@misconception("The arguments are the wrong way round: f_backward takes the upstream gradient first, then x.")
def arguments_swapped(g, x, f_backward):
    return g + f_backward(x, g)


@misconception("The block gets ones in place of the upstream gradient g. What comes from behind has to pass the block too.")
def ones_into_the_block(g, x, f_backward):
    return g + f_backward(np.ones_like(g), x)


@misconception("g counts twice: f_backward(g, x) has multiplied by g already. Do not multiply its result by g again.")
def upstream_twice(g, x, f_backward):
    return g + g * f_backward(g, x)


@misconception("You return the mean of the two paths. Both count in full: add them.")
def halved(g, x, f_backward):
    return (g + f_backward(g, x)) / 2


exercise = Exercise(
    residual_backward,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        skip_lost,
        block_lost,
        paths_multiplied,
        adds_the_value,
        adds_one,
        arguments_swapped,
        ones_into_the_block,
        upstream_twice,
        halved,
    ),
)
