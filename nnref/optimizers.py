"""Optimizers that run in place on the flat parameter vector: `state = opt.init(theta)`, then `opt.step(theta, g, state)`.

Each class is its hyper-parameters, the names of its state, and one `rule`. The plain form of every rule, as its paper writes it,
stands in `nnref.steps`; a test holds the two equal over a thousand steps. What makes the rules here fast, and nothing else:

- every line works in place or into the scratch array `a`, so that a step allocates nothing;
- a long vector is walked in blocks that stay in the cache while all the lines of a rule pass over them;
- a moving average is kept as the sum s ← β s + x, without its factor (1-β): the factor joins the step size, a number.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from nnref import steps
from nnref.steps import nadam_momentum

__all__ = [
    "OPTIMIZERS",
    "SGD",
    "AMSGrad",
    "AdaDelta",
    "AdaGrad",
    "AdaMax",
    "Adam",
    "AdamW",
    "Momentum",
    "NAdam",
    "Nesterov",
    "Optimizer",
    "OptimizerState",
    "RMSProp",
    "make_optimizer",
]

Array = NDArray[np.floating]
Rate = float | Callable[[int], float]  # a number, or a schedule: step (from 0) -> rate

BLOCK = 32_768  # elements: a block of theta, g, two buffers and scratch stays within a level-2 cache
FLUSH_EVERY = 64  # steps


class OptimizerState:
    """What an optimizer remembers: the number of steps taken, and its named arrays, each shaped like theta."""

    def __init__(self, theta: Array, names: tuple[str, ...], scratch: int):
        self.t = 0
        self.buffers = {name: np.zeros_like(theta, order="C") for name in names}
        rows = max(1, theta.size // max(1, theta.shape[-1]))
        width = max(1, BLOCK // rows)
        starts = range(0, theta.shape[-1], width)
        parts = [(..., slice(i, i + width)) for i in starts] if len(starts) > 1 else [...]
        work = [np.empty_like(theta[parts[0]], order="C") for _ in range(scratch)]
        self.blocks = [
            (part, *(b[part] for b in self.buffers.values()), *(a[..., : theta[part].shape[-1]] for a in work)) for part in parts
        ]
        self.work = work

    def __repr__(self) -> str:
        return f"OptimizerState(t={self.t}, buffers={list(self.buffers)})"

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Copies of everything that a later `restore` needs, by name: ready for `nnref.save_arrays`."""
        return {"t": np.array(self.t), **{name: b.copy() for name, b in self.buffers.items()}}


@dataclass(frozen=True)
class Optimizer:
    """What all optimizers share; a subclass adds hyper-parameters, `buffers` and a `rule`.

    `lr` is a number or a schedule `step -> rate` (steps count from 0); `step(..., lr=...)` overrides it for one step. A
    hyper-parameter may also be an array that broadcasts against theta, as in a sweep of k networks: theta (k, P), lr (k, 1).

    Errors: ValueError or TypeError for a hyper-parameter out of its range, at construction; for a theta that is no float array.
    """

    lr: Rate

    buffers: ClassVar[tuple[str, ...]] = ()
    scratch: ClassVar[int] = 1
    plain: ClassVar[Callable[..., Any]]
    rule: ClassVar[Callable[..., None]]

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

    def step(self, theta: Array, g: Array, state: OptimizerState, lr: Rate | None = None) -> tuple[Array, OptimizerState]:
        """One step: changes theta and state in place, and returns them."""
        if g.shape != theta.shape:
            raise ValueError(f"the gradient has shape {g.shape} but theta has shape {theta.shape}.")
        if lr is None:
            lr = self.lr(state.t) if callable(self.lr) else self.lr
        state.t = t = state.t + 1
        for part, *work in state.blocks:
            self.rule(theta[part], g[part], *work, t=t, lr=lr)
        if t % FLUSH_EVERY == 0:
            _flush_denormals(state)
        return theta, state

    def using(self, function: Callable[..., Any]) -> "Optimizer":
        """The same optimizer, run by a pure step function of the signature in `nnref.steps`: a learner's own, say."""
        return _Using(self.lr, self, function)


@dataclass(frozen=True)
class SGD(Optimizer):
    """Gradient descent: θ ← θ - η g. With minibatches as input it is stochastic."""

    lr: Rate = 0.01

    plain = staticmethod(steps.sgd_step)

    def rule(self, theta, g, a, *, t, lr):
        theta -= np.multiply(g, lr, out=a)


