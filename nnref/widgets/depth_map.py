"""Depth, activation and first weights: how large the signal and the gradient are in every layer, before the first step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

import nnref
from nnref.activations import relu, sigmoid, tanh
from nnref.plots.style import BLUE, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Fault, Guard, numbers
from nnref.widgets.paper import Floats

__all__ = ["DepthState", "depth_frame", "depth_map"]

WIDTH = ROWS = 32
DEEPEST = 50
ACTIVATIONS = {"relu": relu, "tanh": tanh, "sigmoid": sigmoid}
STARTS = ("normal", "xavier", "he", "lecun", "orthogonal")  # normal: a deviation of 0.01
GAIN = (0.1, 40.0)
BAND = (1.0, 1e4)  # the challenge: every norm of fifty layers in here
WIDE = {"normal": 0.01, "xavier": WIDTH**-0.5, "he": (2 / WIDTH) ** 0.5, "lecun": WIDTH**-0.5, "orthogonal": WIDTH**-0.5}


@dataclass(frozen=True)
class DepthState:
    """Number of layers, activation, initializer and the factor on its weights, the seed of both data and weights, and the prediction."""

    depth: int = 30
    activation: str = "relu"
    init: str = "normal"
    gain: float = 1.0
    seed: int = 0
    guess: int = -1


def drawn(init: Any, seed: int) -> list[Floats]:
    """The weights of fifty layers; a shallower network takes the first of them."""
    rng = np.random.default_rng([seed, 1])
    return [init(rng, WIDTH, WIDTH) for _ in range(DEEPEST)]


@lru_cache(maxsize=32)
def weights(init: str, seed: int) -> list[Floats]:
    return drawn(nnref.INITIALIZERS[init], seed)


@lru_cache(maxsize=8)
def data(seed: int) -> Floats:
    """Shapes: -> (32, 32)"""
    return np.random.default_rng([seed, 0]).normal(size=(ROWS, WIDTH))


def signal(ws: list[Floats], seed: int, activation: str) -> Floats:
    """The root of the mean square of what leaves each layer."""
    a, sizes = data(seed), []
    for w in ws:
        a = ACTIVATIONS[activation](a @ w)
        sizes.append(np.sqrt(np.mean(a**2)))
    return np.array(sizes)


def depth_frame(state: DepthState, guards: Mapping[str, Guard] | None = None) -> dict[str, Any]:
    """Signal and gradient norm of each layer; beside them the norms that the learner's functions find.

    `guards` holds the learner's `gradient_norms`, `xavier_init` and `he_init`, as far as they are given.
    """
    check(state)
    ws = [state.gain * w for w in weights(state.init, state.seed)[: state.depth]]
    with np.errstate(all="ignore"):
        norms = nnref.gradient_norms(ws, data(state.seed), state.activation)
        sizes = signal(ws, state.seed, state.activation)
    yours, problems = _yours(state, ws, norms, guards or {})
    return {
        "activations": tuple(ACTIVATIONS), "starts": STARTS, "depth": state.depth, "activation": state.activation, "init": state.init,
        "gain": state.gain, "band": BAND, "norms": written(norms), "signal": written(sizes), "wide": state.gain * WIDE[state.init],
        "inside": [bool(BAND[0] <= norm <= BAND[1]) for norm in norms],
        "he": WIDE["he"], "start": vars(start(state.seed)), "yours": yours, "problem": "\n".join(problems),
    }  # fmt: skip


def check(state: DepthState) -> None:
    """Errors: ValueError for a depth, an activation, an initializer or a gain that is not offered."""
    if not 2 <= state.depth <= DEEPEST:
        raise ValueError(f"depth must be between 2 and {DEEPEST}; got {state.depth}.")
    if state.activation not in ACTIVATIONS:
        raise ValueError(f"unknown activation {state.activation!r}; known: {', '.join(ACTIVATIONS)}.")
    if state.init not in STARTS:
        raise ValueError(f"unknown init {state.init!r}; known: {', '.join(STARTS)}.")
    if not GAIN[0] <= state.gain <= GAIN[1]:
        raise ValueError(f"gain must be between {GAIN[0]:g} and {GAIN[1]:g}; got {state.gain}.")


def _yours(state: DepthState, ws: list[Floats], norms: list[float], guards: Mapping[str, Guard]) -> tuple[Any, list[str]]:
    """What the learner's functions say of this network, and the sentences about those that fail."""
    notes, problems, curve = [], [], None
    if guard := guards.get(f"{state.init}_init"):
        answer = guard.run(lambda f: drawn(looked_at(f), state.seed))
        problems.append(answer.problem)
        if answer.value is not None:
            wide = float(np.std(answer.value)) * state.gain
            alike = abs(wide / (state.gain * WIDE[state.init]) - 1) < 0.03  # fifty matrices: 10 standard errors
            notes.append({"name": guard.name, "wide": wide, "same": alike})
            if not alike:
                ws = [state.gain * w for w in answer.value[: state.depth]]
                with np.errstate(all="ignore"):
                    curve = nnref.gradient_norms(ws, data(state.seed), state.activation)
    if guard := guards.get("gradient_norms"):
        copies = [w.copy() for w in ws], data(state.seed).copy()
        answer = guard.run(lambda f: numbers(f(*copies, state.activation), (state.depth,)))
        problems.append(answer.problem)
        if answer.value is not None:
            alike = np.allclose(answer.value, norms if curve is None else curve, rtol=1e-6, atol=0)
            notes.append({"name": guard.name, "same": alike})
            curve = curve if alike else answer.value
    yours = {"notes": notes, "norms": None if curve is None else written(curve)} if notes else None
    return yours, [problem for problem in problems if problem]


