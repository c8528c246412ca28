"""What several tests need of the chapters: notebooks filled with answers, run in a folder of their own."""

import os
import shutil
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder import library
from autograder.exercise import Exercise, source_of


def run(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """The notebook with its outputs, run from top to bottom in a fresh kernel; cells that fail do not stop it."""
    ran = nbformat.from_dict(notebook.copy())
    settings = {"COURSE_PROGRESS": str(folder / "progress.jsonl"), "OMP_NUM_THREADS": "1"}
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        NotebookClient(
            ran, timeout=120, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": str(folder)}}
        ).execute()
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
    return ran


def copied(chapter: str, target: Path) -> tuple[NotebookNode, Path]:
    """The learner's notebook of a chapter, and a folder that holds nothing but a copy of the chapter."""
    folder = target / chapter
    shutil.copytree(library.COURSE / chapter, folder)
    return nbformat.read(folder / f"{chapter}.ipynb", 4), folder


def graded(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """The check cells by the name of their exercise."""
    found = {c.metadata.nbgrader.grade_id: c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade")}
    return {name.removeprefix("check_"): cell for name, cell in found.items() if name.startswith("check_")}


def fill(notebook: NotebookNode, answers: dict[str, str]) -> NotebookNode:
    """A copy of a learner's notebook with the named answer cells filled in."""
    filled = nbformat.from_dict(notebook.copy())
    for cell in filled.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell.source = answers[name]
    return filled


def exercises_of(chapter: str) -> dict[str, Exercise]:
    """The exercises of a chapter that are judged by running them."""
    return {name: e for name, e in library.exercises(chapter).items() if isinstance(e, Exercise)}


def right(chapter: str) -> dict[str, str]:
    return {name: source_of(e.answer) for name, e in exercises_of(chapter).items()}


def wrong(chapter: str) -> dict[str, str]:
    """For every exercise the first of its known wrong answers, under the exercise's own name."""
    found = {}
    for name, e in exercises_of(chapter).items():
        mistake = e.misconceptions[0]
        if e.kind == "quiz":
            found[name] = f"def {name}():\n    return {mistake()!r}\n"
        else:
            kind = "class" if isinstance(mistake, type) else "def"
            found[name] = source_of(mistake).replace(f"{kind} {mistake.__name__}", f"{kind} {name}", 1)
    return found


def text_of(cell: NotebookNode) -> str:
    """All that a cell shows, as text."""
    parts = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        parts.append(data.get("text/html") or data.get("text/plain") or output.get("text") or output.get("evalue") or "")
    return "\n".join(parts)


def errors(notebook: NotebookNode) -> list[str]:
    """What went wrong in any cell."""
    return [
        f"{o.ename}: {o.evalue}\nin:\n{cell.source[:400]}"
        for cell in notebook.cells
        if cell.cell_type == "code"
        for o in cell.outputs
        if o.output_type == "error"
    ]
