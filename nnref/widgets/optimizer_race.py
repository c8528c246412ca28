"""Eleven optimizers race on a surface, each at a rate of its own: a ravine, a saddle, a plateau, and a bowl with noise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

import numpy as np

import nnref
from nnref.optimizers import OPTIMIZERS, Optimizer, make_optimizer
from nnref.plots.style import BLUE, DASHES, INK, ORANGE
from nnref.plug import is_stub
from nnref.surfaces import SURFACES
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Fault, Guard, numbers
from nnref.widgets.paper import Floats
from nnref.widgets.terrain import arrival, contour_lines

__all__ = ["RaceState", "optimizer_race", "race_frame"]

STEPS = 120
FAR = 1e6  # who leaves this square is out of the race
RATE = 0.05  # the same for all at first, which is not fair

# Name of a track -> its surface, the noise in each gradient, how far above the lowest point the goal is, and the step by which the
# challenge wants one runner of each family there.
TRACKS = {
    "ravine": ("ravine", 0.0, 1e-3, 50),
    "saddle": ("saddle", 0.0, 1e-2, 20),
    "plateau": ("plateau", 0.0, 1e-2, 35),
    "noise": ("bowl", 1.0, 0.2, 20),
}
FAMILIES = {
    "plain or with momentum": ("sgd", "momentum", "nesterov"),
    "a rate for every weight": ("adagrad", "adadelta", "rmsprop"),
    "both: Adam and its kin": ("adam", "adamw", "adamax", "nadam", "amsgrad"),
}
FIRST = ("sgd", "momentum", "adagrad", "rmsprop", "adam")


@dataclass(frozen=True)
class RaceState:
    """The track, who runs, each one's rate, the start, how many steps are shown, the seed of the noise, and the prediction."""

    track: str = "ravine"
    runners: tuple[str, ...] = FIRST
    rates: dict[str, float] = field(default_factory=lambda: dict.fromkeys(OPTIMIZERS, RATE))
    x: float = -1.8
    y: float = 0.8
    steps: int = 0
    seed: int = 0
    guess: int = -1


@cache
def ground(track: str) -> dict[str, Any]:
    """Contour lines, limits, goal and par of a track."""
    name, _, goal, par = TRACKS[track]
    surface = SURFACES[name]
    lines, lowest = contour_lines(surface, surface.limits, fine=61)
    return {"limits": surface.limits, "contours": lines, "lowest": lowest, "goal": goal, "par": par}


def run(optimizer: Optimizer, track: str, first: tuple[float, float], seed: int) -> Floats:
    """The places of a walk, as far as it stays in reach. All runners of a seed meet the same noise.

    Shapes: -> (at most STEPS + 1, 2)
    """
    name, noise, *_ = TRACKS[track]
    surface, rng = SURFACES[name], np.random.default_rng(seed)
    w = np.array(first)
    state, path = optimizer.init(w), [w.copy()]
    with np.errstate(all="ignore"):
        for _ in range(STEPS):
            optimizer.step(w, surface.gradient(w) + noise * rng.normal(size=2), state)
            if not abs(w).max() < FAR:
                break
            path.append(w.copy())
    return np.array(path)


@lru_cache(maxsize=512)
def reference(name: str, lr: float, track: str, first: tuple[float, float], seed: int) -> Floats:
    return run(make_optimizer(name, lr=lr), track, first, seed)


def looked_at(step: Callable[..., Any]) -> Callable[..., Any]:
    """A learner's step function whose results are arrays like the weights, or a `Fault` that says what came instead."""

    def tidy(w: Floats, *others: Any, **hyper: Any) -> Any:
        result = step(w, *others, **hyper)
        return tuple(numbers(part, w.shape) for part in (result if isinstance(result, tuple) else (result,)))

    return tidy


