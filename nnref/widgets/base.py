"""From a pure `frame(state)` to something a notebook can show: alive where widgets run, a still picture where they do not."""

import math
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Generic, TypeVar

import numpy as np

from nnref.widgets.bundle import script, sheet
from nnref.widgets.guard import Guard

try:
    import anywidget
    import traitlets
except ImportError:  # the still picture needs neither
    anywidget = None  # type: ignore[assignment]

__all__ = ["Sketch", "show", "still"]

S = TypeVar("S")
Output = dict[str, Any]  # one output of a cell: its forms by MIME type

ASLEEP = "A still picture: to move it, run this cell in JupyterLab."
NEEDS = "The moving picture needs JupyterLab with anywidget (pip install anywidget)."
INSTALL = "To move it: pip install anywidget, restart JupyterLab, run this cell again."
# In a notebook opened again, JupyterLab reports the widget of the former kernel as an error; the picture says enough.
UNMOVED = ".jp-OutputArea-child:has(.nnw-still) + .jp-OutputArea-child .jupyter-widgets:not(:has(*)) { display: none; }"


@dataclass(frozen=True)
class Sketch(Generic[S]):
    """A widget without its browser.

    `frame(state)` is pure: numbers and arrays that say everything about the picture, and `problem`, a sentence for the learner.
    `sends` names the entries of a frame that the browser cannot work out alone; `name`.js is what draws them there.
    `telling` is the state worth a picture where nothing moves, `renew(state)` the state of another start.
    """

    name: str
    state: S
    telling: S
    frame: Callable[[S], dict[str, Any]]
    draw: Callable[[dict[str, Any], Any], None]
    describe: Callable[[dict[str, Any]], str]
    sends: tuple[str, ...]
    renew: Callable[[S], S]
    guards: tuple[Guard, ...] = ()  # around the learner's functions
    size: tuple[float, float] = (5.0, 4.4)  # of the still picture, in inches


def read(state: S, new: Mapping[str, Any]) -> S:
    """`state` with the entries of `new`: each of the type it had before, numbers finite.

    Errors: ValueError for an unknown entry or a value that does not fit.
    """
    known = {field.name: getattr(state, field.name) for field in fields(state)}  # type: ignore[arg-type]
    changes = {}
    for key, value in new.items():
        if key not in known:
            raise ValueError(f"{type(state).__name__} has no {key!r}; it has {', '.join(known)}.")
        kind = type(known[key])
        if kind in (int, float) and (isinstance(value, str) or not math.isfinite(value)):
            raise ValueError(f"{key} must be a finite number; got {value!r}.")
        changes[key] = kind(value)
    return replace(state, **changes)  # type: ignore[type-var]


def plain(value: Any) -> Any:
    """Arrays and tuples as lists, NumPy's numbers as Python's: what JSON can carry."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    return value


def still(sketch: Sketch[Any]) -> Output:
    """The picture and its words, for a place where no widget runs: a code host, an exported page, a kernel that is gone."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    from nnref.plots.figure import drawn
    from nnref.plots.style import style

    frame = sketch.frame(sketch.telling)
    words = sketch.describe(frame)
    width, height = sketch.size
    lines = textwrap.wrap(words, int(15 * width))
    foot = 0.17 * (len(lines) + 0.5)  # inches of caption under the picture
    above = (0, foot / (height + foot), 1, height / (height + foot))
    with style():
        figure = Figure(figsize=(width, height + foot), layout=ConstrainedLayoutEngine(rect=above))
        sketch.draw(frame, figure)
        figure.text(0.02, 0.02, "\n".join(lines), fontsize=8.5, va="bottom")
        picture, shown = drawn(figure, words, dots_per_inch=100)
    return {
        "text/html": f'<div class="nnw-still"><style>{UNMOVED}</style>{shown}<p>{ASLEEP}</p></div>',
        "image/png": picture,
        "text/plain": f"{words}\n{ASLEEP}",
    }


class Still:
    """A sketch where anywidget is not installed: its picture, its words, and the one line that says what to install."""

    def __init__(self, sketch: Sketch[Any]):
        self.sketch = sketch

    def outputs(self) -> list[Output]:
        return [still(self.sketch), {"text/plain": INSTALL}]

    def _ipython_display_(self) -> None:
        display(self.outputs())


if anywidget is not None:

    class Live(anywidget.AnyWidget):
        """A sketch in the browser. Read or set `state` (a dict) like any trait; each change is answered by a new `frame`."""

        _esm = traitlets.Unicode().tag(sync=True)
        _css = traitlets.Unicode().tag(sync=True)
        state = traitlets.Dict().tag(sync=True, echo_update=False)
        frame = traitlets.Dict().tag(sync=True)
        problem = traitlets.Dict().tag(sync=True)

        def __init__(self, sketch: Sketch[Any]):
            self._sketch = sketch
            self._now = sketch.state
            super().__init__(_esm=script(sketch.name), _css=sheet(), state=asdict(sketch.state))
            self.on_msg(self._hear)
            self.observe(self._answer, "state")
            self._answer()

        def _answer(self, _change: Any = None) -> None:
            """A new frame for the present state; if that fails, a sentence, and the last good frame stays."""
            try:
                now = read(self._now, self.state)
                frame = self._sketch.frame(now)
            except Exception as error:
                self.problem = {"text": str(error), "stopped": False}
                return
            self._now = now
            with self.hold_sync():
                self.problem = {"text": frame["problem"], "stopped": any(guard.stopped for guard in self._sketch.guards)}
                self.frame = {key: plain(frame[key]) for key in self._sketch.sends}

        def _hear(self, _widget: Any, message: Any, _buffers: Any) -> None:
            """The two buttons that only Python can serve."""
            kind = message.get("kind") if isinstance(message, dict) else None
            if kind == "renew":
                self.state = asdict(self._sketch.renew(self._now))
            elif kind == "again":
                for guard in self._sketch.guards:
                    guard.again()
                self._answer()

        def outputs(self) -> list[Output]:
            """Two: the still picture, which view.css hides as long as the widget beside it lives, and the widget."""
            live, _ = self._repr_mimebundle_() or ({}, {})
            return [still(self._sketch), {**live, "text/plain": NEEDS}]

        def _ipython_display_(self) -> None:
            display(self.outputs())


def display(outputs: list[Output]) -> None:
    from IPython.display import display as show_one

    for output in outputs:
        show_one(output, raw=True)


def show(sketch: Sketch[Any]) -> Any:
    """The sketch alive if anywidget is installed, else still."""
    return Still(sketch) if anywidget is None else Live(sketch)
