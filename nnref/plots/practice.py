"""Pictures of a model in use: how a rate was found, where a search looked, and whether its probabilities can be trusted."""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnref.plots.style import BLUE, COLOURS, DASHES, EDGE, INK, MARKERS, ORANGE, ready

__all__ = ["range_test", "reliability_diagram", "search_points"]


def range_test(
    losses: ArrayLike, lrs: ArrayLike, ax: Axes | None = None, smooth: ArrayLike | None = None, rate: float | None = None
) -> Axes:
    """The losses of a run whose learning rate grew at every step, over the rate; `smooth` is drawn on top, `rate` is marked."""
    ax, lrs = ready(ax), np.asarray(lrs)
    ax.plot(lrs, np.asarray(losses), color=EDGE, linewidth=1, label="loss")
    if smooth is not None:
        ax.plot(lrs, np.asarray(smooth), color=BLUE, label="smoothed")
    if rate is not None:
        ax.axvline(rate, color=ORANGE, linestyle=DASHES[1])
        ax.annotate(
            f"{rate:.2g}", (rate, 1), xycoords=("data", "axes fraction"), xytext=(4, -2), textcoords="offset points", va="top"
        )
    ax.set(xscale="log", xlabel="learning rate", ylabel="loss")
    ax.legend()
    return ax


def search_points(
    x: ArrayLike, y: ArrayLike, score: ArrayLike, ax: Axes | None = None, names: tuple[str, str] = ("x", "y")
) -> Axes:
    """Where a search has looked, both axes on a log scale: the better the score, the larger and darker the point; a ring for the best.

    Strokes at the bottom show which values of x were tried at all.
    """
    ax, x, y, score = ready(ax), np.ravel(x), np.ravel(y), np.ravel(score)
    reach = score - score.min()
    share = reach / (reach.max() or 1.0)
    ax.scatter(x, y, s=12 + 90 * share, c=share, cmap="Blues", vmin=-0.4, vmax=1, edgecolors=EDGE, linewidths=0.6, zorder=2)
    best = int(score.argmax())
    ax.scatter(x[best : best + 1], y[best : best + 1], s=240, facecolors="none", edgecolors=ORANGE, linewidths=2, zorder=3)
    ax.plot(x, np.zeros(len(x)), "|", color=INK, markersize=14, transform=ax.get_xaxis_transform(), clip_on=False)
    ax.set(xscale="log", yscale="log", xlabel=names[0], ylabel=names[1])
    return ax


def reliability_diagram(curves: dict[str, tuple[ArrayLike, ArrayLike, ArrayLike]], ax: Axes | None = None) -> Axes:
    """Accuracy over confidence, bin by bin, for one model or several: on the diagonal, 80 % sure is right in 80 % of the cases.

    Each curve is what `nnref.reliability_curve` returns; a point is as large as its bin is full.
    """
    ax = ready(ax, 4.2, 4.0)
    ax.plot([0, 1], [0, 1], color=EDGE, linestyle=":", label="as sure as right")
    for i, (name, (confidence, accuracy, rows)) in enumerate(curves.items()):
        counts = np.asarray(rows)
        filled = counts > 0
        sizes = 20 + 130 * np.sqrt(counts[filled] / counts.max())
        colour, mark = COLOURS[i % len(COLOURS)], MARKERS[i % len(MARKERS)]
        x, y = np.asarray(confidence)[filled], np.asarray(accuracy)[filled]
        ax.plot(x, y, color=colour, linestyle=DASHES[i % len(DASHES)], linewidth=1.2, zorder=2)
        ax.scatter(x, y, s=sizes, color=colour, marker=mark, edgecolors="white", linewidths=0.6, label=name, zorder=3)
    ax.set(xlim=(0, 1.03), ylim=(0, 1.03), xlabel="confidence", ylabel="share that is right")
    legend = ax.legend(loc="upper left")
    for handle in legend.legend_handles:
        if handle is not None and hasattr(handle, "set_sizes"):
            handle.set_sizes([50])
    return ax
