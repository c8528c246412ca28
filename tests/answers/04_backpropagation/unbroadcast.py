"""Answers to unbroadcast."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def axis_by_axis(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g


@right
def one_sum(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    return g.sum(axis=tuple(i for i, n in enumerate(padded) if n == 1)).reshape(shape)


@right
def add_at(upstream, shape):
    total = np.zeros(shape)
    for place in np.ndindex(upstream.shape):
        tail = place[upstream.ndim - len(shape) :]
        total[tuple(0 if n == 1 else i for i, n in zip(tail, shape))] += upstream[place]
    return total


@right
def in_two_steps(g, shape, keep=True):
    extra = g.ndim - len(shape)
    g = np.add.reduce(g, axis=tuple(range(extra))) if extra else g.copy()
    stretched = tuple(i for i in range(len(shape)) if shape[i] == 1 and g.shape[i] > 1)
    return np.sum(g, axis=stretched, keepdims=keep) if stretched else g


@wrong("means", "averages")
def means(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    return g.mean(axis=tuple(i for i, n in enumerate(padded) if n == 1)).reshape(shape)


@wrong("nothing is summed", "returns_gradient_unchanged", "returned_argument", "wrong_shape")
def unchanged(g, shape):
    return g.copy()


@wrong("only axes in front", "keeps_stretched_axes", "wrong_shape")
def front(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    return g.copy()


@wrong("only stretched axes", "keeps_new_axes", "wrong_shape")
def stretched(g, shape):
    for axis, size in enumerate(shape):
        if size == 1 and axis < g.ndim:
            g = g.sum(axis=axis, keepdims=True)
    return g.copy()


@wrong("no keepdims", "drops_stretched_axes", "wrong_shape", "wrong_container")
def drops(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    return g.sum(axis=tuple(i for i, n in enumerate(padded) if n == 1))


@wrong("the first copy", "takes_first_copy")
def first_copy(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    return g[tuple(slice(0, 1) if n == 1 else slice(None) for n in padded)].reshape(shape)


@wrong("sums the last axes", "sums_last_axes", "wrong_shape")
def last_axes(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=-1)
    for axis, size in enumerate(shape):
        if size == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g


@wrong("reshaped and cut")
def reshaped(g, shape):
    return g.reshape(-1)[: int(np.prod(shape))].reshape(shape)


@wrong("g is changed", "changed_its_input")
def in_place(g, shape):
    g *= 2
    return axis_by_axis(g, shape) / 2


@wrong("the largest share")
def largest(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    return g.max(axis=tuple(i for i, n in enumerate(padded) if n == 1)).reshape(shape)


@wrong("everything into one number", "wrong_shape", "wrong_container")
def everything(g, shape):
    return g.sum()
