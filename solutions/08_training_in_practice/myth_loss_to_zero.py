"""Myth: "a network that is large enough reaches a training loss of 0"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_loss_to_zero():
    """Often said: "if the training loss does not go to zero, the architecture is too small".

    Return a training set `(X, t)` on which NO network, however large, can have a mean
    cross-entropy below 0.3: at most 8 rows, two numbers in each, and labels 0 or 1. Both
    labels have to occur.

    Think of what a network is: a function. It cannot give two answers for one input.

    Returns: the tuple (X, t): 2 to 8 rows [x1, x2], and as many labels 0 or 1
    """
    return [[1.0, 2.0], [1.0, 2.0], [3.0, 0.0]], [0, 1, 1]


def cases(rng):
    yield case(label="your training set")


def verify(value):
    """The smallest cross-entropy of any function of the rows is 0.3 at least."""
    X, t = np.asarray(value[0], dtype=float), np.asarray(value[1], dtype=float)
    if X.ndim != 2 or X.shape[1] != 2 or t.shape != (len(X),) or not np.isfinite(X).all():
        return "X should have rows of two ordinary numbers, and t one label for each row."
    if not 2 <= len(X) <= 8:
        return "Between 2 and 8 rows are asked."
    if not np.isin(t, (0, 1)).all():
        return "The labels should be 0 or 1."
    if t.min() == t.max():
        return "one_label_only"
    _, place = np.unique(X, axis=0, return_inverse=True)
    floor = 0.0
    for k in range(place.max() + 1):
        same = t[place.ravel() == k]
        p = same.mean()
        floor -= sum(len(same) * q * np.log(q) for q in (p, 1 - p) if q > 0)
    floor /= len(X)
    if floor >= 0.3:
        return None
    if floor == 0:
        distances = [np.abs(a - b).max() for i, a in enumerate(X) for b in X[:i]]
        corners = {tuple(row) for row in X.tolist()}
        if corners == {(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)}:
            return "xor"
        return "nearly_the_same" if distances and 0 < min(distances) < 1e-3 else "no_contradiction"
    return "too_few_contradictions"


@misconception("XOR is too hard for one layer only. A network with a hidden layer brings this loss as close to 0 as you like.")
def xor():
    return [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1, 0]


@misconception(
    "No row contradicts another one here: a network that is large enough learns these rows by heart. Which two rows could it not?"
)
def no_contradiction():
    return [[1.0, 5.0], [2.0, 3.0], [4.0, 4.0]], [0, 1, 0]


@misconception("These rows are nearly equal, but not quite. A network with large enough weights still tells them apart.")
def nearly_the_same():
    return [[1.0, 2.0], [1.0, 2.000001]], [0, 1]


@misconception(
    "There is a contradiction, but it is diluted: averaged over all rows the smallest loss is below 0.3. Leave some rows out."
)
def too_few_contradictions():
    return [[1.0, 2.0], [1.0, 2.0], [3.0, 0.0], [4.0, 0.0], [5.0, 1.0], [6.0, 1.0]], [0, 1, 1, 0, 1, 0]


@misconception("With one label only, the network answers it everywhere, and the loss goes to 0. Both labels have to occur.")
def one_label_only():
    return [[1.0, 2.0], [1.0, 2.0]], [1, 1]


exercise = Exercise(
    myth_loss_to_zero,
    cases,
    points=1,
    hints=(
        "What does a network answer for two rows that are the same?",
        "A row occurs twice, once with the label 0 and once with the label 1. Which probability makes the mean loss of the two smallest?",
        "For such a pair the best answer is 1/2, and its loss is log 2 = 0.69 for each of the two. How many other rows may stand beside it?",
        "A twin with three equal rows, labels 1, 1, 0: the best answer is 2/3, the loss (2 · 0.405 + 1.099)/3 = 0.64 for each.",
    ),
    misconceptions=(xor, no_contradiction, nearly_the_same, too_few_contradictions, one_label_only),
    verify=verify,
    kind="myth",
)
