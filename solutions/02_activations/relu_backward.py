"""Exercise: the gradient that a ReLU passes back."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def relu_backward(g, y, z):
    """Pass a gradient back through y = relu(z): it goes through where z is positive,
    and stops everywhere else.

    dL/dz = g where z > 0, else 0

    At z = 0 ReLU has a corner and no derivative. The convention of this course, and of
    the usual libraries, is relu'(0) = 0.

    By hand: z = [-2, 0, 3] and g = [5, 6, -7] give [0, 0, -7].

    Shapes: g (...), y (...), z (...) -> (...)
    Returns: an array of floats in the shape of z
    """
    return np.where(z > 0, g, 0.0)


def sample(rng, shape):
    z = rng.normal(size=shape)
    return rng.normal(size=shape), np.maximum(z, 0.0), z


def cases(rng):
    z = np.array([[-2.0, 0.0], [3.0, 0.5]])
    yield case(np.array([[5.0, 6.0], [-7.0, 2.0]]), np.maximum(z, 0.0), z, label="2 by 2, by hand: 0, 0, -7, 2")
    yield case(*sample(rng, (4, 3)), label="4 rows, 3 columns")
    yield case(*sample(rng, (1, 5)), label="1 row")
    yield case(*sample(rng, (2, 3, 2)), label="an array with three axes")
    z = np.array([0.0, 2.0, 0.0, -1.0])
    yield case(rng.normal(size=4), np.maximum(z, 0.0), z, label="exact zeros in z")
    z = -rng.uniform(0.5, 3.0, size=(3, 2))
    yield case(rng.normal(size=(3, 2)), np.maximum(z, 0.0), z, label="all negative: nothing passes")


hints = (
    "Draw relu. What is its slope on the left, what is it on the right?",
    "Two arrays matter: one decides WHERE the gradient passes, the other is WHAT passes. Which is which?",
    "A comparison of z with 0 gives True and False. np.where takes such a mask and two values; a product with the mask does the same. "
    "Does your comparison let z = 0 pass?",
    "A twin: backward of y = min(z, 10). The slope is 1 where z < 10, else 0. With z = [4, 12] and g = [3, 5] the result is [3, 0].",
)


@misconception(
    "True and False came back: the places where the gradient may pass. What passes is g: it is the gradient that you have to return."
)
def mask_returned(g, y, z):
    return z > 0


@misconception(
    "This is the slope of ReLU, 0 or 1; the gradient g from above is not used. By the chain rule the two are multiplied."
)
def upstream_forgotten(g, y, z):
    return np.where(z > 0, 1.0, 0.0)


@misconception(
    "Right except where z is exactly 0: there you let the gradient through. The statement fixes relu'(0) = 0: compare with > rather than >=."
)
def passes_at_zero(g, y, z):
    return np.where(z >= 0, g, 0.0)


@misconception(
    "Where z is negative your result is -g: that is the slope of the absolute value. ReLU is flat there, and a flat line passes nothing."
)
def slope_of_absolute_value(g, y, z):
    return g * np.sign(z)


@misconception(
    "You multiplied g by the VALUE of ReLU. The chain rule wants its slope, which is 1 on the right, however large z is."
)
def value_for_slope(g, y, z):
    return g * y


@misconception(
    "You let through what is positive in g. Whether a gradient passes depends on the input z of the ReLU; the gradient itself may have any "
    "sign."
)
def relu_of_the_gradient(g, y, z):
    return np.maximum(g, 0.0)


@misconception("Negative gradients are lost even where z is positive. Only the sign of z decides; g may have any sign.")
def both_must_be_positive(g, y, z):
    return np.where((z > 0) & (g > 0), g, 0.0)


@misconception(
    "Everything passes. Perhaps you asked for y >= 0, which is true everywhere, as ReLU never returns anything negative."
)
def everything_passes(g, y, z):
    return np.where(y >= 0, g, 0.0)


@misconception("The gradient passes exactly where it should stop: the condition is the wrong way round.")
def wrong_way_round(g, y, z):
    return np.where(z > 0, 0.0, g)


@misconception(
    "A hundredth of the gradient passes on the negative side. That is the leaky ReLU; the plain one passes nothing there."
)
def leaky_instead(g, y, z):
    return np.where(z > 0, g, 0.01 * g)


exercise = Exercise(
    relu_backward,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        mask_returned,
        upstream_forgotten,
        passes_at_zero,
        slope_of_absolute_value,
        value_for_slope,
        relu_of_the_gradient,
        both_must_be_positive,
        everything_passes,
        wrong_way_round,
        leaky_instead,
    ),
)
