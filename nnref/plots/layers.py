"""What happens from layer to layer: the spread of activations, and the size of gradients."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnref.plots.style import BLUE, COLOURS, EDGE, INK, PALE, minus, ready

__all__ = ["activation_histograms", "gradient_bars"]


def activation_histograms(
    layers: Sequence[ArrayLike], ax: Axes | None = None, names: Sequence[str] | None = None, bins: int = 40
) -> Axes:
    """The values of each layer as a histogram that lies on its side, one beside the other, with mean and standard deviation.

    Each is scaled to the same width: shapes are compared, not counts.
    """
    ax = ready(ax, max(4.2, 1.2 + 0.9 * len(layers)), 3.2)
    flat = [np.ravel(np.asarray(layer, float)) for layer in layers]
    low, high = min(v.min() for v in flat), max(v.max() for v in flat)
    if low == high:
        low, high = low - 0.5, high + 0.5
    edges = np.linspace(low, high, bins + 1)
    ax.axhline(0, color=EDGE, linewidth=0.8, linestyle=":")
    for i, values in enumerate(flat):
        counts, _ = np.histogram(values, edges)
        ax.stairs(i + 0.85 * counts / counts.max(), edges, baseline=i, orientation="horizontal", fill=True, color=PALE[0])
        ax.stairs(i + 0.85 * counts / counts.max(), edges, baseline=i, orientation="horizontal", color=BLUE, linewidth=1.2)
        ax.plot([i, i + 0.5], [values.mean()] * 2, color=INK, linewidth=2)
    labels = [str(k + 1) for k in range(len(flat))] if names is None else list(names)
    spread = [minus(f"{label}\nσ {values.std():.2g}") for label, values in zip(labels, flat)]
    ax.set_xticks(np.arange(len(flat)) + 0.4, spread)
    ax.set(xlabel="layer, and standard deviation (line: mean)", ylabel="activation", xlim=(-0.1, len(flat)))
    return ax


def gradient_bars(
    norms: ArrayLike | Mapping[str, ArrayLike], ax: Axes | None = None, names: Sequence[str] | None = None, log: bool = True
) -> Axes:
    """The norm of the gradient in each layer as bars, on a log scale; a mapping puts several networks side by side.

    A norm of exactly 0 has no bar on a log scale: it is marked with a 0.
    """
    groups = {k: np.asarray(v, float) for k, v in norms.items()} if isinstance(norms, Mapping) else {"": np.asarray(norms, float)}
    size = len(next(iter(groups.values())))
    ax = ready(ax, max(4.2, 1 + 0.3 * size * len(groups)), 3.2)
    width = 0.8 / len(groups)
    everything = np.concatenate(list(groups.values()))
    positive = everything[everything > 0]
    floor = 10.0 ** np.floor(np.log10(positive.min()) - 0.3) if log and positive.size else 0.0
    for i, (label, values) in enumerate(groups.items()):
        at = np.arange(size) - 0.4 + width * (i + 0.5)
        ax.bar(
            at, np.maximum(values - floor, 0), width * 0.92, bottom=floor, color=COLOURS[i % len(COLOURS)],
            hatch=(None, "//", "..", "xx")[i % 4], edgecolor="white", label=label,
        )  # fmt: skip
        for x in at[values == 0]:
            ax.annotate("0", (x, floor), xytext=(0, 2), textcoords="offset points", ha="center", fontsize=9)
    if log and positive.size:
        ax.set_yscale("log")
        room = 0.3 if len(groups) > 1 else 0.05  # for the legend
        ax.set_ylim(floor, positive.max() * (positive.max() / floor) ** room)
    labels = [str(k + 1) for k in range(size)] if names is None else list(names)
    often = max(1, size // 12)
    ax.set_xticks(np.arange(0, size, often), labels[::often])
    ax.set(xlabel="layer", ylabel="gradient norm")
    if len(groups) > 1:
        ax.legend()
    return ax
