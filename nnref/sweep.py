"""Many small networks at once: k networks that differ in their start or their hyper-parameters, on a leading axis.

A small network spends its time on calling NumPy, not on numbers. A stack of 100 of them makes the same calls, with 100 times as
many numbers in each. (A network whose products take longer than their calls gains nothing.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from nnref import border
from nnref.memory import aligned
from nnref.network import Network
from nnref.optimizers import Optimizer
from nnref.plan import Plan
from nnref.run import quiet_context

__all__ = ["SweepStep", "init_many", "numerical_gradient_many", "predict_many", "sweep"]

STACK = 64  # networks in a stack whose values stay in the cache


class SweepStep(NamedTuple):
    """What happened in one iteration of k networks. `theta` is the living stack: copy what you want to keep."""

    epoch: int  # from 1
    iteration: int  # from 1, over all epochs
    losses: np.ndarray  # (k,) of this minibatch, before the update; not finite for a network that has diverged
    ends_epoch: bool
    theta: np.ndarray  # (k, P)


def init_many(network: Network, seeds: Sequence[int], dtype=np.float64) -> np.ndarray:
    """One parameter vector for each seed, as `network.init` draws it.

    Shapes: k seeds -> (k, P)
    """
    return np.stack([network.init(np.random.default_rng(seed), dtype) for seed in seeds])


def sweep(
    network: Network,
    optimizer: Optimizer,
    X: np.ndarray,
    t: np.ndarray,
    *,
    theta: np.ndarray,
    epochs: int,
    rng: np.random.Generator,
    batch_size: int | None = 32,
) -> Iterator[SweepStep]:
    """Train k networks of one architecture at once: each as `train` would with the same `rng`, all on the same minibatches.

    Shapes: X (N, D), t (N,) or (N, K), theta (k, P)

    Hyper-parameters of the optimizer may differ: give an array of shape (k, 1), such as Adam(lr=np.array([[0.1], [0.01]])).
    A network that diverges goes on by itself with losses that are not finite; the others are not touched by it.

    >>> from nnref.network import mlp
    >>> from nnref.optimizers import SGD
    >>> X, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    >>> net = mlp((2, 6, 2), hidden="tanh")
    >>> lrs = np.array([[0.001], [1.0]])
    >>> steps = sweep(net, SGD(lrs), X, t, theta=init_many(net, [1, 1]), epochs=300, rng=np.random.default_rng(0), batch_size=4)
    >>> for step in steps: pass
    >>> (step.losses < 0.1).tolist()
    [False, True]

    Raises TypeError or ValueError for arguments that do not fit.
    """
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"The second argument should be an Optimizer such as Adam(), but is {optimizer!r}.")
    border.generator(rng)
    _check_stack(network, theta)
    for row in theta:
        network.layout.check(row)
    if network.l1 or network.l2:
        raise ValueError("A sweep has no penalties l1 and l2; AdamW(weight_decay=...) has.")
    X = border.inputs(network, X, theta.dtype)
    t = border.targets(network, t, len(X), theta.dtype)
    border.finite("X", X)
    border.finite("t", t)
    batch_size = len(X) if batch_size is None else border.whole("batch_size", batch_size)
    return _steps(network, optimizer, X, t, theta, border.whole("epochs", epochs), rng, batch_size)


def _check_stack(network: Network, theta: np.ndarray) -> None:
    """Raise unless theta is a stack. A row that has diverged may be in it: its scores are not finite, and say so."""
    if np.ndim(theta) != 2 or len(theta) == 0:
        raise ValueError(
            f"theta should have shape (k, {network.layout.size}), a row for each network, but has {np.shape(theta)}."
        )


def _steps(network, optimizer, X, t, start, epochs, rng, batch_size) -> Iterator[SweepStep]:
    theta, grad = aligned(start.shape, start.dtype), aligned(start.shape, start.dtype, fill=0)
    theta[:] = start
    sizes = {min(batch_size, len(X)), len(X) % batch_size} - {0}
    plans = {n: Plan(network, network.program, n, theta, grad) for n in sizes}
    inputs = plans[max(sizes)].stored_inputs(X)
    targets = {n: plan.stored_targets(t) for n, plan in plans.items()}
    learned, learned_grad = theta[:, : network.learned], grad[:, : network.learned]
    state, quietly, iteration = optimizer.init(learned), quiet_context().run, 0
    for epoch in range(1, epochs + 1):
        order = rng.permutation(len(X))
        for i in range(0, len(X), batch_size):
            plan = plans[min(batch_size, len(X) - i)]
            plan.read(order[i : i + batch_size], inputs, targets[plan.n])
            plan.draw_masks(rng)
            losses = quietly(plan.value_and_grad)
            quietly(optimizer.step, learned, learned_grad, state)
            plan.absorb()
            iteration += 1
            yield SweepStep(epoch, iteration, losses, i + batch_size >= len(X), theta)


def predict_many(network: Network, theta: np.ndarray, X: np.ndarray) -> np.ndarray:
    """The scores of k networks on the same inputs.

    Shapes: theta (k, P), X (N, D) -> (k, N, K)
    """
    _check_stack(network, theta)
    X = border.inputs(network, X, theta.dtype)
    plan = Plan(network, network.prediction, len(X), np.ascontiguousarray(theta))
    plan.values["x"][:] = X
    return plan.predict().copy()


def numerical_gradient_many(network: Network, theta: np.ndarray, X: np.ndarray, t: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """Central differences in every parameter, as `numerical_gradient` takes them, but for a stack of nudged networks at a time.

    Shapes: theta (P,), X (N, D), t (N,) or (N, K) -> (P,)

    >>> from nnref.network import mlp
    >>> net, rng = mlp((3, 4, 2)), np.random.default_rng(0)
    >>> theta, X, t = net.init(rng), rng.normal(size=(5, 3)), np.array([0, 1, 0, 1, 1])
    >>> bool(np.allclose(numerical_gradient_many(net, theta, X, t), net.value_and_grad(theta, X, t)[1]))
    True

    Raises ValueError for a network with dropout or penalties, whose loss is not a function of theta and the data alone.
    """
    network.layout.check(theta)
    if network.program.masks or network.l1 or network.l2:
        raise ValueError("numerical_gradient_many takes no dropout and no penalties: numerical_gradient takes any function.")
    X = border.inputs(network, X, theta.dtype)
    stack = aligned((STACK, theta.size), theta.dtype)
    stack[:] = theta
    plan = Plan(network, network.program, len(X), stack)
    plan.values["x"][:] = X
    plan.columns[:] = plan.stored_targets(border.targets(network, t, len(X), theta.dtype))
    grad, half = np.empty_like(theta), STACK // 2
    for start in range(0, theta.size, half):
        places = np.arange(start, min(start + half, theta.size))
        rows = np.arange(len(places))
        stack[rows, places] += h
        stack[half + rows, places] -= h
        losses = plan.value()
        grad[places] = (losses[rows] - losses[half + rows]) / (2 * h)
        stack[rows, places] = stack[half + rows, places] = theta[places]
    return grad
