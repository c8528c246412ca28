"""The size of a batch: how noisy its gradient is, how many rows it reads, and how long it takes on a machine of a given width."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

import nnref
from nnref.plots.style import BLUE, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Fault, Guard, numbers
from nnref.widgets.paper import Floats
from nnref.widgets.terrain import arrival, contour_lines

__all__ = ["BatchState", "batch_frame", "batch_size"]

ROWS = 128
EPOCHS = 8
SIZES = (1, 2, 4, 8, 16, 32, 64, 128)
LANES = (1, 8, 32, 128)  # rows that the machine works on at once
GOAL = 0.05  # above the lowest loss
SPAN = (-2.5, 2.5)
RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4)  # among which each size has its best
OFFERED = (0, 3, 5, 7)  # the sizes 1, 8, 32 and 128, offered as predictions
PAR = {"time": 30, "rows": 450}  # the challenge

Cut = Callable[..., Any]  # minibatches(X, t, batch_size, order)


@dataclass(frozen=True)
class BatchState:
    """The batch size as its place in `SIZES`, the rate, the width of the machine, the start of the walk, and the prediction."""

    k: int = 3
    lr: float = 0.1
    lanes: int = 32
    x: float = -1.5
    y: float = 1.5
    seed: int = 0
    guess: int = -1


@cache
def data(seed: int) -> tuple[Floats, Floats]:
    """Rows of a linear relation with two weights and much noise.

    Shapes: -> A (128, 2), t (128,)
    """
    rng = np.random.default_rng(seed)
    A = rng.normal(size=(ROWS, 2)) @ np.array([[1.0, 0.6], [0.0, 0.5]])
    return A, A @ np.array([1.0, -0.5]) + 0.5 * rng.normal(size=ROWS)


def loss(w: Floats, seed: int) -> Floats:
    """The mean squared error over all rows.

    Shapes: w (..., 2) -> (...)
    """
    A, t = data(seed)
    return np.asarray(np.mean((w @ A.T - t) ** 2, axis=-1), dtype=float)


def walk(minibatches: Cut, size: int, lr: float, first: tuple[float, float], seed: int) -> tuple[Floats, list[int]]:
    """The weights before the first step and after each, over `EPOCHS` epochs; and the number of rows of each batch.

    Shapes: -> path (steps + 1, 2), rows (steps,)
    """
    A, t = data(seed)
    rng = np.random.default_rng(seed)
    w = np.array(first)
    path, rows = [w], []
    for _ in range(EPOCHS):
        for Ab, tb in minibatches(A, t, size, rng.permutation(ROWS)):
            w = w - lr * (2 / len(tb)) * ((Ab @ w - tb) @ Ab)
            path.append(w)
            rows.append(len(tb))
    return np.array(path), rows


def looked_at(minibatches: Cut) -> Cut:
    """A learner's `minibatches`, given copies; a `Fault` unless it returns pairs (Xb, tb) with as many rows in each."""

    def cut(A: Floats, t: Floats, size: int, order: NDArray[Any]) -> list[tuple[Floats, Floats]]:
        batches = minibatches(A.copy(), t.copy(), size, order.copy())
        if not isinstance(batches, list | tuple):
            raise Fault(
                f"returned {'nothing' if batches is None else type(batches).__name__}; expected a list of pairs (Xb, tb)."
            )
        pairs = []
        for pair in batches:
            if not isinstance(pair, list | tuple) or len(pair) != 2 or np.ndim(pair[1]) != 1 or len(pair[1]) == 0:
                raise Fault("returned a batch that is no pair (Xb, tb) with rows in it.")
            pairs.append((numbers(pair[0], (len(pair[1]), 2)), numbers(pair[1], (len(pair[1]),))))
        return pairs

    return cut


@lru_cache(maxsize=256)
def run(size: int, lr: float, first: tuple[float, float], seed: int) -> tuple[Floats, Floats]:
    """The reference's walk, and how far above the lowest loss each of its places lies.

    Shapes: -> path (steps + 1, 2), above (steps + 1,)
    """
    with np.errstate(all="ignore"):
        path, _ = walk(nnref.minibatches, size, lr, first, seed)
        return path, np.asarray(loss(path, seed) - loss(best(seed), seed), dtype=float)


