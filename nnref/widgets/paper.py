"""The plane on paper: what plane.js draws on a canvas, drawn by matplotlib for places where no widget runs."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnref.plots.plane import decision_regions, scatter_points
from nnref.plots.style import INK

__all__ = ["LIMITS", "Floats", "arrow", "boundary", "dots", "equation", "regions"]

Floats = NDArray[np.float64]

LIMITS = (-2.25, 2.25)


def regions(ax: Any, predict: Callable[[Floats], Any], title: str, names: tuple[str, str] = ("x₁", "x₂")) -> None:
    """The plane of the widgets, each place in the colour of its class; class 1 is hatched."""
    ax.set(xlabel=names[0], ylabel=names[1], xticks=range(-2, 3), yticks=range(-2, 3), aspect="equal")
    ax.set_title(title, fontsize=10)
    decision_regions(predict, ax, LIMITS)


def boundary(ax: Any, w: ArrayLike, b: float, **style: Any) -> None:
    """The line w·x + b = 0; nothing where w = 0."""
    w = np.asarray(w, dtype=float)
    if not w.any():
        return
    foot, along = -b * w / (w @ w), np.array([-w[1], w[0]]) / np.hypot(*w) * 9
    ax.plot(*np.transpose([foot - along, foot + along]), **{"color": INK, "lw": 2, "scalex": False, "scaley": False, **style})


def arrow(ax: Any, w: ArrayLike, name: str) -> None:
    """The arrow w from the origin."""
    w = np.asarray(w, dtype=float)
    ax.annotate("", xy=w, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 1.5})
    beyond = 12 * w / (np.hypot(*w) or 1.0)
    ax.annotate(name, w, xytext=beyond, textcoords="offset points", weight="bold", ha="center", va="center")


def dots(ax: Any, X: Floats, t: NDArray[np.integer], wrong: NDArray[np.bool_], odd: NDArray[np.bool_] | None = None) -> None:
    """The points, mistakes crossed out, `odd` ones in a dashed diamond."""
    ax.plot(*X[wrong].T, "x", color=INK, ms=15, mew=2.5, zorder=2)
    scatter_points(X, t, ax, size=70)
    if odd is not None:
        ax.scatter(*X[odd].T, s=320, marker="D", facecolors="none", edgecolors=INK, linestyles="dashed", zorder=4)


def equation(w: ArrayLike, b: float) -> str:
    """The line in words.

    >>> equation([1.0, -0.5], 0.0)
    'x1 - 0.5 x2 = 0'
    """
    text = ""
    for value, name in zip((*np.asarray(w, dtype=float).tolist(), b), (" x1", " x2", "")):
        if value:
            sign = ("-" if value < 0 else "") if not text else (" - " if value < 0 else " + ")
            text += sign + f"{abs(value):g}{name}".removeprefix("1 ")
    return f"{text or 0} = 0"
