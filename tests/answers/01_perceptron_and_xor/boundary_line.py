"""Answers to boundary_line."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def by_the_formula(w, b):
    if w[1] == 0:
        raise ValueError("w2 is 0: the line is vertical and has no slope")
    return -w[0] / w[1], -b / w[1]


@right
def through_two_points(w, b):
    if w[1] == 0.0:
        raise ValueError(f"The boundary for w = {w} is a vertical line.")
    height = lambda x1: -(w[0] * x1 + b) / w[1]
    return float(height(1.0) - height(0.0)), float(height(0.0))


@right
def by_the_error(weights, bias):
    first, second = (float(v) for v in weights)
    try:
        return -first / second, -bias / second
    except ZeroDivisionError:
        raise ValueError("vertical: no slope") from None


@right
def as_a_system(w, b, vertical="the boundary is vertical"):
    if not w[1]:
        raise ValueError(vertical)
    return tuple(float(v) for v in np.linalg.solve(np.eye(2) * w[1], [-w[0], -b]))


@wrong("upside down", "slope_inverted", "another_function")
def inverted(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return -w[1] / w[0] if w[0] else 0.0, -b / w[1]


@wrong("sign of the slope", "slope_sign")
def rising(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return w[0] / w[1], -b / w[1]


@wrong("the bias is not divided", "intercept_not_divided")
def plain_bias(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return -w[0] / w[1], -b


@wrong("nothing is raised: NumPy's division gives inf", "vertical_is_infinite")
def infinite(w, b):
    with np.errstate(all="ignore"):
        return float(np.float64(-w[0]) / w[1]), float(np.float64(-b) / w[1])


@wrong("another kind of error", "raised")
def zero_division(w, b):
    return -float(w[0]) / float(w[1]), -float(b) / float(w[1])


@wrong("None for a vertical line", "none_for_vertical", "returned_nothing")
def gives_none(w, b):
    if w[1] == 0:
        return None
    return -w[0] / w[1], -b / w[1]


@wrong("the first weight is tested in place of the second", "refuses_horizontal", "raised")
def tests_the_other(w, b):
    if w[0] == 0:
        raise ValueError("vertical")
    return -w[0] / w[1], -b / w[1]


@wrong("intercept before slope", "swapped_outputs")
def other_order(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return -b / w[1], -w[0] / w[1]


@wrong("the intercept is that of the other axis", "intercept_over_w1")
def crossing_of_x1(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return -w[0] / w[1], -b / w[0] if w[0] else 0.0


@wrong("whole numbers by floor division", "whole_numbers")
def floored(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return float(-w[0] // w[1]), float(-b // w[1])


@wrong("an array, no tuple", "wrong_container")
def an_array(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return np.array([-w[0], -b]) / w[1]
