"""A deep network as a plain dictionary, broken in several ways at once and to be repaired: the clinic of chapter 07.

    spec = broken_spec(np.random.default_rng(4))
    print(train_spec(spec, np.random.default_rng(0)))  # the symptoms: accuracy, losses, gradients and variances by layer
    print(edits(spec, repair(spec)))

The task: two measured columns in units of their own, and the question whether a point lies in the disk or in the ring around it.
Any healthy network of this kind gets 99 % of new points right; one with a single fault is hardly better than a coin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from nnref.architecture import Activation, BatchNorm, Dense, LayerNorm, Residual
from nnref.initializers import INITIALIZERS
from nnref.metrics import accuracy
from nnref.network import Network
from nnref.optimizers import make_optimizer
from nnref.plug import nearest
from nnref.program import Layer
from nnref.toys import circles
from nnref.training import TrainingError, train

__all__ = ["SPEC_ENTRIES", "SPEC_FAULTS", "SpecReport", "broken_spec", "check_spec", "edits", "repair", "train_spec"]

Spec = dict[str, Any]
ACTIVATIONS = ("relu", "leaky_relu", "elu", "gelu", "silu", "softplus", "tanh", "sigmoid", "identity")
OPTIMIZERS = ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")
TRAINING_ROWS, HELD_OUT_ROWS, EPOCHS = 600, 400, 25
UNITS = np.array([20.0, 0.5]), np.array([300.0, -4.0])  # scale and offset of the two columns before anybody standardizes them


def _number(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, (int, float)) and not isinstance(value, bool) and low < value <= high


def _whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _are_sizes(value: Any) -> bool:
    return (
        isinstance(value, (list, tuple))
        and 3 <= len(value) <= 41
        and all(map(_whole(1, 128), value))
        and value[0] == value[-1] == 2
        and len(set(value[1:-1])) == 1
    )


def _one_of(*names: Any) -> Callable[[Any], bool]:
    return lambda value: any(type(value) is type(name) and value == name for name in names)


#: entry -> (what it may be, the test): all that a spec says
SPEC_ENTRIES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "sizes": ("units of each layer: 2 inputs, 1 to 39 hidden layers of one width up to 128, 2 outputs", _are_sizes),
    "activation": (f"one of {', '.join(ACTIVATIONS)}", _one_of(*ACTIVATIONS)),
    "init": (f"one of {', '.join(INITIALIZERS)}", _one_of(*INITIALIZERS)),
    "gain": ("a number above 0 that multiplies the first weights, at most 1000", _number(0, 1000)),
    "normalization": ('None, "batch" or "layer", before each hidden activation', _one_of(None, "batch", "layer")),
    "residual": ("True or False: a way past each hidden layer that keeps the width", _one_of(True, False)),
    "standardized": ("True or False: columns scaled to mean 0 and deviation 1 by the training set", _one_of(True, False)),
    "optimizer": (f"one of {', '.join(OPTIMIZERS)}", _one_of(*OPTIMIZERS)),
    "lr": ("a number above 0, at most 1000", _number(0, 1000)),
    "clip_norm": (
        "None, or a number above 0: longer gradients are cut to this length",
        lambda c: c is None or _number(0, 1e9)(c),
    ),
    "batch_size": (f"a whole number from 4 to {TRAINING_ROWS}", _whole(4, TRAINING_ROWS)),
}

HEALTHY_RATES = {"adam": 0.003, "momentum": 0.015, "sgd": 0.08}  # for `broken_spec`, times 0.7 to 1.4

#: entry -> a value that spoils the network, drawn by `rng`; what it spoils may depend on the rest of the spec
SPEC_FAULTS: dict[str, Callable[[np.random.Generator, Spec], Any]] = {
    "activation": lambda rng, spec: "sigmoid",
    "init": lambda rng, spec: str(rng.choice(["zeros", "constant"])),
    "gain": lambda rng, spec: float(rng.choice([0.05, 0.08, 25.0, 40.0])),
    "standardized": lambda rng, spec: False,
    "lr": lambda rng, spec: spec["lr"] * float(rng.choice([1e-4, 1e3])),
    "clip_norm": lambda rng, spec: float(rng.choice([1e-5, 1e-4])),
}


class SpecReport(NamedTuple):
    """What `train_spec` saw. At the start, before any update: gradients and variances, the first layer first."""

    accuracy: float  # share of the held-out points that are right; 0 when the loss became nan or infinite
    losses: list[float]  # mean over the batches of each epoch
    gradients: list[float]  # ‖dL/dW‖ of each layer
    variances: list[float]  # of each hidden layer's activations
    trouble: str  # why training broke off, or ""

    def __str__(self) -> str:
        lines = [f"right on new points: {self.accuracy:.1%}"]
        ends = f"{self.losses[0]:.3g} in the first epoch, {self.losses[-1]:.3g} in the last" if self.losses else "never finite"
        lines += [f"loss: {ends}", "at the start, layer by layer, first layer first:"]
        for name, values in (("gradient norms", self.gradients), ("variances", self.variances)):
            lines.append(f"  {name:15s} {' '.join(f'{value:.0e}' for value in values)}")
        return "\n".join([*lines, *([self.trouble] if self.trouble else [])])


def broken_spec(rng: np.random.Generator, faults: tuple[str, ...] | None = None) -> Spec:
    """A deep network with the given faults, entries of `SPEC_FAULTS`; without them, two to four are drawn.

    What is no fault is healthy, and differs from spec to spec.

    >>> spec = broken_spec(np.random.default_rng(0), ("init", "lr"))
    >>> spec["init"] in ("zeros", "constant"), 11 <= len(spec["sizes"]) <= 13
    (True, True)

    Raises ValueError for a fault that is not listed.
    """
    if faults is None:
        faults = tuple(map(str, rng.choice(list(SPEC_FAULTS), size=rng.integers(2, 5), replace=False)))
    if unknown := set(faults) - set(SPEC_FAULTS):
        raise ValueError(f"There is no fault called {min(unknown)!r}.{nearest(min(unknown), SPEC_FAULTS)}")
    width, hidden_layers = int(rng.choice([20, 24, 28, 32])), int(rng.integers(9, 12))
    activation = str(rng.choice(["relu", "leaky_relu", "tanh"]))
    hidden_by_adam = {"activation", "clip_norm"} & set(faults)  # it divides by the gradient's own size, however small that is
    optimizer = str(rng.choice(["momentum", "sgd"] if hidden_by_adam else list(HEALTHY_RATES)))
    spec: Spec = {
        "sizes": [2, *[width] * hidden_layers, 2],
        "activation": activation,
        "init": "xavier" if activation == "tanh" else "he",
        "gain": 1.0,
        "normalization": None,
        "residual": False,
        "standardized": True,
        "optimizer": optimizer,
        "lr": HEALTHY_RATES[optimizer] * float(rng.choice([0.7, 1.0, 1.4])),
        "clip_norm": None,
        "batch_size": int(rng.choice([16, 20, 30])),
    }
    return spec | {name: SPEC_FAULTS[name](rng, spec) for name in faults}


def check_spec(spec: Mapping[str, Any]) -> None:
    """Raise TypeError or ValueError with a sentence when this is no spec that can be built.

    >>> check_spec({"sizes": [2, 8, 2]})
    Traceback (most recent call last):
    ValueError: The spec lacks 'activation', 'init', 'gain', ...
    """
    if not isinstance(spec, dict):
        raise TypeError(f"A spec is a dictionary, but this is a {type(spec).__name__}.")
    if lacking := [name for name in SPEC_ENTRIES if name not in spec]:
        raise ValueError(f"The spec lacks {', '.join(map(repr, lacking[:3]))}{', ...' if len(lacking) > 3 else '.'}")
    for name, value in spec.items():
        if name not in SPEC_ENTRIES:
            raise ValueError(f"A spec has no entry {name!r}.{nearest(name, SPEC_ENTRIES)}")
        wanted, fits = SPEC_ENTRIES[name]
        if not fits(value):
            raise ValueError(f"The entry {name!r} should be {wanted}; got {value!r}.")


def edits(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The entries that differ between two specs, in order; one that was added or taken out counts too.

    >>> edits({"init": "zeros", "lr": 0.1}, {"init": "he", "lr": 0.1, "clip_norm": 1.0})
    ['init', 'clip_norm']
    """
    absent = object()

    def plain(value):
        return list(value) if isinstance(value, tuple) else value

    names = [*before, *(name for name in after if name not in before)]
    return [name for name in names if plain(before.get(name, absent)) != plain(after.get(name, absent))]


