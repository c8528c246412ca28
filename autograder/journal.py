"""What has been graded, one line of JSON each, written after everything else of that submission is in place.

A batch that was stopped anywhere goes on where the journal ends: what was written but not entered is graded once more, to the same result.
Only the places of the lines are kept in memory, so that ten thousand submissions need no more of it than ten.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Entry", "Journal"]


@dataclass(frozen=True)
class Entry:
    """One graded submission. `key` is a hash of all that the result depends on, `content` one of what was handed in."""

    student: str
    chapter: str
    key: str
    content: str
    marks: tuple[dict[str, Any], ...]
    notes: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    time: str = ""
    outputs: str = "all"

    @property
    def points(self) -> int:
        return sum(m["points"] for m in self.marks)


class Journal:
    """The entries of a course, the last one of each submission."""

    def __init__(self, file: Path):
        self.file = file
        self.places: dict[tuple[str, str], tuple[str, int]] = {}  # (student, chapter) -> (key, where its line starts)
        if file.exists():
            with open(file, "rb") as raw:
                self.read(raw, 0)

    def read(self, lines: Iterable[bytes], start: int) -> None:
        """Remember where each line stands. A line that was torn when a run was killed is passed over."""
        for line in lines:
            entry = entry_of(line)
            if entry:
                self.places[entry.student, entry.chapter] = entry.key, start
            start += len(line)

    def key(self, student: str, chapter: str) -> str | None:
        """The key of the last entry of a submission; None when there is none."""
        return self.places.get((student, chapter), (None, 0))[0]

    def find(self, student: str, chapter: str) -> Entry | None:
        place = self.places.get((student, chapter))
        if place is None:
            return None
        with open(self.file, "rb") as raw:
            raw.seek(place[1])
            return entry_of(raw.readline())

    def students(self, chapter: str) -> list[str]:
        return sorted(student for student, where in self.places if where == chapter)

    def of(self, chapter: str) -> Iterator[Entry]:
        """The entries of a chapter, by student, read one after the other."""
        for student in self.students(chapter):
            entry = self.find(student, chapter)
            if entry:
                yield entry

    def add(self, entries: Iterable[Entry]) -> None:
        """Append, in one write that is on the disk when this returns. Raises OSError."""
        lines = [json.dumps(vars(e)).encode() + b"\n" for e in entries]
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with open(self.file, "ab") as out:
            start = out.tell()
            if start and not ends_a_line(self.file):
                start += out.write(b"\n")
            out.write(b"".join(lines))
            out.flush()
            os.fsync(out.fileno())
        self.read(lines, start)


def entry_of(line: bytes) -> Entry | None:
    """The entry of a line; None when it is none."""
    try:
        plain = json.loads(line)
        return Entry(**{**plain, "marks": tuple(plain["marks"]), "notes": tuple(plain["notes"])})
    except (ValueError, TypeError, KeyError):
        return None


def ends_a_line(file: Path) -> bool:
    with open(file, "rb") as raw:
        raw.seek(-1, os.SEEK_END)
        return raw.read(1) == b"\n"
