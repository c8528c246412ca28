"""Many submissions: read, marked by workers, written by one scribe, entered in the journal. Stopped anywhere, it goes on from there.

What a learner did wrong is a verdict. What we did wrong (a worker lost, a full disk, a locked database) is tried again and then reported as
"not gradable": such a submission keeps the marks it had, or none, and the next run takes it up. It never becomes 0.
"""

import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import nbformat

from autograder.book import Book, environment, open_book
from autograder.clean import clean_line
from autograder.coursefolder import CourseFolder, Handed
from autograder.extract import Unreadable, extract, find_notebook, read_file
from autograder.filing import Done, Outcome, Summary, put_away
from autograder.handout import handout
from autograder.journal import Journal
from autograder.marking import Boxes, Limits, mark, unreadable
from autograder.scribe import as_file, autograded, graded_students, kept_open, register
from autograder.showing import show

__all__ = ["Busy", "Job", "Settings", "content_of", "grade", "key_of", "one_at_a_time", "process"]

GROUP = 32  # submissions that share a transaction


@dataclass(frozen=True)
class Settings:
    """How to grade.

    outputs    "all", "text" (figures are not drawn) or "none" (marks only)
    scheduler  the Dask cluster that does the marking, by its address or as an object of Dask's; None: threads of this process
    students   only these; none: everybody
    force      also what has been graded and has not changed
    """

    tier: str = "namespaces"
    outputs: str = "all"
    limits: Limits = field(default_factory=Limits)
    workers: int | None = None
    scheduler: Any = None
    students: frozenset[str] = frozenset()
    force: bool = False


@dataclass(frozen=True)
class Job:
    """One submission to be marked: its notebook's bytes, or a sentence that says why there are none, and what is odd about its folder."""

    handed: Handed
    key: str
    own: str
    content: bytes | str
    notes: tuple[str, ...]


class Busy(RuntimeError):
    """Another grading of the same course is under way."""


@contextmanager
def one_at_a_time(course: CourseFolder) -> Iterator[TextIO]:
    """Hold the course's lock. The system gives it back when a process ends, however it ends."""
    file = course.journal.with_name("grading.lock")
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"this course is being graded already (the lock is {file})") from None
        yield lock


def content_of(handed: Handed) -> tuple[bytes | str, tuple[str, ...]]:
    """The bytes of a submission's notebook, or a sentence that says why there are none; and what is odd about its folder. Raises OSError."""
    try:
        if handed.folder.is_symlink() or handed.folder.parent.is_symlink():  # it may lead to what somebody else has handed in
            raise Unreadable("the folder is a link, and links are not followed")
        file, notes = find_notebook(handed.folder, handed.chapter)
        return read_file(file), notes
    except Unreadable as reason:
        return str(reason), ()


def key_of(book: Book, content: bytes | str, outputs: str, limits: Limits) -> tuple[str, str]:
    """(a hash of all that a result depends on, a hash of the content alone)."""
    raw = content if isinstance(content, bytes) else content.encode()
    own = hashlib.sha256(raw).hexdigest()[:24]
    rest = [own, environment(), outputs, repr(limits), *(f"{n}={v}" for n, v in sorted(book.versions.items()))]
    return hashlib.sha256("\n".join(rest).encode()).hexdigest()[:24], own


def process(job: Job, book: Book, boxes: Boxes, settings: Settings) -> Outcome:
    """Everything about one submission but the writing. Raises Unavailable or OSError for what is our fault."""
    student, notes = job.handed.student, job.notes
    try:
        if isinstance(job.content, str):
            raise Unreadable(job.content)
        submission = extract(job.content, book.cells)
    except Unreadable as reason:
        marks = tuple(unreadable(book, str(reason)))
        empty = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_markdown_cell(f"Nothing could be graded: {reason}.", id="unreadable")]
        )
        page = handout(empty, student, book.chapter, marks, notes)
        return Outcome(marks, as_file(empty), page, frozenset(), {}, (*notes, str(reason)))
    marks = tuple(mark(submission, book, boxes, settings.limits, explain=settings.outputs != "none"))
    outputs = show(submission, boxes, settings.limits, settings.outputs) if settings.outputs != "none" else {}
    notebook = autograded(book, submission, marks, outputs)
    notes = (*notes, *submission.notes)
    page = handout(notebook, student, book.chapter, marks, notes)
    answered = frozenset(c.name for c in submission.cells if c.role == "words" and c.own)
    answers = {c.name: c.source for c in submission.cells if c.role == "answer" and c.own}
    return Outcome(marks, as_file(notebook), page, answered, answers, notes)


