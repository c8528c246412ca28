"""Exercise: precision, recall and F1."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def precision_recall_f1(t, y):
    """Three numbers for a yes-or-no question, where yes is 1.

    TP: truth 1, answer 1.    FP: truth 0, answer 1.    FN: truth 1, answer 0.

    - precision = TP / (TP + FP): of those that were called 1, the share that is 1
    - recall = TP / (TP + FN): of those that are 1, the share that was found
    - F1 = 2 precision * recall / (precision + recall), their harmonic mean

    By hand: t = [1, 1, 1, 1, 0, 0] and y = [1, 1, 0, 0, 1, 0] give TP = 2, FP = 1, FN = 2.
    Precision 2/3, recall 2/4, F1 = 4/7.

    A fraction with the denominator 0 counts as 0.0: the precision where nothing is called
    1, the recall where nothing is 1, and F1 where precision and recall are both 0.

    Shapes: t (N,), y (N,) of 0 and 1
    Returns: the tuple (precision, recall, f1) of floats
    """
    found = int(np.sum((t == 1) & (y == 1)))
    called, real = int(np.sum(y == 1)), int(np.sum(t == 1))
    precision = found / called if called else 0.0
    recall = found / real if real else 0.0
    if found == 0:
        return precision, recall, 0.0
    return precision, recall, 2 * precision * recall / (precision + recall)


def cases(rng):
    yield case(np.array([1, 1, 1, 1, 0, 0]), np.array([1, 1, 0, 0, 1, 0]), label="6 examples, by hand")
    t = np.r_[1, 1, 1, 0, 0, (rng.random(45) < 0.3).astype(int)]
    y = np.r_[1, 1, 0, 1, 0, np.where(rng.random(45) < 0.8, t[5:], 1 - t[5:])]
    yield case(t, y, label="50 examples, nearly a third of them 1")
    rare = np.r_[np.ones(4, int), np.zeros(60, int)]
    said = np.r_[1, 1, 1, 0, (rng.random(60) < 0.2).astype(int)]
    said[-1] = 1
    yield case(rare, said, label="a rare class, called too often")
    yield case(np.array([1, 0, 1, 0]), np.zeros(4, int), label="nothing is called 1")
    yield case(np.zeros(5, int), np.array([1, 0, 0, 1, 0]), label="nothing is 1")
    yield case(np.zeros(3, int), np.zeros(3, int), label="no 1 anywhere")
    yield case(np.array([1, 0]), np.array([0, 1]), label="all wrong")
    yield case(np.array([1]), np.array([1]), label="one example, right")


@misconception("Precision and recall have changed places. Precision divides by what was CALLED 1, recall by what IS 1.")
def swapped(t, y):
    precision, recall, f1 = precision_recall_f1(t, y)
    return recall, precision, f1


@misconception(
    "F1 is the ordinary mean of the two in your answer. It is the harmonic one, which stays near the smaller of the two."
)
def arithmetic_mean(t, y):
    precision, recall, _ = precision_recall_f1(t, y)
    return precision, recall, (precision + recall) / 2


@misconception("In F1 the factor 2 is missing: with precision and recall both 1 yours is 1/2, and it should be 1.")
def f1_without_two(t, y):
    precision, recall, f1 = precision_recall_f1(t, y)
    return precision, recall, f1 / 2


@misconception(
    "A fraction 0/0 is 1.0 in your answer. By the convention of the statement it is 0.0: what found nothing earns nothing."
)
def undefined_is_one(t, y):
    found, called, real = (int(np.sum(a)) for a in ((t & y) == 1, y == 1, t == 1))
    return found / called if called else 1.0, found / real if real else 1.0, 2 * found / (called + real) if called + real else 1.0


@misconception(
    "Your answer divides by 0: where nothing is called 1, where nothing is 1, or in F1 where nothing is found. Ask first whether the denominator is 0; the share is 0.0 then."
)
def divides_by_zero(t, y):
    found, called, real = (int(np.sum(a)) for a in ((t & y) == 1, y == 1, t == 1))
    precision, recall = found / called, found / real
    return precision, recall, 2 * precision * recall / (precision + recall)


@misconception(
    "A small number is added below the line, so that nothing is divided by 0. Every share then comes out a little too small. Ask whether the "
    "denominator is 0, and return 0.0 there."
)
def small_number_below(t, y):
    found, called, real = (int(np.sum(a)) for a in ((t & y) == 1, y == 1, t == 1))
    precision, recall = found / (called + 1e-8), found / (real + 1e-8)
    return precision, recall, 2 * precision * recall / (precision + recall + 1e-8)


@misconception("You count class 0 as the positive one. The question is about the ones: TP are rows where t and y are both 1.")
def class_zero_is_positive(t, y):
    return precision_recall_f1(1 - t, 1 - y)


@misconception(
    "The zeros that were left alone are counted as hits. Precision and recall do not look at them at all: that is why they see a rare class."
)
def true_negatives_counted(t, y):
    right, called, real = int(np.sum(t == y)), int(np.sum(y == 1)), int(np.sum(t == 1))
    precision, recall = right / called if called else 0.0, right / real if real else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@misconception(
    "Both are divided by the number of all rows. Precision divides by the rows called 1, recall by the rows that are 1."
)
def divided_by_all(t, y):
    share = int(np.sum((t == 1) & (y == 1))) / len(t)
    return share, share, share


@misconception("The third number is the accuracy. F1 is made of precision and recall alone.")
def accuracy_for_f1(t, y):
    precision, recall, _ = precision_recall_f1(t, y)
    return precision, recall, float(np.mean(t == y))


exercise = Exercise(
    precision_recall_f1,
    cases,
    points=3,
    parts=("precision", "recall", "f1"),
    hints=(
        "Write the six pairs of the example below each other. How many rows are called 1, how many are 1, how many are both?",
        "(t == 1) & (y == 1) marks the hits. What counts the marks?",
        "Three counts are enough: hits, rows called 1, rows that are 1. Two of them can be 0: what do you return then?",
        "A twin: TP = 3, FP = 1, FN = 2. Precision 3/4, recall 3/5, and F1 = 2 · 0.75 · 0.6 / 1.35 = 2/3.",
    ),
    misconceptions=(
        true_negatives_counted,
        swapped,
        arithmetic_mean,
        f1_without_two,
        undefined_is_one,
        divides_by_zero,
        small_number_below,
        class_zero_is_positive,
        divided_by_all,
        accuracy_for_f1,
    ),
)