@dataclass(frozen=True)
class Momentum(Optimizer):
    """Momentum, sum form: v ← μ v + g, θ ← θ - η v. See `momentum_step`."""

    lr: Rate = 0.01
    momentum: float = 0.9

    buffers = ("v",)
    plain = staticmethod(steps.momentum_step)

    def rule(self, theta, g, v, a, *, t, lr):
        v *= self.momentum
        v += g
        theta -= np.multiply(v, lr, out=a)


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """Nesterov's momentum: v ← μ v + g, θ ← θ - η (g + μ v). See `nesterov_step`."""

    lr: Rate = 0.01
    momentum: float = 0.9

    buffers = ("v",)
    plain = staticmethod(steps.nesterov_step)

    def rule(self, theta, g, v, a, *, t, lr):
        v *= self.momentum
        v += g
        np.multiply(v, self.momentum, out=a)
        a += g
        a *= lr
        theta -= a


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """AdaGrad: s ← s + g², θ ← θ - η g / (√s + ε). See `adagrad_step`."""

    lr: Rate = 0.01
    eps: float = 1e-8

    buffers = ("s",)
    plain = staticmethod(steps.adagrad_step)

    def rule(self, theta, g, s, a, *, t, lr):
        s += np.multiply(g, g, out=a)
        np.sqrt(s, out=a)
        a += self.eps
        np.divide(g, a, out=a)
        a *= lr
        theta -= a


@dataclass(frozen=True)
class AdaDelta(Optimizer):
    """AdaDelta: a step √(d+ε)/√(s+ε) · g that finds its own size; η = 1 leaves it alone. See `adadelta_step`.

    State: s and d are sums, the moving averages of `adadelta_step` divided by (1-ρ).
    """

    lr: Rate = 1.0
    rho: float = 0.95
    eps: float = 1e-6

    buffers = ("s", "d")
    scratch = 2
    plain = staticmethod(steps.adadelta_step)

    def rule(self, theta, g, s, d, a, b, *, t, lr):
        eps = self.eps / (1 - self.rho)
        s *= self.rho
        s += np.multiply(g, g, out=a)
        np.add(s, eps, out=a)
        np.add(d, eps, out=b)
        np.divide(b, a, out=a)
        np.sqrt(a, out=a)
        a *= g
        d *= self.rho
        d += np.multiply(a, a, out=b)
        a *= lr
        theta -= a


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """RMSProp: s ← ρ s + (1-ρ) g², θ ← θ - η g / (√s + ε). See `rmsprop_step`.

    State: s is a sum, the moving average of `rmsprop_step` divided by (1-ρ).
    """

    lr: Rate = 0.01
    rho: float = 0.9
    eps: float = 1e-8

    buffers = ("s",)
    plain = staticmethod(steps.rmsprop_step)

    def rule(self, theta, g, s, a, *, t, lr):
        root = (1 - self.rho) ** -0.5
        s *= self.rho
        s += np.multiply(g, g, out=a)
        np.sqrt(s, out=a)
        a += self.eps * root
        np.divide(g, a, out=a)
        a *= lr * root
        theta -= a


@dataclass(frozen=True)
class Adam(Optimizer):
    """Adam: θ ← θ - η m̂ / (√v̂ + ε), with m and v the moving averages of g and g². See `adam_step`.

    State: m and v are sums, the moving averages of `adam_step` divided by (1-β1) and (1-β2).
    """

    lr: Rate = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8

    buffers = ("m", "v")
    plain = staticmethod(steps.adam_step)

    def rule(self, theta, g, m, v, a, *, t, lr):
        m *= self.beta1
        m += g
        v *= self.beta2
        v += np.multiply(g, g, out=a)
        theta -= _adam_quotient(m, v, a, t, lr, self)


@dataclass(frozen=True)
class AdamW(Adam):
    """AdamW: Adam, and θ ← θ - η λ θ beside it. See `adamw_step`."""

    weight_decay: float = 0.01

    plain = staticmethod(steps.adamw_step)

    def rule(self, theta, g, m, v, a, *, t, lr):
        theta *= 1 - lr * self.weight_decay
        super().rule(theta, g, m, v, a, t=t, lr=lr)


