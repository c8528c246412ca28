"""Myth 48: a sigmoid output for regression."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_sigmoid_regression():
    """Often printed: a network "for regression" with a sigmoid behind its output unit.

    The inputs are x = 0, 1, 2. Return three targets, between -100 and 100, which lie on a
    straight line, so that a single linear neuron meets all of them exactly, and for which
    EVERY network with a sigmoid output has a mean squared error above 1.

    Returns: a list of three numbers
    """
    return [1.0, 3.0, 5.0]


def cases(rng):
    yield case(label="the best a sigmoid output can do on your targets")


def verify(value):
    """No sigmoid leaves (0, 1), so its error is at least the squared distance to that interval."""
    try:
        t = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of three numbers is asked"
    if t.shape != (3,) or not np.all(np.abs(t) <= 100):
        return "A list of three numbers between -100 and 100 is asked"
    if abs(t[0] - 2 * t[1] + t[2]) > 1e-9:
        return "not_a_line"
    best = float(np.mean((t - np.clip(t, 0, 1)) ** 2))
    if best >= 1:
        return None
    return "too_close" if best > 0 else "within_reach"


@misconception("All three targets lie between 0 and 1. There a sigmoid can come as close as you like: ask for more.")
def within_reach():
    return [0.1, 0.5, 0.9]


@misconception(
    "A sigmoid cannot reach all of these, but it comes close enough: its mean squared error can be below 1. Move the targets farther "
    "away from 0 … 1."
)
def too_close():
    return [0.0, 1.0, 2.0]


@misconception("These do not lie on a straight line over x = 0, 1, 2: the two steps between neighbours have to be equal.")
def not_a_line():
    return [5.0, 0.0, 5.0]


hints = (
    "Between which two numbers does every output of a sigmoid lie?",
    "For a target of 4, what is the closest that the output can come, and how large is the squared error then?",
    "The least mean squared error is the mean of the squared distances from the targets to the interval 0 … 1.",
    "A twin with two targets -1 and -2: the distances to the interval are 1 and 2, so the error is at least (1 + 4) / 2 = 2.5.",
)


exercise = Exercise(
    refute_sigmoid_regression,
    cases,
    points=1,
    hints=hints,
    misconceptions=(within_reach, too_close, not_a_line),
    verify=verify,
    kind="myth",
)
