"""The smallest failing case on the page that a learner gets back: what the notebook's check shows, found from outside the box.

Only answers that are wrong on public cases are looked at. They are called once more, in a fork that holds no hidden case, on the small
cases that the learner's own folder has (small.py). What comes explains; it never marks.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from autograder.book import Book
from autograder.box.stage import Asked
from autograder.exercise import Checks
from autograder.folder import FILE, Unanswerable, as_it_is
from autograder.judge import Verdict
from autograder.observe import Observation
from autograder.small import Closer, SmallCase, closest, judge_small, with_cases, worth_a_look
from autograder.steps import first_wrong_step

__all__ = ["closeups", "small_cases"]

Ask = Callable[[dict[str, Asked]], Mapping[str, list[Observation]]]
PROBE = """
def steps(answer, *args, **kwargs):
    from types import SimpleNamespace

    from autograder.steps import followed

    return followed(answer, SimpleNamespace(args=args, kwargs=kwargs), {names!r})
"""


def closeups(verdicts: Mapping[str, Verdict], book: Book, ask: Ask) -> dict[str, Closer]:
    """What helps to redo a failure by hand, for each of these verdicts by public cases where there is such a thing.

    `ask` puts questions to the answers in a fresh fork; it is not called when there is nothing to ask.
    """
    small = {name: cases for name, verdict in verdicts.items() if worth_a_look(verdict, cases := small_cases(book.folder, name))}
    if not small:
        return {}
    few = {name: with_cases(book.public[name], cases) for name, cases in small.items()}
    seen = ask({name: Asked.of(checks) for name, checks in few.items()})
    probed = {
        name: following(few[name], names) for name, cases in small.items() if (names := {n for s in cases for n in s.steps})
    }
    steps = ask({name: Asked.of(checks) for name, checks in probed.items()}) if probed else {}

    def closer_of(name: str, cases: list[SmallCase]) -> Closer | None:
        taken = {id(s): values_of(o) for s, o in zip(cases, steps.get(name, ()))}
        results = judge_small(book.public[name], cases, seen[name])
        return closest(verdicts[name], cases, results, lambda s: first_wrong_step(taken.get(id(s), {}), s.steps))

    found = {name: closer_of(name, cases) for name, cases in small.items()}
    return {name: closer for name, closer in found.items() if closer}


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
