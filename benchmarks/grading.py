"""Grading against stock `nbgrader autograde` on the same processors, gradebook writes included, and its memory over thousands of submissions.

    python -m benchmarks.grading --stock 8 --ours 60 --rounds 3      speed, printed
    python -m benchmarks.grading --memory 10000                      one long batch of marks only, memory sampled, printed
    python -m benchmarks.grading --memory 10000 --write              both, written to docs/grading_benchmark.md

Each round grades the notebooks once with each contender, in turns; the ratio of a round is taken within the round, and the median over the
rounds is printed. Every run is a new process in a fresh course: its start, with the boxes', is in its time. Stock grades one notebook after
the other, at the same pace whatever their number, so fewer are enough. "after the start" leaves out what a run of 8 takes less than one of
`--ours`: the price of one more notebook.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import psutil

from autograder import library
from autograder.book import open_book
from autograder.coursefolder import open_course
from autograder.scribe import grades_of, register
from tests.chapters import fill, right, wrong
from tests.grading.handed_in import hand_in, new_course, released

STOCK = "nbgrader autograde"
MODES = {"plots drawn": "all", "drawing put off": "text", "marks only": "none"}
GOALS = {"plots drawn": 15, "drawing put off": 30, "marks only": 100}
PAGE = library.ROOT / "docs" / "grading_benchmark.md"


def submissions(root: Path, chapter: str, count: int) -> None:
    """A course with that many submissions: right, half and wrong ones in turn."""
    course = new_course(root)
    answers = right(chapter)
    kinds = (answers, dict(list(answers.items())[::2]), {**answers, **dict(list(wrong(chapter).items())[:1])})
    files = [nbformat.writes(fill(released(chapter), kind)).encode() for kind in kinds]
    for i in range(count):
        hand_in(course, f"learner{i:05}", chapter, files[i % 3])
    register(course, open_book(chapter))


def command(chapter: str, outputs: str | None) -> list[str]:
    if outputs is None:
        return [sys.executable, "-m", "nbgrader", "autograde", chapter]
    return [sys.executable, "-m", "autograder.cli", "grade", "--assignment", chapter, "--outputs", outputs]


def started(root: Path, chapter: str, outputs: str | None) -> subprocess.Popen:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "COURSE_PROGRESS": "off", "PYTHONPATH": str(library.ROOT)}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command(chapter, outputs), cwd=root, env=environment, stdout=quiet, stderr=quiet)


def turn(pattern: Path, chapter: str, outputs: str | None) -> tuple[float, dict]:
    """Seconds for the whole batch in a fresh copy of the course, and the marks."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "course"
        shutil.copytree(pattern, root)
        if outputs is None:
            (root / "solutions").symlink_to(library.SOLUTIONS)
        start = time.perf_counter()
        if started(root, chapter, outputs).wait() != 0:
            raise RuntimeError(f"{' '.join(command(chapter, outputs))} failed")
        return time.perf_counter() - start, grades_of(open_course(root), chapter)


@dataclass
class Speed:
    """Seconds for one notebook of each round: stock's, and by mode ours, with its start and for one more."""

    stock: list[float] = field(default_factory=list)
    ours: dict[str, list[float]] = field(default_factory=lambda: {mode: [] for mode in MODES})
    more: dict[str, list[float]] = field(default_factory=lambda: {mode: [] for mode in MODES})

    def rows(self) -> Iterator[tuple[str, float, float, float, float, int]]:
        """(mode, ms, times faster, ms for one more, times faster, goal)."""
        for mode in MODES:
            found = []
            for mine in (self.ours[mode], self.more[mode]):
                found += [1000 * statistics.median(mine), statistics.median(s / m for s, m in zip(self.stock, mine))]
            yield mode, found[0], found[1], found[2], found[3], GOALS[mode]


def speed(chapter: str, stock: int, ours: int, rounds: int) -> Speed:
    found = Speed()
    with tempfile.TemporaryDirectory() as scratch:
        few, many = Path(scratch) / "few", Path(scratch) / "many"
        submissions(few, chapter, stock)
        submissions(many, chapter, ours)
        for _ in range(rounds):
            seconds, marks = turn(few, chapter, None)
            found.stock.append(seconds / stock)
            for mode, outputs in MODES.items():
                short, same = turn(few, chapter, outputs)
                if same != marks:
                    raise AssertionError(f"{mode}: other marks than stock's")
                long, _ = turn(many, chapter, outputs)
                found.ours[mode].append(long / ours)
                found.more[mode].append(max(long - short, 1e-3) / (ours - stock))
    return found


