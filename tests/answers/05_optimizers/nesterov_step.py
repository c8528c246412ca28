"""Answers to nesterov_step."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * (g + momentum * v), v


@right
def two_steps(w, g, v, lr, momentum=0.9):
    ahead = momentum * v + g
    w = w - lr * g
    return w - lr * momentum * ahead, ahead


@right
def expanded(w, g, v, lr, momentum=0.9):
    return w - lr * ((1 + momentum) * g + momentum**2 * v), momentum * v + g


@right
def copies(weights, gradient, velocity, rate, momentum=0.9):
    velocity = velocity.copy()
    velocity *= momentum
    velocity += gradient
    direction = gradient + momentum * velocity
    return np.add(weights, -rate * direction), velocity


@wrong("plain momentum", "plain_momentum")
def plain(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * v, v


@wrong("no factor", "factor_forgotten")
def no_factor(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * (g + v), v


@wrong("the old v", "plain_momentum")
def old(w, g, v, lr, momentum=0.9):
    return w - lr * (g + momentum * v), momentum * v + g


@wrong("the gradient is forgotten", "gradient_forgotten")
def no_gradient(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * momentum * v, v


@wrong("the bracket comes back as v", "bracket_returned")
def bracket(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    d = g + momentum * v
    return w - lr * d, d


@wrong("averages", "average_form")
def averages(w, g, v, lr, momentum=0.9):
    v = momentum * v + (1 - momentum) * g
    return w - lr * (g + momentum * v), v


@wrong("uphill", "climbs")
def uphill(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w + lr * (g + momentum * v), v


@wrong("lr on g alone", "brackets_missing")
def brackets(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * g + momentum * v, v


@wrong("the old v comes back", "old_v_returned")
def old_v(w, g, v, lr, momentum=0.9):
    return w - lr * (g + momentum * (momentum * v + g)), v.copy()


@wrong("in place", "in_place", "changed_its_input")
def in_place(w, g, v, lr, momentum=0.9):
    v *= momentum
    v += g
    return w - lr * (g + momentum * v), v


@wrong("order", "swapped_outputs")
def order(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return v, w - lr * (g + momentum * v)
