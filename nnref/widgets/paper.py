"""The plane on paper: what plane.js draws on a canvas, drawn by matplotlib for places where no widget runs."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Floats", "arrow", "boundary", "dots", "equation", "grid", "plane", "sides"]

Floats = NDArray[np.float64]

BLUE, ORANGE, BLUE_PALE, ORANGE_PALE = "#0a62a8", "#b84a00", "#e3f0fb", "#fdebd9"
LOW, HIGH = -2.25, 2.25


def grid(n: int = 181) -> Floats:
    """Points that cover the plane, row by row.

    Shapes: -> (n*n, 2)
    """
    u = np.linspace(LOW, HIGH, n)
    return np.stack(np.meshgrid(u, u), axis=-1).reshape(-1, 2)


def plane(ax: Any, title: str, axes: tuple[str, str] = ("x1", "x2")) -> None:
    """Bare axes over the plane of the widgets."""
    ax.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH), xlabel=axes[0], ylabel=axes[1], xticks=range(-2, 3), yticks=range(-2, 3))
    ax.set_title(title, fontsize=10)
    ax.set_aspect("equal")
    ax.grid(alpha=0.3)


def sides(ax: Any, labels: ArrayLike) -> None:
    """Colour the plane by the class of each point of `grid()`; class 1 is hatched."""
    n = round(len(np.asarray(labels)) ** 0.5)
    u = np.linspace(LOW, HIGH, n)
    Z = np.asarray(labels).reshape(n, n)
    drawn = ax.contourf(u, u, Z, levels=[-0.5, 0.5, 1.5], colors=[BLUE_PALE, ORANGE_PALE], hatches=["", "//"])
    drawn.set(edgecolor="#e0a070", linewidth=0)


def boundary(ax: Any, w: ArrayLike, b: float, **style: Any) -> None:
    """The line w·x + b = 0; nothing where w = 0."""
    w = np.asarray(w, dtype=float)
    if not w.any():
        return
    foot, along = -b * w / (w @ w), np.array([-w[1], w[0]]) / np.hypot(*w) * 9
    ax.plot(*np.transpose([foot - along, foot + along]), **{"color": "black", "lw": 2, **style})


def equation(w: ArrayLike, b: float) -> str:
    """The line in words.

    >>> equation([1.0, -0.5], 0.0)
    'x1 - 0.5 x2 = 0'
    """
    terms = [(value, name) for value, name in zip((*np.asarray(w).tolist(), b), (" x1", " x2", "")) if value]
    text = " ".join(
        f"{'-' if value < 0 else '+'} {f'{abs(value):g}' if abs(value) != 1 or not name else ''}{name}" for value, name in terms
    )
    return f"{text.replace('  ', ' ').removeprefix('+ ').replace('- ', '-', text.startswith('-')) or '0'} = 0"


def arrow(ax: Any, w: ArrayLike, name: str) -> None:
    """The arrow w from the origin."""
    ax.annotate("", xy=np.asarray(w), xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": "black", "lw": 1.5})
    length = np.hypot(*np.asarray(w)) or 1.0
    ax.annotate(
        name,
        np.asarray(w),
        xytext=np.asarray(w) / length * 12,
        textcoords="offset points",
        weight="bold",
        ha="center",
        va="center",
    )


def dots(ax: Any, X: Floats, t: NDArray[np.integer], wrong: NDArray[np.bool_], odd: NDArray[np.bool_] | None = None) -> None:
    """Class 0 as blue circles, class 1 as orange squares; mistakes crossed out, `odd` ones in a dashed diamond."""
    for label, marker, colour in ((0, "o", BLUE), (1, "s", ORANGE)):
        ax.plot(*X[t == label].T, marker, color=colour, ms=8, mec="white", ls="", zorder=4)
    ax.plot(*X[wrong].T, "x", color="black", ms=15, mew=2.5, ls="", zorder=3)
    if odd is not None:
        ax.scatter(*X[odd].T, s=320, marker="D", facecolors="none", edgecolors="black", linestyles="dashed", zorder=4)
