"""What a network is made of: frozen descriptions of layers, and the program that they write.

A layer holds no arrays and computes nothing. Asked to `trace`, it writes calls of operations into a `Program`:

    z1 = dense(x, w1, b1)
    a1 = relu(z1)
    z2 = dense(a1, w2, b2)

Such a program is all that `nnref.network` needs to run forward and backward, and what `print(network)` shows.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import numpy as np

from nnref.plug import REFERENCE, suggest

__all__ = ["Activation", "BatchNorm", "Call", "Dense", "Dropout", "Layer", "LayerNorm", "Program", "Residual"]


class Call(NamedTuple):
    """One line of a program: `y = f(*xs)`. Names stand for arrays, anything else for itself."""

    f: str
    xs: tuple
    y: str

    def __str__(self) -> str:
        return f"{self.y} = {self.f}({', '.join(map(str, self.xs))})"


@dataclass
class Program:
    """Calls in order, and what has to be known of the names in them.

    While layers write, every call is tried once with the reference on a batch of two rows of zeros: so shapes are known,
    and a layer that does not fit the one before is found at once.
    """

    training: bool
    shape: tuple[int, ...]
    calls: list[Call] = field(default_factory=list)
    parameters: dict[str, tuple[tuple[int, ...], str]] = field(default_factory=dict)
    running: dict[str, tuple[tuple[int, ...], float]] = field(default_factory=dict)
    masks: dict[str, float] = field(default_factory=dict)
    normalized: list[tuple[str, str, str, float]] = field(default_factory=list)
    trial: dict[str, np.ndarray] = field(default_factory=dict)
    _count: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self.trial["x"] = np.zeros((2, *self.shape))

    def name(self, letter: str) -> str:
        self._count[letter] += 1
        return f"{letter}{self._count[letter]}"

    def parameter(self, letter: str, shape: tuple[int, ...], init: str) -> str:
        """A new named array for the optimizer to change; `init` names its initializer."""
        name = self.name(letter)
        self.parameters[name] = shape, init
        self.trial[name] = np.zeros(shape)
        return name

    def statistic(self, letter: str, shape: tuple[int, ...], start: float) -> str:
        """A new named array that the network carries along but does not learn by gradients."""
        name = self.name(letter)
        self.running[name] = shape, start
        self.trial[name] = np.full(shape, start)
        return name

    def mask(self, x: str, p: float) -> str:
        """A new boolean array like x, drawn for every training step: False, with probability p, means drop."""
        name = self.name("mask")
        self.masks[name] = p
        self.trial[name] = np.ones_like(self.trial[x], dtype=bool)
        return name

    def call(self, f: str, *xs: Any, letter: str = "a") -> str:
        """Write `letterᵢ = f(*xs)`, and return the new name."""
        y = letter if letter in ("loss",) else self.name(letter)
        with np.errstate(all="ignore"):
            self.trial[y] = np.asarray(REFERENCE[f](*(self.trial[x] if isinstance(x, str) else x for x in xs)))
        self.calls.append(Call(f, xs, y))
        return y

    def width(self, x: str) -> tuple[int, ...]:
        """The shape of one row of x."""
        return self.trial[x].shape[1:]


class Layer(Protocol):
    def trace(self, p: Program, x: str) -> str:
        """Write this layer's calls, reading the name x; return the name of its output."""
