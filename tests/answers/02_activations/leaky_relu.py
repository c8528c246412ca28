"""Answers to leaky_relu."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def where(z, slope=0.01):
    return np.where(z > 0, z, slope * z)


@right
def larger_of_two(z, slope=0.01):
    return np.maximum(z, slope * z)


@right
def two_parts(scores, slope=0.01):
    return np.maximum(scores, 0) + slope * np.minimum(scores, 0)


@right
def factor(z, slope=0.01):
    return z * np.where(z < 0, slope, 1.0)


@right
def entry_by_entry(z, slope=0.01):
    y = z.copy()
    for place, value in np.ndenumerate(z):
        if value < 0:
            y[place] = value * slope
    return y


@wrong("slope on the right", "slope_on_the_positive_side")
def right_side(z, slope=0.01):
    return np.where(z > 0, slope * z, z)


@wrong("the slope itself on the left", "constant_on_the_left")
def constant(z, slope=0.01):
    return np.where(z > 0, z, slope)


@wrong("the slope is always 0.01", "slope_hard_coded")
def fixed(z, slope=0.01):
    return np.where(z > 0, z, 0.01 * z)


@wrong("a plain ReLU", "slope_dropped", "only_some_signs")
def no_leak(z, slope=0.01):
    return np.maximum(z, 0.0)


@wrong("another default", "entrywise")
def other_default(z, slope=0.1):
    return np.where(z > 0, z, slope * z)


@wrong("folded up", "left_side_folded_up", "only_some_signs")
def folded(z, slope=0.01):
    return np.where(z > 0, z, -slope * z)


@wrong("z minus the slope", "added_not_multiplied", "entrywise")
def minus(z, slope=0.01):
    return np.where(z > 0, z, z - slope)


@wrong("z is changed", "changed_its_input")
def in_place(z, slope=0.01):
    z[z < 0] *= slope
    return z


@wrong("divided by the slope", "entrywise")
def divided(z, slope=0.01):
    return np.where(z > 0, z, z / max(slope, 1e-3))


@wrong("the derivative")
def derivative(z, slope=0.01):
    return np.where(z > 0, 1.0, slope)


@wrong("the sign of the first entry decides for all", "entrywise")
def by_the_first(z, slope=0.01):
    return z.copy() if z.ravel()[0] > 0 else slope * z
