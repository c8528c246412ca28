"""The corpus of hostile and broken submissions, graded as one batch together with honest learners: each gets the verdict it must get.

Each file of tests/corpus is one submission of chapter 00. Its head says the verdict that `accuracy` must get, and how it is handed in:
"answer" (the text stands in the answer cell), "before" (in a cell of its own before a right answer) or "make" (`make` builds the file).
All other answers are right, and keep their points unless the head says "others: lost" (nothing could be read) or "others: any".
"""

import json
import re
from pathlib import Path

import nbformat
import pytest

from autograder import library
from autograder.batch import Settings, grade
from autograder.journal import Journal
from autograder.marking import Limits
from autograder.scribe import grades_of
from tests.chapters import exercises_of, fill, right
from tests.grading.handed_in import hand_in, new_course, released

CHAPTER = "00_start_here"
CORPUS = {file.stem: file for file in sorted((Path(__file__).parent.parent / "corpus").glob("*.py"))}
RIGHT = "def accuracy(scores, t):\n    return float(np.mean(scores.argmax(axis=1) == t))\n"


def head(file: Path) -> dict[str, str]:
    lines = re.findall(r"^# (\w+): (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(lines)


def handed(file: Path, answers: dict[str, str]) -> bytes:
    """The bytes of one submission of the corpus."""
    text = re.sub(r"\A(?:# \w+: .*\n)+\n", "", file.read_text(encoding="utf-8"))
    how = head(file)["how"]
    if how == "answer":
        return nbformat.writes(fill(released(CHAPTER), {**answers, "accuracy": text})).encode()
    notebook = fill(released(CHAPTER), answers)
    if how == "before":
        place = next(i for i, c in enumerate(notebook.cells) if c.id == "accuracy")
        notebook.cells.insert(place, nbformat.v4.new_code_cell(text))
        return nbformat.writes(notebook).encode()
    names: dict = {"text": json.dumps}  # as it is, without the mending that nbformat does
    exec(text, names)
    return names["make"](notebook)


def page_of(course, name: str) -> str:
    return (course.place(name, CHAPTER, "feedback") / f"{CHAPTER}.html").read_text(encoding="utf-8")[-3000:]


def shown(name: str) -> bool:
    """Whether the outputs of this submission are what may do harm; of the others only the marks are made, which is quicker."""
    return name in CORPUS and "outputs" in head(CORPUS[name])


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """All of the corpus and three honest learners, graded in two batches: with outputs and without."""
    answers = {**right(CHAPTER), "accuracy": RIGHT}
    made = new_course(tmp_path_factory.mktemp("hostile"))
    for outputs in ("none", "text"):
        names = [n for n in CORPUS if shown(n) == (outputs == "text")]
        for name in names:
            hand_in(made, name, CHAPTER, handed(CORPUS[name], answers))
        honest = [f"{place}_honest_{outputs}" for place in ("aa", "mm", "zz")]
        for name in honest:
            hand_in(made, name, CHAPTER, answers)
        summary = grade(made, [CHAPTER], Settings(outputs=outputs, limits=Limits(cell=3.0, notebook=40.0)))
        assert summary.failed == 0, summary.problems
        assert summary.graded == len(names) + 3
        made.place("x", CHAPTER, "submitted").parent.parent.rename(made.root / f"graded_{outputs}")
    return made


@pytest.fixture(scope="module")
def marks(course):
    return {e.student: {m["name"]: m for m in e.marks} for e in Journal(course.journal).of(CHAPTER)}


@pytest.mark.parametrize("name", CORPUS)
def test_verdict(name, course, marks):
    asked, found = head(CORPUS[name]), marks[name]
    assert found["accuracy"]["word"] == asked["verdict"], page_of(course, name)
    full = library.public_checks("accuracy").points
    assert found["accuracy"]["points"] == (full if asked["verdict"] == "passed" else 0)
    others = {n: m["points"] for n, m in found.items() if n != "accuracy"}
    if asked.get("others") == "lost":
        assert not any(others.values())
    elif asked.get("others") != "any":
        assert others == {n: e.points for n, e in exercises_of(CHAPTER).items() if n != "accuracy"}
    in_gradebook = grades_of(course, CHAPTER)[name]
    assert {n: in_gradebook[f"check_{n}"][0] for n in found} == {n: m["points"] for n, m in found.items()}


def test_the_honest_lose_nothing(marks):
    honest = [name for name in marks if "_honest_" in name]
    assert len(honest) == 6
    assert all(m["word"] == "passed" for name in honest for m in marks[name].values())


def test_pages_hold_nothing_active_and_nothing_hidden(course):
    fresh = library.fresh_checks("accuracy", library.secret_seed()).cases
    secrets = {repr(float(c.args[0].ravel()[0])) for c in fresh if c.args[0].size} - {
        repr(float(c.args[0].ravel()[0])) for c in library.public_checks("accuracy").cases if c.args[0].size
    }
    secrets = {s for s in secrets if len(s) > 8}
    assert secrets, "cases drawn from a seed have long decimals"
    for name in CORPUS:
        page = (course.place(name, CHAPTER, "feedback") / f"{CHAPTER}.html").read_text(encoding="utf-8")
        notebook = (course.place(name, CHAPTER, "autograded") / f"{CHAPTER}.ipynb").read_text(encoding="utf-8")
        assert not re.search(r"<script|<iframe|<svg|<[^>]*\son\w+\s*=|href=.javascript:|src=.http", page, re.IGNORECASE), name
        assert "BEGIN HIDDEN" not in page + notebook
        assert "hidden=True" not in page + notebook
        assert not [s for s in secrets if s in page or s in notebook], name
        nbformat.validate(nbformat.reads(notebook, 4))
