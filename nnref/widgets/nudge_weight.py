"""One weight of a network, nudged: what the gradient foretells, and what the loss does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Fault, Guard, numbers
from nnref.widgets.paper import Floats

__all__ = ["NudgeState", "nudge_frame", "nudge_weight"]

SHAPES = {"W1": (2, 4), "b1": (4,), "W2": (4, 2), "b2": (2,)}
H = np.arange(-60, 61) / 20  # nudges from -3 to 3
SMALL = 10.0 ** (-np.arange(17) / 4)  # from 1 to 1e-4, for the gap
ROWS = 12

Params = tuple[Floats, ...]


@dataclass(frozen=True)
class NudgeState:
    """The weight by its name, the nudge, the network and its data by a seed, and the prediction."""

    weight: str = "W1[0, 1]"
    h: float = 0.25
    seed: int = 0
    guess: int = -1


def places() -> dict[str, tuple[int, tuple[int, ...]]]:
    """Name of each weight -> its array, and the index in it."""
    found = {}
    for k, (name, shape) in enumerate(SHAPES.items()):
        for index in np.ndindex(*shape):
            found[f"{name}[{', '.join(map(str, index))}]"] = (k, index)
    return found


PLACES = places()


@cache
def problem(seed: int) -> tuple[Floats, Any, Params]:
    """A dozen points with the classes of XOR, and a network that has not been trained.

    Shapes: -> X (12, 2), t (12,), (W1 (2, 4), b1 (4,), W2 (4, 2), b2 (2,))
    """
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(ROWS, 2))
    return X, (X[:, 0] * X[:, 1] < 0).astype(int), tuple(rng.normal(size=shape).round(2) for shape in SHAPES.values())


def nudged(params: Params, weight: str, h: float) -> Params:
    """The same weights, with one of them moved by h."""
    k, index = PLACES[weight]
    moved = [p.copy() for p in params]
    moved[k][index] += h
    return tuple(moved)


@cache
def losses(seed: int, weight: str) -> tuple[Floats, Floats, Floats]:
    """The loss at every nudge of `H`, and after nudges of `SMALL` to either side, the larger gap to what the gradient foretells."""
    X, t, params = problem(seed)

    def loss(h: float) -> float:
        return float(nnref.mlp_backward(X, t, nudged(params, weight, h))[0])

    here, g = loss(0.0), gradient(seed)[weight]
    up, down = (np.array([loss(sign * h) for h in SMALL]) for sign in (1, -1))
    gaps = np.maximum(abs(up - here - g * SMALL), abs(down - here + g * SMALL))
    return np.array([loss(h) for h in H]), SMALL, gaps


@cache
def gradient(seed: int) -> dict[str, float]:
    """The derivative of the loss by each weight."""
    X, t, params = problem(seed)
    return by_name(nnref.mlp_backward(X, t, params)[1])


def by_name(grads: Any) -> dict[str, float]:
    return {name: float(grads[k][index]) for name, (k, index) in PLACES.items()}


def _by(mlp_backward: Callable[..., Any], seed: int) -> dict[str, float]:
    """The learner's gradient, by the name of each weight."""
    X, t, params = problem(seed)
    pair = mlp_backward(X.copy(), t.copy(), tuple(p.copy() for p in params))
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        raise Fault(f"returned {'nothing' if pair is None else type(pair).__name__}; expected the pair (loss, grads).")
    if not isinstance(pair[1], tuple | list) or len(pair[1]) != len(params):
        raise Fault(f"returned grads that are no tuple of {len(params)}; expected (dW1, db1, dW2, db2).")
    return by_name([numbers(part, p.shape) for part, p in zip(pair[1], params)])


