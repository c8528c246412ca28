"""Answers to adamw_step."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    step = m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return w - lr * step - lr * weight_decay * w, m, v


@right
def shrinks_first(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    """As PyTorch does it: the weights shrink, then Adam's step, which does not look at w."""
    w = w * (1 - lr * weight_decay)
    m, v = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g * g - v)
    w = w - lr * (m / (1 - beta1**t)) / (eps + (v / (1 - beta2**t)) ** 0.5)
    return w, m, v


@right
def one_bracket(weights, gradient, m, v, count, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = beta1 * m + (1 - beta1) * gradient, beta2 * v + (1 - beta2) * np.square(gradient)
    m_hat, v_hat = np.divide(m, 1 - np.power(beta1, count)), np.divide(v, 1 - np.power(beta2, count))
    return weights - lr * (m_hat / (np.sqrt(v_hat) + eps) + weight_decay * weights), m, v


@right
def copies(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    old, w, m, v = w, w.copy(), m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g * g
    w -= lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    w -= lr * weight_decay * old
    return w, m, v


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("L2: decay in the gradient", "decay_in_the_gradient")
def l2(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    return adam(w, g + weight_decay * w, m, v, t, lr, beta1, beta2, eps)


@wrong("no rate on the decay", "decay_without_rate")
def no_rate(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new, m, v = adam(w, g, m, v, t, lr, beta1, beta2, eps)
    return new - weight_decay * w, m, v


@wrong("the new w decays", "decays_the_new_w")
def new_w(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new, m, v = adam(w, g, m, v, t, lr, beta1, beta2, eps)
    return new - lr * weight_decay * new, m, v


@wrong("no decay", "no_decay")
def no_decay(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    return adam(w, g, m, v, t, lr, beta1, beta2, eps)


@wrong("grows", "weights_grow")
def grows(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new, m, v = adam(w, g, m, v, t, lr, beta1, beta2, eps)
    return new + lr * weight_decay * w, m, v


@wrong("divided by the root too", "decay_through_the_root")
def through_the_root(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    return w - lr * (m / (1 - beta1**t) + weight_decay * w) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("no bias correction", "no_correction")
def no_correction(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (np.sqrt(v) + eps) - lr * weight_decay * w, m, v


@wrong("corrected m and v come back", "corrected_returned")
def corrected(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new, m, v = formula(w, g, m, v, t, lr, beta1, beta2, eps, weight_decay)
    return new, m / (1 - beta1**t), v / (1 - beta2**t)


@wrong("the same pull for all", "same_pull_for_all")
def signs(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new, m, v = adam(w, g, m, v, t, lr, beta1, beta2, eps)
    return new - lr * weight_decay * np.sign(w), m, v


@wrong("the square of the rate on the decay", "first_wrong_part")
def squared_rate(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new, m, v = adam(w, g, m, v, t, lr, beta1, beta2, eps)
    return new - lr**2 * weight_decay * w, m, v


@wrong("in place", "in_place", "changed_its_input")
def in_place(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new, m[...], v[...] = formula(w, g, m, v, t, lr, beta1, beta2, eps, weight_decay)
    return new, m, v


@wrong("another default", "only_one_value")
def default(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.1):
    return formula(w, g, m, v, t, lr, beta1, beta2, eps, weight_decay)
