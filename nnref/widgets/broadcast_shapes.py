"""Two shapes that meet: which axis is stretched, which does not fit, and how many pairs the entries make."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnref.plots.grids import broadcast_diagram
from nnref.plots.style import BLUE, EDGE, INK, ORANGE, PALE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Fault, Guard

__all__ = ["ShapesState", "broadcast_shapes", "shapes_frame"]

MOST = 5  # the longest axis
AXES = 2
TASK, NUMBERS = (5, 4), 9  # the challenge: a result of this shape from so many stored numbers

Shape = tuple[int, ...]


@dataclass(frozen=True)
class ShapesState:
    """How many axes A and B have (0 to 2) and how long they are; the rows of an array with one axis are not used."""

    a_axes: int = 2
    a_rows: int = 4
    a_columns: int = 3
    b_axes: int = 1
    b_rows: int = 1
    b_columns: int = 4
    seed: int = 0
    guess: int = -1

    @property
    def a(self) -> Shape:
        return (self.a_rows, self.a_columns)[AXES - self.a_axes :]

    @property
    def b(self) -> Shape:
        return (self.b_rows, self.b_columns)[AXES - self.b_axes :]


def shapes_frame(state: ShapesState, guard: Guard | None = None) -> dict[str, Any]:
    """A = 100, 200, …, B = 1, 2, … and their sum, or what NumPy says against it; and what the learner's function says.

    `places` has (A, B, result) for each axis, from the last one to the first; None where there is no such axis, or no result.
    """
    check(state)
    A, B = (np.arange(1, np.prod(shape, dtype=int) + 1).reshape(shape) for shape in (state.a, state.b))
    A = 100 * A
    total, says = None, ""
    try:
        total = A + B
    except ValueError as error:
        says = str(error).strip()
    result = None if total is None else total.shape
    answer = Answer() if guard is None else guard.run(lambda f: said(f, state.a, state.b))
    yours = None
    if answer.value is not None:
        shape, words = answer.value
        yours = {"a": state.a, "b": state.b, "shape": shape, "words": words, "same": shape == result}
    return {
        "a": state.a, "b": state.b, "A": A, "B": B, "sum": total, "result": result, "says": says,
        "places": places(state.a, state.b), "stored": A.size + B.size, "cells": 0 if total is None else total.size,
        "most": MOST, "task": TASK, "numbers": NUMBERS, "reached": result == TASK and A.size + B.size <= NUMBERS,
        "start": vars(start(state.seed)), "yours": yours, "problem": answer.problem,
    }  # fmt: skip


def places(a: Shape, b: Shape) -> list[tuple[int | None, int | None, int | None]]:
    """The two lengths that meet in each place, from the right, and the length that comes out."""
    found: list[tuple[int | None, int | None, int | None]] = []
    for k in range(1, max(len(a), len(b)) + 1):
        m, n = (shape[-k] if k <= len(shape) else None for shape in (a, b))
        lengths = {m or 1, n or 1}
        found.append((m, n, max(lengths) if len(lengths - {1}) < 2 else None))
    return found


def said(f: Callable[..., Any], a: Shape, b: Shape) -> tuple[Shape | None, str]:
    """The learner's shape; or None and the words of the ValueError by which the function says that a and b do not fit."""
    try:
        shape = f(a, b)
    except ValueError as error:
        return None, str(error)
    if shape is None:
        raise Fault("returned nothing. Is the `return` missing?")
    if not isinstance(shape, tuple) or not all(isinstance(length, int | np.integer) for length in shape):
        raise Fault(f"returned {shape!r:.60}; expected a tuple of whole numbers, such as (4, 3).")
    return tuple(int(length) for length in shape), ""


def check(state: ShapesState) -> None:
    """Errors: ValueError for more axes than two, or a length that is not offered."""
    for name in ("a_axes", "b_axes"):
        if not 0 <= getattr(state, name) <= AXES:
            raise ValueError(f"{name} must be 0, 1 or 2; got {getattr(state, name)}.")
    for name in ("a_rows", "a_columns", "b_rows", "b_columns"):
        if not 1 <= getattr(state, name) <= MOST:
            raise ValueError(f"{name} must be between 1 and {MOST}; got {getattr(state, name)}.")


