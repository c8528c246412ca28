"""Which failing case to show: the one to redo by hand."""

from typing import Any

import numpy as np

from autograder.judge import CaseResult, Verdict


def smallest_failure(verdict: Verdict) -> CaseResult:
    """The failing case whose arguments are the shortest to write down, of the kind that the verdict speaks of.

    Where the cause is known, numbers that one can compare show more than nan does.
    """
    failed = [r for r in verdict.results if not r.passed]
    telling = "wrong value" if verdict.word == "not finite" and verdict.diagnosis not in (None, "not_finite") else verdict.word
    for word in (telling, verdict.word):
        found = [r for r in failed if r.mismatch and r.mismatch.word == word]
        if found:
            return min(found, key=lambda r: digits((*r.case.args, *r.case.kwargs.values())))
    return min(failed, key=lambda r: digits((*r.case.args, *r.case.kwargs.values())))


def digits(value: Any) -> int:
    """How many characters the numbers of a value take: [2, 0.5] is shorter than one number with 16 digits."""
    if isinstance(value, np.ndarray):
        return sum(len(f"{x:.12g}") for x in value.ravel()[:1000].tolist() if not isinstance(x, complex)) + value.size
    if isinstance(value, (list, tuple)):
        return sum(digits(item) for item in value) + len(value)
    return len(f"{value:.12g}") if isinstance(value, float) else len(str(value))
