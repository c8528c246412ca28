"""Which cells need not be run for a submission, and that leaving them out changes nothing that is seen."""

import nbformat
import pytest

from autograder.book import open_book
from autograder.boxes import Boxes
from autograder.extract import Cell, extract
from autograder.marking import Limits
from autograder.sameness import idle
from autograder.showing import show
from tests.chapters import fill, right
from tests.grading.handed_in import released

CHAPTER = "00_start_here"
IMPORTS = "import numpy as np\nimport nnref\nfrom autograder import check, progress"
LESSONS = {  # cells in order ("!" before those of the learner) -> places of those that need not be run
    "a picture of its own": ([IMPORTS, "!def f(x): return x", "y = np.arange(3)\nprint(y)", "print(f(1))"], {2}),
    "the learner's name": ([IMPORTS, "!def f(x): return x", "print(f(1))"], set()),
    "what depends on it in turn": ([IMPORTS, "!def f(x): return x", "y = f(1)", "print(y)", "print(2)"], {4}),
    "set anew": ([IMPORTS, "!y = 1", "y = 2\nprint(y)"], {2}),
    "perhaps set anew": ([IMPORTS, "!y = 1", "if np.pi > 3:\n    y = 2\nprint(y)"], set()),
    "needed by the learner": ([IMPORTS, "y = [1]", "print(y)", "z = 3", "!def f(): return y"], {3}),
    "changed in place for the learner": ([IMPORTS, "y = [1]", "y.append(2)", "!print(y)"], set()),
    "changed in place by the learner": ([IMPORTS, "y = [1]\nprint(y)", "!y.append(2)", "print(y)"], set()),
    "a function's own names": ([IMPORTS, "!def f(y):\n    z = y\n    return z", "y = z = 2\nprint(y)", "print(y, z)"], {2, 3}),
    "a name inside a function": ([IMPORTS, "k = 2", "def g(): return k", "!print(g())"], set()),
    "a module in other hands": ([IMPORTS, "print(np.pi)", "!import math as np", "print(np.pi)"], {1}),
    "progress": ([IMPORTS, "progress()", "print(1)"], {2}),
    "all names": ([IMPORTS, "print(1)", "print(sorted(globals()))"], set()),
    "all names for the learner": ([IMPORTS, "print(1)", "!eval('y')"], set()),
    "the learner's in place of nnref's": ([IMPORTS, "!def relu(z): return z", "F = nnref.plug(globals())", "print(F)", "print(4)"], {4}),
    "IPython's syntax": ([IMPORTS, "print(1)", "!%time print(2)"], set()),
}  # fmt: skip


@pytest.mark.parametrize("name", LESSONS)
def test_what_need_not_be_run(name):
    sources, places = LESSONS[name]
    cells = [Cell(str(i), "code", s.removeprefix("!"), own=s.startswith("!")) for i, s in enumerate(sources)]
    assert idle(cells) == {str(i) for i in places}


def test_a_whole_lesson_looks_the_same_with_and_without(monkeypatch):
    """Every output but those of time, of a notebook in which all cells are run and of one in which some are not."""
    book = open_book(CHAPTER)
    submission = extract(nbformat.writes(fill(released(CHAPTER), right(CHAPTER))).encode(), book.cells)
    left_out = idle(submission.cells)
    assert sum("plots." in c.source for c in submission.cells if c.id in left_out) >= 2
    boxes = Boxes(book)
    try:
        some = show(submission, boxes, Limits(), "text")
        monkeypatch.setattr("autograder.showing.idle", lambda cells: frozenset())
        every = show(submission, boxes, Limits(), "text")
    finally:
        boxes.close()
    assert some == every
    assert [count for _, count in every.values()] == list(range(1, len(every) + 1))


def test_what_one_learner_does_is_not_shown_to_another():
    """The outputs that are shared come from a run without any learner's cell, even when the first submission draws nonsense."""
    book = open_book(CHAPTER)
    boxes = Boxes(book)
    bad = fill(released(CHAPTER), right(CHAPTER))
    bad.cells.insert(2, nbformat.v4.new_code_cell("plots.network_diagram = lambda *a, **k: print('forged')\nprint = None"))
    good = fill(released(CHAPTER), right(CHAPTER))
    try:
        show(extract(nbformat.writes(bad).encode(), book.cells), boxes, Limits(), "text")
        shown = show(extract(nbformat.writes(good).encode(), book.cells), boxes, Limits(), "text")
    finally:
        boxes.close()
    assert "forged" not in repr(shown)
    assert len(shown) == sum(c.kind == "code" and c.role != "check" for c in book.cells)
