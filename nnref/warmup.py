"""NumPy warm-ups of chapter 00: shapes, axes, broadcasting, copies and types, each in one small function."""

import numpy as np

__all__ = ["broadcast_shape", "flatten_images", "row_shares", "squared_distances", "without_feature"]


def row_shares(X):
    """Each entry as a share of its row's total.

    shareₙⱼ = xₙⱼ / Σₖ xₙₖ

    Shapes: X (N, D) -> (N, D)

    >>> row_shares(np.array([[1.0, 3.0], [2.0, 2.0]]))
    array([[0.25, 0.75],
           [0.5 , 0.5 ]])
    """
    totals = np.add.reduce(X, axis=1)  # (N,)
    return np.divide(X, totals[:, None])


def flatten_images(images):
    """Grey pictures, one byte a pixel, as rows of numbers between 0 and 1.

    Shapes: images (N, H, W) -> (N, D)

    >>> flatten_images(np.array([[[0, 255], [51, 0]]], dtype=np.uint8))
    array([[0. , 1. , 0.2, 0. ]])
    """
    n, height, width = images.shape
    return np.divide(images, 255, dtype=np.float64).reshape(n, height * width)


def without_feature(X, j):
    """A copy of X in which column j is 0: what a model sees when one feature is silenced.

    Shapes: X (N, D), j () -> (N, D)

    >>> without_feature(np.array([[1.0, 2.0], [3.0, 4.0]]), 1)
    array([[1., 0.],
           [3., 0.]])
    """
    return np.where(np.arange(X.shape[1]) == j, X.dtype.type(0), X)


def broadcast_shape(a, b):
    """The shape of the sum of two arrays with shapes a and b: from the right, lengths are equal or one of them is 1.

    >>> broadcast_shape((4, 1), (3,))
    (4, 3)

    Raises ValueError for shapes that do not fit.
    """
    return np.broadcast_shapes(a, b)


def squared_distances(X, Y):
    """The squared distance of every row of X from every row of Y.

    dₙₘ = Σⱼ (xₙⱼ - yₘⱼ)²

    Coordinate by coordinate: as exact as the sum of squared differences, without an array of N·M·D numbers. (The quicker
    ‖x‖² - 2 x·y + ‖y‖² loses half of the digits where the points are close.)

    Shapes: X (N, D), Y (M, D) -> (N, M)

    >>> squared_distances(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[3.0, 4.0]]))
    array([[25.],
           [13.]])
    """
    total = np.zeros((len(X), len(Y)))
    for x, y in zip(X.T, Y.T):
        total += np.subtract.outer(x, y) ** 2
    return total
