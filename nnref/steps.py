"""One step of each optimizer, as its paper writes it: pure functions that change nothing in place.

`nnref.optimizers` runs the same rules in place on one flat vector; a test holds each pair equal. Every function takes the
weights `w`, the gradient `g`, the state it needs (zeros before the first step) and returns the new weights and state.

Shapes: every array has the shape of `w`, whatever that is.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "adadelta_step",
    "adagrad_step",
    "adam_step",
    "adamax_step",
    "adamw_step",
    "amsgrad_step",
    "ewma",
    "momentum_step",
    "nadam_step",
    "nesterov_step",
    "rmsprop_step",
    "sgd_step",
]

Array = NDArray[np.floating]


def sgd_step(w: Array, g: Array, lr: float) -> Array:
    """Gradient descent: a step against the gradient.

    w ← w - η g

    >>> sgd_step(np.array([1.0, 2.0]), np.array([10.0, -10.0]), 0.1)
    array([0., 3.])
    """
    return w - lr * g


def momentum_step(w: Array, g: Array, v: Array, lr: float, momentum: float = 0.9) -> tuple[Array, Array]:
    """Momentum: a ball that keeps its velocity v, with friction 1 - μ (sum form).

    v ← μ v + g
    w ← w - η v

    >>> momentum_step(np.array([1.0]), np.array([2.0]), np.array([10.0]), 0.1, 0.5)
    (array([0.3]), array([7.]))

    Paper: Polyak 1964, doi:10.1016/0041-5553(64)90137-5; the form of Sutskever et al. 2013 puts η inside v, which is
    the same path as long as η does not change.
    """
    v = momentum * v + g
    return w - lr * v, v


def nesterov_step(w: Array, g: Array, v: Array, lr: float, momentum: float = 0.9) -> tuple[Array, Array]:
    """Nesterov's momentum: the gradient counts once more, as if seen one step ahead.

    v ← μ v + g
    w ← w - η (g + μ v)

    >>> nesterov_step(np.array([1.0]), np.array([2.0]), np.array([10.0]), 0.1, 0.5)
    (array([0.45]), array([7.]))

    Paper: Nesterov 1983; in this rewriting the gradient is taken at w itself (Bengio et al. 2013, arXiv:1212.0901).
    """
    v = momentum * v + g
    return w - lr * (g + momentum * v), v


def ewma(x: ArrayLike, beta: float) -> Array:
    """Exponentially weighted moving averages, corrected for their start at zero.

    v_t = β v_{t-1} + (1-β) x_t,   returned: v_t / (1 - β^t),   t = 1, 2, ...

    Shapes: x (T,) -> (T,)

    >>> ewma([4.0, 4.0, 10.0], 0.5)
    array([4.        , 4.        , 7.42857143])
    """
    v, out = 0.0, []
    for t, value in enumerate(np.asarray(x, float), start=1):
        v = beta * v + (1 - beta) * value
        out.append(v / (1 - beta**t))
    return np.array(out)


def adagrad_step(w: Array, g: Array, s: Array, lr: float, eps: float = 1e-8) -> tuple[Array, Array]:
    """AdaGrad: each weight has its own rate, which only shrinks.

    s ← s + g²
    w ← w - η g / (√s + ε)

    >>> adagrad_step(np.array([1.0]), np.array([3.0]), np.array([16.0]), 0.5)
    (array([0.7]), array([25.]))

    Paper: Duchi, Hazan & Singer 2011, JMLR 12:2121-2159.
    """
    s = s + g * g
    return w - lr * g / (np.sqrt(s) + eps), s


def rmsprop_step(w: Array, g: Array, s: Array, lr: float, rho: float = 0.9, eps: float = 1e-8) -> tuple[Array, Array]:
    """RMSProp: AdaGrad that forgets, by a moving average of g².

    s ← ρ s + (1-ρ) g²
    w ← w - η g / (√s + ε)

    >>> rmsprop_step(np.array([1.0]), np.array([1.0]), np.array([7.0]), 0.5, 0.5)
    (array([0.75]), array([4.]))

    Source: Tieleman & Hinton 2012, lecture 6.5 of "Neural networks for machine learning"; not centred.
    """
    s = rho * s + (1 - rho) * g * g
    return w - lr * g / (np.sqrt(s) + eps), s


def adadelta_step(w: Array, g: Array, s: Array, d: Array, rho: float = 0.95, eps: float = 1e-6) -> tuple[Array, Array, Array]:
    """AdaDelta: RMSProp whose rate is the size of its own recent steps; here ε stands inside the roots, as in the paper.

    s ← ρ s + (1-ρ) g²
    Δ = √(d + ε) / √(s + ε) · g
    d ← ρ d + (1-ρ) Δ²
    w ← w - Δ

    >>> w, s, d = adadelta_step(np.array([1.0]), np.array([2.0]), np.array([0.0]), np.array([1.0]), 0.75, 0.0)
    >>> w, s, d
    (array([-1.]), array([1.]), array([1.75]))

    Paper: Zeiler 2012, arXiv:1212.5701.
    """
    s = rho * s + (1 - rho) * g * g
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step * step


def adam_step(
    w: Array,
    g: Array,
    m: Array,
    v: Array,
    t: int,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[Array, Array, Array]:
    """Adam: momentum for the direction, RMSProp for the rate, both corrected for their start at zero; t is 1 at the first step.

    m ← β1 m + (1-β1) g        m̂ = m / (1 - β1^t)
    v ← β2 v + (1-β2) g²       v̂ = v / (1 - β2^t)
    w ← w - η m̂ / (√v̂ + ε)

    >>> w, m, v = adam_step(np.array([1.0, 1.0]), np.array([4.0, -0.01]), np.zeros(2), np.zeros(2), 1, lr=0.1)
    >>> w.round(6)  # the first step has length η, whatever the gradient's size
    array([0.9, 1.1])

    Paper: Kingma & Ba 2015, arXiv:1412.6980.
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def adamw_step(
    w: Array,
    g: Array,
    m: Array,
    v: Array,
    t: int,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> tuple[Array, Array, Array]:
    """AdamW: Adam, and apart from it a shrinking of the old weights, which is not divided by √v̂.

    w ← w - η λ w - η m̂ / (√v̂ + ε)        (w on the right is the old one, m̂ and v̂ as in Adam)

    >>> w, m, v = adamw_step(np.array([1.0]), np.array([0.0]), np.zeros(1), np.zeros(1), 1, lr=0.1, weight_decay=0.5)
    >>> w
    array([0.95])

    Paper: Loshchilov & Hutter 2019, arXiv:1711.05101; as in PyTorch and Keras the decay is multiplied by η.
    """
    new, m, v = adam_step(w, g, m, v, t, lr, beta1, beta2, eps)
    return new - lr * weight_decay * w, m, v


def adamax_step(
    w: Array,
    g: Array,
    m: Array,
    u: Array,
    t: int,
    lr: float = 2e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[Array, Array, Array]:
    """AdaMax: Adam with a decaying maximum of |g| in place of √v̂.

    m ← β1 m + (1-β1) g
    u ← max(β2 u, |g| + ε)
    w ← w - η / (1 - β1^t) · m / u

    >>> adamax_step(np.array([1.0]), np.array([-4.0]), np.zeros(1), np.array([1.0]), 1, lr=0.1, eps=0.0)[0]
    array([1.1])

    Paper: Kingma & Ba 2015, arXiv:1412.6980, section 7.1; ε, which the paper leaves out, is placed as in PyTorch.
    """
    m = beta1 * m + (1 - beta1) * g
    u = np.maximum(beta2 * u, np.abs(g) + eps)
    return w - lr / (1 - beta1**t) * m / u, m, u


def nadam_step(
    w: Array,
    g: Array,
    m: Array,
    v: Array,
    t: int,
    lr: float = 2e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    momentum_decay: float = 4e-3,
) -> tuple[Array, Array, Array]:
    """NAdam: Adam with Nesterov's look ahead, under a momentum μ_t that rises from β1/2 to β1.

    m and v as in Adam,        μ_t = β1 (1 - 0.96^(t ψ) / 2),        Π_t = μ_1 μ_2 ... μ_t
    m̂ = μ_{t+1} m / (1 - Π_{t+1}) + (1 - μ_t) g / (1 - Π_t)
    w ← w - η m̂ / (√v̂ + ε)

    >>> nadam_step(np.array([1.0]), np.array([4.0]), np.zeros(1), np.zeros(1), 1, lr=0.1)[0].round(3)
    array([0.894])

    Paper: Dozat 2016, "Incorporating Nesterov momentum into Adam", ICLR workshop. A large ψ (`momentum_decay`) keeps μ = β1.
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    mu, mu_next, product, product_next = nadam_momentum(t, beta1, momentum_decay)
    m_hat = mu_next * m / (1 - product_next) + (1 - mu) * g / (1 - product)
    return w - lr * m_hat / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


def nadam_momentum(t: int, beta1: float, momentum_decay: float) -> tuple[float, float, float, float]:
    """μ_t, μ_{t+1}, Π_t and Π_{t+1} of NAdam; for arrays of hyper-parameters four arrays."""
    if isinstance(beta1, np.ndarray) or isinstance(momentum_decay, np.ndarray):
        return np.vectorize(nadam_momentum)(t, beta1, momentum_decay)
    mu, mu_next = (beta1 * (1 - 0.5 * 0.96 ** (i * momentum_decay)) for i in (t, t + 1))
    products = _nadam_products(float(beta1), float(momentum_decay))
    last = len(products) - 1
    return mu, mu_next, products[min(t, last)], products[min(t + 1, last)]


@lru_cache
def _nadam_products(beta1: float, momentum_decay: float) -> list[float]:
    """1, μ_1, μ_1 μ_2, ... until the product is below 1e-18, which no longer changes 1 - Π."""
    products, i = [1.0], 0
    while products[-1] > 1e-18:
        i += 1
        products.append(products[-1] * beta1 * (1 - 0.5 * 0.96 ** (i * momentum_decay)))
    return products


def amsgrad_step(
    w: Array,
    g: Array,
    m: Array,
    v: Array,
    u: Array,
    t: int,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[Array, Array, Array, Array]:
    """AMSGrad: Adam divided by the largest v so far, so that no weight's rate grows again.

    m and v as in Adam,        u ← max(u, v)
    w ← w - η m̂ / (√(u / (1 - β2^t)) + ε)

    >>> amsgrad_step(np.array([1.0]), np.array([3.0]), np.zeros(1), np.zeros(1), np.array([0.9]), 1, lr=0.1)[0]
    array([0.99])

    Paper: Reddi, Kale & Kumar 2018, arXiv:1904.09237; with Adam's bias correction, as in PyTorch.
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    u = np.maximum(u, v)
    return w - lr * m / (1 - beta1**t) / (np.sqrt(u / (1 - beta2**t)) + eps), m, v, u
