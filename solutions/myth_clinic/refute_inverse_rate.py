"""Myth 51: RMSProp's rates are inverse to the gradients."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_inverse_rate():
    """Often said: "RMSProp's rates are inversely proportional to the gradients".

    RMSProp keeps s = 0.9 s + 0.1 g² (from 0) for a weight, and then moves it by its rate
    1 / (√s + 1e-8) times g. The saying means: a larger gradient, a smaller rate.

    Return a list of gradients, at least 3 and at most 100, none larger than 1,000,000 in
    size, whose LAST one is at least twice as large as the one before (in size, and that
    one is not 0), and yet the rate with which the last one is applied is LARGER than the
    rate of the one before.

    Returns: a list of numbers
    """
    return [100.0, 1.0, 1.0, 2.0]


def cases(rng):
    yield case(label="RMSProp's rate before and after your last gradient")


def verify(value):
    """Follow s, and compare the last two rates."""
    try:
        g = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of numbers is asked"
    if g.ndim != 1 or not 3 <= len(g) <= 100 or not np.all(np.abs(g) <= 1e6):
        return "From 3 to 100 numbers are asked, none larger than 1,000,000 in size"
    if g[-2] == 0 or abs(g[-1]) < 2 * abs(g[-2]):
        return "last_not_twice"
    s, rates = 0.0, []
    for one in g:
        s = 0.9 * s + 0.1 * one * one
        rates.append(1 / (np.sqrt(s) + 1e-8))
    if rates[-1] > rates[-2] * (1 + 1e-9):
        return None
    if np.abs(g[:-2]).max() <= abs(g[-1]):
        return "nothing_to_forget"
    return "last_too_large"


@misconception(
    "The last gradient is not twice as large as the one before it (which may not be 0). That is what makes it a refutation."
)
def last_not_twice():
    return [100.0, 2.0, 1.0]


@misconception(
    "The rate falls, as the saying has it: the last gradient is the largest of all. s is a memory; let there be something in it "
    "that can fade."
)
def nothing_to_forget():
    return [1.0, 1.0, 1.0, 2.0]


@misconception(
    "There is a large gradient to forget, but by the last step so much of it is gone, or the last gradient is so large, that s grows "
    "again. s has to shrink."
)
def last_too_large():
    return [3.0, 1.0, 1.0, 1.0, 2.5]


hints = (
    "The rate depends on s, and s is a memory. When does s shrink, although the newest gradient has grown?",
    "From one step to the next s changes to 0.9 s + 0.1 g². When is that smaller than s?",
    "It is smaller exactly when g² is below s. So s should still be full of something large when the last gradient arrives.",
    "A twin: if s is 50 before a gradient of 3, it becomes 45.9 after it: the rate rises from 0.141 to 0.148.",
)


exercise = Exercise(
    refute_inverse_rate,
    cases,
    points=2,
    hints=hints,
    misconceptions=(last_not_twice, nothing_to_forget, last_too_large),
    verify=verify,
    kind="myth",
)
