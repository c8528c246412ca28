"""Exercise: layer norm."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def layer_norm(x, gamma, beta, eps=1e-5):
    """Normalize each example over its units, then scale and shift each unit.

    x̂ = (x - mean) / √(var + eps),  y = gamma * x̂ + beta

    mean and var belong to a row, that is, to one example over all of its units. The
    variance divides by the number of units. eps stands INSIDE the root. gamma and beta
    have one number for each unit, as in batch norm.

    By hand: the row [1, 3] has the mean 2 and the variance 1; with eps = 0 it becomes
    [-1, 1], and with gamma = [1, 2], beta = [0, 10] it becomes [-1, 12].

    Shapes: x (N, D), gamma (D,), beta (D,) -> (N, D)
    Returns: an array of floats
    """
    centred = x - x.mean(axis=1, keepdims=True)
    return gamma * centred / np.sqrt(np.mean(centred**2, axis=1, keepdims=True) + eps) + beta


def sample(rng, n, d):
    return rng.normal(size=(n, d)) * (1 + np.arange(n))[:, np.newaxis] + 3, rng.normal(size=d) + 2, rng.normal(size=d)


def cases(rng):
    hand = np.array([[1.0, 3.0], [-2.0, 2.0]]), np.array([1.0, 2.0]), np.array([0.0, 10.0])
    yield case(*hand, eps=0.0, label="2 by 2, eps 0, by hand: [[-1, 12], [-1, 12]]")
    yield case(*sample(rng, 5, 3), label="5 examples, 3 units")
    yield case(*sample(rng, 3, 4), label="3 examples, 4 units")
    yield case(*sample(rng, 4, 4), eps=0.5, label="a large eps, which shows where it stands")
    yield case(*sample(rng, 3, 3), label="3 examples, 3 units")
    x, gamma, beta = sample(rng, 3, 5)
    yield case(x * np.array([[0.0], [1.0], [1.0]]) + np.array([[2.0], [0.0], [0.0]]), gamma, beta, label="a row that is constant")
    yield case(*sample(rng, 1, 6), label="one example alone")


hints = (
    "Which mean should be 0 for your x̂: that of a row or that of a column? Compute it before gamma and beta.",
    "The mean of each row of a (5, 3) array has 5 numbers. What shape does it need to be subtracted from every entry of its row?",
    "Start from your batch norm. What changes is the axis; gamma and beta stay with the units.",
    "A twin: the row [0, 4, 8] has the mean 4 and the variance 32/3; divided by 3.266 its deviations are [-1.22, 0, 1.22].",
)


@misconception(
    "Each column is normalized, over the examples: that is batch norm. Layer norm looks along a row, at one example alone."
)
def over_the_batch(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


@misconception(
    "Brackets are missing: a division comes before a subtraction, so only the mean is divided by the root. "
    "The whole difference, x - mean, stands above the line."
)
def only_the_mean_divided(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=1, keepdims=True) / np.sqrt(x.var(axis=1, keepdims=True) + eps)) + beta


@misconception(
    "Two axes are mixed: the mean is that of each row, and the variance that of each column. Both belong to the row, to one example."
)
def variance_of_the_columns(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=0) + eps) + beta


@misconception("One mean and one variance are used for the whole array. Each example, each row, has its own.")
def whole_array(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean()) / np.sqrt(x.var() + eps) + beta


@misconception(
    "It stops for most shapes, and where it runs the rows are mixed: a mean of shape (N,) is taken as one number for each COLUMN. Keep the "
    "axis, so that it has the shape (N, 1)."
)
def axis_not_kept(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=1)) / np.sqrt(x.var(axis=1) + eps) + beta


@misconception(
    "Your x̂ is x itself: nothing of the row is measured. Running statistics (mean 0 and variance 1 at the start) belong to batch norm; "
    "layer norm needs none."
)
def running_statistics_used(x, gamma, beta, eps=1e-5):
    return gamma * (x - 0.0) / np.sqrt(1.0 + eps) + beta


@misconception("You divide by the variance; the root is missing. A row that is ten times as wide comes out ten times too narrow.")
def root_forgotten(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=1, keepdims=True)) / (x.var(axis=1, keepdims=True) + eps) + beta


@misconception("eps is not used: a row of equal numbers gives 0/0, which is nan.")
def eps_forgotten(x, gamma, beta, eps=1e-5):
    with np.errstate(all="ignore"):
        return gamma * (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True) + beta


@misconception("eps is added to the standard deviation, outside the root. In normalization it stands inside: √(var + eps).")
def eps_outside(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=1, keepdims=True)) / (x.std(axis=1, keepdims=True) + eps) + beta


@misconception("gamma is not used: the network could not choose a scale for a unit.")
def gamma_dropped(x, gamma, beta, eps=1e-5):
    return (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + eps) + beta


@misconception("beta is not used: the network could not choose a shift for a unit.")
def beta_dropped(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + eps)


@misconception("The variance divides by D - 1 (ddof=1). Layer norm divides by D, the number of units in the row.")
def unbiased_variance(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True, ddof=1) + eps) + beta


@misconception("The mean is not subtracted: the width of your rows is right, their middle is not.")
def not_centred(x, gamma, beta, eps=1e-5):
    return gamma * x / np.sqrt(x.var(axis=1, keepdims=True) + eps) + beta


exercise = Exercise(
    layer_norm,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        over_the_batch,
        whole_array,
        only_the_mean_divided,
        variance_of_the_columns,
        axis_not_kept,
        running_statistics_used,
        root_forgotten,
        eps_forgotten,
        eps_outside,
        gamma_dropped,
        beta_dropped,
        unbiased_variance,
        not_centred,
    ),
)
