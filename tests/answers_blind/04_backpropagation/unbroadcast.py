import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def one_einsum_like_loop(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    axes = tuple(i for i, n in enumerate(padded) if n == 1)
    return np.sum(g, axis=axes, keepdims=True).reshape(shape)


@right
def add_up_by_index(g, shape):
    out = np.zeros(shape)
    for i in np.ndindex(g.shape):
        tail = i[len(i) - len(shape) :]
        out[tuple(k if n > 1 else 0 for k, n in zip(tail, shape, strict=True))] += g[i]
    return out


@wrong("sums in front only: stretched axes stay", r"stretch|length 1|\b1\b", r"shape")
def front_only(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    return g


@wrong("stretched axes are dropped: no keepdims", r"keepdims|length 1|stays|axis", r"shape")
def no_keepdims(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for i in reversed(range(len(shape))):
        if shape[i] == 1 and g.shape[i] > 1:
            g = g.sum(axis=i)
    return g


@wrong("means instead of sums", r"mean|averag", r"sum|add", r"factor|divid|times")
def means(g, shape):
    while g.ndim > len(shape):
        g = g.mean(axis=0)
    for i, n in enumerate(shape):
        if n == 1:
            g = g.mean(axis=i, keepdims=True)
    return g


@wrong("takes the first row in place of the sum", r"first", r"sum|add|share")
def first_copy(g, shape):
    while g.ndim > len(shape):
        g = g[0]
    for i, n in enumerate(shape):
        if n == 1:
            g = np.take(g, [0], axis=i)
    return g
