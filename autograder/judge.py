"""Compare what an answer returned with what it should have returned. Knows no notebook, no file and no learner's code.

`judge(checks, observations)` gives a `Verdict`: the same object in the notebook, on the command line and in the gradebook.
"""

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np

from autograder.compare import Mismatch, compare, show_type
from autograder.exercise import Checks, FrozenCase
from autograder.observe import Observation, evaluate, signature

WORDS = (
    "passed", "wrong value", "wrong shape", "wrong type", "not finite", "changed its input", "not deterministic", "raised",
    "too slow", "too much memory", "not attempted", "unreadable", "not gradable", "partly right",
)  # fmt: skip


TOLD = 1000  # characters of what `verify` says: it may quote a list of any length
SCORED = "score"  # stands as the path where `verify` gave a share of the points


@dataclass(frozen=True)
class CaseResult:
    """One case: its label, and None or the mismatch. `remark` is the sentence of a `verify` that gave a share of the points."""

    case: FrozenCase
    observation: Observation
    mismatch: Mismatch | None
    remark: str = ""

    @property
    def passed(self) -> bool:
        return self.mismatch is None


@dataclass(frozen=True)
class Verdict:
    """The judgement of one answer.

    word        one of WORDS
    share       the part of the points that is earned, 0 to 1
    points      share times out_of, rounded down to a whole number
    diagnosis   the identifier of a misconception or relation, or None
    message     what to say to the learner, in sentences
    results     the cases, in order
    """

    name: str
    word: str
    out_of: int
    share: float = 0.0
    diagnosis: str | None = None
    message: str = ""
    results: tuple[CaseResult, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        return math.floor(self.out_of * self.share + 1e-9)

    @property
    def passed(self) -> bool:
        return self.word == "passed"

    @property
    def scored(self) -> bool:
        """Whether `verify` gave every case a share of the points; the message then holds counts, and may be told of hidden cases."""
        return bool(self.results) and all(r.remark for r in self.results)

    def together_with(self, fresh: "Verdict") -> "Verdict":
        """The verdict over public and fresh cases: the smaller share counts, so that a table of the public answers earns nothing."""
        if self.scored and fresh is not self:
            worse = min(fresh, self, key=lambda verdict: verdict.share)
            both = f"{self.message} On other data, which graders alone have: {fresh.message}" if fresh.scored else fresh.message
            return replace(worse, message=both)
        worse = self if not self.passed else fresh
        return replace(worse, share=min(self.share, fresh.share))


def judge(checks: Checks, observations: Sequence[Observation]) -> Verdict:
    """Judge one answer by its observations, one per case in order. The diagnosis is added by `diagnose`."""
    from autograder.diagnose import diagnose  # diagnose reads verdicts

    with warnings.catch_warnings(), np.errstate(all="ignore"):  # a learner's numbers may overflow in ours, or be none
        warnings.simplefilter("ignore")
        verdict = compared(checks, observations)
        return verdict if verdict.scored else diagnose(checks, verdict)


def compared(checks: Checks, observations: Sequence[Observation]) -> Verdict:
    """The verdict without a diagnosis; a scored one has its message."""
    verify = verifier(checks.verify) if checks.verify else None
    results = tuple(
        result_of(case, seen, mismatch_of(checks, case, seen, verify))
        for case, seen in zip(checks.cases, observations, strict=True)
    )
    failed = [r for r in results if r.mismatch]
    share = 1 - sum(1 - r.mismatch.share for r in failed if r.mismatch) / len(results) if results else 0.0
    if failed and share and not checks.verify and same_everywhere(results):
        share = 0.0
    word = first_by_order([r.mismatch.word for r in failed if r.mismatch]) if failed else "passed"
    verdict = Verdict(checks.name, word, checks.points, share, results=results)
    return replace(verdict, message=" ".join(r.remark for r in results)) if verdict.scored else verdict


def same_everywhere(results: Sequence[CaseResult]) -> bool:
    """Whether one and the same value came in every case though others are asked: then it is right in some of them by chance alone."""
    first = signature(results[0].observation.value)
    seen = (r.observation for r in results)
    same = all(o.status == "returned" and signature(o.value) == first for o in seen)
    return same and len({repr(r.case.outcome) for r in results}) > 1


def result_of(case: FrozenCase, seen: Observation, found: Mismatch | None) -> CaseResult:
    """The result of a case; a "mismatch" of the word "passed" is a full score with its sentence."""
    remark = found.text if found and found.path == SCORED else ""
    return CaseResult(case, seen, None if found and found.word == "passed" else found, remark)


@cache
def verifier(source: str) -> Callable:
    """The `verify` function of an exercise. It may use NumPy and nnref."""
    import nnref

    return evaluate(source, {"np": np, "nnref": nnref})


def first_by_order(words: Sequence[str]) -> str:
    """The most telling of several words: what stops everything first, a wrong value last."""
    stopped = ("not gradable", "unreadable", "not attempted", "too slow", "too much memory", "raised")
    order = (
        *stopped,
        "wrong type",
        "wrong shape",
        "changed its input",
        "not deterministic",
        "not finite",
        "wrong value",
        "partly right",
    )
    return next((word for word in order if word in words), "wrong value")


def mismatch_of(checks: Checks, case: FrozenCase, seen: Observation, verify: Any = None) -> Mismatch | None:
    """None when the case is passed."""
    kind, expected = case.outcome
    if seen.status in ("not attempted", "wrong type", "unreadable"):  # the answer was not called
        return Mismatch(seen.status, "", seen.printed)
    if seen.status in ("too slow", "too much memory"):
        return Mismatch(
            seen.status, "", f"stopped after {checks.seconds:g} seconds" if seen.status == "too slow" else "the memory ran out"
        )
    if seen.status == "interrupted":
        return Mismatch("too slow", "", "you interrupted it")
    if kind == "raised":
        return None if seen.status == "raised" and was_asked(expected, seen) else no_exception(expected, seen)
    if seen.status == "raised":
        error = seen.error or {"types": ("Exception",), "text": ""}
        return Mismatch("raised", "", f"{error['types'][0]}: {error['text']}")
    if verify is not None:
        asks_text = any(holds_text(value) for m in checks.misconceptions for _, value in m.outcomes)
        if checks.kind == "myth" and holds_text(seen.value) and not asks_text:  # float("2") would read it
            return Mismatch("wrong type", "", "numbers are asked, and a text came")
        answer = verified(verify, seen.value, case)
        if answer and answer.path == SCORED and seen.changed is not None:
            return changed(checks, seen.changed)
        if answer:
            return answer
    else:
        loose = plain_answer if checks.kind == "quiz" else lambda value: value
        wrong = compare(loose(expected), loose(seen.value), case.rtol, case.atol, checks.parts)
        if wrong and wrong.word in ("wrong type", "wrong shape"):
            return wrong
        if seen.changed is not None:
            return changed(checks, seen.changed)
        if wrong:
            return wrong
    if seen.changed is not None:
        return changed(checks, seen.changed)
    if not seen.again:
        return Mismatch("not deterministic", "", "a second call with equal arguments gave another value")
    alarms = [w for w in seen.warned if w[0] == "RuntimeWarning"]
    if checks.stable and alarms:
        return Mismatch("wrong value", "", f"right, but with a warning: {alarms[0][1]}")
    return None


def changed(checks: Checks, position: int) -> Mismatch:
    name = checks.parameters[position][0] if position < len(checks.parameters) else f"number {position + 1}"
    return Mismatch("changed its input", "", f"the argument {name} was changed in place")


def plain_answer(value: Any) -> Any:
    """A quiz answer without the differences that do not matter: 4 or 4.0, a list or a tuple, "B" or " b"."""
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, np.ndarray) and max((value.size, *value.shape)) <= 100:  # (10**8, 0) is empty, its list is not
        value = value.tolist()  # of no axis: a number
    if isinstance(value, int) and value.bit_length() > 1000:
        return float("inf")  # no float holds it
    if isinstance(value, (int, float, np.integer, np.floating)):
        return float(value)
    if isinstance(value, (list, tuple)):
        return tuple(plain_answer(item) for item in value)
    return value.strip().lower() if isinstance(value, str) else value


