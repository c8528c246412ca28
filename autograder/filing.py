"""Put what workers have made in its place: files, then gradebook rows in one transaction, then the journal. Each step can be done again."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from autograder.coursefolder import CourseFolder, Handed
from autograder.journal import Entry, Journal
from autograder.marking import Mark
from autograder.scribe import Graded, write_file, write_grades

__all__ = ["Done", "Outcome", "Summary", "put_away", "store"]


@dataclass(frozen=True)
class Outcome:
    """What a worker made of one submission: all that has to be written, ready made."""

    marks: tuple[Mark, ...]
    notebook: str
    page: str
    answered: frozenset[str]
    answers: dict[str, str]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """An outcome with where it belongs. `at` is the time of submission, and `stamp` how it was written."""

    handed: Handed
    key: str
    content: str
    outputs: str
    outcome: Outcome
    at: datetime | None = None
    stamp: str = ""


@dataclass
class Summary:
    """What became of a batch. `problems` are sentences; `failed` counts the submissions that are not gradable by our fault."""

    graded: int = 0
    skipped: int = 0
    failed: int = 0
    problems: list[str] = field(default_factory=list)


def store(course: CourseFolder, journal: Journal, group: list[Done]) -> None:
    """Write a group. Raises what the disk or the database raise; then nothing of it is in the journal."""
    for done in group:
        chapter = done.handed.chapter
        folder = course.place(done.handed.student, chapter, "autograded")
        write_file(folder / f"{chapter}.ipynb", done.outcome.notebook)
        if done.stamp:
            write_file(folder / "timestamp.txt", done.stamp)
        write_file(course.place(done.handed.student, chapter, "feedback") / f"{chapter}.html", done.outcome.page)
    write_grades(course, [Graded(d.handed.student, d.handed.chapter, d.outcome.marks, d.outcome.answered, d.at) for d in group])
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
            d.outputs,
        )
        for d in group
    )


def put_away(course: CourseFolder, journal: Journal, group: list[Done], summary: Summary, problem: Callable[[str], None]) -> None:
    """Store a group; after three failures one by one, so that one submission that cannot be stored does not keep the others."""
    if not group:
        return
    for attempt in range(3):
        try:
            store(course, journal, group)
            summary.graded += len(group)
            return
        except Exception as error:  # disk, database, a name that they do not take: never a reason to stop the batch
            reason = f"{type(error).__name__}: {(str(error).splitlines() or [''])[0][:200]}"
            time.sleep(0.2 * attempt)
    if len(group) > 1:
        for done in group:
            put_away(course, journal, [done], summary, problem)
        return
    summary.failed += 1
    who = f"{group[0].handed.student}/{group[0].handed.chapter}"
    problem(f"{who}: not gradable, by our fault: it could not be written ({reason}). The next run takes it up.")
