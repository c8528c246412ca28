"""A learner's function behind glass: whatever it does becomes a value or a sentence, and the widget lives on."""

import contextlib
import ctypes
import io
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Answer", "Fault", "Guard", "caught", "numbers"]


class Fault(Exception):
    """What is wrong with a value that the learner's function gave; its text is the end of a sentence about that function."""


class _Late(BaseException):
    """Thrown into a learner's function that does not come back. No Exception, so that `except Exception` lets it through."""


@dataclass(frozen=True)
class Answer:
    """What came of a call: a value, or `problem`, the sentence to show."""

    value: Any = None
    problem: str = ""


class Guard:
    """Calls one function of the learner's for as long as it behaves.

    A function that is still running after `seconds` is interrupted and not called again before `again()`:
    a widget asks at every movement, and must not stand still at every movement.

    >>> Guard(lambda x: 1 / x).run(lambda f: f(0.0)).problem.partition(" (line")[0]
    'Your function raised ZeroDivisionError: float division by zero'
    """

    def __init__(self, f: Callable[..., Any], seconds: float = 0.5):
        if not callable(f):
            raise TypeError(f"expected a function; got {type(f).__name__}. Pass its name without brackets.")
        self.f = f
        self.seconds = seconds
        self.stopped = False
        name = getattr(f, "__name__", "<lambda>")
        self.name = "Your function" if name == "<lambda>" else f"Your {name}"

    def again(self) -> None:
        self.stopped = False

    def run(self, work: Callable[[Callable[..., Any]], Any]) -> Answer:
        """`work` receives the function, calls it as often as it needs, and returns a value or raises `Fault`."""
        late = f"{self.name} was still running after {self.seconds:g} s and was stopped. Is there a loop that never ends?"
        if self.stopped:
            return Answer(problem=late)
        try:
            return Answer(_within(self.seconds, work, self.f))
        except _Late:
            self.stopped = True
            return Answer(problem=late)
        except Fault as fault:
            return Answer(problem=f"{self.name} {fault}")
        except NotImplementedError:
            return Answer(problem=f"{self.name} is not written yet; what you see is the reference.")
        except BaseException as error:  # also SystemExit: a learner's exit() must not end the kernel
            return Answer(problem=f"{self.name} raised {type(error).__name__}: {error}{self._where(error)}")

    def _where(self, error: BaseException) -> str:
        file = getattr(getattr(self.f, "__code__", None), "co_filename", None)
        own = [entry for entry in traceback.extract_tb(error.__traceback__) if entry.filename == file]
        return f" (line {own[-1].lineno}: {own[-1].line})" if own else ""


def caught(work: Callable[[], Any]) -> tuple[Any, str]:
    """What `work` returns, and no words; or None, and what went wrong. For work in which `plug` names the learner's function itself."""
    try:
        return work(), ""
    except Exception as error:
        return None, str(error) or type(error).__name__


def numbers(value: ArrayLike | None, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """The learner's value as finite floats of this shape, or a `Fault` that says what came instead."""
    if value is None:
        raise Fault("returned nothing. Is the `return` missing?")
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise Fault(f"returned {type(value).__name__}, not numbers.") from None
    if array.shape != shape:
        raise Fault(f"returned shape {array.shape}; expected {shape}.")
    if not np.isfinite(array).all():
        first = np.argwhere(~np.isfinite(array))[0]
        raise Fault(f"returned {array[tuple(first)]}{f' in row {first[0]}' if shape else ''}.")
    return array


def _within(seconds: float, work: Callable[[Callable[..., Any]], Any], f: Callable[..., Any]) -> Any:
    """Run `work(f)` in a thread of its own: the only clock that works on every system and in every thread of a kernel."""
    done: list[Any] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            with np.errstate(all="ignore"):
                done.append(work(f))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    with contextlib.redirect_stdout(io.StringIO()):  # a print left in the function would flood the notebook
        thread.start()
        thread.join(seconds)
    if thread.is_alive():
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(_Late))
        raise _Late
    if failed:
        raise failed[0]
    return done[0]