def race_frame(state: RaceState, guards: Mapping[str, Guard] | None = None, unwritten: tuple[str, ...] = ()) -> dict[str, Any]:
    """The walk of every runner, its height after each step and its arrival; beside it that of the learner's own step function.

    `guards` holds the learner's functions by the optimizer's name, `unwritten` the names of those that are stubs.
    """
    check(state)
    below, first = ground(state.track), (state.x, state.y)
    surface = SURFACES[TRACKS[state.track][0]]
    runners, yours, problems = [], {}, []
    for name in (name for name in OPTIMIZERS if name in state.runners):
        lr = state.rates[name]
        path = reference(name, lr, state.track, first, state.seed)
        above = surface(path) - below["lowest"]
        out = len(path) <= STEPS
        runners.append({"name": name, "lr": lr, "path": path.round(4), "above": sparse(above), "out": out,
                        "arrival": None if out else arrival(above, below["goal"])})  # fmt: skip
        answer = _yours(state, name, guards)
        if answer.problem:
            problems.append(answer.problem)
        elif answer.value is not None:
            yours[name] = {"path": answer.value.round(4), "since": parting(answer.value, path)}
    waiting = [f"{name}_step" for name in state.runners if name in unwritten]
    if waiting:
        problems.append(f"Not written yet: {', '.join(waiting)}. What you see of these is the reference.")
    by_par = {r["name"] for r in runners if r["arrival"] is not None and r["arrival"] <= below["par"]}
    here = start(state.track, state.seed)
    return {
        "tracks": tuple(TRACKS), "track": state.track, "families": FAMILIES, **below, "all": STEPS,
        "runners": runners, "first": winner(runners), "by_par": [not by_par.isdisjoint(names) for names in FAMILIES.values()],
        "start": {"rates": here.rates, "runners": here.runners, "steps": 0},
        "steps": min(max(state.steps, 0), STEPS), "places": places(state.seed), "yours": yours, "problem": "\n".join(problems),
    }  # fmt: skip


def check(state: RaceState) -> None:
    """Errors: ValueError for a track or a runner that is not known, or a rate that is no positive number."""
    if state.track not in TRACKS:
        raise ValueError(f"unknown track {state.track!r}; known: {', '.join(TRACKS)}.")
    if unknown := (set(state.runners) | set(state.rates)) - set(OPTIMIZERS):
        raise ValueError(f"unknown optimizer {min(unknown)!r}; known: {', '.join(OPTIMIZERS)}.")
    for name in OPTIMIZERS:
        lr = state.rates.get(name)
        if not isinstance(lr, int | float) or not 0 < lr <= 100:
            raise ValueError(f"the rate of {name} must be above 0 and at most 100; got {lr!r}.")


def _yours(state: RaceState, name: str, guards: Mapping[str, Guard] | None) -> Answer:
    guard = (guards or {}).get(name)
    if guard is None:
        return Answer()
    optimizer = make_optimizer(name, lr=state.rates[name])
    return guard.run(lambda f: _try(optimizer, f, state))


def _try(optimizer: Optimizer, f: Callable[..., Any], state: RaceState) -> Floats:
    try:
        return run(optimizer.using(looked_at(f)), state.track, (state.x, state.y), state.seed)
    except ValueError as error:
        if "state arrays" in str(error):
            raise Fault(str(error).removeprefix("the step function ")) from None
        raise


def parting(own: Floats, path: Floats) -> int | None:
    """The first step after which two walks are apart; None where they are the same."""
    n = min(len(own), len(path))
    apart = np.flatnonzero(~np.isclose(own[:n], path[:n], rtol=1e-6, atol=1e-9).all(axis=1))
    return int(apart[0]) if len(apart) else None if len(own) == len(path) else n


def winner(runners: list[dict[str, Any]]) -> int:
    """The family of who arrives first, as its place in `FAMILIES`; 3 when nobody does."""
    there = [(r["arrival"], r["name"]) for r in runners if r["arrival"] is not None]
    family = {name: k for k, names in enumerate(FAMILIES.values()) for name in names}
    return family[min(there)[1]] if there else len(FAMILIES)


def sparse(above: Floats) -> list[float]:
    """Heights in four digits: enough for a picture, a third of the text."""
    return [float(f"{value:.4g}") for value in above]


