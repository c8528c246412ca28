"""Circles and arrows: a network as layers of units, and a computation graph with its values and gradients."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from numpy.typing import ArrayLike

from nnref.plots.layout import place
from nnref.plots.style import BLUE, DASHES, EDGE, INK, ORANGE, PALE, bare, minus, ready

__all__ = ["computation_graph", "network_diagram"]

WIDE, TALL = 2.4, 0.8  # between columns, between units
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def network_diagram(
    sizes: Sequence[int],
    ax: Axes | None = None,
    weights: Sequence[ArrayLike] | None = None,
    values: Sequence[ArrayLike] | None = None,
    names: Sequence[str] | None = None,
    numbers: bool = False,
    most: int = 8,
) -> Axes:
    """Layers as columns of circles, inputs on the left; of a layer with more than `most` units the first and the last are shown.

    With `weights`, one (D, M) a layer, a connection is as thick as its weight is large, blue if positive, orange and dashed if
    negative; `numbers` writes them on. `values` are written into the circles, `names` below the columns.
    """
    tallest = max(min(size, most) for size in sizes)
    ax = ready(ax, 1.7 * len(sizes), 0.9 + 0.6 * tallest)
    shown = [_shown(size, most) for size in sizes]
    at = [_column(units, WIDE * layer) for layer, units in enumerate(shown)]
    heaviest = max((float(np.abs(np.asarray(w)).max()) for w in weights), default=1.0) or 1.0 if weights is not None else 1.0
    for layer in range(len(sizes) - 1):
        for i, start in at[layer].items():
            for j, stop in at[layer + 1].items():
                w = None if weights is None else float(np.asarray(weights[layer])[i, j])
                _connection(ax, start, stop, w, heaviest, numbers)
    for layer, units in enumerate(at):
        for unit, (x, y) in units.items():
            kind = 0 if layer == 0 else 1 if layer == len(sizes) - 1 else 2
            face = ("white", PALE[1], PALE[0])[kind]
            ax.add_patch(Circle((x, y), 0.3, facecolor=face, edgecolor=INK, linewidth=1.3, zorder=3))
            text = _unit_name(kind, unit) if values is None else minus(f"{float(np.asarray(values[layer])[unit]):.2g}")
            ax.text(x, y, text, ha="center", va="center", fontsize=10, zorder=4)
        if sizes[layer] > most:
            heights = [y for _, y in units.values()]
            ax.text(WIDE * layer, (heights[-1] + heights[-2]) / 2, "⋮", ha="center", va="center", fontsize=14, zorder=4)
    bottom = -0.4 * (tallest - 1) - 0.75
    for layer, size in enumerate(sizes):
        role = "input" if layer == 0 else "output" if layer == len(sizes) - 1 else "hidden"
        ax.text(
            WIDE * layer, bottom, names[layer] if names is not None else f"{role}\n{size}", ha="center", va="top", fontsize=10
        )
    ax.set(xlim=(-0.7, WIDE * (len(sizes) - 1) + 0.7), ylim=(bottom - 0.75, 0.4 * (tallest - 1) + 0.45), aspect="equal")
    bare(ax)
    return ax


def _shown(size: int, most: int) -> list[int]:
    return list(range(size)) if size <= most else [*range(most - 2), size - 1]


def _column(units: list[int], x: float) -> dict[int, tuple[float, float]]:
    """Unit -> place, from the top; a gap of one place stands for the units that are left out."""
    rows = [k + (k > 0 and units[k] != units[k - 1] + 1) for k in range(len(units))]
    return {unit: (x, TALL * (rows[-1] / 2 - row)) for unit, row in zip(units, rows)}


def _unit_name(kind: int, unit: int) -> str:
    return "xyh"[kind] + str(unit + 1).translate(SUBSCRIPTS)


def _connection(
    ax: Axes, start: tuple[float, float], stop: tuple[float, float], w: float | None, heaviest: float, numbers: bool
) -> None:
    (x, y), (x2, y2) = start, stop
    if w is None:
        ax.plot([x, x2], [y, y2], color=EDGE, linewidth=0.8, zorder=1)
        return
    colour, dash = (BLUE, "-") if w >= 0 else (ORANGE, DASHES[1])
    ax.plot(
        [x, x2], [y, y2], color=colour, linestyle=dash, linewidth=0.3 + 4 * abs(w) / heaviest, zorder=1, solid_capstyle="butt"
    )
    if numbers:
        box: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        ax.text(
            x + 0.25 * (x2 - x),
            y + 0.25 * (y2 - y),
            minus(f"{w:.2g}"),
            fontsize=9,
            ha="center",
            va="center",
            color=colour,
            bbox=box,
            zorder=2,
        )


def computation_graph(
    nodes: Mapping[str, str],
    edges: Sequence[tuple[str, ...]],
    ax: Axes | None = None,
    values: Mapping[str, object] | None = None,
    gradients: Mapping[str, object] | None = None,
    marked: Sequence[str] = (),
) -> Axes:
    """A computation from left to right: nodes (id -> label), edges (from, to) or (from, to, text).

    Beside each node stand its value (above, blue: the forward pass) and its gradient (below, orange: the backward pass), where
    given. `marked` nodes are filled: the ones a text speaks of.
    """
    at, routes = place(list(nodes), [(edge[0], edge[1]) for edge in edges])
    wide = max(x for x, _ in at.values()) + 1
    heights = [y for route in routes for _, y in route] + [y for _, y in at.values()]
    low, top = min(heights), max(heights)
    ax = ready(ax, 1.6 * wide, 1.45 + 1.05 * (top - low))
    inputs = set(nodes) - {edge[1] for edge in edges}
    for edge, route in zip(edges, routes):
        for a, b in pairwise(route[:-1]):
            ax.plot([a[0], b[0]], [a[1], b[1]], color=EDGE, linewidth=1.4, zorder=1, solid_capstyle="round")
        arrow: dict[str, Any] = {
            "arrowstyle": "-|>",
            "color": EDGE,
            "linewidth": 1.4,
            "shrinkA": 0,
            "shrinkB": 14,
            "mutation_scale": 13,
        }
        ax.annotate("", route[-1], route[-2], arrowprops=arrow, zorder=1)
        if len(edge) > 2:
            (x, y), (x2, y2) = route[-2:]
            box: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
            ax.text((x + x2) / 2, (y + y2) / 2, minus(edge[2]), fontsize=9, ha="center", va="center", bbox=box, zorder=2)
    for name, label in nodes.items():
        x, y = at[name]
        face = PALE[1] if name in marked else "white" if name in inputs else PALE[0]
        box = {"boxstyle": "round,pad=0.4" if name in inputs else "circle,pad=0.35", "facecolor": face, "edgecolor": INK}
        ax.text(x, y, label, ha="center", va="center", bbox=box, zorder=3)
        for words, colour, up in ((values, BLUE, 1), (gradients, ORANGE, -1)):
            if words is not None and name in words:
                ax.annotate(
                    _written(words[name]), (x, y), xytext=(0, 18 * up), textcoords="offset points", ha="center",
                    va="bottom" if up > 0 else "top", fontsize=9, color=colour, zorder=4,
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
                )  # fmt: skip
    ax.set(xlim=(-0.45, wide - 0.55), ylim=(low - 0.55, top + 0.55))
    bare(ax)
    return ax


def _written(value: object) -> str:
    return minus(f"{value:.3g}" if isinstance(value, int | float | np.number) else str(value))
