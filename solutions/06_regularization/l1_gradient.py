"""Exercise: the gradient of the L1 penalty, a pull of constant strength."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def l1_gradient(weights, lam):
    """The gradient of the L1 penalty: one array for each array of weights.

    d/dw (lam * |w|) = lam where w > 0, -lam where w < 0

    At w = 0 the function |w| has a corner and no derivative. By convention its
    gradient there is 0.

    By hand: for weights [[2, -4, 0]] and lam = 0.5 the gradient is [[0.5, -0.5, 0]].

    Returns: a list of arrays, as long as `weights`
    """
    return [lam * np.sign(w) for w in weights]


def layers(rng, *shapes):
    found = [rng.normal(size=shape) for shape in shapes]
    for w in found:
        w.flat[1] = 0.0
    return found


def cases(rng):
    yield case([np.array([[2.0, -4.0], [0.0, 6.0]])], 0.5, label="one layer, by hand: [[0.5, -0.5], [0, 0.5]]")
    yield case(layers(rng, (3, 4), (4, 2)), 0.3, label="layers of 3 by 4 and 4 by 2 weights")
    yield case(layers(rng, (4, 3), (3, 3), (3, 2)), 1e-3, label="three layers, a small lam", atol=0.0)
    yield case([np.array([[1e-9, -1e-9, 0.0]]), rng.normal(size=(1, 4)) * 1e6], 2.0, label="tiny and huge weights")
    yield case(layers(rng, (3, 2), 5), 2.5, label="a matrix and a vector")
    yield case(layers(rng, (2, 3)), 0.0, label="lam 0: no pull")


hints = (
    "Draw the graph of |w|. How steep is it at w = 3, at w = 0.001, at w = -3?",
    "The slope depends on one thing about the weight only. Which one? And what is asked at the corner?",
    "NumPy has a function that gives 1 for positive, -1 for negative numbers, and 0 for 0.",
    "A twin: 7 |w| has the slope 7 at w = 2, the slope -7 at w = -2, and 0 at the corner by convention.",
)


@misconception(
    "The sign is turned round: your pull leads away from 0 when it is subtracted. The gradient points to where |w| grows."
)
def reversed_sign(weights, lam):
    return [-lam * np.sign(w) for w in weights]


@misconception("A weight of exactly 0 gets lam from you: it counts as positive. At the corner the gradient is 0 by convention.")
def zero_counts_as_positive(weights, lam):
    return [np.where(w >= 0, lam, -lam) for w in weights]


@misconception("A weight of exactly 0 gets -lam from you: it counts as negative. At the corner the gradient is 0 by convention.")
def zero_counts_as_negative(weights, lam):
    return [np.where(w > 0, lam, -lam) for w in weights]


@misconception("w / |w| is 0/0 where the weight is 0, and that is nan. Everywhere else it is right.")
def divides_by_size(weights, lam):
    with np.errstate(all="ignore"):
        return [lam * w / np.abs(w) for w in weights]


@misconception(
    "Large weights are pulled harder in your answer: that is the gradient of L2. L1 pulls at all of them equally hard."
)
def l2_pull(weights, lam):
    return [lam * w for w in weights]


@misconception(
    "Your gradient has no negative entries. A negative weight lies on the falling side of |w|, where the slope is negative."
)
def never_negative(weights, lam):
    return [lam * np.abs(np.sign(w)) for w in weights]


@misconception("You returned the sizes of the weights, times lam: the penalty itself, entry by entry, and not its slope.")
def penalty_entrywise(weights, lam):
    return [lam * np.abs(w) for w in weights]


@misconception("lam is missing: your entries are 1 and -1 for every lam.")
def lam_forgotten(weights, lam):
    return [np.sign(w) for w in weights]


@misconception(
    "Your sign is the sign of the whole penalty or the whole sum, the same for all weights. Every weight has its own sign."
)
def one_sign_for_all(weights, lam):
    return [np.full(w.shape, lam * np.sign(np.sum(np.abs(w)))) for w in weights]


exercise = Exercise(
    l1_gradient,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        reversed_sign,
        zero_counts_as_positive,
        zero_counts_as_negative,
        divides_by_size,
        l2_pull,
        never_negative,
        penalty_entrywise,
        lam_forgotten,
        one_sign_for_all,
    ),
)
