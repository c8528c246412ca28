"""Exercise: the gradient that a tanh passes back."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def tanh_backward(g, y, z):
    """Pass a gradient back through y = tanh(z). The slope of tanh is 1 minus the square
    of its output.

    dL/dz = dL/dy * dy/dz, entry by entry, with tanh'(z) = 1 - tanh(z)²

    g is dL/dy, y = tanh(z) is the output, z the input. You may use y or z.

    By hand: at z = 0 the output is 0 and the slope 1. Where the output is 0.5 the slope
    is 0.75; with g = 8 that gives 6.

    Shapes: g (...), y (...), z (...) -> (...)
    Returns: an array in the shape of z
    """
    return g * (1 - y**2)


def sample(rng, shape, scale=1.0):
    z = rng.normal(size=shape) * scale
    return rng.normal(size=shape), np.tanh(z), z


def cases(rng):
    y = np.array([[0.5, 0.0], [-0.5, 0.25]])
    yield case(np.array([[8.0, 3.0], [4.0, -16.0]]), y, np.arctanh(y), label="2 by 2, by hand: 6, 3, 3, -15")
    yield case(*sample(rng, (4, 3)), label="4 rows, 3 columns")
    yield case(*sample(rng, (1, 5)), label="1 row")
    yield case(*sample(rng, (2, 3, 2)), label="an array with three axes")
    yield case(*sample(rng, 6, 8.0), label="saturated: z far from 0")
    g, y, z = sample(rng, (3, 3))
    yield case(g * np.array([0.0, 1.0, 1.0]), y, z, label="some gradients are 0")


hints = (
    "How steep is tanh at 0, and how steep far away from 0? Compute your slope for z = 0 and for z = 10.",
    "Which argument already holds tanh(z)?",
    "The slope depends on the square of the output. What arrives from above multiplies it.",
    "A twin: y = z³ has the slope 3z². With g = 5 and z = 2 its backward gives 5 * 12 = 60: upstream times slope.",
)


@misconception(
    "For z beyond ±1 your slope is negative, and tanh never falls: 1 - z² is used. The formula takes the OUTPUT of tanh, not its input."
)
def input_for_output(g, y, z):
    return g * (1 - z**2)


@misconception(
    "Your slope is 1.5 where the output is -0.5, steeper than tanh is anywhere. The square is missing: positive and negative outputs should "
    "give the same slope."
)
def square_forgotten(g, y, z):
    return g * (1 - y)


@misconception(
    "This is the slope of tanh itself; the gradient g from above is not used. By the chain rule the two are multiplied."
)
def upstream_forgotten(g, y, z):
    return 1 - y**2


@misconception("y(1 - y) is the slope of the sigmoid: at z = 0 it gives 0, and there tanh has its largest slope, 1.")
def slope_of_sigmoid(g, y, z):
    return g * y * (1 - y)


@misconception(
    "tanh is applied once too often: where the output is 0.5 you get the slope 0.786 in place of 0.75. y is tanh(z) already."
)
def tanh_twice(g, y, z):
    return g * (1 - np.tanh(y) ** 2)


@misconception(
    "Your slope grows from 1 towards 2 as z moves away from 0. tanh becomes flat there, so the slope must go to 0: check the sign."
)
def one_plus_square(g, y, z):
    return g * (1 + y**2)


@misconception(
    "The slope 1 - y² has lost its brackets: in g * 1 - y**2 the gradient meets the 1 alone, and y² is subtracted afterwards."
)
def brackets_forgotten(g, y, z):
    return g - y**2


@misconception(
    "The brackets stand in the wrong place: (1 - y)² is not 1 - y². Where the output is 0.5 you get 0.25, and 0.75 is right."
)
def square_of_the_difference(g, y, z):
    return g * (1 - y) ** 2


@misconception("You differentiated 1 - y², which is the slope already. The result at z = 0 is 0; the slope of tanh there is 1.")
def differentiated_twice(g, y, z):
    return g * -2 * y


@misconception(
    "The result is tanh's value times g: at z = 0 nothing comes through, and there the curve is steepest. Multiply by the slope, not by the "
    "output."
)
def output_for_slope(g, y, z):
    return g * y


exercise = Exercise(
    tanh_backward,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        input_for_output,
        square_forgotten,
        upstream_forgotten,
        slope_of_sigmoid,
        tanh_twice,
        one_plus_square,
        brackets_forgotten,
        square_of_the_difference,
        differentiated_twice,
        output_for_slope,
    ),
)