@cache
def best(seed: int) -> Floats:
    return np.asarray(np.linalg.lstsq(*data(seed))[0], dtype=float)


@cache
def fewest(seed: int) -> list[int | None]:
    """The fewest steps to the goal for each of `SIZES`, each with its best rate; None where none of the rates gets there."""
    here = start(seed)
    found = [[arrival(run(size, lr, (here.x, here.y), seed)[1], GOAL) for lr in RATES] for size in SIZES]
    return [min((n for n in row if n is not None), default=None) for row in found]


@lru_cache(maxsize=256)
def noise(seed: int, first: tuple[float, float]) -> Floats:
    """How far the gradient of a batch lies from that of all rows: the root of the mean square over 400 batches drawn at the start.

    Shapes: -> one number for each of `SIZES`
    """
    A, t = data(seed)
    rng = np.random.default_rng(seed)
    each = 2 * (A @ np.array(first) - t)[:, np.newaxis] * A  # a row's gradient; (128, 2)
    order = rng.permuted(np.tile(np.arange(ROWS), (400, 1)), axis=1)  # (400, 128)
    misses = [each[order[:, :n]].mean(axis=1) - each.mean(axis=0) for n in SIZES]
    return np.array([np.sqrt((miss**2).sum(axis=1).mean()) for miss in misses])


