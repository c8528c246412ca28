"""Exercise: read a learning rate off a range test."""

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import ewma


def find_learning_rate(losses, lrs):
    """From one short run whose learning rate grew at every step: at which rate did the
    loss fall fastest?

    1. Smooth the losses with `ewma(losses, 0.9)` (chapter 05; it is imported at the top):
       single losses are noisy.
    2. Take the slope of the smoothed losses against the LOGARITHM of the rates, with
       `np.gradient(values, positions)`.
    3. Return the rate at which this slope is smallest, that is: falls most steeply.

    Example, 7 steps, each rate ten times the one before:

        lrs       0.0001   0.001   0.01   0.1    1      10     100
        losses    5.0      5.0     4.9    3.0    1.0    1.0    9.0
        smoothed  5.0      5.0     4.96   4.39   3.56   3.02   4.16

    From 0.01 to 1 the smoothed loss falls by 4.96 - 3.56 = 1.40, more than over any
    other two neighbouring steps: the answer is 0.1, in the middle of the fall. The lowest
    loss, at 1 and at 10, is already too close to the explosion.

    Shapes: losses (T,), lrs (T,) rising
    Returns: a float, one of the entries of lrs
    """
    smooth = ewma(losses, 0.9)
    slope = np.gradient(smooth, np.log(lrs))
    return float(lrs[np.argmin(slope)])


def run(rng, steps, low, high, valley, noise):
    """A made-up range test: flat, then a fall towards the valley, then an explosion."""
    lrs = np.geomspace(low, high, steps)
    x = np.log10(lrs / valley)
    losses = 2.3 - 2.0 / (1 + np.exp(-4 * (x + 0.9))) + 6 * np.maximum(x - 0.3, 0) ** 2
    return losses + noise * rng.normal(size=steps), lrs


def cases(rng):
    decades = 10.0 ** np.arange(-4, 3)
    yield case(np.array([5.0, 5.0, 4.9, 3.0, 1.0, 1.0, 9.0]), decades, label="7 steps, by hand: 0.1")
    yield case(*run(rng, 80, 1e-5, 1.0, 0.02, 0.02), label="80 steps with a little noise")
    yield case(*run(rng, 120, 1e-6, 10.0, 0.3, 0.15), label="120 steps with much noise")
    yield case(*run(rng, 60, 1e-4, 1e-1, 0.05, 0.05), label="60 steps, nearly no explosion")
    uneven = np.cumprod(np.r_[1e-5, rng.uniform(1.02, 1.5, size=49)])
    losses = 3.0 - 2.5 / (1 + np.exp(-1.5 * np.log(uneven / uneven[30])))
    yield case(losses, uneven, label="50 steps, uneven growth of the rate")
    yield case(np.array([4.0, 4.0, 1.0, 1.0, 0.9, 0.8]), 2.0 ** np.arange(-6, 0), label="6 steps, each rate twice the last")


@misconception(
    "You return the rate with the lowest loss. There the run is about to explode; a good rate lies before it, where the loss falls fastest."
)
def lowest_loss(losses, lrs):
    return float(lrs[np.argmin(losses)])


@misconception("Your rate is the one with the lowest SMOOTHED loss, not the one where it falls fastest. Look at the slope.")
def lowest_smoothed_loss(losses, lrs):
    return float(lrs[np.argmin(ewma(losses, 0.9))])


@misconception(
    "The losses are not smoothed: the steepest fall of the raw losses is mostly noise. Smooth first, then take the slope."
)
def not_smoothed(losses, lrs):
    return float(lrs[np.argmin(np.gradient(np.asarray(losses), np.log(lrs)))])


@misconception(
    "The slope is taken against the rate itself. The rates grow by factors, so small ones lie next to each other and look steep: "
    "take their logarithm."
)
def against_the_rate(losses, lrs):
    return float(lrs[np.argmin(np.gradient(ewma(losses, 0.9), lrs))])


@misconception("The positions are missing in np.gradient: it counts steps of 1. That is right only if the rates grow evenly.")
def against_the_step(losses, lrs):
    return float(lrs[np.argmin(np.gradient(ewma(losses, 0.9)))])


@misconception("You look for the largest slope: there the loss RISES fastest. A fall is a negative slope.")
def steepest_rise(losses, lrs):
    return float(lrs[np.argmax(np.gradient(ewma(losses, 0.9), np.log(lrs)))])


@misconception(
    "You look for the largest slope of either sign: a steep RISE, the explosion, counts as a fall. A fall is a negative slope; take the smallest."
)
def steepest_either_way(losses, lrs):
    return float(lrs[np.argmax(np.abs(np.gradient(ewma(losses, 0.9), np.log(lrs))))])


@misconception("The place is right, but its number in the array comes back. Return the rate that stands there.")
def index_returned(losses, lrs):
    return int(np.argmin(np.gradient(ewma(losses, 0.9), np.log(lrs))))


@misconception(
    "You take the difference to the next step, which is one step early and uses one neighbour only. np.gradient looks at both sides."
)
def difference_to_the_next(losses, lrs):
    return float(lrs[np.argmin(np.diff(ewma(losses, 0.9)) / np.diff(np.log(lrs)))])


@misconception("The logarithm of the rate comes back. Use it for the slope only, and return the rate itself.")
def logarithm_returned(losses, lrs):
    return float(np.log(lrs)[np.argmin(np.gradient(ewma(losses, 0.9), np.log(lrs)))])


exercise = Exercise(
    find_learning_rate,
    cases,
    points=3,
    hints=(
        "In the example: which two neighbours of a step tell how steeply the smoothed loss falls at this step?",
        "np.gradient(values, positions) takes both arrays. Which positions make 0.001, 0.01, 0.1 evenly spaced?",
        "A steep fall is a slope far below 0. Which function gives the place of the smallest entry, and what do you look up there?",
        "A twin: smoothed losses 4, 3, 1, 0.5 over the logarithms 0, 1, 2, 3 have the slopes -1, -1.5, -1.25, -0.5. The second rate is the answer.",
    ),
    misconceptions=(
        lowest_loss,
        lowest_smoothed_loss,
        not_smoothed,
        against_the_rate,
        against_the_step,
        steepest_rise,
        steepest_either_way,
        index_returned,
        difference_to_the_next,
        logarithm_returned,
    ),
)
