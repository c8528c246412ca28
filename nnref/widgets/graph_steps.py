"""One neuron as a graph: fill in each local derivative, and the gradient walks backward, a product at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, EDGE, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Guard, numbers

__all__ = ["GraphState", "graph_frame", "graph_steps"]

# u = w x, z = u + b, a = tanh(z), L = (a - t)². Each edge in backward order: output, input, its local derivative in words.
EDGES = (("L", "a", "2 (a - t)"), ("a", "z", "1 - a²"), ("z", "b", "1"), ("z", "u", "1"), ("u", "w", "x"), ("u", "x", "w"))
PLACES = {"x": (0, 2), "w": (0, 1), "b": (1, 0), "u": (1, 1.5), "z": (2, 1), "a": (3, 1), "L": (4, 1)}
SLACK = 0.02  # relative: an answer worked out by hand has two or three digits


@dataclass(frozen=True)
class GraphState:
    """The neuron's numbers, the local derivative given for each edge so far, and how many of the edges were shown unasked."""

    x: float = 1.5
    w: float = 0.5
    b: float = -0.25
    t: float = 1.0
    answers: dict[str, float] = field(default_factory=dict)
    shown: int = 0
    seed: int = 0


def graph_frame(state: GraphState, guard: Guard | None = None) -> dict[str, Any]:
    """Values forward, gradients backward as far as the local derivatives given are right, and the edge that comes next.

    dL/d(input) = dL/d(output) · d(output)/d(input)
    """
    x, w, b, t = state.x, state.w, state.b, state.t
    u = w * x
    z = u + b
    a = float(nnref.tanh(np.float64(z)))
    values = {"x": x, "w": w, "b": b, "u": u, "z": z, "a": a, "L": (a - t) ** 2}
    through = float(nnref.tanh_backward(1.0, a, z))
    local = dict(zip(("L/a", "a/z", "z/b", "z/u", "u/w", "u/x"), (2 * (a - t), through, 1.0, 1.0, x, w)))
    grads, done = {"L": 1.0}, 0
    for (output, inner, _), (edge, value) in zip(EDGES, local.items()):
        if not close(state.answers.get(edge), value):
            break
        grads[inner] = grads[output] * value
        done += 1
    tried = None if done == len(EDGES) else state.answers.get(list(local)[done])
    answer = Answer() if guard is None else guard.run(lambda f: float(numbers(f(1.0, np.float64(a), np.float64(z)), ())))
    yours = None if answer.value is None else {"value": answer.value, "same": abs(answer.value - through) < 1e-9}
    first = start(state.seed)
    return {
        "values": values, "target": t, "local": local, "grads": grads, "done": done, "edges": EDGES, "places": PLACES,
        "tried": tried, "all": len(EDGES), "start": {"x": first.x, "w": first.w, "b": first.b, "t": first.t},
        "yours": yours, "problem": answer.problem,
    }  # fmt: skip


def close(given: float | None, right: float) -> bool:
    return given is not None and abs(given - right) <= SLACK * max(abs(right), 0.05)


def start(seed: int) -> GraphState:
    if seed == 0:
        return GraphState()
    rng = np.random.default_rng(seed)
    x, w, b = (rng.choice([-1, 1], 3) * rng.integers(1, 9, 3) / 4).tolist()
    return GraphState(x, w, b, float(rng.choice([-1.0, 1.0])), seed=seed)


def describe(frame: dict[str, Any]) -> str:
    grads = ", ".join(f"dL/d{name} = {value:.3g}" for name, value in frame["grads"].items())
    values = ", ".join(f"{name} = {value:.3g}" for name, value in frame["values"].items())
    return f"The graph of L = (tanh(w x + b) - t)² with t = {frame['target']:g}. Forward: {values}. Backward: {grads}."


def draw(frame: dict[str, Any], figure: Any) -> None:
    ax = figure.subplots()
    for (output, inner, words), (_, value) in zip(EDGES, frame["local"].items()):
        (x0, y0), (x1, y1) = PLACES[inner], PLACES[output]
        ax.annotate("", (x1 - 0.3, y1), (x0 + 0.3, y0), arrowprops={"arrowstyle": "-|>", "color": EDGE})
        if inner in frame["grads"]:
            number = f"{value:.3g}"
            text = number if words == number else f"{words}\n= {number}"
            level = y0 == y1  # then its words stand above the arrow, between two boxes; else on it
            ax.text(
                (x0 + x1) / 2, (y0 + y1) / 2 + 0.06 * level, text, ha="center", va="bottom" if level else "center",
                fontsize=8, color=ORANGE, bbox={"boxstyle": "round,pad=0.1", "fc": "white", "ec": "none"},
            )  # fmt: skip
    for name, (x, y) in PLACES.items():
        gradient = f"\ngrad {frame['grads'][name]:.3g}" if name in frame["grads"] else ""
        box = {"boxstyle": "round", "fc": "white", "ec": BLUE}
        ax.text(
            x, y, f"{name} = {frame['values'][name]:.3g}{gradient}", ha="center", va="center", bbox=box, color=INK, fontsize=9
        )
    ax.set(xlim=(-0.5, 4.5), ylim=(-0.4, 2.4))
    ax.axis("off")


def graph_steps(tanh_backward: Callable[..., Any] | None = None, *, seed: int = 0) -> Any:
    """The graph of a neuron with a squared error: give each local derivative, and the gradient goes one edge further back.

    `tanh_backward(g, y, z)` is the learner's own; at the edge through tanh its value stands beside the reference.

    >>> from nnref.widgets.graph_steps import GraphState, graph_frame
    >>> frame = graph_frame(GraphState(x=2.0, w=0.0, b=0.0, t=1.0, answers={"L/a": -2.0, "a/z": 1.0, "z/b": 1.0, "z/u": 1.0, "u/w": 2.0}))
    >>> frame["grads"]["w"], frame["done"]
    (-4.0, 5)

    Errors: TypeError for what is no function.
    """
    guard = None if tanh_backward is None else Guard(tanh_backward)
    state = start(seed)
    solved = {edge: value for edge, value in graph_frame(state)["local"].items()}
    return show(
        Sketch(
            name="graph_steps",
            state=state,
            telling=replace(state, answers=solved),
            frame=lambda now: graph_frame(now, guard),
            draw=draw,
            describe=describe,
            sends=("values", "target", "local", "grads", "done", "edges", "places", "tried", "all", "start", "yours"),
            renew=lambda now: start(now.seed + 1),
            guards=(guard,) if guard else (),
            size=(7.4, 3.4),
        )
    )
