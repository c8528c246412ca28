"""Both engines on the same honest submissions: does every row of both gradebooks agree?

    python -m benchmarks.grading_agreement                   every released chapter, five kinds of learners
    python -m benchmarks.grading_agreement 04_backpropagation --kinds perfect half

Prints a line for each chapter, and each row that differs; exit code 1 when one does. The tests do this for chapter 00; for all chapters it
takes minutes, nearly all of them stock's.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from autograder import library
from autograder.book import open_book
from autograder.coursefolder import open_course
from autograder.exercise import Words
from autograder.scribe import grades_of, register
from benchmarks.grading import started
from tests.chapters import right, wrong
from tests.grading.handed_in import hand_in, new_course

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
    if started(root, chapter, outputs).wait() != 0:
        raise RuntimeError(f"{chapter}: {'nbgrader autograde' if outputs is None else 'autograder grade'} failed")
    return grades_of(open_course(root), chapter), time.perf_counter() - start


def main() -> None:
    released = [name for name in library.chapters() if (library.COURSE / name / f"{name}.ipynb").is_file()]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapters", nargs="*", choices=[*released, []], help="default: all")
    parser.add_argument("--kinds", nargs="+", choices=list(learners(released[0])), default=list(learners(released[0])))
    asked = parser.parse_args()
    differences = 0
    for chapter in asked.chapters or released:
        scratch = Path(tempfile.mkdtemp(prefix="agreement-"))
        try:
            stock, stock_seconds = graded(scratch / "stock", chapter, asked.kinds, None)
            ours, seconds = graded(scratch / "ours", chapter, asked.kinds, "none")
        finally:
            shutil.rmtree(scratch)
        rows = [(kind, cell) for kind in asked.kinds for cell in sorted(stock[kind].keys() | ours[kind].keys())]
        unequal = [(kind, cell) for kind, cell in rows if stock[kind].get(cell) != ours[kind].get(cell)]
        differences += len(unequal)
        said = f"{len(rows) - len(unequal)} of {len(rows)} rows agree"
        print(f"{chapter:<32}{said}   nbgrader {stock_seconds:.0f} s, autograder {seconds:.0f} s", flush=True)
        for kind, cell in unequal:
            print(f"    {kind}, {cell}: nbgrader {stock[kind].get(cell)}, autograder {ours[kind].get(cell)}", flush=True)
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
