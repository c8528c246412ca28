"""Every chapter can be graded: its boxes open, right answers earn all points in them, and untouched stubs earn none.

`python -m benchmarks.grading_agreement` compares every row with nbgrader's own, for five kinds of learners; this is the cheap part of it.
"""

import os
import subprocess
import sys

import pytest

from autograder import library
from autograder.batch import Settings, grade
from autograder.box.outfit import copy_packages
from autograder.journal import Journal
from autograder.scribe import grades_of
from tests.chapters import exercises_of, right
from tests.grading.handed_in import hand_in, new_course

RELEASED = [name for name in library.chapters() if (library.COURSE / name / f"{name}.ipynb").is_file()]


def test_nothing_that_is_asked_is_needed_to_import_our_packages(tmp_path):
    """What a chapter asks for is cut out of the nnref in its box: no module may call it while it is imported."""
    copy_packages(tmp_path, frozenset(library.index()))
    modules = [".".join(f.relative_to(tmp_path).with_suffix("").parts) for f in sorted((tmp_path / "nnref").rglob("*.py"))]
    assert "nnref.widgets.__init__" in modules
    code = f"import importlib\nfor name in {modules!r}:\n    importlib.import_module(name)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": ""}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("chapter", RELEASED)
def test_right_answers_earn_all_points_and_stubs_none(chapter, tmp_path):
    course = new_course(tmp_path)
    hand_in(course, "perfect", chapter, right(chapter))
    hand_in(course, "empty", chapter, {})
    summary = grade(course, [chapter], Settings(outputs="none", workers=1))
    assert (summary.graded, summary.failed) == (2, 0), summary.problems
    found = {e.student: {m["name"]: (m["points"], m["word"]) for m in e.marks} for e in Journal(course.journal).of(chapter)}
    exercises = exercises_of(chapter)
    assert found["perfect"] == {name: (e.points, "passed") for name, e in exercises.items()}
    assert {points for points, _ in found["empty"].values()} <= {0}
    assert {word for _, word in found["empty"].values()} <= {"not attempted", "wrong value"}
    assert {automatic for automatic, *_ in grades_of(course, chapter)["empty"].values()} <= {0.0}
