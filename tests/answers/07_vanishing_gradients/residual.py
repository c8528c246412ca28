"""Answers to residual."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(x, f):
    return x + f(x)


@right
def other_way(inputs, block):
    return np.add(block(inputs), inputs)


@right
def on_a_copy(x, f):
    y = x.copy()
    y += f(x)
    return y


@right
def difference(x, f, sign=1):
    return x - (-sign) * f(x.copy())


@wrong("no skip", "skip_lost")
def no_skip(x, f):
    return f(x)


@wrong("product", "skip_multiplied")
def product(x, f):
    return x * f(x)


@wrong("minus", "skip_subtracted")
def minus(x, f):
    return f(x) - x


@wrong("minus the block", "block_subtracted")
def minus_block(x, f):
    return x - f(x)


@wrong("mean", "halved", "constant_factor")
def mean(x, f):
    return (x + f(x)) / 2


@wrong("the block twice", "block_twice")
def twice(x, f):
    return x + f(f(x))


@wrong("a ReLU", "relu_on_top", "another_function")
def relu(x, f):
    return np.maximum(x + f(x), 0)


@wrong("x alone", "block_forgotten", "returned_argument")
def alone(x, f):
    return x.copy()


@wrong("x is changed", "changed_its_input")
def in_place(x, f):
    x += f(x)
    return x


@wrong("side by side", "wrong_shape")
def beside(x, f):
    return np.hstack([x, f(x)])


@wrong("f is not called", "raised")
def not_called(x, f):
    return x + f