@dataclass(frozen=True)
class AMSGrad(Optimizer):
    """AMSGrad: Adam divided by the largest v so far. See `amsgrad_step`.

    State: m, v and u are sums, the averages of `amsgrad_step` divided by (1-β1), (1-β2) and (1-β2).
    """

    lr: Rate = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8

    buffers = ("m", "v", "u")
    plain = staticmethod(steps.amsgrad_step)

    def rule(self, theta, g, m, v, u, a, *, t, lr):
        m *= self.beta1
        m += g
        v *= self.beta2
        v += np.multiply(g, g, out=a)
        np.maximum(u, v, out=u)
        theta -= _adam_quotient(m, u, a, t, lr, self)


def _adam_quotient(m, v, a, t, lr, hyper):
    """η m̂ / (√v̂ + ε) into a, from the sums m and v: their factors (1-β) and bias corrections are numbers, applied last."""
    c1 = (1 - hyper.beta1) / (1 - hyper.beta1**t)
    c2 = ((1 - hyper.beta2) / (1 - hyper.beta2**t)) ** 0.5
    np.sqrt(v, out=a)
    a += hyper.eps / c2
    np.divide(m, a, out=a)
    a *= lr * c1 / c2
    return a


@dataclass(frozen=True)
class AdaMax(Optimizer):
    """AdaMax: Adam with u ← max(β2 u, |g| + ε) in place of √v̂. See `adamax_step`.

    State: m is a sum, the moving average of `adamax_step` divided by (1-β1).
    """

    lr: Rate = 2e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8

    buffers = ("m", "u")
    plain = staticmethod(steps.adamax_step)

    def rule(self, theta, g, m, u, a, *, t, lr):
        m *= self.beta1
        m += g
        u *= self.beta2
        np.abs(g, out=a)
        a += self.eps
        np.maximum(u, a, out=u)
        np.divide(m, u, out=a)
        a *= lr * (1 - self.beta1) / (1 - self.beta1**t)
        theta -= a


@dataclass(frozen=True)
class NAdam(Optimizer):
    """NAdam: Adam with Nesterov's look ahead. See `nadam_step`.

    State: m and v are sums, the moving averages of `nadam_step` divided by (1-β1) and (1-β2).
    """

    lr: Rate = 2e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    momentum_decay: float = 4e-3

    buffers = ("m", "v")
    scratch = 2
    plain = staticmethod(steps.nadam_step)

    def rule(self, theta, g, m, v, a, b, *, t, lr):
        mu, mu_next, product, product_next = nadam_momentum(t, self.beta1, self.momentum_decay)
        of_m = mu_next * (1 - self.beta1) / (1 - product_next)
        of_g = (1 - mu) / (1 - product)
        c2 = ((1 - self.beta2) / (1 - self.beta2**t)) ** 0.5
        m *= self.beta1
        m += g
        v *= self.beta2
        v += np.multiply(g, g, out=a)
        np.sqrt(v, out=a)
        a += self.eps / c2
        np.multiply(m, of_m / of_g, out=b)
        b += g
        b /= a
        b *= lr * of_g / c2
        theta -= b


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

    def step(self, theta, g, state, lr=None):
        if lr is None:
            lr = self.lr(state.t) if callable(self.lr) else self.lr
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


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "adadelta": AdaDelta,
    "rmsprop": RMSProp,
    "adam": Adam,
    "adamw": AdamW,
    "adamax": AdaMax,
    "nadam": NAdam,
    "amsgrad": AMSGrad,
}


def make_optimizer(name: str, **hyper: Any) -> Optimizer:
    """The optimizer of that name in `OPTIMIZERS`.

    >>> make_optimizer("adam", lr=0.01)
    Adam(lr=0.01, beta1=0.9, beta2=0.999, eps=1e-08)

    Errors: ValueError for an unknown name or hyper-parameter.
    """
    if name not in OPTIMIZERS:
        raise ValueError(f"unknown optimizer {name!r}; known are {', '.join(OPTIMIZERS)}.")
    kind = OPTIMIZERS[name]
    names = [field.name for field in fields(kind)]
    if unknown := sorted(set(hyper) - set(names)):
        raise ValueError(f"{kind.__name__} has no hyper-parameter {unknown[0]!r}; it has {', '.join(names)}.")
    return kind(**hyper)


BELOW_ONE = {"momentum", "beta1", "beta2", "rho"}
POSITIVE = {"eps"}


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
        buffer[np.abs(buffer) < limits.tiny / limits.eps] = 0
