"""Optimizers that run in place on the flat parameter vector: `state = opt.init(theta)`, then `opt.step(theta, g, state)`.

Each class is its hyper-parameters, the names of its state, and one `rule`. The plain form of every rule, as its paper writes it,
stands in `nnref.steps`; a test holds the two equal over a thousand steps. What makes the rules here fast, and nothing else:

- every line writes over its input or into the scratch array `a`, so that a step allocates nothing: `add(m, g, m)` is m ← m + g;
- a long vector is walked in blocks that stay in the cache while all the lines of a rule pass over them;
- a moving average is kept as the sum s ← β s + x, without its factor (1-β): the factor joins the step size, a number;
- what is a number is worked out once for a step, in `numbers`, and comes to the rule as an array of no dimension, of theta's type:
  NumPy takes twice as long for m * 0.9 when m is short and 0.9 a Python float.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from numpy import absolute, add, divide, maximum, multiply, sqrt, subtract

from nnref import steps
from nnref.optimizer_base import Optimizer, OptimizerState, Rate
from nnref.steps import nadam_momentum

__all__ = [
    "OPTIMIZERS", "SGD", "AMSGrad", "AdaDelta", "AdaGrad", "AdaMax", "Adam", "AdamW", "Momentum", "NAdam", "Nesterov", "Optimizer",
    "OptimizerState", "RMSProp", "make_optimizer",
]  # fmt: skip


@dataclass(frozen=True)
class SGD(Optimizer):
    """Gradient descent: θ ← θ - η g. With minibatches as input it is stochastic."""

    lr: Rate = 0.01

    plain = staticmethod(steps.sgd_step)

    def numbers(self, t, lr):
        return (lr,)

    @staticmethod
    def rule(theta, g, a, lr):
        multiply(g, lr, a)
        subtract(theta, a, theta)


@dataclass(frozen=True)
class Momentum(Optimizer):
    """Momentum, sum form: v ← μ v + g, θ ← θ - η v. See `momentum_step`."""

    lr: Rate = 0.01
    momentum: float = 0.9

    buffers = ("v",)
    plain = staticmethod(steps.momentum_step)

    def numbers(self, t, lr):
        return self.momentum, lr

    @staticmethod
    def rule(theta, g, v, a, momentum, lr):
        multiply(v, momentum, v)
        add(v, g, v)
        multiply(v, lr, a)
        subtract(theta, a, theta)


@dataclass(frozen=True)
class Nesterov(Momentum):
    """Nesterov's momentum: v ← μ v + g, θ ← θ - η (g + μ v). See `nesterov_step`."""

    plain = staticmethod(steps.nesterov_step)

    @staticmethod
    def rule(theta, g, v, a, momentum, lr):
        multiply(v, momentum, v)
        add(v, g, v)
        multiply(v, momentum, a)
        add(a, g, a)
        multiply(a, lr, a)
        subtract(theta, a, theta)


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """AdaGrad: s ← s + g², θ ← θ - η g / (√s + ε). See `adagrad_step`."""

    lr: Rate = 0.01
    eps: float = 1e-8

    buffers = ("s",)
    plain = staticmethod(steps.adagrad_step)

    def numbers(self, t, lr):
        return self.eps, lr

    @staticmethod
    def rule(theta, g, s, a, eps, lr):
        multiply(g, g, a)
        add(s, a, s)
        _step(theta, g, s, a, eps, lr)


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

    def numbers(self, t, lr):
        return self.rho, self.eps / (1 - self.rho), lr

    @staticmethod
    def rule(theta, g, s, d, a, b, rho, eps, lr):
        multiply(g, g, a)
        multiply(s, rho, s)
        add(s, a, s)
        add(s, eps, a)
        add(d, eps, b)
        divide(b, a, a)
        sqrt(a, a)
        multiply(a, g, a)
        multiply(a, a, b)
        multiply(d, rho, d)
        add(d, b, d)
        multiply(a, lr, a)
        subtract(theta, a, theta)


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

    def numbers(self, t, lr):
        root = (1 - self.rho) ** -0.5
        return self.rho, self.eps * root, lr * root

    @staticmethod
    def rule(theta, g, s, a, rho, eps, lr):
        multiply(g, g, a)
        multiply(s, rho, s)
        add(s, a, s)
        _step(theta, g, s, a, eps, lr)


