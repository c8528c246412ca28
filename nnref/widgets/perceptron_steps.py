"""Rosenblatt's rule one example at a time: predict what the line will do, step, compare."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

import nnref
from nnref.widgets import paper
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Fault, Guard, numbers
from nnref.widgets.paper import Floats
from nnref.widgets.points import NAMES, points

__all__ = ["StepsState", "perceptron_steps", "steps_frame"]

MOST = 400  # steps; the clouds need fewer, XOR would go on for ever
Line = tuple[Floats, float]


@dataclass(frozen=True)
class StepsState:
    """How many steps have been made, from which start, and what was predicted for each (0 stays, 1 towards, 2 away)."""

    data: str = "OR"
    lr: float = 0.5
    seed: int = 0
    steps: int = 0
    guess: int = -1
    guesses: dict[str, int] = field(default_factory=dict)


def start(seed: int) -> Line:
    """Seed 0 starts from zeros, as `train_perceptron` does; the others from a line in whole eighths."""
    w1, w2, b = np.random.default_rng(seed).integers(-8, 9, 3) / 8 * (seed > 0)
    return np.array([w1, w2]), float(b)


def walk(update: Callable[..., Any], X: Floats, t: NDArray[np.int64], lr: float, first: Line, steps: int) -> list[Line]:
    """The line before the first step and after each one; the examples come in order, epoch after epoch.

    Errors: Fault when `update` returns anything but a pair of finite (w, b).
    """
    lines = [first]
    for k in range(steps):
        w, b = lines[-1]
        i = k % len(X)
        pair = update(w.copy(), b, X[i].copy(), int(t[i]), lr)
        if not isinstance(pair, tuple | list) or len(pair) != 2:
            raise Fault(f"returned {'nothing' if pair is None else type(pair).__name__}; expected the pair (w, b).")
        lines.append((numbers(pair[0], (2,)), float(numbers(pair[1], ()))))
    return lines


def steps_frame(state: StepsState, guard: Guard | None = None) -> dict[str, Any]:
    """The line after `steps` steps, what came before, what can come next, and where the learner's own rule has led."""
    X, t = points(state.data, state.seed)
    n = len(X)
    lines = walk(nnref.perceptron_update, X, t, state.lr, start(state.seed), min(max(state.steps, 0), MOST))
    classes = [int(nnref.perceptron_predict(X[k % n][None], *line)[0]) for k, line in enumerate(lines)]
    errors = np.array([y != t[k % n] for k, y in enumerate(classes[:-1])], dtype=int)
    epochs = [int(part.sum()) for part in errors.reshape(-1)[: len(errors) // n * n].reshape(-1, n)]
    if 0 in epochs:  # learning ended there
        lines, classes = lines[: (epochs.index(0) + 1) * n + 1], classes[: (epochs.index(0) + 1) * n + 1]
        epochs = epochs[: epochs.index(0) + 1]
    steps = len(lines) - 1
    w, b = lines[-1]
    i = steps % n
    asked = {int(k): guess for k, guess in state.guesses.items() if int(k) < steps}
    moved = [0 if classes[k] == t[k % n] else 1 if t[k % n] else 2 for k in range(steps)]
    answer = _yours(state, X, t, lines, guard)
    y = nnref.perceptron_predict(X, w, b)
    return {
        "names": NAMES, "most": MOST, "x": X, "t": t, "data": state.data,
        "steps": steps, "epoch": steps // n, "epochs": epochs, "done": 0 in epochs, "repeats": None if 0 in epochs else repeats(lines[::n]),
        "w": w, "b": b, "wrong": y != t, "mistakes": int((y != t).sum()),
        "next": {"index": i, "towards": (w + state.lr * X[i], b + state.lr), "away": (w - state.lr * X[i], b - state.lr)},
        "last": {"x": X[(steps - 1) % n], "t": t[(steps - 1) % n], "y": classes[steps - 1], "lr": state.lr} if steps else None,
        "asked": len(asked), "right": sum(moved[k] == guess for k, guess in asked.items()),
        "verdict": moved[-1] == asked[steps - 1] if steps - 1 in asked else None,
        "history": [
            [k + 1, *X[k % n], t[k % n], classes[k], *lines[k + 1][0], lines[k + 1][1]] for k in range(steps - 1, max(-1, steps - 41), -1)
        ],
        "yours": answer.value, "problem": answer.problem,
    }  # fmt: skip


def repeats(ends: list[Line]) -> tuple[int, int] | None:
    """The two epochs after which w and b are the same, mistakes in between: from there on all repeats itself.

    >>> repeats([(np.zeros(2), 0.0), (np.ones(2), 0.5), (np.zeros(2), 0.0)])
    (0, 2)
    """
    seen: dict[tuple[float, ...], int] = {}
    for epoch, (w, b) in enumerate(ends):
        first = seen.setdefault((*w.tolist(), b), epoch)
        if first < epoch:
            return first, epoch
    return None


def _yours(state: StepsState, X: Floats, t: NDArray[np.int64], lines: list[Line], guard: Guard | None) -> Answer:
    """Where the learner's rule is after as many steps, and the first step after which it was elsewhere."""
    if guard is None:
        return Answer()
    steps = max(1, len(lines) - 1)  # one at least: what is wrong with the rule, or not written yet, is said before the first step
    answer = guard.run(lambda f: walk(f, X, t, state.lr, lines[0], steps))
    if answer.problem:
        return answer
    apart = [
        k for k, (own, line) in enumerate(zip(answer.value, lines)) if not np.allclose([*own[0], own[1]], [*line[0], line[1]])
    ]
    w, b = answer.value[len(lines) - 1]
    return Answer({"w": w, "b": b, "same": not apart, "since": apart[0] if apart else None})


def describe(frame: dict[str, Any]) -> str:
    w, b = frame["w"], frame["b"]
    return (
        f"The perceptron's line after {frame['steps']} steps on {frame['data']}: w = ({w[0]:g}, {w[1]:g}), b = {b:g}, "
        f"{frame['mistakes']} of {len(frame['t'])} points on the wrong side. "
        f"Mistakes in each finished epoch: {', '.join(map(str, frame['epochs'])) or 'none finished'}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    ax, w, b = figure.subplots(), frame["w"], frame["b"]
    title = f"{frame['data']}, step {frame['steps']}: now (solid),\ntowards (dashed) or away from (dotted) the next example"
    paper.regions(ax, lambda x: nnref.perceptron_predict(x, w, b), title)
    if not frame["done"]:
        paper.boundary(ax, *frame["next"]["towards"], ls="--", lw=1.5)
        paper.boundary(ax, *frame["next"]["away"], ls=":", lw=1.5)
    paper.boundary(ax, w, b)
    paper.arrow(ax, w, "w")
    paper.dots(ax, frame["x"], frame["t"], frame["wrong"])


def perceptron_steps(
    update: Callable[..., Any] | None = None, *, data: str = "OR", lr: float = 0.5, seed: int = 0, steps: int = 0
) -> Any:
    """The perceptron learns one example at a time; before each step the learner predicts what the line will do.

    w + lr (t - y) x,  b + lr (t - y)

    `update(w, b, x, t, lr)` is the learner's own `perceptron_update`; its line is drawn beside the reference as soon as they part.

    >>> from nnref.widgets.perceptron_steps import StepsState, steps_frame
    >>> steps_frame(StepsState("OR", steps=100))["epochs"]
    [1, 2, 1, 0]

    Rosenblatt 1958, doi:10.1037/h0042519.
    Errors: ValueError for unknown data; TypeError for an `update` that cannot be called.
    """
    points(data, seed)
    state = StepsState(data, float(lr), seed, steps)
    guard = None if update is None else Guard(update)
    return show(
        Sketch(
            name="perceptron_steps",
            state=state,
            telling=replace(state, steps=steps or 6),
            frame=lambda state: steps_frame(state, guard),
            draw=draw,
            describe=describe,
            sends=(
                "names", "most", "x", "t", "steps", "epoch", "epochs", "done", "repeats", "w", "b", "wrong", "mistakes",
                "next", "last", "asked", "right", "verdict", "history", "yours",
            ),
            renew=lambda state: replace(state, seed=state.seed + 1, steps=0, guess=-1, guesses={}),
            guards=(guard,) if guard else (),
        )
    )  # fmt: skip
