"""Exercise: a ReLU that lets a little through on the negative side."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def leaky_relu(z, slope=0.01):
    """A ReLU whose left side is not flat: negative inputs are scaled down by `slope` in
    place of being set to 0.

    y = z where z > 0, else slope * z

    By hand: leaky_relu([-2, 0, 3]) = [-0.02, 0, 3], and with slope 0.5 it is [-1, 0, 3].

    The slope lies from 0 (the plain ReLU) up to, but not including, 1.

    Shapes: z (...) -> (...)
    Returns: a new array of floats in the shape of z
    """
    return np.where(z > 0, z, slope * z)


def cases(rng):
    yield case(np.array([[-2.0, 0.0], [3.0, 0.25]]), 0.5, label="2 by 2, slope 0.5, by hand: -1, 0, 3, 0.25")
    yield case(rng.normal(size=(4, 3)), label="4 rows, 3 columns, the default slope")
    yield case(rng.normal(size=(4, 3)), float(rng.uniform(0.1, 0.4)), label="4 rows, 3 columns, another slope")
    yield case(rng.normal(size=(1, 5)) * 10, float(rng.uniform(0.6, 0.9)), label="1 row, a slope near 1")
    yield case(rng.normal(size=(2, 3, 2)), 0.0, label="three axes, slope 0: the plain ReLU")
    yield case(-rng.uniform(0.5, 3.0, size=4), 0.125, label="all negative, slope 1/8")


hints = (
    "What becomes of -2 with slope 0.5, and what of 3? Which of your two branches does each of them take?",
    "np.where(condition, a, b) builds the result from two arrays, entry by entry.",
    "On the right side the input passes unchanged; on the left it is multiplied. Is the number that you multiply by the argument `slope`?",
    "A twin with prices: amounts above 100 get a tenth off, others stay. np.where(amount > 100, 0.9 * amount, amount) turns [50, 200] "
    "into [50, 180].",
)


@misconception("Positive numbers are scaled down and negative ones pass unchanged: the two branches have changed places.")
def slope_on_the_positive_side(z, slope=0.01):
    return np.where(z > 0, slope * z, z)


@misconception("Negative inputs give exactly 0: this is the plain ReLU. Its leaky relative lets a small part of them through.")
def slope_dropped(z, slope=0.01):
    return np.maximum(z, 0.0)


@misconception(
    "All negative inputs give the same number: the slope itself is returned. A slope multiplies: -4 must come out twice as low as -2."
)
def constant_on_the_left(z, slope=0.01):
    return np.where(z > 0, z, slope)


@misconception(
    "All negative inputs give minus the slope, a constant. A flat side passes no gradient, which is what the leak is there to avoid."
)
def negative_constant_on_the_left(z, slope=0.01):
    return np.where(z > 0, z, -slope)


@misconception("Right for the default and wrong for any other slope: somewhere 0.01 is written out. Use the argument `slope`.")
def slope_hard_coded(z, slope=0.01):
    return np.where(z > 0, z, 0.01 * z)


@misconception(
    "Everything is scaled, positive numbers too. Then the function is one straight line, and a network of straight lines is a straight line."
)
def scaled_everywhere(z, slope=0.01):
    return slope * z


@misconception(
    "Negative inputs come out positive: the left side rises to the left. There is a minus sign or an absolute value too much."
)
def left_side_folded_up(z, slope=0.01):
    return np.where(z > 0, z, -slope * z)


@misconception(
    "Small inputs, positive or negative, are replaced by the slope: max(z, slope) compares z with a constant. Compare it with a line, "
    "slope times z."
)
def larger_of_input_and_slope(z, slope=0.01):
    return np.maximum(z, slope)


@misconception("On the left z and slope are added. A slope is a factor: with slope 0.5 the input -2 gives -1.")
def added_not_multiplied(z, slope=0.01):
    return np.where(z > 0, z, z + slope)


exercise = Exercise(
    leaky_relu,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        slope_on_the_positive_side,
        slope_dropped,
        constant_on_the_left,
        negative_constant_on_the_left,
        slope_hard_coded,
        scaled_everywhere,
        left_side_folded_up,
        larger_of_input_and_slope,
        added_not_multiplied,
    ),
)
