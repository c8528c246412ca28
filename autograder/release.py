"""From the lessons and their exercises to the notebooks: `solutions/<chapter>/<chapter>.ipynb` for instructors, then `course/` by nbgrader itself."""

import logging
import os
import tempfile
from pathlib import Path

import nbformat
import numpy as np
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder import codec, library, sealed
from autograder.build import KERNEL, build
from autograder.exercise import Exercise, Words
from autograder.recall import material

__all__ = ["PlaceStubs", "differences", "execute", "generate", "release", "write_notebook", "write_sources"]

CONFIG = library.ROOT / "nbgrader_config.py"


def checks_of(chapter: str, folder: Path = library.SOLUTIONS) -> dict:
    """What stands in a chapter's checks.npz: the public checks, which chapter every exercise is in, and which are marked by hand."""
    where = library.index(folder)
    exercises = {n: e for n, e in library.exercises(chapter, folder).items() if isinstance(e, Exercise) and e.kind != "quiz"}
    by_hand = [name for name, home in where.items() if isinstance(library.load(folder / home / f"{name}.py"), Words)]
    mine = [name for name, home in where.items() if home == chapter and name not in by_hand]
    return {
        "chapter": chapter,
        "index": where,
        "by_hand": by_hand,
        "checks": {name: library.public_checks(name).to_plain() for name in mine},
        "small": {name: [s.to_plain() for s in library.small_cases(name)] for name in mine},
        "review": {name: material(exercise, library.small_cases(name)) for name, exercise in exercises.items() if name in mine},
    }


# --- the learner's notebook -----------------------------------------------------------------------------------------------------------


class PlaceStubs(NbGraderPreprocessor):
    """In place of nbgrader's ClearSolutions: every answer cell gets its own stub, cells for instructors only are left out."""

    def preprocess(self, nb, resources):
        nb.cells = [cell for cell in nb.cells if "solution-only" not in cell.metadata.get("tags", [])]
        for cell in nb.cells:
            stub = cell.metadata.pop("autograder", {}).get("stub")
            if stub is not None:
                cell.source = stub
        return nb, resources


def write_sources(chapter: str, target: Path) -> bool:
    """Write the solutions notebook and checks.npz of a chapter under `target`. Outputs that still belong to their cells are kept.

    Returns whether every code cell has kept its outputs (or had none to keep).
    """
    folder = target / chapter
    folder.mkdir(parents=True, exist_ok=True)
    notebook = build(chapter, library.SOLUTIONS)
    file = folder / f"{chapter}.ipynb"
    kept = keep_outputs(notebook, nbformat.read(file, 4)) if file.exists() else False
    write_notebook(notebook, file)
    checks = checks_of(chapter)
    if not (folder / "checks.npz").exists() or not same_checks(codec.load(folder / "checks.npz"), checks):
        codec.save(folder / "checks.npz", checks)
    return kept


def write_notebook(notebook: NotebookNode, file: Path) -> None:
    file.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")


def keep_outputs(notebook: NotebookNode, old: NotebookNode) -> bool:
    """Carry outputs over from an earlier build when all code is the same as then."""
    code = [c for c in notebook.cells if c.cell_type == "code"]
    before = [c for c in old.cells if c.cell_type == "code"]
    if [c.source for c in code] != [c.source for c in before]:
        return False
    for new, former in zip(code, before):
        new.outputs, new.execution_count = former.outputs, former.execution_count
    return any(c.outputs for c in code)