def grade(
    course: CourseFolder,
    chapters: list[str],
    settings: Settings,
    submitted: Path | None = None,
    tell: Callable[[str], None] = lambda line: None,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:
    """Grade every submission that is new or has changed, or whose exercises have. `tell` gets one line for each problem."""
    with one_at_a_time(course):
        run = Run(course, Journal(course.journal), settings, submitted, tell, progress)
        for chapter in chapters:
            run.chapter(open_book(chapter))
    return run.summary


@dataclass
class Run:
    """One run over a course: what it works on, whom it tells, and what has become of it so far."""

    course: CourseFolder
    journal: Journal
    settings: Settings
    submitted: Path | None
    tell: Callable[[str], None]
    progress: Callable[[int], None]
    summary: Summary = field(default_factory=Summary)
    waiting: list[Done] = field(default_factory=list)  # marked, not yet written

    def chapter(self, book: Book) -> None:
        """Grade what was handed in of a chapter."""
        from autograder.crew import Gone, crew

        register(self.course, book)
        jobs = self.todo(book)
        first = next(jobs, None)
        if first is None:  # nothing to do takes no box
            return
        written_at = time.monotonic()
        try:
            with kept_open(self.course), crew(book, self.settings) as work:
                for job, outcome in work(chain([first], jobs)):
                    if isinstance(outcome, Exception):
                        self.lost(job.handed, outcome)
                    else:
                        self.take(job, outcome)
                    if len(self.waiting) >= GROUP or time.monotonic() - written_at > 1.0:
                        self.write()
                        written_at = time.monotonic()
        except Gone as error:
            self.summary.failed += 1
            self.problem(
                f"{book.chapter}: not gradable, by our fault: {error}. What is entered stays; the next run takes up the rest."
            )
        self.write()

    def todo(self, book: Book) -> Iterator[Job]:
        """What has to be graded, read one after the other as workers become free. What is in place is counted and passed over."""
        known = graded_students(self.course, book.chapter)
        for handed in self.course.submitted([book.chapter], self.submitted, self.settings.students):
            try:
                content, notes = content_of(handed)
            except OSError as error:
                self.lost(handed, error)
                continue
            key, own = key_of(book, content, self.settings.outputs, self.settings.limits)
            done = (
                handed.student in known and self.journal.key(handed.student, book.chapter) == key and written(self.course, handed)
            )
            if done and not self.settings.force:
                self.summary.skipped += 1
                self.progress(1)
            else:
                yield Job(handed, key, own, content, notes)

    def take(self, job: Job, outcome: Outcome) -> None:
        """Keep a result until its group is written."""
        at, stamp, oddity = self.course.handed_in_at(job.handed)
        for note in (*outcome.notes, *oddity):
            self.problem(f"{job.handed.student}/{job.handed.chapter}: {note}")
        self.waiting.append(Done(job.handed, job.key, job.own, self.settings.outputs, outcome, at, stamp))
        self.progress(1)

    def write(self) -> None:
        group, self.waiting = self.waiting, []
        put_away(self.course, self.journal, group, self.summary, self.problem)

    def lost(self, handed: Handed, error: Exception) -> None:
        """Count and tell what is not gradable by our fault."""
        self.summary.failed += 1
        reason = f"{type(error).__name__}: {str(error)[:300]}"
        self.problem(f"{handed.student}/{handed.chapter}: not gradable, by our fault: {reason}. The next run takes it up.")
        self.progress(1)

    def problem(self, text: str) -> None:
        text = clean_line(text)
        self.summary.problems.append(text)
        self.tell(text)


def written(course: CourseFolder, handed: Handed) -> bool:
    """Whether notebook and page are there, and not empty (a power cut can leave such)."""
    notebook = course.place(handed.student, handed.chapter, "autograded") / f"{handed.chapter}.ipynb"
    page = course.place(handed.student, handed.chapter, "feedback") / f"{handed.chapter}.html"
    try:
        return bool(notebook.stat().st_size and page.stat().st_size)
    except OSError:
        return False
