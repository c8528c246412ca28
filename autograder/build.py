"""From a lesson and its exercises to one notebook: `build("02_activations")`, the worked chapter and nbgrader's source in one.

The lesson is the only hand-written form. A line {exercise}`softmax` places an exercise; `% solution-only` above a Markdown cell keeps that
cell out of `course/`. The same sources give the same bytes.
"""

import hashlib
import re
from collections import Counter
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder import library
from autograder.exercise import Exercise, Words, source_of
from autograder.names import suggestion

__all__ = ["KERNEL", "BrokenLesson", "build"]

PLACE = re.compile(r"^\{exercise\}`(\w+)`[ \t]*$", re.MULTILINE)
SOLUTION_ONLY = "% solution-only"
HIDDEN = '### BEGIN HIDDEN TESTS\ncheck("{name}", hidden=True)\n### END HIDDEN TESTS'
KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python", "pygments_lexer": "ipython3"},
}


class BrokenLesson(ValueError):
    """A lesson and its exercises do not fit together; the message says where."""


def build(chapter: str, folder: Path = library.SOLUTIONS) -> NotebookNode:
    """The solutions notebook of a chapter, without outputs: the worked chapter and nbgrader's source in one."""
    lesson = (folder / chapter / "lesson.md").read_text(encoding="utf-8")
    exercises = library.exercises(chapter, folder)
    placed = Counter(PLACE.findall(lesson))
    for name in placed:
        if name not in exercises:
            raise BrokenLesson(
                f"{chapter}/lesson.md places {name!r}, and there is no {name}.py beside it.{suggestion(name, exercises)}"
            )
    wrong = [name for name in exercises if placed[name] != 1]
    if wrong:
        raise BrokenLesson(
            f"{chapter}/lesson.md has to place each exercise once: {', '.join(f'{n} {placed[n]} times' for n in wrong)}"
        )
    cells: list[NotebookNode] = []
    for cell in jupytext.reads(lesson, fmt="md:myst").cells:
        if cell.cell_type == "code":
            cells.append(new_code_cell(cell.source, metadata={"tags": cell.metadata.tags} if cell.metadata.get("tags") else {}))
            continue
        pieces = PLACE.split(cell.source)  # text, name, text, name, ..., text
        for i, piece in enumerate(pieces):
            if i % 2:
                cells += cells_of(exercises[piece])
            elif piece.strip():
                cells.append(prose(piece.strip()))
    notebook = new_notebook(cells=cells, metadata=KERNEL)
    name_cells(notebook)
    nbformat.validate(notebook)
    return notebook


def prose(text: str) -> NotebookNode:
    if text.startswith(SOLUTION_ONLY):
        return new_markdown_cell(text.removeprefix(SOLUTION_ONLY).lstrip(), metadata={"tags": ["solution-only"]})
    return new_markdown_cell(text)


def cells_of(exercise: Exercise | Words) -> list[NotebookNode]:
    """The cells of one exercise: its question where it has one, the answer cell, the locked check."""
    if isinstance(exercise, Words):
        rubric = "\n".join(f"- {line}" for line in exercise.rubric)
        answer = new_markdown_cell(
            f"**Model answer.** {exercise.model_answer}\n\n**Rubric**\n\n{rubric}",
            metadata=grading(exercise.name, solution=True, points=exercise.points, stub="*Write your answer here.*"),
        )
        return [
            new_markdown_cell(f"**In your own words ({points(exercise.points)}, marked by hand).** {exercise.question}"),
            answer,
        ]
    answer = new_code_cell(
        source_of(exercise.answer).rstrip(), metadata=grading(exercise.name, solution=True, stub=exercise.stub.rstrip())
    )
    test = new_code_cell(
        f'check("{exercise.name}")\n' + HIDDEN.format(name=exercise.name),
        metadata=grading(f"check_{exercise.name}", solution=False, points=exercise.points),
    )
    question = [new_markdown_cell(exercise.question)] if exercise.question else []
    return [*question, answer, test]


def points(number: int) -> str:
    return f"{number} point{'s' if number != 1 else ''}"


def grading(grade_id: str, *, solution: bool, points: int | None = None, stub: str | None = None) -> dict:
    """nbgrader's metadata of a cell, derived and never typed."""
    marks = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    metadata: dict = {"nbgrader": marks if points is None else {**marks, "points": points}}
    return metadata if stub is None else {**metadata, "autograder": {"stub": stub}}


def name_cells(notebook: NotebookNode) -> None:
    """Give every cell an id that depends on its content only: its grade_id, or a hash (numbered where two are alike)."""
    seen: Counter = Counter()
    for cell in notebook.cells:
        name = (
            cell.metadata.get("nbgrader", {}).get("grade_id")
            or hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
        )
        seen[name] += 1
        cell.id = name[:64] if seen[name] == 1 else f"{name[:60]}-{seen[name]}"
