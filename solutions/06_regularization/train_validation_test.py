"""Exercise: three disjoint parts of a data set."""

import numpy as np

from autograder.exercise import Exercise, Rng, case, misconception


def train_validation_test(n, fractions, rng):
    """Split the row numbers 0 … n-1 at random into three parts: for training, for
    validation and for the test.

    Every row is in exactly one part. The part with fraction f has n * f rows, up to
    rounding: it may be off by less than 1. The rows are shuffled first, with `rng`, so
    that a sorted data set does no harm; an rng in the same state gives the same split.

    Example: n = 10 and fractions = (0.6, 0.2, 0.2) may give [7 2 9 0 4 1], [8 3]
    and [5 6].

    fractions holds three floats with sum 1. Many answers are right; the check looks at
    the sizes, the overlap and the order.

    Returns: a tuple of three integer arrays (row numbers)
    """
    order = rng.permutation(n)
    first = round(n * fractions[0])
    second = round(n * (fractions[0] + fractions[1]))
    return order[:first], order[first:second], order[second:]


def cases(rng):
    seeds = [int(s) for s in rng.integers(1, 10**6, size=12)]
    yield case(10, (0.6, 0.2, 0.2), Rng(seeds[0]), Rng(seeds[1]), label="10 rows: 6, 2 and 2")
    yield case(
        int(rng.integers(60, 90)), (0.5, 0.25, 0.25), Rng(seeds[2]), Rng(seeds[3]), label="a few dozen rows, half for training"
    )
    yield case(101, (0.7, 0.15, 0.15), Rng(seeds[4]), Rng(seeds[5]), label="101 rows: the fractions give no whole numbers")
    yield case(53, (0.35, 0.35, 0.3), Rng(seeds[6]), Rng(seeds[7]), label="53 rows: rounding must not lose one")
    yield case(1797, (0.8, 0.1, 0.1), Rng(seeds[8]), Rng(seeds[9]), label="1797 rows, as many as there are digits")
    yield case(200, (0.9, 0.06, 0.04), Rng(seeds[10]), Rng(seeds[11]), label="200 rows, small parts")


def probe(train_validation_test, n, fractions, rng, other):
    """Two splits of the same rows, by two generators."""
    first = train_validation_test(n, fractions, rng)
    return None if first is None else (first, train_validation_test(n, fractions, other))


def verify(value, n, fractions, rng, other):
    """Disjoint, complete, shuffled, of the right sizes, and made by the generator."""
    sizes_asked = [n * f for f in fractions]
    rounded_down = [int(asked) for asked in sizes_asked]
    for split in value:
        if type(split) is not tuple or len(split) != 3:
            return "Return a tuple of three arrays: training, validation, test."
        if any(np.asarray(part).dtype.kind not in "iu" or np.ndim(part) != 1 for part in split):
            return "Each part should be one array of row numbers, integers along one axis."
        rows = np.concatenate([np.asarray(part) for part in split])
        if rows.size and (rows.min() < 0 or rows.max() >= n):
            return (
                "row_numbers_from_one"
                if rows.min() == 1 and rows.max() == n
                else f"Row numbers go from 0 to {n - 1}; yours from {rows.min()} to {rows.max()}."
            )
        if len(np.unique(rows)) < len(rows):
            parts = [np.unique(part) for part in split]
            return "drawn_with_replacement" if any(len(u) < len(p) for u, p in zip(parts, split)) else "overlap"
        sizes = [len(part) for part in split]
        if len(rows) < n:
            lost = f"Your three parts together hold {len(rows)} of the {n} rows: the others are in none of them."
            return "rounding_loses_rows" if sizes == rounded_down else lost
        if any(abs(size - asked) >= 1 for size, asked in zip(sizes, sizes_asked)):
            same = all(abs(size - asked) < 1 for size, asked in zip((sizes[0], sizes[2], sizes[1]), sizes_asked))
            thirds = max(sizes) - min(sizes) <= 1 and max(sizes_asked) - min(sizes_asked) > 3
            if thirds or same:
                return "three_equal_parts" if thirds else "validation_and_test_swapped"
            if sizes[:2] == rounded_down[:2]:
                return "remainder_in_last_part"
            asked = ", ".join(f"{size:.4g}" for size in sizes_asked)
            return f"The sizes of your parts are {', '.join(map(str, sizes))}; asked are {asked}, each off by less than 1."
        blocks = [int(np.max(part)) - int(np.min(part)) + 1 == len(part) for part in split if len(part) > 2]
        if blocks and all(blocks) and n > 20:
            old_order = all((np.abs(np.diff(part)) == 1).all() for part in split)
            return "not_shuffled" if old_order else "shuffled_within_parts"
    if n > 20 and all(np.array_equal(a, b) for a, b in zip(*value)):
        return "generator_ignored"
    if n > 20 and np.array_equal(np.unique(value[0][0]), np.unique(value[1][0])):
        return "shuffled_within_parts"
    return None


