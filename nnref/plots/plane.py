"""The input plane: labelled points, what a model says of every place, a perceptron's line, and arrows of steepest ascent."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike, NDArray

from nnref.plots.style import COLOURS, DIVERGING, EDGE, INK, MARKERS, ORANGE, PALE, TINT, ready

__all__ = ["decision_regions", "gradient_arrows", "perceptron_line", "scatter_points"]

Limits = Sequence[float]  # (low, high) for both axes, or (left, right, low, high)


def scatter_points(
    X: ArrayLike, t: ArrayLike, ax: Axes | None = None, names: Sequence[str] | None = None, size: float = 40
) -> Axes:
    """Points of the plane; integer targets choose shape and colour, other targets a place between orange and blue.

    `names` of the classes make a legend. X (N, 2), t (N,)
    """
    ax, X, t = ready(ax), np.asarray(X), np.asarray(t)
    if t.dtype.kind in "iub":
        for k in np.unique(t).astype(int):
            label = names[k] if names is not None else None
            kind = k % len(MARKERS)
            ax.scatter(
                X[t == k, 0],
                X[t == k, 1],
                s=size,
                c=COLOURS[kind],
                marker=MARKERS[kind],
                edgecolors="white",
                linewidths=0.8,
                label=label,
                zorder=3,
            )
        if names is not None:
            ax.legend()
    else:
        reach = np.abs(t).max() or 1.0
        points = ax.scatter(
            X[:, 0], X[:, 1], s=size, c=t, cmap=DIVERGING, vmin=-reach, vmax=reach, edgecolors=EDGE, linewidths=0.6, zorder=3
        )
        ax.figure.colorbar(points, ax=ax, label="t")
    name_axes(ax)
    return ax


def decision_regions(
    predict: Callable[[NDArray[np.float64]], NDArray[Any]],
    ax: Axes | None = None,
    limits: Limits | None = None,
    level: float | None = None,
    resolution: int = 201,
) -> Axes:
    """What a model says of every place in the plane, and the boundary where its answer changes.

    `predict` takes rows (n, 2). It may return classes (integers, (n,)), one score a class ((n, K), the largest wins) or one number
    a row, split at `level`: 0.5 unless numbers outside 0 ... 1 show that they are scores, then 0. One number a row is also
    shaded: the paler, the less certain. `limits` defaults to what the axes show: draw the points first.
    """
    ax = ready(ax)
    left, right, low, high = span(ax, limits)
    x1, x2 = np.meshgrid(np.linspace(left, right, resolution), np.linspace(low, high, resolution))
    answer = np.asarray(predict(np.column_stack((x1.ravel(), x2.ravel()))))
    if answer.ndim == 2 and answer.shape[1] == 1:
        answer = answer[:, 0]
    if answer.dtype.kind == "f" and answer.ndim == 1:
        if level is None:
            level = 0.5 if answer.min() >= 0 and answer.max() <= 1 else 0.0
        z = answer.reshape(x1.shape)
        reach = float(np.abs(z - level).max()) or 1.0
        ax.imshow(
            z - level, cmap=TINT, vmin=-reach, vmax=reach, extent=(left, right, low, high),
            origin="lower", aspect="auto", interpolation="bilinear", zorder=0,
        )  # fmt: skip
        if z.min() < level < z.max():
            ax.contour(x1, x2, z, levels=[level], colors=INK, linewidths=2, zorder=2)
        classes = (z > level).astype(int)
    else:
        classes = (answer.argmax(axis=1) if answer.ndim == 2 else answer).astype(int).reshape(x1.shape)
        for k in np.unique(classes):
            ax.contourf(x1, x2, classes == k, levels=[0.5, 1.5], colors=[PALE[k % len(PALE)]], zorder=0)
            ax.contour(x1, x2, classes == k, levels=[0.5], colors=INK, linewidths=1.2, zorder=2)
    if (classes == 1).any():
        _hatch(ax, x1, x2, classes == 1, [0.5, 1.5])
    ax.set(xlim=(left, right), ylim=(low, high))
    name_axes(ax)
    return ax


def perceptron_line(w: ArrayLike, b: float, ax: Axes | None = None, limits: Limits | None = None, shade: bool = True) -> Axes:
    """The line w·x + b = 0, its arrow w, and its two sides: w points to where the score is positive, class 1.

    A w of zero has no line: the whole plane is one class, and the picture says which.
    """
    ax = ready(ax)
    w, b = np.asarray(w, float), float(b)
    left, right, low, high = span(ax, limits)
    ax.set(xlim=(left, right), ylim=(low, high))
    name_axes(ax)
    x1, x2 = np.meshgrid((left, right), (low, high))
    length = float(np.hypot(*w))
    if length == 0:
        kind = int(b > 0)
        ax.axvspan(left, right, color=PALE[kind], zorder=0)
        ax.text((left + right) / 2, (low + high) / 2, f"no line: w = 0, all is class {kind}", ha="center", va="center")
        return ax
    ax.set_aspect("equal")  # or the arrow would not look perpendicular
    score = w[0] * x1 + w[1] * x2 + b
    if shade:
        reach = float(np.abs(score).max())
        ax.contourf(x1, x2, score, levels=[-2 * reach, 0, 2 * reach], colors=PALE[:2], zorder=0)
        _hatch(ax, x1, x2, score, [0, 2 * reach])
    centre = np.array([(left + right) / 2, (low + high) / 2])
    foot = centre - (w @ centre + b) / length**2 * w
    size, unit = min(right - left, high - low), w / length
    along = np.array([-unit[1], unit[0]]) * max(right - left, high - low)
    ax.plot(*np.stack((foot - 2 * along, foot + 2 * along)).T, color=INK, zorder=2, scalex=False, scaley=False)
    # The arrow stands beside the middle, where a point often is, on the side that has more room for it.
    base = min((foot + along / 8, foot - along / 8), key=lambda p: np.abs(p + 0.25 * size * unit - centre).max())
    arrow = {"arrowstyle": "-|>", "color": INK, "linewidth": 2, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 18}
    ax.annotate("", base + 0.2 * size * unit, base, arrowprops=arrow, zorder=4)
    x, y = base + 0.25 * size * unit
    ax.text(x, y, "w", weight="bold", ha="center", va="center", zorder=4, clip_on=True)
    return ax


def gradient_arrows(
    gradient: Callable[[NDArray[np.float64]], NDArray[Any]],
    ax: Axes | None = None,
    limits: Limits | None = None,
    n: int = 13,
) -> Axes:
    """An arrow of steepest ascent at every place of a grid; the longest is as long as one step of the grid.

    `gradient` takes rows (n, 2) and returns rows (n, 2).
    """
    ax = ready(ax)
    left, right, low, high = span(ax, limits)
    x1, x2 = np.meshgrid(_centres(left, right, n), _centres(low, high, n))
    g = np.asarray(gradient(np.column_stack((x1.ravel(), x2.ravel()))), float)
    longest = float(np.hypot(*g.T).max()) or 1.0
    step = (right - left) / n
    ax.quiver(
        x1,
        x2,
        *g.T,
        color=INK,
        angles="xy",
        scale_units="xy",
        scale=longest / step,
        pivot="mid",
        width=0.005,
        headwidth=4,
        zorder=2,
    )
    ax.set(xlim=(left, right), ylim=(low, high))
    name_axes(ax)
    return ax


def _hatch(ax: Axes, x1: NDArray, x2: NDArray, z: NDArray, span: list[float]) -> None:
    """Stripes over class 1, so that its side is known without colours."""
    stripes = ax.contourf(x1, x2, z, levels=span, colors="none", hatches=["//"], zorder=1)
    stripes.set(edgecolor=(*to_rgb(ORANGE), 0.3), linewidth=0)


def _centres(low: float, high: float, n: int) -> NDArray[np.float64]:
    return low + (high - low) * (np.arange(n) + 0.5) / n


def span(ax: Axes, limits: Limits | None) -> tuple[float, float, float, float]:
    """Left, right, low, high: as given, else what the axes show, else -2 ... 2."""
    if limits is None:
        limits = (*ax.get_xlim(), *ax.get_ylim()) if ax.has_data() else (-2.0, 2.0)
    left, right, low, high = (*limits, *limits) if len(limits) == 2 else limits
    return left, right, low, high


def name_axes(ax: Axes) -> None:
    if not ax.get_xlabel():
        ax.set_xlabel("x₁")
        ax.set_ylabel("x₂")