def generate(chapter: str, sources: Path, target: Path) -> None:
    """Run nbgrader's own generate_assignment (without its database) from `sources` into `target`."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import PyFileConfigLoader

    config = PyFileConfigLoader(CONFIG.name, path=str(CONFIG.parent)).load_config()
    config.CourseDirectory.merge(
        {
            "root": str(sources.parent),
            "source_directory": str(sources),
            "release_directory": str(target),
            "assignment_id": chapter,
        }
    )
    config.SaveCells.enabled = False
    config.GenerateAssignment.no_database = True
    config.GenerateAssignment.force = True
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.log = logging.getLogger("nbgrader")
    converter.log.setLevel(logging.ERROR)
    converter.start()
    for file in (target / chapter).iterdir():
        file.chmod(0o644)


def execute(chapter: str, sources: Path = library.SOLUTIONS) -> None:
    """Run the solutions notebook from top to bottom in a fresh kernel and store its outputs. Raises CellExecutionError."""
    from nbclient import NotebookClient
    from traitlets.config import Config

    file = sources / chapter / f"{chapter}.ipynb"
    notebook = nbformat.read(file, 4)
    runnable = nbformat.from_dict(notebook.copy())
    for cell in runnable.cells:
        if cell.cell_type == "code":
            # The graders' seed is a secret: it leaves no trace in a file.
            cell.source, _, _ = cell.source.partition("\n### BEGIN HIDDEN TESTS")
    os.environ["COURSE_PROGRESS"] = "off"
    # Else the kernel warns in the terminal that others could listen.
    encrypted = Config({"KernelManager": {"transport_encryption": "auto"}})
    place = {"metadata": {"path": str(sources / chapter)}}
    NotebookClient(runnable, timeout=120, kernel_name="python3", resources=place, config=encrypted).execute()
    for cell, ran in zip(notebook.cells, runnable.cells):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [portable(o) for o in ran.outputs], ran.execution_count
    notebook.metadata = KERNEL
    write_notebook(notebook, file)


def portable(output: NotebookNode) -> NotebookNode:
    """An output without what only lives in the kernel that made it: widgets and figures keep one picture and their text."""
    if "data" in output:
        output.data.pop("application/vnd.jupyter.widget-view+json", None)
        if "image/png" in output.data:
            output.data.pop("text/html", None)  # the same picture again
    output.pop("transient", None)
    return output


def put_solutions(chapter: str, target: Path, *, assigned: bool) -> None:
    """Lay the sealed solutions beside the learner's notebook, or see to it that none are there."""
    file = target / chapter / sealed.FILE
    if assigned:
        file.unlink(missing_ok=True)
    else:
        codec.save(file, sealed.seal(library.exercises(chapter, library.SOLUTIONS)))


def release(names: list[str], *, execute_too: bool = False, assigned: bool = False) -> None:
    """Write solutions/ and course/ for the named chapters. Assigned ones hold no solutions for those who study alone."""
    for chapter in names:
        write_sources(chapter, library.SOLUTIONS)
        if execute_too:
            execute(chapter)
        generate(chapter, library.SOLUTIONS, library.COURSE)
        put_solutions(chapter, library.COURSE, assigned=assigned)


def differences(names: list[str]) -> list[str]:
    """What `release` would change: one sentence a file. Outputs and the last digit of a float do not count."""
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        sources, target = Path(scratch, "solutions"), Path(scratch, "course")
        for chapter in names:
            write_sources(chapter, sources)
            generate(chapter, sources, target)
            put_solutions(chapter, target, assigned=not (library.COURSE / chapter / sealed.FILE).exists())
            for kind, made, kept in (("solutions", sources, library.SOLUTIONS), ("course", target, library.COURSE)):
                for file in sorted((made / chapter).iterdir()):
                    there = kept / chapter / file.name
                    if not there.exists():
                        found.append(f"{kind}/{chapter}/{file.name} is missing")
                    elif not same_file(file, there):
                        found.append(f"{kind}/{chapter}/{file.name} differs from its sources")
    stray = (
        {p.name for p in library.COURSE.iterdir() if p.is_dir()} - set(library.chapters(library.SOLUTIONS))
        if library.COURSE.exists()
        else set()
    )
    return found + [f"course/{name} has no lesson in solutions/" for name in sorted(stray)]


def same_file(made: Path, kept: Path) -> bool:
    if made.suffix == ".npz":
        return same_checks(codec.load(made), codec.load(kept))
    if made.suffix == ".ipynb":
        return bare(made) == bare(kept)
    return made.read_bytes() == kept.read_bytes()


def bare(file: Path) -> NotebookNode:
    """A notebook without its outputs."""
    notebook = nbformat.read(file, 4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def same_checks(a: object, b: object) -> bool:
    """Equal but for the last digits of floats: processors differ in those."""
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        if not (isinstance(a, np.ndarray) and isinstance(b, np.ndarray) and a.dtype == b.dtype and a.shape == b.shape):
            return False
        with np.errstate(all="ignore"):
            return (
                bool(np.allclose(a, b, rtol=1e-6, atol=1e-12, equal_nan=True))
                if a.dtype.kind in "fc"
                else bool(np.array_equal(a, b))
            )
    if type(a) is not type(b):
        return False
    if isinstance(a, (float, np.floating)):
        return same_checks(np.asarray(a), np.asarray(b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same_checks(a[k], b[k]) for k in a)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(same_checks, a, b))
    return a == b
