"""A curve followed by hand with a sum of hinges: each ReLU unit has a corner, and turns the line there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Guard, numbers
from nnref.widgets.paper import Floats

__all__ = ["HingeState", "hinge_frame", "hinge_sum"]

X = np.arange(-120, 121) / 40
LOW, HIGH = -3.0, 3.0
UNITS = 8

# Each curve with the largest error that the challenge allows, and the number of hinges it allows.
CURVES: dict[str, tuple[Callable[[Floats], Floats], float, int]] = {
    "sin 2x + x/2": (lambda x: np.sin(2 * x) + x / 2, 0.4, 5),
    "x²/3": (lambda x: x * x / 3, 0.25, 3),
    "a bump": (lambda x: 3 * np.exp(-2 * x * x), 0.5, 5),
    "a step": (lambda x: 2 * np.tanh(4 * x), 0.35, 4),
}


@dataclass(frozen=True)
class HingeState:
    """The curve to follow, the hinges in use, the corner and the turn of each unit, the height at the left, the unit held."""

    curve: str = "sin 2x + x/2"
    units: int = 3
    corners: tuple[float, ...] = (-3.0, -1.0, 1.0, -2.0, 0.0, 2.0, -1.5, 1.5)
    turns: tuple[float, ...] = (0.0,) * UNITS
    c: float = 0.0
    unit: int = 0
    seed: int = 0
    guess: int = -1


def total(relu: Callable[[Floats], Any], x: Floats, state: HingeState) -> Floats:
    """The network with one input and one hidden layer: c + Σ v relu(x - k) over the units in use.

    Shapes: x (N,) -> (N,)
    """
    k, v = np.array(state.corners)[: state.units], np.array(state.turns)[: state.units]
    return numbers(relu(np.subtract.outer(x, k)), (len(x), len(k))) @ v + state.c


def hinge_frame(state: HingeState, guard: Guard | None = None) -> dict[str, Any]:
    """The curve, the sum of hinges and its largest error; and the sum built from the learner's `relu`."""
    if state.curve not in CURVES:
        raise ValueError(f"unknown curve {state.curve!r}; known: {', '.join(CURVES)}.")
    if not 1 <= state.units <= UNITS:
        raise ValueError(f"units must be between 1 and {UNITS}; got {state.units}.")
    if any(len(part) != UNITS or not np.isfinite(part).all() for part in (state.corners, state.turns)):
        raise ValueError(f"corners and turns must be {UNITS} finite numbers each.")
    f, par, most = CURVES[state.curve]
    t, y = f(X), total(nnref.relu, X, state)
    answer = Answer() if guard is None else guard.run(lambda relu: total(relu, X, state))
    first = start(state.seed)
    yours = None
    if answer.value is not None:
        off = abs(answer.value - y)
        yours = {"y": answer.value, "off": off.max(), "at": X[off.argmax()]}
    return {
        "names": tuple(CURVES), "curve": state.curve, "x": X, "t": t, "y": y, "error": abs(y - t).max(), "state": state,
        "low": LOW, "high": HIGH, "most": UNITS, "par": par, "hinges": most,
        "start": {"units": first.units, "corners": first.corners, "turns": first.turns, "c": first.c, "unit": 0},
        "recipe": recipe(f, state.units), "yours": yours, "problem": answer.problem,
    }  # fmt: skip


def recipe(f: Callable[[Floats], Floats], units: int) -> dict[str, Any]:
    """Evenly spaced corners, each with the change of slope there: the sum meets f at every corner. Units not in use turn nothing."""
    k = np.linspace(LOW, HIGH, units + 1)
    turns = np.diff(np.diff(f(k)) / np.diff(k), prepend=0.0)
    spare = UNITS - units
    return {
        "corners": [*k[:-1].round(4), *[0.0] * spare],
        "turns": [*turns.round(4), *[0.0] * spare],
        "c": float(f(k[:1])[0].round(4)),
    }


def start(seed: int) -> HingeState:
    """Seed 0 starts from a level line; the others with turns in whole quarters."""
    if seed == 0:
        return HingeState()
    rng = np.random.default_rng(seed)
    return HingeState(turns=tuple((rng.integers(-6, 7, UNITS) / 4).tolist()), c=float(rng.integers(-4, 5) / 4), seed=seed)


def describe(frame: dict[str, Any]) -> str:
    state = frame["state"]
    parts = ", ".join(f"{v:+.3g} at {k:.3g}" for k, v in list(zip(state.corners, state.turns))[: state.units])
    return (
        f"The curve {state.curve} from -3 to 3 and a sum of {state.units} hinges, which turn the line by {parts}. "
        f"The largest error is {frame['error']:.2g}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    state = frame["state"]
    left, right = figure.subplots(1, 2)
    left.plot(X, frame["t"], color=ORANGE, ls="--", label=state.curve)
    left.plot(X, frame["y"], color=BLUE, label="sum of hinges")
    corners = np.array(state.corners[: state.units])
    left.plot(corners, np.interp(corners, X, frame["y"]), "s", color=BLUE, ms=7)
    left.legend()
    left.set(title=f"largest error {frame['error']:.2g}", xlabel="x")
    for k, v in zip(state.corners[: state.units], state.turns):
        right.plot(X, v * nnref.relu(X - k), color=INK, lw=1.3)
    right.set(title="the hinges one by one", xlabel="x")


def hinge_sum(relu: Callable[..., Any] | None = None, *, curve: str = "sin 2x + x/2", seed: int = 0) -> Any:
    """A curve to be followed by c + Σ v relu(x - k): corners k are dragged along, turns v up and down.

    `relu(z)` is the learner's own; the sum built from it is drawn beside the reference as soon as they differ.

    >>> from nnref.widgets.hinge_sum import HingeState, hinge_frame
    >>> state = HingeState("x²/3", 3, corners=(-3.0, -1.0, 1.0) + (0.0,) * 5, turns=(-4/3, 4/3, 4/3) + (0.0,) * 5, c=3.0)
    >>> round(float(hinge_frame(state)["error"]), 3)  # h²/8 times the curvature, 4/8 · 2/3
    0.333

    Errors: ValueError for an unknown curve; TypeError for what is no function.
    """
    guard = None if relu is None else Guard(relu)
    state = replace(start(seed), curve=curve)
    hinge_frame(state)  # says which curves there are
    even = recipe(CURVES[curve][0], 6)
    telling = HingeState(curve, 6, tuple(even["corners"]), tuple(even["turns"]), even["c"], seed=seed)
    return show(
        Sketch(
            name="hinge_sum",
            state=state,
            telling=telling,
            frame=lambda now: hinge_frame(now, guard),
            draw=draw,
            describe=describe,
            sends=("names", "curve", "x", "t", "low", "high", "most", "par", "hinges", "start", "recipe", "yours"),
            renew=lambda now: replace(start(now.seed + 1), curve=now.curve),
            guards=(guard,) if guard else (),
            size=(7.4, 3.4),
        )
    )
