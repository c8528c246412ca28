"""Cut a shuffled data set into batches."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def minibatches(X, t, batch_size, order):
    """Cut the examples into batches of `batch_size` rows, in the given order.

    `order` is a permutation of the row numbers: order[0] says which row comes first.
    The last batch holds what is left over, and may be shorter. No row is lost,
    none comes twice, and every row of X keeps its own target.

    Example: X = [[10], [11], [12]], t = [0, 1, 2], batch_size = 2, order = [2, 0, 1]:
    the first batch is [[12], [10]] with targets [2, 0], the second [[11]] with [1].

    Shapes: X (N, D), t (N,), order (N,) -> Xb (B, D) and tb (B,) in each batch
    Returns: a list of tuples (Xb, tb)
    """
    batches = []
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], t[rows]))
    return batches


def data(rng, n, d, batch_size, **more):
    return case(rng.normal(size=(n, d)), rng.integers(0, 5, n) + 10 * np.arange(n), batch_size, rng.permutation(n), **more)


def cases(rng):
    X, t = np.array([[10.0], [11.0], [12.0]]), np.array([0, 1, 2])
    yield case(X, t, 2, np.array([2, 0, 1]), label="3 rows, batches of 2, by hand")
    yield data(rng, 7, 3, 3, label="7 rows, batches of 3: one row is left over")
    yield data(rng, 8, 2, 4, label="8 rows, batches of 4: nothing is left over")
    yield data(rng, 5, 2, 1, label="batches of 1: one example at a time")
    yield data(rng, 4, 3, 10, label="a batch size above the number of rows")
    yield data(rng, 11, 4, 4, label="11 rows, batches of 4: three rows are left over")
    yield case(rng.normal(size=(1, 2)), np.array([3]), 2, np.array([0]), label="1 row")
    yield case(
        rng.normal(size=(6, 2)),
        rng.normal(size=6),
        4,
        np.array([1, 2, 3, 4, 5, 0]),
        label="each row one place further, numbers as targets",
    )


hints = (
    "Write down for 7 rows and batches of 3 which places of `order` belong to which batch. How many batches are there?",
    "range takes a step: range(0, 7, 3) gives 0, 3, 6, the places where batches begin.",
    "Slicing beyond the end is no error: a[6:9] of seven entries gives one entry. And X[rows] takes several rows at once.",
    "A twin: the letters 'abcde' in the order [4, 3, 2, 1, 0] by twos: [4, 3] gives 'ed', [2, 1] gives 'cb', [0] gives 'a'.",
)


@misconception(
    "The rows that are left over at the end are lost: 7 rows in batches of 3 make three batches, and the last has one row."
)
def last_dropped(X, t, batch_size, order):
    whole = len(order) // batch_size * batch_size
    return [(X[order[i : i + batch_size]], t[order[i : i + batch_size]]) for i in range(0, whole, batch_size)]


@misconception(
    "X is shuffled and t is not: every row has got some other row's target. A network trained on this learns nothing. Take the "
    "same row "
    "numbers for both."
)
def targets_stay_behind(X, t, batch_size, order):
    return [(X[order[i : i + batch_size]], t[i : i + batch_size]) for i in range(0, len(order), batch_size)]


@misconception("t is shuffled and X is not: rows and targets have come apart. Take the same row numbers for both.")
def rows_stay_behind(X, t, batch_size, order):
    return [(X[i : i + batch_size], t[order[i : i + batch_size]]) for i in range(0, len(order), batch_size)]


@misconception(
    "The batches are cut from X as it stands: `order` is not used. Then every epoch sees the rows in the same sequence."
)
def order_ignored(X, t, batch_size, order):
    return [(X[i : i + batch_size], t[i : i + batch_size]) for i in range(0, len(order), batch_size)]


@misconception("Your batches overlap: each begins one row after the one before. The start has to move on by a whole batch.")
def batches_overlap(X, t, batch_size, order):
    return [(X[order[i : i + batch_size]], t[order[i : i + batch_size]]) for i in range(len(order))]


@misconception("batch_size is taken for the number of batches. It is the number of rows in each of them.")
def size_is_the_number(X, t, batch_size, order):
    return [(X[rows], t[rows]) for rows in np.array_split(order, batch_size)]


@misconception(
    "You used the inverse permutation: order[i] says which row comes at place i, not at which place row i comes. No sorting is "
    "needed."
)
def order_inverted(X, t, batch_size, order):
    order = np.argsort(order)
    return [(X[order[i : i + batch_size]], t[order[i : i + batch_size]]) for i in range(0, len(order), batch_size)]


@misconception("The last batch is filled up with rows from the beginning, which then count twice in this epoch. Leave it short.")
def last_filled_up(X, t, batch_size, order):
    return [
        (X[np.take(order, range(i, i + batch_size), mode="wrap")], t[np.take(order, range(i, i + batch_size), mode="wrap")])
        for i in range(0, len(order), batch_size)
    ]


@misconception(
    "The rows that are left over are added to the batch before, which gets too long. They are a short batch of their own."
)
def last_merged(X, t, batch_size, order):
    starts = [i for i in range(0, len(order), batch_size) if i == 0 or i + batch_size <= len(order)]
    ends = [*starts[1:], len(order)]
    return [(X[order[i:j]], t[order[i:j]]) for i, j in zip(starts, ends)]


@misconception("Only the rows of X are returned. A batch is a pair: its rows and their targets.")
def targets_missing(X, t, batch_size, order):
    return [X[order[i : i + batch_size]] for i in range(0, len(order), batch_size)]


@misconception("Only the first batch comes back: `return` stands inside the loop and ends it. Collect all batches, then return.")
def first_batch_only(X, t, batch_size, order):
    return [(X[order[:batch_size]], t[order[:batch_size]])]


@misconception(
    "An empty list comes back: the rows are picked, and no batch is ever put into the list. Append the pair (X[rows], "
    "t[rows]) in each round of the loop."
)
def nothing_collected(X, t, batch_size, order):
    return []


@misconception(
    "Your batches are evened out, as np.array_split does it: 7 rows by threes become 3, 2 and 2. All batches but the "
    "last have batch_size rows: 3, 3 and 1."
)
def evened_out(X, t, batch_size, order):
    return [(X[rows], t[rows]) for rows in np.array_split(order, -(-len(order) // batch_size))]


exercise = Exercise(
    minibatches,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        last_dropped,
        targets_stay_behind,
        rows_stay_behind,
        order_ignored,
        batches_overlap,
        size_is_the_number,
        order_inverted,
        last_filled_up,
        last_merged,
        targets_missing,
        first_batch_only,
        nothing_collected,
        evened_out,
    ),
)
