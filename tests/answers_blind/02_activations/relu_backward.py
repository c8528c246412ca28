import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def copy_and_cut(g, y, z):
    out = np.array(g, dtype=float)
    out[np.asarray(z) <= 0] = 0.0
    return out


@right
def output_is_enough(g, y, z):
    return g * np.sign(y)


@wrong("ReLU of the gradient, not a gate by z", r"gradient|\bg\b", r"sign of|negative|\bz\b")
def relu_of_g(g, y, z):
    return np.maximum(g, 0)


@wrong("at z = 0 it lets the gradient through", r"\b0\b|zero|>=|exactly")
def through_at_zero(g, y, z):
    return g * (z >= 0)


@wrong("the slope is z itself", r"slope|\bz\b|\by\b|multipl")
def times_z(g, y, z):
    return g * y


@wrong("g is not used", r"\bg\b|upstream|above|gradient")
def slope_alone(g, y, z):
    return np.where(z > 0, 1.0, 0.0)
