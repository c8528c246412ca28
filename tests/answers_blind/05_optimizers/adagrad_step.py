import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def power(w, g, s, lr, eps=1e-8):
    memory = np.add(s, np.square(g))
    return w - np.divide(lr * g, memory**0.5 + eps), memory


@right
def rates(w, g, s, lr, eps=1e-8):
    s = s.astype(float) + g * g
    rate = lr / (np.sqrt(s) + eps)
    return w - rate * g, s


@wrong("eps inside the root", r"eps|ε", r"root|inside|outside")
def eps_inside(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / np.sqrt(s + eps), s


@wrong("the root is missing", r"root|sqrt")
def no_root(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / (s + eps), s


@wrong("the old memory is used in the step", r"old|new|before", r"\bs\b|memory")
def old_memory(w, g, s, lr, eps=1e-8):
    return w - lr * g / (np.sqrt(s) + eps), s + g**2


@wrong("the length of the whole gradient is remembered, not each entry", r"each|own|entry|one number|whole|length|norm|sum")
def one_memory(w, g, s, lr, eps=1e-8):
    s = s + np.sum(g**2)
    return w - lr * g / (np.sqrt(s) + eps), s
