"""Myth: "a network approximates any continuous function", with the words "on a compact set" left out."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_fits_everywhere(v, w, b, c):
    """Often said: "a network with one hidden layer can approximate any continuous
    function".

    The theorem adds: on a compact set, such as an interval. Here is a network with one
    input and M hidden ReLU units,

    y(x) = c + Σᵢ vᵢ relu(wᵢ x + bᵢ)

    which was built to follow x² on an interval around 0, and does. Return an x at which
    it is off by more than 1, that is, |x² - y(x)| > 1. Your function gets the network,
    and has to work for every such network.

    By hand: v = [1, 1], w = [1, -1], b = [0, 0], c = 0 is the network y = |x|. At x = 2
    it gives 2, and x² is 4: off by 2.

    Shapes: v (M,), w (M,), b (M,), c a number
    Returns: a number
    """
    steepest = float(np.sum(np.abs(v * w)))  # |y(x)| <= steepest |x| + start
    start = float(np.abs(c) + np.sum(np.abs(v * b)))
    return steepest + start + 2.0


def parabola(reach, step):
    """A network that meets x² at every multiple of `step` from -reach to reach: one hinge for each change of slope."""
    k = np.arange(0.0, reach, step)
    v = np.full(len(k), 2.0 * step)
    v[0] = step
    return np.tile(v, 2), np.repeat([1.0, -1.0], len(k)), np.tile(-k, 2), 0.0


def cases(rng):
    yield case(np.ones(2), np.array([1.0, -1.0]), np.zeros(2), 0.0, label="y = |x|, by hand: off by 2 at x = 2")
    for most, label in ((3, "good on a short interval"), (30, "good on a longer one"), (300, "good on a very long one")):
        v, w, b, c = parabola(most + int(rng.integers(0, most)), 0.5)
        stretch = rng.uniform(0.5, 2.0, size=len(w))  # v relu(w x + b) = (v/s) relu(s w x + s b)
        order = rng.permutation(len(w))
        yield case((v / stretch)[order], (w * stretch)[order], (b * stretch)[order], c, label=label)


def verify(x, v, w, b, c):
    if np.shape(x) != ():
        return "One number is asked, the place x"
    x = float(x)
    if not np.isfinite(x) or abs(x) > 1e100:
        return "The place x has to be a number whose square a float can hold: not inf, not nan, not above 1e100"
    y = c + np.sum(v * np.maximum(w * x + b, 0.0))
    if not abs(x * x - y) > 1:
        return "still_inside"
    return None


hints = (
    "How does a ReLU network look far to the right of all its corners? And how does x² look there?",
    "Far out the network is a straight line. How steep can it be at most, in terms of v and w?",
    "Two ways lead there. Either compute y(x) for larger and larger x until the error is above 1, or find a bound |y(x)| ≤ S |x| + C and "
    "solve x² > S x + C + 1.",
    "A twin: a line with |y(x)| ≤ 3 |x| + 5 against x². At x = 3 + 5 + 2 = 10 the line is at most 35, and x² is 100.",
)


@misconception(
    "At your x the network is still right to within 1: you are inside the interval that it was built for, or only a little outside. Go "
    "further out; how far depends on the network that you are given."
)
def still_inside(v, w, b, c):
    return 1.0


exercise = Exercise(
    myth_fits_everywhere,
    cases,
    points=2,
    hints=hints,
    misconceptions=(still_inside,),
    verify=verify,
    kind="myth",
)
