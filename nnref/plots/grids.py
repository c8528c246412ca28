"""Numbers and pictures in rows and columns: images with labels, a confusion matrix, a heat map, shapes that broadcast."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.colors import Colormap
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from nnref.plots.style import BLUE, DIVERGING, EDGE, INK, ORANGE, PALE, SEQUENTIAL, bare, minus, readable, ready

__all__ = ["broadcast_diagram", "confusion_table", "heat_map", "image_grid"]


def image_grid(
    images: ArrayLike,
    labels: Sequence[object] | NDArray | None = None,
    ax: Axes | None = None,
    columns: int | None = None,
    wrong: ArrayLike | None = None,
) -> Axes:
    """Grey pictures (N, H, W), or flat ones (N, H·H), dark ink on white, each with its label below; the `wrong` ones are framed."""
    images = np.asarray(images, float)
    if images.ndim == 2:
        side = round(images.shape[1] ** 0.5)
        if side * side != images.shape[1]:
            raise ValueError(f"rows of {images.shape[1]} pixels are no squares; give images (N, H, W).")
        images = images.reshape(len(images), side, side)
    n, h, w = images.shape
    columns = columns or min(n, 10)
    rows = -(-n // columns)
    ax = ready(ax, 0.62 * columns, (0.62 + 0.2 * (labels is not None)) * rows)
    marked = np.zeros(n, bool) if wrong is None else np.asarray(wrong, bool)
    gap = max(1, round(0.12 * w))
    below = gap if labels is None else round(0.36 * w)
    sheet = np.full((rows * (h + below), columns * (w + gap)), np.nan)  # one picture: Matplotlib takes 5 ms for each
    places = [(i // columns * (h + below), i % columns * (w + gap)) for i in range(n)]
    for image, (top, left) in zip(images, places):
        sheet[top : top + h, left : left + w] = image
    ax.imshow(sheet, cmap="gray_r", vmin=images.min(), vmax=images.max(), interpolation="nearest")
    frames = [Rectangle((left - 0.5, top - 0.5), w, h) for top, left in places]
    edges, widths = np.where(marked, ORANGE, EDGE), np.where(marked, 2.5, 0.6)
    ax.add_collection(PatchCollection(frames, facecolor="none", edgecolor=edges, linewidth=widths), autolim=False)
    for label, bad, (top, left) in zip(() if labels is None else labels, marked, places):
        text, colour = (f"{label} ✗", ORANGE) if bad else (str(label), INK)
        ax.text(left + w / 2 - 0.5, top + h - 0.5 + 0.04 * w, text, ha="center", va="top", fontsize=9, color=colour)
    ax.set(xlim=(-gap - 0.5, columns * (w + gap) - 0.5), ylim=(rows * (h + below) - 0.5, -gap - 0.5))
    bare(ax)
    return ax


def heat_map(
    matrix: ArrayLike,
    ax: Axes | None = None,
    rows: Sequence[str] | None = None,
    columns: Sequence[str] | None = None,
    form: str = ".2g",
    signed: bool | None = None,
) -> Axes:
    """A matrix as coloured squares with the numbers in them; a signed one is orange below zero and blue above."""
    ax, matrix = ready(ax), np.asarray(matrix)
    signed = bool(matrix.min() < 0) if signed is None else signed
    reach = float(np.abs(matrix).max()) or 1.0
    colours: Colormap = DIVERGING if signed else SEQUENTIAL
    low = -reach if signed else 0.0
    ax.imshow(matrix, cmap=colours, vmin=low, vmax=reach)
    for (i, j), value in np.ndenumerate(matrix):
        dark = colours((value - low) / (reach - low))
        ax.text(j, i, minus(format(value, form)), ha="center", va="center", fontsize=9, color=readable(dark))
    ax.set_xticks(range(matrix.shape[1]), [str(j) for j in range(matrix.shape[1])] if columns is None else list(columns))
    ax.set_yticks(range(matrix.shape[0]), [str(i) for i in range(matrix.shape[0])] if rows is None else list(rows))
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return ax


def confusion_table(counts: ArrayLike, ax: Axes | None = None, names: Sequence[str] | None = None) -> Axes:
    """A confusion matrix: truth in the rows, prediction in the columns, the right answers framed on the diagonal."""
    counts = np.asarray(counts)
    ax = heat_map(counts, ready(ax, 1.6 + 0.4 * len(counts), 1.3 + 0.38 * len(counts)), names, names, form="d")
    for k in range(len(counts)):
        ax.add_patch(Rectangle((k - 0.5, k - 0.5), 1, 1, fill=False, edgecolor=INK, linewidth=1.4))
    ax.set(xlabel="prediction", ylabel="truth")
    return ax


def broadcast_diagram(shapes: Sequence[tuple[str, tuple[int, ...]]], ax: Axes | None = None) -> Axes:
    """How NumPy lines up shapes from the right: each axis a box, a stretched one orange and dashed, the result below.

    Shapes that do not fit are shown too: the axis that clashes is marked in the last row.
    """
    width = max(len(shape) for _, shape in shapes)
    ax = ready(ax, 2.2 + 0.9 * width, 0.6 * (len(shapes) + 1.4))
    padded = [(name, (None,) * (width - len(shape)) + tuple(shape)) for name, shape in shapes]
    sizes = [{shape[k] for _, shape in padded} - {None, 1} for k in range(width)]
    result = ["✗" if len(fit) > 1 else next(iter(fit), 1) for fit in sizes]
    rows = [*padded, ("result" if "✗" not in result else "no fit", tuple(result))]
    for i, (name, shape) in enumerate(rows):
        last = i == len(rows) - 1
        y = -i - 0.35 * last
        ax.text(-0.25, y, name, ha="right", va="center", weight="bold" if last else "normal")
        for k, size in enumerate(shape):
            stretched = not last and size in (None, 1) and result[k] not in (None, 1)
            bad = size == "✗"
            edge, dash = (ORANGE, (0, (4, 2))) if stretched else (ORANGE if bad else BLUE, "-")
            face = PALE[1] if stretched or bad else PALE[0]
            ax.add_patch(Rectangle((k, y - 0.36), 0.86, 0.72, facecolor=face, edgecolor=edge, linestyle=dash, linewidth=1.6))
            text = "" if size is None else str(size)
            ax.text(
                k + 0.43, y, f"{text} → {result[k]}" if stretched and not bad else text, ha="center", va="center", fontsize=10
            )
    ax.axhline(-len(shapes) + 0.32, color=EDGE, linewidth=1)
    longest = max(len(name) for name, _ in rows)
    ax.set(xlim=(-0.35 - 0.16 * longest, width + 0.05), ylim=(-len(shapes) - 0.9, 0.5))
    bare(ax)
    return ax
