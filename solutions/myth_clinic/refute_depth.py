"""Myth 30: too many layers make gradients vanish or explode."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_depth():
    """Often said: "with too many layers the gradient vanishes or explodes".

    Take 100 linear layers of two units, all with the same weights W (2, 2). Going back
    through k of them multiplies a gradient by W k times.

    Return W with at least one entry off the diagonal larger than 0.1 in size, so that the
    units mix, and such that EVERY gradient of length 1 has, after each of the 100 layers,
    a length between 0.5 and 2.

    Returns: a list of two rows of two numbers
    """
    return [[0.6, 0.8], [-0.8, 0.6]]


def cases(rng):
    yield case(label="gradients through your matrix, 1 to 100 times")


def verify(value):
    """The singular values of a matrix are the shortest and the longest that it makes of a vector of length 1."""
    try:
        W = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "Two rows of two numbers are asked"
    if W.shape != (2, 2) or not np.all(np.abs(W) <= 100):
        return "Two rows of two numbers are asked, none larger than 100"
    if max(abs(W[0, 1]), abs(W[1, 0])) <= 0.1:
        return "does_not_mix"
    product, lengths = np.eye(2), []
    for _ in range(100):
        product = product @ W
        lengths.append(np.linalg.svd(product, compute_uv=False))
        if lengths[-1][0] > 1e6:
            break
    if np.max(lengths) <= 2 and np.min(lengths) >= 0.5:
        return None
    if np.max(lengths) > 2:
        return "grows"
    return "shrinks" if lengths[-1][0] < 0.5 else "forgets_a_direction"


@misconception("These layers hardly mix their units: an entry off the diagonal should be larger than 0.1.")
def does_not_mix():
    return [[1.0, 0.0], [0.0, 1.0]]


@misconception("Through these layers every gradient gets shorter and shorter. Keep the mixing, and change the scale.")
def shrinks():
    return [[0.5, 0.3], [0.3, 0.5]]


@misconception(
    "Some gradient becomes longer than 2: W stretches it, at once or little by little. A W that stretches nothing and squeezes nothing "
    "is asked."
)
def grows():
    return [[1.0, 0.5], [0.0, 1.0]]


@misconception(
    "Some gradients keep their length, but others vanish, as the difference between two units does in layers that average them. Every "
    "direction has to survive."
)
def forgets_a_direction():
    return [[0.5, 0.5], [0.5, 0.5]]


hints = (
    "Which movements of the plane leave the length of every arrow as it is?",
    "Turn the plane by some angle, or mirror it. How long are the rows of such a matrix, and what is their dot product?",
    "The rows have length 1 and stand at right angles to each other. Take any row (a, b) with a² + b² = 1, and find the second.",
    "A twin in three dimensions: a matrix that only swaps the units, such as (x, y, z) -> (y, z, x), keeps every length for ever.",
)


exercise = Exercise(
    refute_depth,
    cases,
    points=2,
    hints=hints,
    misconceptions=(does_not_mix, shrinks, grows, forgets_a_direction),
    verify=verify,
    kind="myth",
)
