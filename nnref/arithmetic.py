"""The four rules of arithmetic and a few more, as pairs: what the tape of `nnref.autograd` records, and what joins layers.

Broadcasting copies a value to many places; its backward is the sum over these places (`unbroadcast`).
"""

import numpy as np

from nnref.memory import stored

__all__ = [
    "add", "add_backward", "divide", "divide_backward", "exp", "exp_backward", "log", "log_backward", "matmul",
    "matmul_backward", "mean", "mean_backward", "multiply", "multiply_backward", "negate", "negate_backward", "power",
    "power_backward", "reshape", "reshape_backward", "subtract", "subtract_backward", "total", "total_backward", "unbroadcast",
]  # fmt: skip


def unbroadcast(g, shape):
    """Sum a gradient back to the shape that an input had before it was broadcast.

    Every axis that broadcasting added, and every axis that it stretched from 1, is summed.

    Shapes: g (any shape that `shape` broadcasts to) -> shape

    >>> unbroadcast(np.ones((4, 3)), (3,))
    array([4., 4., 4.])
    >>> unbroadcast(np.ones((4, 3)), (4, 1))
    array([[3.],
           [3.],
           [3.],
           [3.]])

    Raises ValueError when `shape` cannot have been broadcast to the shape of g.
    """
    g = np.asarray(g)
    if g.shape == shape:
        return g
    added = g.ndim - len(shape)
    if added < 0 or any(n not in (1, m) for n, m in zip(shape, g.shape[added:])):
        raise ValueError(
            f"A gradient of shape {g.shape} cannot come from an input of shape {shape}: that does not broadcast to it."
        )
    stretched = tuple(added + i for i, n in enumerate(shape) if n == 1)
    return g.sum(axis=(*range(added), *stretched)).reshape(shape)


def _store(dx, x, out):
    return stored(unbroadcast(dx, np.shape(x)), out)


def add(x, y, *, out=None):
    """Sum. z = x + y. Shapes: x (...), y (...) -> (...), broadcast."""
    return np.add(x, y, out=out)


def add_backward(g, z, x, y, *, out=(None, None)):
    """dL/dx = dL/dy = g: a sum hands its gradient on to both."""
    return _store(g, x, out[0]), _store(g, y, out[1])


def subtract(x, y, *, out=None):
    """Difference. z = x - y. Shapes: x (...), y (...) -> (...), broadcast."""
    return np.subtract(x, y, out=out)


def subtract_backward(g, z, x, y, *, out=(None, None)):
    """dL/dx = g, dL/dy = -g."""
    return _store(g, x, out[0]), _store(np.negative(g), y, out[1])


def multiply(x, y, *, out=None):
    """Elementwise product. z = x * y. Shapes: x (...), y (...) -> (...), broadcast."""
    return np.multiply(x, y, out=out)


def multiply_backward(g, z, x, y, *, out=(None, None)):
    """dL/dx = g * y, dL/dy = g * x: each factor is the other's rate."""
    return _store(g * y, x, out[0]), _store(g * x, y, out[1])


def divide(x, y, *, out=None):
    """Quotient. z = x / y. Shapes: x (...), y (...) -> (...), broadcast."""
    return np.divide(x, y, out=out)


def divide_backward(g, z, x, y, *, out=(None, None)):
    """dL/dx = g / y, dL/dy = -g * z / y."""
    return _store(g / y, x, out[0]), _store(-g * z / y, y, out[1])


def negate(x, *, out=None):
    """The other sign. z = -x. Shapes: x (...) -> (...)"""
    return np.negative(x, out=out)


def negate_backward(g, z, x, *, out=None):
    """dL/dx = -g."""
    return np.negative(g, out=out)


def power(x, n, *, out=None):
    """A constant power. z = xⁿ. Shapes: x (...), n a number -> (...)"""
    return np.power(x, n, out=out)


def power_backward(g, z, x, n, *, out=None):
    """dL/dx = g * n * xⁿ⁻¹, and 0 for n = 0, at x = 0 too."""
    return np.multiply(g, n * np.power(x, n - 1) if n else np.zeros_like(x), out=out)


def exp(x, *, out=None):
    """Exponential. z = eˣ. Shapes: x (...) -> (...)"""
    return np.exp(x, out=out)


def exp_backward(g, z, x, *, out=None):
    """dL/dx = g * z: the exponential is its own derivative."""
    return np.multiply(g, z, out=out)


def log(x, *, out=None):
    """Natural logarithm. z = ln x. Shapes: x (...) -> (...)"""
    return np.log(x, out=out)


def log_backward(g, z, x, *, out=None):
    """dL/dx = g / x."""
    return np.divide(g, x, out=out)


def matmul(x, w, *, out=None):
    """Matrix product. z = x @ w. Shapes: x (N, D), w (D, M) -> (N, M)"""
    return np.matmul(x, w, out=out)


def matmul_backward(g, z, x, w, *, out=(None, None)):
    """dL/dx = g wᵀ, dL/dw = xᵀ g."""
    return np.matmul(g, w.T, out=out[0]), np.matmul(x.T, g, out=out[1])


def total(x, *, out=None):
    """Sum of all entries. z = Σ x. Shapes: x (...) -> ()"""
    return np.sum(x, out=out)


def total_backward(g, z, x, *, out=None):
    """dL/dx = g in every place."""
    return np.multiply(g, np.ones_like(x), out=out)


def mean(x, *, out=None):
    """Mean of all entries. z = Σ x / size. Shapes: x (...) -> ()"""
    return np.mean(x, out=out)


def mean_backward(g, z, x, *, out=None):
    """dL/dx = g / size in every place."""
    return np.multiply(g / x.size, np.ones_like(x), out=out)


def reshape(x, shape, *, out=None):
    """The same entries in another shape. Shapes: x (...) -> shape"""
    return stored(np.array(x).reshape(shape), out)


def reshape_backward(g, z, x, shape, *, out=None):
    """dL/dx = g in the shape of x."""
    return reshape(g, np.shape(x), out=out)
