"""Layers: the dense layer, which does most of the work of a network, and the small pieces around it.

`out=` means what it means in NumPy: one array, or a tuple for several results (`None` in it: make a new array for this one).
In the elementwise `dropout_backward` and in `residual_backward` `out` may be `g`; nowhere else may it be an input.
"""

import math
from itertools import pairwise

import numpy as np

from nnref.memory import stored

__all__ = [
    "collapse", "dense", "dense_backward", "dropout", "dropout_backward", "embedding", "embedding_backward", "flatten",
    "flatten_backward", "layer_shapes", "neuron", "neuron_backward", "residual", "residual_backward",
]  # fmt: skip


def neuron(a, w, b, *, out=None):
    """One artificial neuron, before its activation: a weighted sum of the inputs plus a bias.

    z = Σᵢ wᵢ aᵢ + b

    Shapes: a (D,), w (D,), b () -> ()

    >>> float(neuron(np.array([1.0, 2.0]), np.array([3.0, -1.0]), 0.5))
    1.5

    McCulloch & Pitts 1943, doi:10.1007/BF02478259.
    """
    return np.add(np.dot(a, w), b, out=out)


def neuron_backward(g, y, a, w, b, *, out=None):
    """(da, dw, db) = (g * w, g * a, g). Shapes: g (), y (), a (D,), w (D,), b () -> (D,), (D,), ()"""
    da, dw, db = out or (None, None, None)
    return np.multiply(g, w, out=da), np.multiply(g, a, out=dw), np.positive(g, out=db)


def dense(x, w, b, *, out=None):
    """Every unit of a layer at once, for every example: row n of z is what example n gives.

    z = x w + b

    Shapes: x (N, D), w (D, M), b (M,) -> (N, M)

    >>> dense(np.array([[1.0, 2.0]]), np.array([[1.0, 0.0, 3.0], [0.0, 1.0, -1.0]]), np.array([0.0, 0.5, 0.0]))
    array([[1. , 2.5, 1. ]])
    """
    return np.add(product(x, w, out), b, out=out)


def dense_backward(g, y, x, w, b, *, out=None):
    """(dx, dw, db) = (g wᵀ, xᵀ g, Σₙ gₙ). Shapes: g (N, M), y (N, M), x (N, D), w (D, M), b (M,) -> (N, D), (D, M), (M,)"""
    dx, dw, db = out or (None, None, None)
    return product(g, w.T, dx), product(x.T, g, dw), np.add.reduce(g, axis=0, out=db)


def product(a, b, out=None):
    """a @ b for matrices, the quicker way: for small ones `np.dot` takes half of `np.matmul`'s time, but its out must be in C order.

    Shapes: a (N, D), b (D, M) -> (N, M)
    """
    if out is None or out.flags.c_contiguous:
        return np.dot(a, b, out)
    return np.matmul(a, b, out=out)


def layer_shapes(sizes):
    """The shapes of W and b in each layer of a network with these numbers of units, the inputs first.

    >>> layer_shapes([3, 4, 1])
    [((3, 4), (4,)), ((4, 1), (1,))]
    """
    return [((d, m), (m,)) for d, m in pairwise(sizes)]


def collapse(weights, biases):
    """The one layer (W, b) that does the same as a stack of linear layers: without activations depth adds nothing.

    (x W₁ + b₁) W₂ + b₂ = x (W₁ W₂) + (b₁ W₂ + b₂)

    >>> collapse([np.array([[2.0]]), np.array([[3.0]])], [np.array([1.0]), np.array([5.0])])
    (array([[6.]]), array([8.]))
    """
    w, b = weights[0], biases[0]
    for wi, bi in zip(weights[1:], biases[1:]):
        w, b = w @ wi, b @ wi + bi
    return w, b


def dropout(x, mask, p, *, out=None):
    """Silence each unit with probability p during training, and scale the others up so that the mean stays.

    y = x * mask / (1 - p), mask True (kept) with probability 1 - p. At test time: no dropout, no scaling.

    Shapes: x (...), mask (...) -> (...)
    Raises ValueError unless 0 <= p < 1.

    >>> dropout(np.array([1.0, 2.0, 3.0]), np.array([True, False, True]), 0.5)
    array([2., 0., 6.])

    Srivastava et al. 2014, "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15 ("inverted" variant).
    """
    if not 0.0 <= p < 1.0:
        raise ValueError(f"p is the probability to drop a unit and must lie in [0, 1), got {p}: with 1 nothing would be left")
    return np.multiply(np.multiply(x, mask, out=out), 1.0 / (1.0 - p), out=out)


def dropout_backward(g, y, x, mask, p, *, out=None):
    """dL/dx = g * mask / (1 - p). Shapes: g (...), y (...), x (...), mask (...) -> (...)"""
    return dropout(g, mask, p, out=out)


def residual(x, f, *, out=None):
    """Add what a block computes to what came in, so that the signal has a road past the block.

    y = x + f(x)

    >>> residual(np.array([1.0, 2.0]), np.square)
    array([2., 6.])

    He et al. 2016, arXiv:1512.03385.
    """
    return np.add(x, f(x), out=out)


def residual_backward(g, x, f_backward, *, out=None):
    """dL/dx = g + f_backward(g, x): the gradient takes the road past the block too, at full strength.

    >>> residual_backward(np.array([1.0, 1.0]), np.array([1.0, 2.0]), lambda g, x: g * 2 * x)
    array([3., 5.])
    """
    return np.add(g, f_backward(g, x), out=out)


def embedding(ids, table, *, out=None):
    """Look up one row of the table for each id: a dense layer whose input is one-hot, without the multiplication by zeros.

    yₙ = table[idsₙ]

    Shapes: ids (...), table (V, D) -> (..., D)
    Raises TypeError for ids that are not integers, IndexError for ids outside 0 … V-1.

    >>> embedding(np.array([2, 0]), np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]))
    array([[4., 5.],
           [0., 1.]])

    Bengio et al. 2003, "A neural probabilistic language model", JMLR 3.
    """
    if ids.dtype.kind not in "iu":
        raise TypeError(f"ids are row numbers of the table and must be integers, got {ids.dtype}")
    if ids.size and ids.min() < 0:
        raise IndexError(f"ids must lie in 0 … {len(table) - 1}, got {ids.min()}: is a padding mark still in the text?")
    return np.take(table, ids, axis=0, out=out)


def embedding_backward(g, y, ids, table, *, out=None):
    """dL/dtable: each row adds up the gradients of the places where it was looked up.

    Shapes: g (..., D), y (..., D), ids (...), table (V, D) -> (V, D)
    """
    dtable = np.zeros(table.size, table.dtype)
    places = ids.reshape(-1, 1) * table.shape[1] + np.arange(table.shape[1])  # of every entry in the flat table: (NT, D)
    np.add.at(dtable, places.reshape(-1), g.reshape(-1))  # much faster on flat arrays than row by row
    return stored(dtable.reshape(table.shape), out)


def flatten(x, *, out=None):
    """Lay out each example as one row; without `out` a view of x.

    Shapes: x (N, ...) -> (N, D)

    >>> flatten(np.zeros((2, 3, 4))).shape
    (2, 12)
    """
    return stored(x.reshape(len(x), math.prod(x.shape[1:])), out)


def flatten_backward(g, y, x, *, out=None):
    """dL/dx: g in the shape of x; without `out` a view of g. Shapes: g (N, D), y (N, D), x (N, ...) -> (N, ...)"""
    return stored(g.reshape(x.shape), out)
