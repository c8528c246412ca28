"""How far apart are two gradients, whatever their size?"""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def relative_error(a, b):
    """The largest difference between two arrays, measured against the size of the entries.

    max over all entries of   |a - b| / max(1e-8, |a| + |b|)

    0 when all entries are equal; 1 when an entry of one is 0 and the other's is not,
    or when their signs differ (apart from entries as tiny as the floor).
    The 1e-8 is a floor: two entries that are both 0 give 0 / 1e-8 = 0, never 0 / 0.

    Example: a = [1, 200], b = [3, 200]. The entries give 2/4 and 0/400; the larger one is 0.5.

    Shapes: a (any shape), b (the same) -> one number
    Returns: a float
    """
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


def cases(rng):
    yield case(np.array([1.0, 200.0]), np.array([3.0, 200.0]), label="2 entries, by hand: 0.5")
    a = rng.uniform(1, 2, (4, 3)) * rng.choice([-1.0, 1.0], (4, 3))
    yield case(a, a * (1 + rng.uniform(0.001, 0.002, (4, 3))), label="12 entries, 0.1 percent apart")
    yield case(np.array([0.0, 3.0, -2.0]), np.array([0.0, 3.0, -2.5]), label="both entries 0 at one place")
    yield case(np.array([1e-10, 5.0]), np.array([-3e-10, 5.0]), label="entries below the floor: 0.04")
    large = rng.uniform(100, 200, 5)
    yield case(np.append(large, 1e-3), np.append(large + 0.1, 2e-3), label="large entries nearly equal, a small one doubled")
    yield case(np.array([-2.0, 1.0]), np.array([2.0, 1.5]), label="opposite signs: 1")


hints = (
    "Is a difference of 0.001 large? For entries near 1000, and for entries near 0.001?",
    "Work entry by entry: a fraction for each pair of entries. Only at the very end do you pick one number.",
    "np.maximum(x, y) compares entry by entry; np.max(x) looks for the largest entry of one array. You need both.",
    "A twin: a = [10, 0, 4], b = [30, 0, 4]. Differences [20, 0, 0], denominators [40, 1e-8, 8], fractions [0.5, 0, 0], "
    "the largest is 0.5.",
)


@misconception("You return the largest absolute difference: it is not divided by the size of the entries, so 0.1 between two "
               "numbers near 150 looks worse than a number that is wrong by a factor 2.")  # fmt: skip
def absolute(a, b):
    return np.max(np.abs(a - b))


@misconception("0 / 0 where both entries are 0: nan or a warning. The floor of 1e-8 in the denominator is missing.")
def no_floor(a, b):
    return np.max(np.abs(a - b) / (np.abs(a) + np.abs(b)))


@misconception("You added up the fractions of all entries. One wrong entry counts: the largest fraction is asked.")
def adds_up(a, b):
    return np.sum(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


@misconception("You averaged the fractions. In a million right entries one wrong one would disappear; the largest is asked.")
def averages(a, b):
    return np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


@misconception("The difference keeps its sign, so where b is larger the fraction is negative and max does not see it. Take "
               "absolute values first.")  # fmt: skip
def signed(a, b):
    return np.max((a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


@misconception("The denominator is |a + b|: for -2 and 2 it is 0. Add the two sizes, each without its sign.")
def size_of_the_sum(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a + b)))


@misconception("You took the largest difference and divided by the largest size: they may belong to different entries, and a "
               "small entry that is wrong hides behind a large one. Divide entry by entry.")  # fmt: skip
def not_entrywise(a, b):
    return np.max(np.abs(a - b)) / np.maximum(1e-8, np.max(np.abs(a) + np.abs(b)))


@misconception("You divided by |a| alone. Then swapping the arguments changes the result, and an entry of 0 in a gives an "
               "enormous number. Both sizes go into the denominator.")  # fmt: skip
def divides_by_first(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a)))


@misconception("You divided by the larger of the two sizes. The formula divides by their sum, so that 1 is the worst value.")
def divides_by_larger(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.maximum(np.abs(a), np.abs(b))))


@misconception("The 1e-8 is added to the denominator instead of being a floor under it: that changes every fraction a little, "
               "and those of tiny entries a lot. np.maximum compares.")  # fmt: skip
def adds_the_floor(a, b):
    return np.max(np.abs(a - b) / (np.abs(a) + np.abs(b) + 1e-8))


@misconception(
    "You compared the lengths of the whole arrays. A small entry that is wrong hides behind a large one that is "
    "right: divide entry by entry, then take the largest."
)
def compares_lengths(a, b):
    return np.linalg.norm(a - b) / max(1e-8, np.linalg.norm(a) + np.linalg.norm(b))


exercise = Exercise(
    relative_error,
    cases,
    points=2,
    hints=hints,
    stable=True,
    misconceptions=(
        absolute,
        no_floor,
        adds_up,
        averages,
        signed,
        size_of_the_sum,
        not_entrywise,
        divides_by_first,
        divides_by_larger,
        adds_the_floor,
        compares_lengths,
    ),
)
