"""Answers to adagrad_step."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@right
def copies(w, g, s, lr, eps=1e-8):
    s = s.copy()
    s += g * g
    w = w.copy()
    w -= lr * np.divide(g, s**0.5 + eps)
    return w, s


@right
def rates(weights, gradient, memory, rate, eps=1e-8):
    memory = np.square(gradient) + memory
    own = rate / (eps + np.sqrt(memory))
    return weights - own * gradient, memory


@right
def entries(w, g, s, lr, eps=1e-8):
    new_s = np.array([a + b * b for a, b in zip(s.flat, g.flat)]).reshape(s.shape)
    return w + -lr * g * (np.sqrt(new_s) + eps) ** -1, new_s


@wrong("decays", "decays")
def decays(w, g, s, lr, eps=1e-8):
    s = 0.9 * s + 0.1 * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("no root", "no_root")
def no_root(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / (s + eps), s


@wrong("eps inside", "eps_inside")
def inside(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / np.sqrt(s + eps), s


@wrong("no eps", "eps_missing", "not_finite", "warned")
def no_eps(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / np.sqrt(s), s


@wrong("not squared", "absolute_gradient")
def not_squared(w, g, s, lr, eps=1e-8):
    s = s + np.abs(g)
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("the old s", "old_s_used")
def old(w, g, s, lr, eps=1e-8):
    return w - lr * g / (np.sqrt(s) + eps), s + g**2


@wrong("the old s comes back", "old_s_returned")
def returned(w, g, s, lr, eps=1e-8):
    return w - lr * g / (np.sqrt(s + g**2) + eps), s.copy()


@wrong("uphill", "climbs")
def uphill(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w + lr * g / (np.sqrt(s) + eps), s


@wrong("one s for all", "one_s_for_all")
def one(w, g, s, lr, eps=1e-8):
    s = s + (g**2).sum()
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("brackets", "brackets_missing", "first_wrong_part")
def brackets(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / np.sqrt(s) + eps if s.all() else w + eps, s


@wrong("in place", "in_place", "changed_its_input")
def in_place(w, g, s, lr, eps=1e-8):
    s += g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("the mean of the squares")
def mean(w, g, s, lr, eps=1e-8):
    s = (s + g**2) / 2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("eps is always 1e-8", "eps_fixed", "only_one_value")
def own_eps(w, g, s, lr, eps=1e-8):
    s = s + g * g
    return w - lr * g / (s**0.5 + 1e-8), s
