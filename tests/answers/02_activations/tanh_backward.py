"""Answers to tanh_backward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def from_the_output(g, y, z):
    return g * (1 - y * y)


@right
def from_the_input(g, y, z):
    return g * (1 - np.tanh(z) ** 2)


@right
def factored(g, y, z):
    return g * (1 - y) * (1 + y)


@right
def entries(upstream, out, inputs):
    return np.array([a * (1 - b**2) for a, b in zip(upstream.flat, out.flat)]).reshape(upstream.shape)


@right
def by_subtraction(g, y, z, power=2):
    return np.subtract(g, g * np.power(y, power))


@wrong("z for y", "input_for_output")
def of_the_input(g, y, z):
    return g * (1 - z**2)


@wrong("no square", "square_forgotten")
def no_square(g, y, z):
    return g * (1 - y)


@wrong("no g", "upstream_forgotten")
def no_g(g, y, z):
    return 1 - y**2


@wrong("sigmoid's slope", "slope_of_sigmoid")
def sigmoid(g, y, z):
    return g * y * (1 - y)


@wrong("tanh twice", "tanh_twice")
def twice(g, y, z):
    return g * (1 - np.tanh(y) ** 2)


@wrong("plus", "one_plus_square")
def plus(g, y, z):
    return g * (1 + y**2)


@wrong("the brackets are missing")
def brackets(g, y, z):
    return g * 1 - y**2


@wrong("the other sign", "opposite_sign")
def negative(g, y, z):
    return g * (y**2 - 1)


@wrong("2y, the derivative of a square")
def two_y(g, y, z):
    return g * (1 - 2 * y)


@wrong("g is changed", "changed_its_input")
def in_place(g, y, z):
    g *= 1 - y**2
    return g


@wrong("the output", "returned_argument", "output_for_slope")
def output(g, y, z):
    return y.copy()


@wrong("the mean over the batch", "wrong_shape", "wrong_container")
def mean(g, y, z):
    return (g * (1 - y**2)).mean(axis=0)
