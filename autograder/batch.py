"""Many submissions: read, marked by workers, written by one scribe, entered in the journal. Stopped anywhere, it goes on from there.

What a learner did wrong is a verdict. What we did wrong (a worker lost, a full disk, a locked database) is tried again and then reported as
"not gradable": such a submission keeps the marks it had, or none, and the next run takes it up. It never becomes 0.
"""

import fcntl
import hashlib
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import nbformat
from sqlalchemy.exc import SQLAlchemyError

from autograder.book import Book, environment, open_book
from autograder.coursefolder import CourseFolder, Handed
from autograder.extract import Unreadable, extract, find_notebook, read_file
from autograder.handout import handout
from autograder.journal import Entry, Journal
from autograder.marking import Boxes, Limits, Mark, mark, show, unreadable
from autograder.scribe import Graded, autograded, grades_of, register, write_file, write_grades

__all__ = ["Busy", "Outcome", "Settings", "Summary", "content_of", "grade", "key_of", "one_at_a_time", "process", "store"]

GROUP = 16  # submissions that share a transaction


@dataclass(frozen=True)
class Settings:
    """How to grade. `outputs`: "all", "text" (figures are not drawn) or "none" (marks only)."""

    tier: str = "namespaces"
    outputs: str = "all"
    limits: Limits = field(default_factory=Limits)
    workers: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What a worker made of one submission: all that the scribe writes, ready made."""

    marks: tuple[Mark, ...]
    notebook: str
    page: str
    answered: frozenset[str]
    answers: dict[str, str]
    notes: tuple[str, ...]


@dataclass
class Summary:
    """What became of a batch. `problems` are sentences; `failed` counts the submissions that are not gradable by our fault."""

    graded: int = 0
    skipped: int = 0
    failed: int = 0
    problems: list[str] = field(default_factory=list)


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
    """The bytes of a submission's notebook, or a sentence that says why there are none; and what is odd about its folder."""
    try:
        file, notes = find_notebook(handed.folder, handed.chapter)
        return read_file(file), notes
    except Unreadable as reason:
        return str(reason), ()


def key_of(book: Book, content: bytes | str, outputs: str) -> tuple[str, str]:
    """(a hash of all that a result depends on, a hash of the content alone)."""
    raw = content if isinstance(content, bytes) else content.encode()
    own = hashlib.sha256(raw).hexdigest()[:24]
    rest = [own, environment(), outputs, *(f"{n}={v}" for n, v in sorted(book.versions.items()))]
    return hashlib.sha256("\n".join(rest).encode()).hexdigest()[:24], own


def process(content: bytes | str, notes: tuple[str, ...], student: str, book: Book, boxes: Boxes, settings: Settings) -> Outcome:
    """Everything about one submission but the writing. Raises Unavailable or OSError for what is our fault."""
    try:
        if isinstance(content, str):
            raise Unreadable(content)
        submission = extract(content, book.cells)
    except Unreadable as reason:
        marks = tuple(unreadable(book, str(reason)))
        empty = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_markdown_cell(f"Nothing could be graded: {reason}.", id="unreadable")]
        )
        page = handout(empty, student, book.chapter, marks, notes)
        return Outcome(marks, nbformat.writes(empty), page, frozenset(), {}, (*notes, str(reason)))
    marks = tuple(mark(submission, book, boxes, settings.limits))
    outputs = show(submission, boxes, settings.limits, settings.outputs) if settings.outputs != "none" else {}
    notebook = autograded(book, submission, marks, outputs)
    notes = (*notes, *submission.notes)
    page = handout(notebook, student, book.chapter, marks, notes)
    answered = frozenset(c.name for c in submission.cells if c.role == "words" and c.own)
    answers = {c.name: c.source for c in submission.cells if c.role == "answer" and c.own}
    return Outcome(marks, nbformat.writes(notebook) + "\n", page, answered, answers, notes)


@dataclass(frozen=True)
class Done:
    """An outcome with where it belongs."""

    handed: Handed
    key: str
    content: str
    outcome: Outcome
    at: datetime | None


