"""Myths 33 and 34: the noise of SGD leads out of local minima."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_noise_escapes():
    """Often said: "batch descent gets stuck in local minima; the noise of SGD leads out".

    The loss is (w² - 1)² + 0.3 w. Its deep minimum lies near -1.04, a shallow one near
    0.96. Five runs of 400 steps descend with the rate 0.02 along a NOISY gradient,

    w = w - 0.02 · (4 w (w² - 1) + 0.3 + noise),   noise with mean 0 and deviation 1.

    Return a start between -2 and 2 from which ALL five runs end beside the shallow
    minimum, at w > 0.5.

    Returns: a number
    """
    return 1.0


def cases(rng):
    yield case(label="five noisy runs from your start")


def verify(value):
    """The five runs, with the noise of the seeds 0 to 4."""
    try:
        start = float(value)
    except (TypeError, ValueError, OverflowError):
        return "One number is asked, the start"
    if not abs(start) <= 2:
        return "out_of_range"
    w = np.full(5, start)
    noise = np.stack([np.random.default_rng(seed).normal(size=400) for seed in range(5)])
    for e in noise.T:
        w = w - 0.02 * (4 * w * (w**2 - 1) + 0.3 + e)
    stuck = int(np.sum(w > 0.5))
    if stuck == 5:
        return None
    return "deep_side" if stuck == 0 else "on_the_ridge"


@misconception(
    "From there the runs roll into the DEEP minimum. The saying claims that they would from everywhere; look for a start "
    "where it fails."
)
def deep_side():
    return -1.5


@misconception(
    "You start on the ridge between the two minima: there the noise decides, and not all five runs go the same way. Move to the right."
)
def on_the_ridge():
    return 0.08


@misconception("The start has to lie between -2 and 2.")
def out_of_range():
    return 4.0


hints = (
    "Draw the loss from -2 to 2. On which side of the ridge does the slope lead to the shallow minimum?",
    "How high is the ridge above the shallow minimum? How far does one noisy step move w, with the rate 0.02?",
    "One step of noise moves w by about 0.02, and the slope pulls it back. The ridge is almost 0.9 away from the shallow minimum.",
    "A twin: for (w² - 4)² + w, with minima near -2 and 2, a run that starts at 2.5 stays on the right with this noise.",
)


exercise = Exercise(
    refute_noise_escapes,
    cases,
    points=1,
    hints=hints,
    misconceptions=(deep_side, on_the_ridge, out_of_range),
    verify=verify,
    kind="myth",
)
