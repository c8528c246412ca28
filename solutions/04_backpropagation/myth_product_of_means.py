"""Myth: the gradient of a batch is the mean error times the mean slope times the mean input."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_product_of_means():
    """Often said: "over N examples, dL/dw = (1/N Σ -2 (t - y)) · σ'(z) · a": mean error times slope times input.

    Which slope, which input? Every example has its own, so they belong inside the sum:

        right     1/N Σₙ [-2 (tₙ - yₙ) σ'(zₙ) aₙ]
        printed   [1/N Σₙ -2 (tₙ - yₙ)] · [1/N Σₙ σ'(zₙ)] · [1/N Σₙ aₙ]      (means where no index is given)

    Here is a neuron with one weight w = 1 and no bias: zₙ = aₙ, yₙ = sigmoid(aₙ), loss 1/N Σ (tₙ - yₙ)².
    Return inputs and targets for which the printed formula has the WRONG SIGN, so that its step would go
    uphill: one of the two numbers above 0, the other below, both by at least 0.001.

    Returns the tuple (a, t): two lists of equal length.
    """
    return [2.0, -1.0], [0.5, 1.0]


def verify(value):
    """None when the two formulas have opposite signs."""
    a, t = (np.asarray(v, dtype=float) for v in value)
    if a.ndim != 1 or a.shape != t.shape or not len(a) or not np.isfinite([a, t]).all():
        return "Two lists of numbers are asked, a and t, equally long"
    y = 1 / (1 + np.exp(-a))
    errors, slopes = -2 * (t - y), y * (1 - y)
    right, printed = np.mean(errors * slopes * a), np.mean(errors) * np.mean(slopes) * np.mean(a)
    if min(abs(right), abs(printed)) >= 1e-3 and right * printed < 0:
        return None
    if len(a) == 1:
        return "one_example"
    if np.isclose(right, printed, rtol=1e-9, atol=1e-12) and abs(right) >= 1e-3:
        return "identical_examples"
    if abs(right) < 1e-3:
        return "nothing_to_learn"
    if abs(printed) < 1e-3:
        return "printed_is_zero"
    return "same_sign"


def cases(rng):
    yield case(label="your batch")


hints = (
    "Take two examples. For which inputs do the two terms of the right formula have the same sign, although the two errors "
    "have opposite signs?",
    "A term is error times slope times input, and the slope is always positive. An example with a positive error and a "
    "positive input pulls the right sum the same way as one with a negative error and a negative input.",
    "So choose a = [something positive, something negative] and targets such that y - t is positive for the first and "
    "negative for the second. Both terms are then positive. Now make the mean of the errors and the mean of the inputs differ "
    "in sign.",
    "A twin without slopes: errors [1, -2], inputs [3, -1]. Mean of the products: (3 + 2) / 2 = 2.5. Product of the means: "
    "-0.5 · 1 = -0.5.",
)


@misconception("With one example there is nothing to average: the two formulas are the same. Use two or more.")
def one_example():
    return [2.0], [0.0]


@misconception(
    "All your examples are the same, so each mean equals its single term and the formulas agree. Let the inputs differ."
)
def identical_examples():
    return [2.0, 2.0], [0.0, 0.0]


@misconception(
    "The right gradient is 0 or almost 0 for your batch: the errors vanish or cancel. Choose targets that the neuron misses."
)
def nothing_to_learn():
    return [1.0, -1.0], [1 / (1 + np.exp(-1.0)), 1 / (1 + np.exp(1.0))]


@misconception(
    "The printed formula gives 0 for your batch, or almost: the inputs or the errors have mean 0. That is wrong already, but "
    "asked is the wrong sign: shift one of the inputs or targets a little."
)
def printed_is_zero():
    return [1.0, -1.0], [0.0, 0.5]


@misconception(
    "The two formulas differ, but both point the same way for your batch. Mix inputs of both signs with errors of both signs."
)
def same_sign():
    return [1.0, 3.0], [0.0, 0.5]


exercise = Exercise(
    myth_product_of_means,
    cases,
    points=2,
    hints=hints,
    verify=verify,
    kind="myth",
    misconceptions=(one_example, identical_examples, nothing_to_learn, printed_is_zero, same_sign),
)