def train_spec(spec: Mapping[str, Any], rng: np.random.Generator) -> SpecReport:
    """Build the network of a spec, look into it, train it for 25 epochs, and test it on 400 new points.

    `rng` draws the points, the first weights and the batches: the same seed and spec give the same report.

    >>> spec = broken_spec(np.random.default_rng(0), ("standardized",))
    >>> train_spec(spec, np.random.default_rng(0)).accuracy < 0.7
    True
    >>> train_spec(spec | {"standardized": True}, np.random.default_rng(0)).accuracy > 0.95
    True

    Raises TypeError or ValueError when the spec cannot be built, see `check_spec`.
    """
    check_spec(spec)
    net, optimizer = _network(spec), make_optimizer(spec["optimizer"], lr=float(spec["lr"]))
    points, t = circles(rng, TRAINING_ROWS + HELD_OUT_ROWS)
    X = points * UNITS[0] + UNITS[1]
    seen, new = slice(0, TRAINING_ROWS), slice(TRAINING_ROWS, None)
    if spec["standardized"]:
        X = (X - X[seen].mean(axis=0)) / X[seen].std(axis=0)
    theta = net.init(rng)
    for name, w in net.layout.views(theta).items():
        if name[0] == "w":
            w *= spec["gain"]
    gradients, variances = _look_into(net, theta, X[seen], t[seen], spec["activation"])

    losses, batches, trouble = [], [], ""
    steps = train(
        net, optimizer, X[seen], t[seen], theta=theta, epochs=EPOCHS, rng=rng, batch_size=int(spec["batch_size"]),
        clip_norm=spec["clip_norm"],
    )  # fmt: skip
    try:
        for step in steps:
            batches.append(step.loss)
            if step.ends_epoch:
                losses.append(float(np.mean(batches)))
                batches.clear()
        with np.errstate(all="ignore"):
            right = accuracy(net.predict(step.theta, X[new]), t[new])
    except TrainingError as error:
        right, trouble = 0.0, str(error)
    return SpecReport(right, losses, gradients, variances, trouble)