@dataclass
class Memory:
    """One long batch: how many, seconds, and samples of (seconds, share done, MB of the grader, MB with all its boxes)."""

    count: int
    seconds: float
    samples: list[tuple[float, float, float, float]]


def memory(chapter: str, count: int) -> Memory:
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "course"
        submissions(root, chapter, count)
        journal = open_course(root).journal
        start, samples = time.perf_counter(), []
        running = started(root, chapter, "none")
        process = psutil.Process(running.pid)
        line = 0.0  # bytes of one submission in the journal
        while running.poll() is None:
            time.sleep(1.0)
            try:
                own = process.memory_info().rss / 2**20
                everything = own + sum(held(child) for child in process.children(recursive=True))
            except psutil.NoSuchProcess:
                break
            size = journal.stat().st_size if journal.exists() else 0
            samples.append((time.perf_counter() - start, float(size), own, everything))
        seconds = time.perf_counter() - start
        if running.wait() != 0:
            raise RuntimeError("the batch failed")
        line = float(journal.stat().st_size)
        marked = len(grades_of(open_course(root), chapter))
        if marked != count:
            raise AssertionError(f"{marked} of {count} are in the gradebook")
        return Memory(count, seconds, [(at, size / line, own, everything) for at, size, own, everything in samples])


def held(child: psutil.Process) -> float:
    """MB of a process that may end while it is looked at; forks share most of theirs, which is counted for each."""
    try:
        return child.memory_info().rss / 2**20
    except psutil.NoSuchProcess:
        return 0.0


def speed_table(found: Speed, chapter: str, stock: int, ours: int, rounds: int) -> str:
    lines = [
        f"`{STOCK}`: {1000 * statistics.median(found.stock):.0f} ms a notebook ({stock} notebooks of {chapter}, {rounds} rounds).",
        "",
        f"| `autograder grade`, {ours} notebooks | ms a notebook, start included | times faster | ms for one more | times faster | goal |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {mode} | {ms:.0f} | {ratio:.1f}× | {more:.0f} | {more_ratio:.1f}× | {goal}× |"
        for mode, ms, ratio, more, more_ratio, goal in found.rows()
    ]
    return "\n".join(lines)


def memory_table(found: Memory, chapter: str) -> str:
    lines = [
        f"{found.count} submissions of {chapter}, marks only, {found.seconds:.0f} s: {1000 * found.seconds / found.count:.0f} ms each.",
        "",
        "| done | seconds | grader, MB | with its boxes, MB |",
        "|---|---|---|---|",
    ]
    for share in (0.01, 0.1, 0.25, 0.5, 0.75, 0.99):
        sample = next((s for s in found.samples if s[1] >= share), found.samples[-1])
        lines.append(f"| {sample[1]:.0%} | {sample[0]:.0f} | {sample[2]:.0f} | {sample[3]:.0f} |")
    lines.append(
        f"\nMost ever: grader {max(s[2] for s in found.samples):.0f} MB, with its boxes {max(s[3] for s in found.samples):.0f} MB."
    )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chapter", default="00_start_here")
    parser.add_argument("--stock", type=int, default=8, help="notebooks for nbgrader (default: %(default)s)")
    parser.add_argument("--ours", type=int, default=60, help="notebooks for us (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, metavar="N", help="grade N submissions and sample the memory")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    asked = parser.parse_args()
    parts = [
        f"{os.cpu_count()} processors, load of other work {os.getloadavg()[0]:.1f}, {platform.system()}, Python {platform.python_version()}."
    ]
    if asked.write or not asked.memory:
        found = speed(asked.chapter, asked.stock, asked.ours, asked.rounds)
        parts.append(f"## Speed\n\n{speed_table(found, asked.chapter, asked.stock, asked.ours, asked.rounds)}")
        print(parts[-1], flush=True)
    if asked.memory:
        parts.append(f"## Memory\n\n{memory_table(memory(asked.chapter, asked.memory), asked.chapter)}")
        print(parts[-1], flush=True)
    if asked.write:
        words = " ".join(sys.argv[1:])
        head = (
            f"# Grading, measured\n\nWritten by `python -m benchmarks.grading {words}`; every number comes from one run of it.\n"
        )
        PAGE.write_text("\n".join([head, "\n\n".join(parts), ""]), encoding="utf-8")
        print(f"Written: {PAGE}")


if __name__ == "__main__":
    main()
