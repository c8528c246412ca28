"""A known mistake and something else: turned round on top, or part of the cases only.

The outcomes of the known mistakes are data, so each can take the place of what was expected, and the relations be asked once more.
"""

from dataclasses import replace

import numpy as np

from autograder.exercise import Misconception
from autograder.judge import CaseResult, Mismatch, compare
from autograder.pairs import ENOUGH, Evidence
from autograder.places import swapped_outputs
from autograder.relations import NAMED_FACTORS, constant_factor, opposite_sign

__all__ = ["partly_known", "two_mistakes"]

OTHER = Mismatch("wrong value", "", "not what the known mistake gives")


def two_mistakes(e: Evidence) -> str | None:
    """Every number is what a known mistake gives, with the sign, a well-known factor or the order of the parts wrong as well."""
    if {id(r) for r in e.failed} - {id(p.result) for p in e.wrong}:
        return None  # right but for rounding: two mistakes that undo each other are none
    for known in e.checks.misconceptions:
        other = with_expected(e, known)
        if other is None:
            continue
        found = swapped_outputs(other) or (opposite_sign(other) if other.kinds >= ENOUGH else None) or named_factor(other)
        if found:
            return f"Two mistakes come together. {known.says} Apart from that: {found[:1].lower()}{found[1:]}"
    return None


def named_factor(e: Evidence) -> str | None:
    """A constant factor, when it is one of those with a name."""
    text = constant_factor(e) if e.kinds >= ENOUGH else None
    return text if text and any(words in text for _, words in NAMED_FACTORS.values()) else None


def with_expected(e: Evidence, known: Misconception) -> Evidence | None:
    """The evidence as if the values of a known mistake were asked, in the cases that are right as well; None where it gives no values, or
    where some wrong ones are those of the answer: what is said of the others has to hold for all."""
    if any(kind != "returned" for kind, _ in (*known.outcomes, *(r.case.outcome for r in e.verdict.results))):
        return None
    same = [equal(outcome[1], r.observation.value, r) for outcome, r in zip(known.outcomes, e.verdict.results)]
    if any(equal and not r.passed for equal, r in zip(same, e.verdict.results)):
        return None
    results = tuple(
        replace(r, case=replace(r.case, outcome=outcome), mismatch=None if equal else OTHER)
        for outcome, equal, r in zip(known.outcomes, same, e.verdict.results)
    )
    return Evidence(e.checks, replace(e.verdict, results=results))


def equal(one: object, other: object, r: CaseResult) -> bool:
    """Whether two results are equal up to the tolerance of the case."""
    try:
        return compare(one, other, max(r.case.rtol, 1e-9), max(r.case.atol, 1e-9)) is None
    except TypeError:  # something that no solution could return
        return False


def partly_known(e: Evidence) -> tuple[str, str] | None:
    """(name, sentences) of a known mistake of which a part was mended, or that has another one beside it.

    Either it gives all the learner's wrong numbers, and is wrong elsewhere as well (in no more cases); or all its own wrong numbers are the learner's, who has
    others besides. Of a class, whose cases try many methods, two thirds are enough. Cases where the mistake breaks down do not
    count. At least three have to say so (two, when they are all it gets wrong), with numbers that differ.
    """
    best, most = None, 1
    for known in () if e.checks.verify else e.checks.misconceptions:
        pairs = [(y, r) for (kind, y), r in zip(known.outcomes, e.verdict.results) if kind == "returned" and finite(y)]
        failed = [(y, r) for y, r in pairs if not r.passed]
        found = [r for y, r in failed if equal(y, r.observation.value, r)]
        wrong = sum(not equal(y, r.case.outcome[1], r) for y, r in pairs)
        least = 2 / 3 * len(failed) if e.checks.kind == "object" else len(failed)
        mended = len(found) >= max(least, ENOUGH)
        different = len({repr(r.observation.value) for r in found}) > 1
        if (
            len(found) > most
            and different
            and (mended or len(found) == wrong)
            and 3 * len(found) >= 2 * len(e.failed)
            and 2 * len(found) >= wrong
        ):
            best, most = known, len(found)
    if best is None:
        return None
    rest = len(e.failed) - most
    elsewhere = any(  # it would be wrong, and the answer is right
        r.passed and kind == "returned" and finite(y) and not equal(y, r.case.outcome[1], r)
        for (kind, y), r in zip(best.outcomes, e.verdict.results)
    )
    says = (
        f"This is so in the cases that fail, not in all. {best.says} What is different in the others?" if elsewhere else best.says
    )
    also = f" That explains {most} of the {len(e.failed)} cases that fail; look at the {'other one' if rest == 1 else 'others'} afterwards."
    return best.name, says + (also if rest else "")


def finite(value: object) -> bool:
    """Whether a value holds numbers, and no nan."""
    if isinstance(value, (tuple, list)):
        return all(map(finite, value))
    return isinstance(value, (float, int, np.ndarray, np.generic)) and bool(np.all(np.isfinite(np.asarray(value, dtype=float))))
