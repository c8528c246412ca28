"""Is this gradient right? Ask the function itself: nudge an input, see how the output moves.

`numerical_gradient` asks every coordinate in turn and costs two calls of f each. `directional_check` asks one random
direction: (f(x + h v) - f(x - h v)) / 2h must be v . grad f(x). Two calls, however many parameters there are, and a wrong
gradient escapes only when its error happens to stand at a right angle to v.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

__all__ = ["check_gradient", "check_objective", "check_pair", "directional_check", "numerical_gradient", "relative_error"]


def numerical_gradient(f: Callable[[np.ndarray], float], x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """The gradient of a number-valued f at x, by central differences.

    df/dxᵢ ≈ (f(x + h eᵢ) - f(x - h eᵢ)) / 2h, with an error that shrinks like h², until rounding takes over: h = 1e-5 suits float64,
    1e-2 float32

    Shapes: x (any shape) -> the shape of x

    The entries of x are changed one at a time while this runs, and put back bit for bit, also when f raises.

    >>> x = np.array([3.0, -1.0])
    >>> numerical_gradient(lambda x: float(x @ x), x).round(6)
    array([ 6., -2.])

    Raises TypeError when x does not hold floats: an int array would round h away.
    """
    x = _floats(x)
    grad = np.empty_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        try:
            x[i] = kept + h
            above = f(x)
            x[i] = kept - h
            below = f(x)
        finally:
            x[i] = kept
        grad[i] = (above - below) / (2 * h)
    return grad


def relative_error(a, b) -> float:
    """The largest relative difference between the entries of a and b.

    max |a - b| / max(1e-8, |a| + |b|), entry by entry: 0 when equal, 1 when one of them is 0, never a division by 0

    Shapes: a (any shape), b (the same) -> number
    Raises ValueError for two shapes: NumPy would compare a column with every entry of a row.

    >>> round(relative_error(np.array([1.0, 2.0]), np.array([1.0, 2.002])), 6)
    0.0005
    """
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError(f"a gradient has the shape of its input: cannot compare {a.shape} with {b.shape}.")
    if a.size == 0:
        return 0.0
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


def check_gradient(f: Callable, grad: Callable, x: np.ndarray, tol: float = 1e-6) -> bool:
    """Does the function `grad` agree with the numerical gradient of f at x, entry by entry?

    relative_error(grad(x), numerical_gradient(f, x)) < tol

    Shapes: x (any shape) -> True or False

    >>> x = np.array([0.5, -2.0])
    >>> check_gradient(lambda x: float(np.sum(x**3)), lambda x: 3 * x**2, x)
    True
    >>> check_gradient(lambda x: float(np.sum(x**3)), lambda x: 3 * x, x)
    False
    """
    return relative_error(grad(x), numerical_gradient(f, x)) < tol


def directional_check(
    f: Callable[[np.ndarray], float], grad: np.ndarray, x: np.ndarray, rng: np.random.Generator, h: float = 1e-5
) -> float:
    """Relative error of `grad` along one random direction, for the price of two calls of f.

    v of length 1, at random: compare v · grad with (f(x + h v) - f(x - h v)) / 2h

    Shapes: grad (any shape), x (the same) -> number

    The error is taken relative to the size of the two, or to |grad| / √size, the usual size of v · grad, if that is larger: in a
    direction at a right angle to the gradient both are near 0, and their quotient would say nothing.

    >>> rng = np.random.default_rng(0)
    >>> x = np.linspace(-1, 1, 1000)
    >>> directional_check(lambda x: float(np.sum(np.sin(x))), np.cos(x), x, rng) < 1e-8
    True
    """
    x = _floats(x)
    v = rng.standard_normal(x.shape).astype(x.dtype)
    v /= np.linalg.norm(v) or 1.0
    slope = (f(x + h * v) - f(x - h * v)) / (2 * h)
    claimed = np.vdot(v, grad)
    typical = np.linalg.norm(grad) / np.sqrt(max(1, x.size))
    return float(np.abs(claimed - slope) / max(1e-8, np.abs(claimed) + np.abs(slope), typical))


def check_objective(
    objective: Callable[[np.ndarray], tuple[float, np.ndarray]],
    theta: np.ndarray,
    rng: np.random.Generator,
    tol: float = 1e-6,
    directions: int = 3,
    h: float = 1e-5,
) -> bool:
    """Is the gradient that `objective(theta) -> (loss, grad)` returns the gradient of the loss that it returns?

    Shapes: theta (P,) -> True or False

    >>> rng = np.random.default_rng(0)
    >>> check_objective(lambda theta: (float(theta @ theta), 2 * theta), rng.normal(size=500), rng)
    True
    >>> check_objective(lambda theta: (float(theta @ theta), 3 * theta), rng.normal(size=500), rng)
    False
    """
    grad = np.array(objective(theta)[1])
    return all(directional_check(lambda x: objective(x)[0], grad, theta, rng, h) < tol for _ in range(directions))


def check_pair(
    f: Callable,
    f_backward: Callable,
    xs: Sequence,
    rng: np.random.Generator,
    tol: float = 1e-6,
    h: float = 1e-5,
) -> bool:
    """Is `f_backward(g, y, *xs)` the backward of `f(*xs)`? One random projection of inputs and output decides.

    With random g and v:  Σ g · (f(x + h v) - f(x - h v)) / 2h  =  Σ v · f_backward(g, y, x)

    The inputs that hold floats are nudged, all at once, as far as the backward returns gradients: in order, one for each
    differentiable input. Masks, integer labels and plain numbers stay as they are.

    >>> rng = np.random.default_rng(0)
    >>> check_pair(np.tanh, lambda g, y, z: g * (1 - y**2), [rng.normal(size=(3, 4))], rng)
    True
    >>> check_pair(np.tanh, lambda g, y, z: g * (1 - z**2), [rng.normal(size=(3, 4))], rng)
    False
    """
    y = f(*xs)
    g = rng.standard_normal(np.shape(y))
    dxs = f_backward(g, y, *xs)
    dxs = dxs if isinstance(dxs, (tuple, list)) else (dxs,)
    places = [i for i, x in enumerate(xs) if isinstance(x, np.ndarray) and x.dtype.kind == "f"][: len(dxs)]
    vs = {i: rng.standard_normal(xs[i].shape) for i in places}

    def nudged(h):
        return f(*(x + h * vs[i] if i in vs else x for i, x in enumerate(xs)))

    slope = float(np.sum(g * (nudged(h) - nudged(-h)))) / (2 * h)
    parts = [float(np.vdot(vs[i], dx)) for i, dx in zip(places, dxs)]
    scale = max([1e-8, abs(slope), *(float(np.linalg.norm(dx)) for dx in dxs)])
    return abs(sum(parts) - slope) / scale < tol


def _floats(x: np.ndarray) -> np.ndarray:
    if not isinstance(x, np.ndarray) or x.dtype.kind != "f":
        what = f"an array of {x.dtype}" if isinstance(x, np.ndarray) else f"a {type(x).__name__}"
        raise TypeError(f"x should be an array of floats, but is {what}. Convert it first: np.asarray(x, dtype=float).")
    return x
