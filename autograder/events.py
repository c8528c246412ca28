"""What happened, whatever the cause: an exception, nothing returned, a wrong type or shape, an input changed, nan, a warning.

Each function takes the evidence of a failed verdict and returns sentences, or None when this is not what happened.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.judge import CaseResult, compare, show_type
from autograder.pairs import Evidence, Pair, close, columns, rows, sentence


def used_the_reference(e: Evidence) -> str | None:
    for r in e.verdict.results:
        if r.observation.error and "UsedTheReference" in r.observation.error["types"]:
            return (
                f"Your answer calls nnref.{e.checks.name}, which is the answer to this exercise. "
                "Write it with NumPy alone; compare with nnref afterwards."
            )
    return None


def nothing_came(e: Evidence) -> bool:
    return bool(e.failed) and all(r.observation.status == "returned" and r.observation.value is None for r in e.failed)


def printed_nothing_returned(e: Evidence) -> str | None:
    if nothing_came(e) and any(r.observation.printed for r in e.failed):
        return (
            "Your function prints its result and returns None. print shows a value to people; only return hands it to the caller."
        )
    return None


def returned_nothing(e: Evidence) -> str | None:
    if nothing_came(e):
        return "Your function returns None: the line with return is missing, or it is not reached. Look at its indentation."
    return None


def raised(e: Evidence) -> str | None:
    """An exception in the learner's code: its line, the shapes there, and the usual cause."""
    found = [r for r in e.failed if r.observation.status == "raised" and r.observation.error]
    if e.verdict.word != "raised" or not found or found[0].observation.error is None:
        return None
    error = found[0].observation.error
    kind, text = error["types"][0], error["text"]
    said = f"{kind}: {text.rstrip('. ')}." if text else f"{kind}."
    line = f" It comes from your line {error['line']}: `{error['code']}`." if error["code"] else ""
    told = [f"{name} {shape}" if shape.startswith("(") else f"{name} = {shape}" for name, shape in error["shapes"].items()]
    there = f" At that line: {', '.join(told)}." if told else ""
    where = f" It happens in one case only: {found[0].case.label}." if len(found) == 1 and len(e.verdict.results) > 1 else ""
    return f"{said}{line}{there}{where} {why_raised(kind, text)}".strip()


WHY_RAISED = {
    "NotImplementedError": "The line `raise NotImplementedError` is still reached: delete it, or return before it.",
    "NameError": "Inside a function only its arguments, its own variables and what is defined above in the notebook exist. "
    "Look for a typing mistake.",
    "UnboundLocalError": "A variable is used before the function gives it a value.",
    "IndexError": "An index is larger than the axis is long; the first one is 0, the last one is length - 1.",
    "RecursionError": "The function calls itself for ever, or too deep.",
    "ZeroDivisionError": "A divisor is 0 for this input.",
    "AttributeError": "The value is of another type than you expect there, or the name is spelt differently.",
    "AssertionError": "An assert of yours does not hold for this input.",
    "UFuncTypeError": "An array of whole numbers cannot take in decimals in place: make a new array, or one of floats first.",
}


def why_raised(kind: str, text: str) -> str:
    """The usual cause of an exception, in a sentence."""
    if "matmul" in text or "not aligned" in text:
        return "For A @ B the columns of A must be as many as the rows of B."
    if "same number of dimensions" in text:
        return (
            "np.concatenate and np.stack join arrays with equally many axes. Make them alike first, or take one after the other."
        )
    if "inhomogeneous" in text:
        return "np.array needs entries of one shape, and something in the list has another. Print the shape of each."
    if "broadcast" in text:
        return "Two shapes fit when, from the right, each pair of lengths is equal or one of them is 1."
    if "truth value of an array" in text:
        return "An `if` needs one True or False, and an array has many: use np.where or a mask."
    if kind == "TypeError" and "only" in text and "scalar" in text:
        return "An array stands where one number is needed; the math module works on single numbers, np on arrays."
    if kind == "TypeError" and "not callable" in text:
        return "Round brackets call a function; square brackets pick from an array. Or a variable has the name of a function."
    if kind == "TypeError" and "NoneType" in text:
        return (
            "Something gave None: a function without return, or a method such as list.append or array.sort that works in place."
        )
    if kind == "IndexError" and "integer" in text:
        return "Floats cannot be used as an index: turn them into whole numbers, or check what you index with."
    if kind == "IndexError" and "too many indices" in text:
        return "The array has fewer axes than you give indices."
    return WHY_RAISED.get(kind.lstrip("_"), "")


