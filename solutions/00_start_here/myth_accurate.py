import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_accurate():
    """Often said: "A classifier that is right in 95 % of all cases has learned something."

    Refute it: return labels t, an array of shape (N,) of whole numbers 0 and 1, both of which occur,
    such that a "classifier" that looks at nothing and always answers 0
    has an accuracy of at least 0.95.
    """
    return np.array([0] * 99 + [1])


def cases(rng):
    yield case(label="always 0 is right in at least 95 % of the cases")


hints = (
    "When is the answer 0 right? Which share of your labels has to be 0?",
    "With 10 labels the shares go in steps of 0.1. How many labels do you need to come to 0.95 or above without reaching 1?",
    "Both classes must occur, so at least one label is 1. np.array([0] * 3 + [1]) is the array 0, 0, 0, 1.",
    "For 75 % one would take 3 zeros and 1 one. For 95 % the same idea needs more zeros for each one.",
)


@misconception(
    "Only zeros: then there is nothing to tell apart, and the answer 0 is right by definition. Let the class 1 occur at least once."
)
def only_zeros():
    return np.zeros(100, dtype=int)


@misconception(
    "The share of zeros is below 0.95, so always answering 0 is right less often than is asked. Count the zeros and divide by N."
)
def not_rare_enough():
    return np.array([0] * 9 + [1])


@misconception("Nearly all of your labels are 1. The lazy classifier here always answers 0: swap the classes.")
def ones_are_common():
    return np.array([1] * 99 + [0])


def verify(value):
    t = np.asarray(value)
    if t.ndim != 1 or not len(t):
        return f"Labels of shape (N,) are asked, at least one of each class; yours have shape {t.shape}."
    if not np.all((t == 0) | (t == 1)):
        return "The labels have to be 0 or 1."
    zeros = float(np.mean(t == 0))
    if zeros == 1:
        return "only_zeros"
    if zeros >= 0.95:
        return None
    return "ones_are_common" if zeros <= 0.05 else "not_rare_enough"


exercise = Exercise(
    myth_accurate,
    cases,
    points=1,
    hints=hints,
    misconceptions=(only_zeros, not_rare_enough, ones_are_common),
    verify=verify,
    kind="myth",
)
