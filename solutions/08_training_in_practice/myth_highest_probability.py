"""Myth: "the prediction is the class with the highest probability"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_highest_probability():
    """Often said: "the prediction is the class with the highest probability".

    A test for a disease: the model says 1 with probability p, and p can be trusted. To
    treat a healthy person costs `false_alarm`, to overlook a sick one costs `miss`; what is
    right costs nothing. On average, saying 1 costs (1 - p) * false_alarm, and saying 0
    costs p * miss.

    Return `(p, false_alarm, miss)` such that class 0 has the higher probability, and
    saying 1 is nevertheless less than half as expensive as saying 0.

    Returns: a tuple of three numbers, p between 0 and 1, both costs above 0
    """
    return 0.2, 1.0, 20.0


def cases(rng):
    yield case(label="your p and your costs")


def verify(value):
    """p below one half, and 1 less than half as expensive as 0."""
    p, false_alarm, miss = (float(v) for v in value)
    if not all(np.isfinite(v) for v in (p, false_alarm, miss)) or max(false_alarm, miss) > 1e12:
        return "Three ordinary numbers are asked."
    if not 0 < p < 1:
        return "no_probability"
    if false_alarm <= 0 or miss <= 0:
        return "Both costs should be above 0."
    if p == 0.5:
        return "At p = 1/2 no class has the higher probability. Choose p below it."
    if p > 0.5:
        return "class_1_is_likelier"
    one, zero = (1 - p) * false_alarm, p * miss
    if one < zero / 2:
        return None
    if false_alarm > miss:
        return "costs_swapped"
    return "same_costs" if false_alarm == miss else "not_cheap_enough"


@misconception("Here class 1 has the higher probability already, so both rules say 1. Choose p below 1/2.")
def class_1_is_likelier():
    return 0.7, 1.0, 5.0


@misconception(
    "With equal costs the likelier class is also the cheaper one: this is where the saying comes from. Make the costs different."
)
def same_costs():
    return 0.3, 1.0, 1.0


@misconception("Here the false alarm is the expensive mistake, so class 0 is even more attractive. Which mistake has to be dear?")
def costs_swapped():
    return 0.3, 20.0, 1.0


@misconception("A miss is dearer than a false alarm, but not by enough: compare (1 - p) * false_alarm with half of p * miss.")
def not_cheap_enough():
    return 0.2, 1.0, 5.0


@misconception("p is a probability: a number between 0 and 1, without the ends.")
def no_probability():
    return 20.0, 1.0, 20.0


exercise = Exercise(
    myth_highest_probability,
    cases,
    points=1,
    hints=(
        "Which mistake would you rather make: to send a healthy person to a second test, or a sick one home?",
        "p below 1/2 makes class 0 likelier. Take p = 0.25: what do the two answers cost, for costs of your choice?",
        "Saying 1 is cheaper when miss / false_alarm is above (1 - p) / p. For half the price it has to be above twice that.",
        "A twin: p = 0.1, false_alarm 2, miss 30. Saying 1 costs 1.8 on average, saying 0 costs 3: cheaper, but not half as expensive.",
    ),
    misconceptions=(class_1_is_likelier, same_costs, costs_swapped, not_cheap_enough, no_probability),
    verify=verify,
    kind="myth",
)
