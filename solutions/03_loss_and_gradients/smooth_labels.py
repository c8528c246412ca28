"""Label smoothing: targets that do not ask for certainty."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def smooth_labels(t, eps):
    """Take the share eps away from each one-hot target and spread it evenly over all K classes.

    smoothed = (1 - eps) · t + eps / K

    The true class gets a part back too: all K classes receive eps / K.
    Every row still adds up to 1.

    Example: t = [[0, 1, 0, 0]], eps = 0.2. Four classes receive 0.05 each,
    the true one keeps 0.8 besides:
    [[0.05, 0.85, 0.05, 0.05]].

    Shapes: t (N, K) one-hot, eps a number from 0 to 1 -> (N, K)
    Returns: a new array; t stays as it is
    """
    return (1 - eps) * t + eps / t.shape[1]


def cases(rng):
    def one_hot(labels, k):
        return np.eye(k)[labels]

    yield case(np.array([[0.0, 1.0, 0.0, 0.0]]), 0.25, label="1 row, 4 classes, by hand: 0.8125 and 0.0625")
    yield case(one_hot(rng.integers(0, 3, 5), 3), float(rng.uniform(0.05, 0.3)), label="5 rows, 3 classes")
    yield case(one_hot(rng.integers(0, 10, 3), 10), float(rng.uniform(0.05, 0.3)), label="3 rows, 10 classes")
    yield case(one_hot(rng.integers(0, 2, 4), 2), 0.0, label="eps = 0 changes nothing")
    yield case(one_hot(rng.integers(0, 5, 2), 5), 1.0, label="eps = 1: every class alike")


hints = (
    "What must each row of the result add up to? Add up one of yours.",
    "Two parts: the old target, shrunk, and the same small number for every class.",
    "K is the number of classes: the length of which axis of t? One broadcast addition does the rest.",
    "A twin: t = [[1, 0]], eps = 0.1. Shrunk [[0.9, 0]], then 0.05 for each of the two classes: [[0.95, 0.05]].",
)


@misconception("Only the wrong classes receive a share in yours, eps / (K-1) each. It adds up to 1, but the formula spreads eps "
               "over all K classes, the true one included.")  # fmt: skip
def wrong_classes_only(t, eps):
    return (1 - eps) * t + eps / (t.shape[1] - 1) * (1 - t)


@misconception("The rows add up to more than 1: each class received the whole eps. Divide it by the number of classes.")
def eps_for_each(t, eps):
    return (1 - eps) * t + eps


@misconception("The rows add up to 1 + eps: the shares are handed out, but the true class did not give anything up. Shrink "
               "the old target first.")  # fmt: skip
def does_not_shrink(t, eps):
    return t + eps / t.shape[1]


@misconception("The rows add up to less than 1: the true class is 1 - eps, without its own share eps / K.")
def true_class_without_share(t, eps):
    return np.where(t == 1, 1 - eps, eps / t.shape[1])


@misconception("eps is divided by the number of rows. It is spread over the classes: the other axis.")
def divides_by_rows(t, eps):
    return (1 - eps) * t + eps / len(t)


@misconception("eps and 1 - eps have changed places: with eps = 0 your targets are already all alike.")
def swaps_shares(t, eps):
    return eps * t + (1 - eps) / t.shape[1]


@misconception("The targets are shrunk, and the share they lost is given to nobody: the rows add up to 1 - eps.")
def only_shrinks(t, eps):
    return (1 - eps) * t


@misconception(
    "Every class receives eps / (K-1), the true one too: the rows add up to more than 1. The share that was taken away is "
    "divided among all K classes."
)
def one_class_too_few(t, eps):
    return (1 - eps) * t + eps / (t.shape[1] - 1)


@misconception("eps is divided by the number of all entries, N·K. Each row hands out a whole eps of its own, to its K classes.")
def divides_by_entries(t, eps):
    return (1 - eps) * t + eps / t.size


exercise = Exercise(
    smooth_labels,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        wrong_classes_only,
        eps_for_each,
        does_not_shrink,
        true_class_without_share,
        divides_by_rows,
        swaps_shares,
        only_shrinks,
        one_class_too_few,
        divides_by_entries,
    ),
)
