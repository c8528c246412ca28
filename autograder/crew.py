"""Who does the marking: threads of this process with boxes of their own. Results come as they are ready.

Only a few submissions are in hand at a time, so that ten thousand need no more memory than ten.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from queue import SimpleQueue

from autograder.batch import Outcome, Settings, process
from autograder.book import Book
from autograder.coursefolder import Handed
from autograder.marking import Boxes

__all__ = ["crew"]

Job = tuple[Handed, str, str, bytes | str, tuple[str, ...]]
Result = tuple[Handed, str, str, Outcome | Exception]


@contextmanager
def crew(book: Book, settings: Settings) -> Iterator[Callable[[Iterable[Job]], Iterator[Result]]]:
    """Yields `run(jobs)`, an iterator of results in the order in which they are ready. Raises Unavailable when there is no box."""
    count = settings.workers or os.cpu_count() or 1
    every = [Boxes(book, settings.tier) for _ in range(count)]
    free: SimpleQueue[Boxes] = SimpleQueue()
    for boxes in every:
        free.put(boxes)

    def one(job: Job) -> Outcome:
        boxes = free.get()
        try:
            return process(job[3], job[4], job[0].student, book, boxes, settings)
        finally:
            free.put(boxes)

    try:
        every[0].box(book.asked)  # no box, no grading: said before the first submission is opened
        with ThreadPoolExecutor(count) as pool:
            yield lambda jobs: as_ready(jobs, lambda job: pool.submit(one, job), 2 * count)
    finally:
        for boxes in every:
            boxes.close()


def as_ready(jobs: Iterable[Job], submit: Callable[[Job], Future], most: int) -> Iterator[Result]:
    """Submit jobs, at most so many at a time, and yield each as it is ready. What raised is tried once more."""
    source = iter(jobs)
    running: dict[Future, tuple[Job, bool]] = {}
    exhausted = False
    while True:
        while not exhausted and len(running) < most:
            job = next(source, None)
            if job is None:
                exhausted = True
            else:
                running[submit(job)] = (job, True)
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            job, first = running.pop(future)
            error = future.exception()
            if error is not None and first:
                running[submit(job)] = (job, False)
                continue
            if error is not None and not isinstance(error, Exception):
                raise error
            yield job[0], job[1], job[2], error if isinstance(error, Exception) else future.result()
