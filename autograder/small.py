"""Small cases: what failed, shrunk to numbers that one can redo by hand.

What an answer should give can only be had where the solution is, so the small cases are made at the release: the exercise draws its cases
from an `rng` that gives multiples of 1/4, and rows are left out. They are frozen beside the checks, and looked at only to explain.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.examine import examine
from autograder.exercise import PUBLIC_SEED, Case, Checks, Exercise, FrozenCase, describe
from autograder.judge import CaseResult, Verdict, compare, judge
from autograder.observe import Observation, build, observe, outcome_of
from autograder.smallest import digits, smallest_failure
from autograder.steps import WrongStep, first_wrong_step, followed

MOST = 16  # small cases of one exercise
SLOW = 0.3  # seconds: an answer that needs longer for a case is not run again to explain
LONGEST = 400  # digits: what is longer is not small


class HandyNumbers(np.random.Generator):
    """A generator whose normal and uniform numbers are multiples of 1/4, none of them 0 and, where there are few, no two equal."""

    def normal(self, loc: Any = 0.0, scale: Any = 1.0, size: Any = None) -> Any:
        return handy(super().normal(loc, scale, size))

    def standard_normal(self, size: Any = None, *more: Any, **named: Any) -> Any:
        return handy(super().standard_normal(size, *more, **named))

    def uniform(self, low: Any = 0.0, high: Any = 1.0, size: Any = None) -> Any:
        drawn = super().uniform(low, high, size)
        tidy = handy(drawn)
        inside = (np.asarray(low) < tidy) & (tidy < np.asarray(high))
        return np.where(inside, tidy, np.round(drawn, 2))[()]


def handy(x: Any) -> Any:
    """The nearest multiples of 1/4, moved away from 0 and from each other."""
    flat = np.ravel(np.round(np.asarray(x, dtype=float) * 4) / 4)
    if flat.size <= 24:
        used = {0.0}
        for i, value in enumerate(flat.tolist()):
            step = 0.25 if value > 0 or (value == 0 and np.ravel(x)[i] > 0) else -0.25
            while value in used:
                value += step
            used.add(value)
            flat[i] = value
    return flat.reshape(np.shape(x))[()]


@dataclass(frozen=True)
class SmallCase:
    """A small case, and the named intermediate results of the solution on it."""

    case: FrozenCase
    steps: dict[str, Any]

    def to_plain(self) -> dict:
        return {"case": dict(vars(self.case)), "steps": self.steps}

    @classmethod
    def from_plain(cls, plain: dict) -> "SmallCase":
        return cls(FrozenCase(**plain["case"]), plain["steps"])


def shrink(exercise: Exercise, second: Any = None) -> list[SmallCase]:
    """The small cases of an exercise, shortest first. `second` is another implementation: a case on which it disagrees is not a fair one.

    There are none where many answers are right (nothing is expected), for classes, and for cases that take long.
    """
    if exercise.verify or exercise.probe or exercise.kind not in ("code", "bug"):
        return []
    found: dict[str, SmallCase] = {}
    for drawn in exercise.draw(HandyNumbers(np.random.PCG64(PUBLIC_SEED))):  # type: ignore[arg-type]
        for rows in (1, 2, None):
            c = with_rows(drawn, rows, second and forward_of(exercise.name))
            if c is None or size(c) > LONGEST:
                continue
            seen = observe(exercise.answer, c, twice=False)
            fair = seen.status == "returned" and seen.changed is None and not seen.warned
            if not fair or (second is not None and not agrees(second, c, seen.value)):
                continue
            label = c.label or describe(exercise, c)
            case = FrozenCase(c.args, c.kwargs, label, c.rtol, c.atol, outcome_of(seen))
            taken = followed(exercise.answer, case, exercise.steps)
            steps = {name: taken[key][-1] for name in exercise.steps if (key := name.replace("_", "")) in taken}
            found.setdefault(repr((c.args, c.kwargs)), SmallCase(case, steps))
    return sorted(found.values(), key=lambda s: size(s.case))[:MOST]


def size(c: Case | FrozenCase) -> int:
    """How many characters it takes to write a case down."""
    return sum(digits(a) for a in (*c.args, *c.kwargs.values()))


def forward_of(name: str) -> Any:
    """For `f_backward` the function f: its output is one of the arguments, and has to fit the others."""
    import nnref

    return getattr(nnref, name.removesuffix("_backward"), None) if name.endswith("_backward") else None


def with_rows(c: Case, rows: int | None, forward: Any) -> Case | None:
    """The case with its first rows only: every array that is as long as the first one is cut. None where that is not possible.

    Where another axis has that length by chance, it cannot be told which arrays hold one row an example.
    """
    arrays = [a for a in (*c.args, *c.kwargs.values()) if isinstance(a, np.ndarray) and a.ndim]
    if rows is None:
        return c
    if not arrays or len(arrays[0]) <= rows or any(len(arrays[0]) in a.shape[1:] for a in arrays):
        return None

    def cut(a: Any) -> Any:
        return a[:rows] if isinstance(a, np.ndarray) and a.ndim and len(a) == len(arrays[0]) else a

    args = [cut(a) for a in c.args]
    kwargs = {name: cut(a) for name, a in c.kwargs.items()}
    try:
        if forward and len(args) > 2:
            args[1] = forward(*build(tuple(args[2:])), **build(kwargs))
    except (ValueError, IndexError, TypeError):  # the shapes do not fit any more
        return None
    return replace(c, args=tuple(args), kwargs=kwargs, label="")


def agrees(second: Any, c: Case, expected: Any) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        seen = observe(second, c, twice=False)
    return seen.status == "returned" and compare(expected, seen.value, max(c.rtol, 1e-7), max(c.atol, 1e-9)) is None


@dataclass(frozen=True)
class Closer:
    """What helps to redo a failure by hand: the smallest failing case, and the first wrong step on it."""

    result: CaseResult
    step: WrongStep | None = None


def look_closer(answer: Any, checks: Checks, small: list[SmallCase], verdict: Verdict) -> Closer | None:
    """Run a failing answer on the small cases. None where they show nothing that the verdict's own smallest case does not."""
    if not worth_a_look(verdict, small):
        return None
    seen = judge_small(checks, small, examine(answer, with_cases(checks, small)))
    return closest(verdict, small, seen, lambda s: first_wrong_step(followed(answer, s.case, s.steps), s.steps))


