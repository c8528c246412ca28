"""The chapter's folder beside the notebook: its frozen checks, and which of them is meant."""

from functools import cache
from pathlib import Path
from typing import Any

from autograder import codec
from autograder.exercise import Checks
from autograder.names import suggestion

FILE = "checks.npz"


class Unanswerable(Exception):
    """A call of check or hint that cannot be answered; its message is for the learner."""


def as_it_is(path: Path) -> dict:
    """What a chapter's file holds now; read once, as long as it does not change. Raises OSError or Unanswerable."""
    return chapter_file(path, path.stat().st_mtime)


@cache
def chapter_file(path: Path, _changed: float) -> dict:
    try:
        return codec.load(path)
    except (OSError, ValueError) as error:
        raise Unanswerable(f"{path.name} in {path.parent} cannot be read ({error}). Copy the chapter's folder again.") from None


def chapter() -> dict:
    """The frozen checks beside the notebook."""
    path = (Path.cwd() / FILE).resolve()
    try:
        return as_it_is(path)
    except OSError:
        raise Unanswerable(
            f"{FILE} is not in {Path.cwd()}. It belongs beside the notebook: copy the whole chapter folder, not the notebook alone."
        ) from None


def book_of(name: str) -> dict | None:
    """The checks of the chapter that an exercise is in: this one, or one whose folder lies beside it."""
    book = chapter()
    if name in book["checks"]:
        return book
    beside = Path.cwd().parent / book["index"].get(name, "") / FILE
    try:
        found = as_it_is(beside)
    except (OSError, Unanswerable):
        return None
    return found if name in found["checks"] else None


def find(answer: Any, names: dict) -> tuple[str, Any, Checks]:
    """(name, the learner's object, checks) of what was passed to check or hint: an object, or its name as a string."""
    name = answer if isinstance(answer, str) else getattr(answer, "__name__", "")
    book = chapter()
    if not isinstance(answer, str) and name not in book["checks"]:
        name = next((n for n, value in names.items() if value is answer and n in book["checks"]), name)
    if not name:
        raise Unanswerable(
            f'check wants a function, a class or a name, such as check("{next(iter(book["checks"]))}"); it got {answer!r}.'
        )
    if name not in book["checks"]:
        if name in book["by_hand"]:
            raise Unanswerable(f"{name} is a question to be answered in your own words. A person reads the answer, not a check.")
        if name in book["index"]:
            raise Unanswerable(
                f"{name} is an exercise of chapter {book['index'][name]}; this folder holds the checks of {book['chapter']}."
            )
        raise Unanswerable(f"There is no exercise named {name!r}.{suggestion(name, book['index'])}")
    checks = Checks.from_plain(book["checks"][name])
    found = names.get(name) if isinstance(answer, str) else answer
    return name, found, checks
