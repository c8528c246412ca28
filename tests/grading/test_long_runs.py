"""What a run must not leave behind: an engine for every write, a transaction under way, a client that nobody closes."""

import gc

import pytest
from distributed import Client
from nbgrader import api

from autograder.book import open_book
from autograder.box.sandbox import Unavailable
from autograder.cluster import connected
from autograder.scribe import Graded, grades_of, kept_open, register, write_grades
from tests.grading.handed_in import new_course

CHAPTER = "00_start_here"


@pytest.fixture
def course(tmp_path):
    made = new_course(tmp_path)
    register(made, open_book(CHAPTER))
    return made


def enter(course, student: str, chapter: str = CHAPTER) -> None:
    write_grades(course, [Graded(student, chapter, (), frozenset())])


def test_all_writes_of_a_run_share_one_engine(course, monkeypatch):
    """SQLAlchemy keeps what it compiled for an engine: with one for each write, memory grew by 8 kB a submission."""
    made, kept = [], api.create_engine
    monkeypatch.setattr(api, "create_engine", lambda *words, **named: made.append(words) or kept(*words, **named))
    with kept_open(course):
        for student in "abc":
            enter(course, student)
        assert len(made) == 1
    enter(course, "d")
    assert len(made) == 2, "without a run, a write has an engine of its own"
    monkeypatch.undo()
    assert set(grades_of(course, CHAPTER)) == set("abcd")


def test_a_write_that_fails_leaves_the_next_one_alone(course):
    with kept_open(course):
        enter(course, "a")
        with pytest.raises(api.MissingEntry):
            enter(course, "b", "99_no_chapter")
        enter(course, "c")
    assert set(grades_of(course, CHAPTER)) == {"a", "c"}


def test_a_wrong_address_leaves_no_client_behind():
    """One that is only half made would keep the process for a minute when it ends."""
    with pytest.raises(Unavailable, match="no Dask scheduler answers at nonsense: missing port"):
        connected("nonsense")
    assert [c for c in gc.get_objects() if type(c) is Client and c.status not in ("closed", "newly-created")] == []
