"""From a verdict to the named cause: what the numbers look like, why that happens, where to look. Never the solution.

In order: not attempted or not callable, raised, a known misconception on every case, a general relation between what came and what was
expected (wrong by sign, by a factor, transposed, right only for one row, ...), else the smallest failing case speaks for itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.exercise import Checks, Misconception
from autograder.judge import CaseResult, Verdict, compare, plain_answer
from autograder.names import suggestion
from autograder.observe import outcome_of


def diagnose(checks: Checks, verdict: Verdict) -> Verdict:
    """The verdict with `diagnosis` (an identifier) and `message` (sentences)."""
    if verdict.passed:
        return replace(verdict, message="Every case is right.")
    first = next(r for r in verdict.results if not r.passed)
    if verdict.word == "not attempted":
        near = suggestion(checks.name, first.observation.printed.split(", "))
        return replace(verdict, message=f"Not attempted yet: write {checks.name}, run its cell, then run this check again.{near}")
    if verdict.word == "unreadable":
        return replace(verdict, message=f"Python cannot read it. {sentence(first.observation.printed)}.")
    if first.observation.status == "wrong type":
        return replace(verdict, diagnosis="wrong_signature", message=first.observation.printed)
    known = known_misconception(checks, verdict)
    if known:
        return replace(verdict, diagnosis=known.name, message=known.says)
    for name, relation in RELATIONS.items():
        text = relation(checks, verdict)
        if text:
            return replace(verdict, diagnosis=name, message=text)
    mismatch = smallest_failure(verdict).mismatch
    where = f"In {mismatch.path}: " if mismatch and mismatch.path else ""
    text = mismatch.text if mismatch else ""
    return replace(verdict, message=f"{where}{sentence(text)}." if text else "Some cases are wrong.")


def sentence(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def smallest_failure(verdict: Verdict) -> CaseResult:
    """The failing case whose arguments are the shortest to write down: the one to redo by hand."""
    failed = [r for r in verdict.results if not r.passed]
    worst = [r for r in failed if r.mismatch and r.mismatch.word == verdict.word] or failed
    return min(worst, key=lambda r: sum(digits(a) for a in (*r.case.args, *r.case.kwargs.values())))


def digits(value: Any) -> int:
    """How many characters the numbers of a value take: [2, 0.5] is shorter than one number with 16 digits."""
    if isinstance(value, np.ndarray):
        return sum(len(f"{x:.12g}") for x in value.ravel()[:1000].tolist() if not isinstance(x, complex)) + value.size
    if isinstance(value, (list, tuple)):
        return sum(digits(item) for item in value) + len(value)
    return len(f"{value:.12g}") if isinstance(value, float) else len(str(value))


# --- known misconceptions -------------------------------------------------------------------------------------------------------------


def known_misconception(checks: Checks, verdict: Verdict) -> Misconception | None:
    """The misconception whose outcomes are the learner's on every case, or which `verify` named; else the one that explains the values."""
    named = {r.mismatch.text for r in verdict.results if r.mismatch}
    for candidate in checks.misconceptions:
        if candidate.name in named or all(
            same_outcome(outcome, outcome_of(r.observation, checks.stable), r, checks)
            for outcome, r in zip(candidate.outcomes, verdict.results)
        ):
            return candidate
    return next((c for c in checks.misconceptions if explains_values(c, checks, verdict)), None)


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
    if kind not in ("returned", "changed", "warned"):
        return not value or value[:1] == seen[1][:1]  # the same class of exception
    loose = plain_answer if checks.kind == "quiz" else lambda value: value
    try:
        return compare(loose(value), loose(seen[1]), max(result.case.rtol, 1e-9), max(result.case.atol, 1e-9)) is None
    except TypeError:  # the wrong answer returns something that no right answer could
        return repr(value) == repr(seen[1])


# --- general relations ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """One array or number of one case: its path in the result, what was expected, what came, and the case."""

    path: str
    expected: np.ndarray
    got: np.ndarray
    result: CaseResult

    @property
    def wrong(self) -> bool:
        return self.expected.shape != self.got.shape or not close(self.expected, self.got)


def close(a: np.ndarray, b: np.ndarray, tolerance: float = 1e-8) -> bool:
    with np.errstate(all="ignore"):
        return a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))


