"""Initial weights: each function takes `(rng, fan_in, fan_out)` and returns the matrix `(fan_in, fan_out)` of a layer.

Drawn in float64 whatever a network computes in, so that a float32 run starts from the same numbers, rounded.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "INITIALIZERS",
    "constant_init",
    "he_init",
    "he_uniform_init",
    "lecun_init",
    "make_initializer",
    "normal_init",
    "orthogonal_init",
    "xavier_init",
    "xavier_normal_init",
    "zeros_init",
]

Array = NDArray[np.float64]


def zeros_init(rng: np.random.Generator, fan_in: int, fan_out: int) -> Array:
    """All zeros: every unit of a layer then stays the same as its neighbours for ever.

    Shapes: -> (fan_in, fan_out)

    >>> zeros_init(np.random.default_rng(0), 1, 2)
    array([[0., 0.]])
    """
    return np.zeros((fan_in, fan_out))


def constant_init(rng: np.random.Generator, fan_in: int, fan_out: int, value: float = 0.5) -> Array:
    """All the same number: as symmetric as zeros, only louder.

    Shapes: -> (fan_in, fan_out)

    >>> constant_init(np.random.default_rng(0), 1, 2)
    array([[0.5, 0.5]])
    """
    return np.full((fan_in, fan_out), float(value))


def normal_init(rng: np.random.Generator, fan_in: int, fan_out: int, std: float = 0.01) -> Array:
    """Normal with a fixed standard deviation: too small or too large for most depths, which is why it is here.

    Shapes: -> (fan_in, fan_out)

    >>> normal_init(np.random.default_rng(0), 3, 2).shape
    (3, 2)
    """
    if not std >= 0:
        raise ValueError(f"std must not be negative; got {std!r}.")
    return std * rng.standard_normal((fan_in, fan_out))


def xavier_init(rng: np.random.Generator, fan_in: int, fan_out: int) -> Array:
    """Xavier's (Glorot's) uniform weights: for tanh and sigmoid layers.

    W ~ U(-r, r), r = √(6 / (fan_in + fan_out)), so that var W = 2 / (fan_in + fan_out)

    Shapes: -> (fan_in, fan_out)

    >>> bool(abs(xavier_init(np.random.default_rng(0), 4, 2)).max() <= 1.0)
    True

    Paper: Glorot & Bengio 2010, AISTATS, PMLR 9:249-256.
    """
    r = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-r, r, (fan_in, fan_out))


def xavier_normal_init(rng: np.random.Generator, fan_in: int, fan_out: int) -> Array:
    """Xavier's (Glorot's) normal weights: W ~ N(0, 2 / (fan_in + fan_out)).

    Shapes: -> (fan_in, fan_out)

    >>> xavier_normal_init(np.random.default_rng(0), 3, 2).shape
    (3, 2)

    Paper: Glorot & Bengio 2010, AISTATS, PMLR 9:249-256.
    """
    return np.sqrt(2 / (fan_in + fan_out)) * rng.standard_normal((fan_in, fan_out))


def he_init(rng: np.random.Generator, fan_in: int, fan_out: int) -> Array:
    """He's (Kaiming's) normal weights: for ReLU layers, whose zero half is paid back by the factor 2.

    W ~ N(0, 2 / fan_in)

    Shapes: -> (fan_in, fan_out)

    >>> he_init(np.random.default_rng(0), 3, 2).shape
    (3, 2)

    Paper: He, Zhang, Ren & Sun 2015, arXiv:1502.01852.
    """
    return np.sqrt(2 / fan_in) * rng.standard_normal((fan_in, fan_out))


def he_uniform_init(rng: np.random.Generator, fan_in: int, fan_out: int) -> Array:
    """He's (Kaiming's) uniform weights: W ~ U(-r, r), r = √(6 / fan_in), so that var W = 2 / fan_in.

    Shapes: -> (fan_in, fan_out)

    >>> he_uniform_init(np.random.default_rng(0), 3, 2).shape
    (3, 2)

    Paper: He, Zhang, Ren & Sun 2015, arXiv:1502.01852.
    """
    r = np.sqrt(6 / fan_in)
    return rng.uniform(-r, r, (fan_in, fan_out))


def lecun_init(rng: np.random.Generator, fan_in: int, fan_out: int) -> Array:
    """LeCun's normal weights: W ~ N(0, 1 / fan_in), which keeps the variance of a linear layer.

    Shapes: -> (fan_in, fan_out)

    >>> lecun_init(np.random.default_rng(0), 3, 2).shape
    (3, 2)

    Paper: LeCun, Bottou, Orr & Müller 1998, "Efficient BackProp", doi:10.1007/3-540-49430-8_2.
    """
    return np.sqrt(1 / fan_in) * rng.standard_normal((fan_in, fan_out))


def orthogonal_init(rng: np.random.Generator, fan_in: int, fan_out: int, gain: float = 1.0) -> Array:
    """A random orthogonal matrix times `gain`: a deep linear network of such layers keeps every length.

    Wᵀ W = gain² I for fan_in ≥ fan_out, else W Wᵀ = gain² I; uniform among such matrices

    Shapes: -> (fan_in, fan_out)

    >>> w = orthogonal_init(np.random.default_rng(0), 5, 3)
    >>> np.allclose(w.T @ w, np.eye(3))
    True

    Paper: Saxe, McClelland & Ganguli 2014, arXiv:1312.6120; the signs of R's diagonal make it uniform (Mezzadri 2007,
    arXiv:math-ph/0609050).
    """
    tall = rng.standard_normal((max(fan_in, fan_out), min(fan_in, fan_out)))
    q, r = np.linalg.qr(tall)
    q *= np.where(np.diag(r) < 0, -gain, gain)
    return q if fan_in >= fan_out else np.ascontiguousarray(q.T)


INITIALIZERS: dict[str, Callable[..., Array]] = {
    "zeros": zeros_init,
    "constant": constant_init,
    "normal": normal_init,
    "xavier": xavier_init,
    "xavier_normal": xavier_normal_init,
    "he": he_init,
    "he_uniform": he_uniform_init,
    "lecun": lecun_init,
    "orthogonal": orthogonal_init,
}


def make_initializer(name: str) -> Callable[..., Array]:
    """The initializer of that name in `INITIALIZERS`.

    >>> make_initializer("he") is he_init
    True

    Errors: ValueError for an unknown name.
    """
    if name not in INITIALIZERS:
        raise ValueError(f"unknown initializer {name!r}; known are {', '.join(INITIALIZERS)}.")
    return INITIALIZERS[name]
