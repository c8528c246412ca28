"""Grading against stock `nbgrader autograde` on the same submissions and the same processors, gradebook writes included.

    python -m benchmarks.grading --chapter 00_start_here --submissions 8 --rounds 3

Each round grades the same notebooks once with each contender, in turns; the ratio of a round is taken within the round, and the median
over the rounds is printed. Our runs start from an empty course each time, boxes and all; `--submissions` decides how much of that is start.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder import library
from autograder.book import open_book
from autograder.coursefolder import open_course
from autograder.scribe import grades_of, register
from tests.chapters import right, wrong
from tests.grading.handed_in import hand_in, new_course

CONTENDERS = {
    "nbgrader autograde": None,
    "autograder grade": "all",
    "figures not drawn": "text",
    "marks only": "none",
}


def submissions(root: Path, chapter: str, count: int) -> None:
    """A course with that many submissions: right, half and wrong ones in turn."""
    course = new_course(root)
    answers = right(chapter)
    kinds = (answers, dict(list(answers.items())[::2]), {**answers, **dict(list(wrong(chapter).items())[:1])})
    for i in range(count):
        hand_in(course, f"learner{i:05}", chapter, kinds[i % 3])
    register(course, open_book(chapter))


def turn(pattern: Path, chapter: str, outputs: str | None) -> tuple[float, dict]:
    """Seconds for the whole batch in a fresh copy of the course, and the marks."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "course"
        shutil.copytree(pattern, root)
        if outputs is None:
            (root / "solutions").symlink_to(library.SOLUTIONS)
            command = [sys.executable, "-m", "nbgrader", "autograde", chapter]
        else:
            command = [sys.executable, "-m", "autograder.cli", "grade", "--assignment", chapter, "--outputs", outputs]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "COURSE_PROGRESS": "off", "PYTHONPATH": str(library.ROOT)}
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
        start = time.perf_counter()
        subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
        seconds = time.perf_counter() - start
        return seconds, grades_of(open_course(root), chapter)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chapter", default="00_start_here")
    parser.add_argument("--submissions", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        pattern = Path(scratch) / "pattern"
        submissions(pattern, asked.chapter, asked.submissions)
        times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
        for _ in range(asked.rounds):
            marks = []
            for name, outputs in CONTENDERS.items():
                seconds, found = turn(pattern, asked.chapter, outputs)
                times[name].append(seconds)
                marks.append(found)
            assert all(found == marks[0] for found in marks), "all contenders give the same marks"
    stock = times["nbgrader autograde"]
    print(f"{asked.submissions} submissions of {asked.chapter}, {os.cpu_count()} processors, {asked.rounds} rounds")
    for name, mine in times.items():
        ratio = statistics.median(s / m for s, m in zip(stock, mine))
        print(f"{name:<22}{1000 * statistics.median(mine) / asked.submissions:>9.0f} ms a notebook{ratio:>8.1f} ×")
    print(f"most memory of a grader: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10} MB")


if __name__ == "__main__":
    main()
