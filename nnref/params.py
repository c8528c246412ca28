"""One flat vector holds every parameter; a `Layout` gives names and shapes to its parts.

Optimizers, gradient checks, landscapes and SciPy want one vector. The maths wants `w1`, `b1`, `w2`, ...
Both are the same memory: `views` returns windows into the vector, so that a change on one side is a change on the other.
"""

import math
from collections.abc import Iterator, Mapping

import numpy as np

__all__ = ["Layout"]


class Layout:
    """Names and shapes laid one after the other over a flat vector.

    The part called `name` is `theta[start : start + size]`, reshaped; parts follow each other in the order given, without gaps.
    Shapes: theta (P,) with P = the sum of the sizes of all parts.

    >>> layout = Layout({"w": (2, 3), "b": (3,)})
    >>> theta = np.arange(9.0)
    >>> parts = layout.views(theta)
    >>> parts["b"]
    array([6., 7., 8.])
    >>> parts["b"] += 10              # a view: the vector changes with it
    >>> theta[6:]
    array([16., 17., 18.])

    Raises ValueError for a negative dimension, or when a vector of another size is viewed.
    """

    def __init__(self, shapes: Mapping[str, tuple[int, ...]]):
        self.shapes = {name: tuple(int(n) for n in shape) for name, shape in shapes.items()}
        self._slices: dict[str, slice] = {}
        start = 0
        for name, shape in self.shapes.items():
            if any(n < 0 for n in shape):
                raise ValueError(f"{name} has shape {shape}: a dimension cannot be negative.")
            stop = start + math.prod(shape)
            self._slices[name] = slice(start, stop)
            start = stop
        self.size = start

    def views(self, theta: np.ndarray) -> dict[str, np.ndarray]:
        """Every part of `theta` by its name; nothing is copied. A stack of vectors (k, P) gives stacks of parts (k, ...)."""
        if theta.shape[-1:] != (self.size,):
            self.check(theta)
        return {name: theta[..., part].reshape((*theta.shape[:-1], *self.shapes[name])) for name, part in self._slices.items()}

    def span(self, theta: np.ndarray, first: str, last: str) -> np.ndarray:
        """The entries from the part `first` to the part `last`, which may be neighbours, as one vector: a view."""
        return theta[..., self._slices[first].start : self._slices[last].stop]

    def flatten(self, parts: Mapping[str, np.ndarray], dtype=None) -> np.ndarray:
        """The inverse of `views`: a new vector filled from named arrays, which must be exactly the parts of this layout."""
        if set(parts) != set(self.shapes):
            missing, extra = sorted(set(self.shapes) - set(parts)), sorted(set(parts) - set(self.shapes))
            raise ValueError(f"The names do not match this layout: missing {missing}, unknown {extra}.")
        theta = np.empty(self.size, dtype or np.result_type(0.0, *parts.values()))
        for name, view in self.views(theta).items():
            if np.shape(parts[name]) != view.shape:
                raise ValueError(f"{name} should have shape {view.shape}, but has {np.shape(parts[name])}.")
            view[...] = parts[name]
        return theta

    def name_at(self, index: int) -> str:
        """Which entry of which part stands at `theta[index]`, for messages: `w[1, 2]`.

        >>> Layout({"w": (2, 3), "b": (3,)}).name_at(5)
        'w[1, 2]'
        """
        for name, part in self._slices.items():
            if part.start <= index < part.stop:
                place = np.unravel_index(index - part.start, self.shapes[name])
                return f"{name}[{', '.join(str(int(i)) for i in place)}]"
        raise ValueError(f"There is no parameter {index}: the vector holds {self.size}.")

    def check(self, theta: np.ndarray) -> None:
        """Raise, saying what was expected and what came, unless `theta` is a vector of finite floats of the right size."""
        if not isinstance(theta, np.ndarray):
            raise TypeError(f"theta should be a NumPy array of {self.size} floats, but is a {type(theta).__name__}.")
        if theta.dtype.kind != "f":
            raise TypeError(
                f"theta should hold floats (float64 or float32), but holds {theta.dtype}. Convert it: theta.astype(float)."
            )
        if theta.shape != (self.size,):
            parts = " + ".join(f"{name} {shape}" for name, shape in self.shapes.items())
            raise ValueError(
                f"theta should have shape ({self.size},) = {parts}, but has {theta.shape}. Were these parameters made for another network?"
            )
        if not np.isfinite(theta).all():
            bad = np.flatnonzero(~np.isfinite(theta))[0]
            raise ValueError(f"theta holds {theta[bad]} at {self.name_at(bad)}: were these parameters saved after a failed run?")

    def __iter__(self) -> Iterator[str]:
        return iter(self.shapes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layout) and list(self.shapes.items()) == list(other.shapes.items())

    def __hash__(self) -> int:
        return hash(tuple(self.shapes.items()))

    def __repr__(self) -> str:
        return f"Layout({self.shapes})"
