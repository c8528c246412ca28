"""Everything that happens beside the learner's code: is there an answer, can it be called, what does it do on every case.

`examine(answer, checks)` returns one observation per case. It never raises for what the learner wrote.
"""

import contextlib
import inspect
from collections.abc import Callable, Iterator
from typing import Any

from autograder.exercise import Checks, parameters_of
from autograder.observe import Observation, TooSlow, codes, is_untouched, observe, stopwatch, time_limit

REPEAT_WITHIN = 0.5  # seconds: when all cases took less than this, every one is called a second time


class UsedTheReference(Exception):
    """Raised in place of nnref's own version of what is asked."""


def examine(answer: Any, checks: Checks, stand_ins: dict[str, Callable] | None = None) -> list[Observation]:
    """Observe `answer` on all cases. `stand_ins` are references laid over the learner's global names of earlier exercises meanwhile."""
    refused = refuse(answer, checks)
    if refused:
        return [refused] * len(checks.cases)
    seen: list[Observation] = []
    clock = stopwatch()
    with (
        reference_barred(checks.name),
        laid_over(answer, stand_ins or {}),
        contextlib.suppress(TooSlow),  # it may ring between two calls
        time_limit(checks.seconds),
    ):
        for case in checks.cases:
            spent = clock()
            if spent >= checks.seconds:  # where no alarm can ring
                break
            seen.append(observe(answer, case, checks.probe, twice=spent < REPEAT_WITHIN, seconds=None))
            if seen[-1].status in ("too slow", "interrupted"):
                break
    return seen + [Observation("too slow")] * (len(checks.cases) - len(seen))


def refuse(answer: Any, checks: Checks) -> Observation | None:
    """An observation that says why the answer is not called at all: still the stub, no function, or not the parameters that are asked."""
    wants_class = checks.kind == "object"
    if is_untouched(answer, checks.stub):
        return Observation("not attempted", printed="This is still the cell that the notebook came with.")
    if wants_class != isinstance(answer, type):
        got = "a class" if isinstance(answer, type) else f"a {type(answer).__name__}"
        return Observation(
            "wrong type", printed=f"{checks.name} has to be {'a class' if wants_class else 'a function'}, and it is {got}."
        )
    if not callable(answer):
        return Observation("wrong type", printed=f"{checks.name} has to be a function, and it is a {type(answer).__name__}.")
    if checks.probe:
        return None
    try:
        mine = inspect.signature(answer)
    except (TypeError, ValueError):
        return None  # a callable without a readable signature: calling it will tell
    asked = ", ".join(name for name, _ in checks.parameters)
    for case in checks.cases:
        try:
            mine.bind(*case.args, **case.kwargs)
        except TypeError as error:
            mine_names = ", ".join(name for name, _ in parameters_of(answer))
            return Observation(
                "wrong type", printed=f"{checks.name} is called as {checks.name}({asked}); yours takes ({mine_names}): {error}."
            )
    return None


@contextlib.contextmanager
def reference_barred(name: str) -> Iterator[None]:
    """While it lasts, calling nnref's own `name`, under whatever alias, raises UsedTheReference."""
    import sys

    reference = getattr(sys.modules.get("nnref"), name, None)  # not imported: then it is not in use either
    members: list[Any] = list(vars(reference).values()) if isinstance(reference, type) else [reference]
    kept = [(m, m.__code__) for m in members if hasattr(m, "__code__") and not m.__code__.co_freevars]

    def barred(*args, **kwargs):
        from autograder.examine import UsedTheReference

        raise UsedTheReference("this is nnref's own version of what you are asked to write")

    for member, _ in kept:
        member.__code__ = barred.__code__
    try:
        yield
    finally:
        for member, code in kept:
            member.__code__ = code


@contextlib.contextmanager
def laid_over(answer: Any, stand_ins: dict[str, Callable]) -> Iterator[None]:
    """Lay reference functions over names in the answer's globals, and take them away again."""
    names = global_names(answer)
    before = {name: names[name] for name in stand_ins if name in names}
    names.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del names[name]
        names.update(before)


def global_names(answer: Any) -> dict:
    """The global names that a function, or a class's methods, can see."""
    if hasattr(answer, "__globals__"):
        return answer.__globals__
    member = next((m for m in vars(answer).values() if hasattr(m, "__globals__")), None) if isinstance(answer, type) else None
    return member.__globals__ if member else {}


def used_names(answer: Any) -> set[str]:
    """The global names that an answer mentions."""
    return {name for code in codes(answer).values() for name in code.co_names}
