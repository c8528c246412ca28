"""A network that learns wrong labels by heart, and four cures: L1, L2, dropout, and stopping early."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

import nnref
from nnref import Activation, Dense, Dropout, Network
from nnref.plots.style import BLUE, INK, ORANGE
from nnref.plug import is_stub, plug
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Fault, Guard, caught
from nnref.widgets.paper import Floats

__all__ = ["HealState", "heal_frame", "overfit_and_heal"]

TRAINING, VALIDATION, UNITS, EPOCHS = 40, 100, 24, 300
STRENGTHS = (0.0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
MOST_DROPPED, MOST_PATIENCE = 0.8, 100
LIMITS = (-2.0, 2.0)
SIDE = 41  # cells along a side of the plane
WRONG = 6  # training labels that are turned
DRAWS = (6, 1, 9, 2, 8, 4)  # seeds of data on which this network overfits badly; on others of so few points it does not
PAR = 1.15  # the challenge: at most this many times the lowest point of the run without a cure

SECONDS = 3.0  # for a whole run with a dropout in plain loops

Stop = Callable[..., Any]  # early_stopping(losses, patience)
Own = tuple[tuple[str, Callable[..., Any]], ...]  # the learner's functions with their names: what a cache can hold


@dataclass(frozen=True)
class HealState:
    """The options as places in `STRENGTHS`, the share of units dropped, the patience (0: no early stop), seed and prediction."""

    l1: int = 0
    l2: int = 0
    p: float = 0.0
    patience: int = 0
    seed: int = 0
    guess: int = -1


@cache
def predictor() -> Network:
    """The network as it predicts. Not made at import: in the box of a grader, its parts may be what is asked for."""
    return Network([Dense(2, UNITS), Activation("relu"), Dense(UNITS, 1)], "bce_with_logits")


@lru_cache(maxsize=16)
def data(seed: int) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Two moons, training rows first; some of the training labels are turned, those of the validation rows are all right.

    Shapes: -> X (140, 2), t (140,), turned (140,)
    """
    rng = np.random.default_rng([DRAWS[seed % len(DRAWS)], 0])
    X, t = nnref.moons(rng, TRAINING + VALIDATION, 0.25)
    turned = np.isin(np.arange(len(X)), rng.choice(TRAINING, WRONG, replace=False))
    return X, np.where(turned, 1 - t, t).astype(float), turned


@lru_cache(maxsize=64)
def run(l1: float, l2: float, p: float, seed: int, own: Own = ()) -> tuple[Floats, Floats, Floats]:
    """Train 2-24-1 on all rows, 300 epochs; the parameters after each and both losses, without penalty and with nothing dropped.

    `own` are functions to train with in place of nnref's.

    Shapes: -> thetas (301, 97), training (301,), validation (301,)
    """
    X, t, _ = data(seed)
    rng = np.random.default_rng([DRAWS[seed % len(DRAWS)], 1])
    dropped = [Dropout(p)] if p else []
    parts: dict[str, Any] = {"l1": l1, "l2": l2, "functions": plug(dict(own))}
    net = Network([Dense(2, UNITS), Activation("relu"), *dropped, Dense(UNITS, 1)], "bce_with_logits", **parts)
    theta = net.init(rng)
    options: dict[str, Any] = {"theta": theta, "epochs": EPOCHS, "rng": rng, "batch_size": None}
    steps = nnref.train(net, nnref.Adam(0.03), X[:TRAINING], t[:TRAINING], **options)
    thetas = np.array([theta, *(step.theta.copy() for step in steps)])
    z = nnref.predict_many(predictor(), thetas, X)[..., 0]  # (301, 140)
    losses = np.logaddexp(0, z) - t * z
    return thetas, losses[:, :TRAINING].mean(axis=1), losses[:, TRAINING:].mean(axis=1)


def classes(theta: Floats) -> NDArray[np.int64]:
    """The network's class in every cell of the plane, row by row from below."""
    middle = LIMITS[0] + (np.arange(SIDE) + 0.5) * (LIMITS[1] - LIMITS[0]) / SIDE
    x1, x2 = np.meshgrid(middle, middle)
    return (predictor().predict(theta, np.column_stack([x1.ravel(), x2.ravel()]))[:, 0] > 0).astype(int)


