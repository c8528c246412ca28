"""Answers to adadelta_step."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@right
def one_root(w, g, s, d, rho=0.95, eps=1e-6):
    s = s - (1 - rho) * (s - g * g)
    step = g * np.sqrt((d + eps) / (s + eps))
    d = d - (1 - rho) * (d - step * step)
    return w - step, s, d


def average(old, new, share):
    return share * old + (1 - share) * np.square(new)


@right
def with_a_helper(weights, gradient, squares, steps, rho=0.95, eps=1e-6):
    squares = average(squares, gradient, rho)
    rms = lambda a: (a + eps) ** 0.5
    step = rms(steps) / rms(squares) * gradient
    return np.subtract(weights, step), squares, average(steps, step, rho)


@right
def signed(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    change = -g * np.sqrt(d + eps) / np.sqrt(s + eps)
    return w + change, s, rho * d + (1 - rho) * change**2


@wrong("upside down", "ratio_inverted")
def inverted(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(s + eps) / np.sqrt(d + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@wrong("eps outside", "eps_outside")
def outside(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = (np.sqrt(d) + eps) / (np.sqrt(s) + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@wrong("the old s", "old_s_used")
def old_s(w, g, s, d, rho=0.95, eps=1e-6):
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, rho * s + (1 - rho) * g**2, rho * d + (1 - rho) * step**2


@wrong("no roots", "no_roots")
def no_roots(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = (d + eps) / (s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@wrong("d from the gradient", "d_from_the_gradient")
def from_g(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, rho * d + (1 - rho) * g**2


@wrong("no numerator", "numerator_missing")
def rmsprop(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = g / np.sqrt(s + eps)
    return w - step, s, rho * d + (1 - rho) * step**2


@wrong("the step is not squared", "step_not_squared")
def not_squared(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step


@wrong("order", "order_swapped", "swapped_outputs")
def order(w, g, s, d, rho=0.95, eps=1e-6):
    w, s, d = formula(w, g, s, d, rho, eps)
    return w, d, s


@wrong("uphill", "climbs")
def uphill(w, g, s, d, rho=0.95, eps=1e-6):
    new, s, d = formula(w, g, s, d, rho, eps)
    return 2 * w - new, s, d


@wrong("d stays", "old_d_returned")
def d_stays(w, g, s, d, rho=0.95, eps=1e-6):
    return *formula(w, g, s, d, rho, eps)[:2], d.copy()


@wrong("d accumulates")
def accumulates(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, d + step**2
