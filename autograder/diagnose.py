"""From a verdict to the named cause: what the numbers look like, why that happens, where to look. Never the solution.

In order: not attempted or not callable, a known misconception on every case, what happened (`events`), what the wrong numbers have to do
with the right ones (`relations`, `places`), a known mistake and something else (`compound`), where it is right (`conditions`), else the smallest failing case speaks for itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from autograder.compound import partly_known, two_mistakes
from autograder.conditions import CONDITIONS
from autograder.events import EVENTS
from autograder.exercise import Checks, Misconception
from autograder.judge import CaseResult, Verdict, compare, plain_answer
from autograder.names import suggestion
from autograder.observe import outcome_of
from autograder.pairs import Evidence, sentence
from autograder.places import PLACES
from autograder.quizzes import off_the_mark
from autograder.relations import OF_NUMBERS
from autograder.smallest import smallest_failure

CAUSES = (
    "used_the_reference", "swapped_outputs", "swapped_shapes", "off_by_one", "only_first", "running_total",  # stronger than the wrong type or shape they bring
    "not_deterministic", "keeps_state", "printed_nothing_returned", "returned_nothing", "raised", "resources", "changed_its_input", "warned",
    "low_precision", "no_axes", "wrong_container", "wrong_shape",
    "opposite_sign", "constant_factor", "constant_offset", "transposed", "permuted", "another_function", "returned_argument", "wrong_term",
    "wrong_factor", "wrong_argument", "brackets", "step_length", "whole_numbers", "all_the_same", "two_mistakes",
)  # fmt: skip
WHERE = (
    "edge", "entrywise", "axis_mixed_up", "by_line", "not_finite", "other_values", "only_one_row", "only_square", "only_one_value",
    "only_one_shape", "only_some_signs", "only_small_numbers", "rows_add_up", "first_wrong_part",
)  # fmt: skip
VALUES = ("returned", "changed", "warned")  # outcomes that hold a value
ORDER = (*CAUSES, *WHERE)
ALL = {**EVENTS, **PLACES, **OF_NUMBERS, **CONDITIONS, "two_mistakes": two_mistakes}
RELATIONS: dict[str, Callable[[Evidence], str | None]] = {name: ALL[name] for name in ORDER}
FACTS = (
    *EVENTS,
    *CONDITIONS,
    "by_line",
    "first_wrong_part",
    "no_axes",
    "wrong_signature",
)  # they say what happened or where, whatever the cause


def diagnose(checks: Checks, verdict: Verdict) -> Verdict:
    """The verdict with `diagnosis` (an identifier) and `message` (sentences)."""
    if verdict.passed:
        return replace(verdict, message="Every case is right.")
    first = next(r for r in verdict.results if not r.passed)
    if verdict.word == "not attempted":
        near = suggestion(checks.name, first.observation.printed.split(", "))
        return replace(verdict, message=f"Not attempted yet: write {checks.name}, run its cell, then run this check again.{near}")
    if verdict.word == "not gradable":
        faults = [r.mismatch.text for r in verdict.results if r.mismatch and r.mismatch.word == verdict.word]
        return replace(verdict, message=faults[0])
    if any(r.observation.status == "interrupted" for r in verdict.results):
        return replace(verdict, message="You interrupted the check before all cases were tried.")
    if verdict.word == "unreadable":
        return replace(verdict, message=f"Python cannot read it. {sentence(first.observation.printed)}.")
    if first.observation.status == "wrong type":
        return replace(verdict, diagnosis="wrong_signature", message=first.observation.printed)
    known = known_misconception(checks, verdict)
    if known:
        return replace(verdict, diagnosis=known.name, message=known.says)
    if checks.kind == "quiz" and first.observation.status == "returned" and first.observation.value is not None:
        return replace(verdict, message=off_the_mark(first.case.outcome[1], first.observation.value))
    found = next(findings(Evidence(checks, verdict)), None)
    if found:
        return replace(verdict, diagnosis=found[0], message=found[1])
    mismatch = smallest_failure(verdict).mismatch
    where = f"In {mismatch.path}: " if mismatch and mismatch.path else ""
    text = mismatch.text if mismatch else ""
    stop = "" if text.endswith((".", "?", "!")) else "."
    return replace(verdict, message=f"{where}{sentence(text)}{stop}" if text else "Some cases are wrong.")


def findings(e: Evidence) -> Iterator[tuple[str, str]]:
    """(identifier, sentences) of what holds, the strongest first: causes, a known mistake in part, and where it is right."""
    yield from ((name, text) for name in CAUSES if (text := RELATIONS[name](e)))
    if known := partly_known(e):
        yield known
    yield from ((name, text) for name in WHERE if (text := RELATIONS[name](e)))


def known_misconception(checks: Checks, verdict: Verdict) -> Misconception | None:
    """The misconception whose outcomes are the learner's on every case, or which `verify` named; else the one that explains the values,
    or else the one that breaks down where the learner's answer does not, and is the same elsewhere."""
    named = {r.mismatch.text for r in verdict.results if r.mismatch}
    for candidate in checks.misconceptions:
        alike = same_outcomes(candidate, checks, verdict)
        if candidate.name in named or (all(alike) and explains_difference(candidate, checks, verdict)):
            return candidate
    values = next((c for c in checks.misconceptions if explains_values(c, checks, verdict)), None)
    if values or checks.verify:
        return values
    return next((c for c in checks.misconceptions if explains_failures(c, checks, verdict)), None)


