"""The page shows the smallest failing case in the notebook's words, for public cases only; a hidden one never, whatever an answer does."""

from dataclasses import replace

import nbformat
import numpy as np
import pytest

import nnref
from autograder import library
from autograder.book import open_book
from autograder.closeup import small_cases, values_of
from autograder.examine import examine
from autograder.extract import extract
from autograder.feedback import as_text, page
from autograder.judge import judge
from autograder.marking import Boxes, mark
from autograder.observe import Observation, evaluate
from autograder.small import look_closer
from tests.chapters import fill, right, wrong
from tests.grading.handed_in import released

CHAPTER = "05_optimizers"


@pytest.fixture(scope="module")
def book():
    return open_book(CHAPTER)


@pytest.fixture(scope="module")
def boxes(book):
    made = Boxes(book)
    yield made
    made.close()


def marked(book, boxes, answers: dict[str, str], **how):
    submission = extract(nbformat.writes(fill(released(CHAPTER), {**right(CHAPTER), **answers})).encode(), book.cells)
    return {m.name: m for m in mark(submission, book, boxes, only=list(answers), **how)}


def in_the_notebook(name: str, source: str, closer: bool = True) -> str:
    """What check says of an answer beside the learner's own code, without the headline and the offer of hints."""
    checks = library.public_checks(name)
    answer = evaluate(source, {"np": np, "nnref": nnref})
    verdict = judge(checks, examine(answer, checks))
    found = look_closer(answer, checks, small_cases(library.COURSE / CHAPTER, name), verdict) if closer else None
    return body(as_text(replace(page(verdict, checks, closer=found), last="")))


def body(text: str) -> str:
    return text.partition("\n")[2]


def test_pages_show_what_the_notebook_shows(book, boxes):
    """For every exercise of the chapter a known wrong answer: the same small case, the same first wrong step, the same words."""
    found = wrong(CHAPTER) | {"adam_step": right(CHAPTER)["adam_step"].replace("v / (1 - beta2**t)", "v / (1 - beta1**t)")}
    words = {n: in_the_notebook(n, source) for n, source in found.items() if small_cases(book.folder, n)}
    words = {
        n: said for n, said in words.items() if "NameError" not in said
    }  # a known mistake that leans on a helper of its file
    assert len(words) >= 8
    answers = {n: found[n] for n in words}
    marks = marked(book, boxes, answers)
    assert {n: body(m.text) for n, m in marks.items()} == words
    smaller = [n for n, source in answers.items() if words[n] != in_the_notebook(n, source, closer=False)]
    assert smaller, "small cases show more than the verdict's own"
    assert any("is the first of your variables that is wrong" in m.text for m in marks.values())
    plain = marked(book, boxes, {smaller[0]: answers[smaller[0]]}, explain=False)[smaller[0]]
    assert body(plain.text) == in_the_notebook(smaller[0], answers[smaller[0]], closer=False)
    assert (plain.points, plain.word) == (marks[smaller[0]].points, marks[smaller[0]].word)


HOARDS = """
seen = []


def {name}(*args, **kwargs):
    seen.append((args, kwargs))
    raise ValueError(repr(seen))
"""
PUBLIC_ONLY = """
def {name}(*args, **kwargs):
    if repr((args, kwargs)) in {known!r}:
        return nnref_like(*args, **kwargs)
    raise ValueError(repr((args, kwargs)))
"""


def test_a_hidden_case_is_never_shown(book, boxes):
    """One answer hoards what it is called with and fails everywhere; the other is right on the public cases and tells the rest."""
    name = "momentum_step"
    checks, fresh = book.public[name], book.fresh[name]
    hidden = [f"{x:.6g}" for c in fresh.cases for a in c.args if isinstance(a, np.ndarray) for x in a.ravel().tolist()]
    known = [f"{x:.6g}" for c in checks.cases for a in c.args if isinstance(a, np.ndarray) for x in a.ravel().tolist()]
    secret = {x for x in hidden if len(x) > 5} - set(known)
    assert len(secret) > 5
    own = right(CHAPTER)[name].replace(f"def {name}", "def nnref_like")
    calls = [repr((c.args, c.kwargs)) for c in checks.cases]
    table = own + PUBLIC_ONLY.format(name=name, known=calls)
    for source, shown in ((HOARDS.format(name=name), True), (table, False)):
        found = marked(book, boxes, {name: source})[name]
        assert (found.points, found.word) == (0, "raised")
        assert ("smallest failing case" in found.text) == shown
        assert not [x for x in secret if x[:6] in found.text]


def test_an_answer_that_ends_the_process_on_small_cases_keeps_its_verdict(book, boxes):
    name = "sgd_step"
    public = [np.asarray(c.args[0]).tolist() for c in book.public[name].cases]
    few = [w for s in small_cases(book.folder, name) if (w := np.asarray(s.case.args[0]).tolist()) not in public]
    assert few
    source = f"import os\n\n\ndef {name}(w, g, lr):\n    if np.asarray(w).tolist() in {few!r}:\n        os._exit(1)\n    return w - 2 * lr * g\n"
    plain, explained = (marked(book, boxes, {name: source}, explain=explain)[name] for explain in (False, True))
    assert plain.word == "wrong value"
    assert plain == replace(explained, seconds=plain.seconds, text=plain.text, html=plain.html)


def test_what_a_forged_process_says_of_its_steps_is_taken_for_what_it_is():
    step = np.array([1.0])
    assert values_of(Observation("returned", {"m": [step, "x", None], "v": 3, "w": [np.array(["a"])]})) == {"m": [step], "w": []}
    assert values_of(Observation("returned", "nothing")) == values_of(Observation("raised")) == {}
