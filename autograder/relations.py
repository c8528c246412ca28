"""What the wrong numbers have to do with the right ones: a sign, a factor, a term, another function of them.

Each function takes the evidence of a failed verdict and returns sentences, or None when the relation does not hold for every wrong number.
"""

from collections.abc import Callable

import numpy as np

from autograder.compare import show_type
from autograder.events import first_wrong_type
from autograder.judge import same_everywhere
from autograder.pairs import ENOUGH, Evidence, Pair, close, columns, entries, rows, sentence


def opposite_sign(e: Evidence) -> str | None:
    if e.comparable and all(close(-p.expected, p.got) for p in e.comparable):
        return sentence(f"{e.part}{e.every} has the right size and the wrong sign. Which difference is the wrong way round?")
    return None


NAMED_FACTORS = {
    2.0: ("2", "Look for a factor 2: from a square's derivative, or a half in the definition."),
    0.5: ("1/2", "Look for a factor 2: from a square's derivative, or a half in the definition."),
    4.0: ("4", "Is a 2 squared, or used twice?"),
    0.25: ("1/4", "Is a 2 squared, or used twice?"),
    100.0: ("100", "Per cent, where a share from 0 to 1 is asked?"),
    1 / np.log(2): ("1.4427", "That is 1/ln 2: a logarithm to base 2, where the natural one, np.log, is asked."),
    1 / np.log(10): ("0.434294", "That is 1/ln 10: a logarithm to base 10, where the natural one, np.log, is asked."),
    np.log(2): ("0.693147", "That is ln 2: the natural logarithm, where base 2 is asked."),
}


def constant_factor(e: Evidence) -> str | None:
    ratios = [ratio(p) for p in e.comparable]
    if not ratios or any(r is None for r in ratios):
        return None
    factors = np.array(ratios, dtype=float)
    of_size = size_factor(e, factors)
    if of_size and not np.allclose(factors, factors[0], rtol=1e-7):
        return of_size
    if not np.allclose(factors, factors[0], rtol=1e-7):
        return None
    known = next((words for value, words in NAMED_FACTORS.items() if np.isclose(value, factors[0], rtol=1e-7)), None)
    if known:
        return sentence(f"{e.part}{e.every} is {known[0]} times what it should be. {known[1]}")
    if of_size:
        return of_size
    if e.entries < ENOUGH or len({id(p.result) for p in e.comparable}) < 2:  # within one case many things are in proportion
        return None
    return sentence(
        f"{e.part}{e.every} is {factors[0]:.6g} times what it should be. The form is right; one constant factor is not."
    )


def size_factor(e: Evidence, factors: np.ndarray) -> str | None:
    """The factors as the number of rows, columns or entries of the first array, or its inverse."""
    for label, count in (
        ("the number of rows N", rows),
        ("the number of columns", columns),
        ("the number of entries", entries),
    ):
        sizes = np.array([count(p.result.case.args) for p in e.comparable], dtype=float)
        if not sizes.all() or (sizes == 1).all():
            continue
        if np.allclose(factors, sizes, rtol=1e-7):
            return sentence(f"{e.part}{e.every} is {label} times too large. A sum where a mean is asked?")
        if np.allclose(factors, 1 / sizes, rtol=1e-7):
            return sentence(
                f"{e.part}{e.every} is too small: divided by {label}. Divided once too often, or a mean where a sum is asked?"
            )
    return None


def ratio(p: Pair) -> float | None:
    """The one factor between got and expected, or None."""
    biggest = np.argmax(np.abs(p.expected))
    if abs(p.expected.flat[biggest]) < 1e-12:
        return None
    factor = float(p.got.flat[biggest] / p.expected.flat[biggest])
    return factor if factor != 0 and close(p.expected * factor, p.got) and close(p.expected, p.got / factor) else None


