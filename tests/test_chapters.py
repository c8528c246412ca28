"""Every chapter runs alone from a copied folder, top to bottom, in a fresh kernel: with every exercise a stub, and with every one solved."""

import pytest

from autograder import library
from tests.chapters import copied, errors, fill, graded, right, run, text_of

CHAPTERS = library.chapters()


def test_chapters_are_there():
    assert CHAPTERS[:2] == ["00_start_here", "01_perceptron_and_xor"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_stubbed(chapter, tmp_path):
    notebook, folder = copied(chapter, tmp_path)
    ran = run(notebook, folder)
    assert not errors(ran)
    for name, cell in graded(ran).items():
        assert "not attempted" in text_of(cell), name
        assert cell.outputs[-1].data["text/plain"] == "0.0"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_solved(chapter, tmp_path):
    notebook, folder = copied(chapter, tmp_path)
    ran = run(fill(notebook, right(chapter)), folder)
    assert not errors(ran)
    cells = graded(ran)
    assert cells
    for name, cell in cells.items():
        points = cell.metadata.nbgrader.points
        assert float(cell.outputs[-1].data["text/plain"]) == points, f"{name}: {text_of(cell)}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_solutions_notebook_is_executed(chapter):
    import nbformat

    notebook = nbformat.read(library.SOLUTIONS / chapter / f"{chapter}.ipynb", 4)
    assert not errors(notebook)
    assert any(o for c in notebook.cells if c.cell_type == "code" for o in c.outputs), "run: autograder release --execute"
    pictures = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs if "image/png" in o.get("data", {})]
    assert all(len(o["data"].get("text/plain", "")) > 20 for o in pictures), "a figure without a description"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_solution_under_course(chapter):
    import inspect
    import textwrap

    from autograder.exercise import Exercise, Words

    shown = (library.COURSE / chapter / f"{chapter}.ipynb").read_text(encoding="utf-8")
    raw = (library.COURSE / chapter / "checks.npz").read_bytes()
    for name, exercise in library.exercises(chapter).items():
        if isinstance(exercise, Words):
            assert exercise.model_answer[:60] not in shown, name
        elif isinstance(exercise, Exercise) and exercise.kind != "quiz":
            body = inspect.getsource(exercise.answer).split('"""')[-1]
            telling = [line.strip() for line in textwrap.dedent(body).splitlines() if len(line.strip()) > 30]
            planted = exercise.stub
            for line in telling:
                if line not in planted:
                    assert line not in shown.replace('\\"', '"'), f"{name}: {line}"
                    assert line.encode() not in raw
