"""A network designed by its numbers of units: the shapes of W and b, the parameters, real first weights, a drawing and the code."""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

import nnref
from nnref.plots.style import BLUE, INK, ORANGE
from nnref.widgets.base import Sketch, show
from nnref.widgets.guard import Answer, Fault, Guard
from nnref.widgets.paper import Floats

__all__ = ["DesignState", "architecture_designer", "design_frame"]

MOST = {"inputs": 64, "hidden": 64, "outputs": 10, "layers": 4}
ACTIVATIONS = ("relu", "tanh", "sigmoid")
SHOWN = 7  # units of a layer that are drawn: the first ones and the last
WIDTH, HEIGHT, GAP, RADIUS = 640, 340, 38, 13  # of the drawing
TASK = (8, 3)  # inputs and outputs of the challenge


@dataclass(frozen=True)
class DesignState:
    """Units of each layer, how many of the four hidden layers are used, the activation, the seed of weights and task, the prediction."""

    inputs: int = 3
    layers: int = 1
    h1: int = 4
    h2: int = 4
    h3: int = 4
    h4: int = 4
    outputs: int = 1
    activation: str = "relu"
    layer: int = 1  # the one whose weights are listed
    seed: int = 0
    guess: int = -1


def sizes_of(state: DesignState) -> list[int]:
    """Units of each layer, inputs first.

    >>> sizes_of(DesignState())
    [3, 4, 1]
    """
    return [state.inputs, *(state.h1, state.h2, state.h3, state.h4)[: state.layers], state.outputs]


def network(state: DesignState) -> nnref.Network:
    loss = "bce_with_logits" if state.outputs == 1 else "softmax_cross_entropy"
    return nnref.mlp(sizes_of(state), hidden=state.activation, loss=loss)


def design_frame(state: DesignState, guards: Mapping[str, Guard] | None = None) -> dict[str, Any]:
    """Shapes and parameters of each layer, first weights, and the drawing; beside them what the learner's functions say.

    `guards` holds the learner's `layer_shapes` and `count_parameters`, as far as they are given.
    """
    check(state)
    sizes, net = sizes_of(state), network(state)
    views = net.layout.views(net.init(np.random.default_rng(state.seed)))
    weights = [views[f"w{k}"] for k in range(1, len(sizes))]
    shapes = nnref.layer_shapes(sizes)
    nodes, edges = diagram(sizes, weights)
    listed = min(max(state.layer, 1), len(weights))
    yours, problems = _yours(sizes, shapes, guards or {})
    return {
        "activations": ACTIVATIONS, "most": MOST, "sizes": sizes, "shapes": shapes, "each": [w * m + m for (w, m), _ in shapes],
        "total": nnref.count_parameters(sizes), "nodes": nodes, "edges": edges, "layer": listed, "drawing": (WIDTH, HEIGHT, RADIUS, GAP),
        "listed": weights[listed - 1][:8, :8].round(3), "code": code(state), "svg": svg(sizes, nodes, edges), "task": task(state.seed),
        "start": vars(start(state.seed)), "yours": yours, "problem": "\n".join(problems),
    }  # fmt: skip


def check(state: DesignState) -> None:
    """Errors: ValueError for a number of units or layers, or an activation, that is not offered."""
    limits = {"inputs": (1, MOST["inputs"]), "outputs": (1, MOST["outputs"]), "layers": (0, MOST["layers"])}
    for name, (low, high) in {**limits, **{f"h{k}": (1, MOST["hidden"]) for k in (1, 2, 3, 4)}}.items():
        if not low <= getattr(state, name) <= high:
            raise ValueError(f"{name} must be between {low} and {high}; got {getattr(state, name)}.")
    if state.activation not in ACTIVATIONS:
        raise ValueError(f"unknown activation {state.activation!r}; known: {', '.join(ACTIVATIONS)}.")


