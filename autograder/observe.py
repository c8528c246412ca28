"""Call a learner's answer on one case and write down what happened. Runs beside the learner's code, decides nothing.

Used by `check` inside the notebook and by the box; both send `Observation.to_plain()` to the judge.
"""

import contextlib
import copy
import hashlib
import io
import linecache
import re
import signal
import threading
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.codec import Opaque, Rng, Source, pack, unpack

LONG = 1.0  # seconds: a call that took longer is not made a second time
PRINTED = 2_000  # characters of output that are kept
PATIENCE = 4.0  # in a box: seconds on the clock for a second of processor time, so that a busy grader fails nobody
LARGEST = 64 << 20  # bytes of a result that are kept; every right answer is far below


patience = 1.0  # in a notebook seconds are seconds; the box sets it


class TooSlow(BaseException):
    """Raised inside the learner's code when its time is over. Not an Exception, so that `except Exception` does not swallow it."""


@dataclass(frozen=True)
class Observation:
    """What one call did.

    status   "returned", "raised", "too slow", "too much memory" or "interrupted"
    value    what was returned
    error    of an exception: {"types": class names up to Exception, "text", "line": number, "code": the line, "shapes": {name: text}, "inside"}
    changed  position of the first argument that was changed in place, or None
    again    False when a second call on equal arguments gave another value
    random   then: whether the code mentions random numbers
    printed  what was written to stdout and stderr
    warned   [(category, text, line of code)]
    seconds  how long the first call took
    """

    status: str
    value: Any = None
    error: dict | None = None
    changed: int | None = None
    again: bool = True
    random: bool = False
    printed: str = ""
    warned: tuple = ()
    seconds: float = 0.0

    def to_plain(self) -> dict:
        """As built-in containers, without what is as it is by default."""
        return {name: value for name, value in vars(self).items() if name == "status" or value is not DEFAULTS[name]}


DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Observation) if field.name != "status"}


def build(argument: Any) -> Any:
    """A fresh argument: data is copied, `Source` and `Rng` are made into what they stand for."""
    if isinstance(argument, Source):
        return evaluate(argument.code, {"np": np})
    if isinstance(argument, Rng):
        return np.random.default_rng(argument.seed)
    if isinstance(argument, (list, tuple)):
        return type(argument)(build(item) for item in argument)
    if isinstance(argument, dict):
        return {key: build(item) for key, item in argument.items()}
    return copy.deepcopy(argument)


def evaluate(code: str, names: dict) -> Any:
    """Run all statements of `code` but the last, and return the last one's value (for a `def` or `class`: what it defines)."""
    import ast

    tree = ast.parse(code)
    *first, last = tree.body
    if not isinstance(last, ast.Expr):
        first.append(last)
        last = ast.Expr(ast.Name(last.name, ast.Load()))  # type: ignore[attr-defined]
    exec(compile(ast.fix_missing_locations(ast.Module(first, [])), "<case>", "exec"), names)
    return eval(compile(ast.fix_missing_locations(ast.Expression(last.value)), "<case>", "eval"), names)


class Screen(io.TextIOBase):
    """Takes what is printed and keeps its beginning, however much comes."""

    def __init__(self):
        self.kept = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if len(self.kept) < PRINTED:
            self.kept += text[: PRINTED - len(self.kept)]
        return len(text)


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlow after `seconds`, where the system can (main thread, not Windows); elsewhere the caller's own watch must do.

    Where `patience` is above 1, they are seconds of processor time, and `patience` times as many on the clock.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_):
        raise TooSlow

    clocks = [(signal.SIGALRM, signal.ITIMER_REAL, seconds * patience)]
    clocks += [(signal.SIGPROF, signal.ITIMER_PROF, seconds)] if patience > 1 else []
    before = [(number, timer, signal.signal(number, ring)) for number, timer, _ in clocks]
    for _, timer, left in clocks:
        signal.setitimer(timer, max(left, 1e-3), 0.5)  # rings on, should a bare `except:` swallow the first
    try:
        yield
    finally:
        for number, timer, handler in before:
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def stopwatch() -> Callable[[], float]:
    """Starts a clock of the seconds that `time_limit` counts."""
    start, worked = time.perf_counter(), time.process_time()

    def spent() -> float:
        waited = (time.perf_counter() - start) / patience
        return max(waited, time.process_time() - worked) if patience > 1 else waited

    return spent


