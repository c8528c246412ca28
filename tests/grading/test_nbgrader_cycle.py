"""nbgrader's own cycle with its own command line: generate, release, fetch, submit, collect, autograde, feedback, export.

Four learners and a noisy one hand in chapter 00. The marks in the gradebook are those that the judge gives, and free text waits for people.
"""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbgrader.api import Gradebook

import nnref
from autograder import library
from autograder.batch import Settings, grade
from autograder.coursefolder import open_course
from autograder.examine import examine
from autograder.exercise import Words
from autograder.judge import judge
from autograder.observe import evaluate
from autograder.scribe import grades_of
from tests.chapters import exercises_of, fill, right, wrong
from tests.grading.handed_in import new_course

CHAPTER = "00_start_here"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course folder as an instructor has it, with an exchange of its own."""
    root = tmp_path_factory.mktemp("course")
    shutil.copy(library.ROOT / "nbgrader_config.py", root)
    shutil.copytree(library.SOLUTIONS / CHAPTER, root / "solutions" / CHAPTER)
    (root / "exchange").mkdir(mode=0o777)
    (root / "exchange").chmod(0o777)
    with open(root / "nbgrader_config.py", "a") as config:
        config.write(f"\nc.Exchange.root = {str(root / 'exchange')!r}\nc.Exchange.cache = {str(root / 'cache')!r}\n")
    return root


def nbgrader(root: Path, *words: str, cwd: Path | None = None) -> str:
    """Run one nbgrader command and return what it says; a failure shows it."""
    bin_folder = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_CONFIG_DIR": str(root / "jupyter"),
        "OMP_NUM_THREADS": "1",
    }
    command = [sys.executable, "-m", "nbgrader", *words]  # reads the nbgrader_config.py of the folder it is run in
    done = subprocess.run(command, cwd=cwd or root, env=environment, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, f"nbgrader {' '.join(words)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout + done.stderr


def noisy(source: str) -> str:
    """A right answer that prints, warns and logs."""
    noise = "\nimport logging as _l, sys as _s, warnings as _w\nprint('hello')\n_w.warn('mind the gap')\n_l.warning('logged')\nprint('to stderr', file=_s.stderr)\n"
    return source + noise


def learners() -> dict[str, dict[str, str]]:
    answers = right(CHAPTER)
    half = dict(list(answers.items())[::2]) | {"words_first_choice": "A neuron sums."}
    return {
        "perfect": answers,
        "empty": {},
        "half": half,
        "wrong": wrong(CHAPTER),
        "noisy": {name: noisy(text) for name, text in answers.items()},
    }


def expected(name: str, source: str | None) -> int:
    """The points that the judge gives for an answer, by public and fresh cases, with nnref's version of all other exercises."""
    public, fresh = library.public_checks(name), library.fresh_checks(name, library.secret_seed())
    others = {other: getattr(nnref, other) for other in exercises_of(CHAPTER) if other != name and hasattr(nnref, other)}
    answer = evaluate(source or public.stub, {"np": np, "nnref": nnref, **others})
    verdicts = [judge(checks, examine(answer, checks)) for checks in (public, fresh)]
    return verdicts[0].together_with(verdicts[1]).points


@pytest.fixture(scope="module")
def graded(course):
    """The whole cycle up to autograding."""
    nbgrader(course, "generate_assignment", CHAPTER)
    nbgrader(course, "release_assignment", CHAPTER)
    for learner, answers in learners().items():
        home = course / "learners" / learner
        home.mkdir(parents=True)
        settings = {"CourseDirectory.course_id": "nn", "CourseDirectory.student_id": learner}
        settings |= {"Exchange.root": str(course / "exchange"), "Exchange.cache": str(home / "cache")}
        text = "".join(f"c.{name} = {value!r}\n" for name, value in settings.items())
        (home / "nbgrader_config.py").write_text(f"c = get_config()\n{text}")
        nbgrader(course, "fetch_assignment", CHAPTER, cwd=home)
        file = home / CHAPTER / f"{CHAPTER}.ipynb"
        nbformat.write(fill(nbformat.read(file, 4), answers), file)
        nbgrader(course, "submit", CHAPTER, cwd=home)
    nbgrader(course, "collect", CHAPTER)
    nbgrader(course, "autograde", CHAPTER)
    return course


