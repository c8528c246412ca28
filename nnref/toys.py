"""Made-up data whose answer can be seen: gates, clouds, circles, moons, spirals, and two surfaces to fit.

Except for `gates`, each is called as `(rng, n, noise)` and returns points X (n, 2), or (n, 1), and targets t (n,): classes 0 and 1,
or numbers. The sets of TensorFlow Playground (Smilkov et al. 2017, arXiv:1708.03788) are here with its ranges: coordinates
within about [-6, 6], noise between 0 and 0.5.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnref import border

__all__ = [
    "TOYS",
    "bumps",
    "circles",
    "gates",
    "gaussians",
    "moons",
    "plane",
    "quadrants",
    "spirals",
    "wave",
]

Floats = NDArray[np.float64]
Toy = tuple[Floats, NDArray[Any]]

GATES = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "nand": [1, 1, 1, 0], "xor": [0, 1, 1, 0]}


def gates(name: str) -> tuple[Floats, NDArray[np.int64]]:
    """The truth table of "and", "or", "nand" or "xor".

    Shapes: -> X (4, 2), t (4,)

    >>> X, t = gates("xor")
    >>> X.tolist(), t.tolist()
    ([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1, 0])

    Errors: ValueError for another name.
    """
    if name not in GATES:
        raise ValueError(f"unknown gate {name!r}; known are {', '.join(GATES)}.")
    return np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array(GATES[name], dtype=np.int64)


def gaussians(rng: np.random.Generator, n: int = 200, noise: float = 0.0) -> Toy:
    """Two round clouds: class 0 about (-2, -2), class 1 about (2, 2); their variance is 0.5 + 7 noise.

    Shapes: -> X (n, 2), t (n,)

    >>> X, t = gaussians(np.random.default_rng(0), 100)
    >>> X[t == 1].mean(axis=0).round(), X[t == 0].mean(axis=0).round()
    (array([2., 2.]), array([-2., -2.]))
    """
    t = _classes(rng, n, noise)
    X = (4 * t[:, None] - 2) + np.sqrt(0.5 + 7 * noise) * rng.standard_normal((n, 2))
    return _shuffled(rng, X, t)


def circles(rng: np.random.Generator, n: int = 200, noise: float = 0.0) -> Toy:
    """A disk of radius 2.5 (class 1) inside a ring from 3.5 to 5 (class 0); noise moves the point that decides the class.

    Shapes: -> X (n, 2), t (n,)

    >>> X, t = circles(np.random.default_rng(0), 100)
    >>> bool(((np.hypot(*X.T) < 2.5) == t).all())
    True
    """
    inside = _classes(rng, n, noise)
    r = np.where(inside, rng.uniform(0, 2.5, n), rng.uniform(3.5, 5, n))
    X = _polar(r, rng.uniform(0, 2 * np.pi, n))
    seen = X + noise * rng.uniform(-5, 5, (n, 2))
    return _shuffled(rng, X, (np.hypot(*seen.T) < 2.5).astype(np.int64))


def quadrants(rng: np.random.Generator, n: int = 200, noise: float = 0.0) -> Toy:
    """XOR with many points: class 1 where the signs of x1 and x2 differ (Playground calls it XOR, with the classes swapped).

    Shapes: -> X (n, 2), t (n,)

    >>> X, t = quadrants(np.random.default_rng(0), 100)
    >>> bool(((X[:, 0] * X[:, 1] < 0) == t).all())
    True
    """
    _classes(rng, n, noise)
    X = rng.uniform(-5, 5, (n, 2))
    X += np.where(X > 0, 0.3, -0.3)  # leave the axes free
    seen = X + noise * rng.uniform(-5, 5, (n, 2))
    return X, (seen[:, 0] * seen[:, 1] < 0).astype(np.int64)


def moons(rng: np.random.Generator, n: int = 200, noise: float = 0.1) -> Toy:
    """Two half circles of radius 1 that reach into each other, with normal noise on the points.

    Shapes: -> X (n, 2), t (n,)

    >>> X, t = moons(np.random.default_rng(0), 100)
    >>> X.shape, np.bincount(t).tolist()
    ((100, 2), [50, 50])
    """
    t = _classes(rng, n, noise)
    arc = _polar(np.ones(n), rng.uniform(0, np.pi, n))
    X = np.where(t[:, None] == 1, [1.0, 0.5] - arc, arc) + noise * rng.standard_normal((n, 2))
    return _shuffled(rng, X, t)


def spirals(rng: np.random.Generator, n: int = 200, noise: float = 0.0) -> Toy:
    """Two arms of 1.75 turns out to radius 5, half a turn apart; the hardest set here for a small network.

    Shapes: -> X (n, 2), t (n,)

    >>> X, t = spirals(np.random.default_rng(0), 100)
    >>> X.shape, np.bincount(t).tolist()
    ((100, 2), [50, 50])
    """
    t = _classes(rng, n, noise)
    along = np.arange(n) // 2 / max(1, n / 2)  # 0 ... 1 along each arm
    X = _polar(5 * along, 1.75 * 2 * np.pi * along + np.pi * t) + noise * rng.uniform(-1, 1, (n, 2))
    return _shuffled(rng, X, t)


def plane(rng: np.random.Generator, n: int = 200, noise: float = 0.0) -> Toy:
    """Regression on a tilted plane: t = (x1 + x2) / 10 over the square [-6, 6]²; noise moves the point that is measured.

    Shapes: -> X (n, 2), t (n,)

    >>> X, t = plane(np.random.default_rng(0), 100)
    >>> np.allclose(t, X.sum(axis=1) / 10)
    True
    """
    _classes(rng, n, noise)
    X = rng.uniform(-6, 6, (n, 2))
    seen = X + noise * rng.uniform(-6, 6, (n, 2))
    return X, seen.sum(axis=1) / 10


BUMPS = np.array([(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)])  # x1, x2, height


def bumps(rng: np.random.Generator, n: int = 200, noise: float = 0.0) -> Toy:
    """Regression on six cones of radius 2, hills and holes by turns (Playground calls it multi-Gaussian).

    Shapes: -> X (n, 2), t (n,)

    >>> X, t = bumps(np.random.default_rng(0), 100)
    >>> X.shape, bool(abs(t).max() <= 1)
    ((100, 2), True)
    """
    _classes(rng, n, noise)
    X = rng.uniform(-6, 6, (n, 2))
    seen = X + noise * rng.uniform(-6, 6, (n, 2))
    distance = np.hypot(*(seen[:, None, :] - BUMPS[:, :2]).transpose(2, 0, 1))  # (n, 6)
    heights = BUMPS[:, 2] * np.clip(1 - distance / 2, 0, 1)
    return X, heights[np.arange(n), np.abs(heights).argmax(axis=1)]


def wave(rng: np.random.Generator, n: int = 200, noise: float = 0.1) -> Toy:
    """Regression in one dimension: t = sin 2x + x / 2 over [-3, 3], with normal noise on t.

    Shapes: -> X (n, 1), t (n,)

    >>> X, t = wave(np.random.default_rng(0), 100, noise=0.0)
    >>> np.allclose(t, np.sin(2 * X[:, 0]) + X[:, 0] / 2)
    True
    """
    _classes(rng, n, noise)
    x = np.sort(rng.uniform(-3, 3, n))
    return x[:, None], np.sin(2 * x) + x / 2 + noise * rng.standard_normal(n)


TOYS: dict[str, Callable[..., Toy]] = {
    "gaussians": gaussians,
    "circles": circles,
    "quadrants": quadrants,
    "moons": moons,
    "spirals": spirals,
    "plane": plane,
    "bumps": bumps,
    "wave": wave,
}


def _classes(rng: np.random.Generator, n: int, noise: float) -> NDArray[np.int64]:
    """0, 1, 0, 1, ...: as many of each, give or take one; refuses what no set can be made of."""
    border.generator(rng)
    if n < 1:
        raise ValueError(f"a set needs at least one point; got n={n}.")
    if not 0 <= noise < np.inf:
        raise ValueError(f"noise must be finite and not negative; got {noise!r}.")
    return np.arange(n, dtype=np.int64) % 2


def _polar(r: Floats, angle: Floats) -> Floats:
    return np.column_stack((r * np.cos(angle), r * np.sin(angle)))


def _shuffled(rng: np.random.Generator, X: Floats, t: NDArray[Any]) -> Toy:
    order = rng.permutation(len(t))
    return X[order], t[order]
