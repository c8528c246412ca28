import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def cosh_form(g, y, z):
    half = np.clip(np.abs(np.asarray(z, dtype=float)), None, 700) / 2
    return g / (4 * np.cosh(half) ** 2)


@right
def difference_of_squares(g, y, z):
    return g * (0.25 - (y - 0.5) ** 2)


@wrong("the upstream gradient is forgotten", r"\bg\b", r"upstream|above", r"gradient that arrives")
def no_g(g, y, z):
    return y * (1 - y)


@wrong("the slope formula takes z where the output y belongs", r"output|\by\b", r"\bz\b", r"input")
def z_for_y(g, y, z):
    return g * z * (1 - z)


@wrong("the slope of tanh", r"tanh", r"square|y²|1 ?[-−] ?y")
def tanh_slope(g, y, z):
    return g * (1 - y**2)


@wrong("the sigmoid is applied to its own output", r"twice|again|output", r"sigmoid|σ")
def sigmoid_twice(g, y, z):
    s = 1 / (1 + np.exp(-y))
    return g * s * (1 - s)
