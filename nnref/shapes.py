"""What the `Shapes:` line of a docstring promises, read by machine: to say in words why shapes do not fit.

A line such as `Shapes: x (N, D), w (D, M), b (M,) -> (N, M)` names arguments and the sizes of their axes. Equal letters are equal
sizes, `4H` is four times H, a number is itself, `...` stands for any axes (the same ones wherever it appears), `()` is a number.
Arguments that are not arrays are left out of the line.
"""

import inspect
import re

import numpy as np

__all__ = ["explain_shapes", "read_shapes"]

AXES = r"\([^()]*\)"
NAMED = rf"\w+\s+{AXES}"
LINE = re.compile(rf"Shapes:\s*({NAMED}(?:,\s*{NAMED})*)(?:\s*->\s*({AXES}(?:,\s*{AXES})*))?")


def read_shapes(f):
    """The inputs `{name: axes}` and the results `[axes]` of f's Shapes line; both are empty where it has none.

    >>> from nnref.layers import dense
    >>> read_shapes(dense)
    ({'x': ('N', 'D'), 'w': ('D', 'M'), 'b': ('M',)}, [('N', 'M')])
    """
    found = LINE.search(inspect.getdoc(f) or "")
    if not found:
        return {}, []
    inputs = {name: _axes(text) for name, text in re.findall(rf"(\w+)\s+({AXES})", found[1])}
    return inputs, [_axes(text) for text in re.findall(AXES, found[2] or "")]


def explain_shapes(f, *xs):
    """Why these arguments of f do not fit together, in one sentence; None where their shapes are as promised.

    >>> from nnref.layers import dense
    >>> explain_shapes(dense, np.zeros((2, 4)), np.zeros((3, 5)), np.zeros(5))
    'w has 3 rows but x has 4 columns: both must be D'
    >>> explain_shapes(dense, np.zeros(4), np.zeros((4, 5)), np.zeros(5))
    'x has shape (4,) but must have 2 axes, (N, D): a single example is a table of one row, x[None, :]'
    """
    inputs, _ = read_shapes(f)
    sizes: dict = {}
    for name, x in zip(inspect.signature(f).parameters, xs):
        if name in inputs and (complaint := fit(name, inputs[name], _shape(x), sizes)):
            return complaint
    return None


def fit(name, axes, shape, sizes):
    """A complaint, or None if `shape` fits `axes`. `sizes` remembers `{letter: (size, where it was met)}` from call to call."""
    if shape is None:
        return f"{name} is not an array: its rows differ in length"
    if "..." in axes:
        at = axes.index("...")
        rest = len(axes) - 1 - at
        if len(shape) < len(axes) - 1:
            return f"{name} has shape {shape} but must have at least {_count(len(axes) - 1, 'axis', 'axes')}, {_written(axes)}"
        free = shape[at : len(shape) - rest]
        here = f"{name} {_written(axes)} has shape {shape}" if len(axes) > 1 else f"{name} has shape {shape}"
        met, where = sizes.setdefault("...", (free, here))
        if free != met:
            return f"{here} but {where}: " + (
                "the axes written ... must be equal" if "..." in here + where else "both must be equal"
            )
        pairs = [*zip(axes[:at], range(at)), *zip(axes[at + 1 :], range(len(shape) - rest, len(shape)))]
    elif len(shape) != len(axes):
        expected = f"must have {_count(len(axes), 'axis', 'axes')}, {_written(axes)}" if axes else "must be a single number"
        hint = f": a single example is a table of one row, {name}[None, :]" if (len(shape), axes[:1]) == (1, ("N",)) else ""
        return f"{name} has shape {shape} but {expected}{hint}"
    else:
        pairs = list(zip(axes, range(len(axes))))
    for axis, k in pairs:
        if complaint := _fit_axis(f"{name} has {_extent(shape, k)}", axis, shape[k], sizes):
            return complaint
    return None


def _fit_axis(here, axis, size, sizes):
    letter = axis.lstrip("0123456789")
    factor = int(axis.removesuffix(letter) or 1)
    if not letter:
        return None if size == factor else f"{here} but must have {factor}"
    met, where = sizes.get(letter, (size // factor, here))
    if size != factor * met:
        if factor == 1:
            return f"{here} but {where}: both must be {letter}"
        return f"{here} but must have {axis}" + (f" = {factor * met}, since {where}" if letter in sizes else "")
    sizes.setdefault(letter, (met, here))
    return None


def _axes(text):
    return tuple(axis.strip() for axis in text.strip("()").split(",") if axis.strip())


def _shape(x):
    try:
        return np.shape(x)
    except ValueError:  # a ragged list
        return None


def _extent(shape, k):
    if len(shape) == 1:
        return _count(shape[0], "entry", "entries")
    if len(shape) == 2:
        return _count(shape[k], *(("row", "rows"), ("column", "columns"))[k])
    return f"size {shape[k]} along axis {k}"


def _count(n, one, many):
    return f"{n} {one if n == 1 else many}"


def _written(axes):
    return f"({', '.join(axes)}{',' if len(axes) == 1 else ''})"