def store(course: CourseFolder, journal: Journal, group: list[Done]) -> None:
    """Write a group: files, then gradebook rows in one transaction, then the journal. Raises OSError or SQLAlchemyError."""
    for done in group:
        name = f"{done.handed.chapter}.ipynb"
        folder = course.place(done.handed.student, done.handed.chapter, "autograded")
        write_file(folder / name, done.outcome.notebook)
        stamp = done.handed.folder / "timestamp.txt"
        with suppress(FileNotFoundError):
            if not stamp.is_symlink():
                shutil.copyfile(stamp, folder / "timestamp.txt")
        page = course.place(done.handed.student, done.handed.chapter, "feedback") / f"{done.handed.chapter}.html"
        write_file(page, done.outcome.page)
    rows = [Graded(d.handed.student, d.handed.chapter, d.outcome.marks, d.outcome.answered, d.at) for d in group]
    write_grades(course, rows)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    journal.add(
        Entry(
            d.handed.student,
            d.handed.chapter,
            d.key,
            d.content,
            tuple(m.to_plain() for m in d.outcome.marks),
            d.outcome.notes,
            d.outcome.answers,
            now,
        )
        for d in group
    )


def grade(
    course: CourseFolder,
    chapters: list[str],
    settings: Settings,
    submitted: Path | None = None,
    tell: Callable[[str], None] = lambda line: None,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:
    """Grade every submission that is new or has changed, or whose exercises have. `tell` gets one line for each problem."""
    from autograder.crew import crew

    summary = Summary()

    def problem(text: str) -> None:
        summary.problems.append(text)
        tell(text)

    with one_at_a_time(course):
        journal = Journal(course.journal)
        for chapter in chapters:
            book = open_book(chapter)
            register(course, chapter)
            known = set(grades_of(course, chapter))
            waiting: list[Done] = []
            last = time.monotonic()
            with crew(book, settings) as run:
                for handed, key, own, outcome in run(todo(course, journal, book, settings, submitted, known, summary, progress)):
                    who = f"{handed.student}/{handed.chapter}"
                    progress(1)
                    if isinstance(outcome, Exception):
                        summary.failed += 1
                        problem(
                            f"{who}: not gradable, by our fault: {type(outcome).__name__}: {str(outcome)[:300]}. The next run takes it up."
                        )
                        continue
                    for note in outcome.notes:
                        problem(f"{who}: {note}")
                    waiting.append(Done(handed, key, own, outcome, course.handed_in_at(handed)))
                    if len(waiting) >= GROUP or time.monotonic() - last > 1.0:
                        put_away(course, journal, waiting, summary, problem)
                        waiting, last = [], time.monotonic()
            put_away(course, journal, waiting, summary, problem)
    return summary


def todo(
    course: CourseFolder,
    journal: Journal,
    book: Book,
    settings: Settings,
    submitted: Path | None,
    known: set[str],
    summary: Summary,
    progress: Callable[[int], None],
) -> Iterator[tuple[Handed, str, str, bytes | str, tuple[str, ...]]]:
    """What has to be graded, read one after the other as workers become free. What is in place already is counted and passed over."""
    for handed in course.submitted([book.chapter], submitted):
        content, notes = content_of(handed)
        key, own = key_of(book, content, settings.outputs)
        entry = journal.find(handed.student, handed.chapter)
        places = [
            course.place(handed.student, handed.chapter, "autograded") / f"{handed.chapter}.ipynb",
            course.place(handed.student, handed.chapter, "feedback") / f"{handed.chapter}.html",
        ]
        if entry and entry.key == key and handed.student in known and all(p.exists() for p in places):
            summary.skipped += 1
            progress(1)
            continue
        yield handed, key, own, content, notes


def put_away(course: CourseFolder, journal: Journal, group: list[Done], summary: Summary, problem: Callable[[str], None]) -> None:
    """Store a group; after three failures one by one, so that one submission that cannot be stored does not keep the others."""
    if not group:
        return
    for attempt in range(3):
        try:
            store(course, journal, group)
            summary.graded += len(group)
            return
        except (OSError, SQLAlchemyError) as error:
            reason = f"{type(error).__name__}: {str(error).splitlines()[0][:200]}"
            time.sleep(0.2 * attempt)
    if len(group) > 1:
        for done in group:
            put_away(course, journal, [done], summary, problem)
        return
    summary.failed += 1
    who = f"{group[0].handed.student}/{group[0].handed.chapter}"
    problem(f"{who}: not gradable, by our fault: it could not be written ({reason}). The next run takes it up.")


def mark_from(plain: dict) -> Mark:
    """The inverse of `Mark.to_plain`."""
    return Mark(**{k: plain[k] for k in asdict(Mark("", 0, 0, "", None, "", "", ""))})
