import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def via_subtract(w, g, lr):
    return np.subtract(w, np.multiply(lr, g))


@right
def copied_then_in_place(w, g, lr):
    out = np.array(w, dtype=np.float64, copy=True)
    out -= lr * g
    return out


@wrong("with the gradient: uphill", r"sign|minus|plus|uphill|direction|against")
def uphill(w, g, lr):
    return w + lr * g


@wrong("changes the caller's w", r"chang|copy|caller|in place")
def in_place(w, g, lr):
    w -= lr * g
    return w


@wrong("returns the step, not the new weights", r"step|w is missing|\bw\b", r"subtract|from w")
def only_the_step(w, g, lr):
    return -lr * g


@wrong("divides by the length of the gradient: steps of length lr", r"length|norm|size of the gradient|direction", r"divid")
def normalised(w, g, lr):
    n = np.linalg.norm(g)
    return w - lr * g / n if n else w.copy()
