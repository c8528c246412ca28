"""Both engines on the same honest submissions: does every row of both gradebooks agree?

    python -m benchmarks.grading_agreement                   every released chapter, five kinds of learners
    python -m benchmarks.grading_agreement --write           the same, and docs/grading_agreement.md
    python -m benchmarks.grading_agreement 04_backpropagation --kinds perfect half

Prints a line for each chapter, and each row that differs; exit code 1 when one does. The tests do this for chapter 00, and grade right and
untouched answers of every chapter; here it takes a quarter of an hour, nearly all of it stock's.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder import library
from autograder.book import open_book
from autograder.coursefolder import open_course
from autograder.exercise import Words
from autograder.scribe import grades_of, register
from benchmarks.grading import command
from tests.chapters import right, wrong
from tests.grading.handed_in import hand_in, new_course

PAGE = library.ROOT / "docs" / "grading_agreement.md"
NOISE = "\nimport logging as _l, sys as _s, warnings as _w\nprint('hello')\n_w.warn('mind')\n_l.warning('log')\nprint('err', file=_s.stderr)\n"


def learners(chapter: str) -> dict[str, dict[str, str]]:
    answers = right(chapter)
    words = [name for name, e in library.exercises(chapter).items() if isinstance(e, Words)]
    return {
        "perfect": answers,
        "empty": {},
        "half": {**dict(list(answers.items())[::2]), **dict.fromkeys(words[:1], "In my own words.")},
        "wrong": wrong(chapter),
        "noisy": {name: text + NOISE for name, text in answers.items()},
    }


def graded(root: Path, chapter: str, kinds: list[str], outputs: str | None) -> tuple[dict, float]:
    """The gradebook that an engine leaves (`outputs=None`: nbgrader's), and the seconds it took."""
    course = new_course(root)
    for kind in kinds:
        hand_in(course, kind, chapter, learners(chapter)[kind])
    register(course, open_book(chapter))
    if outputs is None:
        (root / "solutions").symlink_to(library.SOLUTIONS)
    start = time.perf_counter()
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "COURSE_PROGRESS": "off"}
    done = subprocess.run(command(chapter, outputs), cwd=root, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{chapter}: {' '.join(command(chapter, outputs)[1:])} failed:\n{done.stderr[-3000:]}")
    return grades_of(open_course(root), chapter), time.perf_counter() - start


@dataclass(frozen=True)
class Result:
    """What one chapter came to: rows of both gradebooks, those that differ in words, and seconds."""

    chapter: str
    rows: int
    unequal: tuple[str, ...]
    stock: float
    ours: float

    def line(self) -> str:
        agree = f"{self.rows - len(self.unequal)} of {self.rows} rows agree"
        return f"{self.chapter:<32}{agree}   nbgrader {self.stock:.0f} s, autograder {self.ours:.0f} s"


def compared(chapter: str, kinds: list[str]) -> Result:
    """Grade one chapter with both engines."""
    scratch = Path(tempfile.mkdtemp(prefix="agreement-"))
    try:
        stock, stock_seconds = graded(scratch / "stock", chapter, kinds, None)
        ours, seconds = graded(scratch / "ours", chapter, kinds, "none")
    finally:
        shutil.rmtree(scratch)
    rows = [(kind, cell) for kind in kinds for cell in sorted(stock[kind].keys() | ours[kind].keys())]
    both = [(kind, cell, stock[kind].get(cell), ours[kind].get(cell)) for kind, cell in rows]
    unequal = tuple(f"{kind}, {cell}: nbgrader {one}, autograder {other}" for kind, cell, one, other in both if one != other)
    return Result(chapter, len(rows), unequal, stock_seconds, seconds)


def page(results: Sequence[Result], kinds: Sequence[str]) -> str:
    """The results as docs/grading_agreement.md."""
    rows = sum(r.rows for r in results)
    unequal = [text for r in results for text in r.unequal]
    lines = [
        "# Both engines on the same submissions",
        "",
        "Written by `python -m benchmarks.grading_agreement --write`. Each chapter is handed in by learners of "
        f"{len(kinds)} kinds: {', '.join(kinds)}. (Wrong: in every exercise a known mistake; noisy: right answers that print, warn and log.) "
        "`nbgrader autograde` and `autograder grade` mark them, each into a gradebook of its own, and every row is compared: "
        "automatic mark, manual mark, whether it waits for people.",
        "",
        f"**{rows - len(unequal)} of {rows} rows agree.** Seconds are those of a machine with other work, and show orders of size; "
        "[grading_benchmark.md](grading_benchmark.md) measures them.",
        "",
        "| chapter | rows | that differ | nbgrader, s | autograder, s |",
        "|---|---|---|---|---|",
        *(f"| {r.chapter} | {r.rows} | {len(r.unequal)} | {r.stock:.0f} | {r.ours:.0f} |" for r in results),
        *(["", *(f"- {text}" for text in unequal)] if unequal else []),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    released = [name for name in library.chapters() if (library.COURSE / name / f"{name}.ipynb").is_file()]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapters", nargs="*", choices=[*released, []], help="default: all")
    parser.add_argument("--kinds", nargs="+", choices=list(learners(released[0])), default=list(learners(released[0])))
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    asked = parser.parse_args()
    results = []
    for chapter in asked.chapters or released:
        results.append(compared(chapter, asked.kinds))
        print("\n    ".join([results[-1].line(), *results[-1].unequal]), flush=True)
    if asked.write:
        PAGE.write_text(page(results, asked.kinds), encoding="utf-8")
    sys.exit(1 if any(r.unequal for r in results) else 0)


if __name__ == "__main__":
    main()
