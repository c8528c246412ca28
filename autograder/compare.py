"""Two values beside each other: is one as right as the other, and if not, where and how does it differ? Knows plain data only."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.codec import Opaque

__all__ = ["Mismatch", "compare", "show_type"]


@dataclass(frozen=True)
class Mismatch:
    """Where and how a value differs from what was expected: a verdict word, the path inside a tuple or list, a sentence.

    `share` is the part of the case's points that is earned all the same, where `verify` gives one.
    """

    word: str
    path: str
    text: str
    share: float = 0.0


def compare(
    expected: Any, got: Any, rtol: float = 1e-9, atol: float = 1e-9, parts: tuple = (), path: str = ""
) -> Mismatch | None:
    """None when `got` is as right as `expected`: type, shape, dtype, finiteness, values, in this order."""

    def wrong_type() -> Mismatch:
        return Mismatch("wrong type", path, f"expected {show_type(expected)}, got {show_type(got)}")

    if expected is None or isinstance(expected, str):
        if type(got) is not type(expected):
            return wrong_type()
        return None if got == expected else Mismatch("wrong value", path, f"expected {expected!r}, got {got!r}")
    if isinstance(expected, (bool, np.bool_)):
        if not isinstance(got, (bool, np.bool_)):
            return wrong_type()
        return (
            None if bool(got) == bool(expected) else Mismatch("wrong value", path, f"expected {bool(expected)}, got {bool(got)}")
        )
    if isinstance(expected, (int, np.integer)):
        if isinstance(got, (bool, np.bool_)) or not isinstance(got, (int, np.integer)):
            return wrong_type()
        return None if int(got) == int(expected) else Mismatch("wrong value", path, f"expected {int(expected)}, got {int(got)}")
    if isinstance(expected, (float, np.floating)):
        if not isinstance(got, (float, np.floating)):
            return wrong_type()
        return numbers(np.asarray(expected), np.asarray(got), rtol, atol, path)
    if isinstance(expected, (tuple, list)):
        if type(got) is not type(expected):
            return wrong_type()
        if len(got) != len(expected):
            entries = "1 entry" if len(expected) == 1 else f"{len(expected)} entries"
            return Mismatch("wrong shape", path, f"expected {entries}, got {len(got)}")
        found = [
            compare(e, g, rtol, atol, (), f"{path}{'.' if path else ''}{parts[i]}" if i < len(parts) else f"{path}[{i}]")
            for i, (e, g) in enumerate(zip(expected, got))
        ]
        return next((m for m in found if m), None)
    if isinstance(expected, dict):
        if type(got) is not dict:
            return wrong_type()
        if set(got) != set(expected):
            return Mismatch("wrong shape", path, f"expected the keys {sorted(expected)}, got {sorted(map(str, got))}")
        return next((m for k in expected if (m := compare(expected[k], got[k], rtol, atol, (), f"{path}[{k!r}]"))), None)
    if isinstance(expected, np.ndarray):
        if type(got) is not np.ndarray:
            return wrong_type()
        if got.shape != expected.shape:
            return Mismatch("wrong shape", path, f"expected shape {expected.shape}, got {got.shape}")
        if not same_kind(expected.dtype, got.dtype):
            return Mismatch("wrong type", path, f"expected an array of {expected.dtype}, got {got.dtype}")
        if expected.dtype.kind == "b" or expected.dtype.kind in "iu":
            same = expected == got
            return (
                None if same.all() else Mismatch("wrong value", path, f"{np.count_nonzero(~same)} of {same.size} entries differ")
            )
        return numbers(expected, got, rtol, atol, path)
    raise TypeError(f"{type(expected).__name__} is no value that a solution may return")


def same_kind(expected: np.dtype, got: np.dtype) -> bool:
    """Float is float (not of fewer bits than asked), int is int of any width, bool is bool."""
    if expected.kind in "iu":
        return got.kind in "iu"
    return got.kind == expected.kind and got.itemsize >= expected.itemsize


def numbers(expected: np.ndarray, got: np.ndarray, rtol: float, atol: float, path: str) -> Mismatch | None:
    """Floats of equal shape, by the tolerance |got - expected| <= atol + rtol |expected|; inf and nan must stand where expected."""
    if np.array_equal(expected, got):
        return None  # most right answers; a tolerance takes ten times as long
    with np.errstate(all="ignore"):
        close = np.isclose(got, expected, rtol=rtol, atol=atol, equal_nan=True)
    if close.all():
        return None
    bad = ~np.isfinite(got) & np.isfinite(expected)
    if bad.any():
        return Mismatch("not finite", path, f"{np.count_nonzero(bad)} of {got.size} numbers are nan or inf")
    if got.size > 1:
        return Mismatch("wrong value", path, f"{np.count_nonzero(~close)} of {got.size} numbers differ")
    asked, came = told_apart(float(expected.item()), float(got.item()))
    return Mismatch("wrong value", path, f"expected {asked}, got {came}{coarse(expected, got)}")


def told_apart(one: float, other: float) -> tuple[str, str]:
    """Two numbers with six digits, or as many as it takes to see the difference.

    >>> told_apart(1 / 3, 0.333333331)
    ('0.333333333', '0.333333331')
    """
    texts = [(f"{one:.{digits}g}", f"{other:.{digits}g}") for digits in range(6, 18)]
    return next((pair for pair in texts if pair[0] != pair[1]), texts[0])


def coarse(expected: np.ndarray, got: np.ndarray) -> str:
    """That a number has too few bits, where nothing else is wrong with it."""
    if got.dtype.itemsize >= expected.dtype.itemsize:
        return ""
    grain = float(np.finfo(got.dtype).eps)
    near = np.allclose(got.astype(expected.dtype), expected, rtol=max(1e-3, 10 * grain), atol=1e-8)
    return f": yours is a {got.dtype}, which holds about {round(-np.log10(grain))} digits; float64 is asked" if near else ""


def show_type(value: Any) -> str:
    """A type as a learner would say it: "a float", "an array of float64, shape (3, 2)"."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}, shape {value.shape}"
    if isinstance(value, Opaque):
        return value.type if value.type.startswith(("array", "int of")) else f"an object of type {value.type}"
    if value is None:
        return "None"
    if isinstance(value, (tuple, list)):
        return f"a {type(value).__name__} of {len(value)}"
    name = {"float64": "float", "bool_": "bool", "bool": "bool", "int64": "int", "str": "string"}.get(
        type(value).__name__, type(value).__name__
    )
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"  # a uint8
