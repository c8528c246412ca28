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

from platformdirs import user_data_path

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
        with open(file, "a", encoding="utf-8") as out:
            out.write(json.dumps(event) + "\n")
    except OSError as error:
        return (
            f"Your progress could not be saved in {file} ({error.strerror or error}); it is kept until this notebook is closed."
        )
    return ""


def events() -> list[dict]:
    """All events that can be read, oldest first; those of this process when the file cannot be read."""
    file = path()
    found = []
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file else []
    except OSError:
        lines = []
    for line in lines:
        with contextlib.suppress(ValueError):
            event = json.loads(line)
            if isinstance(event, dict) and isinstance(event.get("exercise"), str) and isinstance(event.get("time"), (int, float)):
                found.append(event)
    return found if found else list(session)


@dataclass
class Record:
    """What the events say of one exercise."""

    points: int = 0
    out_of: int = 0
    passed: bool = False
    attempts: int = 0
    hints: int = 0
    minutes: float = 0.0
    mistakes: Counter = field(default_factory=Counter)


def records() -> dict[str, Record]:
    """Fold the events: one Record an exercise."""
    found: dict[str, Record] = {}
    last = 0.0
    for event in sorted(events(), key=lambda e: e["time"]):
        record = found.setdefault(event["exercise"], Record())
        if 0 < event["time"] - last < PAUSE:
            record.minutes += (event["time"] - last) / 60
        last = event["time"]
        if event.get("kind") == "hint":
            number = event.get("number")
            record.hints = max(record.hints, number if isinstance(number, int) else 0)
        elif event.get("kind") == "check":
            points, out_of = event.get("points"), event.get("out_of")
            record.attempts += 1
            record.points = max(record.points, points if isinstance(points, int) else 0)
            record.out_of = out_of if isinstance(out_of, int) else record.out_of
            record.passed |= event.get("verdict") == "passed"
            if event.get("diagnosis"):
                record.mistakes[str(event["diagnosis"])] += 1
    return found
