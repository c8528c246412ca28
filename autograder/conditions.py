"""Right exactly where something holds: for one row, for one shape, for inputs above 0, at certain entries, at one value of a parameter.

Each function takes the evidence of a failed verdict and returns sentences, or None when the condition does not part right from wrong.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.events import largest
from autograder.judge import CaseResult
from autograder.pairs import ENOUGH, Evidence, Pair, close, first_array, is_number, listed, rows, sentence


def edge(e: Evidence) -> str | None:
    """Wrong in the last or the first row, or entry of a list, only."""
    for where, wrong, text in (
        (-1, "last", "Does a range or a slice end one too early, or is the last one shorter?"),
        (0, "first", "Does a loop start at 1 where it should start at 0?"),
    ):
        inner = slice(None, -1) if where == -1 else slice(1, None)
        lines = all(p.expected.ndim and close(p.expected[inner], p.got[inner]) for p in e.comparable)
        if lines and any(len(p.expected) > 2 for p in e.comparable):
            return sentence(f"{e.part}right but for the {wrong} row. {text}")
        if e.wrong and all(list_edge(p, e, where) for p in e.wrong):
            return f"Right but for the {wrong} entry of the list. {text}"
    return None


def list_edge(p: Pair, e: Evidence, where: int) -> bool:
    """Whether a wrong pair belongs to the last (or first) entry of a list of at least three."""
    whole = p.result.case.outcome[1]
    return isinstance(whole, list) and len(whole) > 2 and p.path.startswith(f"[{where % len(whole)}]")


ENTRIES: tuple[tuple[str, Callable[[np.ndarray], np.ndarray]], ...] = (
    ("right except where {0} is exactly 0. Which value does the statement ask for there?", lambda x: x == 0),
    ("right where {0} is not negative, wrong where it is below 0.", lambda x: x < 0),
    ("right where {0} is not positive, wrong where it is above 0.", lambda x: x > 0),
    ("right where {0} is negative, wrong where it is positive or 0.", lambda x: x >= 0),
    ("right where {0} is positive, wrong where it is negative or 0.", lambda x: x <= 0),
)


def entrywise(e: Evidence) -> str | None:
    """Wrong only at certain entries: where an input of the result's shape is 0, negative or positive."""
    for name in e.arguments(e.comparable[0].result) if e.comparable else ():
        laid = [(a, p) for p in e.comparable if (a := of_its_shape(e, p, name)) is not None]
        if len(laid) < len(e.comparable):
            continue
        for text, where in ENTRIES:
            outside = sum(int(np.count_nonzero(~where(a))) for a, _ in laid)  # right numbers that speak for it
            if outside >= ENOUGH and all(explains(where(a), p) for a, p in laid):
                return sentence(e.part + text.format(name))
    return None


def of_its_shape(e: Evidence, p: Pair, name: str) -> np.ndarray | None:
    """The argument of this name, when it is an array of numbers in the shape of the result."""
    a = e.arguments(p.result).get(name)
    return a if isinstance(a, np.ndarray) and a.shape == p.expected.shape and a.dtype.kind in "fiu" else None


def explains(mask: np.ndarray, p: Pair) -> bool:
    """Whether all the differences lie in the mask."""
    differs = ~np.isclose(p.expected, p.got, rtol=1e-8, atol=1e-8)
    return bool(differs.any() and not np.any(differs & ~mask))


def parts_cases(e: Evidence, holds: Callable[[CaseResult], bool | None]) -> bool:
    """Whether the cases where `holds` are right and all others wrong, with enough on each side. None means: does not apply here."""
    said = [(holds(r), r.passed) for r in e.verdict.results]
    return all(h is not None and h == ok for h, ok in said) and no_chance(e, [r for r in e.verdict.results if r.passed])


