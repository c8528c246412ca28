"""What to say to an answer of a quiz that is wrong in a way nobody foresaw: its form, what in it is right, how near it is; never the answer."""

from typing import Any

import numpy as np

from autograder.judge import plain_answer

__all__ = ["off_the_mark"]

NEAR = 0.02  # of the right number: rounded, not wrong


def off_the_mark(expected: Any, came: Any) -> str:
    """The sentences for `came`, where `expected` is right.

    >>> print(off_the_mark((3, 4), (3, 5)))
    Number 1 is right, number 2 is not.
    >>> print(off_the_mark(1 / 3, 0.33))
    Nearly. Leave it unrounded, or return the formula and let Python work it out.
    """
    expected, came = plain_answer(expected), plain_answer(came)
    asked, given = form(expected), form(came)
    if asked != given:
        return f"The answer is {asked}; yours is {given}."
    if isinstance(expected, str):
        return "That is none of the letters to choose from."
    if isinstance(expected, tuple) and len(expected) != len(came):
        return "That is not how many numbers there are."
    pairs = list(zip(np.atleast_1d(expected), np.atleast_1d(came)))
    right = [bool(np.isclose(e, c)) for e, c in pairs]
    if all(np.isclose(e, c, rtol=NEAR if e % 1 else 1e-9, atol=0) for e, c in pairs):  # whole numbers are not rounded
        return "Nearly. Leave it unrounded, or return the formula and let Python work it out."
    if any(right):
        return ", ".join(f"number {i} is {'right' if ok else 'not'}" for i, ok in enumerate(right, 1)).capitalize() + "."
    return "That is not it."


def form(answer: Any) -> str:
    """What kind of answer it is, in words."""
    if isinstance(answer, bool):
        return "True or False"
    if isinstance(answer, float):
        return "a number"
    if isinstance(answer, str):
        return "a letter in quotes"
    if isinstance(answer, tuple) and not answer:
        return "an empty list or tuple"
    if isinstance(answer, tuple) and all(isinstance(entry, float) for entry in answer):
        return "a tuple of numbers"
    return "neither a number, a letter, nor a tuple of numbers"
