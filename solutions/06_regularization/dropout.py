"""Exercise: dropout with inverted scaling."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def dropout(x, mask, p):
    """Silence the units that the mask drops, and scale the others up so that the sum
    keeps its size on average.

    y = x / (1 - p) where the mask is True (kept), 0 where it is False (dropped)

    p is the probability to DROP a unit, 0 <= p < 1. The mask has been drawn already:
    each entry is True with probability 1 - p.

    By hand: x = [1, 2, 3], mask = [True, False, True] and p = 0.5 give [2, 0, 6].
    With p = 0.2 the units that stay are multiplied by 1/0.8 = 1.25.

    Shapes: x (...), mask (...) -> (...)
    Returns: an array in the shape of x
    """
    return np.where(mask, x / (1 - p), 0.0)


def sample(rng, shape, p):
    x, mask = rng.normal(size=shape), rng.random(shape) >= p
    mask.flat[0], mask.flat[1] = True, False
    return x, mask, p


def cases(rng):
    yield case(
        np.array([[1.0, 2.0], [3.0, 0.0]]),
        np.array([[True, False], [True, True]]),
        0.5,
        label="2 by 2, by hand: [[2, 0], [6, 0]]",
    )
    yield case(*sample(rng, (4, 3), 0.2), label="4 rows, 3 units, p = 0.2")
    yield case(*sample(rng, (3, 5), 0.75), label="3 rows, 5 units, p = 0.75")
    yield case(*sample(rng, (1, 6), 0.4), label="1 row")
    yield case(rng.normal(size=(3, 4)), np.ones((3, 4), bool), 0.1, label="chance kept all units")
    yield case(rng.normal(size=(2, 3)), np.zeros((2, 3), bool), 0.6, label="chance dropped all units")
    yield case(rng.normal(size=(3, 2)), np.ones((3, 2), bool), 0.0, label="p = 0: no dropout")


hints = (
    "In the first case half of the units are dropped on average. By how much do the others have to grow to make up for it?",
    "p is the probability to drop. Which share of the units stays on average?",
    "Two steps: the mask decides which entries stay; the share that stays on average decides the factor.",
    "A twin: of 10 lamps 9 are kept on average, p = 0.1. Each lamp that is on shines 1/0.9 = 1.11 times as bright.",
)


@misconception(
    "p and 1 - p are swapped: with p = 0.2, where few units are dropped, you multiply by 5. Few dropped units need a small correction."
)
def divided_by_p(x, mask, p):
    with np.errstate(all="ignore"):
        return x * mask / p


@misconception(
    "The units that stay are not scaled. Their sum shrinks on average by the factor 1 - p, and the next layer notices."
)
def no_scaling(x, mask, p):
    return x * mask


@misconception("You silence the units that should stay, and the other way round: True in the mask means kept.")
def mask_inverted(x, mask, p):
    return x * ~mask / (1 - p)


@misconception(
    "The units that stay are scaled down. Multiplying by 1 - p is what the other variant does, at test time; here they are scaled up."
)
def scaled_down(x, mask, p):
    return x * mask * (1 - p)


@misconception("All units are scaled up and none is silent: the mask is not used.")
def mask_unused(x, mask, p):
    return x / (1 - p)


@misconception(
    "You divide by the share of units that this mask happens to keep. The factor depends on p alone: it makes up for the average "
    "mask, not for this one."
)
def scaled_by_this_mask(x, mask, p):
    return x * mask / max(float(mask.mean()), 1e-12)


@misconception(
    "You divide by the share that each row of this mask happens to keep. The factor is the same for all entries, 1 / (1 - p)."
)
def scaled_row_by_row(x, mask, p):
    return x * mask / np.maximum(mask.mean(axis=-1, keepdims=True), 1e-12)


@misconception(
    "The dropped units are taken out of the array. They stay in their places, with the value 0, so that the next layer fits."
)
def units_removed(x, mask, p):
    return x[mask] / (1 - p)


@misconception("The dropped units keep their value, and only the others are scaled. A dropped unit gives 0.")
def dropped_units_unscaled(x, mask, p):
    return np.where(mask, x / (1 - p), x)


exercise = Exercise(
    dropout,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        divided_by_p,
        no_scaling,
        mask_inverted,
        scaled_down,
        mask_unused,
        scaled_by_this_mask,
        scaled_row_by_row,
        units_removed,
        dropped_units_unscaled,
    ),
)
