"""Exercise: the gradient that a sigmoid passes back."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def sigmoid_backward(g, y, z):
    """Pass a gradient back through y = σ(z): multiply it by the slope of the sigmoid,
    σ'(z) = σ(z) (1 - σ(z)).

    dL/dz = dL/dy * dy/dz, entry by entry

    g is dL/dy, which arrives from above. y is the sigmoid's OUTPUT, z its input. You
    may use either, or both.

    By hand: for z = 0 the output is y = 0.5 and the slope 0.5 * 0.5 = 0.25. With g = 8
    the result is 2.

    Shapes: g (...), y (...), z (...) -> (...)
    Returns: an array in the shape of z
    """
    return g * y * (1 - y)


def sample(rng, shape, scale=1.0):
    z = rng.normal(size=shape) * scale
    return rng.normal(size=shape), 1 / (1 + np.exp(-z)), z


def cases(rng):
    z = np.array([[0.0, np.log(3.0)], [-np.log(3.0), 0.0]])
    y = np.array([[0.5, 0.75], [0.25, 0.5]])
    yield case(np.array([[4.0, 16.0], [-16.0, 8.0]]), y, z, label="2 by 2, by hand: 1, 3, -3, 2")
    yield case(*sample(rng, (4, 3)), label="4 rows, 3 columns")
    yield case(*sample(rng, (1, 5), 2.0), label="1 row")
    yield case(*sample(rng, (2, 3, 2)), label="an array with three axes")
    yield case(*sample(rng, 6, 15.0), label="saturated: z far from 0")
    g, y, z = sample(rng, (3, 3))
    yield case(g * np.array([0.0, 1.0, 1.0]), y, z, label="some gradients are 0")


hints = (
    "Draw the sigmoid. Where is it steepest, and how steep is it there? Your slope at z = 0 should be that number.",
    "Which of the three arguments is σ(z), already computed for you?",
    "Two factors make the result: what arrives from above, and the slope at this place. The slope is a product of two numbers that add up "
    "to 1.",
    "A twin: for y = exp(z) the slope is y itself, so its backward is g * y. With g = 3 and y = 2 it gives 6. The sigmoid has one factor "
    "more.",
)


@misconception(
    "For z = 0 your slope is 0, where the sigmoid is steepest: z(1 - z) is used. The rule y(1 - y) speaks of the OUTPUT of the sigmoid, and "
    "z is its input."
)
def input_for_output(g, y, z):
    return g * z * (1 - z)


@misconception(
    "This is the slope of the sigmoid itself, and the gradient g from above is not used. By the chain rule the two are multiplied."
)
def upstream_forgotten(g, y, z):
    return y * (1 - y)


@misconception(
    "At z = 0 your slope is 0.75, and it grows towards 2. The sigmoid is flat for large z, so the slope must go to 0 there: check the sign "
    "in the second factor."
)
def one_plus_y(g, y, z):
    return g * y * (1 + y)


@misconception("1 - y² is the slope of tanh: at z = 0 you get 0.75 times g. The sigmoid's slope is built from y and 1 - y.")
def slope_of_tanh(g, y, z):
    return g * (1 - y**2)


@misconception("One factor is missing: g(1 - y) does not become small for very negative z, where the sigmoid is flat.")
def y_forgotten(g, y, z):
    return g * (1 - y)


@misconception("One factor is missing: g * y stays large for large z, where the sigmoid is flat and lets almost nothing through.")
def one_minus_y_forgotten(g, y, z):
    return g * y


@misconception(
    "At z = 0 you get 0.235 times g, not 0.25: the sigmoid is applied a second time. y is σ(z) already; applying σ to it is once too often."
)
def sigmoid_twice(g, y, z):
    s = 1 / (1 + np.exp(-y))
    return g * s * (1 - s)


@misconception("Gradient and slope are added here. The chain rule multiplies: where g is 0, the result must be 0 too.")
def added_not_multiplied(g, y, z):
    return g + y * (1 - y)


@misconception(
    "You returned g times the sigmoid's value twice. The derivative needs y times what is missing to 1, not y times y."
)
def y_squared(g, y, z):
    return g * y * y


exercise = Exercise(
    sigmoid_backward,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        input_for_output,
        upstream_forgotten,
        one_plus_y,
        slope_of_tanh,
        y_forgotten,
        one_minus_y_forgotten,
        sigmoid_twice,
        added_not_multiplied,
        y_squared,
    ),
)
