"""`solution("softmax")`: for those who study alone, the worked solution, after honest attempts. In assigned chapters there is none.

The release puts the solutions of a chapter into a file of their own beside the notebook, `sealed.npz`, compressed so that nobody reads them
by accident; `autograder release --assigned` leaves the file away. A seal is not a lock: whoever wants to break it can, and only loses by it.
"""

import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from autograder import codec, diary
from autograder.exercise import Exercise, Words, source_of
from autograder.feedback import Page, Shown, shown
from autograder.folder import Unanswerable, chapter, find

FILE = "sealed.npz"
ATTEMPTS = 3  # different wrong answers before the seal opens


def seal(exercises: dict[str, Exercise | Words]) -> dict:
    """The solutions of a chapter as data that shows no text. Quizzes give their reasons at once and need none."""
    texts = {name: text_of(e) for name, e in exercises.items() if e.kind != "quiz"}
    return {name: np.frombuffer(zlib.compress(text.encode(), 9), np.uint8) for name, text in texts.items()}


def text_of(exercise: Exercise | Words) -> str:
    return exercise.model_answer if isinstance(exercise, Words) else source_of(exercise.answer)


def is_here() -> bool:
    """Whether this chapter was released for those who study alone."""
    return (Path.cwd() / FILE).is_file()


def solution(answer: Any) -> Shown:
    """Show the solution of an exercise that you have passed, or tried: `solution("softmax")`."""
    try:
        name, text, by_hand = sealed_text(answer, sys._getframe(1).f_globals)
    except Unanswerable as reason:
        return shown(Page("No solution", False, (str(reason),)))
    record = diary.records().get(name, diary.Record())
    if by_hand and not record.asked:
        diary.record("asked", name)
        told = f'Write your own answer first, in whole sentences. Then solution("{name}") shows one to compare with.'
        return shown(Page(f"{name} · sealed", False, (told,)))
    lacking = "" if by_hand or record.passed else still_lacking(name, record)
    if lacking:
        return shown(Page(f"{name} · sealed", False, (lacking,)))
    diary.record("solution", name)
    how = (
        "One possible answer; yours may say it otherwise."
        if by_hand
        else "One way to write it. Read it, close it, and write your own from memory: that is what stays."
    )
    return shown(
        Page(f"{name} · solution", True, (how, text) if by_hand else (how,), () if by_hand else (("solution", text.rstrip()),))
    )


def sealed_text(answer: Any, names: dict) -> tuple[str, str, bool]:
    """(name, text, whether it is marked by hand). Raises Unanswerable where there is none."""
    book = chapter()
    if isinstance(answer, str) and answer in book["by_hand"]:
        name, by_hand = answer, True
    else:
        (name, *_), by_hand = find(answer, names), False
    try:
        found = codec.load(Path.cwd() / FILE)
    except (OSError, ValueError):
        raise Unanswerable(
            "This chapter holds no solutions: it was assigned. Ask whoever teaches it, or climb the hints."
        ) from None
    if name not in found:
        raise Unanswerable(f"{name} has no solution to show here; its check says why an answer is wrong.")
    return name, zlib.decompress(found[name].tobytes()).decode(), by_hand


def still_lacking(name: str, record: diary.Record) -> str:
    """What has to come before the seal opens, or nothing."""
    checks = chapter()["checks"][name]
    tries, hints = ATTEMPTS - len(record.attempted), len(checks["hints"]) - record.hints
    wanted = []
    if tries > 0:
        wanted.append(f'{tries} more different attempt{"s" if tries > 1 else ""} with check("{name}")')
    if hints > 0:
        wanted.append(f'the {f"{hints} hints" if hints > 1 else "hint"} that you have not seen, with hint("{name}")')
    return f"The solution opens after {' and '.join(wanted)}." if wanted else ""
