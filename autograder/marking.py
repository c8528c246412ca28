"""From a submission to its marks: forks of the box observe, the judge on this side decides.

A submission runs in at least one fork, because they may hold different things:

marks    in a box where every exercise of the chapter is cut out of nnref. First the public cases, then the small ones for answers that are
         wrong; what happens there may be told to the learner. Only when all of that has been said, the cases that only graders have
         enter, for the answers that were right somewhere; of these nothing is told but the word of the verdict
fresh    the hidden cases alone, for answers that failed on one at the end of the first fork, and not on its public twin, when a later cell
         may have changed what they do
show     the outputs to look at, in a box with the whole nnref, which the lesson's demonstrations call; no answer is taken from there

A check that fails is tried once more in a box where only its own exercise is cut out, with nnref's version of the others lent to it:
an earlier answer that is wrong never fails a later one, and an answer may use what another exercise asks for.
"""

import hashlib
import re
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from autograder.alone import stands_alone
from autograder.book import Book
from autograder.box.stage import Asked, More, Order, Step
from autograder.boxes import Boxes
from autograder.closeup import Small
from autograder.extract import Submission
from autograder.feedback import as_html, as_text, page
from autograder.judge import Verdict, judge
from autograder.notebook import without_values
from autograder.observe import PATIENCE, Observation, signature
from autograder.small import Closer
from autograder.syntax import DEFINITIONS, tree_of

__all__ = ["Boxes", "Limits", "Mark", "mark", "seed_of", "unreadable"]

Seen = dict[str, list[Observation]]
RESTARTS = 8  # cells or answers that may end the process before the rest of the notebook is given up


class FaultyCheck(RuntimeError):
    """An exercise of ours could not judge an answer: nobody is marked by it before it is mended."""


@dataclass(frozen=True)
class Limits:
    """How long a notebook may take, in seconds; an exercise has its own limit.

    They are seconds of processor time; on the clock it may take PATIENCE times as long, because the grader may be busy. `notebook` is
    granted four times at most: for the public cases, for the fresh ones, for all second attempts together, for the outputs.
    """

    cell: float = 60.0
    notebook: float = 300.0


@dataclass(frozen=True)
class Mark:
    """What an answer earns. `cluster` is equal for answers with the same wrong values by no known mistake; `version` tells which checks were used."""

    name: str
    points: int
    out_of: int
    word: str
    diagnosis: str | None
    version: str
    cluster: str = ""
    seconds: float = 0.0
    text: str = ""
    html: str = ""

    def to_plain(self) -> dict[str, Any]:
        """As plain data, without what is shown: that stands in the notebook and on the page."""
        return {k: v for k, v in asdict(self).items() if k not in ("text", "html")}

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "Mark":
        return cls(**plain)


def mark(
    submission: Submission,
    book: Book,
    boxes: Boxes,
    limits: Limits | None = None,
    only: Iterable[str] | None = None,
    explain: bool = True,
) -> list[Mark]:
    """Judge every answer of a submission (or those named in `only`). Raises Unavailable when no box can be had, FaultyCheck.

    With `explain`, what is wrong is shown on the smallest failing case, for which wrong answers are called once more.
    """
    limits = limits or Limits()
    names = [n for n in book.asked if only is None or n in set(only)]
    public, fresh, closer = judged(submission, book, boxes, limits, names, barred=book.asked, explain=explain)
    over = time.monotonic() + PATIENCE * limits.notebook  # for all second attempts
    answers = {c.name: c.source for c in submission.cells if c.role == "answer"}
    finals = {n: public[n].together_with(fresh.get(n, public[n])) for n in names}
    if faulty := [n for n, verdict in finals.items() if verdict.word == "not gradable"]:
        raise FaultyCheck(f"the check of {faulty[0]} has a fault of its own: {finals[faulty[0]].message}")
    passed = {n for n, verdict in finals.items() if verdict.passed}
    lent: dict[str, tuple[str, ...]] = {}
    for name in names:
        words = set(re.findall(r"\w+", answers.get(name, "")))
        others = {w for w in words & set(book.index) if w != name and (w not in passed or "nnref" in words)}
        if (
            finals[name].scored
            or finals[name].word in ("passed", "not attempted", "unreadable", "too slow")
            or not others
            or time.monotonic() > over
        ):
            continue
        again, again_fresh, _ = judged(submission, book, boxes, limits, [name], barred=[name], lend=tuple(book.index), over=over)
        if again[name].share > public[name].share or (
            name in again_fresh and name in fresh and again_fresh[name].share > fresh[name].share
        ):
            public[name], fresh[name] = again[name], again_fresh.get(name, again[name])
            lent[name] = tuple(sorted(others))
            closer.pop(name, None)
    return [
        conclude(book, name, public[name], fresh.get(name, public[name]), lent.get(name, ()), closer.get(name)) for name in names
    ]


