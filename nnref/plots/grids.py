"""Numbers and pictures in rows and columns: images with labels, a confusion matrix, a heat map, shapes that broadcast."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Colormap
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from nnref.plots.style import BLUE, DIVERGING, EDGE, INK, ORANGE, PALE, SEQUENTIAL, bare, minus, ready

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
    low, high = float(images.min()), float(images.max())
    gap, below = 0.12, 0.36 if labels is not None else 0.12
    for i, image in enumerate(images):
        x, y = (i % columns) * (1 + gap), -(i // columns) * (h / w + below)
        place = (x, x + 1, y - h / w, y)
        ax.imshow(image, cmap="gray_r", vmin=low, vmax=high, extent=place, interpolation="nearest")
        ax.add_patch(
            Rectangle(
                (x, y - h / w), 1, h / w, fill=False, edgecolor=ORANGE if marked[i] else EDGE, linewidth=2.5 if marked[i] else 0.6
            )
        )
        if labels is not None:
            text = f"{labels[i]} ✗" if marked[i] else str(labels[i])
            ax.text(x + 0.5, y - h / w - 0.04, text, ha="center", va="top", fontsize=9, color=ORANGE if marked[i] else INK)
    ax.set(xlim=(-gap, columns * (1 + gap)), ylim=(-rows * (h / w + below), gap), aspect="equal")
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
        ax.text(j, i, minus(format(value, form)), ha="center", va="center", fontsize=9, color=_readable(dark))
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


def _readable(colour: Sequence[float]) -> str:
    """White or black, whichever stands out more on the colour (WCAG's relative luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "white" if luminance < 0.179 else "black"


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
