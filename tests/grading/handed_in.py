"""Courses with submissions, for the tests of grading."""

import shutil
from pathlib import Path

import nbformat

from autograder import library
from autograder.coursefolder import CourseFolder, open_course
from tests.chapters import fill


def new_course(root: Path) -> CourseFolder:
    """A course folder with nothing in it but its settings."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(library.ROOT / "nbgrader_config.py", root)
    return open_course(root)


def hand_in(course: CourseFolder, student: str, chapter: str, notebook: nbformat.NotebookNode | bytes | dict[str, str]) -> Path:
    """Put a submission in its place: a notebook, raw bytes, or answers by name. Returns the file."""
    file = course.place(student, chapter, "submitted") / f"{chapter}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(notebook, dict) and "cells" not in notebook:
        notebook = fill(released(chapter), notebook)
    file.write_bytes(notebook if isinstance(notebook, bytes) else nbformat.writes(notebook).encode())
    return file


def released(chapter: str) -> nbformat.NotebookNode:
    return nbformat.read(library.COURSE / chapter / f"{chapter}.ipynb", 4)
