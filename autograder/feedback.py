"""A verdict as people read it: text first (terminal, screen reader), and HTML that says the same words."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.codec import Opaque, Rng, Source
from autograder.exercise import Checks, FrozenCase
from autograder.judge import CaseResult, Verdict
from autograder.pairs import sentence
from autograder.small import Closer
from autograder.smallest import smallest_failure
from autograder.steps import WrongStep

WIDTH = 100
LONGEST = 12  # lines of one shown value


@dataclass(frozen=True)
class Page:
    """What both forms say: a headline, paragraphs, columns of values side by side, lists of case labels, and a last line."""

    headline: str
    passed: bool
    paragraphs: tuple[str, ...]
    columns: tuple[tuple[str, str], ...] = ()
    lists: tuple[tuple[str, str], ...] = ()
    last: str = ""
    untried: bool = False


def page(
    verdict: Verdict, checks: Checks, *, public: bool = True, notes: tuple[str, ...] = (), closer: Closer | None = None
) -> Page:
    """Lay out a verdict. With `public=False` no case is shown: neither its values nor what was expected.

    `closer` is a smaller failing case than those of the verdict, where there is one, and the first wrong step.
    """
    headline = f"{verdict.name} · {verdict.points} of {verdict.out_of} point{'s' if verdict.out_of != 1 else ''}"
    if verdict.passed:
        right = f"All {len(verdict.results)} cases are right." if len(verdict.results) > 1 else "Right."
        return Page(f"{headline} · passed", True, (verdict.message if verdict.scored else right, *notes))
    count = len(checks.hints)
    last = "" if not count else f'hint("{verdict.name}") shows {f"the next of {count} hints" if count > 1 else "a hint"}.'
    if verdict.word == "not attempted":
        return Page(f"{headline} · not attempted", False, (verdict.message, *notes), last=last, untried=True)
    if not public or any(keeps_a_truth(case) for case in checks.cases):
        return Page(f"{headline} · {verdict.word}", False, (verdict.message, *notes), last=last if public else "")
    shown = closer.result if closer else smallest_failure(verdict)
    if verdict.word == "not finite" and shown.mismatch and shown.mismatch.word != "not finite":
        notes = ("Another case gives nan or inf, as the headline says; the one below has numbers to compare.", *notes)
    columns = tuple(shown_case(shown, checks)) if checks.cases and checks.kind != "quiz" else ()
    if closer and closer.step:
        notes = (step_told(closer.step), *notes)
        yours, right = beside(closer.step.got, closer.step.expected)
        columns += ((f"your {closer.step.name}", yours), (f"right {closer.step.name}", right))
    lists = () if checks.kind == "quiz" else tuple(labels(verdict))
    return Page(f"{headline} · {verdict.word}", False, (verdict.message, *notes), columns, lists, last)


def keeps_a_truth(case: FrozenCase) -> bool:
    """Whether a case is a whole data set with a part that is kept back: nothing to look at number by number."""
    return case.outcome[0] == "verified" and case.outcome[1] is not None


def step_told(step: WrongStep) -> str:
    """The first wrong step in a sentence."""
    before = f"; {', '.join(step.right)} before it {'is' if len(step.right) == 1 else 'are'} right" if step.right else ""
    return f"Step by step, on the case below: `{step.name}` is the first of your variables that is wrong{before}."


def labels(verdict: Verdict) -> Iterator[tuple[str, str]]:
    for title, wanted in (("passed", True), ("failed", False)):
        names = [r.case.label for r in verdict.results if r.passed == wanted]
        if names:
            yield title, " · ".join(names)


def shown_case(r: CaseResult, checks: Checks) -> Iterator[tuple[str, str]]:
    """The smallest failing case in columns: its arguments, what came, what was expected."""
    if r.observation.status == "wrong type":
        return
    named = [] if checks.probe else [name for name, _ in checks.parameters]
    arguments = arguments_told(named, r.case.args, r.case.kwargs)
    if arguments:
        yield "smallest failing case", "\n".join(arguments)
    if r.mismatch and (r.mismatch.word in ("changed its input", "not deterministic") or r.mismatch.text.startswith("right, but")):
        if r.observation.warned:
            yield "NumPy warns", r.observation.warned[0][1]
        return  # the values are right: to set them beside each other would say nothing
    asked = r.case.outcome[1] if r.case.outcome[0] == "returned" else None
    yours, expected = beside(r.observation.value, asked, checks.parts)
    if r.observation.status == "returned":
        yield "yours", yours
    elif r.observation.error:
        yield "yours", f"{r.observation.error['types'][0]}: {r.observation.error['text']}"
    if asked is not None:
        yield "expected", expected
    elif r.case.outcome[0] == "raised":
        yield "expected", f"raise {r.case.outcome[1][0]} with a message"
    if r.observation.printed.strip():
        yield "printed", "\n".join(r.observation.printed.strip().splitlines()[:5])


def arguments_told(named: list[str], args: tuple, kwargs: dict) -> list[str]:
    """One "name = value" for each argument of a call."""
    positions = [named[i] if i < len(named) else f"argument {i + 1}" for i in range(len(args))]
    return [hang(f"{name} = ", show(value)) for name, value in [*zip(positions, args), *kwargs.items()]]


def hang(start: str, text: str) -> str:
    """The text behind its start, later lines moved in as far as the first."""
    return start + text.replace("\n", "\n" + " " * len(start))


def needs_no_powers(value: np.ndarray) -> bool:
    """Whether all numbers can be read with four decimals: 1000.5 beside 0.25, not 1.0005e+03."""
    if value.dtype.kind != "f":
        return False
    with np.errstate(over="ignore"):
        sizes = np.abs(value[value != 0].astype(float))  # to a float16, 1e7 is inf; a longdouble may be larger than any float
    return bool(np.all(np.isfinite(sizes)) and np.all(sizes >= 1e-3) and np.all(sizes < 1e7))


def beside(got: Any, expected: Any, parts: tuple = ()) -> tuple[str, str]:
    """Two values as they are shown, with as many digits as it takes to see the difference, where digits show it."""
    texts = [(show(got, parts, more), show(expected, parts, more)) for more in (0, 3, 6, 11)]
    return next((pair for pair in texts if pair[0] != pair[1]), texts[0])


def show(value: Any, parts: tuple = (), more: int = 0) -> str:
    """A value as a learner would write it, with at most a dozen lines. `more` digits than four decimals, or six digits of a number."""
    if isinstance(value, Source):
        text = value.code.strip()
    elif isinstance(value, Rng):
        text = f"np.random.default_rng({value.seed})"
    elif isinstance(value, Opaque):
        text = f"<{value.type}>"
    elif isinstance(value, np.ndarray):
        text = np.array2string(
            value, precision=4 + more, separator=", ", threshold=60, edgeitems=3, max_line_width=60, floatmode="maxprec",
            suppress_small=needs_no_powers(value),
        )  # fmt: skip
    elif isinstance(value, (float, np.floating)):
        text = f"{float(value):.{6 + more}g}"
        text += ".0" if text.lstrip("-").isdigit() else ""  # a float is not a whole number, even where it has no decimals
    elif isinstance(value, np.generic):
        text = str(value.item())
    elif isinstance(value, (tuple, list)) and value:
        written = [show(v, (), more) for v in value]
        items = [hang(f"{parts[i]} = ", text) if i < len(parts) else hang(" ", text)[1:] for i, text in enumerate(written)]
        opening, closing = "[]" if isinstance(value, list) else ("(", ",)" if len(value) == 1 else ")")
        text = "\n".join(items) if parts else opening + (",\n " if any("\n" in i for i in items) else ", ").join(items) + closing
    else:
        text = repr(value)
    lines = text.splitlines()
    return "\n".join([*lines[:LONGEST], "..."] if len(lines) > LONGEST else lines)


@lru_cache(maxsize=256)  # what is right is told to all in the same words
def as_text(p: Page) -> str:
    """The page as plain text."""
    import textwrap

    out = [p.headline, ""]
    for paragraph in p.paragraphs:
        out += textwrap.wrap(paragraph, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
    if p.columns:
        out.append("")
        for title, value in p.columns:
            first, *rest = value.splitlines() or [""]
            out.append(f"  {title:<22}{first}")
            out += [" " * 24 + line for line in rest]
    if p.lists:
        out.append("")
        for title, text in p.lists:
            out += textwrap.wrap(text, WIDTH, initial_indent=f"  {title:<9}", subsequent_indent=" " * 11, break_long_words=False)
    if p.last:
        out += ["", f"  {p.last}"]
    return "\n".join(out)


STYLE = """
.check{font-family:var(--jp-ui-font-family,sans-serif);border-left:4px solid #0063b2;padding:.5em .9em;margin:.3em 0;line-height:1.45;max-width:62em}
.check.untried{border-left-color:#767676;border-left-style:dotted}
.check.wrong{border-left-color:#b34700;border-left-style:double;border-left-width:6px}
.check p{margin:.35em 0}.check .head{font-weight:600}
.check .values{display:flex;flex-wrap:wrap;gap:.4em 2em;margin:.6em 0}.check .values div{min-width:8em}
.check td{white-space:nowrap;text-align:left}.check td.list{white-space:normal}
.check pre{margin:.15em 0;white-space:pre-wrap;font-size:.92em;background:none}.check .small{font-size:.92em;opacity:.85}
""".replace("\n", "")


@lru_cache(maxsize=256)
def as_html(p: Page) -> str:
    """The page as HTML: no script, nothing fetched, every word of the text form."""
    mark, kind = ("✓", "") if p.passed else ("○", " untried") if p.untried else ("✗", " wrong")
    out = [f'<style>{STYLE}</style><div class="check{kind}" role="status">']
    out.append(f'<p class="head"><span aria-hidden="true">{mark} </span>{html.escape(p.headline)}</p>')
    out += [f"<p>{with_code(paragraph)}</p>" for paragraph in p.paragraphs]
    if p.columns:
        shown = "".join(
            f'<div><span class="small">{html.escape(sentence(t))}</span><pre>{html.escape(v)}</pre></div>' for t, v in p.columns
        )
        out.append(f'<div class="values">{shown}</div>')
    out += [f'<p class="small"><b>{html.escape(title)}</b> {html.escape(text)}</p>' for title, text in p.lists]
    if p.last:
        out.append(f'<p class="small">{html.escape(p.last)}</p>')
    return "".join(out) + "</div>"


def with_code(text: str) -> str:
    """Escape a paragraph, and set what stands between backquotes as code."""
    pieces = html.escape(text).split("`")
    return "".join(f"<code>{piece}</code>" if i % 2 and i < len(pieces) - 1 else piece for i, piece in enumerate(pieces))


class Shown:
    """Something with two forms, HTML and text, that say the same."""

    def __init__(self, text: str, markup: str):
        self.text, self.markup = text, markup

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.markup


def shown(p: Page) -> Shown:
    return Shown(as_text(p), as_html(p))
