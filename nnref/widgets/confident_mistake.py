"""One point, confidently wrong: what the squared error and the cross-entropy make of it, and how fast each mends it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Guard, numbers
from nnref.widgets.paper import Floats

__all__ = ["MistakeState", "confident_mistake", "mistake_frame"]

Z = np.arange(-40, 41) / 4
ONE = np.array([1])
MOST = 100  # steps of gradient descent


@dataclass(frozen=True)
class MistakeState:
    """The logit of a point whose class is 1, steps of descent made from there, and the prediction."""

    z: float = -2.0
    steps: int = 0
    seed: int = 0
    guess: int = -1


def squared(z: Floats) -> tuple[Floats, Floats]:
    """The squared error of p = sigmoid(z) against 1, and its slope in z."""
    p = nnref.sigmoid(z)
    return (p - 1) ** 2, nnref.sigmoid_backward(2 * (p - 1), p, z)


def entropy(z: Floats) -> tuple[Floats, Floats]:
    """The cross-entropy -log sigmoid(z), and its slope in z."""
    return nnref.softplus(-z), nnref.sigmoid(z) - 1


def descend(slope: Callable[[Floats], tuple[Floats, Floats]], z: float, steps: int) -> Floats:
    """The logit before and after each step of gradient descent with learning rate 1.

    Shapes: -> (steps + 1,)
    """
    path = [z]
    for _ in range(steps):
        path.append(path[-1] - float(slope(np.array(path[-1]))[1]))
    return np.array(path)


def mistake_frame(state: MistakeState, guard: Guard | None = None) -> dict[str, Any]:
    """Both losses and slopes over z, the point on each, where `steps` steps of descent take it, and the learner's loss."""
    here = np.array(state.z)
    paths = {"squared": descend(squared, state.z, MOST), "entropy": descend(entropy, state.z, MOST)}
    answer = Answer() if guard is None else guard.run(lambda f: np.array([numbers(f(np.array([z]), ONE.copy()), ()) for z in Z]))
    off = None if answer.value is None else abs(answer.value - entropy(Z)[0])
    losses = {name: dict(zip(("loss", "slope"), f(Z))) for name, f in (("squared", squared), ("entropy", entropy))}
    at = {name: dict(zip(("loss", "slope"), map(float, f(here)))) for name, f in (("squared", squared), ("entropy", entropy))}
    return {
        "of": state.z, "z": Z, "curves": losses, "at": at, "p": float(nnref.sigmoid(here)),
        "ratio": at["entropy"]["slope"] / at["squared"]["slope"] if at["squared"]["slope"] else None,
        "paths": {name: path[[min(state.steps, MOST)]][0] for name, path in paths.items()},
        "healed": {name: int((path > 0).argmax()) if (path > 0).any() else None for name, path in paths.items()},
        "most": MOST, "steps": min(max(state.steps, 0), MOST), "start": {"z": start(state.seed).z, "steps": 0},
        "yours": None if off is None else {"loss": answer.value, "off": off.max(), "at": Z[off.argmax()]},
        "problem": answer.problem,
    }  # fmt: skip


def start(seed: int) -> MistakeState:
    return MistakeState(z=-float(np.random.default_rng(seed).integers(8, 17)) / 4, seed=seed)


def describe(frame: dict[str, Any]) -> str:
    at, healed = frame["at"], frame["healed"]
    ends = " and ".join(
        f"{name} needs {'more than ' + str(MOST) if healed[key] is None else healed[key]}"
        for key, name in (("squared", "the squared error"), ("entropy", "cross-entropy"))
    )
    return (
        f"A point of class 1 with logit {frame['of']:g}, so p = {frame['p']:.2g}. Slope of the squared error {at['squared']['slope']:.2g}, "
        f"of the cross-entropy {at['entropy']['slope']:.2g}. Until p passes 0.5, {ends} steps of gradient descent."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    for ax, key, title in zip(figure.subplots(1, 2), ("loss", "slope"), ("loss", "slope of the loss")):
        for name, colour, dash in (("squared", BLUE, "--"), ("entropy", ORANGE, "-")):
            ax.plot(
                Z,
                frame["curves"][name][key],
                color=colour,
                ls=dash,
                label={"squared": "squared error", "entropy": "cross-entropy"}[name],
            )
            ax.plot(frame["of"], frame["at"][name][key], "o", color=INK, ms=7)
        ax.set(title=title, xlabel="logit z (class is 1)", xlim=(-10, 10))
        ax.legend()


def confident_mistake(loss: Callable[..., Any] | None = None, *, seed: int = 0) -> Any:
    """A point of class 1 moved from surely right to surely wrong: where the squared error goes flat, the cross-entropy pulls.

    `loss(z, t)` is the learner's own `bce_with_logits`, drawn beside the cross-entropy.

    >>> from nnref.widgets.confident_mistake import MistakeState, mistake_frame
    >>> frame = mistake_frame(MistakeState(z=-8.0))
    >>> round(frame["at"]["entropy"]["slope"], 3), round(frame["at"]["squared"]["slope"], 5)
    (-1.0, -0.00067)

    Errors: TypeError for a loss that cannot be called.
    """
    guard = None if loss is None else Guard(loss)
    state = start(seed)
    return show(
        Sketch(
            name="confident_mistake",
            state=state,
            telling=replace(state, z=-6.0),
            frame=lambda now: mistake_frame(now, guard),
            draw=draw,
            describe=describe,
            sends=("of", "z", "curves", "at", "p", "ratio", "paths", "healed", "most", "steps", "start", "yours"),
            renew=lambda now: start(now.seed + 1),
            guards=(guard,) if guard else (),
            size=(7.4, 3.4),
        )
    )
