"""Who does the marking: threads of this process with boxes of their own, or the workers of a Dask cluster. Results come as they are ready.

Both keep only a few submissions in hand, so that ten thousand need no more memory than ten. On a cluster, a task whose worker is lost is
given to another one by the scheduler; what fails there three times is reported as not gradable.
"""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any

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
    with (cluster if settings.scheduler else threads)(book, settings) as run:
        yield run


@contextmanager
def threads(book: Book, settings: Settings) -> Iterator[Callable[[Iterable[Job]], Iterator[Result]]]:
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


turn = threading.Lock()  # a box serves one submission at a time, however many threads a worker has
opened: dict[tuple[str, str, str], Boxes] = {}  # of this worker process, kept from task to task


def remote(job: Job, book: Book, settings: Settings) -> Outcome:
    """Runs on a Dask worker, one task at a time in each process."""
    key = (book.chapter, settings.tier, "".join(book.versions.values()))
    with turn:
        if key not in opened:
            opened[key] = Boxes(book, settings.tier)
        return process(job[3], job[4], job[0].student, book, opened[key], settings)


def close_boxes() -> None:
    """Runs on a Dask worker when the batch is over."""
    while opened:
        opened.popitem()[1].close()


@contextmanager
def cluster(book: Book, settings: Settings) -> Iterator[Callable[[Iterable[Job]], Iterator[Result]]]:
    from distributed import Client, as_completed

    with Client(settings.scheduler, set_as_default=False) as client:
        [shared] = client.scatter([book], broadcast=True)
        most = 2 * sum(client.nthreads().values()) or 2

        def run(jobs: Iterable[Job]) -> Iterator[Result]:
            source = iter(jobs)
            running: dict[Any, Job] = {}
            ready = as_completed()

            def more() -> None:
                job = next(source, None)
                if job is not None:
                    future = client.submit(remote, job, shared, settings, pure=False, retries=2)
                    running[future] = job
                    ready.add(future)

            for _ in range(most):
                more()
            for future in ready:
                job = running.pop(future)
                error = future.exception()
                outcome = error if error is not None else future.result()
                future.release()
                more()
                if isinstance(outcome, BaseException) and not isinstance(outcome, Exception):
                    raise outcome
                yield job[0], job[1], job[2], outcome

        try:
            yield run
        finally:
            client.run(close_boxes)