def judged(
    submission: Submission,
    book: Book,
    boxes: Boxes,
    limits: Limits,
    names: list[str],
    barred: Iterable[str],
    lend: tuple[str, ...] = (),
    over: float | None = None,
    explain: bool = False,
) -> tuple[dict[str, Verdict], dict[str, Verdict], dict[str, Closer]]:
    """The verdicts by public cases; by fresh ones, for every answer that did not fail everywhere; and what helps to redo a failure."""
    seen: Seen = {}
    public: dict[str, Verdict] = {}
    small: dict[str, Small] = {}

    def small_ones(first: Seen) -> dict[str, Asked]:
        public.update((n, judge(book.public[n], found)) for n, found in first.items())
        seen.update(first)
        if explain:
            small.update((n, book.small[n]) for n, verdict in public.items() if book.small[n].worth_asking(verdict))
        return {n: one.ask for n, one in small.items()}

    def steps_on_them(_: Seen) -> dict[str, Asked]:
        return {n: one.ask_steps for n, one in small.items() if one.ask_steps}

    def fresh_ones(_: Seen) -> dict[str, Asked]:
        return {n: book.ask_fresh[n] for n in names if n in public and public[n].share > 0}

    def look(names: list[str], ask: dict[str, Asked], *more: More) -> tuple[Seen, list[Seen]]:
        deadline = over or time.monotonic() + PATIENCE * limits.notebook
        found, later = observe(submission, ask, boxes, limits, names, barred, deadline, lend, more=more)
        missing = [n for n in names if any(o.error and "NameError" in o.error["types"] for o in found[n])]
        if missing:  # they may use what a demonstration defines: all cells, then
            found |= observe(submission, ask, boxes, limits, missing, barred, deadline, lend, everything=True)[0]
        return found, later

    found, later = look(names, book.ask_public, small_ones, steps_on_them, fresh_ones)
    public.update((n, judge(book.public[n], found[n])) for n in names if found[n] is not seen.get(n))
    shown, taken, fresh_seen = [*later, {}, {}, {}][:3]
    closer = {
        n: close for n in shown if found[n] is seen[n] and (close := small[n].closest(public[n], shown[n], taken.get(n, ())))
    }
    fresh = {n: judge(book.fresh[n], o) for n, o in fresh_seen.items()}

    def changed_meanwhile(name: str) -> bool:
        lacking = fresh[name].word in ("too slow", "too much memory")  # time or memory, which have no names
        return surprising(public[name], fresh[name], book.places[name]) and (lacking or not stands_alone(submission.cells, name))

    odd = [n for n in names if public[n].share > 0 and (n not in fresh or changed_meanwhile(n))]
    if odd:
        fresh |= {n: judge(book.fresh[n], o) for n, o in look(odd, book.ask_fresh)[0].items()}
    return public, fresh, closer


def surprising(public: Verdict, fresh: Verdict, places: tuple[int, ...]) -> bool:
    """Whether a fresh case failed where the public one that tests the same did not."""
    if fresh.scored:
        return fresh.share < public.share
    return any(public.results[place].passed and not one.passed for place, one in zip(places, fresh.results, strict=True))


def observe(
    submission: Submission,
    asked: dict[str, Asked],
    boxes: Boxes,
    limits: Limits,
    names: list[str],
    barred: Iterable[str],
    deadline: float,
    lend: tuple[str, ...] = (),
    everything: bool = False,
    more: tuple[More, ...] = (),
) -> tuple[Seen, list[Seen]]:
    """Observations of every named answer, and of what each of `more` asked for after all of them.

    A cell or an answer that ends the process is passed over, and the rest is run again.
    """
    seen: Seen = {}
    later: list[Seen] = []
    passed_over: set[Step] = set()
    suspect: Step | None = None
    verdict_of_cell: dict[str, Observation] = {}
    for _ in range(2 * RESTARTS):
        left = [n for n in names if n not in seen]
        steps = tuple(s for s in steps_of(submission, left, everything) if s not in passed_over)
        if not left or not steps or time.monotonic() > deadline:
            break
        order = Order(
            steps,
            {n: asked[n] for n in left},
            lend=lend,
            seed=seed_of(submission),
            cell_seconds=limits.cell,
            seconds=max(deadline - time.monotonic(), 1.0) / PATIENCE,
            more=more,
        )
        done = boxes.perform(barred, order)
        seen |= {name: found for name, found in done.seen.items() if len(found) == asked[name].cases}
        if done.stopped_at is None:
            later = done.later
            break
        crashed = done.why is not None and done.why.status == "raised"
        if crashed and suspect != done.stopped_at:
            suspect = done.stopped_at  # a process can also be killed from outside: only what ends it twice is at fault
            continue
        assert done.why is not None
        if done.stopped_at.kind == "ask":
            partial = done.seen.get(done.stopped_at.name, [])
            missing = asked[done.stopped_at.name].cases - len(partial)
            seen[done.stopped_at.name] = partial + [done.why] * missing
        else:
            passed_over.add(done.stopped_at)
            verdict_of_cell[done.stopped_at.name] = done.why
    for name in names:
        if name in verdict_of_cell and all(o.status == "not attempted" for o in seen.get(name, [])):
            seen[name] = [verdict_of_cell[name]] * asked[name].cases
        elif name not in seen:
            seen[name] = [Observation("too slow")] * asked[name].cases
    return seen, later


