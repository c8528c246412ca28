"""The table of operations a network runs on, and the learner's own functions laid over it.

    net = mlp((64, 32, 10), functions=plug(globals()))
    print(net.functions)            # your functions: relu, relu_backward; from nnref: dense, ...

`REFERENCE` maps names to functions: every pair `f`, `f_backward` of the package. `plug` returns it, together with every other
public function, and with those of the same name, found in a namespace, in the reference's place. A learner's operation needs
no `out=`; whatever it does wrong is reported under its own name: what came, what was expected.
"""

import difflib
import dis
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import FunctionType, MethodType
from typing import Any

import numpy as np

from nnref import (
    activations,
    arithmetic,
    convolution,
    layers,
    losses,
    normalization,
    recurrent,
    regularization,
    sequences,
    transformer,
)

__all__ = ["REFERENCE", "Functions", "is_stub", "nearest", "plug"]

_MODULES = (
    arithmetic, activations, losses, layers, normalization, convolution, recurrent, sequences, transformer, regularization,
)  # fmt: skip
_FOUND = {name: getattr(module, name) for module in _MODULES for name in getattr(module, "__all__", ())}

#: Every operation of the package that comes as a pair: name -> function, with `name_backward` beside it.
REFERENCE: dict[str, Callable] = {
    name: f
    for name, f in _FOUND.items()
    if f"{name}_backward" in _FOUND or (name.endswith("_backward") and name.removesuffix("_backward") in _FOUND)
}

#: What a learner's function may take the place of: not sums and means, whose names are in use for much else.
PLUGGABLE = REFERENCE.keys() - set(arithmetic.__all__)
WRITTEN = (FunctionType, MethodType, partial, np.vectorize)  # kinds of functions that learners make; a ufunc is NumPy's


class Functions(dict):
    """A table name -> function, which also knows the names that are the learner's: `.mine`."""

    def __init__(self, table: Mapping[str, Callable], mine: Iterable[str] = ()):
        super().__init__(table)
        self.mine = tuple(sorted(mine))

    def __missing__(self, name: str):
        raise ValueError(f"There is no operation called {name!r}.{nearest(name, self)}")

    def describe(self, names: Iterable[str] | None = None) -> str:
        """Who provides what, in one line; `names` limits it to the operations that a network uses."""
        names = sorted(self if names is None else names)
        mine = [name for name in names if name in self.mine]
        other = [name for name in names if name not in self.mine]
        return f"your functions: {', '.join(mine) or 'none'}; from nnref: {', '.join(other) or 'none'}"

    def __repr__(self) -> str:
        return self.describe(self.mine) if self.mine else f"the reference table, {len(self)} functions"


def plug(namespace: Mapping[str, Any]) -> Functions:
    """Every public function and class of nnref by its name, with those of `namespace` on top, wherever the names are the same.

    `namespace` is `globals()` in a notebook, or any dictionary. What is still a stub (all it can do is raise
    NotImplementedError), or calls one, is left out; that is read from the bytecode, never found by calling. Operations of a
    pair are watched while they run (`Plugged`); other functions are the learner's own, as they are.

    >>> def relu(z):
    ...     return np.maximum(z, 0)
    >>> def tanh(z):
    ...     raise NotImplementedError
    >>> table = plug({"relu": relu, "tanh": tanh, "dense": 3})
    >>> table.mine
    ('relu',)
    >>> print(table.describe(["relu", "tanh"]))
    your functions: relu; from nnref: tanh
    >>> table["accuracy"].__module__
    'nnref.metrics'

    Raises TypeError when `namespace` is not a mapping: call it as `plug(globals())`.
    """
    if not isinstance(namespace, Mapping):
        raise TypeError(
            f"plug needs a dictionary of names, but got a {type(namespace).__name__}. In a notebook: plug(globals())."
        )
    import nnref  # not above: nnref imports this module

    other = {name: f for name, f in vars(nnref).items() if name not in REFERENCE and isinstance(f, (FunctionType, type))}
    written = {
        name: f for name, f in list(namespace.items()) if isinstance(f, (*WRITTEN, type)) and not _unfinished(f, namespace)
    }
    operations = {
        name: Plugged(name, f, REFERENCE[name])
        for name, f in written.items()
        if name in PLUGGABLE and f is not REFERENCE[name] and not isinstance(f, type)
    }
    rest = {name: f for name, f in written.items() if name in other and f is not other[name]}
    return Functions({**REFERENCE, **other, **operations, **rest}, {*operations, *rest})


def is_stub(f: Callable) -> bool:
    """Can this function do nothing but raise NotImplementedError? Read from its bytecode; f is not called.

    >>> def later(x):
    ...     '''To be written.'''
    ...     raise NotImplementedError
    >>> def begun(x):
    ...     if x > 0: return x
    ...     raise NotImplementedError
    >>> is_stub(later), is_stub(begun)
    (True, False)
    """
    code = getattr(f, "__code__", None)
    if code is None or "NotImplementedError" not in code.co_names:
        return False
    return not any(i.opname.startswith(("RETURN_VALUE", "RETURN_CONST", "YIELD")) for i in dis.get_instructions(code))


