"""The run that the playground shows, as a cell of Python: the same data, network and updates, so the same losses."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from nnref.architecture import Dense
from nnref.optimizers import OPTIMIZERS
from nnref.program import Layer
from nnref.widgets.playground_data import FEATURES, REGRESSION, size
from nnref.widgets.playground_network import layers, output
from nnref.widgets.playground_run import Run, locate
from nnref.widgets.playground_state import Change, PlayState

__all__ = ["code"]


def code(run: Run) -> str:
    """A cell that repeats the run and prints its two losses; `theta` holds the parameters then."""
    parts = [["import numpy as np", "", "import nnref"], _data(run), _network(run), _training(run), _losses(run)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _data(run: Run) -> list[str]:
    state, train = run.state, run.points.train
    generated = train - len(state.points)
    lines = []
    if size(state.data):
        lines = [
            f"X, t = nnref.{state.data}(np.random.default_rng({state.data_seed}), {size(state.data)}, {state.noise / 100:g})"
        ]
    if state.points:
        low = -1 if state.data in REGRESSION else 0
        lines += [f"mine = np.array({[list(p) for p in state.points]}, dtype=float)  # x1, x2, class"]
        labels = "mine[:, 2]" if low == 0 else "2 * mine[:, 2] - 1"
        if size(state.data):
            lines += [
                f"X = np.vstack([X[:{generated}], mine[:, :2], X[{generated}:]])",
                f"t = np.concatenate([t[:{generated}], {labels}, t[{generated}:]])",
            ]
        else:
            lines += [f"X, t = mine[:, :2], {labels}"]
    if not lines:
        lines = ["X, t = np.empty((0, 2)), np.empty(0)  # no points yet"]
    lines += ["x1, x2 = X.T", f"X = np.column_stack([{', '.join(FEATURES[name] for name in state.features)}])"]
    lines += ["t = 2.0 * t - 1" if output(state) == "tanh" else "t = t.astype(float)"]
    return [*lines, f"X_train, X_test, t_train, t_test = X[:{train}], X[{train}:], t[:{train}], t[{train}:]"]


def _network(run: Run) -> list[str]:
    state = run.state
    options = [f'"{state.loss}"']
    if any(name in run.net.functions for name in run.machine.mine if not name.endswith("_step")):
        options.append("nnref.plug(globals())  # with your functions")
    if state.penalty != "none":
        options.append(f"{state.penalty}={state.rate!r}")
    lines = ["net = nnref.Network(", "    [", *_rows(layers(state)), "    ],"]
    lines += [f"    {option.partition('  #')[0]}," + ("  # with your functions" if "#" in option else "") for option in options]
    return [*lines, ")", f"rng = np.random.default_rng({state.seed})", "theta = net.init(rng)", *_edits(run, 0)]


def _rows(made: Sequence[Layer]) -> list[str]:
    """One line for each dense layer and what follows it."""
    rows: list[list[str]] = []
    for layer in made:
        if isinstance(layer, Dense):
            rows.append([])
        rows[-1].append(_call(layer))
    return [f"        {', '.join(row)}," for row in rows]


def _call(layer: Any) -> str:
    """How to make this layer, without what is as by default."""
    values = [(getattr(layer, field.name), field.default) for field in fields(layer)]
    while values and values[-1][0] == values[-1][1]:
        values.pop()
    given = ", ".join(json.dumps(value) for value, _ in values)
    return f"nnref.{type(layer).__name__}({given})"


def _optimizer(state: PlayState, mine: tuple[str, ...]) -> str:
    step = f"{state.optimizer}_step"
    own = f".using({step})  # your function" if step in mine else ""
    return f"optimizer = nnref.{OPTIMIZERS[state.optimizer].__name__}(lr={state.lr!r}){own}"


def _training(run: Run) -> list[str]:
    state = run.state
    lines = [_optimizer(state, run.machine.mine)]
    if not run.at:
        return lines
    later = [change for change in run.changes if 0 < change.at <= run.at]
    rates = [change for change in run.changes if change.key == "lr" and change.at <= run.at]
    epochs = -(-run.at // run.epoch_length)
    head = f"for step in nnref.train(\n    net, optimizer, X_train, t_train, theta=theta, epochs={epochs}, rng=rng, batch_size={state.batch}"
    if rates:
        first = [change.value for change in rates if change.at == 0] or [state.lr]
        lines.append(f"lr = {first[-1]!r}")
        head += ", schedule=lambda k: lr"
    lines.append(f"{head}\n):")
    for at in sorted({change.at for change in later}):
        lines += [f"    if step.iteration == {at}:", *("        " + line for line in _edits(run, at))]
    if run.at % run.epoch_length:
        lines += [f"    if step.iteration == {run.at}:", "        break"]
    elif not later:
        lines.append("    pass")
    return [*lines, "theta = step.theta"]


def _edits(run: Run, at: int) -> list[str]:
    """What was changed by hand at this moment; a rate at the very start is said where training begins."""
    theta = "step.theta" if at else "theta"
    return [_edit(run, change, theta) for change in run.changes if change.at == at and (at or change.key != "lr")]


def _edit(run: Run, change: Change, theta: str) -> str:
    if change.key == "lr":
        return f"lr = {change.value!r}"
    name, index = locate(run.net, change.key)
    return f'net.layout.views({theta})["{name}"][{", ".join(map(str, index))}] = {change.value!r}'


def _losses(run: Run) -> list[str]:
    sets = [name for name, X in (("train", run.X), ("test", run.X_test)) if len(X)]
    return [f'print("{name}", net.evaluate(theta, X_{name}, t_{name}))' for name in sets]
