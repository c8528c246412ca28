"""Answers by other eyes: right and wrong ones for every exercise, written apart from the exercise files, and what the kit says to each.

One file an exercise, `tests/answers/<chapter>/<exercise>.py`:

    from tests.answers.kit import right, wrong

    @right
    def in_a_loop(z): ...

    @wrong("the bias is left out", "no_bias", "constant_offset")
    def forgets_the_bias(x, w, b): ...

The first text is the cause in words; then come the names that the kit may rightly give: misconceptions of the exercise or relations
(`autograder.diagnose.RELATIONS`). Without names only a rejection is asked. A class exercise decorates classes. Whatever else stands in
the file (helpers, constants) is not an answer.
"""

import importlib.util
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autograder import library
from autograder.diagnose import FACTS, RELATIONS
from autograder.examine import examine
from autograder.judge import Verdict, judge
from autograder.names import suggestion

FOLDER = Path(__file__).parent
FRESH_SEED = 4242  # graders draw from a secret; any other seed than the public one serves here
LEAST_RIGHT, LEAST_WRONG = 4, 8


@dataclass(frozen=True)
class Answer:
    """An answer of a corpus file. A right one has no cause; `names` are the diagnoses that say a wrong one's cause."""

    name: str
    thing: Any
    cause: str = ""
    names: tuple[str, ...] = ()


collected: list[Answer] = []  # of the file that is being loaded


def right(thing: Any) -> Any:
    """Mark a right answer."""
    collected.append(Answer(thing.__name__, thing))
    return thing


def wrong(cause: str, *names: str) -> Callable:
    """Mark a wrong answer with its cause in words, and the names that the kit may rightly give it."""
    if not isinstance(cause, str) or not cause:
        raise ValueError('say the cause first: @wrong("the bias is left out", "no_bias")')

    def mark(thing: Any) -> Any:
        collected.append(Answer(thing.__name__, thing, cause, tuple(name.replace(" ", "_") for name in names)))
        return thing

    return mark


def files() -> list[Path]:
    """The corpus, one file an exercise, in the order of the course."""
    return sorted(FOLDER.glob("[0-9]*/*.py"))


@cache
def load(path: Path) -> tuple[Answer, ...]:
    """The answers of one file, in order. Raises ValueError for two of one name."""
    collected.clear()
    module_name = "_".join(path.with_suffix("").parts[-3:])  # such as answers_02_activations_relu
    spec = importlib.util.spec_from_file_location(module_name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # dataclasses and inspect look there
    spec.loader.exec_module(module)
    twice = [name for name, count in Counter(a.name for a in collected).items() if count > 1]
    if twice:
        raise ValueError(f"{path}: give each answer a name of its own: {', '.join(twice)}")
    return tuple(collected)


def unknown_names(path: Path) -> list[str]:
    """Sentences on names that neither the exercise's misconceptions nor the relations have."""
    known = [m.name for m in library.public_checks(path.stem).misconceptions] + [*RELATIONS, *FACTS]
    return [
        f"{answer.name}: there is no misconception or relation {name!r}.{suggestion(name, known)}"
        for answer in load(path)
        for name in answer.names
        if name not in known
    ]


@dataclass(frozen=True)
class Outcome:
    """What the kit says to one answer, on the cases that learners hold and on fresh ones."""

    answer: Answer
    public: Verdict
    fresh: Verdict

    @property
    def accepted(self) -> bool:
        """Told "passed", or given all points."""
        return self.public.passed or self.public.together_with(self.fresh).points == self.public.out_of

    @property
    def refused(self) -> bool:
        return not (self.public.passed and self.fresh.passed)

    @property
    def false_cause(self) -> Verdict | None:
        """The verdict that names a cause which the answer does not have."""
        if not self.answer.names:
            return None
        said = (v for v in (self.public, self.fresh) if v.diagnosis and v.diagnosis not in FACTS)
        return next((v for v in said if v.diagnosis not in self.answer.names), None)

    @property
    def called(self) -> str:
        """How a wrong answer fared: a key of the table's columns."""
        if self.accepted:
            return "accepted"
        if self.false_cause:
            return "falsely named"
        if not self.answer.names:
            return "cause not asked"
        if self.public.diagnosis in self.answer.names:
            return "named"
        told = self.public.diagnosis or any(
            r.case.outcome[0] == "verified" for r in self.public.results
        )  # a sentence of `verify`
        return "described" if told else "unnamed"


@cache
def outcomes(path: Path) -> tuple[Outcome, ...]:
    """Every answer of a file, judged as a notebook would judge it, and on fresh cases as a grader would."""
    public, fresh = library.public_checks(path.stem), library.fresh_checks(path.stem, FRESH_SEED)
    return tuple(
        Outcome(answer, *(judge(checks, examine(answer.thing, checks)) for checks in (public, fresh))) for answer in load(path)
    )


COLUMNS = ("named", "described", "unnamed", "falsely named", "cause not asked")


def table() -> dict[str, Counter]:
    """Chapter -> how many answers were accepted, rejected, named; with a last row for all chapters."""
    found: dict[str, Counter] = {}
    for path in files():
        row = found.setdefault(path.parent.name, Counter())
        row["exercises"] += 1
        for outcome in outcomes(path):
            if not outcome.answer.cause:
                row["right rejected" if outcome.refused else "right accepted"] += 1
            else:
                row["wrong accepted" if outcome.accepted else "wrong rejected"] += 1
                row[outcome.called] += not outcome.accepted
    found["all"] = sum(found.values(), Counter())
    return found


def markdown() -> str:
    """The table as Markdown."""
    columns = ("exercises", "right accepted", "right rejected", "wrong rejected", "wrong accepted", *COLUMNS)
    lines = [f"| chapter | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns)]
    for chapter, row in table().items():
        lines.append(f"| {chapter} | {' | '.join(str(row[c]) for c in columns)} |")
    return "\n".join(lines)
