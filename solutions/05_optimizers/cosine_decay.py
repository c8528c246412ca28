"""A learning rate that follows half a cosine."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def cosine_decay(lr0, step, total):
    """The learning rate of a step, along half a cosine: lr0 at step 0, half of it in the
    middle, 0 at step `total`, and 0 from there on.

    η = η₀ · (1 + cos(π · step / total)) / 2

    Example: lr0 = 0.8, total = 100: step 0 has 0.8, step 50 has 0.4, step 100 has 0.

    Returns: a float
    """
    progress = min(step / total, 1.0)
    return lr0 * (1 + np.cos(np.pi * progress)) / 2


def cases(rng):
    yield case(0.8, 50, 100, label="lr0 = 0.8, step 50 of 100: half of it, by hand")
    yield case(0.8, 0, 100, label="step 0: the whole rate")
    yield case(0.6, 1, 3, label="step 1 of 3: three quarters of it, by hand")
    yield case(float(rng.uniform(0.1, 1)), 7, 7, label="the last step: 0")
    yield case(float(rng.uniform(0.1, 1)), int(rng.integers(60, 99)), 250, label="an early step of 250")
    yield case(float(rng.uniform(0.1, 1)), int(rng.integers(700, 990)), 1000, label="a late step of 1000")
    yield case(float(rng.uniform(0.1, 1)), 130, 100, label="beyond the end: 0")


hints = (
    "Which angle does the cosine get at step 0, in the middle, at the end? What is the cosine there?",
    "The cosine runs from 1 to -1. Which two operations turn that into 1 to 0?",
    "step / total is the share of the way. Beyond the end it must not go on growing: min helps.",
    "A twin: lr0 = 10, step 2 of 3: the angle is 120 degrees, its cosine -1/2, and the rate 10 · (1/2) / 2 = 2.5.",
)


def half(lr0, angle):
    return lr0 * (1 + np.cos(angle)) / 2


@misconception("Your rate goes below 0: the cosine itself runs from 1 to -1. It has to be lifted by 1 and halved.")
def bare_cosine(lr0, step, total):
    return lr0 * np.cos(np.pi * min(step / total, 1.0))


@misconception("All rates are twice as large as they should be: 1 + cos starts at 2. The half is missing.")
def half_missing(lr0, step, total):
    return 2 * half(lr0, np.pi * min(step / total, 1.0))


@misconception(
    "This is a quarter of a cosine: in the middle you have 0.71 of the rate in place of a half. The angle has to reach π."
)
def quarter_cosine(lr0, step, total):
    return lr0 * np.cos(np.pi / 2 * min(step / total, 1.0))


@misconception("The rate is down to 0 in the middle and up again at the end: the angle runs to 2π. Half a cosine ends at π.")
def whole_cosine(lr0, step, total):
    return half(lr0, 2 * np.pi * min(step / total, 1.0))


@misconception("The angle is step / total without π: the cosine takes radians, and half a turn is π.")
def pi_missing(lr0, step, total):
    return half(lr0, min(step / total, 1.0))


@misconception("The angle is in degrees. NumPy's cosine takes radians: half a turn is π, not 180.")
def degrees(lr0, step, total):
    return half(lr0, 180 * min(step / total, 1.0))


@misconception("Beyond `total` your rate rises again: the cosine goes on. From the last step on it should stay 0.")
def rises_again(lr0, step, total):
    return half(lr0, np.pi * step / total)


@misconception("Beyond `total` your rate is right, but up to it nothing falls: // rounds the share of the way down to 0. Use /.")
def integer_division(lr0, step, total):
    return half(lr0, np.pi * min(step // total, 1))


@misconception("You are off by one: 0 is reached at step total - 1. It should be reached at `total`.")
def one_step_early(lr0, step, total):
    return half(lr0, np.pi * min(step / (total - 1), 1.0))


@misconception("You are off by one: at step 0 the rate is not lr0 any more. Steps count from 0.")
def counts_from_one(lr0, step, total):
    return half(lr0, np.pi * min((step + 1) / total, 1.0))


@misconception("The rate falls along a straight line. Right at the start, in the middle and at the end, but not between.")
def straight_line(lr0, step, total):
    return lr0 * (1 - min(step / total, 1.0))


@misconception("The rate rises from 0 to lr0: the sign before the cosine is wrong.")
def rises(lr0, step, total):
    return lr0 * (1 - np.cos(np.pi * min(step / total, 1.0))) / 2


@misconception("After the end you start again at lr0: that is a schedule with restarts. Here it stays 0.")
def restarts(lr0, step, total):
    return half(lr0, np.pi * (step % total) / total)


@misconception("The values are right, but beyond the end you return the whole number 0. A rate is a float: 0.0.")
def whole_number_at_the_end(lr0, step, total):
    return half(lr0, np.pi * step / total) if step < total else 0


@misconception(
    "Before the end your rate is 0: max(step / total, 1) is never below 1. The share of the way may not go above 1, "
    "which is what min sees to."
)
def max_for_min(lr0, step, total):
    return half(lr0, np.pi * max(step / total, 1.0))


exercise = Exercise(
    cosine_decay,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        bare_cosine,
        half_missing,
        quarter_cosine,
        whole_cosine,
        pi_missing,
        degrees,
        rises_again,
        integer_division,
        one_step_early,
        counts_from_one,
        straight_line,
        rises,
        restarts,
        whole_number_at_the_end,
        max_for_min,
    ),
)
