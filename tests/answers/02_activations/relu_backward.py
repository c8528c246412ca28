"""Answers to relu_backward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def where(g, y, z):
    return np.where(z > 0, g, 0)


@right
def by_the_output(g, y, z):
    return g * (y > 0)


@right
def sign(g, out, inputs):
    return g * np.maximum(np.sign(inputs), 0)


@right
def on_a_copy(g, y, z, closed=0.0):
    dz = np.array(g, dtype=float)
    dz[z <= 0] = closed
    return dz


@right
def entries(g, y, z):
    pairs = zip(g.ravel(), z.ravel())
    return np.array([a if b > 0 else 0.0 for a, b in pairs]).reshape(g.shape)


@wrong("open at 0", "passes_at_zero")
def at_zero(g, y, z):
    return np.where(z >= 0, g, 0)


@wrong("g is forgotten", "upstream_forgotten")
def slope(g, y, z):
    return (z > 0).astype(float)


@wrong("by the sign of g", "relu_of_the_gradient")
def by_g(g, y, z):
    return np.where(g > 0, g, 0)


@wrong("times the output", "value_for_slope")
def times_y(g, y, z):
    return g * y


@wrong("the wrong half", "wrong_way_round")
def other_half(g, y, z):
    return np.where(z > 0, 0, g)


@wrong("the sign of z as slope", "slope_of_absolute_value")
def sign_slope(g, y, z):
    return g * np.sign(z)


@wrong("g is changed", "changed_its_input")
def in_place(g, y, z):
    g[z <= 0] = 0
    return g


@wrong("everything passes", "everything_passes", "returned_argument")
def passes(g, y, z):
    return g.copy()


@wrong("leaks", "leaky_instead")
def leaky(g, y, z):
    return np.where(z > 0, g, 0.01 * g)


@wrong("where both are positive", "both_must_be_positive")
def both(g, y, z):
    return np.where((z > 0) & (g > 0), g, 0)


@wrong("a sum over the batch", "wrong_shape", "wrong_container")
def summed(g, y, z):
    return (g * (z > 0)).sum(axis=0)


@wrong("closed below 1", "entrywise")
def above_one(g, y, z):
    return np.where(z > 1, g, 0)
