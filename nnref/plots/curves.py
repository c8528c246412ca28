"""Curves over one number: an activation and its slope, a fit, losses over time, descent on a line, probabilities as bars."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from nnref.plots.style import BLUE, COLOURS, DASHES, EDGE, FAINT, INK, ORANGE, minus, ready

__all__ = ["activation_curve", "descent_curve", "function_fit", "line_curves", "loss_curves", "number_line", "probability_bars"]

Function = Callable[[NDArray[np.float64]], NDArray[Any]]


def line_curves(
    curves: Mapping[str, ArrayLike | tuple[ArrayLike, ArrayLike]],
    ax: Axes | None = None,
    x_label: str = "x",
    y_label: str = "y",
    log_x: bool = False,
    log_y: bool = False,
) -> Axes:
    """Named curves, each y (drawn over 0, 1, 2, ...) or a pair (x, y), told apart by colour, dashes and a legend."""
    ax = ready(ax)
    for i, (name, data) in enumerate(curves.items()):
        x, y = data if isinstance(data, tuple) else (np.arange(len(np.asarray(data))), data)
        ax.plot(np.asarray(x), np.asarray(y), color=COLOURS[i % len(COLOURS)], linestyle=DASHES[i % len(DASHES)], label=name)
    ax.set(xlabel=x_label, ylabel=y_label, xscale="log" if log_x else "linear", yscale="log" if log_y else "linear")
    ax.grid(True)
    if curves:
        ax.legend()
    return ax


def loss_curves(
    losses: Mapping[str, ArrayLike], ax: Axes | None = None, best: int | None = None, log: bool = False, x_label: str = "epoch"
) -> Axes:
    """The losses of a run, one value an epoch; `best` marks the epoch at which one should have stopped."""
    ax = line_curves(losses, ax, x_label, "loss", log_y=log)
    if best is not None:
        ax.axvline(best, color=EDGE, linestyle=":", linewidth=1.5)
        ax.annotate(
            f"best: {best}", (best, 1), xycoords=("data", "axes fraction"), xytext=(4, -2), textcoords="offset points", va="top"
        )
    return ax


def activation_curve(
    f: Function,
    derivative: Function | None = None,
    ax: Axes | None = None,
    at: float | None = None,
    limits: tuple[float, float] = (-5, 5),
    name: str = "f",
) -> Axes:
    """An activation, solid, and its derivative, dashed; at the point `at` both are marked and the tangent is drawn."""
    ax = ready(ax)
    z = np.linspace(*limits, 501)
    a = np.asarray(f(z))
    ax.axhline(0, color=FAINT, zorder=0)
    ax.axvline(0, color=FAINT, zorder=0)
    ax.plot(z, a, color=BLUE, label=f"{name}(z)")
    if derivative is not None:
        ax.plot(z, np.asarray(derivative(z)), color=ORANGE, linestyle=DASHES[1], label=f"{name}′(z)")
        if at is not None:
            _mark(ax, f, derivative, at, name)
    ax.set(xlabel="z", ylabel="value", xlim=limits)
    ax.legend()
    return ax


def _mark(ax: Axes, f: Function, derivative: Function, at: float, name: str) -> None:
    value, slope = (float(np.asarray(g(np.array([at])))[0]) for g in (f, derivative))
    low, high = ax.get_ylim()
    reach = 1.2 / np.hypot(1, slope)
    ax.plot([at - reach, at + reach], [value - reach * slope, value + reach * slope], color=INK, linewidth=1.5)
    ax.plot([at], [value], "o", color=BLUE, markeredgecolor="white", markersize=9, zorder=4)
    ax.plot([at], [slope], "s", color=ORANGE, markeredgecolor="white", markersize=8, zorder=4)
    ax.plot([at, at], [min(value, slope, 0), max(value, slope, 0)], color=EDGE, linestyle=":", linewidth=1, zorder=1)
    ax.set_title(minus(f"z = {at:.3g}:  {name} = {value:.3g},  {name}′ = {slope:.3g}"))
    ax.set_ylim(low, high)


def function_fit(
    x: ArrayLike, t: ArrayLike, curves: Mapping[str, ArrayLike], ax: Axes | None = None, grid: ArrayLike | None = None
) -> Axes:
    """Points (x, t) and named curves meant to run through them; the curves' values stand over `grid`, or over x."""
    ax, x, t = ready(ax), np.ravel(np.asarray(x)), np.ravel(np.asarray(t))
    over = x if grid is None else np.ravel(np.asarray(grid))
    order = np.argsort(over)
    ax.scatter(x, t, s=22, color=EDGE, edgecolors="white", linewidths=0.5, label="data")
    for i, (name, y) in enumerate(curves.items()):
        ax.plot(
            over[order],
            np.ravel(np.asarray(y))[order],
            color=COLOURS[i % len(COLOURS)],
            linestyle=DASHES[i % len(DASHES)],
            label=name,
        )
    ax.set(xlabel="x", ylabel="t, y")
    ax.legend()
    return ax


