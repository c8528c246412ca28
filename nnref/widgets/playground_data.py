"""The points of the playground, and the features that a network sees of them."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnref.toys import TOYS

if TYPE_CHECKING:
    from nnref.widgets.playground_state import PlayState

__all__ = ["FEATURES", "REGRESSION", "SETS", "Points", "columns", "grid", "points"]

Floats = NDArray[np.float64]

SETS = {  # name in nnref -> name in the view
    "circles": "circle", "quadrants": "XOR", "gaussians": "two clouds", "spirals": "spiral", "plane": "plane", "bumps": "bumps",
    "own": "own points only",
}  # fmt: skip
REGRESSION = ("plane", "bumps")
FEATURES = {  # name -> how to write it with x1 and x2
    "x1": "x1", "x2": "x2", "x1^2": "x1**2", "x2^2": "x2**2", "x1x2": "x1 * x2", "sinx1": "np.sin(x1)", "sinx2": "np.sin(x2)",
}  # fmt: skip
SIZES = {True: 1200, False: 500}  # of regression, of classification; as in TensorFlow Playground
FAR = 6.0


class Points(NamedTuple):
    """All points; the first `train` of them are to train on. Of classification the targets are 0 and 1."""

    X: Floats  # (N, 2)
    t: Floats  # (N,)
    train: int


def size(data: str) -> int:
    return 0 if data == "own" else SIZES[data in REGRESSION]


def points(state: "PlayState") -> Points:
    """The generated points and the learner's own, which are all for training."""
    return _points(state.data, state.noise, state.share, state.data_seed, state.points)


@cache
def _generated(data: str, noise: int, seed: int) -> tuple[Floats, Floats]:
    if data == "own":
        return np.empty((0, 2)), np.empty(0)
    X, t = TOYS[data](np.random.default_rng(seed), size(data), noise / 100)
    return X, t.astype(float)


def _points(data: str, noise: int, share: int, seed: int, own: tuple[tuple[float, float, int], ...]) -> Points:
    X, t = _generated(data, noise, seed)
    train = len(t) * share // 100
    mine = np.array(own, dtype=float).reshape(-1, 3)
    labels = 2 * mine[:, 2] - 1 if data in REGRESSION else mine[:, 2]
    return Points(
        np.vstack([X[:train], mine[:, :2], X[train:]]), np.concatenate([t[:train], labels, t[train:]]), train + len(mine)
    )


def columns(names: tuple[str, ...], X: NDArray[np.floating]) -> NDArray[np.floating]:
    """The features of each point.

    Shapes: X (N, 2) -> (N, len(names))

    >>> columns(("x1", "x1x2"), np.array([[2.0, 3.0]]))
    array([[2., 6.]])
    """
    x1, x2 = X.T
    made = {
        "x1": x1, "x2": x2, "x1^2": x1 * x1, "x2^2": x2 * x2, "x1x2": x1 * x2, "sinx1": np.sin(x1), "sinx2": np.sin(x2),
    }  # fmt: skip
    return np.column_stack([made[name] for name in names])


@cache
def grid(n: int) -> NDArray[np.float32]:
    """The middles of n × n pixels over [-6, 6]², the top row first.

    Shapes: -> (n * n, 2)
    """
    u = (np.arange(n) + 0.5) / n * 2 * FAR - FAR
    x1, x2 = np.meshgrid(u, u[::-1])
    return np.column_stack([x1.ravel(), x2.ravel()]).astype(np.float32)
