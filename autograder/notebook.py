"""What a notebook imports: `check` and `hint`, and from their own files `progress`, `review` and `solution`.

They answer in words; what goes wrong here is never a traceback of ours.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import nnref
from autograder import diary, sealed
from autograder.examine import examine, used_names
from autograder.exercise import Checks
from autograder.feedback import Page, Shown, as_html, as_text, page, shown
from autograder.folder import Unanswerable, chapter, find
from autograder.judge import Verdict, judge
from autograder.observe import digest
from autograder.panel import progress
from autograder.recall import review
from autograder.sealed import solution
from autograder.small import SmallCase, look_closer

__all__ = ["check", "hint", "progress", "review", "solution"]


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
        trouble = diary.record("check", name, attempt=digest(found), **facts)
    told = tuple(n for n in (stale(name), *notes, trouble) if n)
    shown = page(verdict, checks, public=public, notes=told, closer=closer)
    if shown.last and not hidden and diary.records().get(name, diary.Record()).hints >= len(checks.hints):
        shown = replace(shown, last=f'hint("{name}") shows the hints once more.{way_to_the_solution(name)}')
    return Score(float(verdict.points), shown)


def stale(name: str) -> str:
    """A note where the learner's last edit is not what is judged: the cell did not even begin to run."""
    shell = sys.modules["IPython"].get_ipython() if in_notebook() else None
    result = getattr(shell, "last_execution_result", None)
    if result is None or result.error_before_exec is None or name not in str(result.info.raw_cell):
        return ""
    return f"The cell that ran last could not be read by Python, so your last changes are not in it: {name} is judged as it was before."


def way_to_the_solution(name: str) -> str:
    """How to get at the solution, where it lies beside the notebook."""
    return (
        f' After some attempts the solution opens: from autograder import solution; solution("{name}").'
        if sealed.is_here()
        else ""
    )


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
    last = (
        f"This was the last hint.{way_to_the_solution(name)}"
        if number == len(checks.hints)
        else f'hint("{name}") again shows the next one.'
    )
    return shown(
        Page(f"{name} · hint {number} of {len(checks.hints)}", True, (*so_far, *([trouble] if trouble else [])), last=last)
    )
