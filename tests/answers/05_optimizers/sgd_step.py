"""Answers to sgd_step."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(w, g, lr):
    return w - lr * g


@right
def added(weights, gradient, rate):
    return weights + (-rate) * gradient


@right
def on_a_copy(w, g, lr):
    new = w.copy()
    new -= lr * g
    return new


@right
def entries(w, g, lr):
    return np.array([a - lr * b for a, b in zip(w.flat, g.flat)]).reshape(w.shape)


@wrong("uphill", "climbs")
def uphill(w, g, lr):
    return w + lr * g


@wrong("in place", "in_place", "changed_its_input")
def in_place(w, g, lr):
    w -= lr * g
    return w


@wrong("the step", "step_returned")
def step(w, g, lr):
    return lr * g


@wrong("the change", "change_returned")
def change(w, g, lr):
    return -lr * g


@wrong("no rate", "no_rate")
def no_rate(w, g, lr):
    return w - g


@wrong("signs", "sign_only")
def signs(w, g, lr):
    return w - lr * np.sign(g)


@wrong("a step of length lr", "unit_length")
def unit(w, g, lr):
    return w - lr * g / max(np.linalg.norm(g), 1e-300)


@wrong("the rate on everything", "rate_on_everything", "wrong_factor")
def everything(w, g, lr):
    return lr * (w - g)


@wrong("the mean of the gradient", "averaged_gradient")
def mean(w, g, lr):
    return w - lr * g.mean()


@wrong("divided", "divides_by_the_rate")
def divided(w, g, lr):
    return w - g / max(lr, 1e-12)


@wrong("in place and nothing returned", "changed_its_input", "returned_nothing")
def no_return(w, g, lr):
    w -= lr * g
