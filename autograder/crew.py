"""Who does the marking: threads of this process with boxes of their own, or the workers of a Dask cluster. Results come as they are ready.

Only a few submissions are in hand at a time, so that ten thousand need no more memory than ten.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from queue import SimpleQueue

from autograder.batch import Job, Settings, process
from autograder.book import Book
from autograder.boxes import Boxes, Nursery
from autograder.filing import Outcome

__all__ = ["Crew", "Gone", "Lost", "Result", "as_ready", "crew"]

Result = tuple[Job, Outcome | Exception]
Crew = Callable[[Iterable[Job]], Iterator[Result]]


class Lost(RuntimeError):
    """Whoever had the job is gone, and another attempt would not help."""


class Gone(RuntimeError):
    """There is nobody left to mark anything; what is not entered yet waits for the next run."""


@contextmanager
def crew(book: Book, settings: Settings) -> Iterator[Crew]:
    """Yields `run(jobs)`, an iterator of results in the order in which they are ready. Raises Unavailable when there is no box."""
    if settings.scheduler:
        from autograder.cluster import cluster_crew

        with cluster_crew(book, settings) as run:
            yield run
        return
    count = settings.workers or (os.cpu_count() or 1) + 1  # a worker and its box wait for each other in turns
    nursery = Nursery(book, settings.tier)
    every = [Boxes(book, settings.tier, nursery) for _ in range(count)]
    free: SimpleQueue[Boxes] = SimpleQueue()
    for boxes in every:
        free.put(boxes)

    def one(job: Job) -> Outcome:
        boxes = free.get()
        try:
            return process(job, book, boxes, settings)
        finally:
            free.put(boxes)

    pool = ThreadPoolExecutor(count)
    try:
        kinds = [book.asked, ()] if settings.outputs != "none" else [book.asked]
        for started in [pool.submit(every[0].box, kind) for kind in kinds]:
            started.result()  # no box, no grading: said before the first submission is opened
        if settings.outputs != "none":
            pool.submit(nursery.lesson, settings.outputs)
        yield lambda jobs: as_ready(jobs, lambda job: pool.submit(one, job), lambda: 2 * count)
    finally:
        nursery.close()
        for boxes in every:
            boxes.close()  # before the threads are waited for: when we were stopped, what still runs ends at once
        pool.shutdown(cancel_futures=True)


def as_ready(
    jobs: Iterable[Job],
    submit: Callable[[Job], Future],
    most: Callable[[], int],
    hopeless: tuple[type[Exception], ...] = (),
    look: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """Submit jobs, at most so many at a time, and yield each as it is ready.

    What raised is tried once more, unless it is hopeless. `look` is called now and then while nothing comes; it may raise Gone.
    """
    source = iter(jobs)
    running: dict[Future, tuple[Job, bool]] = {}
    exhausted = False
    while True:
        while not exhausted and len(running) < most():
            job = next(source, None)
            if job is None:
                exhausted = True
            else:
                running[submit(job)] = (job, True)
        if not running:
            return
        done, _ = wait(running, timeout=5.0, return_when=FIRST_COMPLETED)
        if not done:
            look()
        for future in done:
            job, first = running.pop(future)
            result = result_of(future)
            if isinstance(result, Exception) and first and not isinstance(result, hopeless):
                running[submit(job)] = (job, False)
            else:
                yield job, result


def result_of(future: Future) -> Outcome | Exception:
    """What came of it; an exception is a result too, unless it is one that ends us."""
    try:
        return future.result()
    except CancelledError:
        return Lost("the cluster let go of it, because its scheduler or its workers are gone")
    except Exception as error:
        return error