def observe(answer: Callable, case: Any, probe: str = "", *, twice: bool = True, seconds: float | None = 10.0) -> Observation:
    """Call `answer` on fresh copies of the case's arguments (through `probe`, when there is one) and describe what happened.

    With None for `seconds` it is the caller's `time_limit` that ends the call.
    """
    call = evaluate(probe, {"np": np}) if probe else None
    args, kwargs = build(case.args), build(case.kwargs)
    untouched, as_they_were = build(case.args), [signature(a) for a in args]
    screen = Screen()
    found: dict[str, Any] = {"status": "returned"}

    def second_call_agrees() -> bool:
        try:
            second = call(answer, *untouched, **build(case.kwargs)) if call else answer(*untouched, **build(case.kwargs))
        except Exception:  # the first call returned
            return False
        return signature(frozen_copy(second)) == signature(found["value"])

    start = time.perf_counter()
    with (
        warnings.catch_warnings(record=True) as caught,
        np.errstate(divide="warn", over="warn", invalid="warn", under="ignore"),  # whatever np.seterr said in an earlier cell
        contextlib.redirect_stdout(screen),
        contextlib.redirect_stderr(screen),
    ):
        warnings.simplefilter("always")
        try:
            with time_limit(seconds) if seconds is not None else contextlib.nullcontext():
                value = call(answer, *args, **kwargs) if call else answer(*args, **kwargs)
                found["seconds"] = time.perf_counter() - start
                found["value"] = frozen_copy(value)
                found["changed"] = next((i for i, (a, then) in enumerate(zip(args, as_they_were)) if signature(a) != then), None)
                found["printed"] = screen.kept  # once, not what a second call prints again
                if twice and found["changed"] is None and found["seconds"] < LONG:
                    found["again"] = second_call_agrees()
                    found["random"] = not found["again"] and mentions_random(answer)
                del value  # here, where a coroutine's complaint that nobody waited for it is not heard
        except TooSlow:
            found["status"] = "too slow"
        except MemoryError:
            found["status"] = "too much memory"
        except KeyboardInterrupt:
            found["status"] = "interrupted"
        except BaseException as error:  # SystemExit and GeneratorExit too: whatever the learner's code raises is an observation
            found.update(status="raised", error=describe_error(error, answer))
    found.setdefault("printed", screen.kept)
    found["warned"] = tuple(
        (w.category.__name__, str(w.message), linecache.getline(w.filename, w.lineno).strip()) for w in caught[:5]
    )
    return Observation(**found)


def signature(value: Any) -> Any:
    """Something that compares equal exactly when two plain values are equal bit for bit."""
    tree, arrays = pack(value)
    return tree, [(a.dtype.str, a.shape, a.tobytes()) for a in arrays]


def frozen_copy(value: Any) -> Any:
    """The value as plain data that later calls cannot change."""
    tree, arrays = pack(value)
    if sum(a.nbytes for a in arrays) > LARGEST:
        return Opaque(f"{type(value).__name__} of more than {LARGEST >> 20} MB")
    return unpack(tree, [a.copy() for a in arrays])


def outcome_of(observation: Observation, stable: bool = False) -> tuple:
    """The part of an observation that identifies an answer: what it returned (and how), or which exception it raised."""
    if observation.status != "returned":
        return (observation.status, observation.error["types"] if observation.error else ())
    if observation.changed is not None:
        return ("changed", observation.value)
    if stable and any(category == "RuntimeWarning" for category, *_ in observation.warned):
        return ("warned", observation.value)
    return ("returned", observation.value)


