"""The perceptron's line moved by hand: what w and b do, mistakes counted, and XOR, which no line can do."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

import nnref
from nnref.widgets import paper
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Guard, numbers
from nnref.widgets.paper import Floats
from nnref.widgets.points import NAMES, fewest_by_name, points

__all__ = ["LineState", "line_frame", "perceptron_line"]

EIGHTHS = np.arange(8 * paper.LIMITS[0], 8 * paper.LIMITS[1] + 1) / 8
PROBES = np.stack(np.meshgrid(EIGHTHS, EIGHTHS), axis=-1).reshape(-1, 2)  # on the sliders' grid, where `>` and `>=` part


@dataclass(frozen=True)
class LineState:
    """What the learner can change: the points, the line, the seed of both, and the prediction (-1: none yet)."""

    data: str = "OR"
    w1: float = 1.0
    w2: float = -0.5
    b: float = 0.0
    seed: int = 0
    guess: int = -1

    @property
    def w(self) -> Floats:
        return np.array([self.w1, self.w2])


def start(data: str, seed: int) -> LineState:
    """A line in whole eighths that makes at least one mistake more than it must."""
    X, t = points(data, seed)
    rng = np.random.default_rng(seed)
    while True:
        w1, w2, b = (rng.integers(-12, 13, 3) / 8).tolist()
        state = LineState(data, w1, w2, b, seed)
        if min(abs(w1), abs(w2)) > 0.25 and (nnref.perceptron_predict(X, state.w, b) != t).sum() > fewest_by_name(seed)[data]:
            return state


def best(data: str, seed: int) -> LineState:
    """Of all lines in halves those with the fewest mistakes; of these the one farthest from the nearest point."""
    X, t = points(data, seed)
    w1, w2, b = (part.ravel() / 2 for part in np.meshgrid(range(-4, 5), range(-4, 5), range(-6, 7)))
    real = (w1 != 0) | (w2 != 0)
    w1, w2, b = w1[real], w2[real], b[real]
    z = (X @ np.stack([w1, w2]) + b) / np.hypot(w1, w2)  # (N, lines): distances from each line
    mistakes = ((z > 0) != t[:, None]).sum(axis=0)
    i = np.lexsort((-abs(z).min(axis=0), mistakes))[0]
    return LineState(data, float(w1[i]), float(w2[i]), float(b[i]), seed)


def line_frame(state: LineState, guard: Guard | None = None, given: LineState | None = None) -> dict[str, Any]:
    """Scores, classes and mistakes of the line w·x + b = 0, and what the learner's own function says of the same points.

    `given` is the line that Reset brings back, for its own points and seed.
    """
    X, t = points(state.data, state.seed)
    y = nnref.perceptron_predict(X, state.w, state.b)
    asked_for = given is not None and (given.data, given.seed) == (state.data, state.seed)
    first = given if given and asked_for else start(state.data, state.seed)
    answer = _yours(state, X, guard)
    return {
        "data": state.data, "seed": state.seed, "names": NAMES,
        "w": state.w, "b": state.b, "x": X, "t": t,
        "scores": X @ state.w + state.b, "y": y, "wrong": y != t, "mistakes": int((y != t).sum()),
        "fewest": fewest_by_name(state.seed),
        "start": {"w1": first.w1, "w2": first.w2, "b": first.b},
        "yours": answer.value, "problem": answer.problem,
    }  # fmt: skip


def _yours(state: LineState, X: Floats, guard: Guard | None) -> Answer:
    """The learner's classes, and where they differ: `odd` among the points, `specks` elsewhere in the plane."""
    if guard is None:
        return Answer()
    asked = np.vstack([X, PROBES])
    w, b = state.w, state.b
    answer = guard.run(lambda f: numbers(f(asked.copy(), w.copy(), b), (len(asked),)))
    if answer.problem:
        return answer
    exact = all(float(value * 1024).is_integer() for value in (*w, b))
    close = np.zeros(len(asked), bool) if exact else abs(asked @ w + b) < 1e-9  # there only rounding decides
    odd = (answer.value != nnref.perceptron_predict(asked, w, b)) & ~close
    n = len(X)
    return Answer({"w1": state.w1, "w2": state.w2, "b": b, "y": answer.value[:n], "odd": odd[:n], "specks": PROBES[odd[n:]]})


def describe(frame: dict[str, Any]) -> str:
    w, b, name = frame["w"], frame["b"], frame["data"]
    return (
        f"The line {paper.equation(w, b)} among the {len(frame['t'])} points of {name}: "
        f"{frame['mistakes']} on the wrong side. The fewest that any line leaves on the wrong side is {frame['fewest'][name]}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    ax, w, b = figure.subplots(), frame["w"], frame["b"]
    paper.regions(ax, lambda x: nnref.perceptron_predict(x, w, b), f"{frame['data']}: {frame['mistakes']} mistakes (crossed out)")
    paper.boundary(ax, w, b)
    paper.arrow(ax, w, "w")
    yours = frame["yours"]
    paper.dots(ax, frame["x"], frame["t"], frame["wrong"], yours and yours["odd"])


def perceptron_line(
    predict: Callable[..., Any] | None = None,
    *,
    data: str = "OR",
    seed: int = 0,
    w: tuple[float, float] | None = None,
    b: float = 0.0,
) -> Any:
    """A line in the plane, moved by w1, w2 and b: sliders, numbers, arrow keys, or dragging.

    `predict(X, w, b)` is the learner's own `perceptron_predict`; points where it and the reference differ are marked.
    `data` is one of AND, OR, NAND, XOR, gaussians. Without `w` the line starts where `seed` says.

    >>> from nnref.widgets.perceptron_line import LineState, line_frame
    >>> line_frame(LineState("XOR", 1.0, 1.0, -0.5))["mistakes"]
    1

    Errors: ValueError for unknown data or a w that is not two numbers; TypeError for a `predict` that cannot be called.
    """
    if w is not None and np.shape(w) != (2,):
        raise ValueError(f"w must be two numbers; got {w!r}.")
    state = start(data, seed) if w is None else LineState(data, float(w[0]), float(w[1]), float(b), seed)
    guard = None if predict is None else Guard(predict)
    return show(
        Sketch(
            name="perceptron_line",
            state=state,
            telling=best(data, seed) if w is None else state,
            frame=lambda now: line_frame(now, guard, state),
            draw=draw,
            describe=describe,
            sends=("data", "seed", "names", "x", "t", "fewest", "start", "yours"),
            renew=lambda state: replace(start(state.data, state.seed + 1), guess=-1),
            guards=(guard,) if guard else (),
        )
    )
