"""Capacity: networks of one width on five draws of the same data, how far their mean is off, and how far they stray from it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, DASHES, FAINT, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.paper import Floats

__all__ = ["CapacityState", "capacity_and_seeds", "capacity_frame"]

WIDTHS = (1, 2, 4, 8, 16, 32)
POINTS = (8, 12, 24, 48, 96)
SEEDS = 5
NOISE, EPOCHS = 0.4, 600
LIMIT = 4.0  # what a network says outside of ±4 counts as ±4: one wild curve should not be the whole mean
GRID = np.linspace(-3, 3, 61)
CURVE = np.sin(1.5 * GRID)
PAR = {"units": 8, "bias": 0.05, "variance": 0.05}  # the challenge


@dataclass(frozen=True)
class CapacityState:
    """Hidden units and points as places in `WIDTHS` and `POINTS`, the first of the five seeds, and the prediction."""

    width: int = 0
    points: int = 1
    seed: int = 0
    guess: int = -1


def draw_points(n: int, seed: int) -> tuple[Floats, Floats]:
    """Points around the curve; more of them begin with the same ones.

    Shapes: -> x (n, 1), t (n,)
    """
    rng = np.random.default_rng([seed, 0])
    x, noise = rng.random((2, max(POINTS)))[:, :n]
    x = 6 * x - 3
    return x[:, np.newaxis], np.sin(1.5 * x) + NOISE * np.sqrt(12) * (noise - 0.5)


@lru_cache(maxsize=256)
def fit(units: int, n: int, seed: int) -> tuple[Floats, float]:
    """A trained network's curve over `GRID`, and its mean squared error on its own points."""
    x, t = draw_points(n, seed)
    rng = np.random.default_rng([seed, 1])
    net = nnref.mlp((1, units, 1), hidden="tanh", loss="mse")
    theta = net.init(rng)
    options: dict[str, Any] = {"theta": theta, "epochs": EPOCHS, "rng": rng, "batch_size": None}
    for step in nnref.train(net, nnref.Adam(0.1), x, t, **options):
        theta = step.theta
    return np.clip(net.predict(theta, GRID[:, np.newaxis])[:, 0], -LIMIT, LIMIT), float(net.evaluate(theta, x, t))


def capacity_frame(state: CapacityState) -> dict[str, Any]:
    """Five networks on five draws of points: their curves, the mean of these, squared bias and variance at every place.

    bias² = (mean over the seeds of y - curve)², variance = mean over the seeds of (y - mean)²; together the mean squared error
    """
    check(state)
    units, n = WIDTHS[state.width], POINTS[state.points]
    seeds = range(SEEDS * state.seed, SEEDS * (state.seed + 1))
    fits = [fit(units, n, seed) for seed in seeds]
    curves = np.array([curve for curve, _ in fits])  # (5, 61)
    mean = curves.mean(axis=0)
    bias, variance = (mean - CURVE) ** 2, curves.var(axis=0)
    first = draw_points(n, seeds[0])
    return {
        "widths": WIDTHS, "counts": POINTS, "units": units, "n": n, "x": GRID.round(3), "curve": CURVE.round(4),
        "curves": curves.round(4), "mean": mean.round(4), "biases": bias.round(5), "variances": variance.round(5),
        "bias": float(bias.mean()), "variance": float(variance.mean()), "training": float(np.mean([error for _, error in fits])),
        "noise": NOISE**2, "first": np.column_stack([first[0][:, 0], first[1]]).round(3), "par": PAR,
        "start": vars(start(state.seed)), "problem": "",
    }  # fmt: skip


def check(state: CapacityState) -> None:
    """Errors: ValueError for a place outside of a list."""
    for name, known in (("width", WIDTHS), ("points", POINTS)):
        if not 0 <= getattr(state, name) < len(known):
            raise ValueError(f"{name} is a place in a list: 0 to {len(known) - 1}; got {getattr(state, name)}.")


def start(seed: int) -> CapacityState:
    """Each seed other points: five draws of them, and five starts."""
    return CapacityState(seed=seed)


def describe(frame: dict[str, Any]) -> str:
    return (
        f"Five networks with {frame['units']} hidden units, each on its own {frame['n']} noisy points around the same curve. Training error "
        f"{frame['training']:.2g} (the noise alone is {frame['noise']:.2g}); squared bias {frame['bias']:.2g}, variance {frame['variance']:.2g}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2)
    left.plot(*frame["first"].T, ".", color=FAINT)
    for curve in frame["curves"]:
        left.plot(GRID, curve, color=BLUE, lw=0.7)
    left.plot(GRID, frame["mean"], color=BLUE, lw=2.5, label="mean of the five")
    left.plot(GRID, CURVE, color=ORANGE, ls="--", label="the curve")
    left.set(ylim=(-2.5, 2.5), xlabel="x")
    left.legend()
    right.plot(GRID, frame["biases"], color=ORANGE, ls="--", label="squared bias")
    right.plot(GRID, frame["variances"], color=INK, ls=DASHES[0], lw=1.3, label="variance")
    right.set(xlabel="x", ylim=(0, 1.5))
    right.legend()


def capacity_and_seeds(*, seed: int = 0) -> Any:
    """Networks of 1 to 32 hidden units on five draws of noisy points: squared bias and variance, place by place.

    >>> from nnref.widgets.capacity_and_seeds import CapacityState, capacity_frame
    >>> stiff, free = (capacity_frame(CapacityState(width)) for width in (0, 5))
    >>> stiff["bias"] > free["bias"], stiff["variance"] < free["variance"]
    (True, True)
    """
    return show(
        Sketch(
            name="capacity_and_seeds",
            state=start(seed),
            telling=CapacityState(width=5, seed=seed),
            frame=capacity_frame,
            draw=draw,
            describe=describe,
            sends=(
                "widths", "counts", "units", "n", "x", "curve", "curves", "mean", "biases", "variances", "bias", "variance", "training",
                "noise", "first", "par", "start",
            ),
            renew=lambda now: start(now.seed + 1),
            size=(7.4, 3.4),
        )
    )  # fmt: skip
