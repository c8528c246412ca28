"""The step h of a numerical gradient: too large and the curve bends, too small and the digits cancel."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Guard, numbers
from nnref.widgets.paper import Floats

__all__ = ["DifferenceState", "difference_frame", "difference_step"]

# What is differentiated, its derivative, and where.
FUNCTIONS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any], float]] = {
    "sin x at 1": (np.sin, np.cos, 1.0),
    "exp x at 1": (np.exp, np.exp, 1.0),
    "x cubed at 2": (lambda x: x**3, lambda x: 3 * x**2, 2.0),
    "sigmoid at 3": (nnref.sigmoid, lambda x: nnref.sigmoid_backward(1.0, nnref.sigmoid(x), x), 3.0),
}
H = 10.0 ** (-np.arange(57) / 4)  # from 1 to 1e-14
OFFERED = (4, 20, 40, 56)  # 1e-1, 1e-5, 1e-10, 1e-14
FLOOR = 1e-17  # an error of exactly 0 is drawn here


@dataclass(frozen=True)
class DifferenceState:
    """The function, h as its place in `H`, and which of the offered steps was predicted to be best."""

    name: str = "sin x at 1"
    k: int = 4
    seed: int = 0
    guess: int = -1


def relative(found: Floats, exact: float) -> Floats:
    return np.maximum(abs(found - exact) / abs(exact), FLOOR)


def difference_frame(state: DifferenceState, guard: Guard | None = None) -> dict[str, Any]:
    """The relative error of central and of one-sided differences at every h, and of the learner's `numerical_gradient`.

    central (f(x+h) - f(x-h)) / 2h, one-sided (f(x+h) - f(x)) / h
    """
    if state.name not in FUNCTIONS:
        raise ValueError(f"unknown function {state.name!r}; known: {', '.join(FUNCTIONS)}.")
    f, df, x = FUNCTIONS[state.name]
    exact = float(df(x))
    central = relative((f(x + H) - f(x - H)) / (2 * H), exact)
    one_sided = relative((f(x + H) - f(x)) / H, exact)
    answer = Answer() if guard is None else guard.run(lambda g: relative(_by(g, f, x), exact))
    return {
        "names": tuple(FUNCTIONS), "name": state.name, "h": H, "k": min(max(state.k, 0), len(H) - 1), "exact": exact,
        "central": central, "one_sided": one_sided, "best": int(central.argmin()),
        "offered": H[list(OFFERED)], "right": int(central[list(OFFERED)].argmin()),
        "start": {"k": start(state.seed).k}, "yours": answer.value, "problem": answer.problem,
    }  # fmt: skip


def _by(numerical_gradient: Callable[..., Any], f: Callable[[Any], Any], x: float) -> Floats:
    """The derivative that a learner's numerical gradient finds at each h."""
    return np.array([numbers(numerical_gradient(lambda a: float(f(a[0])), np.array([x]), float(h)), (1,))[0] for h in H])


def start(seed: int) -> DifferenceState:
    return DifferenceState(k=int(np.random.default_rng(seed).integers(0, 9)), seed=seed)


def describe(frame: dict[str, Any]) -> str:
    k, best = frame["k"], frame["best"]
    return (
        f"Derivative of {frame['name']} by differences. With h = {H[k]:.1e} the central one has a relative error of "
        f"{frame['central'][k]:.1e}, the one-sided {frame['one_sided'][k]:.1e}. The best central h is {H[best]:.1e}, with {frame['central'][best]:.1e}."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    ax, k = figure.subplots(), frame["k"]
    ax.loglog(H, frame["central"], color=BLUE, label="central")
    ax.loglog(H, frame["one_sided"], color=ORANGE, ls="--", label="one-sided")
    ax.plot(H[k], frame["central"][k], "o", color=INK, ms=8)
    ax.set(xlabel="h", ylabel="relative error", title=f"derivative of {frame['name']}", xlim=(2, 5e-15))
    ax.legend(loc="upper center")


def difference_step(numerical_gradient: Callable[..., Any] | None = None, *, name: str = "sin x at 1", seed: int = 0) -> Any:
    """The error of a difference quotient for every h from 1 down to 1e-14: it falls, and then it rises again.

    `numerical_gradient(f, x, h)` is the learner's own; its errors are drawn beside those of the two formulas.

    >>> from nnref.widgets.difference_step import DifferenceState, difference_frame
    >>> frame = difference_frame(DifferenceState())
    >>> bool(frame["central"][4] < frame["one_sided"][4]), frame["right"]
    (True, 1)

    Errors: ValueError for an unknown name; TypeError for what is no function.
    """
    guard = None if numerical_gradient is None else Guard(numerical_gradient)
    state = replace(start(seed), name=name)
    difference_frame(state)
    return show(
        Sketch(
            name="difference_step",
            state=state,
            telling=replace(state, k=20),
            frame=lambda now: difference_frame(now, guard),
            draw=draw,
            describe=describe,
            sends=("names", "name", "h", "exact", "central", "one_sided", "best", "offered", "right", "start", "yours"),
            renew=lambda now: replace(start(now.seed + 1), name=now.name),
            guards=(guard,) if guard else (),
        )
    )
