"""The smallest failing case on the page that a learner gets back: what the notebook's check shows, found from outside the box.

Only answers that are wrong on public cases are looked at. They are called once more, before any hidden case enters the fork, on the small
cases that the learner's own folder has (small.py). What comes explains; it never marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from autograder.box.stage import Asked
from autograder.exercise import Checks
from autograder.folder import FILE, Unanswerable, as_it_is
from autograder.judge import Verdict
from autograder.observe import Observation
from autograder.small import Closer, SmallCase, closest, judge_small, with_cases, worth_a_look
from autograder.steps import first_wrong_step

__all__ = ["Small", "small_cases"]

PROBE = """
def steps(answer, *args, **kwargs):
    from types import SimpleNamespace

    from autograder.steps import followed

    return followed(answer, SimpleNamespace(args=args, kwargs=kwargs), {names!r})
"""


@dataclass(frozen=True)
class Small:
    """The small cases of an exercise and how to ask for them: what an answer gives, and, where the solution has named steps, their values."""

    checks: Checks
    cases: list[SmallCase]
    ask: Asked
    ask_steps: Asked | None

    @classmethod
    def of(cls, checks: Checks, folder: Path) -> "Small":
        cases = small_cases(folder, checks.name)
        few = with_cases(checks, cases)
        names = {name for one in cases for name in one.steps}
        return cls(checks, cases, Asked.of(few), Asked.of(following(few, names)) if names else None)

    def worth_asking(self, verdict: Verdict) -> bool:
        """Whether small cases may explain a verdict by public cases."""
        return worth_a_look(verdict, self.cases)

    def closest(self, verdict: Verdict, seen: Sequence[Observation], steps: Sequence[Observation]) -> Closer | None:
        """What helps to redo a failure by hand, from what the answer did on the small cases."""
        taken = {id(one): values_of(found) for one, found in zip(self.cases, steps)}
        results = judge_small(self.checks, self.cases, list(seen))
        return closest(verdict, self.cases, results, lambda one: first_wrong_step(taken.get(id(one), {}), one.steps))


def small_cases(folder: Path, name: str) -> list[SmallCase]:
    """The small cases of an exercise, out of the file that learners hold; none when it cannot be read."""
    try:
        plain = as_it_is(folder / FILE).get("small", {})
    except (OSError, Unanswerable):
        return []
    return [SmallCase.from_plain(one) for one in plain.get(name, ())]


def following(checks: Checks, names: set[str]) -> Checks:
    """Checks that ask for the values of an answer's local variables instead of what it returns."""
    return replace(checks, probe=PROBE.format(names=sorted(names)))


def values_of(seen: Observation) -> dict[str, list]:
    """The values of the steps; none where the learner's process sent something else."""
    taken = seen.value if isinstance(seen.value, dict) else {}
    return {
        name: [v for v in values if isinstance(v, np.ndarray) and v.dtype.kind in "biuf"]
        for name, values in taken.items()
        if isinstance(values, list)
    }
