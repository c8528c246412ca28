"""How long a learner waits: one check, one chapter from top to bottom; and how many files a minute `autograder check` judges."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from autograder import library
from autograder.examine import examine
from autograder.exercise import Exercise, source_of
from autograder.feedback import as_html, page
from autograder.files import judge_files
from autograder.judge import judge
from benchmarks.report import Table
from tests.chapters import copied, fill, right, run

FILES = 500


def tables(options) -> Iterator[Table]:
    yield checks()
    yield chapters()
    yield files()


def checks() -> Table:
    """What `check` does between the click and the report, for the right answer and for every known wrong one."""
    table = Table(
        "One check in the notebook",
        "Observing all public cases (each called twice), judging, diagnosing, and writing the report; milliseconds, without the "
        "kernel's round trip of about 5. Goals: median below 100, worst below 1,000.",
        ["answers", "checks", "median", "95 %", "worst", "the slowest"],
    )
    for kind in ("right", "wrong"):
        times: dict[str, float] = {}
        for name in library.index():
            _, exercise = library.find(name)
            if isinstance(exercise, Exercise):
                frozen = library.public_checks(name)
                for answer in (exercise.answer,) if kind == "right" else exercise.misconceptions:
                    start = time.perf_counter()
                    as_html(page(judge(frozen, examine(answer, frozen)), frozen))
                    times[f"{name}, {answer.__name__}"] = 1e3 * (time.perf_counter() - start)
        ordered = sorted(times.values())
        slowest = max(times, key=lambda key: times[key])
        numbers = [statistics.median(ordered), ordered[int(0.95 * len(ordered))], ordered[-1]]
        table.rows.append([kind, str(len(ordered)), *(f"{number:.1f}" for number in numbers), slowest])
    return table


def chapters() -> Table:
    """Every chapter in a fresh kernel, from a folder of its own."""
    table = Table(
        "A chapter from top to bottom",
        "Seconds in a fresh kernel, its start included; stubbed as released, and with every exercise solved. Goal: below 30, "
        "chapter 01 below 20.",
        ["chapter", "stubbed", "solved"],
    )
    for chapter in library.chapters():
        seconds = []
        for answers in ({}, right(chapter)):
            with tempfile.TemporaryDirectory() as scratch:
                notebook, folder = copied(chapter, Path(scratch))
                start = time.perf_counter()
                run(fill(notebook, answers), folder)
                seconds.append(time.perf_counter() - start)
        table.rows.append([chapter, *(f"{s:.1f}" for s in seconds)])
    return table


def files() -> Table:
    """The command line's way, each file in a box of its own."""
    table = Table(
        "autograder check on many files",
        f"{FILES} files with the right answer, by public and hidden cases, each in a fork in namespaces of its own; seconds in all "
        "on 2 workers. Goal: well below 120.",
        ["exercise", "seconds", "milliseconds a file"],
    )
    for name in ("accuracy", "train_perceptron", "softmax"):
        with tempfile.TemporaryDirectory() as scratch:
            source = "import numpy as np\nfrom nnref import *\n" + source_of(library.find(name)[1].answer)  # type: ignore[union-attr]
            paths = [Path(scratch, f"{i}.py") for i in range(FILES)]
            for path in paths:
                path.write_text(source)
            start = time.perf_counter()
            passed = sum(verdict.passed for _, verdict in judge_files(name, paths, workers=2))
            seconds = time.perf_counter() - start
        if passed != FILES:
            raise RuntimeError(f"{name}: {FILES - passed} right answers were not accepted")
        table.rows.append([name, f"{seconds:.1f}", f"{1e3 * seconds / FILES:.1f}"])
    return table
