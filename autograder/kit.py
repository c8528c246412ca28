"""What a box for notebooks holds besides the box itself: what the cells of a lesson import and read."""

import ast
import json
import shutil
from pathlib import Path

from autograder.box.outfit import PACKAGES, copy_module, needed
from autograder.box.wire import Prepared
from autograder.codec import load
from autograder.exercise import Checks
from autograder.folder import FILE

__all__ = ["copy_notebook_kit"]

SHOWN = {"sklearn": ("sklearn", "scipy")}  # hidden in the box, unless the chapter's own cells import it -> what it needs
WARM = {  # what a library does once, and could not do where a submission runs
    "sklearn": "# It looks for thread pools in /proc/self/maps, which a submission does not see.\n"
    "    from sklearn.neighbors import KNeighborsClassifier\n"
    '    KNeighborsClassifier(1, algorithm="brute").fit([[0.0], [1.0]], [0, 1]).predict([[0.0]])'
}
DATA = ("load_digits", "load_diabetes")  # tables that nnref reads once
TRY = "try:\n    {}\nexcept ImportError:  # the cell that asks for it says so itself\n    pass\n"


def copy_notebook_kit(target: Path, chapter: Path) -> tuple[frozenset[str], dict[str, str]]:
    """What a chapter's cells need beyond functions: `check`, `hint`, `progress`, and the public cases.

    Returns the libraries to be shown: a lesson that compares with scikit-learn shall run as it does on the learner's machine. All that
    its cells import is imported once, before any submission is opened (`warm.py`): it takes a tenth of a second, with libraries seconds.
    And a hash of the questions that the box then holds, by exercise.
    """
    for name in ("__init__", *needed("cells", "notebook")):
        copy_module(PACKAGES / "autograder" / f"{name}.py", target / "autograder")
    beside = target / "beside"  # what lies beside the notebook
    beside.mkdir()
    checks = load(chapter / FILE)["checks"]  # a damaged file is our fault, and is said before any submission is opened
    shutil.copy(chapter / FILE, beside)
    sources = lesson_code(chapter)
    lines = lesson_imports(sources)
    shown = [root for root in SHOWN if any(root in line for line in lines)]
    read = [f"__import__('nnref').{name}()\n" for name in DATA if any(name in source for source in sources)]
    tried = [TRY.format(line) for line in (*lines, *(WARM[root] for root in shown))]
    (target / "warm.py").write_text("".join([*tried, *read]))
    held = {name: Prepared(Checks.from_plain(plain).questions().to_plain()).digest for name, plain in checks.items()}
    return frozenset(name for root in shown for name in SHOWN[root]), held


def lesson_code(chapter: Path) -> list[str]:
    """The code of a released chapter's cells, but for those that are not Python."""
    cells = json.loads((chapter / f"{chapter.name}.ipynb").read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [source for source in sources if not source.startswith("%")]


def lesson_imports(sources: list[str]) -> list[str]:
    """The import statements in these cells."""
    trees = [ast.parse(source) for source in sources if "import" in source]
    found = [ast.unparse(n) for tree in trees for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom))]
    return list(dict.fromkeys(found))