def pairs(verdict: Verdict, parts: tuple) -> list[Pair]:
    """All numeric leaves of all cases that returned something of the expected structure."""

    def leaves(expected: Any, got: Any, path: str) -> Iterator[tuple]:
        if isinstance(expected, (tuple, list)) and isinstance(got, (tuple, list)) and len(expected) == len(got):
            for i, (e, g) in enumerate(zip(expected, got)):
                yield from leaves(e, g, parts[i] if not path and i < len(parts) else f"{path}[{i}]")
        elif is_number(expected) and is_number(got):
            yield path, np.asarray(expected, dtype=float), np.asarray(got, dtype=float)

    found = []
    for r in verdict.results:
        if r.observation.status == "returned" and r.case.outcome[0] == "returned":
            found += [Pair(path, e, g, r) for path, e, g in leaves(r.case.outcome[1], r.observation.value, "")]
    return found


def is_number(value: Any) -> bool:
    kind = value.dtype.kind if isinstance(value, (np.ndarray, np.generic)) else ""
    return kind in ("b", "i", "u", "f") if kind else isinstance(value, (bool, int, float))


def wrong_pairs(checks: Checks, verdict: Verdict) -> list[Pair]:
    return [p for p in pairs(verdict, checks.parts) if p.wrong]


def part(found: list[Pair]) -> str:
    """ "dw: " when all the wrong entries are one part of a tuple, else nothing."""
    names = {p.path for p in found}
    return f"{names.pop()}: " if len(names) == 1 and found[0].path else ""


def used_reference(checks: Checks, verdict: Verdict) -> str | None:
    for r in verdict.results:
        if r.observation.error and "UsedTheReference" in r.observation.error["types"]:
            return f"Your answer calls nnref.{checks.name}, which is the answer to this exercise. Write it with NumPy alone; compare with nnref afterwards."
    return None


def returned_nothing(checks: Checks, verdict: Verdict) -> str | None:
    seen = [r.observation for r in verdict.results if not r.passed]
    if not all(o.status == "returned" and o.value is None for o in seen):
        return None
    if any(o.printed for o in seen):
        return (
            "Your function prints its result and returns None. print shows a value to people; only return hands it to the caller."
        )
    return "Your function returns None: the line with return is missing, or it is not reached. Look at its indentation."


def raised(checks: Checks, verdict: Verdict) -> str | None:
    """An exception in the learner's code: its line, the shapes there, and the usual cause."""
    errors = [r.observation.error for r in verdict.results if r.observation.status == "raised" and not r.passed]
    if verdict.word != "raised" or not errors or errors[0] is None:
        return None
    error = errors[0]
    kind, text = error["types"][0], error["text"]
    line = f" in your line {error['line']}: `{error['code']}`" if error["code"] else ""
    arrays = ", ".join(f"{name} {shape}" for name, shape in error["shapes"].items())
    there = f" At that line: {arrays}." if arrays else ""
    return f"{kind}{line}. {text.rstrip('.')}.{there} {why_raised(kind, text)}".strip()


def why_raised(kind: str, text: str) -> str:
    """The usual cause of an exception, in a sentence."""
    causes: dict[str, Callable[[], str]] = {
        "NotImplementedError": lambda: "The line `raise NotImplementedError` is still reached: delete it, or return before it.",
        "NameError": lambda: (
            "Inside a function only its arguments, its own variables and what is defined above in the notebook exist. Look for a typing mistake."
        ),
        "UnboundLocalError": lambda: "A variable is used before the function gives it a value.",
        "IndexError": lambda: "An index is larger than the axis is long; the first one is 0, the last one is length - 1.",
        "RecursionError": lambda: "The function calls itself for ever, or too deep.",
        "ZeroDivisionError": lambda: "A divisor is 0 for this input.",
        "AttributeError": lambda: "The value is of another type than you expect there, or the name is spelt differently.",
        "AssertionError": lambda: "An assert of yours does not hold for this input.",
    }
    if "matmul" in text or "not aligned" in text:
        return "For A @ B the columns of A must be as many as the rows of B."
    if "broadcast" in text:
        return "Two shapes fit when, from the right, each pair of lengths is equal or one of them is 1."
    if "truth value of an array" in text:
        return "An `if` needs one True or False, and an array has many: use np.where or a mask."
    if kind == "TypeError" and "only" in text and "scalar" in text:
        return "An array stands where one number is needed; the math module works on single numbers, np on arrays."
    return causes[kind]() if kind in causes else ""