def start(seed: int) -> ShapesState:
    """Seed 0 is the classic accident, (4, 3) and (4,); the others draw lengths of 1 as often as all longer ones together."""
    if seed == 0:
        return ShapesState()
    rng = np.random.default_rng(seed)
    lengths = np.where(rng.random(4) < 0.5, 1, rng.integers(2, MOST + 1, 4)).tolist()
    axes = rng.integers(1, AXES + 1, 2).tolist()
    return ShapesState(axes[0], lengths[0], lengths[1], axes[1], lengths[2], lengths[3], seed=seed)


def describe(frame: dict[str, Any]) -> str:
    met = f"An array of shape {frame['a']} and one of shape {frame['b']}"
    if frame["result"] is None:
        return (
            f"{met} do not fit: lined up from the right, two lengths differ and none of them is 1. NumPy says: {frame['says']}."
        )
    return (
        f"{met} give the shape {frame['result']}: {frame['stored']} stored numbers, {frame['cells']} sums. "
        "Lengths are lined up from the right; a length of 1, or none, is stretched to the other one."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.25))
    broadcast_diagram([("A", frame["a"]), ("B", frame["b"])], left)
    right.set_axis_off()
    total = frame["sum"]
    if total is None:
        right.text(0.5, 0.5, "no fit", ha="center", va="center", fontsize=16, color=ORANGE)
        return
    for which, array, colour, face in ((0, frame["A"], BLUE, PALE[0]), (1, frame["B"], ORANGE, PALE[1])):
        rows, columns = (1,) * (AXES - array.ndim) + array.shape
        stretched = np.broadcast_to(array, total.shape).reshape((1,) * (AXES - total.ndim) + total.shape)
        for i, j in np.ndindex(stretched.shape):
            own = i < rows and j < columns
            right.add_patch(
                _cell(i, j, which, stretched.shape, colour if own else EDGE, face if own else "white", "-" if own else ":")
            )
            right.text(
                *_middle(i, j, which, stretched.shape), str(stretched[i, j]), ha="center", va="center", color=INK, fontsize=9
            )
    right.set(xlim=(-0.2, 2 * MOST + 1.2), ylim=(-MOST - 0.2, 0.2), aspect="equal", title="A and B, stretched")


def _middle(i: int, j: int, which: int, shape: Shape) -> tuple[float, float]:
    return j + 0.5 + which * (shape[1] + 1), -i - 0.5


def _cell(i: int, j: int, which: int, shape: Shape, edge: str, face: str, line: str) -> Any:
    from matplotlib.patches import Rectangle

    x, y = _middle(i, j, which, shape)
    return Rectangle((x - 0.46, y - 0.46), 0.92, 0.92, edgecolor=edge, facecolor=face, linestyle=line, linewidth=1.4)


def broadcast_shapes(broadcast_shape: Callable[..., Any] | None = None, *, seed: int = 0) -> Any:
    """Two arrays of up to two axes, whose lengths are moved by hand; what is stretched, what comes out, or what does not fit.

    `broadcast_shape(a, b)` is the learner's own; its shape, or its ValueError, stands beside NumPy's answer.

    >>> from nnref.widgets.broadcast_shapes import ShapesState, shapes_frame
    >>> shapes_frame(ShapesState(2, 4, 1, 1, 1, 3))["result"]
    (4, 3)

    Errors: TypeError for what is no function.
    """
    guard = None if broadcast_shape is None else Guard(broadcast_shape)
    return show(
        Sketch(
            name="broadcast_shapes",
            state=start(seed),
            telling=ShapesState(2, 4, 1, 1, 1, 3, seed=seed),
            frame=lambda now: shapes_frame(now, guard),
            draw=draw,
            describe=describe,
            sends=("a", "b", "says", "most", "task", "numbers", "start", "yours"),
            renew=lambda now: start(now.seed + 1),
            guards=(guard,) if guard else (),
            size=(7.4, 2.9),
        )
    )
