"""Myth 101: the noise that batch norm adds."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_noise_is_shift():
    """Often said: "the noise of batch norm is additive: an example is shifted by its batch".

    A shift would move all examples of a batch alike, and leave the GAP between two of them
    as it is. Take one unit in training mode, with gamma = 1, beta = 0 and eps = 1e-5.

    Return `(one, two)`, two batches of at least three numbers between -1,000 and 1,000,
    which begin with the same two numbers, and these two differ by at least 0.1. After
    batch norm the gap between the first two entries should be at least TWICE as large in
    one of the batches as in the other.

    Returns: a tuple of two lists of numbers
    """
    return [0.0, 1.0, 0.5], [0.0, 1.0, 10.0]


def cases(rng):
    yield case(label="the gap between your two examples")


def verify(value):
    """The gap is divided by each batch's own deviation."""
    try:
        one, two = (np.asarray(batch, dtype=float) for batch in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two lists of numbers is asked"
    if one.ndim != 1 or two.ndim != 1 or min(len(one), len(two)) < 3:
        return "Each batch should be a list of at least three numbers"
    if not (np.all(np.abs(one) <= 1000) and np.all(np.abs(two) <= 1000)):
        return "All numbers have to lie between -1,000 and 1,000"
    if not np.array_equal(one[:2], two[:2]):
        return "other_examples"
    if abs(one[0] - one[1]) < 0.1:
        return "no_gap"
    gaps = [abs(b[0] - b[1]) / np.sqrt(b.var() + 1e-5) for b in (one, two)]
    if max(gaps) >= 2 * min(gaps):
        return None
    return "shifted_only" if max(gaps) < 1.05 * min(gaps) else "not_twice"


@misconception("The two batches do not begin with the same two numbers. The same two examples should stand in different company.")
def other_examples():
    return [0.0, 1.0, 2.0], [0.0, 5.0, 2.0]


@misconception("The first two numbers are (almost) equal, so that there is no gap to watch.")
def no_gap():
    return [1.0, 1.0, 3.0], [1.0, 1.0, 9.0]


@misconception(
    "In these two batches the gap is (almost) the same: the companions move the mean, but the spread stays. Give one batch much more "
    "spread."
)
def shifted_only():
    return [0.0, 1.0, 2.0], [0.0, 1.0, -1.0]


@misconception("The gap does change, but by less than a factor of two. Put the companions of one batch farther away, or nearer.")
def not_twice():
    return [0.0, 1.0, 2.0], [0.0, 1.0, 3.0]


hints = (
    "What is subtracted from both examples, and does it change their distance? What are both divided by?",
    "The distance after batch norm is the distance before, divided by the deviation of the batch. How do you change the deviation?",
    "In one batch let the third number lie between the first two, in the other far outside.",
    "A twin with the gap 4: the batch 0, 4, 2 has the deviation 1.63 and the gap 2.45; 0, 4, 14 has 5.89 and the gap 0.68.",
)


exercise = Exercise(
    refute_noise_is_shift,
    cases,
    points=2,
    hints=hints,
    misconceptions=(other_examples, no_gap, shifted_only, not_twice),
    verify=verify,
    kind="myth",
)