def start(track: str, seed: int) -> RaceState:
    """Seed 0 starts where the surface says; the others near it."""
    x, y = SURFACES[TRACKS[track][0]].start
    if seed:
        dx, dy = np.random.default_rng(seed).uniform(-0.3, 0.3, 2)
        x, y = x + dx, y + dy
    return RaceState(track, x=round(float(x), 3), y=round(float(y), 3), seed=seed)


def places(seed: int) -> dict[str, dict[str, float]]:
    """Where each track starts."""
    return {track: {"x": here.x, "y": here.y} for track in TRACKS for here in (start(track, seed),)}


def describe(frame: dict[str, Any]) -> str:
    ends = []
    for runner in frame["runners"]:
        if runner["out"]:
            how = "flies off"
        elif runner["arrival"] is None:
            how = f"ends {runner['above'][-1]:.2g} above it"
        else:
            how = f"arrives at step {runner['arrival']}"
        ends.append(f"{runner['name']} (rate {runner['lr']:g}) {how}")
    return f"A race of {len(ends)} optimizers on the {frame['track']} to {frame['goal']:g} above the lowest point: {'; '.join(ends)}."


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2)
    for line in frame["contours"]:
        left.plot(*np.transpose(line), color="#8aa9c4", lw=0.8)
    for colour, names in zip((BLUE, ORANGE, INK), FAMILIES.values()):
        for runner in (runner for runner in frame["runners"] if runner["name"] in names):
            style = {"color": colour, "ls": DASHES[names.index(runner["name"])], "lw": 1.5, "label": runner["name"]}
            left.plot(*runner["path"][: frame["steps"] + 1].T, **style)
            right.semilogy(np.maximum(runner["above"][: frame["steps"] + 1], 1e-8), **style)
    left.set(xlim=frame["limits"], ylim=frame["limits"], aspect="equal", xlabel="w₁", ylabel="w₂", title=frame["track"])
    right.axhline(frame["goal"], color=INK, lw=0.8, ls=":")
    right.set(xlabel="step", title="height above the lowest point")
    right.legend(fontsize=8)


def optimizer_race(steps: Mapping[str, Any] | None = None, *, track: str = "ravine", seed: int = 0) -> Any:
    """Optimizers race on a surface, with play, pause and step; each has a rate of its own.

    `steps` holds the learner's own step functions by name, `adam_step` and so on: `globals()` in a notebook. Each runs beside
    the reference, and is drawn as soon as the two part. `track` is one of ravine, saddle, plateau, noise.

    >>> from nnref.widgets.optimizer_race import RaceState, race_frame
    >>> frame = race_frame(RaceState(runners=("sgd", "nesterov")))
    >>> [(runner["name"], runner["arrival"]) for runner in frame["runners"]]
    [('sgd', 73), ('nesterov', 46)]

    Errors: ValueError for an unknown track; TypeError for a step function that cannot be called.
    """
    if track not in TRACKS:
        raise ValueError(f"unknown track {track!r}; known: {', '.join(TRACKS)}.")
    given = {name: (steps or {}).get(f"{name}_step") for name in OPTIMIZERS}
    own = {name: f for name, f in given.items() if f is not None and f is not getattr(nnref, f"{name}_step")}
    unwritten = tuple(name for name, f in own.items() if is_stub(f))
    guards = {name: Guard(f) for name, f in own.items() if name not in unwritten}
    state = start(track, seed)
    return show(
        Sketch(
            name="optimizer_race",
            state=state,
            telling=replace(state, steps=STEPS),
            frame=lambda now: race_frame(now, guards, unwritten),
            draw=draw,
            describe=describe,
            sends=(
                "tracks", "track", "families", "limits", "contours", "goal", "all", "par", "runners", "first", "by_par", "start", "places", "yours",
            ),
            renew=lambda now: replace(start(now.track, now.seed + 1), runners=now.runners, rates=now.rates),
            guards=tuple(guards.values()),
            size=(7.4, 3.9),
        )
    )  # fmt: skip