def same_outcomes(candidate: Misconception, checks: Checks, verdict: Verdict) -> list[bool]:
    """For each case whether it gives what the learner's answer gives."""
    return [
        same_outcome(outcome, outcome_of(r.observation, checks.stable), r, checks)
        for outcome, r in zip(candidate.outcomes, verdict.results)
    ]


def explains_difference(candidate: Misconception, checks: Checks, verdict: Verdict) -> bool:
    """Whether it is wrong where the answer is, by more than the class of an exception, which has many causes, unless some cases are right.

    A message that an exception lacks is seen in no outcome: there the candidate has to be right in all of them.
    """
    failed = [(outcome, r) for outcome, r in zip(candidate.outcomes, verdict.results) if not r.passed]
    wrong = [kind for (kind, value), r in failed if not same_outcome((kind, value), r.case.outcome, r, checks)]
    if not wrong:
        return all(r.observation.status == "raised" for _, r in failed)
    return len(failed) < len(verdict.results) or any(kind in VALUES for kind in wrong)


def explains_failures(candidate: Misconception, checks: Checks, verdict: Verdict) -> bool:
    """Whether it gives the same everywhere but where it breaks down (an exception, nan, a warning) and the learner's answer does not;
    and in every case that fails it is wrong, in one of them by a value.

    Of a class each case tries another method, and its values are many: there it is enough when all failing cases are the same.
    """
    cases = list(zip(candidate.outcomes, verdict.results, same_outcomes(candidate, checks, verdict)))
    if not all(equal or (r.passed and (breaks_down(outcome) or checks.kind == "object")) for outcome, r, equal in cases):
        return False
    failed = [(outcome, r) for outcome, r, _ in cases if not r.passed]
    wrong = not any(same_outcome(outcome, r.case.outcome, r, checks) for outcome, r in failed)
    return wrong and len(failed) > 1 and any(kind in VALUES for (kind, _), _ in failed)


def breaks_down(outcome: tuple) -> bool:
    kind, value = outcome
    return kind != "returned" or (isinstance(value, (float, np.ndarray)) and not np.all(np.isfinite(value)))


def explains_values(candidate: Misconception, checks: Checks, verdict: Verdict) -> bool:
    """Whether the same wrong values come where both give finite ones: a second fault, such as an overflow, then hides nothing."""
    explained = 0
    for (kind, value), r in zip(candidate.outcomes, verdict.results):
        seen = r.observation
        if kind not in ("returned", "warned") or seen.status != "returned" or seen.changed is not None:
            return False
        if r.mismatch and r.mismatch.word == "not finite":
            continue
        if not same_outcome(("returned", value), ("returned", seen.value), r, checks):
            return False
        explained += bool(r.mismatch) and not same_outcome(("returned", value), r.case.outcome, r, checks)
    return explained > 0


def same_outcome(wrong: tuple, seen: tuple, result: CaseResult, checks: Checks) -> bool:
    kind, value = wrong
    if kind != seen[0]:
        return False
    if kind not in VALUES:
        return not value or value[:1] == seen[1][:1]  # the same class of exception
    loose = plain_answer if checks.kind == "quiz" else lambda value: value
    try:
        return compare(loose(value), loose(seen[1]), max(result.case.rtol, 1e-9), max(result.case.atol, 1e-9)) is None
    except TypeError:  # the wrong answer returns something that no right answer could
        return repr(value) == repr(seen[1])
