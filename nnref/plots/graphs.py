"""Pictures of graphs without a direction: nodes in a plane, joined by edges, coloured by a number each."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnref.plots.style import DIVERGING, EDGE, INK, bare, minus, readable, ready

__all__ = ["node_graph"]


def node_graph(
    places: ArrayLike, edges: Sequence[tuple[int, int]], values: ArrayLike, ax: Axes | None = None, form: str = ".1f"
) -> Axes:
    """Circles at `places` (n, 2), lines between the pairs in `edges`, and in each circle its value: orange below 0, blue above.

    Errors: ValueError when an edge names a node that is not there, or the values are not one a node.
    """
    ax, places, values = ready(ax), np.asarray(places, float), np.asarray(values, float)
    if values.shape != places.shape[:1]:
        raise ValueError(f"one value a node is needed: {len(places)} places, values of shape {values.shape}.")
    for edge in edges:
        if not all(0 <= node < len(places) for node in edge):
            raise ValueError(f"the edge {tuple(edge)} names a node that is not there: nodes are 0 to {len(places) - 1}.")
        ax.plot(*places[list(edge)].T, color=EDGE, linewidth=1.5, zorder=1)
    reach = float(np.abs(values).max()) or 1.0
    ax.scatter(
        places[:, 0],
        places[:, 1],
        s=520,
        c=values,
        cmap=DIVERGING,
        vmin=-reach,
        vmax=reach,
        edgecolors=INK,
        linewidths=1,
        zorder=2,
    )
    for place, value in zip(places, values):
        colour = readable(DIVERGING((value + reach) / (2 * reach)))
        ax.annotate(minus(format(value, form)), place, ha="center", va="center", fontsize=8, color=colour, zorder=3)
    ax.margins(0.15)
    ax.set_aspect("equal")
    bare(ax)
    return ax
