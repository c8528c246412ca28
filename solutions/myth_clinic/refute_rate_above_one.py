"""Myth 94: which rates diverge."""

from autograder.exercise import Exercise, case, misconception


def refute_rate_above_one():
    """Often said: "with a learning rate above 1, gradient descent diverges".

    The loss is a w² / 2, with a curvature a > 0, and its gradient is a w. Descent starts
    at w = 1. Return `(a, lr)`, a between 0.000001 and 1,000,000 and lr above 1 and at
    most 1,000,000, such that after 100 steps |w| is below 0.001.

    Returns: a tuple of two numbers
    """
    return 0.1, 5.0


def cases(rng):
    yield case(label="100 steps with your curvature and rate")


def verify(value):
    """Every step multiplies w by 1 - lr·a."""
    try:
        a, lr = (float(v) for v in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two numbers is asked, (a, lr)"
    if not (1e-6 <= a <= 1e6 and -1e6 <= lr <= 1e6):
        return "A curvature a between 0.000001 and 1,000,000 is asked, and a rate lr of at most 1,000,000"
    if lr <= 1:
        return "rate_not_above_one"
    w = 1.0
    for _ in range(100):
        w -= lr * a * w
        if abs(w) > 1e6:
            return "overshoots"
    if abs(w) < 0.001:
        return None
    return "crawls" if lr * a < 1 else "bounces"


@misconception("The learning rate has to be above 1: with a smaller one nothing is refuted.")
def rate_not_above_one():
    return 1.0, 0.5


@misconception(
    "For this curvature the rate is too large: every step lands farther out than the one before. Take a flatter valley."
)
def overshoots():
    return 3.0, 2.0


@misconception("So flat a valley that 100 steps are not enough: every step keeps nearly all of w. A little more of a, or of lr.")
def crawls():
    return 0.001, 2.0


@misconception(
    "Every step jumps to the other side of the valley, (almost) as far out as before. lr · a should be farther from 2."
)
def bounces():
    return 1.0, 2.0


hints = (
    "Write one step: w - lr · a · w. By which factor is w multiplied?",
    "The factor is 1 - lr · a. Between which two numbers does it have to lie, so that w shrinks?",
    "Only the product lr · a counts. With a large rate, what does the curvature have to be?",
    "A twin: a = 0.25 and lr = 3 give the factor 1 - 0.75 = 0.25, and after 5 steps w is 0.001.",
)


exercise = Exercise(
    refute_rate_above_one,
    cases,
    points=1,
    hints=hints,
    misconceptions=(rate_not_above_one, overshoots, crawls, bounces),
    verify=verify,
    kind="myth",
)
