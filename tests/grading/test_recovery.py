"""Killed, locked out, without room: run again, and the gradebook is that of an undisturbed run. Nothing ever turns into 0 by accident."""

import contextlib
import errno
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from autograder import filing, scribe
from autograder.batch import Busy, Settings, grade, one_at_a_time
from autograder.book import open_book
from autograder.journal import Entry, Journal
from autograder.scribe import grades_of
from tests.chapters import right, wrong
from tests.grading.handed_in import hand_in, new_course

CHAPTER = "00_start_here"
MARKS_ONLY = Settings(outputs="none")


def with_submissions(root: Path):
    course = new_course(root)
    answers = right(CHAPTER)
    names = list(answers)
    for i in range(5):
        hand_in(course, f"learner{i}", CHAPTER, {n: answers[n] for n in names[i:]})
    hand_in(course, "wrong", CHAPTER, {**answers, "accuracy": wrong(CHAPTER)["accuracy"]})
    hand_in(course, "broken", CHAPTER, b"{")
    return course


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The marks of a run that nothing disturbed; the course is left for tests that go on from there."""
    course = with_submissions(tmp_path_factory.mktemp("undisturbed"))
    summary = grade(course, [CHAPTER], MARKS_ONLY)
    assert (summary.graded, summary.skipped, summary.failed) == (7, 0, 0)
    marks = grades_of(course, CHAPTER)
    assert len({repr(sorted(m.items())) for m in marks.values()}) >= 6, "the submissions differ"
    return course, marks


def test_a_second_run_has_nothing_to_do(undisturbed):
    course, marks = undisturbed
    summary = grade(course, [CHAPTER], MARKS_ONLY)
    assert (summary.graded, summary.skipped, summary.failed) == (0, 7, 0)
    assert grades_of(course, CHAPTER) == marks


def command(course) -> list[str]:
    words = ["grade", "--course", str(course.root), "--assignment", CHAPTER, "--outputs", "none"]
    return [sys.executable, "-m", "autograder.cli", *words]


def descendants(pid: int) -> list[int]:
    """All processes below this one."""
    children: dict[int, list[int]] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = file.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(words[1]), []).append(int(file.parent.name))
    found, look = [], [pid]
    while look:
        below = children.get(look.pop(), [])
        found += below
        look += below
    return found


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_random_moments(seed, undisturbed, tmp_path):
    """Boxes, their forks and in the end the grader itself are killed; then it is called until it says that it is done."""
    rng = random.Random(seed)
    course = with_submissions(tmp_path / "course")
    running = subprocess.Popen(command(course), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 30
    while not (below := descendants(running.pid)) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(rng.uniform(0, 2))
    for _ in range(rng.randrange(3)):
        below = descendants(running.pid)
        if below and running.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(rng.choice(below), signal.SIGKILL)
        time.sleep(rng.uniform(0, 1))
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert running.stderr
    running.stderr.close()
    for _ in range(3):
        done = subprocess.run(command(course), capture_output=True, text=True, timeout=200)
        assert done.returncode in (0, 1), done.stderr
        if done.returncode == 0:
            break
    assert done.returncode == 0, done.stdout
    assert grades_of(course, CHAPTER) == undisturbed[1]


def test_a_locked_database_is_waited_for(undisturbed, tmp_path):
    course = with_submissions(tmp_path)
    scribe.register(course, open_book(CHAPTER))
    lock = sqlite3.connect(course.database.removeprefix("sqlite:///"), check_same_thread=False)
    lock.execute("BEGIN EXCLUSIVE")
    timer = threading.Timer(4.0, lock.rollback)
    timer.start()
    try:
        scribe.write_grades(course, [scribe.Graded("someone", CHAPTER, (), frozenset())])
    finally:
        timer.join()
        lock.close()
    assert "someone" in grades_of(course, CHAPTER)


def test_a_database_that_stays_locked_loses_nothing(undisturbed, tmp_path, monkeypatch):
    course = with_submissions(tmp_path)
    kept = filing.write_grades

    def locked(*_):
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(filing, "write_grades", lambda *a: locked() if a[1][0].student != "nobody" else kept(*a))
    summary = grade(course, [CHAPTER], MARKS_ONLY)
    assert (summary.graded, summary.failed) == (0, 7)
    assert all("by our fault" in p for p in summary.problems if "locked" in p)
    assert grades_of(course, CHAPTER) == {}
    monkeypatch.undo()
    assert grade(course, [CHAPTER], MARKS_ONLY).graded == 7
    assert grades_of(course, CHAPTER) == undisturbed[1]


def test_a_full_disk_is_our_fault(undisturbed, tmp_path, monkeypatch):
    course = with_submissions(tmp_path)
    kept = os.replace

    def full(source, target):
        if "learner2" in str(target):
            raise OSError(errno.ENOSPC, "No space left on device")
        kept(source, target)

    monkeypatch.setattr(os, "replace", full)
    summary = grade(course, [CHAPTER], MARKS_ONLY)
    assert summary.failed == 1
    assert any("learner2" in p and "No space left" in p and "by our fault" in p for p in summary.problems)
    found = grades_of(course, CHAPTER)
    assert "learner2" not in found or all(auto is None for auto, *_ in found["learner2"].values())
    monkeypatch.undo()
    assert grade(course, [CHAPTER], MARKS_ONLY).graded == 1
    assert grades_of(course, CHAPTER) == undisturbed[1]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 600 kB, and a function that gives it more room."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "none", str(place)], capture_output=True).returncode:
        pytest.skip("only root, with the right to mount, can make a small disk")
    try:
        yield place, lambda: subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_fills_up_is_our_fault_and_the_next_run_goes_on(undisturbed, small_disk, tmp_path):
    place, enlarge = small_disk
    course = with_submissions(tmp_path / "course")
    scribe.register(course, open_book(CHAPTER))
    kept = course.root / "instructor"
    submitted = (kept / "submitted").rename(tmp_path / "submitted")
    shutil.copytree(kept, place, dirs_exist_ok=True)
    shutil.rmtree(kept)
    kept.symlink_to(place)
    summary = grade(course, [CHAPTER], MARKS_ONLY, submitted)
    assert summary.failed > 0
    assert summary.graded + summary.failed == 7
    assert all("by our fault" in problem for problem in summary.problems if "broken" not in problem)
    found = grades_of(course, CHAPTER)
    assert all(marks == undisturbed[1][student] for student, marks in found.items()), "nothing is entered by half"
    enlarge()
    again = grade(course, [CHAPTER], MARKS_ONLY, submitted)
    assert (again.failed, again.graded + again.skipped) == (0, 7)
    assert grades_of(course, CHAPTER) == undisturbed[1]


def test_two_at_once_are_refused(tmp_path):
    course = new_course(tmp_path)
    with one_at_a_time(course), pytest.raises(Busy, match="being graded already"), one_at_a_time(course):
        pass


def test_a_torn_journal_is_read_and_goes_on(tmp_path):
    journal = Journal(tmp_path / "journal.jsonl")
    journal.add([Entry("a", CHAPTER, "k1", "c", ())])
    with open(journal.file, "a") as file:
        file.write('{"student": "b", "chap')
    again = Journal(journal.file)
    assert again.find("a", CHAPTER).key == "k1"
    again.add([Entry("c", CHAPTER, "k2", "c", ())])
    assert {e.student for e in Journal(journal.file).of(CHAPTER)} == {"a", "c"}
