"""Myth: weight decay is another name for an L2 penalty."""

import numpy as np

from autograder.exercise import Exercise, misconception


def myth_decay_is_l2():
    """Often said: "weight decay is another name for the L2 penalty."

    For plain gradient descent that is true. Refute it for Adam. An L2 penalty λ w² / 2 adds
    λ w to the gradient. Take λ = 0.5, and look at the FIRST step of Adam (m = v = 0, t = 1,
    lr = 0.1, eps = 1e-8).
    Return (w, g) such that the penalty is at work, |λ w| ≥ 0.1, and Adam's step with the
    gradient g + λ w equals its step with the gradient g alone, to 1e-6: the penalty has no
    effect at all.

    Returns: a tuple of two numbers
    """
    return 2.0, 1.0


def cases(rng):
    yield ()


def verify(value):
    if np.ndim(value) != 1 or len(value) != 2:
        return "Two numbers are asked: w and g"
    w, g = (float(c) for c in value)
    if not np.all(np.isfinite([w, g])) or max(abs(w), abs(g)) > 1e6:
        return "Both numbers have to be finite, and not larger than a million"
    if abs(0.5 * w) < 0.1:
        return "no_penalty"
    steps = [0.1 * h / (abs(h) + 1e-8) for h in (g, g + 0.5 * w)]  # at t = 1: m̂ = h, √v̂ = |h|
    if abs(steps[0] - steps[1]) <= 1e-6:
        return None
    return "no_gradient" if abs(g) < 1e-6 else "opposite_signs"


@misconception(
    "With such a small w the penalty adds next to nothing: the statement is not put to the test. Take a larger weight."
)
def no_penalty():
    return 0.0, 1.0


@misconception(
    "With g at 0, or next to it, the penalty alone makes the step: its length is 0.1. Give it a gradient to compete with."
)
def no_gradient():
    return 2.0, 0.0


@misconception(
    "Here the penalty is so strong that it turns the sign of the gradient, and the step with it. When does it change the "
    "gradient's size, "
    "but not its sign?"
)
def opposite_signs():
    return 2.0, -0.5


exercise = Exercise(
    myth_decay_is_l2,
    cases,
    points=1,
    hints=(
        "What is m̂ / √v̂ in the very first step, for the gradient 7? And for the gradient 0.01?",
        "The first step of Adam knows only the sign of what it gets. When do g and g + λ w have the same sign?",
        "Two numbers of the same sign add up to a number of that sign.",
        "A twin with λ = 1: w = -3 and g = -2 give the gradients -2 and -5. Both first steps are +0.1; AdamW would add a decay "
        "of 0.3.",
    ),
    misconceptions=(no_penalty, no_gradient, opposite_signs),
    verify=verify,
    kind="myth",
)