def resources(e: Evidence) -> str | None:
    if e.verdict.word == "too slow":
        return (
            f"It was stopped after {e.checks.seconds:g} seconds. A loop that never ends? "
            "Does the condition of your while ever become false?"
        )
    if e.verdict.word == "too much memory":
        return "It needed more memory than there is. Is an array much larger than its inputs?"
    return None


def changed_its_input(e: Evidence) -> str | None:
    """An argument changed in place, and what does that to a thing of its type."""
    found = next((r for r in e.failed if r.mismatch and r.mismatch.word == "changed its input"), None)
    if e.verdict.word != "changed its input" or found is None or found.mismatch is None or found.observation.changed is None:
        return None
    position = found.observation.changed
    name = e.checks.parameters[position][0] if position < len(e.checks.parameters) and not e.checks.probe else "x"
    value = found.case.args[position] if position < len(found.case.args) else None
    right = all(r.case.outcome[0] == "returned" and not differs(r) for r in e.verdict.results)
    told = f"The result is right, but {found.mismatch.text}" if right else sentence(found.mismatch.text)
    wrong = "" if right or not any(map(differs, e.failed)) else " Some results are wrong as well; look at them afterwards."
    return f"{told}, so what the caller holds is changed too. {how_changed(name, value)}{wrong}"


def differs(r: CaseResult) -> bool:
    """Whether the value itself is wrong, whatever else is."""
    kind, asked = r.case.outcome
    return kind == "returned" and compare(asked, r.observation.value, r.case.rtol, r.case.atol) is not None