def slow(checks: Checks, verdict: Verdict) -> str | None:
    if verdict.word == "too slow":
        return f"It was stopped after {checks.seconds:g} seconds. A loop that never ends? Does the condition of your while ever become false?"
    return (
        "It needed more memory than there is. Is an array much larger than its inputs?"
        if verdict.word == "too much memory"
        else None
    )


def mutated(checks: Checks, verdict: Verdict) -> str | None:
    failed = next((r.mismatch for r in verdict.results if r.mismatch and r.mismatch.word == "changed its input"), None)
    if verdict.word != "changed its input" or failed is None:
        return None
    return (
        f"The result is right, but {failed.text}, so the caller's own array is changed too. "
        "Operations such as `x += 1`, `x[...] = ` and `out=x` write into the caller's array: make a new one (`x = x + 1`, or x.copy() first)."
    )


def unstable(checks: Checks, verdict: Verdict) -> str | None:
    if verdict.word == "not deterministic":
        return "Two calls with equal arguments gave different results. Does the function use random numbers, or keep something from one call to the next?"
    return None


def warned(checks: Checks, verdict: Verdict) -> str | None:
    failed = [r for r in verdict.results if not r.passed]
    if all(r.mismatch and r.mismatch.text.startswith("right, but with a warning") for r in failed):
        _, text, code = failed[0].observation.warned[0]
        return f"The values are right, but NumPy warns: {text}, in `{code}`. np.where computes both of its branches for every entry: keep the unused one harmless."
    return None


def not_finite(checks: Checks, verdict: Verdict) -> str | None:
    if verdict.word != "not finite":
        return None
    failed = [r for r in verdict.results if r.mismatch and r.mismatch.word == "not finite"]
    large = [r for r in failed if largest(r.case.args) > 100]
    if len(large) == len(failed) and any(largest(r.case.args) <= 100 for r in verdict.results if r.passed):
        return (
            "Right for small inputs, nan or inf for large ones. np.exp of more than 709 is inf, and inf/inf or inf - inf is nan. "
            "Rearrange the formula so that exp only sees numbers that are not positive."
        )
    if any(np.any(np.asarray(a) == 0) for r in failed for a in r.case.args if isinstance(a, (np.ndarray, float, int))):
        return "The result holds nan or inf where a divisor or the argument of a logarithm is 0. Which input makes it 0?"
    return "The result holds nan or inf. Print each intermediate step for the case below: the first nan shows the line."


def largest(args: tuple) -> float:
    sizes = [float(np.max(np.abs(a))) for a in args if isinstance(a, (np.ndarray, float, int)) and np.size(a)]
    return max(sizes, default=0.0)


def wrong_container(checks: Checks, verdict: Verdict) -> str | None:
    """A wrong type, said with its likely cause."""
    if verdict.word != "wrong type":
        return None
    r = next(r for r in verdict.results if r.mismatch and r.mismatch.word == "wrong type")
    if r.case.outcome[0] != "returned":
        return None
    expected, got = r.case.outcome[1], r.observation.value
    if isinstance(expected, tuple) and isinstance(got, list):
        return f"Return a tuple, `return a, b`: {len(expected)} values are asked, and you return them in a list."
    if isinstance(expected, list) and isinstance(got, (tuple, np.ndarray)):
        return "Return a list of the results, one entry each: [first, second, ...]."
    if isinstance(expected, np.ndarray) and isinstance(got, np.ndarray):
        if got.dtype.kind == "b":
            return "The result is an array of True and False. Turn it into numbers: True counts as 1, False as 0."
        if got.dtype.kind in "iu" and expected.dtype.kind == "f":
            return (
                "The result is an array of whole numbers: anything behind the decimal point is lost. Make it an array of floats."
            )
        if got.dtype.kind == "f" and expected.dtype.kind == "f":
            return f"The result is of {got.dtype}, with about 7 digits; float64 is asked. Where does a float32 come in?"
    if isinstance(expected, (float, np.floating)) and isinstance(got, np.ndarray):
        return f"One number is asked, and an array of shape {got.shape} came. Is a sum or a mean missing, or taken over one axis only?"
    if isinstance(expected, np.ndarray) and isinstance(got, (float, np.floating, int)):
        return f"An array of shape {expected.shape} is asked, and one number came. Did you sum or average over every axis?"
    if isinstance(expected, np.ndarray) and isinstance(got, list):
        return "A list came, and an array is asked: np.array(your_list) makes one."
    return None


