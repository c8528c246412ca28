"""What a network is made of: frozen descriptions of layers.

A layer holds no arrays and computes nothing. Asked to `trace`, it writes the calls that it stands for into a `Program`.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from nnref import activations
from nnref.initializers import make_initializer
from nnref.plug import nearest
from nnref.program import Layer, Program, write

__all__ = [
    "Activation", "AvgPool2d", "BatchNorm", "Conv2d", "Dense", "Dropout", "Embedding", "Flatten", "LayerNorm", "MaxPool2d", "Maxout",
    "Residual",
]  # fmt: skip


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
        _rows_of(self, p, x, inputs=self.inputs)
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
        _rows_of(self, p, x, inputs=self.inputs)
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
        known = [name for name in activations.__all__ if not name.endswith("_backward") and name != "maxout"]
        if self.name not in known:
            hint = " It has weights: write Maxout(inputs, outputs)." if self.name == "maxout" else nearest(self.name, known)
            raise ValueError(f"There is no activation called {self.name!r}.{hint}")

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
        _positive("BatchNorm", eps=self.eps)

    def trace(self, p: Program, x: str) -> str:
        _rows_of(self, p, x, units=self.units)
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
        _positive("LayerNorm", eps=self.eps)

    def trace(self, p: Program, x: str) -> str:
        if p.width(x)[-1:] != (self.units,):
            raise ValueError(
                f"{self} expects {self.units} numbers along the last axis, but {x} has rows of {_times(p.width(x))}."
            )
        gamma = p.parameter("gamma", (self.units,), lambda rng: np.ones(self.units))
        beta = p.parameter("beta", (self.units,), lambda rng: np.zeros(self.units))
        return p.call("layer_norm", x, gamma, beta, self.eps, letter="n")


@dataclass(frozen=True)
class Residual:
    """A way past a block of layers: y = x + f(x). The block has to keep the width."""

    layers: tuple[Layer, ...]

    def __post_init__(self):
        if not isinstance(self.layers, (tuple, list)):
            raise TypeError(
                f"Residual: layers should be a tuple, such as (Dense(8, 8), Activation('relu')); got {self.layers!r}."
            )

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


@dataclass(frozen=True)
class Conv2d:
    """Filters of size × size pixels slid over images: `inputs` and `outputs` are numbers of channels."""

    inputs: int
    outputs: int
    size: int = 3
    stride: int = 1
    padding: int = 0
    init: str = "he"

    def __post_init__(self):
        _whole("Conv2d", inputs=self.inputs, outputs=self.outputs, size=self.size, stride=self.stride)
        _whole("Conv2d", least=0, padding=self.padding)
        make_initializer(self.init)

    def trace(self, p: Program, x: str) -> str:
        _images(self, p, x, self.inputs)
        seen, shape = self.inputs * self.size**2, (self.outputs, self.inputs, self.size, self.size)
        w = p.parameter("w", shape, lambda rng: make_initializer(self.init)(rng, seen, self.outputs).T.reshape(shape))
        b = p.parameter("b", (self.outputs,), lambda rng: np.zeros(self.outputs))
        return p.call("conv2d", x, w, b, self.stride, self.padding, letter="z")


@dataclass(frozen=True)
class MaxPool2d:
    """The largest value of each size × size window: images with fewer pixels."""

    size: int = 2

    def __post_init__(self):
        _whole("MaxPool2d", size=self.size)

    def trace(self, p: Program, x: str) -> str:
        _images(self, p, x)
        return p.call("max_pool2d", x, self.size)


@dataclass(frozen=True)
class AvgPool2d:
    """The mean of each size × size window."""

    size: int = 2

    def __post_init__(self):
        _whole("AvgPool2d", size=self.size)

    def trace(self, p: Program, x: str) -> str:
        _images(self, p, x)
        return p.call("avg_pool2d", x, self.size)


@dataclass(frozen=True)
class Embedding:
    """A vector to learn for each of `words` ids. It comes first in a network: inputs are whole numbers (N, T) -> (N, T, width)."""

    words: int
    width: int

    def __post_init__(self):
        _whole("Embedding", words=self.words, width=self.width)

    def trace(self, p: Program, x: str) -> str:
        if not p.reads_ids:
            raise ValueError("Embedding looks up ids, so it has to be the first layer: what other layers compute are no ids.")
        table = p.parameter("w", (self.words, self.width), lambda rng: rng.standard_normal((self.words, self.width)))
        return p.call("embedding", x, table, letter="e")


def _whole(owner: str, least: int = 1, **numbers: Any) -> None:
    for name, n in numbers.items():
        if not isinstance(n, (int, np.integer)) or isinstance(n, bool) or n < least:
            raise ValueError(f"{owner}: {name} should be a whole number, at least {least}; got {n!r}.")


def _positive(owner: str, **numbers: Any) -> None:
    for name, value in numbers.items():
        if not 0 < value < np.inf:
            raise ValueError(f"{owner}: {name} should be a finite number above 0; got {value!r}.")


def _rows_of(layer: Layer, p: Program, x: str, **expected: int) -> None:
    """Raise, with a hint, unless x has rows of as many numbers as the layer says."""
    ((name, n),), width = expected.items(), p.width(x)
    if width != (n,):
        hint = " Put a Flatten() before it." if len(width) > 1 else f" Did you mean {name}={width[0]}?"
        raise ValueError(f"{layer} expects rows of {n} numbers, but {x} has rows of {_times(width)}.{hint}")


def _images(layer: Layer, p: Program, x: str, channels: int | None = None) -> None:
    """Raise unless x has images, with that many channels."""
    width = p.width(x)
    if len(width) != 3 or channels not in (None, width[0]):
        of = "" if channels is None else f" of {channels} channels"
        raise ValueError(f"{layer} expects images (channels, rows, columns){of}, but {x} has rows of {_times(width)}.")


def _times(width: tuple[int, ...]) -> str:
    return " x ".join(map(str, width))
