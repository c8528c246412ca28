import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def product_form(g, y, z):
    return g * (1 + y) * (1 - y)


@right
def only_z(g, y, z):
    t = np.tanh(z)
    return np.multiply(g, np.subtract(1, np.square(t)))


@wrong("the square is missing", r"squar", r"²|\*\*")
def no_square(g, y, z):
    return g * (1 - y)


@wrong("tanh is applied to the output a second time", r"twice|again|second|output", r"tanh\(y\)|tanh of y")
def tanh_twice(g, y, z):
    return g * (1 - np.tanh(y) ** 2)


@wrong("the sigmoid's slope", r"sigmoid", r"1 ?[-−] ?y\b|y \(")
def sigmoid_slope(g, y, z):
    return g * y * (1 - y)


@wrong("g is squared along: brackets", r"\bg\b", r"bracket|parenthes", r"precedence|first")
def brackets(g, y, z):
    return g * 1 - y**2
