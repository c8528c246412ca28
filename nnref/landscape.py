"""A network's loss as a surface, and its scores as a map: functions of very many numbers, seen along two directions."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nnref import border
from nnref.memory import aligned
from nnref.network import Network
from nnref.plan import Plan
from nnref.plug import REFERENCE

__all__ = ["Map", "filter_directions", "loss_landscape", "predict_map"]


def filter_directions(network: Network, theta: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Two random directions in parameter space, each unit's part as long as that unit's own weights; biases stay.

    Without this, a network that is scaled up and computes the same would look flatter.

    Shapes: theta (P,) -> (2, P)

    Paper: Li et al. 2018, arXiv:1712.09913.
    """
    network.layout.check(theta)
    border.generator(rng)
    directions = np.zeros((2, theta.size), theta.dtype)
    for d in directions:
        own, new = network.layout.views(theta), network.layout.views(d)
        for name, w in own.items():
            if name in network.program.shapes and w.ndim > 1:
                of_a_unit = (1, 2, 3) if w.ndim == 4 else -2  # a filter, or a column
                new[name][...] = rng.standard_normal(w.shape)
                new[name] *= np.sqrt(np.sum(w**2, of_a_unit, keepdims=True) / np.sum(new[name] ** 2, of_a_unit, keepdims=True))
    return directions


def loss_landscape(network: Network, theta, X, t, directions, alphas, betas) -> np.ndarray:
    """The loss on the plane through theta that two directions span, in prediction mode.

    Lᵢⱼ = loss(theta + alphasᵢ directions₀ + betasⱼ directions₁)

    Shapes: theta (P,), directions (2, P), alphas (A,), betas (B,) -> (A, B)

    If the network begins with a dense layer, its product is taken three times, not A·B times: the layer is linear in its own
    parameters, so z₁ at (α, β) is z₁(theta) + α z₁(directions₀) + β z₁(directions₁).

    >>> from nnref.network import mlp
    >>> net, rng = mlp((2, 4, 2)), np.random.default_rng(0)
    >>> theta, X, t = net.init(rng), rng.normal(size=(6, 2)), np.array([0, 1, 0, 1, 0, 1])
    >>> L = loss_landscape(net, theta, X, t, filter_directions(net, theta, rng), [-1, 0, 1], [0, 1])
    >>> L.shape, bool(np.isclose(L[1, 0], net.evaluate(theta, X, t)))
    ((3, 2), True)
    """
    network.layout.check(theta)
    X = border.inputs(network, X, theta.dtype)
    t = border.targets(network, t, len(X), theta.dtype)
    d = np.asarray(directions, theta.dtype)
    if d.shape != (2, theta.size):
        raise ValueError(f"directions should have shape (2, {theta.size}), two vectors like theta, but have {d.shape}.")
    here = aligned(theta.size, theta.dtype)
    plan = Plan(network, network.evaluation, len(X), here)
    plan.values["x"][:], plan.columns[:] = X, plan.stored_targets(t)
    losses = np.empty((len(alphas), len(betas)))
    first = network.evaluation.calls[0]
    if first.f != "dense" or network.functions["dense"] is not REFERENCE["dense"]:
        for i, j in np.ndindex(losses.shape):
            here[:] = theta + alphas[i] * d[0] + betas[j] * d[1]
            losses[i, j] = plan.value()
        return losses

    z = plan.values[first.y]
    product = plan.forward.pop(0)
    parts = []
    for vector in (theta, *d):
        here[:] = vector
        product()
        parts.append(z.copy(order="K"))
    for i, alpha in enumerate(np.asarray(alphas, theta.dtype)):
        row, z_row = theta + alpha * d[0], parts[0] + alpha * parts[1]
        for j, beta in enumerate(np.asarray(betas, theta.dtype)):
            np.add(row, beta * d[1], out=here)
            np.multiply(parts[2], beta, out=z)
            np.add(z, z_row, out=z)
            losses[i, j] = plan.value()
    return losses


class Map(NamedTuple):
    """Scores on a grid of points in the plane: `scores[i, j]` belongs to (xs[j], ys[i])."""

    xs: np.ndarray
    ys: np.ndarray
    scores: np.ndarray


def predict_map(network: Network, theta, x_range=(-1.0, 1.0), y_range=(-1.0, 1.0), size: int = 300) -> Map:
    """What a network of two inputs says on a grid: the stuff of decision boundaries.

    Shapes: theta (P,) -> xs (size,), ys (size,), scores (size, size, K)

    >>> from nnref.network import mlp
    >>> net = mlp((2, 3, 2))
    >>> predict_map(net, net.init(np.random.default_rng(0)), size=5).scores.shape
    (5, 5, 2)

    Raises ValueError for a network that has not two inputs.
    """
    if network.row != (2,):
        raise ValueError(f"A map needs a network of 2 inputs, but this one has {network.row}.")
    network.layout.check(theta)
    xs, ys = (np.linspace(low, high, size, dtype=theta.dtype) for low, high in (x_range, y_range))
    points = np.empty((size, size, 2), theta.dtype)
    points[..., 0], points[..., 1] = xs, ys[:, np.newaxis]
    return Map(xs, ys, network.predict(theta, points.reshape(-1, 2)).reshape(size, size, -1))
