"""Exercise: clip gradients by value."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def clip_by_value(grads, limit):
    """Cut every entry of every gradient to the range from -limit to limit.

    Entries within the range stay as they are. Entries beyond it become limit or -limit.

    By hand: limit = 1 turns [3, -0.5] into [1, -0.5], and [-7, 1] into [-1, 1].

    Each entry is cut on its own. So the direction of the gradient may change: [30, 1]
    points along the first axis, [1, 1] along the diagonal.

    Returns: a list of new arrays, in the same order
    """
    return [np.clip(g, -limit, limit) for g in grads]


def cases(rng):
    yield case([np.array([3.0, -0.5]), np.array([-7.0, 1.0])], 1.0, label="by hand: [1, -0.5], [-1, 1]")
    yield case([5 * rng.normal(size=s) for s in ((4, 3), (3,), (3, 5))], 2.0, label="3 arrays, limit 2")
    yield case([rng.uniform(-0.4, 0.4, (3, 2)), rng.uniform(-0.4, 0.4, 2)], 0.5, label="all within the limit")
    yield case([np.array([[-30.0, -20.0], [-0.25, 0.0]])], 0.5, label="only negative entries")
    yield case([np.array([1e6, 4.0, 0.0])], 3.0, label="one entry explodes")


hints = (
    "What should become of -7 with limit 1? Try your function on it.",
    "Each entry has two bounds. Which are they?",
    "NumPy has a function with three arguments: array, lowest, highest. It works on one array; you have a list of them.",
    "A twin: cutting [-2, 5, 12] to the range from 0 to 10 gives [0, 5, 10].",
)


@misconception("Only large positive entries are cut. Large negative ones are as dangerous: the lower bound is -limit.")
def upper_side_only(grads, limit):
    return [np.minimum(g, limit) for g in grads]


@misconception("Only large negative entries are cut. The upper bound, limit, is missing.")
def lower_side_only(grads, limit):
    return [np.maximum(g, -limit) for g in grads]


@misconception("Negative entries become 0: you cut to the range from 0 to limit. The range is symmetric, from -limit to limit.")
def from_zero(grads, limit):
    return [np.clip(g, 0.0, limit) for g in grads]


@misconception("The signs are gone: large entries all became +limit. An entry below -limit becomes -limit.")
def signs_lost(grads, limit):
    return [np.where(np.abs(g) > limit, limit, g) for g in grads]


@misconception("Entries beyond the limit became 0. They are to be cut to the limit, not thrown away: they know where to go.")
def thrown_away(grads, limit):
    return [np.where(np.abs(g) > limit, 0.0, g) for g in grads]


@misconception("Every entry became limit or -limit, the small ones too. Entries within the range stay as they are.")
def only_signs(grads, limit):
    return [limit * np.sign(g) for g in grads]


@misconception("You scaled by one factor, as in clipping by norm. Here each entry is cut on its own, and the others stay.")
def by_norm(grads, limit):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * (limit / norm) if norm > limit else g.copy() for g in grads]


@misconception(
    "Each array is divided so that its largest entry becomes limit. Here entries are cut one by one, and those within the range stay."
)
def scaled_by_largest(grads, limit):
    return [g * (limit / max(limit, np.abs(g).max())) for g in grads]


exercise = Exercise(
    clip_by_value,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        upper_side_only,
        lower_side_only,
        from_zero,
        signs_lost,
        thrown_away,
        only_signs,
        by_norm,
        scaled_by_largest,
    ),
)
