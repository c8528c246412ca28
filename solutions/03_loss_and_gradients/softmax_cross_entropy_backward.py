"""The gradient that starts almost every training step of a classifier."""

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import softmax


def softmax_cross_entropy_backward(g, loss, z, t):
    """How does the cross-entropy change with each score?
    Probability minus target, for each row, divided by N.

    dL/dzₙₖ = g · (pₙₖ - 1{k = tₙ}) / N,   with p = softmax(z)

    1{k = tₙ} is 1 in the column of the true class and 0 elsewhere:
    one-hot targets, from class numbers.
    `g` is the gradient from above (a number), `loss` what `softmax_cross_entropy(z, t)` returned;
    it is not needed.

    Example: z = [[log 3, 0]], t = [1], g = 1.
    p = [3/4, 1/4], so dL/dz = [[3/4, 1/4 - 1]] = [[0.75, -0.75]].
    Every row of the result adds up to 0: what one class gains, the others lose.

    Shapes: g (), loss (), z (N, K), t (N,) integers from 0 to K-1 -> (N, K)
    Returns: an array of the shape of z
    """
    dz = softmax(z)
    dz[np.arange(len(t)), t] -= 1
    return g * dz / len(t)


def cases(rng):
    def loss(z, t):
        s = z - z.max(axis=1, keepdims=True)
        return float(np.mean(np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(t)), t]))

    z, t = np.array([[np.log(3.0), 0.0]]), np.array([1])
    yield case(1.0, loss(z, t), z, t, label="1 row, 2 classes, by hand: 0.75, -0.75")
    z, t = rng.normal(size=(5, 3)), rng.permutation([0, 1, 2, 2, 1])
    yield case(1.0, loss(z, t), z, t, label="5 rows, 3 classes")
    z, t = rng.normal(size=(3, 3)) * 2, np.array([2, 0, 0])
    yield case(-0.5, loss(z, t), z, t, label="3 rows, 3 classes, g = -0.5")
    z, t = rng.normal(size=(2, 6)), rng.integers(0, 6, 2)
    yield case(3.0, loss(z, t), z, t, label="2 rows, 6 classes, g = 3")
    z, t = np.array([[1000.0, 0.0, -1000.0], [-1000.0, -1001.0, -999.0]]), rng.integers(0, 3, 2)
    yield case(1.0, loss(z, t), z, t, label="scores near 1000 and -1000")


hints = (
    "Which score has to rise to lower the loss, and which ones have to fall? What does that say about the signs?",
    "Start from the probabilities, `softmax(z)`. Only one entry of each row has to change.",
    "Two index arrays pick one entry per row, and you may write to what they pick. Then the mean: the loss divides by N, so "
    "does its gradient. Then g.",
    "A twin: p = [[0.2, 0.8], [0.6, 0.4]] and true classes 1, 0. Minus one-hot: [[0.2, -0.2], [-0.4, 0.4]]. Two rows, g = 10: "
    "[[1, -1], [-2, 2]].",
)


def one_hot(z, t):
    return np.eye(z.shape[1])[t]


@misconception("Too large by the number of rows. The loss is a mean over N rows, so each row's share of the gradient is "
               "divided by N.")  # fmt: skip
def forgets_the_mean(g, loss, z, t):
    return g * (softmax(z) - np.eye(z.shape[1])[t])


@misconception("Every sign is the wrong way round: your gradient is target minus probability. The true class must have a "
               "negative slope, since raising its score lowers the loss.")  # fmt: skip
def turns_the_sign(g, loss, z, t):
    return g * (one_hot(z, t) - softmax(z)) / len(t)


@misconception("You subtracted 1 from every entry. Only the column of the true class loses 1; each row must add up to 0.")
def subtracts_everywhere(g, loss, z, t):
    return g * (softmax(z) - 1) / len(t)


@misconception("Your entries are p(1-p): the slope of each probability with its own score. The cross-entropy's part of the "
               "chain rule is missing, and the targets do not occur at all.")  # fmt: skip
def slope_of_softmax(g, loss, z, t):
    p = softmax(z)
    return g * p * (1 - p) / len(t)


@misconception("You multiplied p - onehot by p(1-p) once more. The derivation already used up the softmax's slope: "
               "it cancelled against the 1/p of the logarithm.")  # fmt: skip
def slope_twice(g, loss, z, t):
    p = softmax(z)
    return g * (p - one_hot(z, t)) * p * (1 - p) / len(t)


@misconception("dz[:, t] -= 1 takes 1 away from every row in every column that t mentions. One entry per row is meant: "
               "use two index arrays, one of row numbers.")  # fmt: skip
def indexes_columns(g, loss, z, t):
    dz = softmax(z)
    dz[:, t] -= 1
    return g * dz / len(t)


@misconception("Right where g is 1, wrong elsewhere: the gradient that arrives from above is not used.")
def forgets_upstream(g, loss, z, t):
    return (softmax(z) - one_hot(z, t)) / len(t)


@misconception("Too small by the number of classes: you divided by all N·K entries. The loss is a mean over the N rows.")
def divides_by_entries(g, loss, z, t):
    return g * (softmax(z) - one_hot(z, t)) / z.size


@misconception("You differentiated with respect to the probabilities: -1/p at the true class, 0 elsewhere. It still has to go "
               "through the softmax to reach the scores.")  # fmt: skip
def stops_at_probabilities(g, loss, z, t):
    with np.errstate(divide="ignore"):
        return -g * np.divide(one_hot(z, t), softmax(z), where=one_hot(z, t) > 0, out=np.zeros(z.shape)) / len(t)


@misconception("The scores are used as if they were probabilities: z minus one-hot. Softmax comes first.")
def forgets_softmax(g, loss, z, t):
    return g * (z - one_hot(z, t)) / len(t)


@misconception("You divided by the number of classes K. The loss is a mean over the N rows, so its gradient is divided by N.")
def divides_by_classes(g, loss, z, t):
    return g * (softmax(z) - one_hot(z, t)) / z.shape[1]


@misconception(
    "Right where g is 1, wrong elsewhere: g multiplies the probabilities only, and the 1 of the true class is subtracted "
    "afterwards. Everything is multiplied by what arrives: brackets around the difference, or g at the very end."
)
def upstream_on_probabilities_only(g, loss, z, t):
    return (g * softmax(z) - one_hot(z, t)) / len(t)


@misconception(
    "Only the column of the true class is filled. The others have a slope too: raising the score of a wrong class "
    "raises the loss, and the slope is its probability."
)
def true_class_only(g, loss, z, t):
    return g * (softmax(z) - 1) * one_hot(z, t) / len(t)


exercise = Exercise(
    softmax_cross_entropy_backward,
    cases,
    points=4,
    hints=hints,
    misconceptions=(
        forgets_the_mean,
        turns_the_sign,
        subtracts_everywhere,
        slope_of_softmax,
        slope_twice,
        indexes_columns,
        forgets_upstream,
        divides_by_entries,
        stops_at_probabilities,
        forgets_softmax,
        divides_by_classes,
        upstream_on_probabilities_only,
        true_class_only,
    ),
)
