"""Myth: "softmax gives the probability of being right"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_softmax_knows():
    """Often said: "the network calculates the probability of each outcome".

    Softmax makes positive numbers with sum 1. Whether 0.9 means "right in nine of ten
    cases" is another question, which only data can answer.

    Return `(z, t)`: the scores of one model for 10 to 50 examples and 2 classes, and the
    true classes. The model should be right in at least 80 % of the rows, and still its
    mean confidence after softmax should be off from this accuracy by more than 0.2.

    Returns: the tuple (z, t): 10 to 50 rows of 2 scores, and as many labels 0 or 1
    """
    return [[0.2, 0.0]] * 10, [0] * 10


def cases(rng):
    yield case(label="your scores and labels")


def verify(value):
    """Accuracy at least 0.8, and more than 0.2 away from the mean confidence."""
    z, t = np.asarray(value[0], dtype=float), np.asarray(value[1], dtype=float)
    if z.ndim != 2 or z.shape[1] != 2 or t.shape != (len(z),) or not np.isfinite(z).all():
        return "Rows of two ordinary numbers are asked for z, and one label for each row for t."
    if not 10 <= len(z) <= 50:
        return "Between 10 and 50 rows are asked."
    if not np.isin(t, (0, 1)).all():
        return "The labels should be 0 or 1."
    if (z[:, 0] == z[:, 1]).any():
        return "tied"
    accuracy = float(np.mean(z.argmax(axis=1) == t))
    confidence = float(np.mean(1 / (1 + np.exp(-np.minimum(np.abs(z[:, 0] - z[:, 1]), 700)))))
    if accuracy < 0.8:
        return "right_too_rarely"
    if abs(accuracy - confidence) > 0.2:
        return None
    return "sure_and_right" if accuracy == 1 and confidence > 0.99 else "gap_too_small"


@misconception("This model is sure, and it is right: there is no gap. It also has to be wrong about how good it is.")
def sure_and_right():
    return [[9.0, 0.0]] * 10, [0] * 10


@misconception("The gap between mean confidence and accuracy is not larger than 0.2. With 80 % right, an overconfident model cannot "
               "be off by more than 0.2: be too modest, with scores closer together.")  # fmt: skip
def gap_too_small():
    return [[9.0, 0.0]] * 10, [0] * 8 + [1] * 2


@misconception(
    "This model is right in fewer than 80 % of the rows. The point is that a GOOD classifier can be badly calibrated too."
)
def right_too_rarely():
    return [[9.0, 0.0]] * 10, [0] * 5 + [1] * 5


@misconception("Two scores are equal in some row: no class has the larger one. Let one of the two win in every row.")
def tied():
    return [[0.0, 0.0]] * 10, [0] * 10


exercise = Exercise(
    myth_softmax_knows,
    cases,
    points=1,
    hints=(
        "The accuracy looks only at which score is larger. What does the confidence look at?",
        "Multiply all scores by 0.01: what happens to the accuracy, and what to the confidence?",
        "With two classes the confidence is σ(|z0 - z1|), between 0.5 and 1. Which of the two ends is more than 0.2 away from an accuracy above 0.8?",
        "A twin: scores [1, 0] in every row have the confidence 0.73. If 9 of 10 rows are right, the gap is 0.17.",
    ),
    misconceptions=(sure_and_right, gap_too_small, right_too_rarely, tied),
    verify=verify,
    kind="myth",
)
