"""A figure with a description for those who cannot see it: shown once, in the course's look, no pyplot, nothing left behind."""

import base64
import contextlib
import html
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from nnref.plots.style import style

__all__ = ["figure"]

DOTS_PER_INCH = 110


@contextlib.contextmanager
def figure(alt: str, columns: int = 1, rows: int = 1, width: float | None = None, height: float | None = None) -> Iterator[Any]:
    """Draw into the axes it hands out, then show the picture with `alt` as its text alternative.

    >>> with figure("A line that rises from (0, 0) to (1, 1).") as ax:
    ...     lines = ax.plot([0, 1], [0, 1])
    A line that rises from (0, 0) to (1, 1).

    One axes when there is one, else an array of them. Sizes in inches; the default is 4.2 x 3.2 for each axes.
    """
    with style():
        fig = Figure(figsize=(width or 4.2 * columns, height or 3.2 * rows), layout="constrained")
        yield fig.subplots(rows, columns)
        show(fig, alt)


def show(fig: Figure, alt: str) -> None:
    """Display a finished figure: HTML with an alt text where the front-end can, a PNG where it cannot, else the text itself."""
    from IPython.core.getipython import get_ipython
    from IPython.display import display

    if get_ipython() is None:
        print(alt)
        return
    picture, shown = drawn(fig, alt, DOTS_PER_INCH)
    display({"text/html": shown, "image/png": picture, "text/plain": alt}, raw=True)


def drawn(fig: Figure, alt: str, dots_per_inch: int) -> tuple[str, str]:
    """A figure as a PNG in base64, and as an HTML element with its text alternative."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    fig.set_dpi(dots_per_inch)
    canvas = FigureCanvasAgg(fig)
    canvas.draw()  # once; savefig would lay everything out a first time for the size of the picture, and write a file to be read again
    rgb = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    file = io.BytesIO()
    few = rgb.quantize(256, method=Image.Quantize.FASTOCTREE)  # keeps rare colours, unlike the default
    few.save(file, format="png")  # a third of the size: notebooks hold many
    picture = base64.b64encode(file.getvalue()).decode()
    return picture, f'<img alt="{html.escape(alt)}" style="max-width: 100%" src="data:image/png;base64,{picture}">'