def wrong_shape(checks: Checks, verdict: Verdict) -> str | None:
    """A wrong shape, said with its likely cause."""
    if verdict.word != "wrong shape":
        return None
    found = [p for p in pairs(verdict, checks.parts) if p.expected.shape != p.got.shape]
    if not found:
        return None
    p = found[0]
    e, g = p.expected.shape, p.got.shape
    start = f"{part(found)}the result has shape {g}, and {e} is asked. "
    start = sentence(start)
    if all(q.got.T.shape == q.expected.shape and close(q.got.T, q.expected) for q in found):
        return start + "It is transposed: rows and columns have changed places."
    if all(q.got.size == q.expected.size and close(q.got.ravel(), q.expected.ravel()) for q in found):
        return (
            start
            + "The numbers are right. An axis of length 1 is too many or missing: keepdims, reshape or a slice such as [:, 0]."
        )
    if len(g) == len(e) + 1 or (len(e) == 1 and len(g) == 2):
        return start + "There is an axis too many: is a sum over one axis missing, or did (N,) meet (N, 1) and spread to (N, N)?"
    if len(g) < len(e):
        return start + "An axis is missing: did a sum or a mean run over it?"
    return start + "Write the shape of each intermediate step behind its line, and compare."


def opposite_sign(checks: Checks, verdict: Verdict) -> str | None:
    found = wrong_pairs(checks, verdict)
    if found and all(close(-p.expected, p.got) for p in found):
        return sentence(
            f"{part(found)}every number has the right size and the wrong sign. Which difference is the wrong way round?"
        )
    return None


def constant_factor(checks: Checks, verdict: Verdict) -> str | None:
    found = wrong_pairs(checks, verdict)
    ratios = [ratio(p) for p in found]
    if not found or any(r is None for r in ratios):
        return None
    factors = np.array(ratios, dtype=float)
    start = part(found)
    if np.allclose(factors, factors[0], rtol=1e-7):
        factor = factors[0]
        name = {2.0: "2", 0.5: "1/2", 4.0: "4", 0.25: "1/4"}.get(round(float(factor), 9), f"{factor:.6g}")
        text = f"{start}every number is {name} times what it should be. "
        if len(found) == 1:
            text += "Which constant is too much or missing?"
        elif name in ("2", "1/2"):
            text += "Look for a factor 2: from a square's derivative, or a half in the definition."
        else:
            text += "The shape of your answer is right; one constant factor is not."
        return sentence(text)
    for power in (1, -1):
        for label, count in (
            ("the number of rows N", rows),
            ("the number of columns", columns),
            ("the number of entries", entries),
        ):
            sizes = [count(p.result.case.args) for p in found]
            if all(sizes) and np.allclose(factors, np.array(sizes, dtype=float) ** power, rtol=1e-7):
                what = f"{label} times too large" if power == 1 else f"too small by {label}"
                cause = (
                    "A sum where a mean is asked?" if power == 1 else "Divided once too often, or a mean where a sum is asked?"
                )
                return sentence(f"{start}every number is {what}. {cause}")
    return None


def ratio(p: Pair) -> float | None:
    """The one factor between got and expected, or None."""
    if p.expected.shape != p.got.shape or not np.all(np.isfinite(p.got)) or not np.all(np.isfinite(p.expected)):
        return None
    big = np.argmax(np.abs(p.expected)) if p.expected.size else None
    if big is None or abs(p.expected.flat[big]) < 1e-12:
        return None
    factor = float(p.got.flat[big] / p.expected.flat[big])
    return factor if factor != 0 and close(p.expected * factor, p.got) else None


