"""A quiz says what is wrong with an answer, and never what is right."""

import re

import numpy as np
import pytest

from autograder import library
from autograder.examine import examine
from autograder.exercise import Exercise
from autograder.feedback import as_text, page
from autograder.judge import judge
from autograder.quizzes import off_the_mark

QUIZZES = {
    name: exercise
    for chapter in library.chapters()
    for name, exercise in library.exercises(chapter).items()
    if isinstance(exercise, Exercise) and exercise.kind == "quiz"
}
ANSWERS = (
    0,
    -7.5,
    1e300,
    10**400,
    np.nan,
    True,
    "q",
    "",
    (0,),
    (-7.5, -7.5),
    [[1, 2]],
    {},
    np.float64,
    np.zeros(4),
    np.array(-7.5),
    1j,
)


def report(name: str, answer: object) -> str:
    checks = library.public_checks(name)
    return as_text(page(judge(checks, examine(lambda: answer, checks)), checks))


@pytest.mark.parametrize("name", QUIZZES)
def test_a_wrong_answer_is_not_told_the_right_one(name):
    right = QUIZZES[name].answer()
    told = {f"{value:g}" for value in np.atleast_1d(right)} if not isinstance(right, str) else {f'"{right}"', f"'{right}'"}
    for answer in ANSWERS:
        text = report(name, answer)
        assert "0 of" in text.splitlines()[0], answer
        assert len(text) > len(text.splitlines()[0]) + 10, "something is said"
        assert not told & set(re.findall(r"""["']\w["']|\d+\.?\d*""", "\n".join(text.splitlines()[1:-1]))), (answer, text)


@pytest.mark.parametrize(
    ("expected", "came", "words"),
    [
        (192, 193, "That is not it"),
        (0.25, "0.25", "The answer is a number; yours is a letter in quotes"),
        ((3,), 3, "The answer is a tuple of numbers; yours is a number"),
        ((4, 2, 0), (4, 2), "not how many numbers there are"),
        ((4, 2, 0), [4, 1, 0], "Number 1 is right, number 2 is not, number 3 is right"),
        ((20, 32), (32, 20), "That is not it"),
        (1 / 3, 0.33, "Nearly"),
        ("b", "x", "none of the letters"),
        ((4, 2, 0), [], "yours is an empty list or tuple"),
        (4.0, (), "The answer is a number; yours is an empty list or tuple"),
        ((4.0,), np.zeros(0), "yours is an empty list or tuple"),
        ("b", 2, "a letter in quotes; yours is a number"),
        (4.0, np.zeros(200), "yours is neither"),
        (4.0, True, "yours is True or False"),
    ],
)
def test_what_is_said(expected, came, words):
    assert words in off_the_mark(expected, came)
