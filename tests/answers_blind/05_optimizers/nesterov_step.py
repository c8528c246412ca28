import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def expanded(w, g, v, lr, momentum=0.9):
    return w - lr * ((1 + momentum) * g + momentum**2 * v), g + momentum * v


@right
def two_half_steps(w, g, v, lr, momentum=0.9):
    new = np.asarray(momentum * v + g)
    without_v = w - lr * g
    return without_v - lr * momentum * new, new


@wrong("plain momentum: no look ahead", r"look|ahead|plain momentum|without Nesterov|momentum_step|\bμ v|Nesterov")
def plain(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * v, v


@wrong("the old v in the second line", r"old|new", r"\bv\b|velocity")
def old_v(w, g, v, lr, momentum=0.9):
    v_new = momentum * v + g
    return w - lr * (g + momentum * v), v_new


@wrong("the velocity is changed in place", r"chang|copy|caller", r"\bv\b|input")
def in_place(w, g, v, lr, momentum=0.9):
    v *= momentum
    v += g
    return w - lr * (g + momentum * v), v


@wrong("momentum is missing in front of v in the last line", r"momentum|μ", r"factor|times")
def without_mu(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * (g + v), v