def ticks(size: int, lanes: int) -> int:
    """The time of one step: a machine of so many lanes works on that many rows at once.

    >>> [ticks(size, 32) for size in (1, 32, 64)]
    [1, 1, 2]
    """
    return -(-size // lanes)


def batch_frame(state: BatchState, guard: Guard | None = None) -> dict[str, Any]:
    """The walk at one batch size, and for every size the noise of its gradient and the steps, rows and time to the goal."""
    if state.lanes not in LANES:
        raise ValueError(f"lanes must be one of {', '.join(map(str, LANES))}; got {state.lanes}.")
    if not 0 <= state.k < len(SIZES):
        raise ValueError(f"k must be between 0 and {len(SIZES) - 1}; got {state.k}.")
    first, seed = (state.x, state.y), state.seed
    runs = [run(size, state.lr, first, seed) for size in SIZES]
    steps = [arrival(above, GOAL) for _, above in runs]
    each = [ticks(size, state.lanes) for size in SIZES]
    tuned = cost(fewest(seed), each)
    path, _ = runs[state.k]
    answer = Answer() if guard is None else guard.run(lambda f: walk(looked_at(f), SIZES[state.k], state.lr, first, seed))
    yours = None
    if answer.value is not None:
        own, rows = answer.value
        same = own.shape == path.shape and np.allclose(own, path, atol=1e-9, equal_nan=True)
        yours = {"path": short(own), "same": same, "steps": len(rows), "rows": sum(rows)}
    return {
        **map_of(seed), "sizes": SIZES, "k": state.k, "lanes_known": LANES, "lanes": state.lanes, "lr": state.lr, "goal": GOAL,
        "path": short(path), "curves": [thin(above) for _, above in runs],
        "ticks": each, "all_rows": ROWS * EPOCHS, "par": PAR,
        "steps": steps, "rows": cost(steps, SIZES), "times": cost(steps, each), "noise": noise(seed, first),
        "offered": [SIZES[k] for k in OFFERED], "tuned": [tuned[k] for k in OFFERED],
        "start": {"x": start(seed).x, "y": start(seed).y, "k": BatchState.k, "lr": BatchState.lr, "lanes": BatchState.lanes},
        "yours": yours, "problem": answer.problem,
    }  # fmt: skip


def cost(steps: list[int | None], each: Iterable[int]) -> list[int | None]:
    """What so many steps cost, if each costs so much; a walk without end has no cost.

    >>> cost([10, None], [3, 1])
    [30, None]
    """
    return [None if n is None else n * price for n, price in zip(steps, each)]


def short(path: Floats) -> list[list[float]]:
    """The walk as far as it stays in reach."""
    gone = ~(abs(path).max(axis=1) < 1e3)
    return path[: int(gone.argmax()) if gone.any() else len(path)].round(4).tolist()


def thin(above: Floats) -> list[tuple[int, float]]:
    """Points (step, height) of a curve: every step of a short walk, about two hundred of a long one."""
    every = max(1, len(above) // 200)
    return [(k, float(f"{above[k]:.4g}")) for k in range(0, len(above), every) if above[k] < 1e6]


@cache
def map_of(seed: int) -> dict[str, Any]:
    """Lines of equal loss, and the lowest place."""
    lines, _ = contour_lines(lambda w: loss(w, seed), SPAN, 12, fine=61)
    return {"limits": SPAN, "contours": lines, "best": best(seed)}


def start(seed: int) -> BatchState:
    """Each seed other rows, and another start in the upper left."""
    dx, dy = np.random.default_rng(seed).integers(-5, 6, 2) / 10 * (seed > 0)
    return BatchState(x=-1.5 + float(dx), y=1.5 + float(dy), seed=seed)


def describe(frame: dict[str, Any]) -> str:
    k = frame["k"]
    time = frame["times"][k]
    return (
        f"Gradient descent with batches of {SIZES[k]} of {ROWS} rows and learning rate {frame['lr']:g}. A batch's gradient errs by "
        f"{frame['noise'][k]:.2g} at the start. The loss stays within {GOAL} of the lowest "
        + (f"from step {frame['steps'][k]} on: {frame['rows'][k]} rows, {time} ticks" if time is not None else "never")
        + f" on a machine that works on {frame['lanes']} rows at once."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    left, right = figure.subplots(1, 2)
    for line in frame["contours"]:
        left.plot(*np.transpose(line), color="#8aa9c4", lw=0.8)
    left.plot(*np.transpose(frame["path"]), color=BLUE, lw=1.2)
    left.plot(*frame["path"][0], "s", color=ORANGE, ms=8)
    left.plot(*frame["best"], "D", color=INK, ms=6)
    left.set(xlim=SPAN, ylim=SPAN, aspect="equal", xlabel="w₁", ylabel="w₂", title=f"batches of {SIZES[frame['k']]}")
    for k, colour, dash in ((0, ORANGE, ":"), (len(SIZES) - 1, INK, "--"), (frame["k"], BLUE, "-")):
        at, height = np.transpose(frame["curves"][k])
        right.semilogy(at * frame["ticks"][k], np.maximum(height, 1e-5), color=colour, ls=dash, label=f"batches of {SIZES[k]}")
    right.axhline(GOAL, color=INK, lw=0.8, ls=":")
    right.set(xlim=(0, 150), xlabel="time (ticks)", title="loss above the lowest")
    right.legend()


def batch_size(minibatches: Cut | None = None, *, lanes: int = 32, seed: int = 0) -> Any:
    """Gradient descent on a line's two weights with batches of 1 to 128 rows: noise, rows read, and time.

    `minibatches(X, t, batch_size, order)` is the learner's own; its walk is drawn beside the reference as soon as they differ.
    A machine that works on `lanes` rows at once needs as long for one row as for that many: one tick.

    >>> from nnref.widgets.batch_size import BatchState, batch_frame
    >>> frame = batch_frame(BatchState(lanes=1))
    >>> frame["times"] == frame["rows"]  # one row at a time: nothing is gained by a batch
    True

    Errors: ValueError for a number of lanes that is not offered; TypeError for what is no function.
    """
    guard = None if minibatches is None else Guard(minibatches)
    state = replace(start(seed), lanes=lanes)
    batch_frame(state)  # says which lanes there are
    return show(
        Sketch(
            name="batch_size",
            state=state,
            telling=state,
            frame=lambda now: batch_frame(now, guard),
            draw=draw,
            describe=describe,
            sends=(
                "limits", "contours", "best", "sizes", "k", "lanes_known", "lanes", "lr", "goal", "path", "curves", "ticks",
                "all_rows", "par", "steps", "rows", "times", "noise", "offered", "tuned", "start", "yours",
            ),
            renew=lambda now: start(now.seed + 1),
            guards=(guard,) if guard else (),
            size=(7.4, 3.7),
        )
    )  # fmt: skip