def looked_at(init: Any) -> Any:
    """A learner's initializer; a `Fault` for other than finite numbers of the right shape that are not all 0."""

    def start(rng: np.random.Generator, fan_in: int, fan_out: int) -> Floats:
        w = numbers(init(rng, fan_in, fan_out), (fan_in, fan_out))
        if not w.any():
            raise Fault("returned zeros.")
        return w

    return start


def written(values: Any) -> list[float]:
    """Four digits of each: enough for a picture. What is too large for a float is written as the largest power of ten."""
    return [float(f"{min(value, 1e300):.4g}") for value in np.nan_to_num(np.asarray(values), nan=1e300, posinf=1e300)]


def start(seed: int) -> DepthState:
    """Each seed other data, other weights and another depth; far too small weights every time."""
    return DepthState(depth=int(np.random.default_rng(seed).integers(20, 41)) if seed else DepthState.depth, seed=seed)


def describe(frame: dict[str, Any]) -> str:
    norms, sizes = frame["norms"], frame["signal"]
    return (
        f"{frame['depth']} layers of {WIDTH} {frame['activation']} units, first weights {frame['init']} times {frame['gain']:g}, a deviation "
        f"of {frame['wide']:.3g}. Gradient norm of the first layer {norms[0]:.2g}, of the last {norms[-1]:.2g}. The signal that leaves the "
        f"first layer has the size {sizes[0]:.2g}, that of the last {sizes[-1]:.2g}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2)
    layers = np.arange(1, frame["depth"] + 1)
    left.axhspan(*BAND, color="#e3f0fb")
    left.semilogy(layers, np.maximum(frame["norms"], 1e-60), "o-", color=BLUE, ms=4)
    left.set(xlabel="layer", title="norm of the gradient")
    right.semilogy(layers, np.maximum(frame["signal"], 1e-60), "s--", color=ORANGE, ms=4)
    right.axhline(1, color=INK, lw=0.8, ls=":")
    right.set(xlabel="layer", title="size of the signal")


def depth_map(
    functions: Mapping[str, Any] | None = None, *, activation: str = "relu", init: str = "normal", seed: int = 0
) -> Any:
    """A network of 2 to 50 layers before its first step: the size of the signal and the norm of the gradient in every layer.

    `functions` holds the learner's own `gradient_norms`, `xavier_init` and `he_init` by name: `globals()` in a notebook. What they
    say is drawn beside the reference when it differs. `init` is one of normal (a deviation of 0.01), xavier, he, lecun, orthogonal.

    >>> from nnref.widgets.depth_map import DepthState, depth_frame
    >>> all(depth_frame(DepthState(50, "relu", "he"))["inside"])
    True

    Errors: ValueError for an unknown activation or initializer; TypeError for what is no function.
    """
    given = {name: (functions or {}).get(name) for name in ("gradient_norms", "xavier_init", "he_init")}
    guards = {name: Guard(f) for name, f in given.items() if f is not None and f is not getattr(nnref, name)}
    state = replace(start(seed), activation=activation, init=init)
    check(state)
    return show(
        Sketch(
            name="depth_map",
            state=state,
            telling=replace(state, activation="sigmoid", init="xavier"),
            frame=lambda now: depth_frame(now, guards),
            draw=draw,
            describe=describe,
            sends=(
                "activations", "starts", "depth", "activation", "init", "gain", "band", "norms", "signal", "wide", "inside", "he", "start", "yours",
            ),
            renew=lambda now: start(now.seed + 1),
            guards=tuple(guards.values()),
            size=(7.4, 3.4),
        )
    )  # fmt: skip
