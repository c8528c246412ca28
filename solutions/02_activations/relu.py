"""Exercise: the rectified linear unit."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def relu(z):
    """Keep what is positive, replace everything else by 0.

    relu(z) = max(z, 0), for every entry on its own

    By hand: relu([-2, 0, 3]) = [0, 0, 3].

    z itself must not change: a network needs it again on the way back.

    Shapes: z (...) -> (...)
    Returns: a new array of floats in the shape of z
    """
    return np.maximum(z, 0.0)


def cases(rng):
    yield case(np.array([[-2.0, 0.0], [3.0, -0.5]]), label="2 by 2, by hand: 0, 0, 3, 0")
    yield case(rng.normal(size=(4, 3)), label="4 rows, 3 columns")
    yield case(rng.normal(size=(1, 5)) * 10, label="1 row")
    yield case(rng.normal(size=(2, 3, 2)), label="an array with three axes")
    yield case(-rng.uniform(0.5, 3.0, size=4), label="all negative")
    yield case(rng.uniform(1.5, 3.0, size=(3, 3)) * 1e6, label="all positive and large")


hints = (
    "What should become of -2, of 0 and of 3? And what does your function return for an array that holds all three?",
    "Python's `if` and `max` want one number. You need a function of NumPy that compares entry by entry.",
    "np.max and np.maximum are two different functions. One finds the largest entry of an array, the other the larger of two values in "
    "every place.",
    "A twin: cap a price list at 10 with np.minimum(prices, 10.0): [4, 12, 10] becomes [4, 10, 10].",
)


@misconception("Negative numbers come back positive: that is the absolute value. ReLU turns them into 0.")
def absolute_value(z):
    return np.abs(z)


@misconception(
    "The result is an array of True and False: it says WHERE z is positive. ReLU returns the numbers themselves in these places."
)
def mask_returned(z):
    return z > 0


@misconception(
    "Every positive number became 1: that is the slope of ReLU (or a step), not its value. Positive numbers pass unchanged."
)
def ones_for_positives(z):
    return np.where(z > 0, 1.0, 0.0)


@misconception(
    "The result is smaller than z, because np.max(z, 0) reads the 0 as an axis and returns the largest entry along it. You want each entry "
    "compared with 0; the function for that has a longer name."
)
def maximum_along_an_axis(z):
    return np.max(z, 0)


@misconception(
    "One number came back for the whole array: the largest entry, or 0. ReLU treats every entry on its own and keeps the shape."
)
def maximum_of_the_array(z):
    return max(float(z.max()), 0.0)


@misconception("Positive numbers became 0 and negative ones stayed: it is the wrong way round.")
def minimum_instead(z):
    return np.minimum(z, 0.0)


@misconception("Values above 1 are cut to 1. ReLU has no upper limit, and that is its strength: a large input keeps its slope.")
def capped_at_one(z):
    return np.clip(z, 0.0, 1.0)


@misconception(
    "Negative inputs come back as small negative numbers. That is the leaky ReLU, a later exercise; here they become exactly 0."
)
def leaky_instead(z):
    return np.where(z > 0, z, 0.01 * z)


@misconception(
    "At z = 0 you return 0.693, and everything is a little above ReLU: this is softplus, the smooth relative. ReLU has a corner at 0."
)
def softplus_instead(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


exercise = Exercise(
    relu,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        absolute_value,
        mask_returned,
        ones_for_positives,
        maximum_along_an_axis,
        maximum_of_the_array,
        minimum_instead,
        capped_at_one,
        leaky_instead,
        softplus_instead,
    ),
)
