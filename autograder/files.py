"""Judge functions in Python files, without a notebook: each file in a box of its own, by public and fresh cases."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from autograder import library
from autograder.box.sandbox import Sandbox, Unavailable
from autograder.exercise import Checks
from autograder.judge import Verdict, judge
from autograder.observe import Observation


def judge_files(
    name: str, paths: list[Path], *, tier: str = "namespaces", workers: int | None = None
) -> Iterator[tuple[Path, Verdict]]:
    """Judge the answer named `name` in each file, in the order of `paths`. Raises Unavailable before the first when there is no box."""
    public, fresh = library.public_checks(name), library.fresh_checks(name, library.secret_seed())
    count = min(workers or os.cpu_count() or 1, len(paths))
    boxes: SimpleQueue[Sandbox] = SimpleQueue()
    opened = []
    try:
        for _ in range(count):
            opened.append(Sandbox({name}, tier).__enter__())
            boxes.put(opened[-1])

        def one(path: Path) -> Verdict:
            box = boxes.get()
            try:
                return judge_file(box, path, public, fresh)
            finally:
                boxes.put(box)

        with ThreadPoolExecutor(max(count, 1)) as pool:
            yield from zip(paths, pool.map(one, paths))
    finally:
        for box in opened:
            box.close()


def judge_file(box: Sandbox, path: Path, public: Checks, fresh: Checks) -> Verdict:
    """The verdict on one file. What fails by our fault is tried once more, then said to be not gradable: never 0 by accident."""
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        unreadable = Observation("unreadable", printed=f"{type(error).__name__}: {error}")
        return judge(public, [unreadable] * len(public.cases))
    for attempt in (1, 2):
        try:
            _, (seen, seen_fresh) = box.examine(source, path.name, [public, fresh])
            return judge(public, seen).together_with(judge(fresh, seen_fresh))
        except (Unavailable, OSError) as error:
            if attempt == 2:
                return Verdict(public.name, "not gradable", public.points, message=f"Not graded, by our fault: {error}")
            box.restart()
    raise AssertionError("unreachable")
