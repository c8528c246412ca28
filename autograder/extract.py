"""What was handed in, taken apart before any of it runs: answers by the instructor's cell ids, everything else by our own copy.

Points, flags, checksums, kernels, outputs and tests of the submitted file are never read. A file that cannot be taken apart is Unreadable,
with the reason; one that is merely odd (a byte order mark, nbformat 3, lost metadata, duplicated cells) is mended and says so in `notes`.
"""

import errno
import json
import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from nbformat import NotebookNode

__all__ = ["Cell", "Submission", "Unreadable", "extract", "find_notebook", "master_cells", "read_file"]

LARGEST = 64 << 20  # bytes of a notebook; outputs make them large, answers do not
CELLS = 2_000
SOURCE, SOURCES = 200_000, 2_000_000  # characters of one cell, and of all
PARTS = 3_000_000  # commas, brackets and braces of a file: what parsing needs memory for
NOTES = 20  # oddities that are told
Role = Literal["answer", "words", "check", "plain"]


class Unreadable(ValueError):
    """A submission of which no cell can be read; the message is for its author."""


@dataclass(frozen=True)
class Cell:
    """One cell of a notebook as it is graded.

    role   "answer" (a function to judge), "words" (free text), "check" (ours, never theirs) or "plain"
    name   the exercise, for every role but "plain"
    own    whether the learner wrote or changed it
    """

    id: str
    kind: str
    source: str
    role: Role = "plain"
    name: str = ""
    own: bool = False


@dataclass(frozen=True)
class Submission:
    """A notebook in the instructor's order, with the learner's own cells where they stood."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()


def master_cells(released: NotebookNode) -> tuple[Cell, ...]:
    """The cells of a released notebook, which is the measure for what is handed in."""
    found = []
    for cell in released.cells:
        marks = cell.metadata.get("nbgrader", {})
        role: Role = "plain"
        if marks.get("solution"):
            role = "words" if marks.get("grade") else "answer"
        elif marks.get("grade"):
            role = "check"
        name = marks.get("grade_id", "") if role != "plain" else ""
        found.append(Cell(cell.id, cell.cell_type, cell.source, role, name.removeprefix("check_") if role == "check" else name))
    return tuple(found)


def read_file(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file, once and whole. Raises Unreadable for anything else (a link, a device, a pipe, a file that grows), and
    OSError for what is no fault of its author: no permission, too many open files, a disk that fails."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ELOOP, errno.ENXIO, errno.ENOTDIR, errno.ENAMETOOLONG):
            raise
        raise Unreadable(f"{path.name} cannot be opened: {error.strerror}") from None
    before = os.fstat(number)
    if not stat.S_ISREG(before.st_mode):
        os.close(number)
        raise Unreadable(f"{path.name} is no regular file")
    with open(number, "rb") as file:
        if before.st_size > largest:
            raise Unreadable(f"{path.name} has {before.st_size / 2**20:.3g} MB; at most {largest / 2**20:.3g} are read")
        for _ in range(5):  # a copy may still be under way
            file.seek(0)
            content, after = file.read(largest + 1), os.fstat(number)
            if (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, len(content)):
                return content
            before = after
    raise Unreadable(f"{path.name} changes while it is read; hand it in again")


def extract(content: bytes, master: tuple[Cell, ...]) -> Submission:
    """Take a submitted notebook apart. Raises Unreadable."""
    notes: list[str] = []
    cells = plain_cells(parse(decode(content, notes)), notes)
    arranged = arrange(cells, master, notes)
    more = [f"and {len(notes) - NOTES} more of the kind"] if len(notes) > NOTES else []
    return Submission(arranged, (*notes[:NOTES], *more))


def decode(content: bytes, notes: list[str]) -> str:
    """The text of a file: UTF-8, with or without a mark, or UTF-16 with one."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        notes.append("the file was in UTF-16")
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"the file is no text in UTF-8: {error.reason} at byte {error.start}") from None


def parse(text: str) -> Any:
    """The JSON of a file. Its parts are counted first: a file of nothing but brackets takes forty times its size in memory."""
    if sum(map(text.count, ",[{")) > PARTS:
        raise Unreadable("the file has far more parts than a notebook")
    try:
        return json.loads(text)
    except RecursionError:
        raise Unreadable("the file is nested too deep for a notebook") from None
    except ValueError as error:
        raise Unreadable(f"the file is no JSON, so it is no notebook: {str(error)[:200]}") from None