@dataclass(frozen=True)
class Adam(Optimizer):
    """Adam: θ ← θ - η m̂ / (√v̂ + ε), with m and v the moving averages of g and g². See `adam_step`.

    State: m and v are sums, the moving averages of `adam_step` divided by (1-β1) and (1-β2).
    """

    lr: Rate = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8

    buffers: ClassVar[tuple[str, ...]] = ("m", "v")
    plain: ClassVar[Callable[..., Any]] = staticmethod(steps.adam_step)

    def numbers(self, t, lr):
        c1 = (1 - self.beta1) / (1 - self.beta1**t)  # m̂ = c1 m, v̂ = c2² v
        c2 = ((1 - self.beta2) / (1 - self.beta2**t)) ** 0.5
        return self.beta1, self.beta2, self.eps / c2, lr * c1 / c2

    @staticmethod
    def rule(theta, g, m, v, a, beta1, beta2, eps, lr):
        multiply(m, beta1, m)
        add(m, g, m)
        multiply(g, g, a)
        multiply(v, beta2, v)
        add(v, a, v)
        _step(theta, m, v, a, eps, lr)


@dataclass(frozen=True)
class AdamW(Adam):
    """AdamW: Adam, and θ ← θ - η λ θ beside it. See `adamw_step`."""

    weight_decay: float = 0.01

    plain = staticmethod(steps.adamw_step)

    def numbers(self, t, lr):
        return *super().numbers(t, lr), 1 - lr * self.weight_decay

    @staticmethod
    def rule(theta, g, m, v, a, beta1, beta2, eps, lr, share_kept):  # type: ignore[override]
        multiply(theta, share_kept, theta)
        Adam.rule(theta, g, m, v, a, beta1, beta2, eps, lr)


@dataclass(frozen=True)
class AMSGrad(Adam):
    """AMSGrad: Adam divided by the largest v so far. See `amsgrad_step`."""

    buffers = ("m", "v", "u")
    plain = staticmethod(steps.amsgrad_step)

    @staticmethod
    def rule(theta, g, m, v, u, a, beta1, beta2, eps, lr):  # type: ignore[override]
        multiply(m, beta1, m)
        add(m, g, m)
        multiply(g, g, a)
        multiply(v, beta2, v)
        add(v, a, v)
        maximum(u, v, out=u)
        _step(theta, m, u, a, eps, lr)


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

    def numbers(self, t, lr):
        return self.beta1, self.beta2, self.eps, lr * (1 - self.beta1) / (1 - self.beta1**t)

    @staticmethod
    def rule(theta, g, m, u, a, beta1, beta2, eps, lr):
        multiply(m, beta1, m)
        add(m, g, m)
        multiply(u, beta2, u)
        absolute(g, a)
        add(a, eps, a)
        maximum(u, a, out=u)
        divide(m, u, a)
        multiply(a, lr, a)
        subtract(theta, a, theta)


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

    def numbers(self, t, lr):
        mu, mu_next, product, product_next = nadam_momentum(t, self.beta1, self.momentum_decay)
        of_m = mu_next * (1 - self.beta1) / (1 - product_next)
        of_g = (1 - mu) / (1 - product)
        c2 = ((1 - self.beta2) / (1 - self.beta2**t)) ** 0.5
        return self.beta1, self.beta2, of_m / of_g, self.eps / c2, lr * of_g / c2

    @staticmethod
    def rule(theta, g, m, v, a, b, beta1, beta2, share, eps, lr):
        multiply(m, beta1, m)
        add(m, g, m)
        multiply(g, g, a)
        multiply(v, beta2, v)
        add(v, a, v)
        multiply(m, share, b)
        add(b, g, b)
        _step(theta, b, v, a, eps, lr)


def _step(theta, m, v, a, eps, lr):
    """θ ← θ - η m / (√v + ε)"""
    sqrt(v, a)
    add(a, eps, a)
    divide(m, a, a)
    multiply(a, lr, a)
    subtract(theta, a, theta)


KINDS = SGD, Momentum, Nesterov, AdaGrad, AdaDelta, RMSProp, Adam, AdamW, AdaMax, NAdam, AMSGrad
OPTIMIZERS: dict[str, type[Optimizer]] = {kind.__name__.lower(): kind for kind in KINDS}


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