def steps_of(submission: Submission, names: list[str], everything: bool) -> list[Step]:
    """The learner's cells and the instructor's definitions in order, with a question where a check stands. Demonstrations are left
    out unless `everything`: they cost the most and almost no answer needs them. What comes after the last question is left out too."""
    last = max((i for i, c in enumerate(submission.cells) if c.role == "check" and c.name in names), default=-1)
    steps = []
    for cell in submission.cells[: 1 + last]:
        if cell.kind != "code":
            continue
        if cell.role == "check":
            steps += [Step("ask", cell.name)] if cell.name in names else []
        elif cell.own or everything or cell.role == "answer" or only_defines(cell.source):
            steps.append(Step("run", cell.name or cell.id, cell.source))
    return steps


@cache
def only_defines(source: str) -> bool:
    """Whether one of the instructor's cells consists of imports and definitions."""
    try:
        body = tree_of(source).body
    except SyntaxError:  # a magic
        return False
    return bool(body) and all(isinstance(node, DEFINITIONS) for node in body)


def seed_of(submission: Submission) -> int:
    """The same submission gets the same random numbers, so that grading twice gives the same marks."""
    text = "\0".join(c.source for c in submission.cells)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") >> 1


def conclude(book: Book, name: str, public: Verdict, fresh: Verdict, lent: tuple[str, ...], closer: Closer | None = None) -> Mark:
    """The mark and what may be said about it. Nothing that a fresh case holds is said."""
    checks = book.public[name]
    final = public.together_with(fresh)
    unseen = not final.passed and (public.passed or public.scored)  # it is the fresh cases that cost points
    told = final if final.scored else without_values(final, checks) if unseen else replace(public, share=final.share)
    notes = (f"nnref's version stood in for {', '.join(lent)}, where this answer calls it.",) if lent and not final.passed else ()
    shown = page(told, checks, public=not unseen, notes=notes, closer=closer)
    shown = replace(shown, last="")  # an offer of hints belongs to the notebook
    return Mark(
        name,
        final.points,
        final.out_of,
        final.word,
        told.diagnosis,
        book.versions[name],
        "" if told.diagnosis in {m.name for m in checks.misconceptions} else cluster_of(final, public),
        round(sum(r.observation.seconds for r in public.results), 4),
        as_text(shown),
        as_html(shown),
    )


def cluster_of(final: Verdict, public: Verdict) -> str:
    """A hash of the values of a wrong answer on the public cases; "" where there are none to compare."""
    values = [r.observation.value for r in public.results if r.observation.status == "returned"]
    if final.passed or not values:
        return ""
    tree, arrays = signature(tuple(values))
    found = hashlib.sha256(repr(tree).encode())
    for kind, shape, raw in arrays:
        found.update(f"{kind} {shape}".encode() + raw)
    return found.hexdigest()[:12]


def unreadable(book: Book, reason: str, only: Iterable[str] | None = None) -> list[Mark]:
    """The marks of a submission that could not be taken apart."""
    marks = []
    for name in book.asked:
        if only is None or name in set(only):
            checks = book.public[name]
            verdict = judge(checks, [Observation("unreadable", printed=reason)] * len(checks.cases))
            verdict = replace(verdict, message=f"Nothing could be graded: {reason}.")
            shown = replace(page(verdict, checks), columns=(), lists=(), last="")
            marks.append(
                Mark(name, 0, verdict.out_of, "unreadable", None, book.versions[name], text=as_text(shown), html=as_html(shown))
            )
    return marks
