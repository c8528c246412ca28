"""Myth 66: a probability above 0.5 means class 1."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_half_threshold():
    """Often said: "a classifier answers 1 when its probability is above 0.5".

    A rare class: 12 cases, their probabilities of being class 1, and what they are:

    p   0.02 0.05 0.08 0.10 0.15 0.20 0.30 0.35 0.40 0.45 0.55 0.90
    t   0    0    0    0    0    0    1    0    1    1    0    1

    With the answer 1 for p > 0.5 the F1 score is 0.333 (1 hit, 1 false alarm, 3 misses).
    Return another threshold, above 0 and below 1, for which the F1 score of the answers
    p > threshold is larger by at least 0.3.

    Returns: a number
    """
    return 0.25


def cases(rng):
    yield case(label="F1 at your threshold and at 0.5")


def verify(value):
    """F1 = 2 hits / (2 hits + false alarms + misses)."""
    try:
        threshold = float(value)
    except (TypeError, ValueError, OverflowError):
        return "One number is asked, the threshold"
    if not 0 < threshold < 1:
        return "The threshold has to lie between 0 and 1"
    p = np.array([0.02, 0.05, 0.08, 0.10, 0.15, 0.20, 0.30, 0.35, 0.40, 0.45, 0.55, 0.90])
    t = np.array([0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1])
    score = {}
    for at in (0.5, threshold):
        y = p > at
        score[at] = 2 * np.sum(y & (t == 1)) / (y.sum() + t.sum())
    if score[threshold] >= score[0.5] + 0.3:
        return None
    if 0.45 <= threshold < 0.55:
        return "same_answers"
    return "too_strict" if threshold >= 0.35 else "too_lenient"


@misconception("No case lies between your threshold and 0.5, so that all answers are the same as before.")
def same_answers():
    return 0.5


@misconception("With this threshold too many cases of the rare class are missed. Which of their probabilities is the smallest?")
def too_strict():
    return 0.7


@misconception("Nearly everything is called class 1 now: no misses, but many false alarms. Somewhere between is a better place.")
def too_lenient():
    return 0.01


hints = (
    "Which cases are class 1? Which of them does the threshold 0.5 miss?",
    "Lower the threshold one case at a time, and count hits, false alarms and misses each time.",
    "F1 is 2 hits / (2 hits + false alarms + misses). Below which threshold are all four cases found?",
    "A twin: p = 0.1, 0.3, 0.4, 0.6 with t = 0, 1, 1, 0. At 0.5 there is no hit, F1 = 0; at 0.2 two hits and one false alarm, F1 = 0.8.",
)


exercise = Exercise(
    refute_half_threshold,
    cases,
    points=2,
    hints=hints,
    misconceptions=(same_answers, too_strict, too_lenient),
    verify=verify,
    kind="myth",
)
