"""Myth 16: convolutions are for images."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_conv_for_images():
    """Often said: "convolutional networks are for images, not for sequences".

    A signal of 24 values is a slow wave around 3, and at number 15 (counted from 0) there
    is a click of 1.5: x[n] = 3 + sin(2π n / 12), and x[15] is 1.5 higher.

    Return a kernel of three numbers between -100 and 100. Its response at place n is
    k[0]·x[n-1] + k[1]·x[n] + k[2]·x[n+1], for n from 1 to 22. At n = 15 the response
    should be positive and at least TWICE as large as every response at a place where the
    kernel does not touch the click.

    Returns: a list of three numbers
    """
    return [-1.0, 2.0, -1.0]


def cases(rng):
    yield case(label="your kernel, moved along the signal")


def verify(value):
    """Slide the kernel along, and compare."""
    try:
        k = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of three numbers is asked"
    if k.shape != (3,) or not np.all(np.abs(k) <= 100):
        return "A list of three numbers between -100 and 100 is asked"
    if not k.any():
        return "A kernel of zeros responds to nothing"
    x = 3 + np.sin(2 * np.pi * np.arange(24) / 12)
    x[15] += 1.5
    y = {n: float(k @ x[n - 1 : n + 2]) for n in range(1, 23)}
    elsewhere = max(y[n] for n in y if n not in (14, 15, 16))
    if y[15] > 0 and y[15] >= 2 * elsewhere:
        return None
    if k[1] == 0:
        return "middle_ignored"
    if y[15] <= 0 and k[1] < 0:
        return "upside_down"
    if 3 * abs(k.sum()) < 0.5 * abs(k[0] - k[2]):  # what the level and the steepest slope of the wave contribute
        return "hears_the_slope"
    return "hears_the_level"


@misconception(
    "The middle of the kernel is 0, so that it does not see the value at n = 15 itself when it stands there. Compare the middle with its "
    "neighbours."
)
def middle_ignored():
    return [-1.0, 0.0, 1.0]


@misconception("At the click the response is negative: the kernel is upside down. Turn all its signs.")
def upside_down():
    return [1.0, -2.0, 1.0]


@misconception("The response is large everywhere, because the signal lies around 3. Which kernels give 0 for a constant signal?")
def hears_the_level():
    return [1.0, 1.0, 1.0]


@misconception(
    "Your kernel does not hear the level 3, but it hears every slope of the wave, because its two outer numbers are so unequal. Let the middle "
    "count more."
)
def hears_the_slope():
    return [2.0, 1.0, -3.0]


hints = (
    "What does your kernel give for a constant signal? It should not hear the level 3 at all.",
    "A kernel whose numbers add up to 0 gives 0 for constants. Which of them also likes a middle that stands out?",
    "Compare the middle with one neighbour, or with the mean of both.",
    "A twin for a downward step, high on the left and low on the right: the kernel (1, 0, -1) gives 2 where 5, 4, 3 stands and 0 for a "
    "constant.",
)


exercise = Exercise(
    refute_conv_for_images,
    cases,
    points=2,
    hints=hints,
    misconceptions=(middle_ignored, upside_down, hears_the_level, hears_the_slope),
    verify=verify,
    kind="myth",
)
