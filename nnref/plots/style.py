"""One look for every picture: an orange and a blue told apart by every eye, and never by colour alone.

Class 0 is a blue circle, class 1 an orange square; a positive weight is blue and solid, a negative one orange and dashed.
The colours are those of `nnref.widgets`; each has a contrast of at least 4.5:1 on white.
"""

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

__all__ = [
    "BLUE",
    "COLOURS",
    "DASHES",
    "DIVERGING",
    "EDGE",
    "FAINT",
    "INK",
    "MARKERS",
    "ORANGE",
    "PALE",
    "SEQUENTIAL",
    "TINT",
    "style",
]

BLUE, ORANGE, INK, EDGE, FAINT = "#0a62a8", "#b84a00", "#111111", "#767676", "#d9d9d9"
COLOURS = (BLUE, ORANGE, "#00695c", "#8e24aa", "#5d4037", "#ad1457", "#37474f", "#827717", "#283593", "#c62828")
PALE = ("#e3f0fb", "#fdebd9", "#dcf0ec", "#f3e2f6", "#ece5e2", "#fae0eb", "#e4e8ea", "#f3f2d8", "#e3e5f3", "#fbe1e1")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "*")
DASHES: tuple[Any, ...] = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (5, 1.5, 1, 1.5)), (0, (8, 2)), (0, (3, 1, 1, 1, 1, 1)))
DIVERGING = LinearSegmentedColormap.from_list("orange-white-blue", [ORANGE, "#e8a36b", "#ffffff", "#7fb2dc", BLUE])
TINT = LinearSegmentedColormap.from_list("pale blue-white-orange", ["#a8cdeb", "#ffffff", "#f3c08f"])  # class 0 to class 1
SEQUENTIAL = LinearSegmentedColormap.from_list("white-blue", ["#ffffff", "#cfe3f3", "#7fb2dc", BLUE, "#062f52"])

SETTINGS: Any = {
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "axes.edgecolor": EDGE,
    "axes.labelcolor": INK,
    "axes.labelsize": 11,
    "axes.titlesize": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "font.size": 11,
    "font.family": "DejaVu Sans",
    "grid.color": FAINT,
    "hatch.linewidth": 0.6,
    "legend.fontsize": 10,
    "legend.framealpha": 0.9,
    "lines.linewidth": 2,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
}


@contextlib.contextmanager
def style() -> Iterator[None]:
    """Axes made inside this block have the course's look; matplotlib's settings are as before when it ends.

    >>> with style():
    ...     fig = Figure()
    >>> fig.get_facecolor()
    (1.0, 1.0, 1.0, 1.0)
    """
    with matplotlib.rc_context(SETTINGS):
        yield


def ready(ax: Axes | None, width: float = 4.2, height: float = 3.2) -> Axes:
    """The given axes, or those of a new figure in the course's look; `ax.figure` is the picture. No pyplot, no global state."""
    if ax is not None:
        return ax
    with style():
        return Figure(figsize=(width, height), layout="constrained").subplots()


def bare(ax: Axes) -> None:
    """Take ticks and frame away: for diagrams, whose axes measure nothing."""
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)


def minus(text: str) -> str:
    """The typographic minus, as on matplotlib's own axes."""
    return text.replace("-", "−")


def readable(colour: Sequence[float]) -> str:
    """White or black, whichever stands out more on the colour (WCAG's relative luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "white" if luminance < 0.179 else "black"
