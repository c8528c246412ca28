"""Loss surfaces over two parameters, small enough to see: a bowl, a ravine, two minima, a saddle, a plateau and a cliff.

Each is a `Surface`: called on points (..., 2) it gives heights (...), its `gradient` gives (..., 2), and `objective` gives both, as
a network does. They show, in the open, what happens to gradient descent in a space of a million weights.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["SURFACES", "Surface"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Surface:
    """A height over the plane, its gradient, the square worth looking at, and a point from which descent is instructive.

    Shapes: surface(p (..., 2)) -> (...), surface.gradient(p (..., 2)) -> (..., 2)

    >>> SURFACES["bowl"]([3.0, 4.0])
    np.float64(12.5)
    >>> SURFACES["bowl"].gradient([3.0, 4.0])
    array([3., 4.])
    """

    name: str
    height: Callable[[Floats, Floats], Floats]
    slopes: Callable[[Floats, Floats], tuple[Floats, Floats]]
    limits: tuple[float, float]
    start: tuple[float, float]

    def __call__(self, p: ArrayLike) -> Floats:
        p = np.asarray(p, float)
        return self.height(p[..., 0], p[..., 1])

    def gradient(self, p: ArrayLike) -> Floats:
        p = np.asarray(p, float)
        return np.stack(self.slopes(p[..., 0], p[..., 1]), axis=-1)

    def objective(self, p: ArrayLike) -> tuple[float, Floats]:
        """Loss and gradient at one point, in the form that optimizers and gradient checks expect."""
        return float(self(p)), self.gradient(p)


def _hill(x: Floats, y: Floats, cx: float, cy: float, width: float) -> Floats:
    return np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * width**2))


def _minima(x: Floats, y: Floats) -> Floats:
    return 0.05 * (x * x + y * y) - _hill(x, y, -1.2, -0.8, 0.7) - 0.6 * _hill(x, y, 1.3, 0.9, 0.6)


def _minima_slopes(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    deep, shallow = _hill(x, y, -1.2, -0.8, 0.7) / 0.49, 0.6 * _hill(x, y, 1.3, 0.9, 0.6) / 0.36
    return (0.1 * x + deep * (x + 1.2) + shallow * (x - 1.3), 0.1 * y + deep * (y + 0.8) + shallow * (y - 0.9))


def _step(x: Floats, sharpness: float) -> tuple[Floats, Floats]:
    """A smooth step from 0 to 1 at x = 0, and its derivative."""
    s = 0.5 * (1 + np.tanh(sharpness * x / 2))
    return s, sharpness * s * (1 - s)


def _plateau(x: Floats, y: Floats) -> Floats:
    return _step(x, 5.0)[0] + 0.1 * y * y


def _plateau_slopes(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    return _step(x, 5.0)[1] + 0 * y, 0.2 * y + 0 * x


def _cliff(x: Floats, y: Floats) -> Floats:
    return 4 * _step(x - 1, 25.0)[0] + 0.25 * (x + 1) ** 2 + 0.25 * y * y


def _cliff_slopes(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    return 4 * _step(x - 1, 25.0)[1] + 0.5 * (x + 1), 0.5 * y + 0 * x


SURFACES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        Surface("bowl", lambda x, y: (x * x + y * y) / 2, lambda x, y: (x, y), (-2, 2), (1.6, 1.2)),
        Surface("ravine", lambda x, y: (x * x + 20 * y * y) / 2, lambda x, y: (x, 20 * y), (-2, 2), (-1.8, 0.8)),
        Surface("minima", _minima, _minima_slopes, (-2.5, 2.5), (0.5, 1.9)),
        Surface("saddle", lambda x, y: (x * x - y * y) / 2 + y**4 / 8, lambda x, y: (x, y**3 / 2 - y), (-2, 2), (1.7, 1e-3)),
        Surface("plateau", _plateau, _plateau_slopes, (-2, 2), (1.8, 1.2)),
        Surface("cliff", _cliff, _cliff_slopes, (-2, 2), (0.9, 1.2)),
    )
}
