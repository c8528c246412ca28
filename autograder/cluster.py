"""Marking on a Dask cluster: its workers run the boxes; this process alone reads submissions and writes gradebook and journal.

A worker that is lost takes nothing with it: Dask gives its submissions to another one. A submission that is there whenever a worker dies is
given up after Dask's `allowed-failures` and reported as not gradable; so is everything in hand when the scheduler is gone. Workers need
bubblewrap, this environment and the same version of the course; lessons and hidden cases come from here, the secret seed does not.
"""

import atexit
import gc
import logging
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import Any

from distributed import Client, KilledWorker

from autograder import library
from autograder.batch import Job, Settings, process
from autograder.book import Book, environment
from autograder.box.sandbox import Unavailable
from autograder.crew import Crew, Gone, Lost, Result, as_ready
from autograder.filing import Outcome
from autograder.marking import Boxes

__all__ = ["cluster_crew"]

PATIENCE = 120.0  # seconds that a cluster may be without any worker


@contextmanager
def cluster_crew(book: Book, settings: Settings) -> Iterator[Crew]:
    """Yields `run(jobs)` as `crew` does. Raises Unavailable when the cluster, its workers or their boxes cannot be had."""
    with connected(settings.scheduler) as client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise Unavailable(f"the cluster at {settings.scheduler} has no workers") from None
        others = sorted(address for address, version in client.run(environment).items() if version != environment())
        if others:
            raise Unavailable(f"other versions of the course or of Python are installed on {', '.join(others)}")
        kept = client.submit(keep, book, pure=False)  # made by a task, so that it can be made again when its holder is lost
        executor = client.get_executor(pure=False)
        watch, here = Watch(client), replace(settings, scheduler=None)  # a cluster is nothing that can be sent to itself

        def submit(job: Job) -> Future:
            watch.look()
            return executor.submit(mark_there, job, kept, here, environment())

        def run(jobs: Iterable[Job]) -> Iterator[Result]:
            return as_ready(jobs, submit, lambda: 2 * watch.threads, hopeless=(Lost, KilledWorker), look=watch.look)

        try:
            yield run
        finally:
            if client.status == "running":
                client.run(close_boxes)


def connected(scheduler: Any) -> Client:
    """A client of the cluster. Raises Unavailable when no scheduler answers."""
    logging.getLogger("distributed.client").setLevel(
        logging.CRITICAL
    )  # a lost scheduler is said in our words, without its traceback
    try:
        return Client(scheduler, timeout="30s", set_as_default=False, name="autograder")
    except (OSError, ValueError, TypeError) as error:
        said = str(error)
    gc.collect()  # the half-made client closes itself now; at the end of the process it would wait a minute for a loop that is gone
    raise Unavailable(
        f"no Dask scheduler answers at {scheduler}: {said}. Start one with `dask scheduler`, and give the address that it prints, "
        "such as tcp://127.0.0.1:8786"
    )


class Watch:
    """Knows how many threads the cluster has. `look` raises Gone when there is no scheduler, or no worker for too long."""

    def __init__(self, client: Client):
        self.client, self.threads = client, 1
        self.seen = self.looked = float("-inf")
        self.look()

    def look(self) -> None:
        if self.client.status != "running":
            raise Gone("the scheduler does not answer any more")
        now = time.monotonic()
        if now - self.looked < 2.0:
            return
        self.looked = now
        try:
            threads = sum(self.client.ncores().values())
        except (OSError, TimeoutError) as error:
            raise Gone(f"the scheduler does not answer any more: {error}") from None
        if threads:
            self.threads, self.seen = threads, now
        elif now - self.seen > PATIENCE:
            raise Gone("all workers are gone")


# --- what runs on a worker ------------------------------------------------------------------------------------------------------------

free: dict[tuple[str, str], SimpleQueue[Boxes]] = {}  # (chapter and its version, tier) -> boxes that nobody uses


def keep(book: Book) -> Book:
    """The book as a worker holds it: the chapter's folder is the worker's own."""
    return replace(book, folder=library.COURSE / book.chapter)


def mark_there(job: Job, book: Book, settings: Settings, version: str) -> Outcome:
    """Mark one submission in a box of this worker."""
    if environment() != version:
        raise Lost("another version of the course is installed on this worker")
    queue = free.setdefault((f"{book.chapter} {sorted(book.versions.items())}", settings.tier), SimpleQueue())
    try:
        boxes = queue.get_nowait()
    except Empty:
        boxes = Boxes(book, settings.tier)
    try:
        return process(job, book, boxes, settings)
    finally:
        queue.put(boxes)


def close_boxes() -> None:
    """End all boxes of this worker that are not in use."""
    while free:
        _, queue = free.popitem()
        while not queue.empty():
            queue.get().close()


atexit.register(close_boxes)
