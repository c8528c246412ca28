"""Answers to residual_backward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(g, x, f_backward):
    return g + f_backward(g, x)


@right
def other_way(upstream, inputs, back):
    return np.add(back(upstream, inputs), upstream)


@right
def on_a_copy(g, x, f_backward):
    dx = np.array(g, dtype=float)
    dx += f_backward(g, x)
    return dx


@right
def two_paths(g, x, f_backward):
    return sum([g, f_backward(g.copy(), x.copy())])


@wrong("no skip", "skip_lost")
def no_skip(g, x, f_backward):
    return f_backward(g, x)


@wrong("no block", "block_lost", "returned_argument")
def no_block(g, x, f_backward):
    return g.copy()


@wrong("product", "paths_multiplied")
def product(g, x, f_backward):
    return g * f_backward(g, x)


@wrong("x in place of g", "adds_the_value")
def value(g, x, f_backward):
    return x + f_backward(g, x)


@wrong("1 in place of g", "adds_one")
def one(g, x, f_backward):
    return 1 + f_backward(g, x)


@wrong("arguments exchanged", "arguments_swapped")
def exchanged(g, x, f_backward):
    return g + f_backward(x, g)


@wrong("g twice", "upstream_twice")
def twice(g, x, f_backward):
    return g + g * f_backward(g, x)


@wrong("half", "halved", "constant_factor")
def half(g, x, f_backward):
    return (g + f_backward(g, x)) / 2


@wrong("g is changed", "changed_its_input")
def in_place(g, x, f_backward):
    g += f_backward(g, x)
    return g


@wrong("minus")
def minus(g, x, f_backward):
    return g - f_backward(g, x)


@wrong("one argument", "raised")
def one_argument(g, x, f_backward):
    return g + f_backward(g)
