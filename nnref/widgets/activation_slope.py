"""An activation and its derivative with a movable point: where the curve is flat, no gradient passes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, INK, ORANGE, PALE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Guard, numbers
from nnref.widgets.paper import Floats

__all__ = ["SlopeState", "activation_slope", "slope_frame"]

NAMES = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "gelu")
Z = np.arange(-120, 121) / 20
FLAT = 0.05  # a slope below this lets next to nothing through
ROW = 5  # units in a row, to see what becomes of a small slope


@dataclass(frozen=True)
class SlopeState:
    """The activation, the place on its curve, and where the most gradient was predicted to pass (0 left, 1 middle, 2 right)."""

    name: str = "sigmoid"
    z: float = 2.0
    seed: int = 0
    guess: int = -1


def slope_frame(state: SlopeState, guards: Mapping[str, Guard] | None = None, own: str = "") -> dict[str, Any]:
    """The curve, its slope, and both at z; where `own` is the activation's name, also the learner's.

    `guards` holds the learner's function under "y" and its backward under "slope".
    """
    if state.name not in NAMES:
        raise ValueError(f"unknown activation {state.name!r}; known: {', '.join(NAMES)}.")
    f, f_backward = getattr(nnref, state.name), getattr(nnref, f"{state.name}_backward")
    y = f(Z)
    slope = f_backward(np.ones_like(Z), y, Z)
    i = int(np.abs(Z - state.z).argmin())
    ends = slope[[20, 120, 220]]  # at -5, 0, 5
    answer = _yours(guards, y, slope) if guards and own == state.name else Answer()
    return {
        "names": NAMES, "name": state.name, "z": Z, "y": y, "slope": slope, "i": i, "row": ROW, "flat": FLAT,
        "best": slope.max(), "right": np.flatnonzero(ends > ends.max() - 1e-3),
        "start": {"z": start(state.seed).z}, "yours": answer.value, "problem": answer.problem,
    }  # fmt: skip


def _yours(guards: Mapping[str, Guard], y: Floats, slope: Floats) -> Answer:
    """The learner's curve and slope, each with its largest distance from the reference and the z of that."""
    asked = {"y": (Z,), "slope": (np.ones_like(Z), y, Z)}
    found: dict[str, Any] = {}
    for key, guard in guards.items():
        copies = [part.copy() for part in asked[key]]
        answer = guard.run(partial(_ask, copies))
        if answer.problem:
            return answer
        far = abs(answer.value - (y if key == "y" else slope))
        found[key] = {"values": answer.value, "off": far.max(), "at": Z[far.argmax()], "same": bool(far.max() < 1e-9)}
    return Answer(found)


def _ask(given: list[Floats], f: Callable[..., Any]) -> Floats:
    return numbers(f(*given), Z.shape)


def start(seed: int) -> SlopeState:
    """Each seed another place, away from the middle."""
    rng = np.random.default_rng(seed)
    return SlopeState(z=float(rng.choice([-1, 1]) * rng.integers(30, 100) / 20), seed=seed)


def describe(frame: dict[str, Any]) -> str:
    i = frame["i"]
    slope = frame["slope"][i]
    return (
        f"{frame['name']} at z = {Z[i]:g}: its value is {frame['y'][i]:.3g}, its slope {slope:.3g}. "
        f"Through {ROW} such units in a row {slope**ROW:.2g} of a gradient is left. The largest slope anywhere is {frame['best']:.3g}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    i, name = frame["i"], frame["name"]
    for ax, key, colour, title in zip(figure.subplots(1, 2), ("y", "slope"), (BLUE, ORANGE), (name, f"slope of {name}")):
        flat = abs(frame["slope"]) < FLAT
        across = ax.get_xaxis_transform()
        ax.fill_between(Z, 0, 1, where=flat, transform=across, facecolor=PALE[1], edgecolor="#e0a070", hatch="//", lw=0)
        ax.plot(Z, frame[key], color=colour)
        ax.plot(Z[i], frame[key][i], "o", color=INK, ms=8)
        ax.set(title=title, xlabel="z", xlim=(-6, 6))
        if key == "y":
            ax.axline((Z[i], frame["y"][i]), slope=frame["slope"][i], color=INK, ls="--", lw=1.5)
            ax.set_ylim(min(-1.2, frame["y"].min()) - 0.1, max(1.2, frame["y"].max()) + 0.1)


def activation_slope(
    f: Callable[..., Any] | None = None, f_backward: Callable[..., Any] | None = None, *, name: str = "", seed: int = 0
) -> Any:
    """An activation, its tangent at a movable point, and the curve of its slope; flat places are hatched.

    `f(z)` and `f_backward(g, y, z)` are the learner's own, drawn beside the reference of the same `name` (by default f's own).

    >>> from nnref.widgets.activation_slope import SlopeState, slope_frame
    >>> frame = slope_frame(SlopeState("sigmoid", z=0.0))
    >>> float(frame["slope"][frame["i"]])
    0.25

    Errors: ValueError for an unknown name; TypeError for what is no function.
    """
    own = name or getattr(f, "__name__", "") or getattr(f_backward, "__name__", "").removesuffix("_backward") or "sigmoid"
    if own not in NAMES:
        raise ValueError(f"which activation is {own!r}? Say name=..., one of {', '.join(NAMES)}.")
    guards = {key: Guard(g) for key, g in (("y", f), ("slope", f_backward)) if g is not None}
    state = replace(start(seed), name=own)
    return show(
        Sketch(
            name="activation_slope",
            state=state,
            telling=replace(state, z=3.0),
            frame=lambda now: slope_frame(now, guards, own),
            draw=draw,
            describe=describe,
            sends=("names", "name", "z", "y", "slope", "row", "flat", "best", "right", "start", "yours"),
            renew=lambda now: replace(start(now.seed + 1), name=now.name),
            guards=tuple(guards.values()),
            size=(7.4, 3.4),
        )
    )
