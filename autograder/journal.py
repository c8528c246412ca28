"""What has been graded, one line of JSON each, written after everything else of that submission is in place.

A batch that was stopped anywhere goes on where the journal ends: what was written but not entered is graded once more, to the same result.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Entry", "Journal"]


@dataclass(frozen=True)
class Entry:
    """One graded submission. `key` is a hash of its content, the checks and the environment."""

    student: str
    chapter: str
    key: str
    content: str
    marks: tuple[dict[str, Any], ...]
    notes: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    time: str = ""

    @property
    def points(self) -> int:
        return sum(m["points"] for m in self.marks)


class Journal:
    """The entries of a course, the last one of each submission."""

    def __init__(self, file: Path):
        self.file = file
        self.entries: dict[tuple[str, str], Entry] = {}
        if file.exists():
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    plain = json.loads(line)
                    entry = Entry(**{**plain, "marks": tuple(plain["marks"]), "notes": tuple(plain["notes"])})
                except (ValueError, TypeError, KeyError):  # the last line of a run that was killed
                    continue
                self.entries[entry.student, entry.chapter] = entry

    def find(self, student: str, chapter: str) -> Entry | None:
        return self.entries.get((student, chapter))

    def of(self, chapter: str) -> list[Entry]:
        return [e for (_, where), e in sorted(self.entries.items()) if where == chapter]

    def add(self, entries: Iterable[Entry]) -> None:
        """Append, in one write that is on the disk when this returns. Raises OSError."""
        entries = list(entries)
        text = "".join(json.dumps(vars(e), ensure_ascii=False) + "\n" for e in entries)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        torn = self.file.exists() and self.file.stat().st_size > 0 and not ends_a_line(self.file)
        with open(self.file, "a", encoding="utf-8", errors="replace") as out:
            out.write("\n" + text if torn else text)
            out.flush()
            os.fsync(out.fileno())
        self.entries.update({(e.student, e.chapter): e for e in entries})


def ends_a_line(file: Path) -> bool:
    with open(file, "rb") as raw:
        raw.seek(-1, os.SEEK_END)
        return raw.read(1) == b"\n"
