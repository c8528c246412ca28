"""The one writer: autograded notebook, feedback page and nbgrader's gradebook. Everything it writes can be written again.

Files are replaced in one step each, gradebook rows of a group of submissions go in with one transaction. A manual mark, a comment or an
extension that people gave is never touched.
"""

import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors.latesubmissions import AssignLatePenalties
from sqlalchemy import insert, select
from sqlalchemy.exc import OperationalError

from autograder import library
from autograder.book import Book
from autograder.clean import Room, clean_markdown, clean_outputs, plain_output
from autograder.coursefolder import CourseFolder
from autograder.extract import Submission
from autograder.marking import Mark

__all__ = [
    "Graded",
    "Outdated",
    "autograded",
    "graded_students",
    "grades_of",
    "kept_open",
    "register",
    "scores_of",
    "write_file",
    "write_grades",
]

PATIENCE = 60.0  # seconds that a locked database is waited for


@dataclass(frozen=True)
class Graded:
    """One submission with its marks. `answered` names the free-text questions that are not as they were handed out."""

    student: str
    chapter: str
    marks: tuple[Mark, ...]
    answered: frozenset[str]
    at: datetime | None = None


def autograded(book: Book, submission: Submission, marks: Sequence[Mark], outputs: dict[str, tuple[list, int]]) -> NotebookNode:
    """The executed notebook that formgrader and `nbgrader generate_feedback` read: our tests, our metadata, their cells, safe outputs."""
    originals = {c.id: c for c in book.released.cells}
    room = Room()
    by_name = {m.name: m for m in marks}
    cells = []
    for number, cell in enumerate(submission.cells):
        original = originals.get(cell.id)
        made = NotebookNode(cell_type=cell.kind, id=cell.id, source=cell.source)
        made.metadata = original.metadata if original else NotebookNode()
        if cell.kind != "code":
            made.source = clean_markdown(cell.source) if cell.own or cell.role == "words" else cell.source
        elif cell.role == "check" and cell.name in by_name:
            mark = by_name[cell.name]
            data = {"text/plain": repr(float(mark.points)), "text/html": mark.html}
            made.outputs = [plain_output("execute_result", data=data, metadata={}, execution_count=number)]
            made.execution_count = number
        else:
            found, count = outputs.get(cell.id, ([], 0))
            made.outputs, made.execution_count = clean_outputs(found, room), count or None
            for output in made.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = made.execution_count
        cells.append(made)
    return NotebookNode(cells=cells, metadata=book.released.metadata, nbformat=4, nbformat_minor=5)


def as_file(notebook: NotebookNode) -> str:
    """The text of a notebook's file."""
    return json.dumps(notebook, ensure_ascii=False, sort_keys=True) + "\n"


def write_file(file: Path, text: str) -> None:
    """Put a file in its place in one step. Raises OSError, and then the place is as it was.

    There is one writer at a time, so the new file has a fixed name: what a killed run left behind is written over by the next.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".new-{file.name}")
    try:
        new.write_text(text, encoding="utf-8", errors="replace")
        new.chmod(0o644)
        os.replace(new, file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


class Outdated(RuntimeError):
    """The gradebook holds submissions of this chapter with other exercises than it has now."""


def register(course: CourseFolder, book: Book) -> None:
    """Make sure that the gradebook knows the chapter's cells and points, by nbgrader's own generate_assignment into a scratch folder.

    Raises Outdated where nbgrader allows no change: exercises came or went, and there are submissions.
    """
    chapter = book.chapter
    asked = {f"check_{name}" if name not in book.by_hand else name: float(points) for name, points in book.points.items()}
    if course.database.startswith("sqlite:///"):
        Path(course.database.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    with Gradebook(course.database, course.course_id) as gradebook:
        gradebook.update_or_create_assignment(chapter, course_id=course.course_id)
        try:
            rows = gradebook.find_notebook(chapter, chapter)
        except MissingEntry:
            rows = None
        known = {cell.name: float(cell.max_score) for cell in rows.grade_cells} if rows else {}
        if known == asked:
            return
        if rows and known.keys() != asked.keys() and rows.submissions:
            raise Outdated(
                f"the gradebook holds submissions of {chapter} with other exercises ({', '.join(sorted(known.keys() ^ asked.keys()))}), "
                f"and nbgrader allows no change then: export what you need, `nbgrader db assignment remove {chapter} --force`, grade again"
            )
    import logging

    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    with tempfile.TemporaryDirectory() as scratch:
        config = Config(course.config.copy())
        config.CourseDirectory.merge(
            {
                "root": scratch,
                "source_directory": str(library.SOLUTIONS),
                "release_directory": f"{scratch}/release",
                "assignment_id": chapter,
                "db_url": course.database,
            }
        )
        config.GenerateAssignment.create_assignment = True
        config.GenerateAssignment.force = True
        converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
        converter.log = logging.getLogger("nbgrader")
        converter.log.setLevel(logging.ERROR)
        converter.start()


kept: dict[str, Gradebook] = {}  # by database


@contextmanager
def kept_open(course: CourseFolder) -> Iterator[None]:
    """While it lasts, one engine serves all writes: SQLAlchemy's caches hold on to the statements of every engine that there ever was."""
    with Gradebook(course.database, course.course_id) as kept[course.database]:
        try:
            yield
        finally:
            del kept[course.database]


