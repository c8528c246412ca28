"""What a notebook imports: `check`, `hint` and `progress`. They answer in words; what goes wrong here is never a traceback of ours."""

import html
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import nnref
from autograder import codec, diary
from autograder.examine import examine, used_names
from autograder.exercise import Checks
from autograder.feedback import STYLE, Page, as_html, as_text, page
from autograder.judge import Verdict, judge
from autograder.names import suggestion
from autograder.small import SmallCase, look_closer

FILE = "checks.npz"


class Shown:
    """Something with two forms, HTML and text, that say the same."""

    def __init__(self, text: str, markup: str):
        self.text, self.markup = text, markup

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.markup


class Score(float):
    """The points as a float, which is what nbgrader reads from the cell, shown as the report of the check."""

    def __new__(cls, points: float, shown: Page):
        score = super().__new__(cls, points)
        score.shown = shown  # type: ignore[attr-defined]
        if not in_notebook():
            print(as_text(shown))
        return score

    def __repr__(self) -> str:
        return repr(float(self))

    def _repr_mimebundle_(self, **_) -> dict:
        return {"text/plain": repr(self), "text/html": as_html(self.shown)} if in_notebook() else {"text/plain": ""}  # type: ignore[attr-defined]


def in_notebook() -> bool:
    """Whether the output goes to a front-end that shows HTML."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return hasattr(shell, "kernel")


class Unanswerable(Exception):
    """A call of check or hint that cannot be answered; its message is for the learner."""


@cache
def chapter_file(path: Path, _changed: float) -> dict:
    try:
        return codec.load(path)
    except (OSError, ValueError) as error:
        raise Unanswerable(f"{path.name} in {path.parent} cannot be read ({error}). Copy the chapter's folder again.") from None


def chapter() -> dict:
    """The frozen checks beside the notebook."""
    path = Path.cwd() / FILE
    try:
        changed = path.stat().st_mtime
    except OSError:
        raise Unanswerable(
            f"{FILE} is not in {Path.cwd()}. It belongs beside the notebook: copy the whole chapter folder, not the notebook alone."
        ) from None
    return chapter_file(path, changed)


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
        if name in book["index"]:
            raise Unanswerable(
                f"{name} is an exercise of chapter {book['index'][name]}; this folder holds the checks of {book['chapter']}."
            )
        raise Unanswerable(f"There is no exercise named {name!r}.{suggestion(name, book['index'])}")
    checks = Checks.from_plain(book["checks"][name])
    found = names.get(name) if isinstance(answer, str) else answer
    return name, found, checks


def check(answer: Any, *, hidden: bool = False) -> Score:
    """Judge an answer and say what it earns and, when it is wrong, why.

    `check("softmax")` or `check(softmax)`. Returns the points. `hidden=True` is for graders: it adds cases that learners do not have.
    """
    try:
        name, found, checks = find(answer, sys._getframe(1).f_globals)
        if found is None:
            raise Unanswerable(f"{name} is not defined. Run the cell above first; when it shows an error, mend that first.")
    except Unanswerable as reason:
        return Score(0.0, Page("No check", False, (str(reason),)))
    verdict, note = judged(found, checks)
    public = True
    if hidden:
        from autograder import library

        fresh = library.fresh_checks(name, library.secret_seed())
        final = verdict.together_with(judged(found, fresh)[0])
        public = final.scored or not (verdict.passed or verdict.scored) or final.passed
        verdict = final if verdict.passed or verdict.scored else verdict.together_with(final)
        if not public:
            verdict = without_values(verdict, checks)
        note = ""
    closer = look_closer(found, checks, small_cases(name), verdict) if not hidden and not note else None
    notes = [note] if note else []
    trouble = ""
    if not hidden and verdict.word != "not attempted":
        facts = {"verdict": verdict.word, "points": verdict.points, "out_of": verdict.out_of, "diagnosis": verdict.diagnosis}
        trouble = diary.record("check", name, **facts)
    told = tuple(n for n in (*notes, trouble) if n)
    return Score(float(verdict.points), page(verdict, checks, public=public, notes=told, closer=closer))


def small_cases(name: str) -> list[SmallCase]:
    """The small cases of an exercise of this chapter; none in a folder from before there were any."""
    return [SmallCase.from_plain(plain) for plain in chapter().get("small", {}).get(name, ())]


def judged(found: Any, checks: Checks) -> tuple[Verdict, str]:
    """The verdict of an answer, and a note where a reference had to stand in for an earlier exercise."""
    verdict = judge(checks, examine(found, checks))
    earlier = stand_ins(found, checks.name) if not (verdict.passed or verdict.scored or verdict.word == "not attempted") else {}
    if earlier:
        helped = judge(checks, examine(found, checks, earlier))
        if helped.share > verdict.share:
            names = ", ".join(sorted(earlier))
            return (
                helped,
                f"Your {names} {'does' if len(earlier) == 1 else 'do'} not work yet; nnref's version stood in for this check.",
            )
    return verdict, ""


def stand_ins(answer: Any, name: str) -> dict[str, Callable]:
    """nnref's versions of the other exercises that the answer calls."""
    index = chapter()["index"]
    return {
        other: getattr(nnref, other) for other in used_names(answer) if other != name and other in index and hasattr(nnref, other)
    }


