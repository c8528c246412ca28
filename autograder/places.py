"""The right numbers in the wrong place, or right along the wrong axis: another order, an entry too many, rows and columns exchanged.

Each function takes the evidence of a failed verdict and returns sentences, or None when this does not hold for every wrong number.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.judge import CaseResult, compare
from autograder.pairs import ENOUGH, Evidence, Pair, close, is_number, listed, sentence


def swapped_outputs(e: Evidence) -> str | None:
    if not e.failed or any(r.case.outcome[0] != "returned" or not isinstance(r.case.outcome[1], tuple) for r in e.failed):
        return None

    def swapped(r: CaseResult) -> bool:
        expected, left = flat(r.case.outcome[1]), flat(r.observation.value)
        if form(r.case.outcome[1]) != form(r.observation.value):
            return False
        if compare(r.case.outcome[1], r.observation.value, 1e-8, 1e-8) is None:
            return False
        for entry in expected:
            match = next((i for i, g in enumerate(left) if compare(entry, g, 1e-8, 1e-8) is None), None)
            if match is None:
                return False
            left.pop(match)
        return True

    if all(swapped(r) for r in e.failed):
        return f"The values are right and their order is not. Return them in the order of the statement{listed_parts(e)}."
    return None


def swapped_shapes(e: Evidence) -> str | None:
    """The parts have the shapes that are asked, in another order: the values may be wrong as well."""

    def shapes(r: CaseResult) -> tuple[list[tuple], list[tuple]]:
        kind, expected = r.case.outcome
        if kind != "returned" or form(expected) is None or form(expected) != form(r.observation.value):
            return [], []
        asked, came = ([np.shape(y) for y in flat(value) if is_number(y)] for value in (expected, r.observation.value))
        return asked, came

    found = [shapes(r) for r in e.failed]
    if found and all(asked and sorted(asked) == sorted(came) for asked, came in found) and any(a != c for a, c in found):
        return f"The parts have each other's shapes: their order is not that of the statement{listed_parts(e)}."
    return None


def flat(value: Any) -> list:
    """The entries of a tuple, and of the tuples in it, in order."""
    return [leaf for entry in value for leaf in flat(entry)] if isinstance(value, tuple) else [value]


def form(value: Any) -> Any:
    """How tuples stand in each other, without what they hold."""
    return tuple(map(form, value)) if isinstance(value, tuple) else None


def listed_parts(e: Evidence) -> str:
    return f": ({', '.join(e.checks.parts)})" if e.checks.parts else ""


def transposed(e: Evidence) -> str | None:
    if e.comparable and all(p.expected.ndim == 2 and close(p.expected.T, p.got) for p in e.comparable):
        return sentence(f"{e.part}the result is transposed: rows and columns have changed places.")
    return None


def permuted(e: Evidence) -> str | None:
    """The right numbers in another order: reversed, moved by one, rows or columns exchanged."""
    if e.failed and all(is_reversed(r) for r in e.failed):
        return sentence(f"{e.part}the values are right, in reverse order.")
    found = e.comparable
    if not found or any(p.expected.ndim == 0 for p in found) or not any(len(np.unique(p.got, axis=0)) > 2 for p in found):
        return None  # rows that are all alike fit in any order
    orders: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
        (
            "the rows are right, one place too late. An index or a range is off by one.",
            lambda p: len(p.got) > 2 and close(p.expected[:-1], p.got[1:]),
        ),
        (
            "the rows are right, one place too early. An index or a range is off by one.",
            lambda p: len(p.got) > 2 and close(p.expected[1:], p.got[:-1]),
        ),
        ("the rows are right, in another order.", lambda p: close(ordered(p.expected), ordered(p.got))),
        (
            "the columns are right, in another order.",
            lambda p: p.expected.ndim == 2 and close(ordered(p.expected.T), ordered(p.got.T)),
        ),
    )
    told = next((sentence(e.part + text) for text, holds in orders if all(map(holds, found))), None)
    if told or sum(p.expected.size for p in found) < 2 * ENOUGH:
        return told
    if all(len(np.unique(p.expected)) >= ENOUGH and close(np.sort(p.expected, None), np.sort(p.got, None)) for p in found):
        return sentence(f"{e.part}all numbers are right, and they stand in wrong places. {WHERE_THEY_GO}")
    return None


WHERE_THEY_GO = "reshape keeps the numbers in their order, .T and transpose exchange axes: write down where the first row goes."


def is_reversed(r: CaseResult) -> bool:
    """Whether a list or an array came with its entries the other way round."""
    wanted, got = r.case.outcome[1], r.observation.value
    if r.case.outcome[0] != "returned" or type(wanted) is not type(got) or not isinstance(got, (list, np.ndarray)):
        return False
    return not (isinstance(got, np.ndarray) and got.ndim == 0) and compare(wanted, got[::-1], 1e-8, 1e-8) is None


def ordered(a: np.ndarray) -> np.ndarray:
    """The rows in an order that depends on their values only."""
    flat = a.reshape(len(a), -1)
    return flat[np.lexsort(flat.T[::-1])]


def off_by_one(e: Evidence) -> str | None:
    """An entry too many or too few at one end, all others right."""
    kinds: tuple[tuple[str, Callable], ...] = (
        ("The last entry is missing; all others are right. Does a range or a slice end one too early?", lambda w, g: (w[:-1], g)),
        ("The first entry is missing; all others are right. Does a loop start at 1, or is the start left out?", lambda w, g: (w[1:], g)),
        ("There is one entry too many at the end; all others are right. Does a range or a slice end one too late?", lambda w, g: (w, g[:-1])),
        ("There is one entry too many at the start; all others are right.", lambda w, g: (w, g[1:])),
    )  # fmt: skip

    def holds(r: CaseResult, cut: Callable) -> bool:
        if r.observation.status != "returned" or r.case.outcome[0] != "returned":
            return False
        wanted, got = r.case.outcome[1], r.observation.value
        if type(wanted) is not type(got) or not isinstance(wanted, (list, np.ndarray)):
            return False
        if isinstance(wanted, np.ndarray) and (wanted.ndim == 0 or got.ndim != wanted.ndim):
            return False
        if abs(len(wanted) - len(got)) != 1:
            return False
        one, other = cut(wanted, got)
        return len(one) == len(other) and compare(one, other, 1e-8, 1e-8) is None

    for text, cut in kinds:
        if e.failed and all(holds(r, cut) for r in e.failed) and any(len(r.case.outcome[1]) > 2 for r in e.failed):
            return text
    return None


def only_first(e: Evidence) -> str | None:
    """One entry came where several are asked, and it is the right one."""

    def alone(r: CaseResult) -> bool:
        wanted, got = r.case.outcome[1], r.observation.value
        if r.observation.status != "returned" or type(wanted) is not type(got) or not isinstance(got, (list, np.ndarray)):
            return False
        if isinstance(got, np.ndarray) and got.ndim == 0:
            return False
        return len(got) == 1 < len(wanted) and compare(wanted[0], got[0], 1e-8, 1e-8) is None

    if e.failed and all(map(alone, e.failed)):
        return (
            "Only the first entry came, and it is right. Does return stand inside the loop? Then the loop ends in its first turn."
        )
    return None


def running_total(e: Evidence) -> str | None:
    """A sequence whose entries add up: a counter that is not set back, a cumsum too much."""
    wrong = [found for r in e.failed for found in e.sequences(r) if not close(found[1], found[2])]
    if not wrong or len({path for path, _, _ in wrong}) > 1:
        return None
    if all(starts_alike(np.cumsum(asked), got) for _, asked, got in wrong):
        part = f"`{wrong[0][0]}`: " if wrong[0][0] else ""
        return sentence(
            f"{part}each entry holds all those before it as well: the numbers add up along the list. "
            "A counter or a sum that is made before the loop and never set back to 0?"
        )
    return None


def starts_alike(asked: np.ndarray, got: np.ndarray) -> bool:
    """Whether two sequences agree as far as the shorter one goes, at least two entries that are not all 0."""
    n = min(len(asked), len(got))
    return n > 1 and bool(asked[1:n].any()) and close(asked[:n], got[:n])


STATISTICS: tuple[tuple[str, Callable], ...] = (
    ("adds up to the same number", lambda y, axis: y.sum(axis=axis)),
    ("has the same mean of squares", lambda y, axis: (y**2).mean(axis=axis)),
    ("has the same sum of exponentials", lambda y, axis: np.exp(np.minimum(y, 50)).sum(axis=axis)),
    ("has the same largest entry", lambda y, axis: y.max(axis=axis)),
)


def axis_mixed_up(e: Evidence) -> str | None:
    """What should hold for each row holds for each column, or the other way round."""
    flat = [p for p in e.comparable if p.expected.ndim == 2]
    found = [p for p in flat if min(p.expected.shape) > 1]
    if e.entries < 2 * ENOUGH or not found or len(found) < len(flat) / 2:
        return None
    lines = ("column", "row")  # axis 0 runs down a column
    for axis, way in ((0, "down the columns"), (1, "along the rows")):
        for text, statistic in STATISTICS:
            if all(exchanged(p, axis, statistic) for p in found):
                return sentence(
                    f"{e.part}each {lines[1 - axis]} of your result {text}, where each {lines[axis]} should. "
                    f"The axis is the other one: axis={axis} works {way}."
                )
    return None


def exchanged(p: Pair, axis: int, statistic: Callable) -> bool:
    """Whether a statistic is the same for all lines of this axis where it should be, and for those of the other axis where it came."""

    def level(y: np.ndarray, axis: int) -> bool:
        values = statistic(y, axis)
        return bool(np.allclose(values, values[0], rtol=1e-8, atol=1e-8))

    asked = level(p.expected, axis) and not level(p.expected, 1 - axis)
    return asked and level(p.got, 1 - axis) and not level(p.got, axis)


def by_line(e: Evidence) -> str | None:
    """Each row (or column) is off by a factor or a term of its own."""
    found = [p for p in e.comparable if p.expected.ndim == 2]
    if e.entries < 2 * ENOUGH or len(found) < len(e.comparable) or not any(min(p.expected.shape) > 1 for p in found):
        return None
    for axis, line in ((1, "row"), (0, "column")):
        if all(same_proportions(p, axis) for p in found):
            return sentence(
                f"{e.part}each {line} is off by a factor of its own, and right in its proportions otherwise. "
                f"What multiplies or divides a whole {line}?"
            )
        if all(close(p.expected + (p.got - p.expected).mean(axis=axis, keepdims=True), p.got) for p in found):
            return sentence(
                f"{e.part}each {line} is off by a term of its own; the differences within a {line} are right. "
                f"What is added to a whole {line}?"
            )
    return None


def same_proportions(p: Pair, axis: int) -> bool:
    """Whether one factor a line, none of them 0, takes what was expected to what came."""
    size = (p.expected**2).sum(axis=axis, keepdims=True)
    factor = np.divide((p.expected * p.got).sum(axis=axis, keepdims=True), size, out=np.zeros_like(size), where=size > 1e-20)
    return close(p.expected * factor, p.got) and bool(np.all(np.abs(factor) > 1e-12))


def first_wrong_part(e: Evidence) -> str | None:
    """In a result of several parts: which are wrong, and which are right in every case."""
    parts = e.checks.parts
    if len(parts) < 2:
        return None
    failed = [r for r in e.failed if r.mismatch and r.mismatch.word in ("wrong value", "not finite", "wrong shape")]
    if not failed or any(not r.mismatch or r.mismatch.path not in parts for r in failed):
        return None
    paths = {p.path.split("[")[0] for p in e.wrong} | {r.mismatch.path for r in failed if r.mismatch}
    wrong, right = [p for p in parts if p in paths], [p for p in parts if p not in paths]
    first = f" Start with {wrong[0]}, the first of them." if len(wrong) > 1 else ""
    if not right:
        return f"Each of the results is wrong in some case: {', '.join(wrong)}.{first}"
    return f"Of the results, {listed(wrong)} wrong, and {listed(right)} right in every case.{first}"


PLACES: dict[str, Callable[[Evidence], str | None]] = {
    function.__name__: function
    for function in (
        swapped_outputs,
        swapped_shapes,
        off_by_one,
        only_first,
        running_total,
        transposed,
        permuted,
        axis_mixed_up,
        by_line,
        first_wrong_part,
    )
}
