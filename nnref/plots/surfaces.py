"""A loss over two parameters seen from above: contour lines, and the paths of descent across them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from nnref.plots.plane import Limits, span
from nnref.plots.style import COLOURS, DASHES, INK, MARKERS, SEQUENTIAL, ready

__all__ = ["contours", "descent_path"]


def contours(
    f: Callable[[NDArray[np.float64]], NDArray[Any]],
    ax: Axes | None = None,
    limits: Limits | None = None,
    levels: int = 14,
    names: tuple[str, str] = ("w₁", "w₂"),
    bar: bool = True,
) -> Axes:
    """Contour lines of a loss, dark where it is high; `f` takes points (..., 2) and returns heights (...).

    The levels are quantiles, so that every part of the picture has as many lines as it has room for. A `nnref.Surface` brings its
    own limits; otherwise they are the axes', or -2 ... 2.
    """
    ax = ready(ax)
    left, right, low, high = span(ax, limits or getattr(f, "limits", None))
    x, y = np.meshgrid(np.linspace(left, right, 151), np.linspace(low, high, 151))
    z = np.asarray(f(np.stack((x, y), axis=-1)))
    cuts = np.unique(np.quantile(z, np.linspace(0, 1, levels + 1)))
    if len(cuts) < 2:
        cuts = np.array([cuts[0] - 0.5, cuts[0] + 0.5])
    rank = np.linspace(0, 0.75, len(cuts) - 1)
    filled = ax.contourf(x, y, z, levels=cuts, colors=[SEQUENTIAL(float(r)) for r in rank], zorder=0)
    ax.contour(x, y, z, levels=cuts, colors=INK, linewidths=0.5, linestyles="solid", alpha=0.6, zorder=1)
    if bar:
        ax.figure.colorbar(filled, ax=ax, label="loss", format=lambda v, _: f"{v:.2g}" if abs(v) > 1e-3 * np.ptp(cuts) else "0")
    ax.set(xlabel=names[0], ylabel=names[1], xlim=(left, right), ylim=(low, high))
    return ax


def descent_path(paths: ArrayLike | Mapping[str, ArrayLike], ax: Axes | None = None) -> Axes:
    """One path (steps+1, 2) of descent, or several by name: a ring where it starts, a mark at every step, a star where it ends."""
    ax = ready(ax)
    named = {str(k): np.asarray(v) for k, v in paths.items()} if isinstance(paths, Mapping) else {"": np.asarray(paths)}
    bare = not ax.has_data()
    for i, (name, path) in enumerate(named.items()):
        colour = COLOURS[(i + 1) % len(COLOURS)]  # the surface is blue already
        often = max(1, len(path) // 20)
        style: dict[str, Any] = {"color": colour, "markeredgecolor": "white", "scalex": bare, "scaley": bare}
        ax.plot(
            path[:, 0], path[:, 1], linestyle=DASHES[i % len(DASHES)], linewidth=1.6, marker=MARKERS[(i + 1) % len(MARKERS)],
            markersize=5, markeredgewidth=0.5, markevery=often, label=name or None, zorder=3, **style,
        )  # fmt: skip
        ax.plot(
            *path[:1].T, marker="o", markersize=9, zorder=4, **{**style, "markerfacecolor": "white", "markeredgecolor": colour}
        )
        ax.plot(*path[-1:].T, marker="*", markersize=13, zorder=4, **style)
    if not isinstance(paths, Mapping):
        return ax
    ax.legend()
    return ax
