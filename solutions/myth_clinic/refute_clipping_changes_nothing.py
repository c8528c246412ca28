"""Myth 56: clipping tames explosions and changes nothing else."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_clipping_changes_nothing():
    """Often said: "clipping only tames exploding gradients; otherwise it changes nothing".

    The smallest model there is, one number w, learns targets t by descent on the mean of
    (w - t)² / 2. Without clipping it settles at the mean of the targets. Now the gradient
    w - t of each example is clipped to -1 … 1 before the mean over the examples is taken:

    w = w - 0.5 · mean of clip(w - t, -1, 1)       2,000 steps, beginning at the mean of t

    Return targets, from 3 to 100 numbers between -100 and 100, for which w ends more than
    5 away from their mean.

    Returns: a list of numbers
    """
    return [0.0, 0.0, 0.0, 60.0]


def cases(rng):
    yield case(label="where the clipped descent settles")


def verify(value):
    """Run the clipped descent from the mean."""
    try:
        t = np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "A list of numbers is asked, the targets"
    if t.ndim != 1 or not 3 <= len(t) <= 100 or not np.all(np.abs(t) <= 100):
        return "From 3 to 100 targets are asked, all between -100 and 100"
    w = mean = float(t.mean())
    for _ in range(2000):
        w -= 0.5 * float(np.mean(np.clip(w - t, -1, 1)))
    if abs(w - mean) > 5:
        return None
    if np.max(np.abs(mean - t)) <= 1:
        return "nothing_clipped"
    return "balanced" if abs(w - mean) < 1e-6 else "not_far_enough"


@misconception("All targets lie within 1 of their mean, so that no gradient is ever cut. Let one lie far away.")
def nothing_clipped():
    return [0.0, 0.5, 1.0]


@misconception(
    "Large gradients are cut on both sides alike, so they still balance each other at the mean. Make the two sides unequal: many on "
    "one side, few on the other."
)
def balanced():
    return [-50.0, 0.0, 50.0]


@misconception(
    "The descent does end elsewhere, but by 5 at most. Many targets close together and one far out pull the two places apart."
)
def not_far_enough():
    return [0.0, 0.0, 0.0, 10.0]


hints = (
    "At the end of the clipped descent the clipped gradients have the mean 0. Which targets does such a place have in balance?",
    "A target that is far away pulls with strength 1, however far it is. How strongly does it pull on the mean?",
    "Let most targets be equal, and one far away from them. Where is their mean, and where do the pulls balance?",
    "A twin with the targets 0, 0, 20: the mean is 6.7. The two zeros and the 20 balance at w = 0.5, where the pulls are 0.5, 0.5 and -1.",
)


exercise = Exercise(
    refute_clipping_changes_nothing,
    cases,
    points=2,
    hints=hints,
    misconceptions=(nothing_clipped, balanced, not_far_enough),
    verify=verify,
    kind="myth",
)
