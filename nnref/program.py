"""Programs: a network written down as calls of operations, one below the other.

    z1 = dense(x, w1, b1)
    a1 = relu(z1)
    z2 = dense(a1, w2, b2)

Layers write them (`nnref.architecture`), and a program is all that `nnref.network` needs to run forward and backward.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import numpy as np

from nnref.plug import REFERENCE

__all__ = ["Call", "Layer", "Program", "write"]


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
    reads_ids: bool = False  # are inputs whole numbers, for an embedding?
    calls: list[Call] = field(default_factory=list)
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)  # of the parameters
    starts: dict[str, Callable] = field(default_factory=dict)  # their initial values: rng -> array
    running: dict[str, tuple[str, str, float]] = field(default_factory=dict)  # statistic: (kind, of which name, momentum)
    masks: dict[str, tuple[str, float]] = field(default_factory=dict)  # mask: (like which name, probability to drop)
    trial: dict[str, np.ndarray] = field(default_factory=dict)
    _count: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self.trial["x"] = np.zeros((2, *self.row), int if self.reads_ids else float)

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


def write(layers: Iterable[Layer], p: Program, x: str) -> str:
    """Trace layers one after the other."""
    for layer in layers:
        x = layer.trace(p, x)
    return x