def _network(spec: Mapping[str, Any]) -> Network:
    """The layers that a spec stands for. The first layer changes the width, so no way leads past it."""
    inputs, *hidden, outputs = map(int, spec["sizes"])
    width = hidden[0]
    norms: dict[str | None, tuple[Layer, ...]] = {None: (), "batch": (BatchNorm(width),), "layer": (LayerNorm(width),)}
    normalize = norms[spec["normalization"]]

    def block(came: int) -> tuple[Layer, ...]:
        return (Dense(came, width, spec["init"]), *normalize, Activation(spec["activation"]))

    layers: list[Layer] = [*block(inputs)]
    for _ in hidden[1:]:
        layers += [Residual(block(width))] if spec["residual"] else block(width)
    return Network([*layers, Dense(width, outputs, spec["init"])])


def _look_into(net: Network, theta, X, t, activation: str) -> tuple[list[float], list[float]]:
    """(gradient norm of each weight matrix, variance of each hidden layer's activations) before any update."""
    with np.errstate(all="ignore"):
        _, grads = net.gradients(theta, X, t)
        values = net.run(theta, X)
        gradients = [float(np.linalg.norm(g)) for name, g in grads.items() if name[0] == "w"][::-1]
        hidden = [call.y for call in net.prediction.calls if call.f == activation]
        return gradients, [float(np.var(values[name])) for name in hidden]


def repair(network_spec):
    """A copy of the spec with its faults mended, and nothing else changed: at most five entries are other ones.

    Saturating activation → ReLU; a start without chance or of the wrong size → He's or Xavier's; raw columns → standardized;
    a rate far from what the optimizer needs → its usual one; a clipping that cuts every gradient → one that cuts outliers.

    >>> spec = broken_spec(np.random.default_rng(1), ("init", "gain", "lr"))
    >>> edits(spec, repair(spec)), train_spec(repair(spec), np.random.default_rng(0)).accuracy > 0.95
    (['init', 'gain', 'lr'], True)
    """
    check_spec(network_spec)
    usual = HEALTHY_RATES.get(network_spec["optimizer"], 0.003)
    cures = {
        "activation": (network_spec["activation"] in ("sigmoid", "identity"), "relu"),
        "init": (network_spec["init"] in ("zeros", "constant", "normal"), "he"),
        "gain": (not 0.5 <= network_spec["gain"] <= 2, 1.0),
        "standardized": (not network_spec["standardized"], True),
        "lr": (not usual / 20 <= network_spec["lr"] <= usual * 20, usual),
        "clip_norm": ((network_spec["clip_norm"] or 1.0) < 0.1, 1.0),
    }
    return network_spec | {name: cure for name, (sick, cure) in cures.items() if sick}
