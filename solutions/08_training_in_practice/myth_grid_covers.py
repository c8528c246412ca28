"""Myth: "a grid covers the range, random points leave holes"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_grid_covers():
    """Often said: "a grid search covers the range; random search may miss the best place".

    25 runs shall find a learning rate between 0.0001 and 1 and a weight decay. The grid
    has 5 rates, 0.0001, 0.001, 0.01, 0.1 and 1, each with 5 decays. The random search
    draws 25 rates on a log scale, each with a decay of its own.

    Suppose only the rates strictly between `low` and `high` work, and the decay hardly
    matters. Return `(low, high)` such that the grid misses this window for sure, while
    the random search hits it with a probability above 0.9.

    One random rate falls into the window with q = log10(high/low)/4, since the whole range
    has four powers of ten; 25 of them all miss it with probability (1 - q)^25.

    Returns: a tuple of two numbers, 0.0001 <= low < high <= 1
    """
    return 0.0012, 0.008


def cases(rng):
    yield case(label="your window")


def verify(value):
    """No grid point inside, and a chance above 0.9 that 25 random points hit."""
    low, high = (float(v) for v in value)
    if not (np.isfinite(low) and np.isfinite(high)):
        return "Two ordinary numbers are asked."
    if low == high:
        return "The two ends are equal, so no rate lies between them."
    if low > high:
        return "wrong_order"
    if low < 1e-4 * (1 - 1e-9) or high > 1 + 1e-9:
        return "outside"
    if any(low * (1 + 1e-9) < rate < high * (1 - 1e-9) for rate in (1e-4, 1e-3, 1e-2, 1e-1, 1.0)):
        return "grid_hits"
    hit = 1 - (1 - np.log10(high / low) / 4) ** 25
    return None if hit > 0.9 else "too_narrow"


@misconception(
    "One of the five rates of the grid lies inside your window, so the grid hits it. Put the window between two of them."
)
def grid_hits():
    return 0.005, 0.05


@misconception(
    "The grid misses this window, but it is so narrow that 25 random rates miss it too in more than one of ten searches."
)
def too_narrow():
    return 0.004, 0.005


@misconception("The window reaches beyond the range 0.0001 to 1, where neither of the two searches tries a rate. Keep it inside.")
def outside():
    return 2.0, 9.0


@misconception("The two numbers are the wrong way round: first the lower end, then the upper end.")
def wrong_order():
    return 0.008, 0.0012


exercise = Exercise(
    myth_grid_covers,
    cases,
    points=1,
    hints=(
        "25 runs of the grid: how many different learning rates do they try? And the 25 runs of the random search?",
        "Between which two rates of the grid is there room? The window's ends may touch them, its inside may not hold them.",
        "(1 - q)^25 has to be below 0.1. Try q = 0.05, 0.1 and 0.15. How many powers of ten is that?",
        "A twin with 10 draws: a window of half a power of ten has q = 0.125, and all ten miss it with 0.875^10 = 0.26.",
    ),
    misconceptions=(grid_hits, too_narrow, outside, wrong_order),
    verify=verify,
    kind="myth",
)