hints = (
    "How many rows are in your three parts together? And how many different ones?",
    "A data set may be sorted by class. What would the test part hold then, if the rows were not shuffled?",
    "Shuffle all row numbers once, and cut the result at two places. Both cuts are counted from the beginning, so nothing is lost.",
    "A twin in two parts: permutation [3, 0, 4, 1, 2] cut at 3 gives [3, 0, 4] and [1, 2].",
)


@misconception(
    "Some rows are in two parts: a row that was trained on is tested on. Shuffle once and cut; do not draw each part anew from all rows."
)
def overlap(n, fractions, rng):
    return tuple(rng.permutation(n)[: round(n * f)] for f in fractions)


@misconception(
    "The rows are not shuffled: the parts are blocks in their old order. A data set sorted by class would be cut between classes."
)
def not_shuffled(n, fractions, rng):
    order = np.arange(n)
    first, second = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return order[:first], order[first:second], order[second:]


@misconception(
    "Rounding loses rows: your three parts together have fewer than n. Let the last part be whatever the first two leave over."
)
def rounding_loses_rows(n, fractions, rng):
    order = rng.permutation(n)
    a, b, c = (int(n * f) for f in fractions)
    return order[:a], order[a : a + b], order[a + b : a + b + c]


@misconception(
    "The same row comes several times in one part: you draw with replacement. Every row number is to appear exactly once."
)
def drawn_with_replacement(n, fractions, rng):
    order = rng.integers(0, n, size=n)
    order[1] = order[0]
    first, second = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return order[:first], order[first:second], order[second:]


@misconception(
    "Two different generators give the same split: it is not drawn from the rng that is passed in. Do you make a generator of your own, or "
    "follow a fixed rule?"
)
def generator_ignored(n, fractions, rng):
    order = np.random.default_rng(0).permutation(n)
    first, second = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return order[:first], order[first:second], order[second:]


@misconception("Validation and test have each other's sizes: the order is training, validation, test.")
def validation_and_test_swapped(n, fractions, rng):
    order = rng.permutation(n)
    first, second = round(n * fractions[0]), round(n * (fractions[0] + fractions[2]))
    return order[:first], order[first:second], order[second:]


@misconception("The three parts are equally large. The fractions say how large each of them is.")
def three_equal_parts(n, fractions, rng):
    order = rng.permutation(n)
    return order[: n // 3], order[n // 3 : 2 * n // 3], order[2 * n // 3 :]


@misconception("Your row numbers go from 1 to n. In NumPy the first row is 0, and row n does not exist.")
def row_numbers_from_one(n, fractions, rng):
    order = rng.permutation(n) + 1
    first, second = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return order[:first], order[first:second], order[second:]


@misconception(
    "The rows are cut first and shuffled then, each part for itself: the training part always holds the same rows. Shuffle before you cut."
)
def shuffled_within_parts(n, fractions, rng):
    first, second = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    order = np.arange(n)
    return rng.permutation(order[:first]), rng.permutation(order[first:second]), rng.permutation(order[second:])


@misconception(
    "The sizes are rounded down and the last part gets all that is left over: it is off by more than a row. Round the two places where you cut."
)
def remainder_in_last_part(n, fractions, rng):
    order = rng.permutation(n)
    first = int(n * fractions[0])
    second = first + int(n * fractions[1])
    return order[:first], order[first:second], order[second:]


exercise = Exercise(
    train_validation_test,
    cases,
    points=2,
    hints=hints,
    probe=probe,
    verify=verify,
    parts=("one generator", "another"),
    misconceptions=(
        overlap,
        not_shuffled,
        rounding_loses_rows,
        drawn_with_replacement,
        generator_ignored,
        validation_and_test_swapped,
        three_equal_parts,
        row_numbers_from_one,
        shuffled_within_parts,
        remainder_in_last_part,
    ),
)
