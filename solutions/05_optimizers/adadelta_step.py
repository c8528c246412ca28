"""One step of AdaDelta."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def adadelta_step(w, g, s, d, rho=0.95, eps=1e-6):
    """One step of AdaDelta, which has no learning rate. It keeps two moving averages:
    s of the squared gradients, and d of the squared steps that it took.

    s ← ρ s + (1-ρ) g²
    step = √(d + ε) / √(s + ε) · g        (new s, old d; here ε is inside both roots)
    d ← ρ d + (1-ρ) step²
    w ← w - step

    Example: w = 1, g = 2, s = 14, d = 9, rho = 0.5, eps = 0: the new s is 9, the step is
    3/3 · 2 = 2, the new d is 4.5 + 2 = 6.5, and w goes to -1.

    The caller's arrays must stay as they are.

    Shapes: w, g, s and d of the same shape -> three arrays of that shape
    Returns: the tuple (w, s, d), all new
    """
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    d = rho * d + (1 - rho) * step**2
    return w - step, s, d


def warm(rng, shape, **more):
    return case(
        rng.normal(size=shape),
        2 * rng.normal(size=shape),
        rng.uniform(0.5, 4, size=shape),
        rng.uniform(0.1, 1, size=shape),
        **more,
    )


def cases(rng):
    one = np.array([1.0])
    yield case(one, 2 * one, 14 * one, 9 * one, 0.5, 0.0, label="w = 1, g = 2, s = 14, d = 9, rho = 0.5, eps = 0, by hand")
    yield warm(rng, 4, label="4 weights after some steps, rho 0.95, eps 1e-6")
    yield warm(rng, (3, 2), rho=0.6, eps=0.5, label="a matrix of 3 x 2 weights, rho = 0.6, eps = 0.5")
    yield case(
        rng.normal(size=3),
        np.array([0.5, 0.0, -2.0]),
        np.zeros(3),
        np.zeros(3),
        label="the first step: both memories are 0, one gradient is 0",
    )
    yield case(
        rng.normal(size=2), np.zeros(2), rng.uniform(1, 2, 2), rng.uniform(1, 2, 2), label="gradient 0: both memories fade"
    )


hints = (
    "There are four lines. Which of s and d is new, and which is old, when the step is made?",
    "Give the step a name of its own: it is needed twice, for d and for w.",
    "The root of d stands above the line, that of s below: long steps in the past make a long step now, large gradients a "
    "short one.",
    "A twin: g = 2, s = 28, d = 4, rho = 0.5, eps = 0: the new s is 16, the step is 2/4 · 2 = 1, the new d is 2.5, and a weight of "
    "5 goes to 4.",
)


@misconception("The quotient is upside down: the memory of the gradients belongs below the line, that of the steps above it.")
def ratio_inverted(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(s + eps) / np.sqrt(d + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@misconception(
    "d was brought up to date before w moved, and w moved with the new d. The step is made once, from the old d, and used for "
    "both lines."
)
def d_first(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    d = rho * d + (1 - rho) * (d + eps) / (s + eps) * g**2
    return w - np.sqrt(d + eps) / np.sqrt(s + eps) * g, s, d


@misconception("ε is missing: at the start d is 0, so the step is 0, and so it stays for ever; or 0/0 appears.")
def eps_missing(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d) / np.sqrt(s) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@misconception("ε stands outside the roots, as in the other optimizers. AdaDelta is the exception: √(d + ε) / √(s + ε).")
def eps_outside(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = (np.sqrt(d) + eps) / (np.sqrt(s) + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@misconception(
    "ε is only below the line. It is needed above it as well: with d = 0 the first step would be 0, and all that follow."
)
def eps_below_only(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d) / np.sqrt(s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@misconception("The step was divided by the root of the OLD s. Bring s up to date first; it is d that stays old a little longer.")
def old_s_used(w, g, s, d, rho=0.95, eps=1e-6):
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, rho * s + (1 - rho) * g**2, rho * d + (1 - rho) * step**2


@misconception("The roots are missing: the step is (d + ε) / (s + ε) · g. Only with the roots do the units fit.")
def no_roots(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = (d + eps) / (s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@misconception("d collects squared gradients, like s. It has to collect the squares of the steps.")
def d_from_the_gradient(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, rho * d + (1 - rho) * g**2


@misconception("w and s are right, and the step enters d without its square.")
def step_not_squared(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step


@misconception("The gradient enters s without its square; signs cancel there, and the root may be of a negative number.")
def gradient_not_squared(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@misconception("The two shares have changed places: rho is what the past keeps, 1 - rho is for what is new.")
def rho_swapped(w, g, s, d, rho=0.95, eps=1e-6):
    s = (1 - rho) * s + rho * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, s, (1 - rho) * d + rho * step**2


@misconception("The numerator is missing: this is RMSProp with the rate 1. √(d + ε) is what replaces the learning rate.")
def numerator_missing(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = g / np.sqrt(s + eps)
    return w - step, s, rho * d + (1 - rho) * step**2


@misconception("w and s are right, and d comes back as it was: the memory of the steps never grows.")
def old_d_returned(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    return w - np.sqrt(d + eps) / np.sqrt(s + eps) * g, s, d


@misconception("Both memories are right, and the step is added to w: that goes uphill.")
def climbs(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w + step, s, rho * d + (1 - rho) * step**2


@misconception("The values are right and their order is not: asked is (w, s, d), you return (w, d, s).")
def order_swapped(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return w - step, rho * d + (1 - rho) * step**2, s


@misconception(
    "ε is added to the quotient d / s. It belongs to each of the two: (d + ε) / (s + ε), else 0 is divided by 0 where "
    "both memories are empty."
)
def one_root_for_both(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d / s + eps) * g
    return w - step, s, rho * d + (1 - rho) * step**2


@misconception("Both memories are right; for w you return the step alone. Asked is where it leads: the new weights.")
def step_returned(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    return step, s, rho * d + (1 - rho) * step**2


exercise = Exercise(
    adadelta_step,
    cases,
    points=3,
    hints=hints,
    parts=("w", "s", "d"),
    misconceptions=(
        ratio_inverted,
        d_first,
        eps_missing,
        eps_outside,
        eps_below_only,
        old_s_used,
        no_roots,
        d_from_the_gradient,
        step_not_squared,
        gradient_not_squared,
        rho_swapped,
        numerator_missing,
        old_d_returned,
        climbs,
        order_swapped,
        one_root_for_both,
        step_returned,
    ),
)