def _yours(sizes: list[int], shapes: Any, guards: Mapping[str, Guard]) -> tuple[Any, list[str]]:
    """What the learner's functions say of these sizes, and the sentences about those that fail."""
    answers = {name: _ask(guard, READ[name], sizes) for name, guard in guards.items()}
    right = {"layer_shapes": shapes, "count_parameters": nnref.count_parameters(sizes)}
    notes = [
        {"name": name, "said": answer.value, "same": answer.value == right[name]}
        for name, answer in answers.items()
        if answer.value is not None
    ]
    return notes or None, [answer.problem for answer in answers.values() if answer.problem]


def _ask(guard: Guard, read: Callable[[Any], Any], sizes: list[int]) -> Answer:
    return guard.run(lambda f: read(f(list(sizes))))


def _read_shapes(value: Any) -> list[Any]:
    try:
        return [(tuple(map(int, w)), tuple(map(int, b))) for w, b in value]
    except (TypeError, ValueError):
        came = "nothing" if value is None else repr(value)
        raise Fault(f"returned {came}; expected a list of pairs (shape of W, shape of b).") from None


def _read_count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise Fault(f"returned {'nothing' if value is None else repr(value)}; expected a whole number.")
    return int(value)


READ: dict[str, Callable[[Any], Any]] = {"layer_shapes": _read_shapes, "count_parameters": _read_count}


def diagram(sizes: list[int], weights: list[Floats]) -> tuple[list[list[float]], list[list[float]]]:
    """The units that are drawn as [x, y, layer, unit], the edges between them as [x, y, x2, y2, weight by the largest of its layer]."""
    columns = []
    for layer, size in enumerate(sizes):
        units = list(range(size)) if size <= SHOWN else [*range(SHOWN - 1), size - 1]
        x = WIDTH * (layer + 0.5) / len(sizes)
        rows = [k + (unit != k) for k, unit in enumerate(units)]  # a free place where units are left out
        columns.append(
            [(round(x, 1), round(HEIGHT / 2 - 18 + GAP * (row - rows[-1] / 2), 1), layer, u) for row, u in zip(rows, units)]
        )
    edges = []
    for (left, right), w in zip(pairwise(columns), weights):
        top = float(abs(w).max())
        edges += [[x, y, x2, y2, round(float(w[i, j]) / top, 3)] for x, y, _, i in left for x2, y2, _, j in right]
    return [[*node] for column in columns for node in column], edges


def svg(sizes: list[int], nodes: list[list[float]], edges: list[list[float]]) -> str:
    """The drawing as an SVG file: thick for a large weight, orange and dashed for a negative one."""
    name = "-".join(map(str, sizes))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" font-size="13">',
        f"<title>{html.escape(f'A {name} network with its first weights')}</title>",
    ]
    for x, y, x2, y2, w in edges:
        style = f'stroke="{BLUE}"' if w >= 0 else f'stroke="{ORANGE}" stroke-dasharray="5 3"'
        parts.append(f'<line x1="{x:g}" y1="{y:g}" x2="{x2:g}" y2="{y2:g}" {style} stroke-width="{0.3 + 3 * abs(w):.2f}"/>')
    parts += [f'<circle cx="{x:g}" cy="{y:g}" r="{RADIUS}" fill="white" stroke="{INK}"/>' for x, y, _, _ in nodes]
    for layer, size in enumerate(sizes):
        x = WIDTH * (layer + 0.5) / len(sizes)
        parts.append(f'<text x="{x:g}" y="{HEIGHT - 6}" text-anchor="middle">{size}</text>')
        if size > SHOWN:
            parts.append(f'<text x="{x:g}" y="{gap_of(nodes, layer):g}" text-anchor="middle">⋮</text>')
    return "\n".join([*parts, "</svg>"])


def gap_of(nodes: list[list[float]], layer: int) -> float:
    """The height of the free place in a layer of which units are left out."""
    return [y for _, y, k, _ in nodes if k == layer][-1] - GAP


