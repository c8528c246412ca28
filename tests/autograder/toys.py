"""Small exercises for tests of the kit."""

import numpy as np

from autograder.exercise import Exercise, case, freeze, misconception

HINTS = (
    "What does each row add up to, and by what is it divided?",
    "Look at the axis argument.",
    "Divide by the number of columns.",
    "[2, 4] has mean 3.",
)


def centred(x):
    """Subtract each column's mean.

    Shapes: x (N, D) -> (N, D)
    """
    return x - x.mean(axis=0)


def centred_cases(rng):
    yield (rng.normal(size=(4, 3)),)
    yield (rng.normal(size=(1, 3)),)
    yield case(np.array([[1.0, 0.0], [3.0, 0.0]]), label="two rows, by hand")
    yield case(rng.normal(size=(5, 2)) + 100, label="far from 0")


@misconception("Each row adds up to 0, not each column: the mean runs over the columns. Look at the axis.")
def by_row(x):
    return x - x.mean(axis=1, keepdims=True)


@misconception("The mean of all numbers was subtracted: each column needs its own.")
def by_all(x):
    return x - x.mean()


CENTRED = Exercise(centred, centred_cases, points=4, hints=HINTS, misconceptions=(by_row, by_all))


def stats(x):
    """Return (sum, mean) of a vector as floats.

    Shapes: x (N,) -> two floats
    """
    return float(x.sum()), float(x.mean())


def stats_cases(rng):
    yield (rng.normal(size=5),)
    yield (rng.normal(size=1) + 2,)
    yield (np.array([1.0, 2.0, 6.0]),)


STATS = Exercise(stats, stats_cases, points=3, hints=HINTS, parts=("total", "mean"))


def frozen(exercise=CENTRED, seed=7):
    return freeze(exercise, "99_toys", seed)
