"""Training is a loop, and `train` is that loop as a generator: it does one step of the optimizer whenever somebody pulls.

    for step in train(net, Adam(), X, t, theta=net.init(rng), epochs=20, rng=rng):
        ...

Whoever watches decides what happens: plot `step.loss`, stop with `break`, save `step.checkpoint()`. Watchers that are needed
often (progress bar, history, stopping criteria) stand in `nnref.watch`; they take steps and yield them on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from nnref import border
from nnref.network import Network
from nnref.optimizers import Optimizer
from nnref.run import Run, TrainingError, quiet_context

__all__ = ["Step", "TrainingError", "train"]


class Step(NamedTuple):
    """What happened in one iteration. `theta` and `grad` are the living vectors: copy what you want to keep."""

    epoch: int  # from 1
    iteration: int  # from 1, over all epochs
    loss: float  # of this minibatch, before the update
    lr: float
    ends_epoch: bool
    theta: np.ndarray  # after the update
    grad: np.ndarray
    checkpoint: Callable[[], dict[str, np.ndarray]]  # all that `train(resume=...)` needs, as arrays for `save_parameters`


def train(
    network: Network,
    optimizer: Optimizer,
    X: np.ndarray,
    t: np.ndarray,
    *,
    theta: np.ndarray,
    epochs: int,
    rng: np.random.Generator,
    batch_size: int | None = 32,
    shuffle: bool = True,
    schedule: Callable[[int], float] | None = None,
    clip_norm: float | None = None,
    resume: Mapping[str, np.ndarray] | None = None,
) -> Iterator[Step]:
    """Minibatch training, one `Step` for every update of the parameters.

    In every epoch: shuffle the rows, take `batch_size` of them at a time (the last batch may be short), and for each batch
    compute the gradient and let the optimizer move theta. `batch_size=None` takes all rows at once.

    Shapes: X (N, D), t (N,) or (N, K), theta (P,)

    `theta` itself is not changed: the run works on a copy, `step.theta`. `schedule(k)` gives the learning rate of update k, from
    0, in place of the optimizer's. `clip_norm` scales longer gradients down to this length. `resume=` goes on from a
    checkpoint: with the same data and settings, the parameters come out the same bit for bit as without the interruption.

    >>> from nnref.network import mlp
    >>> from nnref.optimizers import Adam
    >>> rng = np.random.default_rng(0)
    >>> X, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    >>> net = mlp((2, 8, 2), hidden="tanh")
    >>> for step in train(net, Adam(lr=0.05), X, t, theta=net.init(rng), epochs=100, rng=rng, batch_size=4):
    ...     pass
    >>> net.predict(step.theta, X).argmax(axis=1)
    array([0, 1, 1, 0])

    Raises TypeError or ValueError for arguments that do not fit, TrainingError when the loss becomes nan or infinite.
    """
    run = Run(network, optimizer, X, t, theta, rng, batch_size, shuffle)
    border.whole("epochs", epochs)
    if clip_norm is not None and not clip_norm > 0:
        raise ValueError(f"clip_norm should be greater than 0, or None for no clipping; got {clip_norm!r}.")
    if schedule is not None and not callable(schedule):
        raise TypeError(f"schedule should be a function of the iteration (a fixed rate is the optimizer's lr); got {schedule!r}.")
    if resume is not None:
        run.restore(resume)
    return _steps(run, epochs, schedule or optimizer.rate, clip_norm)


def _steps(run: Run, epochs: int, rate: Callable[[int], float], clip_norm: float | None) -> Iterator[Step]:
    quietly = quiet_context().run
    while run.epoch < epochs:
        epoch, lr = run.epoch + 1, rate(run.iteration)
        if not 0 <= lr < np.inf:
            raise ValueError(
                f"The schedule gave the rate {lr} for iteration {run.iteration}: it should be finite and not negative."
            )
        loss = quietly(run.update, lr, clip_norm)
        yield Step(epoch, run.iteration, loss, lr, run.start == 0, run.theta, run.grad, run.checkpoint)