def code(state: DesignState) -> str:
    """A cell that builds this network with the same first weights."""
    loss = ', loss="bce_with_logits"' if state.outputs == 1 else ""
    return f"""\
import numpy as np
import nnref

net = nnref.mlp({tuple(sizes_of(state))}, hidden="{state.activation}"{loss})
theta = net.init(np.random.default_rng({state.seed}))
for name, p in net.layout.views(theta).items():
    print(name, p.shape)
print("parameters:", theta.size)
"""


def task(seed: int) -> int:
    """How many parameters the network of the challenge has: two hidden layers of 3 to 9 units between its inputs and outputs."""
    h1, h2 = np.random.default_rng([seed, 1]).integers(3, 10, 2)
    return nnref.count_parameters([TASK[0], int(h1), int(h2), TASK[1]])


def start(seed: int) -> DesignState:
    """Each seed other weights, another task, and another width to begin with."""
    return DesignState(h1=int(np.random.default_rng(seed).integers(5, 10)) if seed else DesignState.h1, seed=seed)


def describe(frame: dict[str, Any]) -> str:
    layers = "; ".join(
        f"layer {k}: W {w}, b {b}, {n} parameters" for k, ((w, b), n) in enumerate(zip(frame["shapes"], frame["each"]), 1)
    )
    return f"A {'-'.join(map(str, frame['sizes']))} network with {frame['total']} parameters. {layers}."


def draw(frame: dict[str, Any], figure: Any) -> None:
    ax = figure.subplots()
    for x, y, x2, y2, w in frame["edges"]:
        ax.plot([x, x2], [-y, -y2], color=BLUE if w >= 0 else ORANGE, ls="-" if w >= 0 else "--", lw=0.3 + 3 * abs(w), zorder=1)
    x, y = np.array(frame["nodes"])[:, :2].T
    ax.scatter(x, -y, s=260, color="white", edgecolors=INK, zorder=2)
    for layer, size in enumerate(frame["sizes"]):
        at = WIDTH * (layer + 0.5) / len(frame["sizes"])
        ax.text(at, 6 - HEIGHT, str(size), ha="center")
        if size > SHOWN:
            ax.text(at, -gap_of(frame["nodes"], layer), "⋮", ha="center", va="center")
    ax.set(xlim=(0, WIDTH), ylim=(-HEIGHT, 0), aspect="equal")
    ax.axis("off")


def architecture_designer(functions: Mapping[str, Any] | None = None, *, seed: int = 0) -> Any:
    """Design a network of dense layers: shapes, parameters, first weights; out come a drawing as SVG and a cell of code.

    `functions` holds the learner's own `layer_shapes` and `count_parameters` by name: `globals()` in a notebook. What they say
    stands beside the reference.

    >>> from nnref.widgets.architecture_designer import DesignState, design_frame
    >>> frame = design_frame(DesignState())
    >>> frame["shapes"], frame["total"]
    ([((3, 4), (4,)), ((4, 1), (1,))], 21)

    Errors: TypeError for what is no function.
    """
    given = {name: (functions or {}).get(name) for name in READ}
    guards = {name: Guard(f) for name, f in given.items() if f is not None and f is not getattr(nnref, name)}
    return show(
        Sketch(
            name="architecture_designer",
            state=start(seed),
            telling=DesignState(8, 2, 5, 4, outputs=3, seed=seed),
            frame=lambda now: design_frame(now, guards),
            draw=draw,
            describe=describe,
            sends=(
                "activations", "most", "sizes", "shapes", "each", "total", "nodes", "edges", "layer", "drawing", "listed", "code", "svg",
                "task", "start", "yours",
            ),
            renew=lambda now: start(now.seed + 1),
            guards=tuple(guards.values()),
            size=(6.4, 3.4),
        )
    )  # fmt: skip
