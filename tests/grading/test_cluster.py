"""Marking on a Dask cluster: workers die, one submission kills whoever has it, the scheduler goes away; the gradebook is as it must be."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from distributed import Client

from autograder import library
from autograder.batch import Settings, grade
from autograder.box.sandbox import Unavailable
from autograder.scribe import grades_of
from tests.chapters import right, wrong
from tests.grading.handed_in import hand_in, new_course

CHAPTER = "00_start_here"
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(library.ROOT), "PYTHONWARNINGS": "ignore",
               "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1", "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s"}  # fmt: skip


class Cluster:
    """A scheduler and two workers, each a process of its own, as they would be on other machines."""

    def __init__(self, folder: Path):
        self.folder = folder
        file = folder / "scheduler.json"
        self.scheduler = self.start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
        )
        deadline = time.monotonic() + 120
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        self.workers = [
            self.start("worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard") for _ in range(2)
        ]
        self.address = json.loads(file.read_text())["address"]

    def start(self, *words: str) -> subprocess.Popen:
        with open(self.folder / "log", "ab") as log:
            command = [sys.executable, "-m", f"distributed.cli.dask_{words[0]}", *words[1:]]
            return subprocess.Popen(command, cwd=self.folder, env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)

    def processes_of_workers(self) -> list[int]:
        """The processes that do the work: below each worker command, a nanny's child."""
        return [
            c.pid
            for w in self.workers
            for c in psutil.Process(w.pid).children(recursive=True)
            if "spawn_main" in " ".join(c.cmdline())
        ]

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.terminate()
        for process in (*self.workers, self.scheduler):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """One for all tests of this file, in their order: the last one takes its scheduler away."""
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.close()


def course_of(root: Path, names: str):
    course = new_course(root)
    answers = right(CHAPTER)
    for i, name in enumerate(names):
        hand_in(course, name, CHAPTER, {**answers, "accuracy": wrong(CHAPTER)["accuracy"]} if i % 3 == 0 else answers)
    return course


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """The marks of the same submissions, given by threads of this process."""
    course = course_of(tmp_path_factory.mktemp("here"), "abcdef")
    assert grade(course, [CHAPTER], Settings(outputs="none")).graded == 6
    return grades_of(course, CHAPTER)


def patch_workers(address: str) -> None:
    """From now on, a worker that is given the submission of `e` dies at once."""

    def patch():
        import os
        import signal

        from autograder import cluster

        honest = cluster.process

        def deadly(job, *others):
            if job.handed.student == "e":
                os.kill(os.getpid(), signal.SIGKILL)
            return honest(job, *others)

        cluster.process = deadly

    from distributed import WorkerPlugin

    class Deadly(WorkerPlugin):
        def setup(self, worker):
            patch()

    with Client(address, set_as_default=False) as client:
        client.register_plugin(Deadly())


def test_a_worker_that_is_killed_costs_nothing(cluster, here, tmp_path):
    course = course_of(tmp_path / "course", "abcdef")
    killed = []

    def kill_one(_):
        if not killed:
            killed.append(cluster.processes_of_workers()[0])
            os.kill(killed[0], signal.SIGKILL)

    summary = grade(course, [CHAPTER], Settings(outputs="none", scheduler=cluster.address), progress=kill_one)
    assert killed
    assert (summary.graded, summary.failed) == (6, 0), summary.problems
    assert grades_of(course, CHAPTER) == here


def test_what_kills_every_worker_is_given_up_and_the_rest_is_graded(cluster, here, tmp_path):
    course = course_of(tmp_path / "course", "abcdef")
    patch_workers(cluster.address)
    summary = grade(course, [CHAPTER], Settings(outputs="none", scheduler=cluster.address))
    # Dask also gives up what stood beside the killer on every worker that fell: that is by chance, and the next run takes it up.
    assert summary.graded + summary.failed == 6
    assert summary.graded >= 3, summary.problems
    assert [p for p in summary.problems if p.startswith("e/")]
    assert all("by our fault" in problem for problem in summary.problems)
    assert "e" not in grades_of(course, CHAPTER)
    assert grade(course, [CHAPTER], Settings(outputs="none")).graded == summary.failed
    assert grades_of(course, CHAPTER) == here


def test_without_its_scheduler_a_run_ends_and_the_next_one_goes_on(cluster, here, tmp_path):
    course = course_of(tmp_path / "course", "ABCDEF")
    seen = threading.Event()

    def kill_the_scheduler(_):
        if not seen.is_set():
            seen.set()
            os.kill(cluster.scheduler.pid, signal.SIGKILL)

    summary = grade(course, [CHAPTER], Settings(outputs="none", scheduler=cluster.address), progress=kill_the_scheduler)
    assert summary.failed
    assert all("by our fault" in problem for problem in summary.problems)
    again = grade(course, [CHAPTER], Settings(outputs="none"))
    assert (again.graded + again.skipped, again.failed) == (6, 0)
    assert again.skipped == summary.graded
    assert {name.lower(): marks for name, marks in grades_of(course, CHAPTER).items()} == here


def test_no_scheduler_is_said_before_anything_is_read(tmp_path):
    course = course_of(tmp_path / "course", "a")
    with pytest.raises(Unavailable, match="no Dask scheduler"):
        grade(course, [CHAPTER], Settings(scheduler="tcp://127.0.0.1:9"))
    assert grades_of(course, CHAPTER) == {}
