"""What all optimizers share: state beside the flat vector, steps in place and in blocks, validation, and plain functions."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from nnref.memory import aligned

__all__ = ["Optimizer", "OptimizerState", "Rate"]

Array = NDArray[np.floating]
Rate = float | Callable[[int], float]  # a number, or a schedule: step (from 0) -> rate

BLOCK = 32_768  # elements: a block of theta, g, two buffers and scratch stays within a level-2 cache
FLUSH_EVERY = 64  # steps
BELOW_ONE = {"momentum", "beta1", "beta2", "rho"}
POSITIVE = {"eps"}


class OptimizerState:
    """What an optimizer remembers: the number of steps taken, and its named arrays, each shaped like theta.

    A rule is run on one block of the last axis after the other, small enough to stay in the cache through all its lines.
    """

    def __init__(self, theta: Array, names: tuple[str, ...], scratch: int):
        self.t = 0
        self.buffers = {name: aligned(theta.shape, theta.dtype, fill=0) for name in names}
        size = theta.shape[-1]
        rows = max(1, theta.size // max(1, size))
        width = min(size, max(1, BLOCK // rows))
        self.blocks = [(..., slice(i, i + width)) for i in range(0, size, width)] if width < size else [...]
        self.scratch = [aligned((*theta.shape[:-1], width), theta.dtype) for _ in range(scratch)]
        self._theta: Array | None = None
        self._g: Array | None = None
        self._bound: list[tuple[Array, ...]] = []

    def bound(self, theta: Array, g: Array, numbers: tuple[Any, ...]) -> list[tuple[Array, ...]]:
        """What a rule gets, for each block: its part of theta, of g and of every buffer, scratch, and the numbers of this step.

        As long as theta and g are the same arrays, all that happens is that new numbers are put in the place of the last ones.
        """
        if theta is not self._theta or g is not self._g:
            self._bind(theta, g, numbers)
        try:
            for place, x in zip(self._numbers, numbers):
                place[...] = x
        except ValueError:  # a number has become one number for each network of a sweep
            self._bind(theta, g, numbers)
        return self._bound

    def _bind(self, theta: Array, g: Array, numbers: tuple[Any, ...]) -> None:
        if g.shape != theta.shape:
            raise ValueError(f"the gradient has shape {g.shape} but theta has shape {theta.shape}.")
        arrays = (theta, g, *self.buffers.values())
        parts = [tuple(a[block] for a in arrays) for block in self.blocks]
        self._theta, self._g = theta, g
        self._numbers = tuple(np.array(x, theta.dtype) for x in numbers)
        self._bound = [(*part, *(a[..., : part[0].shape[-1]] for a in self.scratch), *self._numbers) for part in parts]

    def __repr__(self) -> str:
        return f"OptimizerState(t={self.t}, buffers={list(self.buffers)})"

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Copies of everything that a later `restore` needs, by name: ready for `save_parameters`."""
        return {"t": np.array(self.t), **{name: b.copy() for name, b in self.buffers.items()}}