def describe_error(error: BaseException, answer: Callable) -> dict:
    """The exception as plain data, seen from the learner's line: the deepest frame in the file where the answer is defined."""
    frames = list(traceback.walk_tb(error.__traceback__))
    home = file_of(answer)
    own = [(frame, line) for frame, line in frames if frame.f_code.co_filename == home]
    shapes, code, number = {}, "", 0
    if own:
        frame, number = own[-1]
        code = linecache.getline(home, number).strip()
        there = {
            name: f"{value.shape}" if isinstance(value, np.ndarray) else repr(value)
            for name, value in frame.f_locals.items()
            if isinstance(value, (np.ndarray, int, float)) and not name.startswith("_")
        }
        on_the_line = set(re.findall(r"\w+", code)) & set(there)
        shapes = {name: shape for name, shape in there.items() if name in on_the_line or not on_the_line}
    if isinstance(error, SyntaxError) and not own:
        code, number = (error.text or "").strip(), error.lineno or 0
    try:
        text = str(error)
    except Exception:
        text = "(its message cannot be printed)"
    types = tuple(c.__name__ for c in type(error).__mro__ if c not in (BaseException, object)) or ("BaseException",)
    return {
        "types": types,
        "text": text[:500],
        "line": number,
        "code": code[:200],
        "shapes": dict(list(shapes.items())[:8]),
        "inside": bool(own),
    }


def file_of(answer: Any) -> str:
    """The file name in the code of a function, or of the first method of a class."""
    code = getattr(answer, "__code__", None)
    if code is None and isinstance(answer, type):
        code = next((m.__code__ for m in vars(answer).values() if hasattr(m, "__code__")), None)
    return code.co_filename if code else ""


def is_untouched(answer: Any, stub: str) -> bool:
    """Whether the answer is still the stub that the notebook came with: the same code, whatever the comments and docstrings say."""
    mine, its = codes(answer), fingerprints(stub)
    return (
        bool(its)
        and all(label in mine and fingerprint(mine[label]) == found for label, found in its.items())
        and bool(getattr(answer, "__name__", ""))
    )


@lru_cache(maxsize=512)
def fingerprints(stub: str) -> dict[str, tuple]:
    """The fingerprint of each code object that a stub defines; none when it cannot be run."""
    try:
        original = evaluate(stub, {"np": np, "__name__": "stub"})
    except Exception:
        return {}
    return {label: fingerprint(code) for label, code in codes(original).items()}


def codes(thing: Any) -> dict:
    """The code objects of a function, or of a class's methods."""
    if hasattr(thing, "__code__"):
        return {"": thing.__code__}
    return (
        {name: member.__code__ for name, member in vars(thing).items() if hasattr(member, "__code__")}
        if isinstance(thing, type)
        else {}
    )


RANDOM = {"random", "default_rng", "Generator", "normal", "uniform", "standard_normal", "integers", "permutation", "shuffle", "choice",
          "rand", "randn", "randint", "seed"}  # fmt: skip


def mentions_random(answer: Any) -> bool:
    """Whether the code of an answer, or of the functions that it uses, has one of the names by which random numbers are drawn."""
    waiting: list[Any] = [answer]
    met: set[int] = set()
    while waiting and len(met) < 100:
        thing = waiting.pop()
        if id(thing) in met:
            continue
        met.add(id(thing))
        inner = [*codes(thing).values(), *(c for c in getattr(thing, "co_consts", ()) if hasattr(c, "co_names"))]
        if any(RANDOM & {*code.co_names} for code in inner):
            return True
        around = getattr(thing, "__globals__", {})
        held = [cell.cell_contents for cell in getattr(thing, "__closure__", None) or () if cell != types.CellType()]
        used = [around[name] for code in inner for name in code.co_names if name in around]
        waiting += [*inner, *(f for f in (*held, *used) if isinstance(f, types.FunctionType))]
    return False


def digest(answer: Any) -> str:
    """A short name for what an answer does: two that differ in comments only have the same."""
    return hashlib.sha256(repr([(name, fingerprint(code)) for name, code in codes(answer).items()]).encode()).hexdigest()[:12]


def fingerprint(code: Any) -> tuple:
    """What a code object does: its instructions, names and constants, without docstring and line numbers."""
    constants = (
        code.co_consts[1:]
        if code.co_consts and isinstance(code.co_consts[0], str)
        else tuple(c for c in code.co_consts if c is not None)
    )
    return code.co_code, code.co_names, tuple(c for c in constants if c is not None and not hasattr(c, "co_code"))
