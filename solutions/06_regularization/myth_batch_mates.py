"""Myth: "in training, batch norm uses the moving average"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_batch_mates():
    """Often said: "in training, batch norm normalizes with a moving average, so the output
    for one example does not depend on the others in its batch".

    Take one unit with gamma = 1, beta = 0 and eps = 1e-5, in training mode.

    Return two batches, `(one, two)`: lists of at least two numbers each, which begin
    with the SAME number. After batch norm their first entries should differ by more
    than 1.

    Returns: a tuple of two lists of numbers
    """
    return [1.0, 3.0], [1.0, -3.0]


def cases(rng):
    yield case(label="your two batches")


def verify(value):
    """The same first example, normalized by its batch, comes out differently."""
    one, two = (np.asarray(batch, dtype=float) for batch in value)
    if one.ndim != 1 or two.ndim != 1 or not all((np.abs(batch) < 1e100).all() for batch in (one, two)):
        return "Return two lists of ordinary numbers."
    if min(len(one), len(two)) < 2:
        return "batches_of_one"
    if one[0] != two[0]:
        return "different_example"
    if one.shape == two.shape and np.array_equal(one, two):
        return "same_batch"
    first = [(b[0] - b.mean()) / np.sqrt(b.var() + 1e-5) for b in (one, two)]
    if abs(first[0] - first[1]) > 1:
        return None
    if first[0] * first[1] > 0:
        return "mates_too_similar"
    return f"The first entries come out as {first[0]:.3g} and {first[1]:.3g}; they should differ by more than 1."


hints = (
    "In training mode, which numbers give the mean that is subtracted?",
    "Where does the first number lie in its batch: below the mean, or above it? You can choose the others freely.",
    "In one batch the first number should be the smallest, in the other the largest.",
    "A twin: 5 in the batch [5, 5, 8] becomes -0.707; in the batch [5, 2, 2] it becomes 1.414.",
)


@misconception("The two batches are the same, so the results are. Keep the first number and change the others.")
def same_batch():
    return [1.0, 3.0], [1.0, 3.0]


@misconception("The batches begin with different numbers. It should be the same example in different company.")
def different_example():
    return [1.0, 3.0], [2.0, -3.0]


@misconception("A batch of one number gives 0, whatever the number is. Each batch needs at least two.")
def batches_of_one():
    return [1.0], [1.0]


@misconception(
    "The first entries come out too much alike: the first number lies on the same side of the mean in both batches. Put it below the mean in "
    "one batch, and above it in the other."
)
def mates_too_similar():
    return [1.0, 3.0], [1.0, 7.0]


exercise = Exercise(
    myth_batch_mates,
    cases,
    points=1,
    hints=hints,
    misconceptions=(same_batch, different_example, batches_of_one, mates_too_similar),
    verify=verify,
    kind="myth",
)
