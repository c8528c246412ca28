"""What the widgets that walk on a surface share: its contour lines, and when a walk has arrived."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnref.widgets.paper import Floats

__all__ = ["arrival", "contour_lines"]


def contour_lines(
    height: Callable[[Floats], Any], limits: tuple[float, float], levels: int = 14, fine: int = 81
) -> tuple[list[Any], float]:
    """Lines of equal height over a square, closer together near the bottom, from a grid of `fine` by `fine`; and the lowest height there.

    Shapes: height((n, n, 2)) -> (n, n); each line is a list of [x, y]
    """
    from contourpy import contour_generator

    u = np.linspace(*limits, fine)
    heights = height(np.stack(np.meshgrid(u, u), axis=-1))
    low, high = float(heights.min()), float(heights.max())
    found = contour_generator(u, u, heights)
    steps = low + (high - low) * (np.arange(1, levels + 1) / (levels + 1)) ** 2
    return [np.round(np.asarray(line), 3).tolist() for level in steps for line in found.lines(level)], low


def arrival(above: Floats, goal: float) -> int | None:
    """The step from which on a walk stays below the goal; None for never.

    >>> arrival(np.array([1.0, 0.01, 0.5, 0.02, 0.01]), 0.05)
    3
    """
    high = np.flatnonzero(~(above < goal))  # not a number counts as high
    first = int(high[-1]) + 1 if len(high) else 0
    return first if first < len(above) else None
