"""After an exercise has changed: judge that exercise again, show which marks would change, and only then change them.

Everything else of a submission stays as it is: the other marks, the outputs of its cells, and whatever people have marked by hand.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.batch import Settings, content_of, key_of, one_at_a_time
from autograder.book import Book, open_book
from autograder.clean import plain_output
from autograder.coursefolder import CourseFolder, Handed
from autograder.extract import Unreadable, extract
from autograder.filing import Done, Outcome, store
from autograder.handout import handout
from autograder.journal import Entry, Journal
from autograder.marking import Boxes, Mark, mark, unreadable
from autograder.scribe import as_file, kept_open

__all__ = ["Change", "regrade"]


@dataclass(frozen=True)
class Change:
    """What an exercise's new checks would do to one mark."""

    student: str
    chapter: str
    exercise: str
    before: int
    after: int
    out_of: int
    word: str


def regrade(
    course: CourseFolder,
    chapters: list[str],
    settings: Settings,
    apply: bool = False,
    submitted: Path | None = None,
    tell: Callable[[str], None] = lambda line: None,
) -> Iterator[Change]:
    """Yield every mark that changes. With `apply`, the new marks are written as they come; without, nothing is."""
    with one_at_a_time(course):
        journal = Journal(course.journal)
        for chapter in chapters:
            if not journal.students(chapter):
                continue
            book = open_book(chapter)
            boxes = Boxes(book, settings.tier)
            with kept_open(course), closing(boxes):
                for entry in journal.of(chapter):
                    folder = (
                        submitted / entry.student / chapter if submitted else course.place(entry.student, chapter, "submitted")
                    )
                    handed = Handed(entry.student, chapter, folder)
                    yield from again(course, journal, entry, handed, book, boxes, settings, apply, tell)


def again(
    course: CourseFolder,
    journal: Journal,
    entry: Entry,
    handed: Handed,
    book: Book,
    boxes: Boxes,
    settings: Settings,
    apply: bool,
    tell: Callable[[str], None],
) -> Iterator[Change]:
    """Judge what changed for one submission."""
    old = {m["name"]: Mark.from_plain(m) for m in entry.marks}
    changed = [n for n in book.asked if n not in old or old[n].version != book.versions[n]]
    gone = [n for n in old if n not in book.asked]
    if not changed and not gone:
        return
    content, _ = content_of(handed)
    key, own = key_of(book, content, entry.outputs, settings.limits)
    if own != entry.content:
        tell(f"{entry.student}/{entry.chapter}: handed in again since it was graded; `autograder grade` will take it")
        return
    new = {m.name: m for m in marks_of(content, book, boxes, settings, changed, explain=entry.outputs != "none")}
    for name in changed:
        before = old[name].points if name in old else 0
        if before != new[name].points:
            yield Change(entry.student, entry.chapter, name, before, new[name].points, new[name].out_of, new[name].word)
    if apply:
        marks = tuple(new.get(n) or old[n] for n in book.asked)
        at, stamp, _ = course.handed_in_at(handed)
        store(course, journal, [Done(handed, key, own, entry.outputs, rewritten(course, book, entry, marks), at, stamp)])


def marks_of(
    content: bytes | str, book: Book, boxes: Boxes, settings: Settings, only: Iterable[str], explain: bool
) -> list[Mark]:
    try:
        if isinstance(content, str):
            raise Unreadable(content)
        return mark(extract(content, book.cells), book, boxes, settings.limits, only, explain)
    except Unreadable as reason:
        return unreadable(book, str(reason), only)


def rewritten(course: CourseFolder, book: Book, entry: Entry, marks: tuple[Mark, ...]) -> Outcome:
    """The notebook and the page that are there, with other marks in their check cells."""
    file = course.place(entry.student, entry.chapter, "autograded") / f"{entry.chapter}.ipynb"
    notebook = nbformat.read(file, 4)
    by_name = {f"check_{m.name}": m for m in marks}
    came_with = {c.name: c.source for c in book.cells if c.role == "words"}
    answered = set()
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        found = by_name.get(grade_id)
        if found and found.html:  # a mark out of the journal is shown there already
            data = {"text/plain": repr(float(found.points)), "text/html": found.html}
            cell.outputs = [plain_output("execute_result", data=data, metadata={}, execution_count=cell.execution_count)]
        if grade_id in came_with and cell.source != came_with[grade_id]:
            answered.add(grade_id)
    page = handout(notebook, entry.student, entry.chapter, marks, entry.notes)
    return Outcome(marks, as_file(notebook), page, frozenset(answered), entry.answers, entry.notes)
