"""The first wrong step inside an answer: its local variables beside those of the solution, by name.

An exercise lists the names that its statement gives to intermediate results, `steps=("m", "v", "m_hat", "v_hat")`. Their values come from
running the solution, once, at the release; a learner's variable of that name is wrong when it never had the value that it should have.
"""

import contextlib
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import FrameType
from typing import Any

import numpy as np

from autograder.exercise import FrozenCase
from autograder.observe import Screen, build, signature, time_limit

LINES = 3_000  # lines of the answer that are followed; a long loop is no step to redo by hand


@dataclass(frozen=True)
class WrongStep:
    """A named intermediate result: what the learner's variable held last, what it should hold, and the names that are right before it."""

    name: str
    got: Any
    expected: Any
    right: tuple[str, ...]


def plain_name(name: str) -> str:
    """m_hat, mhat and mHat are one name; dW1 and dw1 are not."""
    return name.replace("_", "")


def followed(answer: Callable, case: FrozenCase, names: Iterable[str], seconds: float = 1.0) -> dict[str, list]:
    """Every value that each of the named local variables took while `answer` ran on the case, without the one it came in with."""
    code = getattr(answer, "__code__", None)
    wanted = {plain_name(name) for name in names}
    values: dict[str, list] = {}
    last: dict[str, Any] = {}
    lines = 0

    def look(frame: FrameType) -> None:
        for name, value in frame.f_locals.items():
            if plain_name(name) in wanted and isinstance(value, (np.ndarray, float, int, np.generic)):
                mark = signature(value)
                if last.get(name, mark if name in arguments else None) != mark:
                    values.setdefault(plain_name(name), []).append(np.array(value))
                last[name] = mark

    def trace(frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal lines
        lines += 1
        if frame.f_code is not code or lines > LINES:
            return None
        look(frame)
        return trace

    if code is None or sys.gettrace() is not None:  # a debugger is at work
        return {}
    arguments = code.co_varnames[: code.co_argcount]
    args, kwargs = build(case.args), build(case.kwargs)
    screen = Screen()
    with warnings.catch_warnings(), contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        warnings.simplefilter("ignore")
        sys.settrace(trace)
        try:
            with time_limit(seconds):
                answer(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except BaseException:  # what it raises was said already; the steps before are still worth seeing
            pass
        finally:
            sys.settrace(None)
    return values


def first_wrong_step(mine: Mapping[str, list], steps: dict[str, Any]) -> WrongStep | None:
    """The first of the steps whose variable the answer has, and whose value that variable never had. `mine` is what `followed` found."""
    right: list[str] = []
    for name, expected in steps.items():
        taken = mine.get(plain_name(name))
        if not taken:
            continue
        if not any(same(value, expected) for value in taken):
            return WrongStep(name, taken[-1], expected, tuple(right))
        right.append(name)
    return None


def same(got: Any, expected: Any) -> bool:
    """Equal numbers; an axis of length 1 more or less, as keepdims leaves it, is no mistake in a step."""
    got, expected = np.squeeze(got), np.squeeze(expected)
    with np.errstate(all="ignore"):
        return got.shape == expected.shape and bool(np.allclose(got, expected, rtol=1e-7, atol=1e-9, equal_nan=True))
