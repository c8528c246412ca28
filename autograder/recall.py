"""`review()`: a mistake made before comes back later as a question, on numbers that one can redo by hand: which mistake gave this result?

The material is frozen at the release: small cases with what the solution gives, and what each known mistake gives. No code is needed, and
none is given away. A question answered right comes back after one day, three and nine, then no more; one answered wrong, in ten minutes.
"""

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder import diary
from autograder.exercise import Exercise
from autograder.feedback import Page, Shown, arguments_told, show, shown
from autograder.folder import Unanswerable, book_of
from autograder.judge import compare
from autograder.observe import observe
from autograder.small import SmallCase

DAY = 86_400
WAITS = (DAY, 3 * DAY, 9 * DAY)  # after the mistake, and after each right answer
SOON = 600  # after a wrong answer
CASES = 4  # small cases of an exercise that questions are made from
CHOICES = 4


@dataclass(frozen=True)
class Question:
    """Which mistake gave this result? `choices` are names of mistakes, one of them the right one."""

    exercise: str
    mistake: str
    case: dict
    choices: tuple[str, ...]

    @property
    def letter(self) -> str:
        return "abcdefgh"[self.choices.index(self.mistake)]


def material(exercise: Exercise, small: list[SmallCase]) -> list[dict]:
    """For the release: the small cases on which most mistakes can be told apart, with the wrong values that come."""
    found = []
    for s in small:
        values: dict[str, Any] = {}
        for m in exercise.misconceptions:
            seen = observe(m, s.case, twice=False)
            if seen.status == "returned" and seen.changed is None and differs(s.case.outcome[1], seen.value):
                values[m.__name__] = seen.value  # type: ignore[attr-defined]
        apart = {name: v for name, v in values.items() if all(differs(v, w) for other, w in values.items() if other != name)}
        if len(apart) > 1:
            found.append({"case": dict(vars(s.case)), "mistakes": apart})
    return sorted(found, key=lambda m: -len(m["mistakes"]))[:CASES]


def differs(one: Any, other: Any) -> bool:
    """Whether two values differ so that one sees it in four digits."""
    try:
        return compare(one, other, 2e-3, 2e-3) is not None
    except TypeError:
        return repr(one) != repr(other)


def due(found: dict[str, diary.Record]) -> list[tuple[str, str]]:
    """(exercise, mistake) that are to be looked at again, the longest due first: of exercises that are passed by now."""
    now = time.time()
    waiting = []
    for name, record in found.items():
        book = book_of(name) if record.passed and record.mistakes else None
        asked = {mistake for m in (book or {}).get("review", {}).get(name, ()) for mistake in m["mistakes"]}
        for mistake in asked & set(record.mistakes):
            last, right, wrong = record.reviews.get(mistake, (record.met[mistake], 0, False))
            if right < len(WAITS) and now >= last + (SOON if wrong else WAITS[right]):
                waiting.append((last, name, mistake))
    return [(name, mistake) for _, name, mistake in sorted(waiting)]


def question(book: dict, name: str, mistake: str, turn: int) -> Question:
    """The question of this turn: another turn takes another case and another order of choices."""
    usable: list[dict] = [m for m in book["review"][name] if mistake in m["mistakes"]]
    chosen = usable[turn % len(usable)]
    rng = np.random.default_rng(zlib.crc32(f"{name} {mistake} {turn}".encode()))
    others = [other for other in chosen["mistakes"] if other != mistake]
    picked = [others[i] for i in rng.permutation(len(others))[: CHOICES - 1]] + [mistake]
    return Question(name, mistake, chosen, tuple(picked[i] for i in rng.permutation(len(picked))))


def review(answer: str | None = None) -> Shown:
    """Ask about a mistake that you made some time ago, or take the answer to that question: `review()`, then `review("b")`."""
    found = diary.records()
    try:
        waiting = due(found)
        book = book_of(waiting[0][0]) if waiting else None
    except Unanswerable as reason:
        return shown(Page("No review", False, (str(reason),)))
    if book is None:
        return shown(
            Page("Nothing to review", True, ("No mistake of yours is due to come back. Those that you make return after a day.",))
        )
    name, mistake = waiting[0]
    asked = question(book, name, mistake, found[name].turns.get(mistake, 0))
    says = {m["name"]: m["says"] for m in book["checks"][name]["misconceptions"]}
    if answer is None:
        return shown(ask(asked, book["checks"][name], says))
    letter = str(answer).strip().lower()
    letters = "abcdefgh"[: len(asked.choices)]
    if len(letter) != 1 or letter not in letters:
        return shown(Page("Review", False, (f'Answer with one of the letters {", ".join(letters)}: review("a").',)))
    right = letter == asked.letter
    trouble = diary.record("review", name, mistake=mistake, right=right)
    told = (
        f"Right, it is {asked.letter}: {says[mistake]}"
        if right
        else f"It is {asked.letter}, not {letter}: {says[mistake]} This question comes back, with other numbers."
    )
    rest = len(due(diary.records()))
    last = f"{rest} more to review: review() asks the next." if rest else "That was all for now."
    return shown(
        Page(f"Review · {name} · {'right' if right else 'not yet'}", right, tuple(t for t in (told, trouble) if t), last=last)
    )


def ask(q: Question, checks: dict, says: dict[str, str]) -> Page:
    """The question as a page."""
    case = q.case["case"]
    names = [name for name, _ in checks["parameters"]]
    view: Callable[[Any], str] = lambda value: show(value, tuple(checks["parts"]))
    return Page(
        f"Review · {q.exercise}",
        True,
        (f"Somebody's {q.exercise} gives the result below, which is wrong. Which mistake made it?",),
        (
            ("called with", "\n".join(arguments_told(names, case["args"], case["kwargs"]))),
            ("what came", view(q.case["mistakes"][q.mistake])),
            ("what should come", view(case["outcome"][1])),
        ),
        tuple((letter, says[choice]) for letter, choice in zip("abcdefgh", q.choices)),
        'Answer with its letter: review("a").',
    )