def descent_curve(f: Function, path: ArrayLike, ax: Axes | None = None, limits: tuple[float, float] | None = None) -> Axes:
    """A loss over one weight, and the steps of gradient descent on it; the first three are numbered."""
    ax, path = ready(ax), np.ravel(np.asarray(path, float))
    low, high = limits or (path.min() - 0.2 * np.ptp(path) - 0.1, path.max() + 0.2 * np.ptp(path) + 0.1)
    w = np.linspace(low, high, 401)
    ax.plot(w, np.asarray(f(w)), color=BLUE)
    seen = path[(path >= low) & (path <= high)]
    ax.plot(
        seen,
        np.asarray(f(seen)),
        color=ORANGE,
        linestyle=DASHES[1],
        marker="s",
        markersize=6,
        markeredgecolor="white",
        linewidth=1.3,
    )
    for i in range(min(3, len(seen))):
        ax.annotate(
            str(i),
            (seen[i], float(np.asarray(f(seen[i : i + 1]))[0])),
            xytext=(5, 5),
            textcoords="offset points",
            fontsize=10,
        )
    ax.set(xlabel="w", ylabel="loss", xlim=(low, high))
    return ax


def probability_bars(
    p: ArrayLike | Mapping[str, ArrayLike], ax: Axes | None = None, names: Sequence[str] | None = None, truth: int | None = None
) -> Axes:
    """Probabilities as bars with their numbers; a mapping puts several distributions side by side. `truth` marks the right class."""
    ax = ready(ax)
    groups = {k: np.asarray(v) for k, v in p.items()} if isinstance(p, Mapping) else {"": np.asarray(p)}
    size = len(next(iter(groups.values())))
    names = [str(k) for k in range(size)] if names is None else list(names)
    width = 0.8 / len(groups)
    for i, (label, values) in enumerate(groups.items()):
        place = np.arange(size) - 0.4 + width * (i + 0.5)
        bars = ax.bar(
            place, values, width * 0.92, color=COLOURS[i % len(COLOURS)], hatch=(None, "//", "..", "xx")[i % 4], edgecolor="white", label=label
        )  # fmt: skip
        ax.bar_label(bars, [f"{value:.3g}" if value >= 0.0005 else f"{value:.0e}" for value in values], padding=2, fontsize=9)
    ax.set_xticks(np.arange(size), [f"{name} ✓" if k == truth else name for k, name in enumerate(names)])
    ax.set(ylabel="probability", ylim=(0, max(1.0, 1.1 * max(v.max() for v in groups.values()))))
    if len(groups) > 1:
        ax.legend()
    return ax


def number_line(marks: Mapping[str, float], ax: Axes | None = None, limits: tuple[float, float] | None = None) -> Axes:
    """Named numbers on a line, names above and below by turns so that neighbours can be read."""
    ax = ready(ax, 5.5, 1.4)
    values = list(marks.values())
    reach = (max(values) - min(values)) or 1.0
    low, high = limits or (min(values) - 0.15 * reach, max(values) + 0.15 * reach)
    ax.axhline(0, color=INK, linewidth=1.2)
    for i, (name, value) in enumerate(sorted(marks.items(), key=lambda mark: mark[1])):
        up = 1 if i % 2 == 0 else -1
        ax.plot([value], [0], marker="os"[i % 2], color=(BLUE, ORANGE)[i % 2], markeredgecolor="white", markersize=9, zorder=3)
        ax.annotate(
            name, (value, 0), xytext=(0, 10 * up), textcoords="offset points", ha="center", va="bottom" if up > 0 else "top"
        )
    ax.set(xlim=(low, high), ylim=(-1, 1))
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    return ax
