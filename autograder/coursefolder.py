"""Where a course keeps its things: nbgrader's own settings, read from `nbgrader_config.py`, and the submissions found by them."""

import os
import stat
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc
from traitlets.config import Config, PyFileConfigLoader

from autograder import library
from autograder.extract import Unreadable, read_file

__all__ = ["CourseFolder", "Handed", "Unusable", "open_course"]


class Unusable(RuntimeError):
    """There is no nbgrader_config.py, or it cannot be used."""


@dataclass(frozen=True)
class Handed:
    """One submission: who, which chapter, the folder that was handed in."""

    student: str
    chapter: str
    folder: Path


@dataclass(frozen=True)
class CourseFolder:
    """The places of a course, as nbgrader's settings name them."""

    root: Path
    config: Config
    directory: CourseDirectory

    @property
    def database(self) -> str:
        return self.directory.db_url

    @property
    def course_id(self) -> str:
        return self.directory.course_id

    @property
    def journal(self) -> Path:
        return self.place("", "", "autograded").parent.parent.parent / "journal.jsonl"

    def place(self, student: str, chapter: str, step: str) -> Path:
        """The folder of a submission in "submitted", "autograded" or "feedback"."""
        name = getattr(self.directory, f"{step}_directory")
        return Path(self.directory.format_path(name, student or "x", chapter or "x"))

    def submitted(self, chapters: list[str], where: Path | None = None, students: Collection[str] = ()) -> Iterator[Handed]:
        """All submissions of the chapters (of these students), by chapter and name, so that every run goes the same way."""
        for chapter in chapters:
            base = where or self.place("x", chapter, "submitted").parent.parent
            for name in sorted(os.listdir(base)) if base.is_dir() else []:
                folder = base / name / chapter
                if (not students or name in students) and is_folder(folder):
                    yield Handed(name, chapter, folder)

    def handed_in_at(self, handed: Handed) -> tuple[datetime | None, str, tuple[str, ...]]:
        """(the time in timestamp.txt as UTC or None, its text, a note when it cannot be read)."""
        file = handed.folder / "timestamp.txt"
        if not os.path.lexists(file):
            return None, "", ()
        try:
            text = read_file(file, largest=1000).decode("utf-8")
            return (parse_utc(text.strip()), text, ()) if text.strip() else (None, "", ())
        except (Unreadable, OSError, ValueError, OverflowError, TypeError):
            return None, "", ("timestamp.txt holds no time, so nothing is known of when it was handed in",)


def is_folder(path: Path) -> bool:
    """Whether there is a folder. One that we may not look at counts: it has to be reported, not passed over."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except PermissionError:
        return True
    except OSError:
        return False


def open_course(root: Path | None = None) -> CourseFolder:
    """The course of a folder with an `nbgrader_config.py`: the one given, else the working directory's, else this repository's.

    Raises Unusable.
    """
    root = (root or (Path.cwd() if Path("nbgrader_config.py").is_file() else library.ROOT)).resolve()
    if not (root / "nbgrader_config.py").is_file():
        raise Unusable(f"{root} holds no nbgrader_config.py")
    os.environ["PATH"] = os.pathsep.join(
        [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    )  # nbgrader calls alembic by name
    try:
        config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
        return CourseFolder(root, config, CourseDirectory(config=config))
    except Exception as error:  # it is a program: it may raise anything
        raise Unusable(f"{root / 'nbgrader_config.py'} cannot be used: {type(error).__name__}: {error}") from None
