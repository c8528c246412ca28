"""Answers to rmsprop_step."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@right
def nudged(w, g, s, lr, rho=0.9, eps=1e-8):
    s = s + (1 - rho) * (g * g - s)
    return w - lr / (s**0.5 + eps) * g, s


@right
def weighted(weights, gradient, memory, rate, rho=0.9, eps=1e-8):
    memory = np.average([memory, np.square(gradient)], axis=0, weights=[rho, 1 - rho])
    return np.subtract(weights, rate * np.divide(gradient, np.sqrt(memory) + eps)), memory


@right
def copies(w, g, s, lr, rho=0.9, eps=1e-8):
    s = s.copy()
    s *= rho
    s += (1 - rho) * g * g
    root = np.sqrt(s)
    root += eps
    return w - lr * (g / root), s


@wrong("accumulates", "accumulates")
def accumulates(w, g, s, lr, rho=0.9, eps=1e-8):
    s = s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("no share", "share_missing")
def no_share(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("shares exchanged", "rho_swapped")
def exchanged(w, g, s, lr, rho=0.9, eps=1e-8):
    s = (1 - rho) * s + rho * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("no root", "no_root")
def no_root(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (s + eps), s


@wrong("eps inside", "eps_inside")
def inside(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / np.sqrt(s + eps), s


@wrong("not squared", "not_squared", "first_wrong_part")
def not_squared(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g
    return w - lr * g / (np.sqrt(np.abs(s)) + eps), s


@wrong("the root is kept as s", "another_function")
def root_kept(w, g, s, lr, rho=0.9, eps=1e-8):
    s = np.sqrt(rho * s + (1 - rho) * g**2)
    return w - lr * g / (s + eps), s


@wrong("bias correction as in Adam's first step")
def corrected(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s / (1 - rho)) + eps), s


@wrong("the squared average of g", "first_wrong_part")
def of_the_mean(w, g, s, lr, rho=0.9, eps=1e-8):
    s = (rho * np.sqrt(s) + (1 - rho) * g) ** 2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("no rate", "no_rate")
def no_rate(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - g / (np.sqrt(s) + eps), s


@wrong("uphill", "climbs")
def uphill(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w + lr * g / (np.sqrt(s) + eps), s


@wrong("another eps by default")
def default(w, g, s, lr, rho=0.9, eps=1e-2):
    return formula(w, g, s, lr, rho, eps)


@wrong("eps is always 1e-8", "eps_fixed", "only_one_value")
def own_eps(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g * g
    return w - lr * g / (s**0.5 + 1e-8), s


@wrong("the quotient is upside down")
def upside_down(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g * g
    with np.errstate(divide="ignore"):
        return w - lr * np.sqrt(s) / (g + eps), s
