"""One step of RMSProp."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def rmsprop_step(w, g, s, lr, rho=0.9, eps=1e-8):
    """One step of RMSProp: AdaGrad that forgets. The memory s is a moving average of the
    squared gradients.

    s ← ρ s + (1-ρ) g²              (entry by entry)
    w ← w - η g / (√s + ε)          (with the new s; ε is added outside the root)

    Example: w = 1, g = 2, s = 14, lr = 0.5, rho = 0.5, eps = 1: the new s is 7 + 2 = 9,
    and w goes to 1 - 0.5 · 2 / 4 = 0.75.

    The caller's arrays must stay as they are.

    Shapes: w, g and s of the same shape -> two arrays of that shape
    Returns: the tuple (w, s), both new
    """
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


def warm(rng, shape, lr, **more):
    return case(rng.normal(size=shape), 2 * rng.normal(size=shape), rng.uniform(0.5, 4, size=shape), lr, **more)


def cases(rng):
    one = np.array([1.0])
    yield case(one, 2 * one, 14 * one, 0.5, 0.5, 1.0, label="w = 1, g = 2, s = 14, lr = 0.5, rho = 0.5, eps = 1, by hand")
    yield warm(rng, 4, 0.3, label="4 weights after some steps, rho 0.9, eps 1e-8")
    yield warm(rng, (2, 3), 0.1, rho=0.6, eps=0.5, label="a matrix of 2 x 3 weights, rho = 0.6, eps = 0.5")
    yield case(rng.normal(size=3), np.array([0.5, 0.0, -2.0]), np.zeros(3), 0.2, label="the first step, one gradient is 0")
    yield case(rng.normal(size=2), np.zeros(2), rng.uniform(1, 2, 2), 0.3, label="gradient 0: s fades, nothing moves")


hints = (
    "What is the difference to adagrad_step? Write both lines for s below each other.",
    "s is the moving average that you know from ewma, without a correction, of which series?",
    "The old s keeps the share rho, the square of the gradient comes in with the rest.",
    "A twin: s = 4, g = -8, rho = 0.8 gives 3.2 + 12.8 = 16. With eps = 4 and lr = 1 the step is -8 / 8, and a weight of 1 "
    "goes to 2.",
)


@misconception(
    "s only grows: you add up the squares, as AdaGrad does. RMSProp keeps an average, in which the old s has the factor rho."
)
def accumulates(w, g, s, lr, rho=0.9, eps=1e-8):
    s = s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception(
    "The old s fades, but the new square comes in whole: the factor 1 - rho is missing, and s settles ten times too high for "
    "rho = 0.9."
)
def share_missing(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("s is right, and the root is missing: you divided by s itself. The R in the name stands for root.")
def no_root(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (s + eps), s


@misconception(
    "The gradient enters s without its square: this is an average of g, in which signs cancel and which can fall below 0. The "
    "S in the name "
    "stands for square."
)
def not_squared(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("The size |g| enters s, not the square. The root is there to undo a square.")
def absolute_gradient(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * np.abs(g)
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("The two shares have changed places: rho is what the past keeps, 1 - rho is for the new square.")
def rho_swapped(w, g, s, lr, rho=0.9, eps=1e-8):
    s = (1 - rho) * s + rho * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("ε stands inside the root: √(s + ε). Here it is added outside, √s + ε. Only a large ε shows the difference.")
def eps_inside(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / np.sqrt(s + eps), s


@misconception("ε is missing. Where s is still 0 you divide 0 by 0.")
def eps_missing(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / np.sqrt(s), s


@misconception("The past is lost: s is made from this gradient alone. The share rho of the s that came in is missing.")
def s_not_kept(w, g, s, lr, rho=0.9, eps=1e-8):
    s = (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("s is right, but w was divided by the root of the OLD s. Bring s up to date first.")
def old_s_used(w, g, s, lr, rho=0.9, eps=1e-8):
    return w - lr * g / (np.sqrt(s) + eps), rho * s + (1 - rho) * g**2


@misconception("w is right, and s comes back as it was: the next step will not know of this gradient. Return the new s.")
def old_s_returned(w, g, s, lr, rho=0.9, eps=1e-8):
    return w - lr * g / (np.sqrt(rho * s + (1 - rho) * g**2) + eps), s


@misconception("1 - rho is squared together with the gradient: the square belongs to g alone.")
def share_squared(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + ((1 - rho) * g) ** 2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception(
    "All weights share one s: you averaged the squares over the weights. The mean runs over time, for each weight alone."
)
def one_s_for_all(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * np.mean(g**2)
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("s is right, and the step is added to w: that goes uphill.")
def climbs(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w + lr * g / (np.sqrt(s) + eps), s


@misconception("s is right, and w moved without the learning rate.")
def no_rate(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - g / (np.sqrt(s) + eps), s


@misconception(
    "The numbers are right, but the caller's s has changed: `s *= ...` and `s += ...` write into it. Make a new array."
)
def in_place(w, g, s, lr, rho=0.9, eps=1e-8):
    s *= rho
    s += (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception(
    "s is right, and g is missing above the line: every weight moves down by η / (√s + ε), whatever its slope. The "
    "root says how far, the gradient says which way."
)
def gradient_forgotten(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr / (np.sqrt(s) + eps), s


@misconception(
    "Brackets are missing in s: rho * s + 1 - rho * g**2 adds a whole 1 and subtracts the square. The share (1 - rho) "
    "belongs together."
)
def share_without_brackets(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + 1 - rho * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception(
    "eps is not used: a fixed number stands in its place. With the default nobody notices; another eps makes another step."
)
def eps_fixed(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + 1e-8), s


exercise = Exercise(
    rmsprop_step,
    cases,
    points=2,
    hints=hints,
    parts=("w", "s"),
    misconceptions=(
        accumulates,
        share_missing,
        no_root,
        not_squared,
        absolute_gradient,
        rho_swapped,
        eps_inside,
        eps_missing,
        s_not_kept,
        old_s_used,
        old_s_returned,
        share_squared,
        one_s_for_all,
        climbs,
        no_rate,
        in_place,
        gradient_forgotten,
        share_without_brackets,
        eps_fixed,
    ),
)