def how_changed(name: str, value: Any) -> str:
    """What changes a thing of this type in place, and what does not."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    within = (
        "`+=`, `*=` and `[...] =` on an array in it write into the caller's own"
        if any(isinstance(y, np.ndarray) for y in inside)
        else ""
    )
    if isinstance(value, dict):
        key = f"`{name}[key] = ...`, `pop` and `update` write into the caller's dictionary"
        return (
            f"{within}; {key}. Make new arrays, and a new dictionary for them."
            if within
            else f"{key}. Fill a new one, or a copy."
        )
    if isinstance(value, list):
        entry = f"`append`, `pop`, `sort` and `{name}[i] = ...` write into the caller's list"
        return (
            f"{within}; {entry}. Make new arrays, and a new list for them." if within else f"{entry}. Fill a new one, or a copy."
        )
    if isinstance(value, tuple):
        return f"{within}. Make new ones." if within else "Something in the tuple is changed. Work on a copy of it."
    if isinstance(value, np.ndarray):
        return (
            f"Operations such as `{name} += 1`, `{name}[...] = ` and `out={name}` write into the caller's array: "
            f"make a new one (`{name} = {name} + 1`, or {name}.copy() first)."
        )
    return "Make a new one, or work on a copy."


def unrepeatable(e: Evidence, random: bool) -> bool:
    """Whether a second call with equal arguments gave something else, by random numbers or without them."""
    different = [r.observation for r in e.verdict.results if not r.observation.again]
    return bool(different) and any(o.random for o in different) == random


def not_deterministic(e: Evidence) -> str | None:
    if unrepeatable(e, random=True):
        return (
            "Two calls with equal arguments gave different results: the function draws random numbers. "
            "Everything it needs comes in through its arguments."
        )
    return None


def keeps_state(e: Evidence) -> str | None:
    if unrepeatable(e, random=False):
        return (
            "Two calls with equal arguments gave different results: something is kept from one call to the next. Look for a list or "
            "an array that is made outside the function, or as a default (`def f(x, seen=[])`), and changed inside; make it inside."
        )
    return None


def warned(e: Evidence) -> str | None:
    if e.failed and all(r.mismatch and r.mismatch.text.startswith("right, but with a warning") for r in e.failed):
        _, text, code = e.failed[0].observation.warned[0]
        return (
            f"The values are right, but NumPy warns: {text}, in `{code}`. "
            "np.where computes both of its branches for every entry: keep the unused one harmless."
        )
    return None


def not_finite(e: Evidence) -> str | None:
    if e.verdict.word != "not finite":
        return None
    failed = [r for r in e.failed if r.mismatch and r.mismatch.word == "not finite"]
    if all(largest(r.case.args) > 100 for r in failed) and any(
        largest(r.case.args) <= 100 for r in e.verdict.results if r.passed
    ):
        return (
            "Right for small inputs, nan or inf for large ones. np.exp of more than 709 is inf, and inf/inf or inf - inf is nan. "
            "Rearrange the formula so that exp only sees numbers that are not positive."
        )
    if any(np.any(np.asarray(a) == 0) for r in failed for a in r.case.args if isinstance(a, (np.ndarray, float, int))):
        return "The result holds nan or inf: somewhere a divisor, or the argument of a logarithm, is 0 (or below). Which input makes it so?"
    return "The result holds nan or inf. Print each intermediate step for the case below: the first nan shows the line."


def largest(args: tuple) -> float:
    """The largest size among the numbers of a case."""
    sizes = [float(np.max(np.abs(a))) for a in args if isinstance(a, (np.ndarray, float, int)) and np.size(a)]
    return max(sizes, default=0.0)


def low_precision(e: Evidence) -> str | None:
    """Right to about six digits: float32 somewhere, an approximation, or rounding."""
    asked_float32 = any(  # a wrong type, and nothing else wrong
        r.mismatch and r.mismatch.word == "wrong type" and "float32" in r.mismatch.text for r in e.failed
    )
    if asked_float32:
        return "The result is of float32, with about 7 digits; float64 is asked. Where does a float32 come in?"
    for digits in range(1, 9) if e.comparable else ():
        exactly = all(np.allclose(np.round(p.expected, digits), p.got, rtol=0, atol=1e-13) for p in e.comparable)
        if exactly and all(close(np.round(p.expected, digits), p.got) for p in e.concerned):
            return f"Right, but rounded to {digits} digit{'s' if digits > 1 else ''}. Hand back all digits; round only what you print."
    if e.comparable and e.entries > 1 and all(close(p.expected, p.got, 2e-6) for p in e.comparable):
        return (
            "Right to about six digits, not to nine. Is something computed in float32, rounded, or replaced by an approximation?"
        )
    return None


def wrong_container(e: Evidence) -> str | None:
    """A wrong type, said with its likely cause."""
    if e.verdict.word != "wrong type":
        return None
    r = next(r for r in e.failed if r.mismatch and r.mismatch.word == "wrong type")
    if r.case.outcome[0] != "returned":
        return None
    path, expected, got = first_wrong_type(r.case.outcome[1], r.observation.value, "", e.checks.parts)
    if path and isinstance(expected, tuple):  # inside of what is returned
        entries = "a tuple of one entry, written (a,)," if len(expected) == 1 else f"a tuple of {len(expected)}"
        return f"In {path}: {entries} is asked, and {show_type(got)} came."
    return sentence(f"{f'in {path}: ' if path else ''}{why_wrong_type(expected, got, e.checks.parts if not path else ())}")


def first_wrong_type(expected: Any, got: Any, path: str, parts: tuple) -> tuple[str, Any, Any]:
    """(path, expected, got) of the first entry of a wrong type, inside tuples and lists."""
    if type(expected) is type(got) and isinstance(expected, (tuple, list)) and len(expected) == len(got):
        for i, (e, g) in enumerate(zip(expected, got)):
            found = compare(e, g)
            if found and found.word == "wrong type":
                return first_wrong_type(e, g, f"{path}[{i}]" if path or i >= len(parts) else parts[i], ())
    return path, expected, got


def why_wrong_type(expected: Any, got: Any, parts: tuple) -> str:
    """A value of a wrong type, and what would make it right."""
    if isinstance(expected, tuple) and isinstance(got, list):
        return f"a tuple is asked, as `return a, b` makes it, and you give a list of {len(got)}."
    if isinstance(expected, tuple) and not isinstance(got, tuple):
        names = f" ({', '.join(parts)})" if parts else ""
        return f"{len(expected)} values are asked{names}, and {show_type(got)} came. `return a, b` hands back several at once."
    if isinstance(expected, list) and isinstance(got, (tuple, np.ndarray)):
        return f"a list is asked, [first, second, ...], and {show_type(got)} came."
    if isinstance(got, tuple) and not isinstance(expected, tuple):
        return f"one value is asked, and {show_type(got)} came. Is there a comma too much behind return?"
    if isinstance(expected, np.ndarray) and isinstance(got, np.ndarray):
        if got.dtype.kind == "b":
            return "the result is an array of True and False. Turn it into numbers: True counts as 1, False as 0."
        if expected.dtype.kind == "b":
            return f"an array of True and False is asked, and one of {got.dtype} came. A comparison, such as `x > 0`, gives truth values."
        if got.dtype.kind in "iu":
            return (
                "the result is an array of whole numbers: anything behind the decimal point is lost. Make it an array of floats."
            )
        if expected.dtype.kind in "iu":
            return (
                "the result is an array of floats, and whole numbers are asked: `.astype(int)`, or make the array with dtype=int."
            )
    if isinstance(expected, (bool, np.bool_)) or isinstance(got, (bool, np.bool_)):
        return f"{show_type(expected)} is asked, and {show_type(got)} came."
    if isinstance(expected, (float, np.floating)) and isinstance(got, (int, np.integer)):
        return (
            "a float is asked, and a whole number came. Is it a count where a share is asked, or rounded, or divided by //? "
            "If the value is right, float(...) makes it one."
        )
    if isinstance(expected, (int, np.integer)) and isinstance(got, (float, np.floating)):
        return "a whole number is asked, and a float came. If the value is right, int(...) makes it one."
    if isinstance(expected, (int, float, np.number)) and isinstance(got, np.ndarray):
        return f"one number is asked, and an array of shape {got.shape} came. Is a sum or a mean missing, or taken over one axis only?"
    if isinstance(expected, np.ndarray) and isinstance(got, (float, np.floating, int)):
        return f"an array of shape {expected.shape} is asked, and one number came. Did you sum or average over every axis?"
    if isinstance(expected, np.ndarray) and isinstance(got, list):
        return "a list came, and an array is asked: np.array(your_list) makes one."
    return f"{show_type(expected)} is asked, and {show_type(got)} came."


def wrong_shape(e: Evidence) -> str | None:
    """A wrong shape, said with its likely cause."""
    if e.verdict.word != "wrong shape":
        return None
    found = [p for p in e.pairs if p.expected.shape != p.got.shape]
    if not found:
        short = [r for r in e.failed if r.mismatch and r.mismatch.word == "wrong shape"]
        counted = next(r.mismatch for r in short if r.mismatch)
        if all(r.observation.status == "returned" and grouped(r.case.outcome[1], r.observation.value) for r in short):
            return (
                "There are as many things as asked, and they are grouped in another way: ((a, b), c) is a pair, "
                "(a, b, c) holds three. Look at the brackets."
            )
        names = f" Asked are: {', '.join(e.checks.parts)}." if e.checks.parts and not counted.path else ""
        return f"{f'In {counted.path}: ' if counted.path else ''}{sentence(counted.text)}.{names}"
    p = found[0]
    asked, came = p.expected.shape, p.got.shape
    start = sentence(f"{e.part}the result has shape {came}, and {asked} is asked. ")
    n, d = rows(p.result.case.args), columns(p.result.case.args)
    if all(q.got.T.shape == q.expected.shape and close(q.got.T, q.expected) for q in found):
        return start + "It is transposed: rows and columns have changed places."
    if not p.got.size and p.expected.size:
        return (
            start + "There are no numbers in it. A slice a[i:j] is empty where j is not above i, and a mask where nothing fits."
        )
    if all(q.got.size == q.expected.size for q in found):
        right = all(close(q.got.ravel(), q.expected.ravel()) for q in found)
        return start + ("The numbers are right. " if right else "There are as many numbers as asked. ") + rearranged(found)
    if n != d and asked == (d,) and came == (n,):
        return start + "One number for each row came, where one for each column is asked: the axis is the other one."
    if n != d and asked == (n,) and came == (d,):
        return start + "One number for each column came, where one for each row is asked: the axis is the other one."
    if len(came) == len(asked) + 1:
        return start + "There is an axis too many: is a sum over one axis missing, or did (N,) meet (N, 1) and spread to (N, N)?"
    if len(came) < len(asked):
        return start + "An axis is missing: did a sum or a mean run over it?"
    return start + "Write the shape of each intermediate step behind its line, and compare."


def grouped(expected: Any, got: Any) -> bool:
    """Whether two values hold equally many things of the same types, in brackets that stand elsewhere."""

    def things(value: Any) -> list[type]:
        return [t for entry in value for t in things(entry)] if isinstance(value, (tuple, list)) else [type(value)]

    asked, came = things(expected), things(got)
    return len(asked) > 1 and asked == came


def rearranged(found: list[Pair]) -> str:
    """What makes another shape of the same number of entries."""
    if all(len(p.got.shape) != len(p.expected.shape) and longer_axes(p.got) == longer_axes(p.expected) for p in found):
        return "An axis of length 1 is too many or missing: keepdims, reshape or a slice such as [:, 0]."
    if all(p.got.ndim == 1 < p.expected.ndim for p in found):
        return "The axes are gone: ravel, flatten and reshape(-1) make one long row of everything. Which of your lines does that?"
    return "They stand in other rows and columns: is a reshape missing, or one too much?"


def longer_axes(a: np.ndarray) -> list[int]:
    """The lengths of the axes, without those of length 1."""
    return [n for n in a.shape if n != 1]


EVENTS: dict[str, Callable[[Evidence], str | None]] = {
    function.__name__: function
    for function in (
        used_the_reference, printed_nothing_returned, returned_nothing, raised, resources, changed_its_input, not_deterministic,
        keeps_state, warned, low_precision, wrong_container, wrong_shape, not_finite,
    )
}  # fmt: skip