def first_matrix(args: tuple) -> np.ndarray | None:
    return next((a for a in args if isinstance(a, np.ndarray) and a.ndim), None)


def rows(args: tuple) -> int:
    a = first_matrix(args)
    return a.shape[0] if a is not None else 0


def columns(args: tuple) -> int:
    a = first_matrix(args)
    return a.shape[-1] if a is not None and a.ndim > 1 else 0


def entries(args: tuple) -> int:
    a = first_matrix(args)
    return a.size if a is not None else 0


def constant_offset(checks: Checks, verdict: Verdict) -> str | None:
    found = wrong_pairs(checks, verdict)
    if not found or any(p.expected.shape != p.got.shape or p.expected.size < 2 for p in found):
        return None
    gaps = np.concatenate([(p.got - p.expected).ravel() for p in found])
    if np.all(np.isfinite(gaps)) and np.allclose(gaps, gaps[0], rtol=1e-7) and abs(gaps[0]) > 1e-8:
        return sentence(f"{part(found)}every number is off by the same {gaps[0]:+.6g}. Which term is added too much or left out?")
    return None


def transposed(checks: Checks, verdict: Verdict) -> str | None:
    found = wrong_pairs(checks, verdict)
    if found and all(p.expected.ndim == 2 and close(p.expected.T, p.got) for p in found):
        return sentence(f"{part(found)}the result is transposed: rows and columns have changed places.")
    return None


def swapped_outputs(checks: Checks, verdict: Verdict) -> str | None:
    failed = [
        r for r in verdict.results if not r.passed and r.case.outcome[0] == "returned" and isinstance(r.case.outcome[1], tuple)
    ]
    if not failed or len(failed) != sum(not r.passed for r in verdict.results):
        return None

    def swapped(r: CaseResult) -> bool:
        expected, got = r.case.outcome[1], r.observation.value
        if not isinstance(got, tuple) or len(got) != len(expected):
            return False
        left = list(got)
        for e in expected:
            match = next((i for i, g in enumerate(left) if compare(e, g, 1e-8, 1e-8) is None), None)
            if match is None:
                return False
            left.pop(match)
        return True

    if all(swapped(r) for r in failed):
        order = f": ({', '.join(checks.parts)})" if checks.parts else ""
        return f"The values are right and their order is not. Return them in the order of the statement{order}."
    return None


def permuted(checks: Checks, verdict: Verdict) -> str | None:
    found = [p for p in wrong_pairs(checks, verdict) if p.expected.ndim]
    if not found or len(found) != len(wrong_pairs(checks, verdict)) or any(p.expected.shape != p.got.shape for p in found):
        return None
    if all(close(p.expected[::-1], p.got) for p in found):
        return sentence(f"{part(found)}the values are right, in reverse order.")

    def ordered(a: np.ndarray) -> np.ndarray:
        flat = a.reshape(len(a), -1)
        return flat[np.lexsort(flat.T[::-1])]

    if all(close(ordered(p.expected), ordered(p.got)) for p in found):
        return sentence(f"{part(found)}the rows are right, in another order.")
    return None


def only_one_row(checks: Checks, verdict: Verdict) -> str | None:
    sizes = [(rows(r.case.args), r.passed) for r in verdict.results if first_matrix(r.case.args) is not None]
    if any(n == 1 and ok for n, ok in sizes) and all(ok == (n == 1) for n, ok in sizes):
        return "Right for one row, wrong for several. A sum, a mean or a loop treats the rows of a batch as one, or only the first of them is used."
    return None


def only_square(checks: Checks, verdict: Verdict) -> str | None:
    shapes = [(a.shape, r.passed) for r in verdict.results if (a := first_matrix(r.case.args)) is not None and a.ndim == 2]
    if sum(s[0] == s[1] and ok for s, ok in shapes) > 1 and all(ok == (s[0] == s[1]) for s, ok in shapes):
        return "Right only where the number of rows equals the number of columns: two axes have changed places."
    return None