def nudge_frame(state: NudgeState, guard: Guard | None = None) -> dict[str, Any]:
    """The loss along one weight, the line that its gradient draws, and the gap between them for ever smaller nudges.

    foretold: h · dL/dw, true: L(w + h) - L(w)
    """
    if state.weight not in PLACES:
        raise ValueError(f"unknown weight {state.weight!r}; known: {', '.join(PLACES)}.")
    along, small, gaps = losses(state.seed, state.weight)
    grads = gradient(state.seed)
    k, index = PLACES[state.weight]
    i = int(abs(H - state.h).argmin())
    here = float(along[len(H) // 2])
    g = grads[state.weight]
    answer = Answer() if guard is None else guard.run(lambda f: _by(f, state.seed))
    yours = None
    if answer.value is not None:
        off = {name: abs(answer.value[name] - grads[name]) for name in grads}
        yours = {"grads": answer.value, "same": max(off.values()) < 1e-9, "worst": max(off, key=off.__getitem__)}
    return {
        "names": tuple(PLACES), "weight": state.weight, "h": H, "i": i, "value": float(problem(state.seed)[2][k][index]),
        "along": along, "here": here, "g": g, "foretold": g * H, "true": along - here,
        "small": small, "gaps": gaps, "grads": grads, "start": {"weight": NudgeState.weight, "h": start(state.seed).h},
        "yours": yours, "problem": answer.problem,
    }  # fmt: skip


def start(seed: int) -> NudgeState:
    """Each seed another network; and the first nudge goes to either side."""
    return NudgeState(h=0.25 * (-1) ** seed, seed=seed)


def describe(frame: dict[str, Any]) -> str:
    i = frame["i"]
    return (
        f"The weight {frame['weight']} of a 2-4-2 network, {frame['value']:g}, nudged by {H[i]:g}. Its gradient is {frame['g']:.3g} and "
        f"foretells a change of the loss of {frame['foretold'][i]:+.3g}; in truth it changes by {frame['true'][i]:+.3g}. "
        f"With a nudge of {SMALL[8]:g} the gap is {frame['gaps'][8]:.1e}, with {SMALL[12]:g} it is {frame['gaps'][12]:.1e}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2)
    i, here = frame["i"], frame["here"]
    left.plot(H, frame["along"], color=BLUE, label="the loss")
    left.plot(H, here + frame["foretold"], color=ORANGE, ls="--", label="what the gradient foretells")
    left.plot([H[i], H[i]], [here + frame["foretold"][i], frame["along"][i]], color=INK, lw=3)
    left.plot(0, here, "o", color=INK)
    left.set(title=f"{frame['weight']} nudged by h", xlabel="h", ylim=(frame["along"].min() - 0.2, frame["along"].max() + 0.2))
    left.legend()
    right.loglog(SMALL, np.maximum(frame["gaps"], 1e-17), "o-", color=INK, ms=4)
    right.set(title="gap between the two", xlabel="size of the nudge")


def nudge_weight(mlp_backward: Callable[..., Any] | None = None, *, weight: str = "W1[0, 1]", seed: int = 0) -> Any:
    """One weight of a 2-4-2 network is nudged: its gradient foretells the change of the loss, and the loss itself answers.

    `mlp_backward(X, t, params)` is the learner's own; what its gradient foretells is drawn beside the reference when it differs.

    >>> from nnref.widgets.nudge_weight import NudgeState, nudge_frame
    >>> frame = nudge_frame(NudgeState(h=0.05))
    >>> bool(abs(frame["true"] - frame["foretold"])[frame["i"]] < 1e-2)
    True

    Errors: ValueError for an unknown weight; TypeError for what is no function.
    """
    guard = None if mlp_backward is None else Guard(mlp_backward)
    state = replace(start(seed), weight=weight)
    nudge_frame(state)  # says which weights there are
    return show(
        Sketch(
            name="nudge_weight",
            state=state,
            telling=NudgeState(weight, 1.0, seed),
            frame=lambda now: nudge_frame(now, guard),
            draw=draw,
            describe=describe,
            sends=(
                "names", "weight", "h", "value", "along", "here", "g", "foretold", "true", "small", "gaps", "grads", "start", "yours",
            ),
            renew=lambda now: start(now.seed + 1),
            guards=(guard,) if guard else (),
            size=(7.4, 3.4),
        )
    )  # fmt: skip