def stopped(early_stopping: Stop, losses: Floats, patience: int) -> tuple[int, int]:
    """What a learner's function says of these losses: two epochs that exist, or a `Fault`."""
    pair = early_stopping(losses.tolist(), patience)
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise Fault(f"returned {'nothing' if pair is None else type(pair).__name__}; expected the pair (best_epoch, stop_epoch).")
    for epoch in pair:
        if not isinstance(epoch, int | np.integer) or not 0 <= epoch < len(losses):
            raise Fault(f"returned {epoch!r} as an epoch; expected a whole number from 0 to {len(losses) - 1}.")
    return int(pair[0]), int(pair[1])


def thinned(state: HealState, guard: Guard, own: Own, reference: Floats) -> tuple[dict[str, Any] | None, str]:
    """The same run on the learner's dropout: its validation loss beside the reference's, or the sentence about what went wrong."""

    def work(dropout: Callable[..., Any]) -> tuple[Any, str]:
        if is_stub(dropout):
            raise NotImplementedError
        return caught(lambda: run(STRENGTHS[state.l1], STRENGTHS[state.l2], state.p, state.seed, own)[2])

    answer = guard.run(work)
    validation, words = answer.value or (None, answer.problem)
    if validation is None:
        return None, words
    return {"validation": validation.round(5), "same": bool(np.allclose(validation, reference, atol=1e-3))}, ""


def heal_frame(state: HealState, guard: Guard | None = None, thin: Guard | None = None, own: Own = ()) -> dict[str, Any]:
    """Both losses by epoch, with the cures and without; the epoch whose weights are kept, and the plane as they divide it.

    `guard` holds the learner's early_stopping, `thin` the dropout, `own` that dropout and its backward for the network.
    """
    check(state)
    X, t, turned = data(state.seed)
    thetas, training, validation = run(STRENGTHS[state.l1], STRENGTHS[state.l2], state.p, state.seed)
    plain = run(0.0, 0.0, 0.0, state.seed)[2]
    best, stop, answer = EPOCHS, EPOCHS, Answer()
    if state.patience:
        best, stop = nnref.early_stopping(validation.tolist(), state.patience)
        if guard is not None:
            answer = guard.run(lambda f: stopped(f, validation, state.patience))
    yours = None
    if answer.value is not None:
        yours = {"best": answer.value[0], "stop": answer.value[1], "same": answer.value == (best, stop)}
    thin_run, words = (None, "") if thin is None or not state.p else thinned(state, thin, own, validation)
    right = (predictor().predict(thetas[best], X)[:, 0] > 0) == (t > 0.5)
    return {
        "strengths": STRENGTHS, "l1": STRENGTHS[state.l1], "l2": STRENGTHS[state.l2], "p": state.p, "patience": state.patience,
        "X": X[:TRAINING], "t": t[:TRAINING].astype(int), "turned": turned[:TRAINING], "limits": LIMITS, "side": SIDE,
        "cells": classes(thetas[best]), "training": training.round(5), "validation": validation.round(5), "plain": plain.round(5),
        "lowest": float(plain.min()), "par": PAR * float(plain.min()), "best": best, "stop": stop, "right": float(right[TRAINING:].mean()),
        "learned": int(right[turned].sum()), "wrong": WRONG, "largest": largest(thetas[best]),
        "start": vars(start(state.seed)), "yours": yours,
        "thin": thin_run, "problem": " ".join(filter(None, (answer.problem, words))),
    }  # fmt: skip


def largest(theta: Floats) -> float:
    """The largest weight."""
    return max(float(abs(p).max()) for p in predictor().layout.views(theta).values() if p.ndim > 1)


def check(state: HealState) -> None:
    """Errors: ValueError for a strength, a share or a patience that is not offered."""
    for name in ("l1", "l2"):
        if not 0 <= getattr(state, name) < len(STRENGTHS):
            raise ValueError(f"{name} is a place in a list: 0 to {len(STRENGTHS) - 1}; got {getattr(state, name)}.")
    if not 0 <= state.p <= MOST_DROPPED:
        raise ValueError(f"p must be between 0 and {MOST_DROPPED}; got {state.p}.")
    if not 0 <= state.patience <= MOST_PATIENCE:
        raise ValueError(f"patience must be between 0 and {MOST_PATIENCE}; got {state.patience}.")


