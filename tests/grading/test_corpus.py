"""The corpus of hostile and broken submissions, graded as one batch together with honest learners: each gets the verdict it must get.

Each file of tests/corpus is one submission of chapter 00. Its head says the verdict that `accuracy` must get, and how it is handed in:
"answer" (the text stands in the answer cell), "before" (in a cell of its own before a right answer) or "make" (`make` builds the file).
All other answers are right, and keep their points unless the head says "others: lost" (nothing could be read) or "others: any".
"""

import json
import math
import re
import time
from pathlib import Path

import nbformat
import pytest

from autograder import library
from autograder.batch import Settings, content_of, grade
from autograder.box.sandbox import Sandbox
from autograder.box.stage import Order, Step, perform
from autograder.coursefolder import Handed
from autograder.extract import Cell
from autograder.journal import Journal
from autograder.marking import Limits
from autograder.sameness import idle
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
    assert all(math.isfinite(m["seconds"]) for m in found.values())
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
        assert max(len(page), len(notebook)) < 20 << 20, name
        assert not re.search(r"<script|<iframe|<svg|<[^>]*\son\w+\s*=|href=.javascript:|src=.http", page, re.IGNORECASE), name
        assert "BEGIN HIDDEN" not in page + notebook
        assert "hidden=True" not in page + notebook
        assert not [s for s in secrets if s in page or s in notebook], name
        nbformat.validate(nbformat.reads(notebook, 4))


def test_a_folder_that_is_a_link_is_not_followed(tmp_path):
    """Else whoever hands in an archive with a link in it is graded on what somebody else has handed in."""
    course = new_course(tmp_path)
    there = hand_in(course, "ada", CHAPTER, b"{}").parent
    linked = course.place("eve", CHAPTER, "submitted")
    linked.parent.mkdir()
    linked.symlink_to(there)
    there.parent.with_name("mallory").symlink_to(there.parent)
    found = {handed.student: content_of(handed)[0] for handed in course.submitted([CHAPTER])}
    assert found == {"ada": b"{}"} | dict.fromkeys(("eve", "mallory"), "the folder is a link, and links are not followed")
    assert content_of(Handed("ada", CHAPTER, there))[0] == b"{}"


def test_no_cell_of_a_learner_is_compiled_beside_the_judge():
    """A compiler writes each `finally` twice: of nineteen inside each other it would make half a million."""
    lines = [" " * i + part for i in range(19) for part in ("try: pass", "finally:")]
    source = "\n".join([*lines, " " * 19 + "f(" + "x, " * 1000 + ")"])
    start = time.monotonic()
    assert idle([Cell("a", "code", "y = 1\nprint(y)"), Cell("b", "code", source, own=True)]) == {"a"}
    assert time.monotonic() - start < 5


def test_marks_are_made_without_the_library_that_a_lesson_shows():
    look = "import sklearn.metrics\nprint('there')"
    for barred, seen in ((("r_squared",), "ImportError"), ((), "there")):
        with Sandbox(barred, chapter=library.COURSE / "08_training_in_practice") as box:
            (output,) = perform(box, Order((Step("run", "a", look),), outputs="text")).outputs["a"][0]
        assert seen in (output.get("ename"), output.get("text", "").strip())
