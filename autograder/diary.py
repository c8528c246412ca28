"""What the learner has done, in one small local file of events: no account, no network, never in the way.

One event is one line of JSON, appended in a single write: two notebooks may write at once, and a damaged line is passed over.
`COURSE_PROGRESS` names another file, or is "off".
"""

import contextlib
import json
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from platformdirs import user_data_path

LATEST = 1e11  # no clock says a later time
PAUSE = 600  # seconds without an event that count as a break, not as work


def path() -> Path | None:
    """The file of events, or None when progress is switched off."""
    named = os.environ.get("COURSE_PROGRESS")
    if named == "off":
        return None
    return Path(named) if named else user_data_path("neural-networks-by-hand") / "progress.jsonl"


session: list[dict] = []  # events of this process: all there is when the file cannot be written


def record(kind: str, exercise: str, **more) -> str:
    """Append one event. Returns "" or, when it could not be written, a sentence that says why."""
    event = {"kind": kind, "exercise": exercise, "time": round(time.time(), 1), **more}
    session.append(event)
    file = path()
    if file is None:
        return ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "ab+") as out:
            line = json.dumps(event).encode() + b"\n"
            out.write(line if whole(out) else b"\n" + line)
    except OSError as error:
        return (
            f"Your progress could not be saved in {file} ({error.strerror or error}); it is kept until this notebook is closed."
        )
    return ""


def whole(file: BinaryIO) -> bool:
    """Whether the file ends with a whole line: one that was cut off must not swallow the next."""
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def events() -> list[dict]:
    """All events that can be read, and those of this process that did not reach the file, oldest first."""
    file = path()
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file else []
    except OSError:
        lines = []
    found, there = [], set()
    for line in lines:
        with contextlib.suppress(ValueError, RecursionError):
            event = json.loads(line)
            if is_event(event):
                found.append(event)
                there.add(json.dumps(event, sort_keys=True))
    found += [event for event in session if json.dumps(event, sort_keys=True) not in there]
    return sorted(found, key=lambda event: event["time"])


def is_event(event: object) -> bool:
    """Whether a line that may come from anywhere says what happened to which exercise, and when."""
    if not isinstance(event, dict) or not isinstance(event.get("exercise"), str):
        return False
    when = event.get("time")
    return isinstance(when, (int, float)) and 0 <= when < LATEST


@dataclass
class Record:
    """What the events say of one exercise.

    attempted  different wrong answers, by their digest
    mistakes   how many different answers each diagnosis was given
    met        when each came last
    reviews    mistake -> (when it was asked last, right answers in a row, whether the last one was wrong)
    turns      mistake -> how often it was asked
    asked      whether the solution was asked for
    """

    points: int = 0
    out_of: int = 0
    passed: bool = False
    attempts: int = 0
    hints: int = 0
    minutes: float = 0.0
    attempted: set[str] = field(default_factory=set)
    mistakes: Counter[str] = field(default_factory=Counter)
    met: dict[str, float] = field(default_factory=dict)
    reviews: dict[str, tuple[float, int, bool]] = field(default_factory=dict)
    turns: Counter[str] = field(default_factory=Counter)
    asked: bool = False

    def add(self, event: dict) -> None:
        """Take in one event, whatever its fields hold."""
        kind = event.get("kind")
        if kind == "hint":
            self.hints = max(self.hints, whole_number(event.get("number")))
        elif kind == "check":
            self.attempts += 1
            self.points = max(self.points, whole_number(event.get("points")))
            self.out_of = whole_number(event.get("out_of")) or self.out_of
            self.passed |= event.get("verdict") == "passed"
            attempt = str(event.get("attempt") or "")
            known = attempt in self.attempted
            if event.get("verdict") != "passed" and attempt:
                self.attempted.add(attempt)
            if event.get("diagnosis"):
                name = str(event["diagnosis"])
                self.mistakes[name] += not known  # the same answer checked again is no new mistake
                self.met[name] = event["time"]
                self.reviews.pop(name, None)  # made again: from the start
        elif kind == "review" and event.get("mistake"):
            name, right = str(event["mistake"]), event.get("right") is True
            row = self.reviews.get(name, (0.0, 0, False))[1]
            self.reviews[name] = (event["time"], row + 1 if right else 0, not right)
            self.turns[name] += 1
        elif kind == "asked":
            self.asked = True


def whole_number(value: object) -> int:
    return value if isinstance(value, int) and abs(value) < LATEST else 0


def records() -> dict[str, Record]:
    """Fold the events: one Record an exercise."""
    found: dict[str, Record] = {}
    last = 0.0
    for event in events():
        record = found.setdefault(event["exercise"], Record())
        if 0 < event["time"] - last < PAUSE:
            record.minutes += (event["time"] - last) / 60
        last = event["time"]
        record.add(event)
    return found
