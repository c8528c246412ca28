"""Gradient descent on a surface seen from above: the rate at which it creeps, runs, zigzags, and flies off."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import INK, ORANGE
from nnref.surfaces import SURFACES
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Guard, numbers
from nnref.widgets.paper import Floats
from nnref.widgets.terrain import contour_lines

__all__ = ["WalkState", "contour_walk", "walk_frame"]

STEPS = 60
FAR = 1e6  # a walk that leaves this square has diverged; the rest of it is not drawn
RATES = (0.05, 0.1, 0.5, 1.0)  # offered as predictions; 2 / 20 is right for the ravine


@dataclass(frozen=True)
class WalkState:
    """The surface, the learning rate, the start, how many steps are drawn, and the prediction."""

    surface: str = "ravine"
    lr: float = 0.02
    x: float = -1.8
    y: float = 0.8
    steps: int = STEPS
    seed: int = 0
    guess: int = -1


@cache
def ground(name: str) -> dict[str, Any]:
    """The contour lines of a surface, its lowest height in view, and the largest curvature where it is a bowl or a ravine."""
    surface = SURFACES[name]
    lines, lowest = contour_lines(surface, surface.limits)
    return {"limits": surface.limits, "contours": lines, "lowest": lowest, "sharpest": {"bowl": 1.0, "ravine": 20.0}.get(name)}


def path(descent: Callable[..., Any], state: WalkState) -> Floats:
    """The points of the walk as far as they are finite and in reach.

    Shapes: -> (at most STEPS + 1, 2)
    """
    with np.errstate(all="ignore"):
        found = descent(SURFACES[state.surface].gradient, np.array([state.x, state.y]), state.lr, STEPS)
    if np.shape(found) != (STEPS + 1, 2):
        numbers(found, (STEPS + 1, 2))  # says what is wrong
    walk = np.asarray(found, dtype=float)
    with np.errstate(invalid="ignore"):
        there = abs(walk).max(axis=1) < FAR  # NaN is not
    end = len(walk) if there.all() else int(there.argmin())
    numbers(walk[: end + 1], walk[: end + 1].shape)  # a walk that flies off is far away long before it is no number
    return walk[:end]


def walk_frame(state: WalkState, guard: Guard | None = None) -> dict[str, Any]:
    """Where gradient descent goes, how high it stands after each step, and whether it stays.

    w - lr grad(w), STEPS times
    """
    if state.surface not in SURFACES:
        raise ValueError(f"unknown surface {state.surface!r}; known: {', '.join(SURFACES)}.")
    below, surface = ground(state.surface), SURFACES[state.surface]
    walk = path(nnref.gradient_descent, state)
    heights = surface(walk)
    answer = Answer() if guard is None else guard.run(lambda f: path(f, state))
    first = start(state.surface, state.seed)
    yours = answer.value
    same = yours is not None and yours.shape == walk.shape and np.allclose(yours, walk, atol=1e-9)
    return {
        "names": tuple(SURFACES), "surface": state.surface, "lr": state.lr, **below, "target": below["lowest"] + 1e-3,
        "path": walk, "heights": heights - below["lowest"], "left": len(walk) <= STEPS, "rates": RATES,
        "rose": int((np.diff(heights) > 1e-12).sum()), "all": STEPS,
        "start": {"x": first.x, "y": first.y, "lr": first.lr, "steps": STEPS},
        "yours": None if yours is None else {"path": yours, "same": same}, "problem": answer.problem,
    }  # fmt: skip


def start(name: str, seed: int) -> WalkState:
    """Seed 0 starts where the surface says; the others near the border."""
    surface = SURFACES[name]
    x, y = surface.start
    if seed:
        x, y = (
            np.random.default_rng(seed).uniform(0.4, 0.9, 2)
            * surface.limits[1]
            * np.random.default_rng(seed + 1).choice([-1, 1], 2)
        )
    return WalkState(name, x=round(float(x), 3), y=round(float(y), 3), seed=seed)


def describe(frame: dict[str, Any]) -> str:
    walk, heights = frame["path"], frame["heights"]
    if frame["left"]:
        how = f"leaves the picture for ever, after {len(walk) - 1} steps"
    else:
        how = f"ends {heights[-1]:.2g} above the lowest point after {STEPS} steps"
    return (
        f"Gradient descent on the surface '{frame['surface']}' with learning rate {frame['lr']:g}, from ({walk[0, 0]:.3g}, {walk[0, 1]:.3g}): "
        f"it {how}; the loss rose at {frame['rose']} of them."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2)
    for line in frame["contours"]:
        left.plot(*np.transpose(line), color="#8aa9c4", lw=0.8)
    left.plot(*frame["path"].T, "o-", color=INK, ms=3, lw=1.2)
    left.plot(*frame["path"][0], "s", color=ORANGE, ms=8)
    left.set(
        xlim=frame["limits"],
        ylim=frame["limits"],
        xlabel="w₁",
        ylabel="w₂",
        aspect="equal",
        title=f"learning rate {frame['lr']:g}",
    )
    right.semilogy(np.maximum(frame["heights"], 1e-12), color=INK)
    right.set(xlabel="step", title="height above the lowest point")


def contour_walk(
    gradient_descent: Callable[..., Any] | None = None, *, surface: str = "ravine", lr: float = 0.02, seed: int = 0
) -> Any:
    """Gradient descent from a movable start at a movable learning rate, over the contour lines of a surface.

    `gradient_descent(grad, x0, lr, steps)` is the learner's own; its walk is drawn beside the reference as soon as they differ.
    `surface` is one of bowl, ravine, minima, saddle, plateau, cliff (`nnref.SURFACES`).

    >>> from nnref.widgets.contour_walk import WalkState, walk_frame
    >>> [walk_frame(WalkState("ravine", lr=lr))["left"] for lr in (0.05, 0.095, 0.15)]
    [False, False, True]

    Errors: ValueError for an unknown surface; TypeError for what is no function.
    """
    if surface not in SURFACES:
        raise ValueError(f"unknown surface {surface!r}; known: {', '.join(SURFACES)}.")
    guard = None if gradient_descent is None else Guard(gradient_descent)
    state = replace(start(surface, seed), lr=float(lr))
    return show(
        Sketch(
            name="contour_walk",
            state=state,
            telling=replace(state, lr=0.09) if surface == "ravine" else state,
            frame=lambda now: walk_frame(now, guard),
            draw=draw,
            describe=describe,
            sends=(
                "names", "surface", "lr", "limits", "contours", "lowest", "sharpest", "target", "path", "heights", "left",
                "rates", "rose", "all", "start", "yours",
            ),
            renew=lambda now: start(now.surface, now.seed + 1),
            guards=(guard,) if guard else (),
            size=(7.4, 3.7),
        )
    )  # fmt: skip
