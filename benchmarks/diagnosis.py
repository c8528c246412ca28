"""`python -m benchmarks.diagnosis`: how the kit fares with answers written apart from the exercises. Prints, and writes docs/diagnosis.md.

The mutants and the times take many minutes: `--keep Mutants "How long a check takes"` leaves sections as they stand in the page.
"""

import argparse
import linecache
import statistics
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

import nnref
from autograder import library
from autograder.examine import examine
from autograder.exercise import Exercise
from autograder.feedback import as_text, page
from autograder.judge import judge
from autograder.small import look_closer
from benchmarks import mutation
from benchmarks.sample_cells import CELLS
from tests.answers import kit
from tests.answers_blind import kit as blind

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "diagnosis.md"
TURNS = 5


def told(name: str, source: str, number: int) -> str:
    """The report of a check, as text, for a cell's source."""
    answer = defined(name, source, number)
    checks = library.public_checks(name)
    checks = replace(checks, seconds=min(checks.seconds, 2.0))
    verdict = judge(checks, examine(answer, checks))
    return as_text(page(verdict, checks, closer=look_closer(answer, checks, library.small_cases(name), verdict)))


def defined(name: str, source: str, number: int) -> object:
    """What a cell defines, with its lines known to Python as they are in a notebook."""
    file = f"<cell {number}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    space = {**{n: f for n, f in vars(nnref).items() if callable(f)}, "np": np, "__name__": "__main__"}
    exec(compile(source, file, "exec"), space)
    return space[name]


def samples() -> str:
    """Twenty cells and what the check says to each."""
    parts = []
    for number, (name, source) in enumerate(CELLS, start=1):
        source = source.strip() + "\n"
        parts.append(f"### {number}. {name}\n\n```python\n{source}```\n\n```text\n{told(name, source, number)}\n```\n")
    return "\n".join(parts)


def times() -> list[tuple[str, float, float]]:
    """(what, median, largest) in milliseconds of processor time, over all code exercises: a right answer, and a wrong one with its cause."""
    right: list[float] = []
    wrong: list[float] = []
    for name in library.index():
        exercise = library.find(name)[1]
        if not isinstance(exercise, Exercise) or exercise.kind not in ("code", "object", "bug") or not exercise.misconceptions:
            continue
        checks, small = library.public_checks(name), library.small_cases(name)

        def check(answer, checks=checks, small=small):
            verdict = judge(checks, examine(answer, checks))
            as_text(page(verdict, checks, closer=look_closer(answer, checks, small, verdict)))

        for answer, row in ((exercise.answer, right), (exercise.misconceptions[0], wrong)):
            took = []
            for _ in range(TURNS):
                start = time.process_time()
                check(answer)
                took.append(time.process_time() - start)
            row.append(1000 * statistics.median(took))
    return [
        (what, statistics.median(row), max(row))
        for what, row in (("a right answer", right), ("a wrong answer, its cause named", wrong))
    ]


def unnamed() -> str:
    """The wrong answers whose cause the kit does not name."""
    lines = [
        f'- {path.stem}: {outcome.answer.cause}. {"Said" if outcome.called == "described" else "Only said"}: "{outcome.public.message}"'
        for path in kit.files()
        for outcome in kit.outcomes(path)
        if outcome.answer.cause and outcome.called in ("described", "unnamed", "falsely named", "accepted")
    ]
    return "\n".join(lines)


INTRODUCTION = """# What a check finds

Written by `python -m benchmarks.diagnosis`; the numbers are those of the day it ran.

A check looks for the cause of a mistake in this order, and stops at the first that fits *every* case:

1. nothing to judge: not attempted, not readable, called with other parameters than asked;
2. a **known mistake** of this exercise: the same wrong values on every case (also where a second fault, such as an overflow, hides some);
3. **what happened** (`autograder/events.py`): an exception with the learner's line and the shapes there, nothing returned, a wrong type or
   shape, an input changed, random numbers, something kept between calls, rounding, nan, a warning;
4. what the wrong **numbers** have to do with the right ones (`relations.py`, `places.py`): a sign, a factor (N, 1/N, 2, 1/2, ln 2 are
   recognised), a term that is an argument, one argument for another, lost brackets, another function of them, transposed, permuted, off by
   one, adding up along a list, along the other axis;
5. a known mistake **and something else** (`compound.py`): two mistakes at once, or one that was mended in part;
6. **where** it is right (`conditions.py`): but for the last row, except at 0, for one row, at one value of a parameter, with the defaults;
7. in a result of several parts, the first part that is wrong.

Below the cause stands the smallest failing case. It comes from the checks themselves or, when it is shorter, from the small cases that were
frozen at the release: multiples of 1/4, one or two rows. Where the exercise names its intermediate results (`steps=`), the first of the
learner's own variables that is wrong is told as well.
"""

