"""Answers to momentum_step."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * v, v


@right
def copies(w, g, v, lr, momentum=0.9):
    new_w, new_v = w.copy(), v.copy()
    new_v *= momentum
    new_v += g
    new_w -= lr * new_v
    return new_w, new_v


@right
def one_line(weights, gradient, velocity, rate, momentum=0.9):
    return weights - rate * (gradient + momentum * velocity), gradient + momentum * velocity


@right
def entries(w, g, v, lr, momentum=0.9):
    new_v = np.array([momentum * a + b for a, b in zip(v.ravel(), g.ravel())]).reshape(v.shape)
    return np.subtract(w, np.multiply(lr, new_v)), new_v


@wrong("averages", "average_form")
def averages(w, g, v, lr, momentum=0.9):
    v = momentum * v + (1 - momentum) * g
    return w - lr * v, v


@wrong("the rate inside v", "rate_inside")
def inside(w, g, v, lr, momentum=0.9):
    v = momentum * v + lr * g
    return w - v, v


@wrong("v with a minus, w with a plus", "keras_form")
def keras(w, g, v, lr, momentum=0.9):
    v = momentum * v - lr * g
    return w + v, v


@wrong("the old v comes back", "old_v_returned")
def old_v(w, g, v, lr, momentum=0.9):
    return w - lr * (momentum * v + g), v.copy()


@wrong("the old v moves w", "old_v_used", "velocity_unused")
def moved_by_the_old(w, g, v, lr, momentum=0.9):
    return w - lr * v, momentum * v + g


@wrong("order", "order_swapped", "swapped_outputs")
def order(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return v, w - lr * v


@wrong("Nesterov", "looks_ahead")
def ahead(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * (g + momentum * v), v


@wrong("no friction at all", "friction_for_momentum")
def friction(w, g, v, lr, momentum=0.9):
    v = (1 - momentum) * v + g
    return w - lr * v, v


@wrong("plain descent", "velocity_unused")
def plain(w, g, v, lr, momentum=0.9):
    return w - lr * g, momentum * v + g


@wrong("in place", "in_place", "changed_its_input")
def in_place(w, g, v, lr, momentum=0.9):
    v *= momentum
    v += g
    w -= lr * v
    return w, v


@wrong("only w", "wrong_container")
def only_w(w, g, v, lr, momentum=0.9):
    return w - lr * (momentum * v + g)


@wrong("another default")
def default(w, g, v, lr, momentum=0.5):
    v = momentum * v + g
    return w - lr * v, v


@wrong("v points downhill", "downhill_velocity")
def downhill(w, g, v, lr, momentum=0.9):
    v = momentum * v - g
    return w + lr * v, v


@wrong("the rate in both lines", "rate_twice")
def two_rates(w, g, v, lr, momentum=0.9):
    v = momentum * v + lr * g
    return w - lr * v, v
