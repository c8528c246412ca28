"""Training is a loop, and `train` is that loop as a generator: it does one step of the optimizer whenever somebody pulls.

    for step in train(net, Adam(), X, t, theta=net.init(rng), epochs=20, rng=rng):
        ...

Whoever watches decides what happens: plot `step.loss`, stop with `break`, save `step.checkpoint()`. Watchers that are needed
often (progress bar, history, stopping criteria) stand in `nnref.watch`; they take steps and yield them on.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextvars import Context, copy_context
from typing import NamedTuple

import numpy as np

from nnref import border
from nnref.network import Network, forward
from nnref.optimizers import Optimizer
from nnref.params import aligned
from nnref.plan import Plan

__all__ = ["Step", "TrainingError", "train"]


class TrainingError(ArithmeticError):
    """The loss is no longer a finite number, and training cannot go on. The message says where that began."""


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
    run = _Run(network, optimizer, X, t, theta, rng, batch_size, shuffle)
    border.whole("epochs", epochs)
    if clip_norm is not None and not clip_norm > 0:
        raise ValueError(f"clip_norm should be greater than 0, or None for no clipping; got {clip_norm!r}.")
    if schedule is not None and not callable(schedule):
        raise TypeError(
            f"schedule should be a function of the iteration; a fixed rate belongs to the optimizer; got {schedule!r}."
        )
    if resume is not None:
        run.restore(resume)
    return _steps(run, epochs, schedule, clip_norm)


def _steps(run: "_Run", epochs: int, schedule, clip_norm) -> Iterator[Step]:
    network, theta, grad, learned, learned_grad = run.network, run.theta, run.grad, run.learned, run.learned_grad
    n, size = len(run.X), run.batch_size
    penalized, statistics, masks = network.l1 or network.l2, network.program.running, network.program.masks
    optimizer, rate, quietly = run.optimizer, schedule or run.optimizer.rate, run.quiet.run
    while run.epoch < epochs:
        if run.start == 0:
            run.order = run.rng.permutation(n) if run.shuffle else np.arange(n)
        while run.start < n:
            plan, targets = run.plans[min(size, n - run.start)]
            plan.read(run.order[run.start : run.start + size], run.X, targets)
            if masks:
                plan.draw_masks(run.rng)
            loss = float(quietly(plan.value_and_grad))
            if penalized:
                loss += network.penalty(theta, grad)
            if not loss < np.inf:
                raise TrainingError(run.where_it_began(loss))
            if clip_norm is not None:
                norm = np.sqrt(grad @ grad)
                if norm > clip_norm:
                    grad *= clip_norm / norm
            lr = rate(run.iteration)
            quietly(optimizer.step, learned, learned_grad, run.state, lr)
            if statistics:
                plan.absorb()
            run.iteration += 1
            run.start += size
            yield Step(run.epoch + 1, run.iteration, loss, lr, run.start >= n, theta, grad, run.checkpoint)
        run.epoch, run.start = run.epoch + 1, 0


class _Run:
    """All that changes while training, and what it is trained on."""

    def __init__(self, network, optimizer, X, t, theta, rng, batch_size, shuffle):
        if not isinstance(network, Network):
            raise TypeError(f"The first argument should be a Network, but is a {type(network).__name__}.")
        if not isinstance(optimizer, Optimizer):
            raise TypeError(f"The second argument should be an Optimizer such as Adam(), but is {optimizer!r}.")
        border.generator(rng)
        network.layout.check(theta)
        bad = np.flatnonzero(~np.isfinite(theta))
        if len(bad):
            raise ValueError(
                f"theta holds {theta[bad[0]]} at {network.layout.name_at(bad[0])}: were these parameters saved after a failed run?"
            )
        X = border.inputs(network, X, theta.dtype)
        t = border.targets(network, t, len(X), theta.dtype)
        border.finite("X", X)
        border.finite("t", t)
        self.network, self.optimizer, self.rng, self.shuffle = network, optimizer, rng, shuffle
        self.batch_size = len(X) if batch_size is None else border.whole("batch_size", batch_size)
        self.theta, self.grad = aligned(theta.size, theta.dtype), aligned(theta.size, theta.dtype, fill=0)
        self.theta[:] = theta
        self.learned, self.learned_grad = self.theta[: network.learned], self.grad[: network.learned]
        self.state = optimizer.init(self.learned)
        self.order = np.arange(len(X))
        self.epoch = self.start = self.iteration = 0
        sizes = {min(self.batch_size, len(X)), len(X) % self.batch_size} - {0}
        plans = [Plan(network, network.program, n, self.theta, self.grad) for n in sizes]
        self.X = plans[0].stored_inputs(X)
        self.plans = {plan.n: (plan, plan.stored_targets(t)) for plan in plans}
        self.quiet = quiet_context()

    def checkpoint(self) -> dict[str, np.ndarray]:
        state = {f"optimizer.{name}": a for name, a in self.state.arrays().items()}
        start, epoch = (self.start, self.epoch) if self.start < len(self.X) else (0, self.epoch + 1)
        counts = {"epoch": epoch, "start": start, "iteration": self.iteration, "batch_size": self.batch_size}
        generator = np.frombuffer(json.dumps(self.rng.bit_generator.state, default=np.ndarray.tolist).encode(), dtype=np.uint8)
        return (
            {"theta": self.theta.copy(), "order": self.order.copy(), "rng": generator}
            | state
            | {k: np.array(v) for k, v in counts.items()}
        )

    def restore(self, saved: Mapping[str, np.ndarray]) -> None:
        expected = set(self.checkpoint())
        if set(saved) != expected:
            missing, extra = sorted(expected - set(saved)), sorted(set(saved) - expected)
            raise ValueError(
                f"This checkpoint does not fit: it lacks {missing} and has {extra} too many. Was it made with {type(self.optimizer).__name__}?"
            )
        self.network.layout.check(saved["theta"])
        if saved["theta"].dtype != self.theta.dtype:
            raise ValueError(f"This checkpoint holds {saved['theta'].dtype} parameters, but theta is {self.theta.dtype}.")
        for name, mine in {"order": len(self.order), "batch_size": self.batch_size}.items():
            theirs = len(saved[name]) if name == "order" else int(saved[name])
            if theirs != mine:
                what = "examples" if name == "order" else "rows in a batch"
                raise ValueError(f"This checkpoint belongs to a run with {theirs} {what}, but this run has {mine}.")
        generator = json.loads(bytes(saved["rng"]).decode())
        kind = type(self.rng.bit_generator).__name__
        if generator["bit_generator"] != kind:
            raise ValueError(f"This checkpoint was made with a {generator['bit_generator']} generator, but rng is a {kind}.")
        self.rng.bit_generator.state = generator
        self.theta[:] = saved["theta"]
        prefix = "optimizer."
        self.state = self.optimizer.restore(
            self.learned, {k.removeprefix(prefix): a for k, a in saved.items() if k.startswith(prefix)}
        )
        self.order = np.array(saved["order"])
        self.epoch, self.start, self.iteration = (int(saved[k]) for k in ("epoch", "start", "iteration"))

    def where_it_began(self, loss: float) -> str:
        """Which epoch, which iteration, and which value of the program was the first that is not finite."""
        text = f"The loss became {loss} in epoch {self.epoch + 1}, iteration {self.iteration + 1}."
        bad = np.flatnonzero(~np.isfinite(self.theta))
        if len(bad):
            text += (
                f" It began with the update before: parameter {self.network.layout.name_at(bad[0])} became {self.theta[bad[0]]}."
            )
        else:
            plan, _ = self.plans[min(self.batch_size, len(self.X) - self.start)]
            given = {name: plan.values[name] for name in ("x", *self.network.layout, *self.network.program.masks)}
            calls = self.network.program.calls
            values = self.quiet.run(forward, calls[:-1], self.network.functions, given)
            first = next((call for call in calls[:-1] if not np.isfinite(values[call.y]).all()), calls[-1])
            text += f" The first value that is not finite is in {first}; the largest parameter is {np.abs(self.theta).max():.3g}."
        return text + " A smaller learning rate, clip_norm=, or standardized inputs often help."


def quiet_context() -> Context:
    """Where NumPy does not warn of overflow: a run that diverges should end with one clear message, not begin with many.

    `quiet_context().run(f)` costs a tenth of `with np.errstate(...)`, which counts where a step takes ten microseconds.
    """
    context = copy_context()
    context.run(np.seterr, all="ignore")
    return context