@contextmanager
def opened(course: CourseFolder) -> Iterator[Gradebook]:
    """The gradebook that is kept open, without a transaction under way before and after; else one of its own."""
    if course.database not in kept:
        with Gradebook(course.database, course.course_id) as gradebook:
            yield gradebook
        return
    try:
        yield kept[course.database]
    finally:
        kept[course.database].db.remove()


def write_grades(course: CourseFolder, graded: Sequence[Graded]) -> None:
    """Enter all marks with one transaction. Waits while the database is locked, then raises OperationalError; nothing is entered by half."""
    deadline, pause = time.monotonic() + PATIENCE, 0.05
    while True:
        try:
            with opened(course) as gradebook:
                for chapter in {one.chapter for one in graded}:
                    enter(gradebook, course, chapter, [one for one in graded if one.chapter == chapter])
                gradebook.db.commit()
            return
        except (OperationalError, sqlite3.OperationalError) as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
        time.sleep(pause)
        pause = min(2 * pause, 2.0)


def enter(gradebook: Gradebook, course: CourseFolder, chapter: str, group: Sequence[Graded]) -> None:
    """The rows of submissions of one chapter, as nbgrader's autograde would leave them: read together, written together."""
    db, notebook = gradebook.db, gradebook.find_notebook(chapter, chapter)
    names = [one.student for one in group]
    known = set(db.scalars(select(Student.id).where(Student.id.in_(names))))
    db.add_all([Student(id=name) for name in names if name not in known])
    of_chapter = SubmittedAssignment.assignment_id == notebook.assignment_id
    submitted = {
        s.student_id: s
        for s in db.scalars(select(SubmittedAssignment).where(of_chapter, SubmittedAssignment.student_id.in_(names)))
    }
    for one in group:
        if one.student not in submitted:
            submitted[one.student] = added(db, SubmittedAssignment(assignment_id=notebook.assignment_id, student_id=one.student))
        if one.at is not None:
            submitted[one.student].timestamp = one.at
    db.flush()
    ids = [s.id for s in submitted.values()]
    of_notebook = SubmittedNotebook.notebook_id == notebook.id
    rows = {
        r.assignment_id: r
        for r in db.scalars(select(SubmittedNotebook).where(of_notebook, SubmittedNotebook.assignment_id.in_(ids)))
    }
    for one in submitted.values():
        if one.id not in rows:
            rows[one.id] = added(db, SubmittedNotebook(notebook_id=notebook.id, assignment_id=one.id))
    db.flush()
    enter_cells(db, notebook, {one.student: rows[submitted[one.student].id].id for one in group}, group)
    for one in group:
        late(course, gradebook, submitted[one.student], rows[submitted[one.student].id])