def _unfinished(thing, namespace: Mapping[str, Any]) -> bool:
    """Is it a stub, or does it call one, directly or through others of the namespace? Of a class, every method counts."""
    todo, seen = [thing], set()
    while todo:
        f = todo.pop()
        if id(f) in seen:
            continue
        seen.add(id(f))
        if is_stub(f):
            return True
        if isinstance(f, type):
            todo.extend(vars(f).values())
        elif isinstance(f, FunctionType) and f.__globals__ is namespace:
            todo.extend(namespace[name] for name in f.__code__.co_names if name in namespace)
    return False


class Plugged:
    """A learner's function in the place of the reference's: called plainly, its result checked and copied.

    It reads arrays that it cannot write. Its result is held against the shape and kind of what the reference returns for
    inputs of the same shapes; when it is not finite, the reference is asked whether that had to be.
    """

    def __init__(self, name: str, f: Callable, reference: Callable):
        self.name, self.f, self.reference = name, f, reference
        self.__wrapped__ = f
        self._shapes: dict[tuple, tuple] = {}

    def __call__(self, *xs, out=None):
        shown = [_read_only(x) for x in xs]
        try:
            result = self.f(*shown)
        except Exception as error:
            where = f" Its inputs: {_sketch(xs)}."
            if isinstance(error, ValueError) and "read-only" in str(error):
                raise ValueError(
                    f"Your {self.name} tried to change one of its inputs in place. Work on a copy.{where}"
                ) from error
            raise RuntimeError(f"Your {self.name} raised {type(error).__name__}: {error}.{where}") from error
        parts = result if isinstance(result, (tuple, list)) else (result,)
        shapes = self._expected(xs)
        if len(parts) != len(shapes):
            raise ValueError(
                f"Your {self.name} returned {_count(len(parts))}, but {_count(len(shapes))} of shape "
                f"{', '.join(map(str, shapes))} {'was' if len(shapes) == 1 else 'were'} expected. Its inputs: {_sketch(xs)}."
            )
        for part, shape in zip(parts, shapes):
            self._check(part, shape, xs)
        if out is None:
            return result
        for part, place in zip(parts, out if isinstance(out, tuple) else (out,)):
            if place is not None:
                place[...] = part
        return out

    def _expected(self, xs) -> tuple[tuple[int, ...], ...]:
        key = tuple(getattr(x, "shape", ()) for x in xs)
        if key not in self._shapes:
            result = self._truth(xs)
            self._shapes[key] = tuple(np.shape(part) for part in (result if isinstance(result, tuple) else (result,)))
        return self._shapes[key]

    def _truth(self, xs):
        with np.errstate(all="ignore"):
            return self.reference(*xs)

    def _check(self, part, shape: tuple[int, ...], xs) -> None:
        if part is None:
            raise TypeError(f"Your {self.name} returned None. Is a `return` missing? An array of shape {shape} was expected.")
        a = np.asarray(part)
        if a.dtype.kind not in "fiub":
            raise TypeError(f"Your {self.name} returned {a.dtype} values; numbers of shape {shape} were expected.")
        if a.shape != shape:
            raise ValueError(f"Your {self.name} returned shape {a.shape}; {shape} was expected. Its inputs: {_sketch(xs)}.")
        if not np.isfinite(a).all():
            truth = self._truth(xs)
            if all(np.isfinite(p).all() for p in (truth if isinstance(truth, tuple) else (truth,))):
                kind = "nan" if np.isnan(a).any() else "inf"
                raise FloatingPointError(
                    f"Your {self.name} returned {kind}, where nnref's version stays finite. Its inputs: {_sketch(xs, values=True)}."
                )

    def __repr__(self) -> str:
        return f"<your {self.name}>"


def nearest(name: str, known: Iterable[str]) -> str:
    """A sentence for an error message: the most similar known name, or all of them.

    >>> nearest("rellu", ["relu", "tanh"])
    " Did you mean 'relu'?"
    """
    known = sorted(known)
    close = difflib.get_close_matches(str(name), known, n=1)
    return f" Did you mean {close[0]!r}?" if close else f" Known are: {', '.join(known)}."


def _read_only(x):
    if not isinstance(x, np.ndarray):
        return x
    view = x.view()
    view.flags.writeable = False
    return view


def _sketch(xs, values: bool = False) -> str:
    def one(x):
        if not isinstance(x, np.ndarray):
            return repr(x)
        between = f" from {np.min(x):.3g} to {np.max(x):.3g}" if values and x.size and x.dtype.kind in "fiu" else ""
        return f"{x.dtype} array {x.shape}{between}"

    return ", ".join(map(one, xs))


def _count(n: int) -> str:
    return "one value" if n == 1 else f"{n} values"
