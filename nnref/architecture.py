"""What a network is made of: frozen descriptions of layers, and the program that they write.

A layer holds no arrays and computes nothing. Asked to `trace`, it writes calls of operations into a `Program`:

    z1 = dense(x, w1, b1)
    a1 = relu(z1)
    z2 = dense(a1, w2, b2)

Such a program is all that `nnref.network` needs to run forward and backward, and what `print(network)` shows.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import numpy as np

from nnref import activations
from nnref.initializers import make_initializer
from nnref.plug import REFERENCE, nearest

__all__ = [
    "Activation",
    "BatchNorm",
    "Call",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "LayerNorm",
    "Maxout",
    "Program",
    "Residual",
    "write",
]


class Call(NamedTuple):
    """One line of a program, `y = f(*xs)`: names stand for arrays, anything else for itself."""

    f: str
    xs: tuple
    y: str

    def __str__(self) -> str:
        return f"{self.y} = {self.f}({', '.join(map(str, self.xs))})"


@dataclass
class Program:
    """Calls in order, and what has to be known about the names in them.

    Every call is tried out while it is written, by the reference, on a batch of two rows of zeros: so all shapes are
    known, and a layer that does not fit the one before it is found at once.
    """

    training: bool
    row: tuple[int, ...]  # the shape of one example
    calls: list[Call] = field(default_factory=list)
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)  # of the parameters
    starts: dict[str, Callable] = field(default_factory=dict)  # their initial values: rng -> array
    running: dict[str, tuple[str, str, float]] = field(default_factory=dict)  # statistic: (kind, of which name, momentum)
    masks: dict[str, tuple[str, float]] = field(default_factory=dict)  # mask: (like which name, probability to drop)
    trial: dict[str, np.ndarray] = field(default_factory=dict)
    _count: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self.trial["x"] = np.zeros((2, *self.row))

    def call(self, f: str, *xs: Any, letter: str = "a", name: str | None = None) -> str:
        """Write `a1 = f(*xs)`, with the next free number or under a given name, and return the name."""
        y = name or self._name(letter)
        with np.errstate(all="ignore"):
            self.trial[y] = np.asarray(REFERENCE[f](*(self.trial[x] if isinstance(x, str) else x for x in xs)))
        self.calls.append(Call(f, xs, y))
        return y

    def parameter(self, letter: str, shape: tuple[int, ...], start: Callable) -> str:
        """A new array that is learned; `start(rng)` draws its first value."""
        name = self._name(letter)
        self.shapes[name], self.starts[name], self.trial[name] = shape, start, np.zeros(shape)
        return name

    def statistic(self, kind: str, x: str, momentum: float) -> str:
        """A new array that follows the "mean" (from 0) or the "var" (from 1) of each column of x over the batches."""
        name = self._name(kind)
        self.running[name] = kind, x, momentum
        self.trial[name] = np.full(self.width(x), float(kind == "var"))
        return name

    def mask(self, x: str, p: float) -> str:
        """A new boolean array in the shape of x, drawn anew for every training step: False, with probability p, drops."""
        name = self._name("mask")
        self.masks[name] = x, p
        self.trial[name] = np.ones(self.trial[x].shape, dtype=bool)
        return name

    def width(self, x: str) -> tuple[int, ...]:
        """The shape of one row of x."""
        return self.trial[x].shape[1:]

    def _name(self, letter: str) -> str:
        self._count[letter] += 1
        return f"{letter}{self._count[letter]}"


class Layer(Protocol):
    """A description that can write itself down."""

    def trace(self, p: Program, x: str) -> str:
        """Write the calls of this layer, which read the name x; return the name of what they compute."""


@dataclass(frozen=True)
class Dense:
    """Every unit sees every input: z = x W + b. `init` names an initializer of W; b starts at 0."""

    inputs: int
    outputs: int
    init: str = "xavier"

    def __post_init__(self):
        _whole("Dense", inputs=self.inputs, outputs=self.outputs)
        make_initializer(self.init)

    def trace(self, p: Program, x: str) -> str:
        if p.width(x) != (self.inputs,):
            came = " x ".join(map(str, p.width(x)))
            hint = " Put a Flatten() before it." if len(p.width(x)) > 1 else f" Did you mean Dense({came}, {self.outputs})?"
            raise ValueError(f"{self} expects rows of {self.inputs} numbers, but {x} has rows of {came}.{hint}")
        shape = (self.inputs, self.outputs)
        w = p.parameter("w", shape, lambda rng: make_initializer(self.init)(rng, *shape))
        b = p.parameter("b", (self.outputs,), lambda rng: np.zeros(self.outputs))
        return p.call("dense", x, w, b, letter="z")


@dataclass(frozen=True)
class Maxout:
    """Each unit is the largest of `pieces` linear functions, and needs no other activation."""

    inputs: int
    outputs: int
    pieces: int = 2
    init: str = "xavier"

    def __post_init__(self):
        _whole("Maxout", inputs=self.inputs, outputs=self.outputs, pieces=self.pieces)
        make_initializer(self.init)

    def trace(self, p: Program, x: str) -> str:
        start, shape = make_initializer(self.init), (self.inputs, self.outputs)
        w = p.parameter("w", (self.pieces, *shape), lambda rng: np.stack([start(rng, *shape) for _ in range(self.pieces)]))
        b = p.parameter("b", (self.pieces, self.outputs), lambda rng: np.zeros((self.pieces, self.outputs)))
        return p.call("maxout", x, w, b)


@dataclass(frozen=True)
class Activation:
    """An elementwise function (or softmax) by its name; `constants` are its further arguments: Activation("elu", (0.5,))."""

    name: str
    constants: tuple[float, ...] = ()

    def __post_init__(self):
        if self.name not in activations.__all__ or self.name not in REFERENCE or self.name.endswith("_backward"):
            known = (name for name in activations.__all__ if not name.endswith("_backward"))
            raise ValueError(f"There is no activation called {self.name!r}.{nearest(self.name, known)}")

    def trace(self, p: Program, x: str) -> str:
        return p.call(self.name, x, *self.constants)


@dataclass(frozen=True)
class Dropout:
    """Silence each unit with probability p while training; do nothing when predicting."""

    p: float = 0.5

    def __post_init__(self):
        if not 0 <= self.p < 1:
            raise ValueError(f"Dropout: p is the probability to DROP a unit, at least 0 and below 1; got {self.p!r}.")

    def trace(self, p: Program, x: str) -> str:
        return p.call("dropout", x, p.mask(x, self.p), self.p, letter="d") if p.training and self.p else x


@dataclass(frozen=True)
class BatchNorm:
    """Normalize each column over the batch; when predicting, by statistics gathered while training."""

    units: int
    momentum: float = 0.9
    eps: float = 1e-5

    def __post_init__(self):
        _whole("BatchNorm", units=self.units)
        if not 0 <= self.momentum < 1:
            raise ValueError(f"BatchNorm: momentum should be at least 0 and below 1; got {self.momentum!r}.")

    def trace(self, p: Program, x: str) -> str:
        gamma = p.parameter("gamma", (self.units,), lambda rng: np.ones(self.units))
        beta = p.parameter("beta", (self.units,), lambda rng: np.zeros(self.units))
        mean, var = p.statistic("mean", x, self.momentum), p.statistic("var", x, self.momentum)
        if p.training:
            return p.call("batch_norm", x, gamma, beta, self.eps, letter="n")
        return p.call("batch_norm_inference", x, gamma, beta, mean, var, self.eps, letter="n")


@dataclass(frozen=True)
class LayerNorm:
    """Normalize each row by itself: the same while training and predicting."""

    units: int
    eps: float = 1e-5

    def __post_init__(self):
        _whole("LayerNorm", units=self.units)

    def trace(self, p: Program, x: str) -> str:
        gamma = p.parameter("gamma", (self.units,), lambda rng: np.ones(self.units))
        beta = p.parameter("beta", (self.units,), lambda rng: np.zeros(self.units))
        return p.call("layer_norm", x, gamma, beta, self.eps, letter="n")


@dataclass(frozen=True)
class Residual:
    """A way past a block of layers: y = x + f(x). The block has to keep the width."""

    layers: tuple[Layer, ...]

    def trace(self, p: Program, x: str) -> str:
        y = write(self.layers, p, x)
        if p.width(y) != p.width(x):
            raise ValueError(
                f"Residual adds its input, rows of {p.width(x)}, to its output, rows of {p.width(y)}: they should be equal."
            )
        return p.call("add", x, y, letter="s")


@dataclass(frozen=True)
class Flatten:
    """Each example as one row of numbers: what a Dense layer needs after images."""

    def trace(self, p: Program, x: str) -> str:
        return p.call("flatten", x)


def write(layers: Iterable[Layer], p: Program, x: str) -> str:
    """Trace layers one after the other."""
    for layer in layers:
        x = layer.trace(p, x)
    return x


def _whole(owner: str, **numbers: Any) -> None:
    for name, n in numbers.items():
        if not isinstance(n, (int, np.integer)) or isinstance(n, bool) or n < 1:
            raise ValueError(f"{owner}: {name} should be a whole number, at least 1; got {n!r}.")
