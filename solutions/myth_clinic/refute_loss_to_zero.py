"""Myth 43: a loss above zero means a wrong architecture."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_loss_to_zero():
    """Often said: "if the training loss does not go to zero, change the architecture".

    Return `(x, t)`: inputs x (N numbers) and labels t (N times 0 or 1), with N at most
    1,000 and at least four different inputs, such that NO network, however large and
    however long it is trained, has a mean cross-entropy below 0.3 on them.

    Returns: a tuple of two lists of equal length
    """
    return [1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0], [0, 1, 0, 1, 0, 1, 0, 1]


def cases(rng):
    yield case(label="the least loss that any network can reach on your data")


def verify(value):
    """A network is a function: rows with equal inputs get equal forecasts, at best the share of ones among them."""
    try:
        x, t = (np.asarray(part, dtype=float) for part in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two lists of numbers is asked, the inputs and their labels"
    if x.ndim != 1 or x.shape != t.shape or not 1 <= len(x) <= 1000:
        return "Two lists of equal length are asked, with 1,000 entries at most"
    if not np.isfinite(x).all() or not np.all((t == 0) | (t == 1)):
        return "The inputs should be ordinary numbers, and the labels 0 or 1"
    places, group, sizes = np.unique(x, return_inverse=True, return_counts=True)
    if len(places) < 4:
        return "too_few_inputs"
    share = np.bincount(group, weights=t) / sizes
    p = np.where(t == 1, share[group], 1 - share[group])
    least = float(-np.log(p).mean())
    if least > 0.3:
        return None
    if np.all(sizes == 1):
        return "nothing_repeats"
    return "repeats_agree" if least < 1e-12 else "too_few_conflicts"


@misconception(
    "Every input occurs once. A large enough network can learn such a table by heart and come as close to zero as you like."
)
def nothing_repeats():
    return [1.0, 2.0, 3.0, 4.0], [0, 1, 0, 1]


@misconception("Some inputs occur more than once, but their labels agree. Then nothing forbids a loss near zero.")
def repeats_agree():
    return [1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0], [0, 0, 1, 1, 0, 0, 1, 1]


@misconception(
    "There are contradictions, and they do set a floor, but it is still below 0.3. More of the rows have to contradict."
)
def too_few_conflicts():
    return [1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], [0, 1, 0, 1, 0, 1, 0, 1]


@misconception("At least four different inputs are asked.")
def too_few_inputs():
    return [1.0, 1.0], [0, 1]


hints = (
    "A network is a function. What can it not do with two rows whose inputs are equal?",
    "If one input occurs once with label 0 and once with label 1, which forecast is best for it, and what does it cost?",
    "For half and half the best forecast is 0.5, which costs log 2 = 0.693 a row. How many of your rows need that for a mean above 0.3?",
    "A twin: an input that occurs with labels 1, 1, 1, 0 wants p = 0.75. The four rows cost 0.288 three times and 1.386 once: 0.56 each.",
)


exercise = Exercise(
    refute_loss_to_zero,
    cases,
    points=2,
    hints=hints,
    misconceptions=(nothing_repeats, repeats_agree, too_few_conflicts, too_few_inputs),
    verify=verify,
    kind="myth",
)