def test_marks_are_exactly_those_of_the_judge(graded):
    answers = learners()
    names = exercises_of(CHAPTER)
    by_hand = [n for n, e in library.exercises(CHAPTER).items() if isinstance(e, Words)]
    with Gradebook(f"sqlite:///{graded / 'instructor' / 'gradebook.db'}", "nn") as gradebook:
        for learner in answers:
            marks = {g.name: g for g in gradebook.find_submission_notebook(CHAPTER, CHAPTER, learner).grades}
            got = {name: marks[f"check_{name}"].auto_score for name in names}
            as_asked = {name: expected(name, answers["perfect" if learner == "noisy" else learner].get(name)) for name in names}
            assert got == as_asked, learner
            assert {name: marks[f"check_{name}"].max_score for name in names} == {n: e.points for n, e in names.items()}
            for name in by_hand:
                assert marks[name].needs_manual_grade == (learner != "empty") or marks[name].auto_score == 0, (
                    "free text waits for people"
                )
    assert sum(expected(n, answers["perfect"][n]) for n in names) == sum(e.points for e in names.values())


def test_feedback_and_export(graded):
    nbgrader(graded, "generate_feedback", CHAPTER)
    for learner in learners().keys() - {
        "wrong"
    }:  # a demonstration that runs on wrong functions may stop, and says which one it was
        page = (graded / "instructor" / "feedback" / learner / CHAPTER / f"{CHAPTER}.html").read_text(encoding="utf-8")
        assert "Traceback (most recent call last)" not in page
    wrong_page = (graded / "instructor" / "feedback" / "wrong" / CHAPTER / f"{CHAPTER}.html").read_text(encoding="utf-8")
    first = next(e for e in exercises_of(CHAPTER).values() if e.kind == "code")
    assert first.misconceptions[0].says.split("`")[0][:30] in wrong_page, "the named cause stands in the feedback"
    nbgrader(graded, "release_feedback", CHAPTER)
    nbgrader(graded, "export", f"--CsvExportPlugin.to={graded / 'grades.csv'}")
    with open(graded / "grades.csv", encoding="utf-8") as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert rows["empty"] == 0
    assert rows["wrong"] < rows["half"] < rows["perfect"] == rows["noisy"]


@pytest.fixture(scope="module")
def ours(graded, tmp_path_factory):
    """The same submissions, graded by our own engine into a gradebook of its own."""
    course = new_course(tmp_path_factory.mktemp("ours"))
    summary = grade(course, [CHAPTER], Settings(outputs="text"), graded / "instructor" / "submitted")
    assert (summary.graded, summary.failed) == (len(learners()), 0), summary.problems
    return course


def test_both_engines_leave_the_same_gradebook(graded, ours):
    stock, mine = grades_of(open_course(graded), CHAPTER), grades_of(ours, CHAPTER)
    assert mine == stock
    assert mine["half"]["words_first_choice"] == (None, None, True)
    assert mine["empty"]["words_first_choice"] == (0.0, None, False)


def test_nbgrader_goes_on_from_our_gradebook(ours, graded):
    """Manual marks, formgrader's notebooks, feedback and export, on what the batch wrote; and a manual mark survives."""
    with Gradebook(ours.database, "nn") as gradebook:
        grade_row = gradebook.find_grade("words_first_choice", CHAPTER, CHAPTER, "half")
        grade_row.manual_score, grade_row.needs_manual_grade = 1.5, False
        gradebook.db.commit()
        scores = {s.student_id: s.score for s in gradebook.find_assignment(CHAPTER).submissions}
    notebook = nbformat.read(ours.place("perfect", CHAPTER, "autograded") / f"{CHAPTER}.ipynb", 4)
    nbformat.validate(notebook)
    (ours.journal).unlink()
    assert grade(ours, [CHAPTER], Settings(outputs="none"), graded / "instructor" / "submitted").graded == len(learners())
    assert grades_of(ours, CHAPTER)["half"]["words_first_choice"] == (None, 1.5, True), (
        "kept, and waits for a second look as in nbgrader"
    )
    nbgrader(ours.root, "generate_feedback", CHAPTER, "--force")
    assert "words_first_choice" in (ours.place("half", CHAPTER, "feedback") / f"{CHAPTER}.html").read_text(encoding="utf-8")
    nbgrader(ours.root, "export", f"--CsvExportPlugin.to={ours.root / 'grades.csv'}")
    with open(ours.root / "grades.csv", encoding="utf-8") as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert rows == {name: float(score) for name, score in scores.items()}