def plain_cells(notebook: Any, notes: list[str]) -> list[tuple[str, str, str, str]]:
    """(kind, grade id, cell id, source) of every cell, from nbformat 3 or 4, whatever is missing."""
    if not isinstance(notebook, dict):
        raise Unreadable("the file is no notebook: no object with cells")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):
        notes.append("the file was in nbformat 3")
        cells = [c for sheet in notebook["worksheets"] if isinstance(sheet, dict) for c in sheet.get("cells") or []]
    if not isinstance(cells, list):
        raise Unreadable("the file is no notebook: it has no list of cells")
    if len(cells) > CELLS:
        raise Unreadable(f"the notebook has {len(cells)} cells; at most {CELLS} are read")
    found = []
    for cell in cells:
        if not isinstance(cell, dict):
            notes.append("something that is no cell was passed over")
            continue
        source = cell.get("source", cell.get("input"))
        text = "".join(line for line in source if isinstance(line, str)) if isinstance(source, list) else source
        text = text if isinstance(text, str) else ""
        if len(text) > SOURCE:
            raise Unreadable(f"a cell has {len(text)} characters; at most {SOURCE} are read")
        text = text.encode("utf-8", "replace").decode()  # lone surrogates
        metadata = cell.get("metadata")
        marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
        kind, own_id = cell.get("cell_type"), cell.get("id")
        found.append(
            (
                "code" if kind == "code" else "markdown",
                grade_id if isinstance(grade_id, str) else "",
                own_id if isinstance(own_id, str) else "",
                text,
            )
        )
    if (length := sum(len(text) for *_, text in found)) > SOURCES:
        raise Unreadable(f"the cells have {length} characters; at most {SOURCES} are read")
    return found


def arrange(cells: list[tuple[str, str, str, str]], master: tuple[Cell, ...], notes: list[str]) -> tuple[Cell, ...]:
    """The instructor's cells in their order, with what the learner wrote in them; own cells follow the cell that they followed.

    A cell is known by its grade id, else by its cell id, else by its very text, else (an answer) by the function that it defines.
    Of duplicates the last counts, as in nbgrader; the others stay as own cells.
    """
    by_grade = {grade_id_of(c): c for c in master if c.role != "plain"}
    by_id = {c.id: c for c in master}
    by_text = {(c.kind, c.source): c for c in master if c.role == "plain"}
    filled: dict[str, str] = {}
    position: dict[str, int] = {}
    known: list[Cell | None] = []
    for kind, grade_id, cell_id, text in cells:
        cell = by_grade.get(grade_id) or by_id.get(cell_id) or by_text.get((kind, text))
        if cell is not None and cell.kind != kind and cell.role == "plain":
            cell = None
        known.append(cell)
    taken = {c.id for c in known if c is not None}
    for i, (kind, _, _, text) in enumerate(cells):
        if known[i] is None and kind == "code":
            lost = next((c for c in master if c.role == "answer" and c.id not in taken and defines(text, c.name)), None)
            if lost is not None:
                known[i] = lost
                taken.add(lost.id)
                notes.append(f"the cell of {lost.name} had lost its id")
    for i, found in enumerate(known):
        if found is not None:
            if found.id in position and found.role != "plain":
                notes.append(f"the cell {found.id} was there twice; the last one counts")
            position[found.id] = i
    followers: dict[str, list[Cell]] = {}
    last = ""
    for i, (kind, _, _, text) in enumerate(cells):
        found = known[i]
        if found is not None and position[found.id] == i:
            last = found.id
            filled[found.id] = text
        elif found is None or found.role != "check":
            followers.setdefault(last, []).append(Cell(f"own-{i}", kind, text, own=True))
    result = list(followers.get("", []))
    for cell in master:
        if cell.id not in filled and cell.role != "plain":
            notes.append(f"the cell {cell.id} was missing")
        if cell.id in filled or cell.role != "plain":
            text = cell.source if cell.role == "check" else filled.get(cell.id, cell.source)
            result.append(cell if text == cell.source else replace(cell, source=text, own=True))
        result += followers.get(cell.id, [])
    return tuple(result)


def grade_id_of(cell: Cell) -> str:
    return f"check_{cell.name}" if cell.role == "check" else cell.name


def defines(text: str, name: str) -> bool:
    return re.search(rf"^(?:def|class)\s+{re.escape(name)}\b", text, re.MULTILINE) is not None


def find_notebook(folder: Path, chapter: str) -> tuple[Path, tuple[str, ...]]:
    """The notebook to grade in a submission's folder, and what is odd about it. Raises Unreadable when there is none, OSError when we cannot look."""
    expected = folder / f"{chapter}.ipynb"
    others = sorted(folder / name for name in os.listdir(folder) if name.endswith(".ipynb") and name != expected.name)
    if os.path.lexists(expected) and not expected.is_dir():
        return expected, tuple(f"{p.name} was not looked at" for p in others[:5])
    if len(others) == 1:
        return others[0], (f"the notebook was named {others[0].name}",)
    raise Unreadable(
        "there is no notebook in the folder" if not others else f"which of {len(others)} notebooks counts cannot be told"
    )