def without_values(verdict: Verdict, checks: Checks) -> Verdict:
    """A verdict on hidden cases that gives no case away: a named misconception may be said, everything else is one sentence."""
    from dataclasses import replace

    known = {m.name: m.says for m in checks.misconceptions}
    text = known.get(
        verdict.diagnosis or "",
        "Right on the cases that you hold, wrong on others. Does it depend on the sizes or values of those cases?",
    )
    return replace(verdict, message=text)


def hint(answer: Any) -> Shown:
    """Show the next hint of an exercise's ladder: a question, a pointer, a part, a worked example. `hint("softmax")`."""
    try:
        name, _, checks = find(answer, sys._getframe(1).f_globals)
    except Unanswerable as reason:
        return shown(Page("No hint", False, (str(reason),)))
    opened = diary.records().get(name, diary.Record()).hints
    number = min(opened + 1, len(checks.hints))
    trouble = diary.record("hint", name, number=number)
    so_far = tuple(f"{i + 1}. {text}" for i, text in enumerate(checks.hints[:number]))
    last = "This was the last hint." if number == len(checks.hints) else f'hint("{name}") again shows the next one.'
    return shown(
        Page(f"{name} · hint {number} of {len(checks.hints)}", True, (*so_far, *([trouble] if trouble else [])), last=last)
    )


def shown(p: Page) -> Shown:
    return Shown(as_text(p), as_html(p))


def progress() -> Shown:
    """Show the map of the course: what is done, what is open, which mistakes came up, and how long it took."""
    try:
        book = chapter()
    except Unanswerable as reason:
        return shown(Page("No progress", False, (str(reason),)))
    found = diary.records()
    lines, rows = [], []
    for name in dict.fromkeys(book["index"].values()):
        members = [e for e, where in book["index"].items() if where == name and e not in book["by_hand"]]
        done = [e for e in members if found.get(e, diary.Record()).passed]
        tried = [e for e in members if e in found and e not in done]
        minutes = sum(found[e].minutes for e in members if e in found)
        filled = round(10 * len(done) / max(len(members), 1))
        lines.append(
            f"  {name:<32}{'█' * filled}{'░' * (10 - filled)}  {len(done):>2} of {len(members)} done{f', {minutes:.0f} min' if minutes >= 1 else ''}"
        )
        lines += [f"      open: {', '.join(tried)}"] if tried else []
        rows.append(
            f"<tr><td>{html.escape(name)}</td><td><progress max='{len(members)}' value='{len(done)}' "
            f"aria-label='{html.escape(name)}'></progress></td><td>{len(done)} of {len(members)} done</td><td>{minutes:.0f} min</td>"
            f"<td class='list'>{'open: ' + ', '.join(tried) if tried else ''}</td></tr>"
        )
    mistakes = sum((r.mistakes for r in found.values()), start=type(diary.Record().mistakes)())
    often = ", ".join(f"{n.replace('_', ' ')} ({count}×)" for n, count in mistakes.most_common(3))
    if often:
        lines += ["", f"  Most frequent mistakes: {often}"]
    text = "Your progress\n\n" + "\n".join(lines)
    tail = f"<p class='small'>Most frequent mistakes: {html.escape(often)}</p>" if often else ""
    return Shown(
        text,
        f"<style>{STYLE}</style><div class='check'><p class='head'>Your progress</p><table>{''.join(rows)}</table>{tail}</div>",
    )