def constant_offset(e: Evidence) -> str | None:
    if e.entries < ENOUGH:
        return None
    gaps = np.concatenate([(p.got - p.expected).ravel() for p in e.comparable])
    values = np.concatenate([p.expected.ravel() for p in e.comparable])
    varied = not any(np.allclose(y, y[0]) for y in (values, values + gaps))  # 1e300 plus anything is 1e300
    if np.allclose(gaps, gaps[0], rtol=1e-7) and abs(gaps[0]) > 1e-8 and varied:
        return sentence(f"{e.part}{e.every} is off by the same {gaps[0]:+.6g}. Which term is added too much or left out?")
    return None


def returned_argument(e: Evidence) -> str | None:
    """The result is one of the arguments as it came in."""
    if e.entries < 2:
        return None
    for name in named_numbers(e):
        if all(fits(e, p, name, lambda a, p: close(a + 0 * p.expected, p.got)) for p in e.comparable):
            where = "where it is wrong, " if e.every == "every wrong number" else ""
            return sentence(
                f"{e.part}{where}what comes back is {name}, as it came in. Is the new value computed, and is it the one returned?"
            )
    return None


def wrong_term(e: Evidence) -> str | None:
    """An argument that is added, left out, or enters with the wrong sign."""
    if e.entries < 2:
        return None
    says: dict[int, str] = {
        1: "too small by exactly {0}. Is {0} left out, or subtracted in the end?",
        -1: "too large by exactly {0}. Is {0} added twice, or where it should not be?",
        2: "too small by twice {0}: {0} enters with the wrong sign.",
        -2: "too large by twice {0}: {0} enters with the wrong sign.",
    }
    for name in named_numbers(e):
        for times, text in says.items():
            if all(fits(e, p, name, lambda a, p, k=times: close(p.got + k * a, p.expected)) for p in e.comparable):
                return sentence(f"{e.part}{e.every} is {text.format(name)}")
    return None


def wrong_factor(e: Evidence) -> str | None:
    """An argument that is left out as a factor, stands once too often, or multiplies where it divides."""
    if e.entries < 2:
        return None
    says: dict[int, str] = {
        1: "lacks the factor {0}: multiplied by {0}, all would be right. Where does {0} come in?",
        -1: "has a factor {0} too much: divided by {0}, all would be right.",
        2: "is divided by {0} where it should be multiplied.",
        -2: "is multiplied by {0} where it should be divided.",
    }
    forms: tuple[tuple[str, Callable], ...] = (("{0}", lambda a: a), ("(1 - {0})", lambda a: 1 - a))
    for name in named_numbers(e):
        for form, value in forms:
            for power, text in says.items():

                def holds(a, p, value=value, power=power):
                    x = np.asarray(value(a), dtype=float)
                    if np.any(x == 0) or np.allclose(np.abs(x), 1):
                        return False
                    return close(p.got * x**power, p.expected)

                if all(fits(e, p, name, holds) for p in e.comparable):
                    return sentence(f"{e.part}{e.every} {text.format(form.format(name))}")
    return None


def wrong_argument(e: Evidence) -> str | None:
    """One argument stands where another belongs, as a factor or as a term."""
    if e.entries < 2:
        return None
    names = named_numbers(e)
    forms: tuple[tuple[str, Callable], ...] = (
        ("has the factor {0} where {1} belongs.", lambda a, b, p: close(p.got * b, p.expected * a)),
        ("has {0} added where {1} belongs.", lambda a, b, p: close(p.got - a, p.expected - b)),
    )
    for wrong in names:
        for asked in names:
            for text, holds in forms:

                def swapped(b, p, wrong=wrong, holds=holds):
                    a = np.asarray(e.arguments(p.result)[wrong])
                    return np.broadcast_shapes(a.shape, p.expected.shape) == p.expected.shape and holds(a, b, p) and np.all(b)

                if wrong != asked and all(fits(e, p, asked, swapped) for p in e.comparable):
                    return sentence(f"{e.part}{e.every} {text.format(wrong, asked)}")
    return None


