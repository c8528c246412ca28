"""Exercise: the backward of broadcasting."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def unbroadcast(g, shape):
    """Sum a gradient back to the shape that an input had before NumPy broadcast it.

    Broadcasting copies: a bias of shape (3,) that is added to a (4, 3) array is used four times, once in
    every row. Backwards the four shares add up. So sum `g` over every axis that broadcasting

    1. put in front (the input had fewer axes), and
    2. stretched (the input's axis had length 1; it stays, with length 1).

    Where nothing was broadcast, `g` comes back unchanged. `shape` has at least one axis and does broadcast
    to g's shape.

    g = [[1, 2, 3], [10, 20, 30]] gives [11, 22, 33] for shape (3,) and [[6], [60]] for shape (2, 1).

    Shapes: g (any shape that `shape` broadcasts to) -> shape
    """
    added = g.ndim - len(shape)
    g = g.sum(axis=tuple(range(added)))
    stretched = tuple(axis for axis, length in enumerate(shape) if length == 1)
    return g.sum(axis=stretched, keepdims=True)


def cases(rng):
    whole = rng.integers(1, 10, size=(2, 3)).astype(float)
    yield case(whole, (3,), label="a bias: (3,) was used in 2 rows")
    yield case(rng.integers(1, 10, size=(2, 3)).astype(float), (2, 1), label="a column: (2, 1) was used in 3 columns")
    yield case(rng.normal(size=(3, 3)), (3,), label="a square gradient for shape (3,)")
    yield case(rng.normal(size=(2, 4, 3)), (4, 1), label="a new axis in front and a stretched one")
    yield case(rng.normal(size=(5, 2, 3)), (1, 2, 1), label="stretched at both ends")
    yield case(rng.normal(size=(4, 3)), (4, 3), label="nothing was broadcast")
    yield case(rng.normal(size=(2, 5, 3)), (3,), label="two new axes")
    yield case(rng.normal(size=(1, 3)), (1, 3), label="one row, nothing stretched")
    yield case(rng.normal(size=(3, 4)), (1, 1), label="one number, used everywhere")


hints = (
    "How often was each entry of the input used? Each use sends its own share of the gradient: what happens to the shares?",
    "NumPy lines shapes up from the RIGHT. For g of shape (2, 4, 3) and shape (4, 1): which axes of g stand alone in front, "
    "and which one faces a 1?",
    "Do it in two steps. First sum away the g.ndim - len(shape) axes in front. Then sum over the axes where `shape` holds a 1, "
    "in a way that keeps them as axes of length 1. np.sum takes a tuple of axes.",
    "With other numbers: g of ones, shape (6, 2, 5), back to (2, 1). One axis in front, 6 long: after its sum every entry "
    "is 6, shape (2, 5). The last axis faces a 1, 5 long: now every entry is 30, shape (2, 1).",
)


@misconception(
    "You took a mean where the shares add up: the numbers are too small by the number of copies. An input that is used four "
    "times moves the loss four times."
)
def averages(g, shape):
    added = g.ndim - len(shape)
    g = g.mean(axis=tuple(range(added))) if added else g
    return g.mean(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


@misconception(
    "Axes of length 1 are gone: shape (2, 1) came back as (2,). An axis that was stretched stays, with length 1; look at the "
    "option keepdims of sum."
)
def drops_stretched_axes(g, shape):
    added = g.ndim - len(shape)
    g = g.sum(axis=tuple(range(added)))
    return np.asarray(g.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1)))


@misconception(
    "The axes that broadcasting put in front are still there. An input with fewer axes than g was copied along the missing ones: "
    "sum over these as well."
)
def keeps_new_axes(g, shape):
    added = g.ndim - len(shape)
    return g.sum(axis=tuple(added + i for i, n in enumerate(shape) if n == 1), keepdims=True)


@misconception(
    "Only the axes in front were summed; those that were stretched from 1 still have their full length. Compare the two "
    "shapes entry by entry: where `shape` holds a 1, g has to be summed too."
)
def keeps_stretched_axes(g, shape):
    return g.sum(axis=tuple(range(g.ndim - len(shape))))


@misconception(
    "One copy was taken and the others were thrown away. Every copy of the input was used and sends its share; they add up."
)
def takes_first_copy(g, shape):
    g = g[(0,) * (g.ndim - len(shape))]
    return g[tuple(slice(0, 1) if n == 1 else slice(None) for n in shape)]


@misconception(
    "g came back as it was. Where the input was copied, its gradient is the sum over the copies, in the input's own shape."
)
def returns_gradient_unchanged(g, shape):
    return g.copy()


@misconception(
    "The sum runs over the axes at the END. NumPy lines shapes up from the right, so the axes that the input did not have are "
    "those in front."
)
def sums_last_axes(g, shape):
    added = g.ndim - len(shape)
    g = g.sum(axis=tuple(range(len(shape), len(shape) + added)))
    return g.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


@misconception(
    "Only one axis was summed where there are several to sum. Collect all of them in a tuple, or go on until the shapes agree."
)
def sums_one_axis_only(g, shape):
    if g.ndim > len(shape):
        return g.sum(axis=0)
    stretched = [i for i, n in enumerate(shape) if n == 1 and g.shape[i] != 1]
    return g.sum(axis=stretched[0], keepdims=True) if stretched else g.copy()


@misconception(
    "You sum axis after axis without keepdims: after each sum the array has one axis fewer, so the next number means "
    "another axis, or none at all. Keep each stretched axis with length 1."
)
def loses_axes_in_the_loop(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            g = g.sum(axis=axis)
    return g


exercise = Exercise(
    unbroadcast,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        averages,
        drops_stretched_axes,
        keeps_new_axes,
        keeps_stretched_axes,
        takes_first_copy,
        returns_gradient_unchanged,
        sums_last_axes,
        sums_one_axis_only,
        loses_axes_in_the_loop,
    ),
)
