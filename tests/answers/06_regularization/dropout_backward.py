"""Answers to dropout_backward."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(g, y, x, mask, p):
    return g * mask / (1 - p)


@right
def where(g, y, x, mask, p):
    return np.where(mask, g, 0) / (1 - p)


@right
def on_a_copy(upstream, out, inputs, keep, p):
    dx = np.zeros_like(upstream)
    dx[keep] = upstream[keep] / (1 - p)
    return dx


@right
def as_a_slope(g, y, x, mask, p):
    slope = np.array([1 / (1 - p) if kept else 0.0 for kept in mask.flat]).reshape(mask.shape)
    return np.multiply(slope, g)


@wrong("no scaling", "no_scaling")
def no_scaling(g, y, x, mask, p):
    return g * mask


@wrong("the mask is not used", "mask_unused")
def unused(g, y, x, mask, p):
    return g / (1 - p)


@wrong("times x", "times_input")
def times_x(g, y, x, mask, p):
    return g * x * mask / (1 - p)


@wrong("the mask from y", "mask_from_output")
def from_y(g, y, x, mask, p):
    return g * (y != 0) / (1 - p)


@wrong("only positive outputs", "entrywise")
def positive(g, y, x, mask, p):
    return g * (y > 0) / (1 - p)


@wrong("everything passes", "passed_through", "returned_argument")
def passes(g, y, x, mask, p):
    return g.copy()


@wrong("the other units", "mask_inverted")
def inverted(g, y, x, mask, p):
    return g * ~mask / (1 - p)


@wrong("the forward pass", "forward_again", "returned_argument")
def forward(g, y, x, mask, p):
    return x * mask / (1 - p)


@wrong("by p", "divided_by_p", "by_line")
def by_p(g, y, x, mask, p):
    return g * mask / max(p, 1e-3)


@wrong("times 1 - p", "wrong_factor")
def down(g, y, x, mask, p):
    return g * mask * (1 - p)


@wrong("g is changed", "changed_its_input")
def in_place(g, y, x, mask, p):
    g *= mask
    return g / (1 - p)