def no_chance(e: Evidence, right: list[CaseResult]) -> bool:
    """Whether the right cases speak for a condition: two of them, or one with several numbers that differ, against two that are wrong.

    A case that asks for zeros alone is no evidence: most mistakes give zeros there too.
    """
    results = [numbers_in(r.case.outcome[1]) for r in right]
    telling = [numbers for numbers in results if any(numbers) or not numbers]
    several = len(telling) > 1 or any(len(numbers) >= ENOUGH and len(set(numbers)) > 1 for numbers in telling)
    return several and len(e.failed) > 1


def numbers_in(value: Any) -> list[float]:
    """All numbers of a result, in order."""
    if isinstance(value, (tuple, list)):
        return [number for entry in value for number in numbers_in(entry)]
    return np.ravel(value).astype(float).tolist() if is_number(value) else []


def has_rows(r: CaseResult) -> bool:
    """Whether the first axis of the first array counts examples: there is a second one, or each entry has a row in the result."""
    a, asked = first_array(r.case.args), r.case.outcome[1]
    return a is not None and (a.ndim > 1 or (isinstance(asked, np.ndarray) and asked.ndim > 1 and len(asked) == len(a)))


def only_one_row(e: Evidence) -> str | None:
    if parts_cases(e, lambda r: rows(r.case.args) == 1 if has_rows(r) else None):
        return (
            "Right for one row, wrong for several. A sum, a mean or a loop treats the rows of a batch as one, "
            "or only the first of them is used."
        )
    if parts_cases(e, lambda r: rows(r.case.args) != 1 if has_rows(r) else None):
        return "Right for several rows, wrong for a single one. Does something lose its axis there, as squeeze or x[0] do, or divide by N - 1?"
    return None


def only_square(e: Evidence) -> str | None:
    shapes = [(a.shape, r.passed) for r in e.verdict.results if (a := first_array(r.case.args)) is not None and a.ndim == 2]
    if len(e.failed) > 1 < sum(ok for _, ok in shapes) and all(ok == (s[0] == s[1]) for s, ok in shapes):
        return "Right only where the number of rows equals the number of columns. Have two axes changed places?"
    return None


def only_one_shape(e: Evidence) -> str | None:
    """Right for inputs with one number of axes, or one length, only."""

    def same_axes(n: int, equal: bool) -> Callable[[CaseResult], bool | None]:
        def holds(r: CaseResult) -> bool | None:
            a = first_array(r.case.args)
            return None if a is None else (a.ndim == n) == equal

        return holds

    if sum(r.passed for r in e.verdict.results) < 2:  # by chance
        return None
    for n, name in ((1, "vectors"), (2, "matrices")):
        for equal, side in ((True, "Right"), (False, "Wrong")):
            if parts_cases(e, same_axes(n, equal)):
                return (
                    f"{side} for {name} only. Does a line count on the number of axes, or do these cases differ in another way?"
                )
    return None


def only_some_signs(e: Evidence) -> str | None:
    """Right where no number of the first array is negative (or none is 0), wrong elsewhere."""
    named = e.arguments(e.verdict.results[0])
    name = next((n for n, a in named.items() if isinstance(a, np.ndarray) and a.ndim), "the input")

    def every(r: CaseResult, test: Callable[[np.ndarray], Any]) -> bool | None:
        a = first_array(r.case.args)
        return None if a is None or a.dtype.kind != "f" else bool(np.all(test(a)))

    arrays = [(first_array(r.case.args), r.passed) for r in e.verdict.results]
    telling = [ok for a, ok in arrays if a is None or a.any()]  # zeros hide most mistakes
    if min(telling.count(True), telling.count(False)) < 2:  # by chance: cases by hand hold few negative numbers
        return None
    if parts_cases(e, lambda r: every(r, lambda a: a >= 0)):
        return (
            f"Right where no number in {name} is negative, wrong wherever one is. What does each step do with a number below 0?"
        )
    if parts_cases(e, lambda r: every(r, lambda a: a != 0)):
        return f"Right where no number in {name} is 0, wrong wherever one is. What does each step do with a 0?"
    return None


LARGE = 20.0  # the largest size of a number from which exp, squares and products run out of digits


