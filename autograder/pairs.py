"""What came beside what was expected, number by number: the evidence from which relations are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from autograder.exercise import Checks
from autograder.judge import CaseResult, Verdict

ENOUGH = 3  # wrong numbers that have to agree before a relation with a free constant is believed


@dataclass(frozen=True)
class Pair:
    """One array or number of one case: its path in the result, what was expected, what came, and the case."""

    path: str
    expected: np.ndarray
    got: np.ndarray
    result: CaseResult

    @property
    def wrong(self) -> bool:
        return self.expected.shape != self.got.shape or not close(self.expected, self.got)


def close(a: np.ndarray, b: np.ndarray, tolerance: float = 1e-8) -> bool:
    """Whether two arrays are equal up to rounding, shape and all."""
    with np.errstate(all="ignore"):
        return a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))


def is_number(value: Any) -> bool:
    """An array, or a single value, of numbers or truth values."""
    kind = value.dtype.kind if isinstance(value, (np.ndarray, np.generic)) else ""
    if kind:
        return kind in ("b", "i", "u", "f")
    return isinstance(value, float) or (isinstance(value, int) and value.bit_length() < 1000)  # larger ones fit into no float


def is_sequence(value: Any) -> bool:
    """A list of numbers, or a vector."""
    if isinstance(value, np.ndarray):
        return value.ndim == 1 and is_number(value)
    return isinstance(value, list) and bool(value) and all(is_number(v) and np.ndim(v) == 0 for v in value)


class Evidence:
    """A failed verdict with what relations ask of it."""

    def __init__(self, checks: Checks, verdict: Verdict):
        self.checks, self.verdict = checks, verdict
        self.failed = [r for r in verdict.results if not r.passed]

    @cached_property
    def pairs(self) -> list[Pair]:
        """All numeric leaves of all cases that returned something of the expected structure."""
        found = []
        for r in self.verdict.results:
            if r.observation.status == "returned" and r.case.outcome[0] == "returned":
                found += [Pair(path, e, g, r) for path, e, g in self.leaves(r.case.outcome[1], r.observation.value, "")]
        return found

    def leaves(self, expected: Any, got: Any, path: str) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
        parts = self.checks.parts
        if isinstance(expected, (tuple, list)) and isinstance(got, (tuple, list)) and len(expected) == len(got):
            for i, (e, g) in enumerate(zip(expected, got)):
                yield from self.leaves(e, g, parts[i] if not path and i < len(parts) else f"{path}[{i}]")
        elif is_number(expected) and is_number(got):
            yield path, np.asarray(expected, dtype=float), np.asarray(got, dtype=float)

    def sequences(self, r: CaseResult) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
        """Lists of numbers and vectors of one result, by path, as expected and as they came: their lengths may differ."""
        if r.observation.status != "returned" or r.case.outcome[0] != "returned":
            return
        asked, got = r.case.outcome[1], r.observation.value
        both = [("", asked, got)]
        if isinstance(asked, tuple) and isinstance(got, tuple) and len(asked) == len(got):
            names = self.checks.parts or [f"[{i}]" for i in range(len(asked))]
            both = list(zip(names, asked, got))
        for path, a, g in both:
            if is_sequence(a) and is_sequence(g):
                yield path, np.asarray(a, dtype=float), np.asarray(g, dtype=float)

    @cached_property
    def wrong(self) -> list[Pair]:
        return [p for p in self.pairs if p.wrong]

    @cached_property
    def comparable(self) -> list[Pair]:
        """The wrong pairs, when there are some and all are finite and of the expected shape; else none."""
        same = all(p.expected.shape == p.got.shape and p.expected.size and np.isfinite(p.got).all() for p in self.wrong)
        return self.wrong if same and all(np.isfinite(p.expected).all() for p in self.wrong) else []

    @cached_property
    def concerned(self) -> list[Pair]:
        """All pairs of the parts in which something is wrong, the right ones too: what is said without "wrong" has to hold for them."""
        paths = {p.path for p in self.wrong}
        return [p for p in self.pairs if p.path in paths]

    @cached_property
    def entries(self) -> int:
        """How many numbers speak: the wrong ones."""
        return sum(int(np.count_nonzero(~np.isclose(p.expected, p.got, 1e-8, 1e-8))) for p in self.comparable)

    @cached_property
    def kinds(self) -> int:
        """How many different values should stand where wrong ones do: from a single one no function can be read."""
        wrong = [p.expected[~np.isclose(p.expected, p.got, 1e-8, 1e-8)] for p in self.comparable]
        return len(np.unique(np.round(np.concatenate(wrong), 9))) if wrong else 0

    @property
    def every(self) -> str:
        """What a relation of all wrong numbers may say it holds for; zeros are right whatever the factor."""
        right = [p for p in self.concerned if not p.wrong and p.expected.any()]
        return "every wrong number" if right else "every number"

    @property
    def part(self) -> str:
        """ "`dw`: " when all the wrong entries are one part of the result, else nothing."""
        names = {p.path for p in self.wrong}
        return f"`{names.pop()}`: " if len(names) == 1 and self.wrong[0].path else ""

    def arguments(self, r: CaseResult) -> dict[str, Any]:
        """The arguments of a case by name. Where a probe makes the calls, they have none."""
        if self.checks.probe:
            return {}
        names = [name for name, _ in self.checks.parameters]
        return {**dict(zip(names, r.case.args)), **r.case.kwargs}


def first_array(args: tuple) -> np.ndarray | None:
    return next((a for a in args if isinstance(a, np.ndarray) and a.ndim), None)


def rows(args: tuple) -> int:
    a = first_array(args)
    return a.shape[0] if a is not None else 0


def columns(args: tuple) -> int:
    a = first_array(args)
    return a.shape[-1] if a is not None and a.ndim > 1 else 0


def entries(args: tuple) -> int:
    a = first_array(args)
    return a.size if a is not None else 0


def sentence(text: str) -> str:
    """The text with a capital letter in front, unless a name of the code stands there: w and W are two things.

    >>> [sentence(text) for text in ("a bias is missing.", "w has 3 entries", "dz2 is right", "`lr` is 0")]
    ['A bias is missing.', 'w has 3 entries', 'dz2 is right', '`lr` is 0']
    """
    first = text.split(maxsplit=1)[0].strip(",.:;") if text.strip() else ""
    named = (len(first) == 1 and first != "a") or any(c.isdigit() or c == "_" for c in first)
    return text if named else text[:1].upper() + text[1:]


def listed(names: list[str]) -> str:
    """Names with their verb: "dw is", "W and b are"."""
    return f"{names[0]} is" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} are"
