"""One line, then two: two hidden step units re-map the plane so that one line separates XOR."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

import nnref
from nnref.widgets import paper
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Fault, Guard, numbers
from nnref.widgets.paper import Floats
from nnref.widgets.points import points

__all__ = ["HiddenState", "hidden_frame", "hidden_layer"]


@dataclass(frozen=True)
class HiddenState:
    """The nine parameters: w_ij from input i to hidden unit j, v_j from there to the output; 1 or 2 units in use."""

    data: str = "XOR"
    units: int = 2
    w11: float = 1.0
    w21: float = 1.0
    b1: float = -0.5
    w12: float = 1.0
    w22: float = -1.0
    b2: float = 0.5
    v1: float = 1.0
    v2: float = 1.0
    c: float = -0.5
    seed: int = 0
    guess: int = -1

    @property
    def parameters(self) -> tuple[Floats, Floats, Floats, float]:
        """W1 (2, M), b1 (M,), w2 (M,), b2, with M the units in use."""
        W1 = np.array([[self.w11, self.w12], [self.w21, self.w22]])
        return W1[:, : self.units], np.array([self.b1, self.b2])[: self.units], np.array([self.v1, self.v2])[: self.units], self.c


def forward(predict: Callable[..., Any], X: Floats, state: HiddenState) -> tuple[NDArray[Any], NDArray[Any]]:
    """The network as perceptrons over perceptrons: each unit is one call of `predict(X, w, b)`.

    Shapes: X (N, 2) -> hidden (N, M), y (N,)
    """
    W1, b1, w2, b2 = state.parameters
    hidden = np.column_stack([numbers(predict(X, w.copy(), float(b)), (len(X),)) for w, b in zip(W1.T, b1)])
    return hidden, numbers(predict(hidden, w2.copy(), float(b2)), (len(X),))


def hidden_frame(
    state: HiddenState, guard: Guard | None = None, given: HiddenState | None = None, note: str = ""
) -> dict[str, Any]:
    """Where the corners go in the plane (h1, h2), and what the output makes of them; with one unit h2 is 0.

    `given` is the network that Reset brings back, as long as the seed is its own; `note` says why it is not the learner's.
    """
    X, t = points(state.data, state.seed)
    hidden, y = forward(nnref.perceptron_predict, X, state)
    hidden = np.column_stack([hidden, np.zeros((len(X), 2 - hidden.shape[1]))])
    answer = Answer() if guard is None else guard.run(lambda f: forward(f, X, state)[1])
    yours = answer.value is not None and {
        "y": answer.value,
        "odd": answer.value != y,
        "data": state.data,
        "weights": _numbers(state),
    }
    return {
        "state": state, "x": X, "t": t, "hidden": hidden, "y": y, "wrong": y != t, "mistakes": int((y != t).sum()),
        "places": len(np.unique(hidden, axis=0)),
        "start": _numbers(given if given and given.seed == state.seed else start(state.seed)), "yours": yours or None,
        "problem": " ".join(filter(None, (note, answer.problem))),
    }  # fmt: skip


def _numbers(state: HiddenState) -> dict[str, float]:
    return {key: value for key, value in vars(state).items() if key not in ("data", "seed", "guess")}


def start(seed: int) -> HiddenState:
    """One unit, and weights in whole eighths that leave XOR unsolved even with two."""
    rng = np.random.default_rng(seed)
    while True:
        w11, w21, w12, w22, v1, v2 = (rng.choice([-1, 1], 6) * rng.integers(4, 13, 6) / 8).tolist()
        b1, b2, c = (rng.integers(-8, 9, 3) / 8).tolist()
        state = HiddenState("XOR", 2, w11, w21, b1, w12, w22, b2, v1, v2, c, seed)
        X, t = points("XOR", seed)
        if (forward(nnref.perceptron_predict, X, state)[1] != t).any():
            return replace(state, units=1)


def asked(xor_network: Callable[..., Any], seed: int) -> Answer:
    """The state of a learner's network, which is built behind glass like everything of the learner's."""

    def work(f: Callable[..., Any]) -> HiddenState:
        try:
            return from_network(f(), seed)
        except NotImplementedError:
            raise Fault("is not written yet; what you see is a start with one unit.") from None

    return Guard(xor_network).run(work)


def from_network(parts: Any, seed: int) -> HiddenState:
    """The state of parts = (W1 (2, 2), b1 (2,), w2 (2,), b2): what the exercise `xor_network` returns.

    Errors: ValueError that says which of the four does not fit.
    """
    if not isinstance(parts, tuple | list) or len(parts) != 4:
        raise ValueError("network must give four parts (W1, b1, w2, b2): shapes (2, 2), (2,), (2,) and a number.")
    fitted = []
    for name, part, shape in zip(("W1", "b1", "w2", "b2"), parts, ((2, 2), (2,), (2,), ())):
        try:
            fitted.append(numbers(part, shape))
        except Fault as fault:
            raise ValueError(f"{name} of the network: {str(fault).replace('returned ', 'got ')}") from None
    (w11, w12), (w21, w22) = fitted[0].tolist()
    (b1, b2), (v1, v2), c = fitted[1].tolist(), fitted[2].tolist(), float(fitted[3])
    return HiddenState("XOR", 2, w11, w21, b1, w12, w22, b2, v1, v2, c, seed)


def describe(frame: dict[str, Any]) -> str:
    where = ", ".join(f"({x[0]:g}, {x[1]:g}) to ({h[0]:g}, {h[1]:g})" for x, h in zip(frame["x"], frame["hidden"]))
    return (
        f"A 2-{frame['state'].units}-1 network of step units on {frame['state'].data} makes {frame['mistakes']} mistakes. "
        f"Its hidden layer sends {where}: {frame['places']} different points."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    state, predict = frame["state"], nnref.perceptron_predict
    W1, b1, w2, b2 = state.parameters
    left, right = figure.subplots(1, 2)
    paper.regions(
        left, lambda x: forward(predict, x, state)[1].astype(int), f"{state.data}: {frame['mistakes']} mistakes (crossed out)"
    )
    for j, style in enumerate(("-", "--")[: state.units]):
        paper.boundary(left, W1[:, j], b1[j], ls=style)
        paper.arrow(left, W1[:, j], f"h{j + 1}")
    paper.dots(left, frame["x"], frame["t"], frame["wrong"])
    v = np.concatenate([w2, np.zeros(2 - len(w2))])
    paper.regions(right, lambda h: predict(h, v, b2), "the same corners after the hidden layer", ("h₁", "h₂"))
    paper.boundary(right, v, b2)
    for at in np.unique(frame["hidden"], axis=0):  # corners that fall on one point stand side by side
        here = np.flatnonzero((frame["hidden"] == at).all(axis=1))
        spread = np.column_stack([(np.arange(len(here)) - (len(here) - 1) / 2) * 0.25, np.zeros(len(here))])
        paper.dots(right, at + spread, frame["t"][here], frame["wrong"][here])
        names = " ".join("".join(f"{value:g}" for value in frame["x"][i]) for i in here)
        right.annotate(names, at, xytext=(0, 9), textcoords="offset points", ha="center")


def hidden_layer(network: Any = None, predict: Callable[..., Any] | None = None, *, data: str = "XOR", seed: int = 0) -> Any:
    """A 2-2-1 network of step units: its two lines in the input plane, and the plane (h1, h2) in which its output draws one.

    `network` is the learner's `xor_network`, or what it returns: (W1, b1, w2, b2); without it one unit starts from `seed`.
    `predict(X, w, b)` is the learner's own `perceptron_predict`, of which the whole network is then built.

    >>> from nnref.widgets.hidden_layer import HiddenState, hidden_frame
    >>> frame = hidden_frame(HiddenState(w11=1.0, w21=1.0, b1=-0.5, w12=-1.0, w22=-1.0, b2=1.5, v1=1.0, v2=1.0, c=-1.5))
    >>> frame["mistakes"], frame["places"]
    (0, 3)

    Errors: ValueError for unknown data or parts of the wrong shapes; TypeError for a `predict` that cannot be called.
    """
    if data not in ("AND", "OR", "NAND", "XOR", "XNOR"):
        raise ValueError(f"unknown target {data!r}; known: AND, OR, NAND, XOR, XNOR.")
    guard = None if predict is None else Guard(predict)
    given = asked(network, seed) if callable(network) else Answer(None if network is None else from_network(network, seed))
    state = replace(given.value or start(seed), data=data)
    return show(
        Sketch(
            name="hidden_layer",
            state=state,
            telling=HiddenState(data=data, w12=-1.0, w22=-1.0, b2=1.5, c=-1.5) if network is None and data == "XOR" else state,
            frame=lambda now: hidden_frame(now, guard, state, given.problem),
            draw=draw,
            describe=describe,
            sends=("start", "yours"),
            renew=lambda state: replace(start(state.seed + 1), data=state.data),
            guards=(guard,) if guard else (),
            size=(7.4, 4.0),
        )
    )
