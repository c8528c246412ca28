"""Answers to sigmoid_backward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def from_the_output(g, y, z):
    return g * y * (1 - y)


@right
def from_the_input(g, y, z):
    e = np.exp(-np.abs(z))
    return g * e / (1 + e) ** 2


@right
def by_cosh(g, y, z):
    return g / (4 * np.cosh(np.clip(z, -300, 300) / 2) ** 2)


@right
def difference(upstream, out, inputs):
    return upstream * (out - out**2)


@right
def entries(g, y, z):
    dz = np.zeros(g.shape)
    for i in np.ndindex(*g.shape):
        dz[i] = g[i] * y[i] * (1.0 - y[i])
    return dz


@wrong("z for y", "input_for_output")
def of_the_input(g, y, z):
    return g * z * (1 - z)


@wrong("no g", "upstream_forgotten")
def no_g(g, y, z):
    return y * (1 - y)


@wrong("1 + y", "one_plus_y")
def plus(g, y, z):
    return g * y * (1 + y)


@wrong("tanh's slope", "slope_of_tanh")
def tanh(g, y, z):
    return g * (1 - y**2)


@wrong("g + slope", "added_not_multiplied")
def added(g, y, z):
    return g + y * (1 - y)


@wrong("sigmoid applied again", "sigmoid_twice")
def twice(g, y, z):
    s = 1 / (1 + np.exp(-y))
    return g * s * (1 - s)


@wrong("the other sign", "opposite_sign")
def negative(g, y, z):
    return g * y * (y - 1)


@wrong("g is changed", "changed_its_input")
def in_place(g, y, z):
    g *= y * (1 - y)
    return g


@wrong("the constant slope at 0")
def quarter(g, y, z):
    return 0.25 * g


@wrong("the forward pass", "returned_argument")
def forward(g, y, z):
    return y.copy()


@wrong("divided by the slope")
def divided(g, y, z):
    return g / np.maximum(y * (1 - y), 1e-12)


@wrong("the sum for the batch", "wrong_shape", "wrong_container")
def summed(g, y, z):
    return (g * y * (1 - y)).sum()
