"""Exercise: remove the smallest weights."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def prune_by_magnitude(W, share):
    """Set the weights that are smallest in size to 0, and leave the others as they are.

    `share` is the part of all entries that goes: share * W.size of them, a whole number in
    every case. What counts is the distance from 0: of 0.5 and -2 the first one goes. The
    whole matrix is one pool; a row may lose all of its weights, and another one none.

    By hand: W = [[3, -1], [0.5, -2]] and share 0.5. The sizes are 3, 1, 0.5, 2, so 0.5
    and -1 go: [[3, 0], [0, -2]].

    W itself stays as it is. No two entries have the same size.

    Shapes: W (D, M) -> (D, M)
    Returns: an array
    """
    pruned = W.copy()
    smallest_first = np.argsort(np.abs(W).ravel())
    gone = smallest_first[: round(share * W.size)]
    pruned.ravel()[gone] = 0.0
    return pruned


def cases(rng):
    yield case(np.array([[3.0, -1.0], [0.5, -2.0]]), 0.5, label="2 x 2, by hand")
    yield case(rng.normal(size=(4, 5)), 0.3, label="4 x 5, 6 of 20 weights go")
    rows = rng.normal(size=(3, 4)) * np.array([[0.1], [1.0], [10.0]])
    yield case(rows, 0.5, label="3 rows of very different size")
    yield case(rng.normal(size=(5, 2)) - 2, 0.2, label="nearly all weights negative")
    yield case(rng.normal(size=(6, 5)), 0.9, label="9 of 10 weights go")
    yield case(rng.normal(size=(3, 3)), 0.0, label="nothing goes")
    yield case(rng.normal(size=(2, 6)), 1.0, label="all go")
    yield case(rng.normal(size=(1, 10)), 0.4, label="one row")


@misconception("The LARGEST weights are removed. Keep them: a weight far from 0 moves the output most.")
def largest_removed(W, share):
    pruned = W.copy()
    pruned.flat[np.argsort(np.abs(W), axis=None)[W.size - round(share * W.size) :]] = 0.0
    return pruned


@misconception("The most negative weights are removed. -2 is a strong weight, 0.1 a weak one: compare sizes, without the sign.")
def signed_order(W, share):
    pruned = W.copy()
    pruned.flat[np.argsort(W, axis=None)[: round(share * W.size)]] = 0.0
    return pruned


@misconception("`share` is used as the part that STAYS. It is the part that goes: share 0.9 leaves one weight in ten.")
def share_kept(W, share):
    pruned = W.copy()
    pruned.flat[np.argsort(np.abs(W), axis=None)[: W.size - round(share * W.size)]] = 0.0
    return pruned


@misconception("The threshold is share times the largest weight. That removes another number of weights: rank them, and count.")
def share_of_the_largest(W, share):
    return np.where(np.abs(W) < share * np.abs(W).max(), 0.0, W)


@misconception("Every row loses the same number of weights. The whole matrix is one pool: rank all entries together.")
def row_by_row(W, share):
    pruned = W.copy()
    for row in pruned:
        row[np.argsort(np.abs(row))[: round(share * len(row))]] = 0.0
    return pruned


@misconception("The weights are changed in the matrix that was passed in. Work on a copy.")
def changes_its_input(W, share):
    W.flat[np.argsort(np.abs(W), axis=None)[: round(share * W.size)]] = 0.0
    return W


@misconception("A mask comes back, 1 for what stays. Return the weights themselves: multiply by the mask.")
def mask_returned(W, share):
    mask = np.ones_like(W)
    mask.flat[np.argsort(np.abs(W), axis=None)[: round(share * W.size)]] = 0.0
    return mask


@misconception(
    "`share` itself is the threshold: every weight smaller than 0.5, say, goes. It is the part of the weights that goes."
)
def share_as_threshold(W, share):
    return np.where(np.abs(W) < share, 0.0, W)


@misconception("The sizes come back: the weights that stay have lost their sign. Use np.abs for ranking only.")
def signs_lost(W, share):
    return np.abs(prune_by_magnitude(W, share))


@misconception(
    "Right up to share 1, where one weight stays: the quantile is the largest size then, and < spares the weight that has it. Rank the weights, and "
    "count."
)
def quantile_strict(W, share):
    return np.where(np.abs(W) < np.quantile(np.abs(W), share), 0.0, W)


@misconception(
    "Right down to share 0, where one weight goes: the quantile is the smallest size then, and <= removes the weight that has it. Rank the weights, "
    "and count."
)
def quantile_or_equal(W, share):
    return np.where(np.abs(W) <= np.quantile(np.abs(W), share), 0.0, W)


@misconception("One weight too few goes: is the last one of the list cut off, or is one compared with < where <= belongs?")
def one_too_few(W, share):
    pruned = W.copy()
    pruned.flat[np.argsort(np.abs(W), axis=None)[: max(round(share * W.size) - 1, 0)]] = 0.0
    return pruned


exercise = Exercise(
    prune_by_magnitude,
    cases,
    points=2,
    hints=(
        "How many weights go, in the example? Which number do you compare: the weight, or its distance from 0?",
        "np.argsort gives the places of the entries, the smallest first. On a matrix it wants to be told to take all entries as one row.",
        "Take the first share * W.size of these places, in a copy of W, and write 0 there. (The array W.ravel() or W.flat counts through all entries.)",
        "A twin: W = [[-4, 1, 2]] and share 1/3. Sizes 4, 1, 2: one weight goes, and [[-4, 0, 2]] stays.",
    ),
    misconceptions=(
        largest_removed,
        signed_order,
        share_kept,
        share_of_the_largest,
        row_by_row,
        changes_its_input,
        mask_returned,
        share_as_threshold,
        signs_lost,
        quantile_strict,
        quantile_or_equal,
        one_too_few,
    ),
)