def start(seed: int) -> HealState:
    """Each seed other points, and no cure."""
    return HealState(seed=seed)


def describe(frame: dict[str, Any]) -> str:
    stop = f", stopped at epoch {frame['stop']} and back to {frame['best']}" if frame["patience"] else ""
    return (
        f"A network of {UNITS} hidden units on {TRAINING} points of two moons, {frame['wrong']} of them with a wrong label; L1 {frame['l1']:g}, "
        f"L2 {frame['l2']:g}, dropout {frame['p']:g}{stop}. Training loss {frame['training'][frame['best']]:.2g}, validation loss "
        f"{frame['validation'][frame['best']]:.2g}; without a cure it ends at {frame['plain'][-1]:.2g}, and {frame['lowest']:.2g} is its "
        f"lowest. It has learned {frame['learned']} of the wrong labels."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2)
    X, t, turned = frame["X"], frame["t"], frame["turned"]
    cells = frame["cells"].reshape(SIDE, SIDE)
    middle = LIMITS[0] + (np.arange(SIDE) + 0.5) * (LIMITS[1] - LIMITS[0]) / SIDE
    left.contourf(middle, middle, cells, levels=[-0.5, 0.5, 1.5], colors=["#e3f0fb", "#fdebd9"], hatches=["", "//"])
    for label, colour, mark in ((0, BLUE, "o"), (1, ORANGE, "s")):
        left.plot(*X[t == label].T, mark, color=colour)
    left.plot(*X[turned].T, "x", color=INK, ms=12, label="wrong label")
    left.set(xlim=LIMITS, ylim=LIMITS, aspect="equal", xlabel="x₁", ylabel="x₂")
    left.legend(loc="lower left")
    right.plot(frame["training"], color=ORANGE, ls="--", label="training")
    right.plot(frame["validation"], color=BLUE, label="validation")
    right.plot(frame["plain"], color=INK, ls=":", lw=1.2, label="validation, no cure")
    right.set(xlabel="epoch", ylabel="loss", ylim=(0, 1))
    right.legend()


def overfit_and_heal(
    early_stopping: Stop | None = None,
    dropout: Callable[..., Any] | None = None,
    dropout_backward: Callable[..., Any] | None = None,
    *,
    seed: int = 0,
) -> Any:
    """A network learns forty points, some with wrong labels, by heart; L1, L2, dropout and an early stop hold it back.

    `early_stopping(losses, patience)` is the learner's own; its two epochs stand beside the reference's. With `dropout(x, mask, p)`
    and `dropout_backward(g, y, x, mask, p)` a second network is trained on the same masks, and its losses are drawn beside.

    >>> from nnref.widgets.overfit_and_heal import HealState, heal_frame
    >>> frame = heal_frame(HealState())
    >>> bool(frame["validation"][-1] > 1.3 * frame["lowest"])  # it overfits
    True

    Errors: TypeError for what is no function, and for a dropout_backward without its dropout.
    """
    if dropout_backward is not None and dropout is None:
        raise TypeError("dropout_backward needs its dropout: overfit_and_heal(early_stopping, dropout, dropout_backward).")
    guard = None if early_stopping is None else Guard(early_stopping)
    thin = None if dropout is None else Guard(dropout, SECONDS)
    pair = {"dropout": dropout, "dropout_backward": dropout_backward}
    own = tuple((name, Guard(f).f) for name, f in pair.items() if f is not None)
    return show(
        Sketch(
            name="overfit_and_heal",
            state=start(seed),
            telling=start(seed),
            frame=lambda now: heal_frame(now, guard, thin, own),
            draw=draw,
            describe=describe,
            sends=(
                "strengths", "l1", "l2", "p", "patience", "X", "t", "turned", "limits", "side", "cells", "training", "validation",
                "plain", "lowest", "par", "best", "stop", "right", "learned", "wrong", "largest", "start", "yours", "thin",
            ),
            renew=lambda now: start(now.seed + 1),
            guards=tuple(each for each in (guard, thin) if each),
            size=(7.4, 3.7),
        )
    )  # fmt: skip