def worth_a_look(verdict: Verdict, small: list[SmallCase]) -> bool:
    """Whether small cases may explain a verdict: the answer could be called, failed, and takes little time."""
    tried = [r for r in verdict.results if r.observation.status in ("returned", "raised")]
    return bool(small and tried) and not verdict.passed and max(r.observation.seconds for r in tried) <= SLOW


def with_cases(checks: Checks, small: list[SmallCase]) -> Checks:
    """The checks that ask an answer for the small cases."""
    return replace(checks, cases=tuple(s.case for s in small), misconceptions=(), seconds=2.0)


def judge_small(checks: Checks, small: list[SmallCase], seen: list[Observation]) -> tuple[CaseResult, ...]:
    """The results on small cases, without a diagnosis."""
    return judge(with_cases(checks, small), seen).results


def closest(
    verdict: Verdict, small: list[SmallCase], seen: Sequence[CaseResult], step_of: Callable[[SmallCase], WrongStep | None]
) -> Closer | None:
    """Of the small cases that fail as the verdict says, the first that has a wrong step or is smaller than the verdict's own."""
    own = smallest_failure(verdict)
    for r, s in zip(seen, small):
        if r.mismatch and own.mismatch and r.mismatch.word == own.mismatch.word:
            step = step_of(s) if s.steps else None
            if step or size(s.case) < size(own.case):
                return Closer(r, step)
    return None
