"""Project: a split that keeps together what belongs together."""

import numpy as np

from autograder.exercise import Exercise, Rng, case, misconception


def split_by_group(groups, share, rng):
    """Split rows into a training and a test part so that no group is on both sides.

    groups[i] names the group of row i: the writer of a digit, the patient of a scan, the
    original of an augmented copy. Shuffle the different groups with `rng`, and take
    round(share * G) of the G groups for the test, all their rows with them.

    Example: groups [7, 7, 3, 5, 3] and share 1/3: one of the three groups is the test,
    perhaps group 3. Then the test rows are [2, 4] and the training rows [0, 1, 3].

    Many answers are right; the check looks at groups, sizes and chance.

    Shapes: groups (N,) integers -> (training rows, test rows), two integer arrays
    """
    names = rng.permutation(np.unique(groups))
    chosen = np.isin(groups, names[: round(share * len(names))])
    return np.flatnonzero(~chosen), np.flatnonzero(chosen)


def cases(rng):
    def case_of(sizes, share, label):
        names = rng.choice(900, len(sizes), replace=False) + 10
        groups = rng.permutation(np.repeat(names, sizes))
        seeds = [int(s) for s in rng.integers(1, 10**6, 2)]
        return case(groups, share, Rng(seeds[0]), Rng(seeds[1]), label=label)

    yield case(np.array([7, 7, 3, 5, 3]), 1 / 3, Rng(int(rng.integers(1, 10**6))), Rng(0), label="five rows, three groups")
    yield case_of([4] * 20, 0.31, "20 writers with 4 digits each, 6.2 of them for the test")
    yield case_of(rng.integers(1, 9, 25), 0.27, "25 groups of different size, 6.75 for the test")
    yield case_of([30, *[2] * 15], 0.5, "one large group among small ones")


def probe(split_by_group, groups, share, rng, other):
    """Two splits of the same rows, by two generators."""
    return split_by_group(groups, share, rng), split_by_group(groups, share, other)


def verify(value, groups, share, rng, other):
    """Complete, disjoint, no group on both sides, the right number of groups, and made by the generator."""
    names = np.unique(groups)
    asked = round(share * len(names))
    for split in value:
        if (
            type(split) is not tuple
            or len(split) != 2
            or any(np.asarray(p).dtype.kind not in "iu" or np.ndim(p) != 1 for p in split)
        ):
            return "Return a tuple of two integer arrays: the training rows, then the test rows."
        train, test = (np.asarray(part) for part in split)
        rows = np.concatenate([train, test])
        if np.isin(rows, names).all() and rows.max(initial=0) >= len(groups):
            return "returns_groups"
        if not np.array_equal(np.sort(rows), np.arange(len(groups))):
            return "Every row has to be in exactly one of the two parts."
        shared = np.intersect1d(groups[train], groups[test])
        if len(shared):
            return "rows_split" if len(shared) > 1 else "cut_through_a_group"
        found = len(np.unique(groups[test]))
        if found != asked:
            return (
                "parts_swapped"
                if found == len(names) - asked
                else f"Of {len(names)} groups {asked} should be in the test; yours has {found}."
            )
    if len(names) > 10:
        one, two = (set(groups[split[1]].tolist()) for split in value)
        if one == two:
            ends = {frozenset(names[:asked].tolist()), frozenset(names[-asked:].tolist())}
            return "groups_not_shuffled" if frozenset(one) in ends else "generator_ignored"
    return None


hints = (
    "How many different groups are there, and how many of them go to the test? Count groups, not rows.",
    "np.unique gives the different groups. Which of them are for the test is decided by chance; what about their rows?",
    "np.isin(groups, chosen) is True for each row whose group is among the chosen.",
    "A twin: groups [4, 9, 4, 8], chosen [4]. np.isin gives [True, False, True, False]; the test rows are [0, 2], the training rows [1, 3].",
)


@misconception(
    "Rows of one group are on both sides: single rows were chosen, not whole groups. The model then meets the same writer, or a copy of the same "
    "picture, again in the test."
)
def rows_split(groups, share, rng):
    order = rng.permutation(len(groups))
    cut = max(2, round(share * len(groups)))
    order = np.concatenate(
        [np.flatnonzero(groups == groups[0])[:1], *[np.flatnonzero(groups == g)[:1] for g in np.unique(groups)], order]
    )
    order = order[np.sort(np.unique(order, return_index=True)[1])]
    return order[cut:], order[:cut]


@misconception(
    "One group is cut in two: the rows were sorted by group and then cut at a row. Decide for whole groups; the number of rows then is what it is."
)
def cut_through_a_group(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    largest = max(names, key=lambda g: np.sum(groups == g))
    chosen = [g for g in names if g != largest][: max(round(share * len(names)) - 1, 0)]
    test = np.concatenate([np.flatnonzero(np.isin(groups, chosen)), np.flatnonzero(groups == largest)[:1]])
    return np.setdiff1d(np.arange(len(groups)), test), test


@misconception("You return the names of groups. Asked are the numbers of their rows: row i belongs to group groups[i].")
def returns_groups(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    cut = round(share * len(names))
    return names[cut:], names[:cut]


@misconception("The two parts have each other's place: the training rows come first, and `share` is the share of the TEST.")
def parts_swapped(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    chosen = np.isin(groups, names[: round(share * len(names))])
    return np.flatnonzero(chosen), np.flatnonzero(~chosen)


@misconception(
    "Two generators give the same split, and the test holds the first or the last groups in their order. Groups in order are often of one kind: "
    "one hospital, one year. Shuffle them first."
)
def groups_not_shuffled(groups, share, rng):
    names = np.unique(groups)
    chosen = np.isin(groups, names[: round(share * len(names))])
    return np.flatnonzero(~chosen), np.flatnonzero(chosen)


@misconception("Two different generators give the same split: you make a generator of your own. Use the rng that is passed in.")
def generator_ignored(groups, share, rng):
    names = np.random.default_rng(0).permutation(np.unique(groups))
    chosen = np.isin(groups, names[: round(share * len(names))])
    return np.flatnonzero(~chosen), np.flatnonzero(chosen)


exercise = Exercise(
    split_by_group,
    cases,
    points=2,
    hints=hints,
    probe=probe,
    verify=verify,
    parts=("one generator", "another"),
    kind="project",
    misconceptions=(rows_split, cut_through_a_group, returns_groups, parts_swapped, groups_not_shuffled, generator_ignored),
)
