"""Project: which class is taken for which."""

from autograder.exercise import Exercise, case, misconception


def top_confusions(t, y, count):
    """The most frequent errors: a list of tuples (truth, prediction, times), the most
    frequent first, at most `count` of them.

    Only pairs that occur, and only errors: where truth and prediction are equal, nothing
    is confused. Among pairs that are equally frequent the smaller truth comes first, then
    the smaller prediction. A 9 taken for a 4 and a 4 taken for a 9 are two pairs.

    Example: t = [9, 9, 4, 1], y = [4, 4, 9, 1] and count 5 give [(9, 4, 2), (4, 9, 1)].

    Shapes: t (N,), y (N,) integers -> list of tuples of Python ints
    """
    found = {}
    for truth, prediction in zip(t.tolist(), y.tolist()):
        if truth != prediction:
            found[truth, prediction] = found.get((truth, prediction), 0) + 1
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(truth, prediction, times) for (truth, prediction), times in ranked[:count]]


def cases(rng):
    import numpy as np

    yield case(np.array([9, 9, 4, 1]), np.array([4, 4, 9, 1]), 5, label="four digits, by hand")
    for n, classes, count, label in (
        (60, 4, 3, "60 examples, 4 classes"),
        (200, 10, 5, "200 digits"),
        (25, 3, 20, "more asked than there are"),
    ):
        t = rng.integers(0, classes, n)
        y = np.where(rng.random(n) < 0.6, t, rng.integers(0, classes, n))
        y[:4], t[:4] = 0, classes - 1  # one pair leads, in one direction
        t[4:9], y[4:9] = 1, 1
        yield case(t, y, count, label=label)
    t = rng.integers(0, 5, 30)
    yield case(t, t.copy(), 3, label="no errors at all")
    yield case(np.array([5, 2, 2, 5, 3]), np.array([2, 5, 3, 3, 2]), 4, label="all equally frequent: which comes first?")


hints = (
    "For t = [9, 9, 4, 1] and y = [4, 4, 9, 1]: which rows are errors, and which two pairs do they form?",
    "A dictionary from (truth, prediction) to a number counts pairs; so does a confusion matrix without its diagonal.",
    "sorted takes a key. A tuple as key sorts by its first entry, and by the second one where the first are equal; a minus turns an order round.",
    "A twin: pairs (3, 5) twice, (1, 7) twice, (8, 1) three times. In order: (8, 1, 3), (1, 7, 2), (3, 5, 2).",
)


def ranking(t, y, key, keep=lambda a, b: a != b):
    """What the mistakes below have in common: count the pairs that are kept, sort them by a key of (pair, times)."""
    found = {}
    for a, b in zip(t.tolist(), y.tolist()):
        if keep(a, b):
            found[a, b] = found.get((a, b), 0) + 1
    return [(a, b, times) for (a, b), times in sorted(found.items(), key=key)]


@misconception(
    "The right answers are in the list too: pairs with truth = prediction. They are the most frequent ones and push the errors out."
)
def counts_right_ones(t, y, count):
    return ranking(t, y, lambda p: (-p[1], p[0]), lambda a, b: True)[:count]


@misconception("Truth and prediction have each other's place: a 9 that was taken for a 4 is (9, 4, ...), the truth first.")
def prediction_first(t, y, count):
    return [(b, a, times) for a, b, times in ranking(t, y, lambda p: (-p[1], p[0]))[:count]]


@misconception("The rarest errors come first. The question is what goes wrong most often.")
def rarest_first(t, y, count):
    return ranking(t, y, lambda p: (p[1], p[0]))[:count]


@misconception("All pairs are returned, however many: `count` says how many are asked at most.")
def count_ignored(t, y, count):
    return ranking(t, y, lambda p: (-p[1], p[0]))


@misconception("The pairs are in the order of the classes, not of how often they occur. Sort by the number first.")
def not_sorted(t, y, count):
    return ranking(t, y, lambda p: p[0])[:count]


@misconception(
    "Pairs that are equally frequent come in another order than asked: the smaller truth first, then the smaller prediction."
)
def ties_reversed(t, y, count):
    return ranking(t, y, lambda p: (-p[1], -p[0][0], -p[0][1]))[:count]


@misconception(
    "Pairs that are equally frequent come in the order in which they are met, as Counter.most_common gives them. Asked is: the smaller truth "
    "first, then the smaller prediction."
)
def ties_as_met(t, y, count):
    return ranking(t, y, lambda p: -p[1])[:count]


@misconception("Pairs that never occur are in the list, with 0 times: they fill it up to `count`. Leave them out.")
def pairs_that_never_occur(t, y, count):
    classes = range(max(t.max(), y.max()) + 1)
    found = {(a, b): 0 for a in classes for b in classes}  # a table of counts with its diagonal set to 0
    found |= {(a, b): times for a, b, times in ranking(t, y, lambda p: p[0])}
    return [(*pair, times) for pair, times in sorted(found.items(), key=lambda p: (-p[1], p[0]))[:count]]


@misconception(
    "The right answers were thrown out only after the cut at `count`, so that they have taken places in it. Throw them out before you count."
)
def cut_too_early(t, y, count):
    return [entry for entry in counts_right_ones(t, y, count) if entry[0] != entry[1]]


@misconception("The number of times comes first in your entries. Each entry is (truth, prediction, times).")
def times_first(t, y, count):
    return [(times, a, b) for a, b, times in ranking(t, y, lambda p: (-p[1], p[0]))[:count]]


@misconception(
    "Your entries are pairs whose first part is a pair, ((truth, prediction), times), as a dictionary's items are. Asked are three ints side by side."
)
def pair_in_a_pair(t, y, count):
    return [((a, b), times) for a, b, times in ranking(t, y, lambda p: (-p[1], p[0]))[:count]]


@misconception(
    "Both directions are counted together: 9 taken for 4 and 4 taken for 9 became one pair. They are different errors, with different causes."
)
def both_directions(t, y, count):
    found = {}
    for a, b in zip(t.tolist(), y.tolist()):
        if a != b:
            found[min(a, b), max(a, b)] = found.get((min(a, b), max(a, b)), 0) + 1
    return [(*pair, times) for pair, times in sorted(found.items(), key=lambda p: (-p[1], p[0]))[:count]]


@misconception("The number of times is missing: each entry is (truth, prediction, times), three ints.")
def without_times(t, y, count):
    return [(a, b) for a, b, _ in ranking(t, y, lambda p: (-p[1], p[0]))[:count]]


exercise = Exercise(
    top_confusions,
    cases,
    points=2,
    hints=hints,
    kind="project",
    misconceptions=(
        counts_right_ones,
        prediction_first,
        rarest_first,
        count_ignored,
        not_sorted,
        ties_reversed,
        ties_as_met,
        pairs_that_never_occur,
        cut_too_early,
        times_first,
        pair_in_a_pair,
        both_directions,
        without_times,
    ),
)
