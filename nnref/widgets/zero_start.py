"""Equal first weights: hidden units that start alike stay alike, and what a little noise does about it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, COLOURS, DASHES, INK, MARKERS, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.depth_map import written
from nnref.widgets.paper import Floats

__all__ = ["StartState", "start_frame", "zero_start"]

UNITS = 4
STEPS = 400
EVERY = 4  # steps between two places that are kept
NOISES = (0.0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 1e-1)
RATES = (0.1, 1.0)
GOAL = {"loss": 0.25, "noise": 1e-3}  # the challenge


@dataclass(frozen=True)
class StartState:
    """The number that every weight starts from, the noise on top as its place in `NOISES`, rate, step shown, seed and prediction."""

    base: float = 0.5
    noise: int = 0
    lr: float = 0.5
    step: int = STEPS
    seed: int = 0
    guess: int = -1


@cache
def net() -> nnref.Network:
    """2-4-1. Not made at import: in the box of a grader, its parts may be what is asked for."""
    return nnref.mlp((2, UNITS, 1), hidden="tanh", loss="bce_with_logits")


@lru_cache(maxsize=16)
def data(seed: int) -> tuple[Floats, Floats]:
    """Points in the four quadrants, with the classes of XOR.

    Shapes: -> X (24, 2), t (24,)
    """
    X = np.random.default_rng([seed, 0]).uniform(-1.5, 1.5, (24, 2))
    X += 0.2 * np.sign(X)
    return X, (X[:, 0] * X[:, 1] < 0).astype(float)


@lru_cache(maxsize=64)
def run(base: float, noise: float, lr: float, seed: int) -> tuple[Floats, Floats, Floats]:
    """Gradient descent on all points: the weights into and out of each hidden unit at every fourth step, the losses, the spread.

    The spread is the largest difference between two units in any of their weights.
    Shapes: -> units (101, 4, 3), losses (101,), spread (101,)
    """
    X, t = data(seed)
    rng = np.random.default_rng([seed, 1])
    theta = net().init(rng)
    for p in net().layout.views(theta).values():
        p[:] = base + noise * rng.normal(size=p.shape) if p.ndim > 1 else 0.0

    def units(theta: Floats) -> Floats:
        p = net().layout.views(theta)
        return np.column_stack([p["w1"].T, p["w2"]])  # (4, 3)

    kept, losses = [units(theta)], [net().evaluate(theta, X, t)]
    options: dict[str, Any] = {"theta": theta, "epochs": STEPS, "rng": rng, "batch_size": None}
    for step in nnref.train(net(), nnref.SGD(lr), X, t, **options):
        if step.iteration % EVERY == 0:
            kept.append(units(step.theta))
            losses.append(net().evaluate(step.theta, X, t))
    found = np.array(kept)
    return found, np.array(losses), np.ptp(found, axis=1).max(axis=1)


def start_frame(state: StartState) -> dict[str, Any]:
    """The way of every hidden unit through the plane of its two weights, and step by step the loss and the spread of the units."""
    check(state)
    units, losses, spread = run(state.base, NOISES[state.noise], state.lr, state.seed)
    k = state.step // EVERY
    return {
        "steps": np.arange(0, STEPS + 1, EVERY), "k": k, "base": state.base, "noise": NOISES[state.noise], "lr": state.lr,
        "units": units.round(4), "losses": written(losses), "spread": written(spread), "goal": GOAL,
        "kinds": [len(np.unique(each.round(3) + 0.0, axis=0)) for each in units],
        "equal_end": written(run(state.base, 0.0, state.lr, state.seed)[1])[-1],
        "start": vars(start(state.seed)), "problem": "",
    }  # fmt: skip


def check(state: StartState) -> None:
    """Errors: ValueError for a start, a noise, a rate or a step that is not offered."""
    if not 0 <= state.base <= 1:
        raise ValueError(f"base must be between 0 and 1; got {state.base}.")
    if not 0 <= state.noise < len(NOISES):
        raise ValueError(f"noise is a place in a list: 0 to {len(NOISES) - 1}; got {state.noise}.")
    if not RATES[0] <= state.lr <= RATES[1]:
        raise ValueError(f"lr must be between {RATES[0]} and {RATES[1]}; got {state.lr}.")
    if not 0 <= state.step <= STEPS:
        raise ValueError(f"step must be between 0 and {STEPS}; got {state.step}.")


def start(seed: int) -> StartState:
    """Each seed other points, and another number for all weights."""
    return StartState(
        base=float(np.random.default_rng(seed).choice([0.2, 0.3, 0.4, 0.6])) if seed else StartState.base, seed=seed
    )


def describe(frame: dict[str, Any]) -> str:
    k = frame["k"]
    noise = f"noise of {frame['noise']:g}" if frame["noise"] else "no noise"
    return (
        f"A 2-4-1 network on XOR, every weight {frame['base']:g} at the start, {noise}. After {EVERY * k} steps at rate {frame['lr']:g} the "
        f"loss is {frame['losses'][k]:.2g}; among the four hidden units there are {frame['kinds'][k]} different ones (to three decimals), "
        f"and the largest difference between two is {frame['spread'][k]:.2g}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2)
    k, steps = frame["k"], frame["steps"]
    for j in range(UNITS):
        w = frame["units"][: k + 1, j]
        left.plot(w[:, 0], w[:, 1], color=COLOURS[j], ls=DASHES[j], lw=1.3)
        left.plot(*w[-1, :2], MARKERS[j], color=COLOURS[j], ms=13 - 2.5 * j, label=f"unit {j + 1}")
    left.set(xlabel="weight from x₁", ylabel="weight from x₂", title="the four hidden units")
    left.legend()
    right.semilogy(steps, np.maximum(frame["losses"], 1e-18), color=ORANGE, ls="--", label="loss")
    right.semilogy(steps, np.maximum(frame["spread"], 1e-18), color=BLUE, label="largest difference of two units")
    right.axvline(EVERY * k, color=INK, lw=0.8, ls=":")
    right.set(xlabel="step")
    right.legend()


def zero_start(*, base: float = 0.5, seed: int = 0) -> Any:
    """A 2-4-1 network learns XOR from weights that are all the same number, with a little noise on top or none.

    >>> from nnref.widgets.zero_start import StartState, start_frame
    >>> start_frame(StartState())["kinds"][-1]  # no noise: four units, and all the same one
    1

    Errors: ValueError for a base outside 0 to 1.
    """
    state = StartState(base, seed=seed) if base != StartState.base else start(seed)
    check(state)
    return show(
        Sketch(
            name="zero_start",
            state=state,
            telling=StartState(state.base, noise=4, lr=1.0, seed=seed),
            frame=start_frame,
            draw=draw,
            describe=describe,
            sends=("steps", "base", "noise", "lr", "units", "losses", "spread", "goal", "kinds", "equal_end", "start"),
            renew=lambda now: start(now.seed + 1),
            size=(7.4, 3.6),
        )
    )