def only_small_numbers(e: Evidence) -> str | None:
    """Right where all numbers are small, wrong where there is a large one: something is cut off or added that is seen there only."""
    if e.checks.verify:  # it says more exactly what is wrong
        return None
    sizes = [(largest(tuple(a for a in r.case.args if not isinstance(a, int))), r.passed) for r in e.verdict.results]  # no counts
    right, wrong = [size for size, ok in sizes if ok], [size for size, ok in sizes if not ok]
    if not right or not no_chance(e, [r for r in e.verdict.results if r.passed]) or min(wrong) < max(LARGE, 5 * max(right)):
        return None
    return (
        f"Right for numbers up to {max(right):.3g}, wrong from {min(wrong):.3g} on. What happens to a large number on its way? "
        "A small one that is added to be safe, or a limit, shows there first."
    )


def only_one_value(e: Evidence) -> str | None:
    """Right at one value of a parameter, or only where it is given, or only where it is left out."""
    names = [name for name, _ in e.checks.parameters]
    optional = [name for name, has_default in e.checks.parameters if has_default]

    def given_as(name: str, given: bool) -> Callable[[CaseResult], bool | None]:
        return lambda r: (name in e.arguments(r)) == given

    given = [name for name in optional if parts_cases(e, given_as(name, True))]
    if given:
        return f"Right wherever {listed(given)} given, wrong where the default is used. Compare the defaults in your def line with the statement."
    left_out = [name for name in optional if parts_cases(e, given_as(name, False))]
    if left_out:
        return f"Right with the defaults, wrong where {listed(left_out)} given. Is it used everywhere where the statement has it?"
    for name in names:
        values = [e.arguments(r).get(name) for r in e.verdict.results]
        if not all(type(v) in (int, float) for v in values):
            continue
        right = [v for v, r in zip(values, e.verdict.results) if r.passed]
        wrong = {v for v, r in zip(values, e.verdict.results) if not r.passed}
        several = len(right) >= ENOUGH or right[:1] == [0]  # any value may be right by chance; a 0 switches something off
        telling = several and no_chance(e, [r for r in e.verdict.results if r.passed])
        if len(set(right)) == 1 and telling and right[0] not in wrong:
            return (
                f"Right where {name} is {right[0]:g}, wrong for every other {name}. Begin with the lines in which {name} matters."
            )
    return None


def other_values(e: Evidence) -> str | None:
    """Numbers that are never asked: all should be 0 or 1, and others came."""
    asked = [p.expected for p in e.pairs]
    if (
        not e.comparable
        or sum(a.size for a in asked) < 2 * ENOUGH
        or set(np.concatenate([a.ravel() for a in asked])) != {0.0, 1.0}
    ):
        return None
    other = next((y for p in e.comparable for y in p.got.ravel() if y not in (0.0, 1.0)), None)
    if other is None:
        return None
    return sentence(
        f"{e.part}all numbers asked are 0 or 1, and others came, such as {other:.6g}. "
        "Is a decision missing at the end, or are there other numbers for the two answers?"
    )


def rows_add_up(e: Evidence) -> str | None:
    """Rows that should add up to 1, as probabilities do, and do not."""
    asked = [p.expected for p in e.pairs]
    if not e.comparable or not all(a.ndim == 2 and np.all(a >= 0) and np.allclose(a.sum(axis=1), 1) for a in asked):
        return None
    if set(np.concatenate([a.ravel() for a in asked])) <= {0.0, 1.0}:  # one-hot rows are no shares
        return None
    total = next((y for p in e.comparable for y in p.got.sum(axis=1) if not np.isclose(y, 1)), None)
    if total is None:
        return None
    return sentence(
        f"{e.part}each row should add up to 1, as probabilities do; a row of yours adds up to {total:.6g}. Is a step missing at the end?"
    )


CONDITIONS: dict[str, Callable[[Evidence], str | None]] = {
    function.__name__: function
    for function in (
        edge,
        entrywise,
        other_values,
        only_one_row,
        only_square,
        only_one_value,
        only_small_numbers,
        only_one_shape,
        only_some_signs,
        rows_add_up,
    )
}
