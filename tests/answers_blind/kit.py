"""Answers written from the statements alone: the measure of the diagnosis that nothing was tuned on.

Whoever wrote them had seen names, signatures and docstrings of the exercises, and no misconception, relation or earlier answer.
The files were committed before the first run. A cause is a sentence, and patterns (searched for without regard to case) of which
feedback that names this cause holds at least one:

    @wrong("the bias is left out", r"bias", r"constant")
    def forgets_the_bias(x, w, b): ...

`record.md` has the figures of the first runs as they came; `docs/diagnosis.md` repeats them beside those of today.
"""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.diagnose import FACTS
from autograder.judge import Verdict
from tests.answers.kit import Answer, Outcome, collected, outcomes, right

__all__ = ["COLUMNS", "RECORD", "fate", "files", "markdown", "right", "said", "table", "wrong"]

FOLDER = Path(__file__).parent
RECORD = FOLDER / "record.md"  # of the first runs
COLUMNS = ("named", "described", "silent", "falsely named")


def wrong(cause: str, *patterns: str) -> Callable:
    """Mark a wrong answer with its cause in words, and the patterns of which feedback that names it holds one."""
    if not patterns:
        raise ValueError("give at least one pattern of a feedback that names the cause")

    def mark(thing: Any) -> Any:
        collected.append(Answer(thing.__name__, thing, cause, patterns))
        return thing

    return mark


def files() -> list[Path]:
    """The corpus, one file an exercise, in the order of the course."""
    return sorted(FOLDER.glob("[0-9]*/*.py"))


def said(verdict: Verdict) -> str:
    """The sentence a learner reads about the cause: the diagnosis, else what is said of the first case that failed."""
    if verdict.diagnosis:
        return verdict.message
    return next((r.mismatch.text for r in verdict.results if r.mismatch), "")


def fate(outcome: Outcome) -> str:
    """How a wrong answer fared: "accepted" or one of COLUMNS.

    named          a diagnosis whose sentence holds one of the patterns
    described      no cause is named, but a fact or the sentence about the first failed case holds a pattern
    silent         neither
    falsely named  a diagnosis, on public or fresh cases, that claims a cause and holds no pattern
    """
    if outcome.accepted:
        return "accepted"
    found = []
    for verdict in (outcome.public, outcome.fresh):
        fits = any(re.search(pattern, said(verdict), re.IGNORECASE) for pattern in outcome.answer.names)
        claims = bool(verdict.diagnosis) and verdict.diagnosis not in FACTS
        found.append(
            {(True, True): "named", (True, False): "falsely named", (False, True): "described"}.get((claims, fits), "silent")
        )
    return "falsely named" if "falsely named" in found else found[0]


def table() -> dict[str, Counter]:
    """Chapter -> how many answers were accepted, rejected, named; with a last row for all chapters."""
    counts: dict[str, Counter] = {}
    for path in files():
        row = counts.setdefault(path.parent.name, Counter())
        row["exercises"] += 1
        for outcome in outcomes(path):
            if not outcome.answer.cause:
                row["right rejected" if outcome.refused else "right accepted"] += 1
            else:
                row["wrong accepted" if outcome.accepted else "wrong rejected"] += 1
                row[fate(outcome)] += 1
    counts["all"] = sum(counts.values(), Counter())
    return counts


def markdown() -> str:
    """The table as Markdown."""
    columns = ("exercises", "right accepted", "right rejected", "wrong rejected", "wrong accepted", *COLUMNS)
    lines = [f"| chapter | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns)]
    lines += [f"| {chapter} | {' | '.join(str(row[c]) for c in columns)} |" for chapter, row in table().items()]
    return "\n".join(lines)
