"""A chapter as graders hold it: the released notebook as the measure, public and fresh checks, points, and a version of every exercise."""

import hashlib
import json
import platform
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import nbformat
import numpy as np
from nbformat import NotebookNode

from autograder import codec, library
from autograder.box.stage import Asked
from autograder.closeup import Small
from autograder.exercise import Checks, Exercise
from autograder.extract import Cell, master_cells

__all__ = ["Book", "environment", "open_book"]


@dataclass(frozen=True)
class Book:
    """All that grading a chapter needs, as data: it can be sent to another machine of ours.

    public, fresh   checks by exercise; the fresh ones never stand in anything that a learner sees
    places          for each fresh case the place of the public one that tests the same on other numbers
    points          of every graded cell, by exercise
    versions        a hash of each exercise's checks: what changed has another one
    index           every exercise of the course and its chapter
    """

    chapter: str
    released: NotebookNode
    cells: tuple[Cell, ...]
    public: dict[str, Checks]
    fresh: dict[str, Checks]
    places: dict[str, tuple[int, ...]]
    points: dict[str, int]
    versions: dict[str, str]
    index: dict[str, str]
    folder: Path

    @property
    def asked(self) -> tuple[str, ...]:
        """The exercises that are judged by running them, in the notebook's order."""
        return tuple(c.name for c in self.cells if c.role == "check")

    @cached_property
    def ask_public(self) -> dict[str, Asked]:
        return {name: Asked.of(checks) for name, checks in self.public.items()}

    @cached_property
    def ask_fresh(self) -> dict[str, Asked]:
        return {name: Asked.of(checks) for name, checks in self.fresh.items()}

    @cached_property
    def small(self) -> dict[str, Small]:
        return {name: Small.of(checks, self.folder) for name, checks in self.public.items()}

    @property
    def by_hand(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.cells if c.role == "words")


def open_book(chapter: str) -> Book:
    """Read a released chapter and freeze its exercises. Raises FileNotFoundError when it has not been released, and library.NoSeed."""
    folder = library.COURSE / chapter
    released = nbformat.read(folder / f"{chapter}.ipynb", 4)
    cells = master_cells(released)
    seed = library.secret_seed()
    names = [n for n, e in library.exercises(chapter).items() if isinstance(e, Exercise)]
    public = {n: library.public_checks(n) for n in names}
    drawn = {n: library.drawn_anew(n, seed) for n in names}
    fresh = {n: checks for n, (checks, _) in drawn.items()}
    places = {n: where for n, (_, where) in drawn.items()}
    points = {
        c.metadata.nbgrader.grade_id.removeprefix("check_"): int(c.metadata.nbgrader.points)
        for c in released.cells
        if c.metadata.get("nbgrader", {}).get("grade")
    }
    versions = {n: digest(public[n], fresh[n]) for n in names}
    return Book(chapter, released, cells, public, fresh, places, points, versions, library.index(), folder)


def digest(*all_checks: Checks) -> str:
    """A hash of what an exercise is judged by."""
    found = hashlib.sha256()
    for checks in all_checks:
        head, body = codec.serialize(checks.to_plain())
        found.update(json.dumps(head).encode() + body)
    return found.hexdigest()[:16]


@cache
def environment() -> str:
    """A hash of what else a mark depends on: Python, NumPy, and our own code."""
    found = hashlib.sha256(f"{platform.python_version()} {np.__version__}".encode())
    for folder in ("nnref", "autograder"):
        for file in sorted((library.ROOT / folder).rglob("*.py")):
            found.update(file.read_bytes())
    return found.hexdigest()[:16]
