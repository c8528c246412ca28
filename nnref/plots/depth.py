"""How a quantity changes with the depth of a network: heat maps on one common scale, side by side."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Colormap
from numpy.typing import ArrayLike

from nnref.plots.style import DIVERGING, EDGE, minus, readable

__all__ = ["depth_maps"]


def depth_maps(
    maps: Mapping[str, ArrayLike],
    axes: Sequence[Axes],
    rows: Sequence[str],
    columns: Sequence[object],
    reach: float = 10.0,
    groups: int = 0,
) -> Sequence[Axes]:
    """Named matrices of powers of ten, one in each axes: orange below zero (vanished), white at zero, blue above (exploded).

    Colours end at ±`reach` for all of them, so that equal colours mean equal numbers; the numbers are rounded to whole powers.
    A line is drawn after every `groups` rows. Rows are named on the left only.

    Shapes: each map (len(rows), len(columns))

    Raises ValueError for a map of another shape, or when there are more maps than axes.
    """
    if len(maps) > len(axes):
        raise ValueError(f"{len(maps)} maps need as many axes; got {len(axes)}.")
    colours: Colormap = DIVERGING
    for (name, matrix), ax in zip(maps.items(), axes):
        powers = np.asarray(matrix, float)
        if powers.shape != (len(rows), len(columns)):
            raise ValueError(f"The map {name!r} has shape {powers.shape}; rows and columns ask for {(len(rows), len(columns))}.")
        ax.imshow(powers, cmap=colours, vmin=-reach, vmax=reach, aspect="auto")
        for (i, j), power in np.ndenumerate(powers):
            text = f"{round(power) + 0:+d}" if round(power) else "0"
            dark = colours((np.clip(power, -reach, reach) + reach) / (2 * reach))
            ax.text(j, i, minus(text), ha="center", va="center", fontsize=9, color=readable(dark))
        for i in range(groups, len(rows), groups) if groups else ():
            ax.axhline(i - 0.5, color=EDGE, linewidth=1.2)
        ax.set_xticks(range(len(columns)), [str(column) for column in columns])
        ax.set_yticks(range(len(rows)), list(rows) if ax is axes[0] else [""] * len(rows))
        ax.tick_params(length=0)
        ax.set(title=name, xlabel="layers")
        for spine in ax.spines.values():
            spine.set_visible(False)
    return axes
