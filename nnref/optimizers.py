"""Optimizers that run in place on the flat parameter vector: `state = opt.init(theta)`, then `opt.step(theta, g, state)`.

Each class is its hyper-parameters, the names of its state, and one `rule`. The plain form of every rule, as its paper writes it,
stands in `nnref.steps`; a test holds the two equal over a thousand steps. What makes the rules here fast, and nothing else:

- every line works in place or into the scratch array `a`, so that a step allocates nothing;
- a long vector is walked in blocks that stay in the cache while all the lines of a rule pass over them;
- a moving average is kept as the sum s ← β s + x, without its factor (1-β): the factor joins the step size, a number.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from nnref import steps
from nnref.optimizer_base import Optimizer, OptimizerState, Rate
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
