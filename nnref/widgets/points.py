"""Small sets of points in the plane, and the fewest mistakes that any straight line makes on them."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from nnref.toys import gates, gaussians

__all__ = ["NAMES", "fewest_by_name", "fewest_mistakes", "points"]

NAMES = ("AND", "OR", "NAND", "XOR", "gaussians")


def points(name: str, seed: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The four corners with the answers of a gate, or two clouds of 20 points which some line separates.

    Shapes: -> X (N, 2), t (N,)

    Errors: ValueError for an unknown name.
    """
    if name == "gaussians":
        rng = np.random.default_rng(seed)
        X, t = gaussians(rng, 40)
        return 0.35 * X + rng.uniform(-0.6, 0.6, 2), t
    if name == "XNOR":
        X, t = gates("xor")
        return X, 1 - t
    if name not in NAMES:
        raise ValueError(f"unknown points {name!r}; known: {', '.join(NAMES)}.")
    return gates(name.lower())


def fewest_mistakes(X: NDArray[np.float64], t: NDArray[np.int64]) -> int:
    """The least number of points that any line leaves on the wrong side.

    A best line can be pushed until it touches two points; turned and shifted by a hair it classes those two as it
    likes. So it is enough to try each pair's line, both ways round, and count the mistakes among the others.

    Shapes: X (N, 2), t (N,), no three points on one line

    >>> fewest_mistakes(*points("XOR", 0)), fewest_mistakes(*points("AND", 0))
    (1, 0)
    """
    i, j = np.triu_indices(len(X), 1)
    along = X[j] - X[i]  # (P, 2)
    side = along[:, :1] * (X[:, 1] - X[i, 1:]) - along[:, 1:] * (X[:, 0] - X[i, :1])  # (P, N)
    pair = np.arange(len(i))
    side[pair, i] = side[pair, j] = 0
    other = side != 0
    wrong = ((side > 0) != (t == 1)) & other
    return int(np.minimum(wrong.sum(axis=1), (other & ~wrong).sum(axis=1)).min())


@cache
def fewest_by_name(seed: int) -> dict[str, int]:
    """`fewest_mistakes` for each set that a widget offers."""
    return {name: fewest_mistakes(*points(name, seed)) for name in NAMES}
