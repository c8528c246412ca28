"""Chapter 01 as a learner meets it: open, run all, answer wrongly, read the cause, answer rightly, move the line. In a real JupyterLab."""

from collections.abc import Callable

import nbformat
import pytest
from lab_harness import ROOT, Notebook

CHAPTER = "course/01_perceptron_and_xor/01_perceptron_and_xor.ipynb"
CELLS = nbformat.read(ROOT / CHAPTER, 4).cells
WRONG = "def neuron(a, w, b):\n    return float(np.dot(a, w))\n"
RIGHT = "def neuron(a, w, b):\n    return float(np.dot(a, w) + b)\n"


def cell_of(grade_id: str) -> int:
    return next(i for i, cell in enumerate(CELLS) if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


@pytest.fixture
def book(open_book: Callable[[str], Notebook], monkeypatch: pytest.MonkeyPatch) -> Notebook:
    return open_book(CHAPTER)


def test_a_learner_in_chapter_01(book: Notebook) -> None:
    book.run_all(180)
    assert book.failures() == []
    assert book.count_cells() == len(CELLS)
    answer, check = cell_of("neuron"), cell_of("check_neuron")
    assert "not attempted" in book.output(check)

    book.type_into(answer, WRONG)
    book.run_cell(answer)
    book.run_cell(check)
    said = book.output(check)
    assert "bias" in said, said
    assert "neuron · 0 of" in said
    book.screenshot("chapter_01_wrong_answer")

    book.type_into(answer, RIGHT)
    book.run_cell(answer)
    book.run_cell(check)
    assert "passed" in book.output(check)
    assert book.outputs(check)[0]["data"]["text/plain"].strip() == str(float(CELLS[check].metadata.nbgrader.points))

    line = next(i for i, cell in enumerate(CELLS) if "widgets.perceptron_line(" in cell.source)
    widget = book.widget(line)
    canvas = widget.locator("canvas").first
    before = book.pixels(canvas)
    slider = widget.locator("input[type=range]").first
    slider.focus()
    for _ in range(5):
        slider.press("ArrowRight")
    book.wait_for_change(canvas, before)  # the picture follows the slider
    assert book.count_cells() == len(CELLS), "no key reached JupyterLab"
    book.screenshot("chapter_01_widget")


def test_a_table_of_progress_and_a_hint(book: Notebook) -> None:
    setup = next(i for i, cell in enumerate(CELLS) if cell.source.startswith("import numpy"))
    book.run_cell(setup)
    free = next(i for i, cell in enumerate(CELLS) if i > setup and cell.cell_type == "code" and "nbgrader" not in cell.metadata)
    book.type_into(free, 'hint("neuron")')
    book.run_cell(free)
    assert "neuron · hint" in book.output(free)
    book.type_into(free, "progress()")
    book.run_cell(free)
    assert "01_perceptron_and_xor" in book.output(free)
    assert "done" in book.output(free)
    book.screenshot("chapter_01_progress")
