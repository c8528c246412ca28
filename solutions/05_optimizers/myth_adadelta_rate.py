"""Myth: AdaDelta takes a high rate where the gradient is high."""

import numpy as np

from autograder.exercise import Exercise, misconception


def myth_adadelta_rate():
    """Often said: "AdaDelta: where the gradient is high, the learning rate is high."

    Call step / g the effective rate of a weight. Two weights run AdaDelta for 100 steps
    (rho = 0.95, eps = 1e-6, both memories from 0), one always with the gradient g1, the
    other always with the gradient g2.
    Return (g1, g2), both positive and g2 larger than g1, such that after the 100 steps the
    effective rate of the LARGER gradient is at most a fiftieth of that of the smaller one.

    Returns: a tuple of two numbers
    """
    return 0.1, 10.0


def cases(rng):
    yield ()


def verify(value):
    if np.ndim(value) != 1 or len(value) != 2:
        return "Two numbers are asked"
    g = np.array([float(c) for c in value])
    if not np.all(np.isfinite(g)) or g.max() > 1e9:
        return "Both numbers have to be finite, and not above a billion"
    if np.any(g <= 0):
        return "Both gradients have to be positive"
    if g[1] <= g[0]:
        return "wrong_order"
    s, d, step = np.zeros(2), np.zeros(2), np.zeros(2)
    for _ in range(100):
        s = 0.95 * s + 0.05 * g**2
        step = np.sqrt(d + 1e-6) / np.sqrt(s + 1e-6) * g
        d = 0.95 * d + 0.05 * step**2
    rates = step / g
    if rates[1] <= rates[0] / 50:
        return None
    return "both_tiny" if g[0] ** 2 < 1e-5 else "too_close"


@misconception("The second gradient has to be the larger one.")
def wrong_order():
    return 10.0, 0.1


@misconception(
    "The rate of the larger gradient is lower, as it should be, but not yet fifty times. The effective rate is about inversely "
    "proportional "
    "to the gradient: take them further apart."
)
def too_close():
    return 1.0, 10.0


@misconception(
    "The smaller gradient is so small that its square drowns in eps = 1e-6; there AdaDelta no longer adapts. Take both well "
    "above 0.001."
)
def both_tiny():
    return 1e-5, 1e-3


exercise = Exercise(
    myth_adadelta_rate,
    cases,
    points=1,
    hints=(
        "Where does the memory of the gradients stand in the formula: above or below the line?",
        "For a constant gradient s tends to g², so its root tends to g. What is then left of √(d + ε)/√(s + ε) · g?",
        "Write the loop with your adadelta_step in a cell and print step / g for gradients of 0.1, 1 and 10.",
        "A twin with RMSProp: a constant gradient of 4 gives √s = 4, the step 4/4 = 1 times lr, and the effective rate lr/4.",
    ),
    misconceptions=(wrong_order, too_close, both_tiny),
    verify=verify,
    kind="myth",
)