def brackets(e: Evidence) -> str | None:
    """What should be A (1 + v) is A + v: the argument A multiplies the first term only."""
    if e.entries < ENOUGH:
        return None
    for name in named_numbers(e):
        factors = np.concatenate([np.ravel(e.arguments(p.result)[name]) for p in e.comparable])
        if np.allclose(factors[factors != 0], factors[0]):  # one and the same factor: a constant offset looks alike
            continue

        def holds(a, p):
            used = np.broadcast_to(a != 0, p.expected.shape)
            with np.errstate(all="ignore"):
                first_only = a + p.expected / a - 1
            return bool(used.any()) and close(first_only[used], p.got[used])

        if all(fits(e, p, name, holds) for p in e.comparable):
            return sentence(
                f"{e.part}`{name}` multiplies the first term only, and the rest is added or subtracted without it. "
                f"Brackets: {name} times the whole difference or sum."
            )
    return None


def step_length(e: Evidence) -> str | None:
    """From an argument on, every number goes the right way by a wrong length: x + 2 f(x) for x + f(x), w + step for w - step."""
    if e.entries < ENOUGH:
        return None
    for name in named_numbers(e):
        lengths: list[float] = []
        moved: list[bool] = []

        def holds(a, p, lengths=lengths, moved=moved):
            step = Pair(p.path, p.expected - a, p.got - a, p.result)
            lengths.append(ratio(step) or 0.0)
            moved.extend((step.expected != 0).ravel().tolist())
            return lengths[-1] != 0

        same = all(fits(e, p, name, holds) for p in e.comparable) and np.allclose(lengths, lengths[0], rtol=1e-7)
        if same and np.mean(moved) > 0.75:  # where many entries stay as they are, another rule holds for those
            way = "the wrong way: the sign in front of it is turned round" if lengths[0] < 0 else f"{lengths[0]:.6g} times as far"
            where = "where it is wrong, " if any(moves(e, p, name) for p in e.concerned if not p.wrong) else ""
            return sentence(f"{e.part}{where}what is added to {name}, or taken from it, goes {way}; {name} itself is right.")
    return None


def moves(e: Evidence, p: Pair, name: str) -> bool:
    """Whether the result of a pair is asked to be another than the argument of this name."""
    return fits(e, p, name, lambda a, p: not close(a + 0 * p.expected, p.expected))


def named_numbers(e: Evidence) -> list[str]:
    """The names of arguments that are floats, or arrays of floats, in every case that is wrong."""
    if not e.comparable:
        return []
    first = e.arguments(e.comparable[0].result)
    return [
        name
        for name in first
        if all(is_float(e.arguments(p.result).get(name)) for p in e.comparable)
        and any(np.any(e.arguments(p.result)[name]) for p in e.comparable)
    ]


def is_float(value: object) -> bool:
    return isinstance(value, float) or (isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size > 0)


def fits(e: Evidence, p: Pair, name: str, holds: Callable) -> bool:
    """Whether `holds(argument, pair)` for the argument of this name, where it can be laid over the result."""
    value = np.asarray(e.arguments(p.result)[name])
    try:
        return np.broadcast_shapes(value.shape, p.expected.shape) == p.expected.shape and bool(holds(value, p))
    except ValueError:  # the shapes do not fit
        return False


ANOTHER: tuple[tuple[str, Callable[[np.ndarray], np.ndarray]], ...] = (
    ("the square of what is asked. Is a root missing?", np.square),
    ("the root of what is asked. Is a square missing, or a root too much?", np.sqrt),
    ("the logarithm of what is asked.", np.log),
    ("the exponential of what is asked. Is a logarithm missing, or an exp too much?", np.exp),
    ("1 over what is asked: the fraction is upside down.", lambda y: 1 / y),
    ("1 minus what is asked: 0 and 1 (or True and False) have changed places.", lambda y: 1 - y),
    ("what is asked without its sign. Is there an abs, or a square, too much?", np.abs),
    (
        "what is asked with the negative numbers cut off to 0: a maximum with 0, which is not asked here.",
        lambda y: np.maximum(y, 0),
    ),
)