SELF_STUDY = """- `hint("softmax")` climbs a ladder, one rung a call.
- `solution("softmax")` shows the worked solution after the exercise is passed, or after three *different* wrong answers and all hints (two
  that differ in comments only count once); a model answer to a free-text question when it is asked for twice.
  The solutions lie in `course/<chapter>/sealed.npz`, compressed, so that nobody reads them by accident. This is a seal and no lock: a file
  that a learner's own machine can open, the learner can open. Therefore `autograder release --assigned` leaves the file away altogether, and
  so does `nbgrader generate_assignment`: in an assigned chapter there is nothing to open.
- `review()` asks about a mistake made before: a day after it, then three and nine days after each right answer; a wrong answer brings the
  question back in ten minutes, with other numbers. It shows a small case and what a wrong function gives, and asks which mistake gave it.
  The values were frozen at the release: no code is needed and none is given away. Chapters whose folders lie side by side are asked about together.
- `progress()` shows the map. All of it is one local file of events, one line each, appended in a single write. Damaged lines are passed over,
  a line that was cut off swallows nothing, two notebooks may write at once, and what could not be written is kept until the notebook closes.
"""


def by_other_eyes() -> str:
    return f"""Right and wrong answers for every exercise, written apart from the exercise files (`tests/answers/`) and judged as in a notebook, on public and
on fresh cases. "Named": the check says the true cause. "Described": it says what happened or where, which is true and not the cause.
CI fails when a right answer is rejected, a wrong one accepted, or one is called by a cause that it does not have.
Relations were added and corrected with these answers in view, and some names were listed after the check had spoken: the share named is that
of a development set. The section below measures on answers that nobody had looked at.

{kit.markdown()}

Not named:

{unnamed()}
"""


def blind_answers() -> str:
    return f"""{blind.RECORD.read_text(encoding="utf-8")}
### Both samples, today

CI fails when a right answer is rejected, a wrong one accepted, or one is called by a cause that it does not have (`tests/answers_blind/`).

{blind.markdown()}
"""


def mutants() -> str:
    counts, still_open = mutation.table(library.chapters())
    return f"""Each solution is changed in one place: an operator, a comparison, a constant, an axis, a function, two arguments, a line left out
(`python -m benchmarks.mutation`). A mutant that earns all points has to be right; `benchmarks/mutation_survivors.txt` says why each one is.
Those of `train_xor` and `repair` are judged by the network that they train, within two seconds: their number differs a little from run to run.

{mutation.markdown(counts)}
{"".join(f"{chr(10)}- open: {line}" for line in still_open)}
"""


def durations() -> str:
    rows = "\n".join(f"| {what} | {median:.1f} | {most:.0f} |" for what, median, most in times())
    return f"""Milliseconds of processor time for all public cases, each called twice, with diagnosis, small cases and the report as text.

| | median | slowest exercise |
|---|---:|---:|
{rows}
"""


SECTIONS = {
    "Answers by other eyes": by_other_eyes,
    "Answers by blind eyes": blind_answers,
    "Mutants": mutants,
    "How long a check takes": durations,
    "Hints, solutions, review, progress": lambda: SELF_STUDY,
    "Twenty reports, as a learner sees them": samples,
}


def kept(title: str) -> str:
    """A section of the page as it stands."""
    return PAGE.read_text(encoding="utf-8").split(f"\n## {title}\n\n")[1].split("\n## ")[0].rstrip("\n") + "\n"


def text(keep: list[str]) -> str:
    """The page; the sections named in `keep` as they are."""
    parts = [f"## {title}\n\n{kept(title) if title in keep else write()}" for title, write in SECTIONS.items()]
    return "\n".join([INTRODUCTION, *parts])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.diagnosis", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keep", nargs="*", default=[], choices=list(SECTIONS), metavar="section")
    written = text(parser.parse_args().keep)
    PAGE.write_text(written, encoding="utf-8")
    print(written)
    print(f"Written: {PAGE}")