def was_asked(expected: tuple, seen: Observation) -> bool:
    """Whether the exception is of the class that the solution raises (or derived from it) and says something."""
    error = seen.error or {}
    return bool(expected) and expected[0] in error.get("types", ()) and bool(error.get("text", "").strip())


def no_exception(expected: tuple, seen: Observation) -> Mismatch:
    name = expected[0] if expected else "an exception"
    if seen.status == "raised" and seen.error:
        if name in seen.error["types"]:
            return Mismatch("wrong value", "", f"raised {name} without a message: say what is wrong and what to do")
        return Mismatch("raised", "", f"raised {seen.error['types'][0]} ({seen.error['text']}) where {name} is asked")
    return Mismatch("wrong value", "", f"returned a value where {name} is asked")


def holds_text(value: Any) -> bool:
    """Whether a text is or stands in the value."""
    return isinstance(value, str) or (isinstance(value, (list, tuple)) and any(map(holds_text, value)))


def verified(verify: Any, value: Any, case: FrozenCase) -> Mismatch | None:
    """Ask the exercise's own `verify`; a value that it cannot even read is of the wrong type, a fault of its own is not the learner's."""
    from autograder.observe import build

    try:
        truth = {} if case.outcome[1] is None else {"truth": case.outcome[1]}
        reason = verify(value, *build(case.args), **build(case.kwargs), **truth)
    except Exception as error:
        if isinstance(error, (NameError, ImportError)) or isinstance(getattr(error, "obj", None), ModuleType):
            fault = f"This check has a fault ({type(error).__name__}: {error}); your answer was not judged."
            return Mismatch("not gradable", "", f"{fault} Tell whoever runs the course.")
        why = "" if "Opaque" in str(error) else f" ({str(error)[:TOLD]})"  # a name of ours says nothing
        return Mismatch("wrong type", "", f"{show_type(value)} cannot be used here{why}")
    if isinstance(reason, tuple):
        share, text = reason
        return Mismatch("passed" if share >= 1 else "partly right" if share > 0 else "wrong value", SCORED, text, share)
    return Mismatch("wrong value", "", str(reason)[:TOLD]) if reason else None
