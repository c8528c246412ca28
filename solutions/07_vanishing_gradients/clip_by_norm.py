"""Exercise: clip gradients by their global norm."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def clip_by_norm(grads, max_norm):
    """Shorten the gradient of the whole network to max_norm if it is longer. Its direction stays.

    All arrays in the list together are ONE long vector. Its length is

    ‖g‖ = √(sum of the squares of all entries of all arrays)

    If ‖g‖ > max_norm, multiply every array by max_norm / ‖g‖; else leave all as they are.

    By hand: grads = [[3], [4]] has the length √(9 + 16) = 5. With max_norm = 1 the result
    is [[0.6], [0.8]]; with max_norm = 10 nothing changes.

    No small number is added to the norm. Gradients that are all 0 stay 0.

    Returns: a list of new arrays, in the same order
    """
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in grads]


def cases(rng):
    def some(scale=1.0):
        return [scale * rng.normal(size=s) for s in ((3, 4), (4,), (4, 2), (2,))]

    yield case([np.array([3.0]), np.array([4.0])], 1.0, label="lengths 3 and 4, by hand: [0.6], [0.8]")
    yield case(some(10.0), 2.0, label="4 arrays, too long")
    yield case(some(0.01), 1.0, label="4 arrays, short: nothing changes")
    yield case([np.array([3.0, 0.0]), np.array([0.0, -4.0])], 5.0, label="exactly as long as allowed")
    yield case([np.zeros((2, 3)), np.zeros(3)], 1.0, label="all zero")
    just = some()
    yield case(just, 0.99 * float(np.sqrt(sum((g**2).sum() for g in just))), label="a hundredth too long")
    small = rng.uniform(0.05, 0.15, size=(20, 20))
    yield case([small, -small], 1.0, label="every entry is small, all together are too long")
    up = rng.uniform(2, 5, size=3)
    yield case([np.concatenate((up, -up)), -up], 1.5, label="entries of both signs that add up to little")
    yield case([np.array([[100.0, 0.0], [0.5, -0.25]])], 0.5, label="1 array, one large entry")
    yield case([rng.normal(size=(2, 2)) * 1e6, rng.normal(size=2)], 3.0, label="one layer explodes, one does not")


hints = (
    "Take the by-hand example. Which length do you get for both arrays together, and which for each alone?",
    "First one number for everything: the squares of all entries of all arrays, added up, and the root of that.",
    "Then one factor for everything: max_norm divided by the length, if the length is too large; else 1.",
    "A twin: [[6, 0], [0, 8]] has the length 10. With max_norm = 5 the factor is 0.5, and the result [[3, 0], [0, 4]].",
)


def scaled(grads, factor):
    with np.errstate(all="ignore"):
        return [g * np.float64(factor) for g in grads]


def length(grads):
    return np.sqrt(sum((g**2).sum() for g in grads))


@misconception(
    "Each array is shortened on its own. Then the layers change their sizes against each other, and with it the direction of "
    "the step. One norm and one factor serve all arrays."
)
def each_array_alone(grads, max_norm):
    clipped = []
    for g in grads:
        norm = np.sqrt((g**2).sum())
        clipped.append(g * max_norm / norm if norm > max_norm else g.copy())
    return clipped


@misconception(
    "Short gradients are made longer: your factor is applied always. Clipping only ever shortens; below max_norm nothing changes."
)
def scales_up(grads, max_norm):
    norm = length(grads)
    return scaled(grads, max_norm / norm if norm else 1.0)


@misconception(
    "The right factor for long gradients, but gradients of length 0 become nan: 0/0. Divide only when the length is above max_norm."
)
def divides_by_zero(grads, max_norm):
    with np.errstate(all="ignore"):
        return scaled(grads, max_norm / length(grads))


@misconception(
    "You cut every entry to max_norm: that is clipping by value. It changes the direction; here one factor scales everything."
)
def by_value(grads, max_norm):
    return [np.clip(g, -max_norm, max_norm) for g in grads]


@misconception(
    "The norms of the arrays are added up. Lengths at right angles do not add: 3 and 4 give 5, not 7. Add the squares, then take the root."
)
def norms_added(grads, max_norm):
    norm = sum(np.sqrt((g**2).sum()) for g in grads)
    return scaled(grads, max_norm / norm if norm > max_norm else 1.0)


@misconception(
    "The entries of each array are added first and squared then: 3 and -3 cancel. The length squares every single entry, and adds then."
)
def square_of_the_sum(grads, max_norm):
    norm = np.sqrt(sum(g.sum() ** 2 for g in grads))
    return scaled(grads, max_norm / norm if norm > max_norm else 1.0)


@misconception(
    "The fraction is upside down: long gradients grow longer. A factor that shortens is below 1: max_norm stands above the line, the length below."
)
def factor_upside_down(grads, max_norm):
    norm = length(grads)
    return scaled(grads, norm / max_norm if norm > max_norm else 1.0)


@misconception("The root is missing: you divide by the sum of squares. The length 5 has the sum of squares 25.")
def root_forgotten(grads, max_norm):
    norm = length(grads) ** 2
    return scaled(grads, max_norm / norm if norm > max_norm else 1.0)


@misconception(
    "Your clipped gradient has the length 1, whatever max_norm is: you divide by the norm and forget to multiply by max_norm."
)
def unit_length(grads, max_norm):
    norm = length(grads)
    return scaled(grads, 1 / norm if norm > max_norm else 1.0)


@misconception(
    "A little too short: you add a small number to the norm. Some libraries do; here nothing is added, and the length comes out exactly."
)
def epsilon_added(grads, max_norm):
    norm = length(grads)
    return scaled(grads, max_norm / (norm + 1e-6) if norm > max_norm else 1.0)


@misconception(
    "The largest entry is used as if it were the length. Many entries of middle size make a long gradient too: use the root of the sum of "
    "squares."
)
def largest_entry(grads, max_norm):
    norm = max(np.abs(g).max() for g in grads)
    return scaled(grads, max_norm / norm if norm > max_norm else 1.0)


@misconception(
    "A gradient that is too long is thrown away: zeros come out. It still knows the direction; keep that, and shorten it."
)
def thrown_away(grads, max_norm):
    return scaled(grads, 0.0 if length(grads) > max_norm else 1.0)


exercise = Exercise(
    clip_by_norm,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        each_array_alone,
        scales_up,
        factor_upside_down,
        divides_by_zero,
        by_value,
        norms_added,
        square_of_the_sum,
        root_forgotten,
        unit_length,
        epsilon_added,
        largest_entry,
        thrown_away,
    ),
)