@dataclass(frozen=True)
class Optimizer:
    """What all optimizers share; a subclass adds hyper-parameters, `buffers`, `numbers` and a `rule`.

    `lr` is a number or a schedule `step -> rate` (steps count from 0); `step(..., lr=...)` overrides it for one step. A
    hyper-parameter may also be an array that broadcasts against theta, as in a sweep of k networks: theta (k, P), lr (k, 1).

    Errors: ValueError or TypeError for a hyper-parameter out of its range, at construction; for a theta that is no float array.
    """

    lr: Rate

    buffers: ClassVar[tuple[str, ...]] = ()
    scratch: ClassVar[int] = 1
    plain: ClassVar[Callable[..., Any]]
    rule: ClassVar[Callable[..., None]]  # rule(theta, g, *buffers, *scratch, *numbers), in place
    numbers: ClassVar[Callable[..., tuple[Any, ...]]]  # numbers(t, lr) -> what the rule needs for step t, from 1

    def __post_init__(self) -> None:
        for field in fields(self):
            _validate(type(self).__name__, field.name, getattr(self, field.name))

    def init(self, theta: Array) -> OptimizerState:
        """The state before the first step: zeros."""
        if not isinstance(theta, np.ndarray) or theta.dtype.kind != "f" or theta.ndim == 0:
            what = f"{theta.dtype} array of shape {theta.shape}" if isinstance(theta, np.ndarray) else type(theta).__name__
            raise TypeError(f"theta must be an array of floats with at least one axis; got {what}.")
        return OptimizerState(theta, self.buffers, self.scratch)

    def restore(self, theta: Array, arrays: Mapping[str, NDArray[Any]]) -> OptimizerState:
        """The state that `arrays` (from `OptimizerState.arrays`) describes: the run goes on to the same bits."""
        state = self.init(theta)
        expected = {"t", *self.buffers}
        if set(arrays) != expected:
            raise ValueError(
                f"{type(self).__name__} needs the state arrays {sorted(expected)}; got {sorted(arrays)}. "
                "Was the checkpoint written by another optimizer?"
            )
        for name, buffer in state.buffers.items():
            saved = np.asarray(arrays[name])
            if saved.shape != buffer.shape or saved.dtype != buffer.dtype:
                raise ValueError(
                    f"state {name!r} must be {buffer.dtype} of shape {buffer.shape} like theta; got {saved.dtype} of "
                    f"shape {saved.shape}. Was the checkpoint written by another network?"
                )
            buffer[...] = saved
        state.t = int(arrays["t"])
        return state

    def step(self, theta: Array, g: Array, state: OptimizerState, lr: float | None = None) -> tuple[Array, OptimizerState]:
        """One step: changes theta and state in place, and returns them."""
        if lr is None:
            lr = self.rate(state.t)
        state.t = t = state.t + 1
        for arrays in state.bound(theta, g, self.numbers(t, lr)):
            self.rule(*arrays)
        if t % FLUSH_EVERY == 0:
            _flush_denormals(state)
        return theta, state

    def rate(self, step: int) -> float:
        """The learning rate of a step, counted from 0."""
        return self.lr(step) if callable(self.lr) else self.lr

    def using(self, function: Callable[..., Any]) -> "Optimizer":
        """The same optimizer, run by a pure step function of the signature in `nnref.steps`: a learner's own, say."""
        return _Using(self.lr, self, function)


@dataclass(frozen=True)
class _Using(Optimizer):
    """An optimizer whose steps a pure function computes; `nnref.steps` has the signatures."""

    optimizer: Optimizer
    function: Callable[..., Any]

    def __post_init__(self) -> None:
        if not callable(self.function):
            raise TypeError(f"using() needs a step function; got {type(self.function).__name__}.")

    def init(self, theta: Array) -> OptimizerState:
        return self.optimizer.init(theta)

    def restore(self, theta: Array, arrays: Mapping[str, NDArray[Any]]) -> OptimizerState:
        return self.optimizer.restore(theta, arrays)

    def step(self, theta, g, state, lr=None):
        if lr is None:
            lr = self.rate(state.t)
        state.t += 1
        hyper = {f.name: getattr(self.optimizer, f.name) for f in fields(self.optimizer) if f.name != "lr"}
        known = inspect.signature(self.optimizer.plain).parameters
        numbers = [value for name, value in (("t", state.t), ("lr", lr)) if name in known]
        result = self.function(theta, g, *state.buffers.values(), *numbers, **hyper)
        new, *buffers = result if isinstance(result, tuple) else (result,)
        if len(buffers) != len(state.buffers):
            raise ValueError(
                f"the step function returned {len(buffers)} state arrays; "
                f"{type(self.optimizer).__name__} has {len(state.buffers)}: {', '.join(state.buffers)}."
            )
        theta[...] = new if "lr" in known else theta + lr * (new - theta)
        for buffer, value in zip(state.buffers.values(), buffers):
            buffer[...] = value
        return theta, state


def _validate(owner: str, name: str, value: Any) -> None:
    """A hyper-parameter is a finite real number (or an array of them) within the range that its name stands for."""
    if name == "lr" and callable(value):
        return
    numbers = np.asarray(value)
    if numbers.dtype.kind not in "fiu":
        raise TypeError(f"{owner}: {name} must be a number; got {value!r}.")
    if name in BELOW_ONE:
        ok, range_ = (numbers >= 0) & (numbers < 1), "at least 0 and below 1"
    elif name in POSITIVE:
        ok, range_ = (numbers > 0) & (numbers < np.inf), "positive (it keeps a division by zero away)"
    else:
        ok, range_ = (numbers >= 0) & (numbers < np.inf), "finite and not negative (a step is subtracted already)"
    if not np.all(ok):
        raise ValueError(f"{owner}: {name} must be {range_}; got {value!r}.")


def _flush_denormals(state: OptimizerState) -> None:
    """Set to 0 what has decayed to almost nothing: arithmetic on denormal numbers is up to a hundred times slower."""
    for buffer in state.buffers.values():
        limits = np.finfo(buffer.dtype)
        for block in state.blocks:
            part = buffer[block]
            part[np.abs(part) < limits.tiny / limits.eps] = 0
