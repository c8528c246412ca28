"""One step of AdaGrad."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def adagrad_step(w, g, s, lr, eps=1e-8):
    """One step of AdaGrad: every weight has a memory s of its squared gradients, which
    only grows, and divides its step by the root of it.

    s ← s + g²                      (entry by entry)
    w ← w - η g / (√s + ε)          (with the new s; ε is added outside the root)

    Example: w = 1, g = 3, s = 16, lr = 0.5, eps = 1: the new s is 25,
    and w goes to 1 - 0.5 · 3 / 6 = 0.75.

    The caller's arrays must stay as they are.

    Shapes: w, g and s of the same shape -> two arrays of that shape
    Returns: the tuple (w, s), both new
    """
    s = s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s


def warm(rng, shape, lr, **more):
    return case(rng.normal(size=shape), 2 * rng.normal(size=shape), rng.uniform(0.5, 4, size=shape), lr, **more)


def cases(rng):
    one = np.array([1.0])
    yield case(one, np.array([3.0]), np.array([16.0]), 0.5, 1.0, label="w = 1, g = 3, s = 16, lr = 0.5, eps = 1, by hand")
    yield warm(rng, 4, 0.3, label="4 weights after some steps, eps left at 1e-8")
    yield warm(rng, (3, 2), 0.1, eps=0.5, label="a matrix of 3 x 2 weights, eps = 0.5")
    yield case(rng.normal(size=3), np.array([0.5, 0.0, -2.0]), np.zeros(3), 0.2, label="the first step, one gradient is 0")
    yield case(rng.normal(size=2), np.zeros(2), rng.uniform(1, 2, 2), 0.3, label="gradient 0: nothing moves")


hints = (
    "Two lines: which of s and w has to be new first?",
    "Do the example on paper. 3² is added to 16. Which root follows, and what is added to it before dividing?",
    "Each entry of w has its own entry in s: everything is entry by entry, no sum over the weights, no mean.",
    "A twin: g = -6, s = 28, eps = 2, lr = 1: the new s is 64, the step is -6 / 10, and a weight of 1 goes to 1.6.",
)


@misconception(
    "Your memory fades: s is an average with a decay, as in RMSProp. AdaGrad adds up the squares and never forgets any of them."
)
def decays(w, g, s, lr, eps=1e-8):
    s = 0.9 * s + 0.1 * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception(
    "s is right, and the root is missing: you divided by s itself. Then a gradient of 10 would make a smaller step than one of 1."
)
def no_root(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / (s + eps), s


@misconception("ε stands inside the root: √(s + ε). Here it is added outside, √s + ε. Only a large ε shows the difference.")
def eps_inside(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / np.sqrt(s + eps), s


@misconception("ε is missing. Where s is still 0 you divide 0 by 0.")
def eps_missing(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / np.sqrt(s), s


@misconception("The past is lost: s holds this gradient's square alone. It has to be added to the s that came in.")
def s_not_kept(w, g, s, lr, eps=1e-8):
    s = g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception(
    "s is right, but w was divided by the root of the OLD s. In the very first step that is a division by almost nothing."
)
def old_s_used(w, g, s, lr, eps=1e-8):
    return w - lr * g / (np.sqrt(s) + eps), s + g**2


@misconception("w is right, and s comes back as it was: the next step will not know of this gradient. Return the new s.")
def old_s_returned(w, g, s, lr, eps=1e-8):
    return w - lr * g / (np.sqrt(s + g**2) + eps), s


@misconception("The gradient enters s without its square. Positive and negative gradients then cancel, and s can fall below 0.")
def not_squared(w, g, s, lr, eps=1e-8):
    s = s + g
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("The size of the gradient enters s, |g|, not its square. The root is there to undo a square.")
def absolute_gradient(w, g, s, lr, eps=1e-8):
    s = s + np.abs(g)
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("All weights share one s: you summed the squares over the weights. Each weight keeps its own memory.")
def one_s_for_all(w, g, s, lr, eps=1e-8):
    s = s + np.sum(g**2)
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception("For s you return its root. The next step has to add a square to a sum of squares: keep s as it is.")
def root_returned(w, g, s, lr, eps=1e-8):
    root = np.sqrt(s + g**2)
    return w - lr * g / (root + eps), root


@misconception("Brackets are missing: you divide by √s and then add ε. Both belong below the line.")
def brackets_missing(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / np.maximum(np.sqrt(s), 1e-300) + eps, s


@misconception("s is right, and the step is added to w: that goes uphill.")
def climbs(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w + lr * g / (np.sqrt(s) + eps), s


@misconception("s is right, and w moved without the learning rate.")
def no_rate(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - g / (np.sqrt(s) + eps), s


@misconception("The numbers are right, but the caller's s has changed: `s += ...` writes into it. Make a new array.")
def in_place(w, g, s, lr, eps=1e-8):
    s += g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@misconception(
    "s is right, and g is missing above the line: every weight moves down by η / (√s + ε), whatever its slope. The "
    "root says how far, the gradient says which way."
)
def gradient_forgotten(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr / (np.sqrt(s) + eps), s


@misconception(
    "eps is not used: a fixed number stands in its place. With the default nobody notices; another eps makes another step."
)
def eps_fixed(w, g, s, lr, eps=1e-8):
    s = s + g**2
    return w - lr * g / (np.sqrt(s) + 1e-8), s


exercise = Exercise(
    adagrad_step,
    cases,
    points=2,
    hints=hints,
    parts=("w", "s"),
    misconceptions=(
        decays,
        no_root,
        eps_inside,
        eps_missing,
        s_not_kept,
        old_s_used,
        old_s_returned,
        not_squared,
        absolute_gradient,
        one_s_for_all,
        root_returned,
        brackets_missing,
        climbs,
        no_rate,
        in_place,
        gradient_forgotten,
        eps_fixed,
    ),
)