def entrywise(checks: Checks, verdict: Verdict) -> str | None:
    """Wrong only at certain entries: where the input is 0, negative or positive; in the last row; in the first row."""
    found = wrong_pairs(checks, verdict)
    if not found or any(p.expected.shape != p.got.shape for p in found):
        return None
    tests: list[tuple[str, Callable[[np.ndarray], np.ndarray]]] = [
        ("Right except where the input is exactly 0. Which value does the statement ask for there?", lambda x: x == 0),
        ("Right for inputs that are not negative, wrong for negative ones.", lambda x: x < 0),
        ("Right for negative inputs, wrong for positive ones.", lambda x: x > 0),
        ("Right for inputs that are not positive, wrong for positive ones.", lambda x: x >= 0),
        ("Right for positive inputs, wrong for negative ones and for 0.", lambda x: x <= 0),
    ]
    for text, where in tests:
        if all(any(explains(where(a), p) for a in inputs(p)) for p in found):
            return sentence(part(found) + text)
    tall = [p for p in found if p.expected.ndim and len(p.expected) > 1]
    if tall and len(tall) == len(found):
        if all(close(p.expected[:-1], p.got[:-1]) for p in tall):
            return sentence(f"{part(found)}right but for the last row. Does a range or a slice end one too early?")
        if all(close(p.expected[1:], p.got[1:]) for p in tall):
            return sentence(f"{part(found)}right but for the first row. Does a loop start at 1 where it should start at 0?")
    return None


def inputs(p: Pair) -> list[np.ndarray]:
    return [a for a in p.result.case.args if isinstance(a, np.ndarray) and a.shape == p.expected.shape and a.dtype.kind in "fiu"]


def explains(mask: np.ndarray, p: Pair) -> bool:
    """Whether all the differences lie in the mask, and the mask leaves something right."""
    differs = ~np.isclose(p.expected, p.got, rtol=1e-8, atol=1e-8)
    return bool(differs.any() and not np.any(differs & ~mask) and np.any(~mask))


def whole_numbers(checks: Checks, verdict: Verdict) -> str | None:
    found = wrong_pairs(checks, verdict)
    if found and all(p.got.shape == p.expected.shape for p in found):
        if all(
            close(np.floor(p.expected), p.got) or close(np.trunc(p.expected), p.got) or close(np.round(p.expected), p.got)
            for p in found
        ):
            return sentence(
                f"{part(found)}the digits behind the decimal point are lost. An integer array or // instead of / somewhere?"
            )
        if all(close(p.expected, p.got, 1e-5) for p in found):
            return "Right to about six digits, not to nine. Is something computed in float32, rounded, or replaced by an approximation?"
    return None


def first_wrong_part(checks: Checks, verdict: Verdict) -> str | None:
    """In a multi-step answer: the earliest part that is wrong everywhere it fails, while those before it are right."""
    if len(checks.parts) < 2:
        return None
    failed = [r for r in verdict.results if r.mismatch and r.mismatch.word in ("wrong value", "not finite", "wrong shape")]
    if not failed or any(not r.mismatch or r.mismatch.path not in checks.parts for r in failed):
        return None
    earliest = min((r.mismatch.path for r in failed if r.mismatch), key=checks.parts.index)
    later = checks.parts[checks.parts.index(earliest) + 1 :]
    before = checks.parts[: checks.parts.index(earliest)]
    text = f"{earliest} is the first part that is wrong"
    text += f"; {', '.join(before)} {'is' if len(before) == 1 else 'are'} right" if before else ""
    return f"{text}. Start there{': what follows is built on it' if later and not before else ''}."


RELATIONS: dict[str, Callable[[Checks, Verdict], str | None]] = {
    "used_the_reference": used_reference,
    "returned_nothing": returned_nothing,
    "raised": raised,
    "resources": slow,
    "changed_its_input": mutated,
    "not_deterministic": unstable,
    "warned": warned,
    "swapped_outputs": swapped_outputs,
    "wrong_container": wrong_container,
    "wrong_shape": wrong_shape,
    "opposite_sign": opposite_sign,
    "constant_factor": constant_factor,
    "constant_offset": constant_offset,
    "transposed": transposed,
    "permuted": permuted,
    "whole_numbers": whole_numbers,
    "not_finite": not_finite,
    "only_one_row": only_one_row,
    "only_square": only_square,
    "entrywise": entrywise,
    "first_wrong_part": first_wrong_part,
}