def another_function(e: Evidence) -> str | None:
    """A well-known function of the right result: its square, its logarithm, 1 minus it, ..."""
    if e.entries < 2 or e.kinds < 2:
        return None
    if two_valued(e) and not all(np.all(p.expected != p.got) for p in e.pairs):
        return None
    for text, function in ANOTHER:
        with np.errstate(all="ignore"):
            if all(close(function(p.expected), p.got) for p in e.comparable):
                return sentence(f"{e.part}{e.every} is {text}")
    return None


def all_the_same(e: Evidence) -> str | None:
    """Every number is one and the same, whatever the input; or every wrong one, which may still be cut off."""
    values = np.concatenate([p.got.ravel() for p in e.comparable] or [np.zeros(0)])
    asked = np.concatenate([p.expected.ravel() for p in e.comparable] or [np.zeros(0)])
    varied = len(asked) > 0 and not np.allclose(asked, asked[0])
    if e.entries < ENOUGH or len(e.comparable) < 2 or not varied or not np.allclose(values, values[0], rtol=1e-12, atol=1e-12):
        return by_chance(e)
    number = f"{values[0] + 0.0:g}"
    if all(np.allclose(p.got, values[0], rtol=1e-12, atol=1e-12) for p in e.concerned):
        cause = "Is something cut off to a whole number (//, int), or the result made and never filled in?"
        return sentence(f"{e.part}every number is {number}, whatever the input. {cause}")
    if values[0] % 1 or two_valued(e):
        return by_chance(e)
    return sentence(f"{e.part}every wrong number is {number}. Is something cut off to a whole number (//, int)?")


def by_chance(e: Evidence) -> str | None:
    """One value in every case, which is right in some of them: such an answer earns nothing (`judge.same_everywhere`)."""
    if e.verdict.share or not any(r.passed for r in e.verdict.results) or not same_everywhere(e.verdict.results):
        return None
    value = e.verdict.results[0].observation.value
    said = repr(value) if isinstance(value, (bool, int, float, str)) else "the same value"
    return sentence(f"{said} comes back whatever the input is. In some cases that is right by chance, and earns nothing.")


def two_valued(e: Evidence) -> bool:
    """Whether only 0 and 1 are asked: a wrong one is always the other one."""
    return all(np.all((p.expected == 0) | (p.expected == 1)) for p in e.pairs)


def whole_numbers(e: Evidence) -> str | None:
    if e.entries < ENOUGH or not any(p.got.any() for p in e.comparable):
        return None
    if any(all(close(cut(p.expected), p.got) for p in e.concerned) for cut in (np.floor, np.trunc, np.round)):
        return sentence(f"{e.part}the digits behind the decimal point are lost. An integer array, or // instead of /, somewhere?")
    return None


def no_axes(e: Evidence) -> str | None:
    """One number, in an array of no axis: NumPy hands one out where a list of numbers was made of a single one."""
    if e.verdict.word != "wrong type":
        return None
    r = next(r for r in e.failed if r.mismatch and r.mismatch.word == "wrong type")
    path, expected, got = first_wrong_type(r.case.outcome[1], r.observation.value, "", e.checks.parts)
    if not isinstance(got, np.ndarray) or got.ndim or not isinstance(expected, (bool, int, float, np.generic)):
        return None
    kind = show_type(expected).split()[-1]
    where = f"in {path}: " if path else ""
    return sentence(f"{where}one number is asked, and an array without axes came, which holds one: {kind}(...) takes it out.")


OF_NUMBERS: dict[str, Callable[[Evidence], str | None]] = {
    function.__name__: function
    for function in (
        opposite_sign, constant_factor, constant_offset, returned_argument, wrong_term, wrong_factor, wrong_argument, brackets, step_length,
        another_function, whole_numbers, all_the_same, no_axes,
    )
}  # fmt: skip