def enter_cells(db: Any, notebook: Notebook, ids: dict[str, str], group: Sequence[Graded]) -> None:
    """Points and remarks of every cell. `ids` holds the id of each student's submitted notebook."""
    grades = {(g.notebook_id, g.cell_id): g for g in db.scalars(select(Grade).where(Grade.notebook_id.in_(ids.values())))}
    comments = {(c.notebook_id, c.cell_id): c for c in db.scalars(select(Comment).where(Comment.notebook_id.in_(ids.values())))}
    to_grade = [(cell.id, cell.name) for cell in notebook.grade_cells]
    to_comment = [(cell.id, cell.name) for cell in notebook.solution_cells]
    new_grades, new_comments = [], []
    for one in group:
        row = ids[one.student]
        points = {f"check_{m.name}": float(m.points) for m in one.marks}
        for cell, name in to_grade:
            automatic = points.get(name, None if name in one.answered else 0.0)
            grade = grades.get((row, cell))
            if grade is None:
                new_grades.append(
                    {"cell_id": cell, "notebook_id": row, "auto_score": automatic, "needs_manual_grade": automatic is None}
                )
            else:
                grade.auto_score = automatic
                grade.needs_manual_grade = grade.manual_score is not None or automatic is None
        answered = one.answered | {m.name for m in one.marks if m.word != "not attempted"}
        for cell, name in to_comment:
            remark = None if name in answered else "No response."
            comment = comments.get((row, cell))
            if comment is None:
                new_comments.append({"cell_id": cell, "notebook_id": row, "auto_comment": remark})
            else:
                comment.auto_comment = remark
    for kind, new in ((Grade, new_grades), (Comment, new_comments)):
        if new:
            db.execute(insert(kind), new)
    db.flush()


def added(db: Any, row: Any) -> Any:
    db.add(row)
    return row


def late(course: CourseFolder, gradebook: Gradebook, submitted: SubmittedAssignment, rows: SubmittedNotebook) -> None:
    """nbgrader's penalty for late work, by the plugin and method that the settings name."""
    if rows.late_submission_penalty is not None:
        rows.late_submission_penalty = None
    if submitted.timestamp is None or submitted.assignment.duedate is None:
        return
    gradebook.db.refresh(rows)
    seconds = submitted.total_seconds_late
    if seconds > 0:
        rule = AssignLatePenalties(config=course.config)
        rule.init_plugin()
        penalty = rule.plugin_inst.late_submission_penalty(submitted.student_id, rows.score, seconds)
        rows.late_submission_penalty = None if penalty is None else rule._check_late_penalty(rows, penalty)


def grades_of(course: CourseFolder, chapter: str) -> dict[str, dict[str, tuple]]:
    """{student: {cell: (automatic, manual, waits for people)}}: what the gradebook holds, read for reports."""
    with Gradebook(course.database, course.course_id) as gradebook:
        rows = gradebook.db.execute(
            select(SubmittedAssignment.student_id, BaseCell.name, Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade)
            .select_from(Grade)
            .join(BaseCell, BaseCell.id == Grade.cell_id)
            .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .where(SubmittedAssignment.assignment_id == gradebook.find_assignment(chapter).id)
        ).all()
    found: dict[str, dict[str, tuple]] = {}
    for student, cell, automatic, manual, waits in rows:
        found.setdefault(student, {})[cell] = (automatic, manual, waits)
    return found


def graded_students(course: CourseFolder, chapter: str) -> set[str]:
    """Everyone of whom the gradebook holds a submission of the chapter."""
    with Gradebook(course.database, course.course_id) as gradebook:
        where = SubmittedAssignment.assignment_id == gradebook.find_assignment(chapter).id
        return set(gradebook.db.scalars(select(SubmittedAssignment.student_id).where(where)))


def scores_of(course: CourseFolder, chapter: str) -> tuple[float, list[tuple[str, float]]]:
    """(points possible, [(student, points)]) as nbgrader counts them: manual marks, extra credit and late penalties included."""
    with Gradebook(course.database, course.course_id) as gradebook:
        assignment = gradebook.find_assignment(chapter)
        rows = gradebook.db.execute(
            select(SubmittedAssignment.student_id, SubmittedAssignment.score, SubmittedAssignment.late_submission_penalty)
            .where(SubmittedAssignment.assignment_id == assignment.id)
            .order_by(SubmittedAssignment.student_id)
        ).all()
        return float(assignment.max_score), [
            (student, max(0.0, float(score) - float(late or 0.0))) for student, score, late in rows
        ]
