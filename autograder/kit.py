"""What a box for notebooks holds besides the box itself: what the cells of a lesson import and read."""

import ast
import shutil
from pathlib import Path

import nbformat

from autograder.box.outfit import PACKAGES, needed
from autograder.codec import load

__all__ = ["copy_notebook_kit"]

SHOWN = {"sklearn": ("sklearn", "scipy")}  # hidden in the box, unless the chapter's own cells import it -> what it needs


def copy_notebook_kit(target: Path, chapter: Path) -> frozenset[str]:
    """What a chapter's cells need beyond functions: `check`, `hint`, `progress`, and the public cases.

    Returns the libraries to be shown: a lesson that compares with scikit-learn shall run as it does on the learner's machine. Their
    imports are done once, before any submission is opened (`warm.py`): they take seconds.
    """
    for name in ("__init__", *needed("cells", "notebook")):
        shutil.copy(PACKAGES / "autograder" / f"{name}.py", target / "autograder")
    beside = target / "beside"  # what lies beside the notebook
    beside.mkdir()
    load(chapter / "checks.npz")  # a damaged file is our fault, and is said before any submission is opened
    shutil.copy(chapter / "checks.npz", beside)
    lines = library_imports(chapter)
    (target / "warm.py").write_text("".join(f"{line}\n" for line in lines))
    return frozenset(name for root, names in SHOWN.items() if lines for name in names)


def library_imports(chapter: Path) -> list[str]:
    """The import statements of a released chapter's cells that concern a library of SHOWN."""
    found = []
    for cell in nbformat.read(chapter / f"{chapter.name}.ipynb", as_version=4).cells:
        if cell.cell_type != "code" or not any(root in cell.source for root in SHOWN):
            continue
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Import):
                roots = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                roots = {node.module.split(".")[0]}
            else:
                continue
            if roots <= SHOWN.keys():
                found.append(ast.unparse(node))
    return list(dict.fromkeys(found))
