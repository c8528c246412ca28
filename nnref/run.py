"""A run of training: everything that changes while it lasts, one update of it, and its checkpoints."""

import json
from collections.abc import Mapping
from contextvars import Context, copy_context

import numpy as np

from nnref import border
from nnref.memory import BUFFER, aligned
from nnref.network import Network, forward
from nnref.optimizers import Optimizer
from nnref.plan import Plan

__all__ = ["TrainingError"]

COUNTS = ("epoch", "start", "iteration", "batch_size")


class TrainingError(ArithmeticError):
    """The loss is no longer a finite number, and training cannot go on. The message says where that began."""


class Run:
    """Parameters, the optimizer's state, the order of the examples, and how far the run has come."""

    def __init__(self, network, optimizer, X, t, theta, rng, batch_size, shuffle):
        if not isinstance(network, Network):
            raise TypeError(f"The first argument should be a Network, but is a {type(network).__name__}.")
        if not isinstance(optimizer, Optimizer):
            raise TypeError(f"The second argument should be an Optimizer such as Adam(), but is {optimizer!r}.")
        border.generator(rng)
        network.layout.check(theta)
        X = border.inputs(network, X, theta.dtype)
        t = border.targets(network, t, len(X), theta.dtype)
        border.finite("X", X)
        border.finite("t", t)
        self.network, self.optimizer, self.rng, self.shuffle = network, optimizer, rng, shuffle
        self.batch_size = len(X) if batch_size is None else border.whole("batch_size", batch_size)
        self.theta, self.grad = (aligned(theta.size, theta.dtype, fill=0) for _ in range(2))
        self.theta[:] = theta
        self.learned, self.learned_grad = self.theta[: network.learned], self.grad[: network.learned]
        self.state = optimizer.init(self.learned)
        self.order = np.arange(len(X))
        self.epoch = self.start = self.iteration = 0  # `start`: how many examples of this epoch have been used
        sizes = {min(self.batch_size, len(X)), len(X) % self.batch_size} - {0}
        plans = [Plan(network, network.program, n, self.theta, self.grad) for n in sizes]
        self.X = plans[0].stored_inputs(X)
        by_size = {plan.n: (plan, plan.stored_targets(t)) for plan in plans}
        starts = range(0, len(X), self.batch_size)
        self.batches = {i: (slice(i, i + self.batch_size), *by_size[min(self.batch_size, len(X) - i)]) for i in starts}
        self.draws, self.follows = bool(network.program.masks), bool(network.program.running)
        self.penalized = bool(network.l1 or network.l2)

    def update(self, lr: float, clip_norm: float | None) -> float:
        """One iteration: the next minibatch, its loss and gradient, one step of the optimizer. Returns the loss."""
        if self.start == 0 and self.shuffle:
            self.order = self.rng.permutation(len(self.order))
        rows, plan, targets = self.batches[self.start]
        plan.read(self.order[rows], self.X, targets)
        if self.draws:
            plan.draw_masks(self.rng)
        loss = float(plan.value_and_grad())
        if self.penalized:
            loss += self.network.penalty(self.theta, self.grad)
        if not loss < np.inf:
            raise TrainingError(self.where_it_began(loss))
        if clip_norm is not None:
            norm = np.sqrt(self.grad @ self.grad)
            if norm > clip_norm:
                self.grad *= clip_norm / norm
        self.optimizer.step(self.learned, self.learned_grad, self.state, lr)
        if self.follows:
            plan.absorb()
        self.iteration += 1
        self.start = rows.stop
        if self.start >= len(self.order):
            self.epoch, self.start = self.epoch + 1, 0
        return loss

    def checkpoint(self) -> dict[str, np.ndarray]:
        """Everything that `restore` needs, as arrays that `save_parameters` can write."""
        generator = json.dumps(self.rng.bit_generator.state, default=np.ndarray.tolist).encode()
        saved = {"theta": self.theta.copy(), "order": self.order.copy(), "rng": np.frombuffer(generator, dtype=np.uint8)}
        saved |= {name: np.array(getattr(self, name)) for name in COUNTS}
        return saved | {f"optimizer.{name}": a for name, a in self.state.arrays().items()}

    def restore(self, saved: Mapping[str, np.ndarray]) -> None:
        """Go on where the checkpoint was taken; ValueError if it was taken from another kind of run."""
        mine = self.checkpoint()
        if set(saved) != set(mine):
            lacks, more = sorted(set(mine) - set(saved)), sorted(set(saved) - set(mine))
            kind = type(self.optimizer).__name__
            raise ValueError(f"This checkpoint does not fit: it lacks {lacks} and also has {more}. Was it made with {kind}?")
        self.network.layout.check(saved["theta"])
        generator = json.loads(bytes(saved["rng"]).decode())
        for what, theirs, ours in [
            ("type of parameters", saved["theta"].dtype, self.theta.dtype),
            ("number of examples", len(saved["order"]), len(self.order)),
            ("batch_size", int(saved["batch_size"]), self.batch_size),
            ("random generator", generator["bit_generator"], type(self.rng.bit_generator).__name__),
        ]:
            if theirs != ours:
                raise ValueError(f"This checkpoint comes from another run: its {what} is {theirs}, but here it is {ours}.")
        self.rng.bit_generator.state = generator
        self.theta[:], self.order = saved["theta"], np.array(saved["order"])
        self.epoch, self.start, self.iteration = (int(saved[name]) for name in ("epoch", "start", "iteration"))
        prefix = "optimizer."
        arrays = {name.removeprefix(prefix): a for name, a in saved.items() if name.startswith(prefix)}
        self.state = self.optimizer.restore(self.learned, arrays)

    def where_it_began(self, loss: float) -> str:
        """Which epoch, which iteration, and which value of the program was the first that is not finite."""
        text = f"The loss became {loss} in epoch {self.epoch + 1}, iteration {self.iteration + 1}."
        bad = np.flatnonzero(~np.isfinite(self.theta))
        if len(bad):
            name = self.network.layout.name_at(bad[0])
            text += f" It began with the update before: parameter {name} became {self.theta[bad[0]]}."
        else:
            program, (_, plan, _) = self.network.program, self.batches[self.start]
            given = {name: plan.values[name] for name in ("x", *self.network.layout, *program.masks)}
            values = forward(program.calls[:-1], self.network.functions, given)
            first = next((call for call in program.calls[:-1] if not np.isfinite(values[call.y]).all()), program.calls[-1])
            text += f" The first value that is not finite is in {first}; the largest parameter is {np.abs(self.theta).max():.3g}."
        return text + " A smaller learning rate, clip_norm=, or standardized inputs often help."


def quiet_context() -> Context:
    """Where NumPy does not warn of overflow: a run that diverges should end with one clear message, not begin with many.

    And where it copies no rows together (see `BUFFER`). `quiet_context().run(f)` costs a tenth of `with np.errstate(...)`, which
    counts where a step takes ten microseconds.
    """
    context = copy_context()
    context.run(np.seterr, all="ignore")
    context.run(np.setbufsize, BUFFER)
    return context
