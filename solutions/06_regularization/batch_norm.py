"""Exercise: batch norm in training mode."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def batch_norm(x, gamma, beta, eps=1e-5):
    """Normalize each unit over the batch, then give it a scale and a shift that are
    learned. This is the training mode: mean and variance are those of the batch itself.

    x̂ = (x - mean) / √(var + eps),  y = gamma * x̂ + beta

    mean and var belong to a column, that is, to one unit over all examples. The
    variance divides by N, the number of examples. eps stands INSIDE the root.

    By hand: the column [1, 3] has the mean 2 and the variance 1; with eps = 0 it
    becomes x̂ = [-1, 1], and with gamma = 2, beta = 10 it becomes [8, 12].
    A column of equal values becomes beta.

    Shapes: x (N, D), gamma (D,), beta (D,) -> (N, D)
    Returns: an array of floats
    """
    mean = x.mean(axis=0)
    var = ((x - mean) ** 2).mean(axis=0)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta


def sample(rng, n, d):
    return rng.normal(size=(n, d)) * (1 + np.arange(d)) + 3, rng.normal(size=d) + 2, rng.normal(size=d)


def cases(rng):
    hand = np.array([[1.0, -2.0], [3.0, 2.0]]), np.array([2.0, 1.0]), np.array([10.0, 0.5])
    yield case(*hand, eps=0.0, label="2 by 2, eps 0, by hand: [[8, -0.5], [12, 1.5]]")
    yield case(*sample(rng, 5, 3), label="5 examples, 3 units")
    yield case(*sample(rng, 3, 4), label="3 examples, 4 units")
    yield case(*sample(rng, 4, 4), eps=0.5, label="a large eps, which shows where it stands")
    x, gamma, beta = sample(rng, 4, 2)
    yield case(x * np.array([0.0, 1.0]) + np.array([2.0, 0.0]), gamma, beta, label="a unit that is constant")
    yield case(*sample(rng, 1, 3), label="a batch of one example")
    yield case(x * 1e-3, gamma, beta, label="small numbers")


hints = (
    "What should the mean of each column of x̂ be, and its variance? Compute both for your result, before gamma and beta.",
    "A row is one example, a column one unit. Along which axis are the values of one unit?",
    "Four steps: mean of each column; deviations; mean of their squares; divide the deviations by the root of (that + eps).",
    "A twin: the column [0, 4, 8] has the mean 4, the deviations -4, 0, 4 and the variance 32/3; divided by 3.266 it is [-1.22, 0, 1.22].",
)


@misconception(
    "The mean of each row of your x̂ is 0, not of each column: that is layer norm. Batch norm looks at one unit over all examples."
)
def over_the_units(x, gamma, beta, eps=1e-5):
    centred = x - x.mean(axis=1, keepdims=True)
    return gamma * centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + eps) + beta


@misconception(
    "Brackets are missing: a division comes before a subtraction, so only the mean is divided by the root. "
    "The whole difference, x - mean, stands above the line."
)
def only_the_mean_divided(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0) / np.sqrt(x.var(axis=0) + eps)) + beta


@misconception("One mean and one variance are used for the whole array. Each unit, each column, has its own.")
def whole_array(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean()) / np.sqrt(x.var() + eps) + beta


@misconception(
    "The numbers become huge: you average the deviations without squaring them. Their mean is always 0, so that eps alone stands below."
)
def deviations_not_squared(x, gamma, beta, eps=1e-5):
    with np.errstate(all="ignore"):
        return gamma * (x - x.mean(axis=0)) / np.sqrt(0.0 * x.mean(axis=0) + eps) + beta


@misconception(
    "You divide by the variance; the root is missing. A column that is ten times as wide comes out ten times too narrow."
)
def root_forgotten(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / (x.var(axis=0) + eps) + beta


@misconception("eps is not used: a unit that is constant in the batch gives 0/0, which is nan.")
def eps_forgotten(x, gamma, beta, eps=1e-5):
    with np.errstate(all="ignore"):
        return gamma * (x - x.mean(axis=0)) / x.std(axis=0) + beta


@misconception("eps is added to the standard deviation, outside the root. In normalization it stands inside: √(var + eps).")
def eps_outside(x, gamma, beta, eps=1e-5):
    with np.errstate(all="ignore"):
        return gamma * (x - x.mean(axis=0)) / (x.std(axis=0) + eps) + beta


@misconception("gamma is not used: each column has the same width, and the network could not choose another one.")
def gamma_dropped(x, gamma, beta, eps=1e-5):
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


@misconception("beta is not used: each column has the mean 0, and the network could not choose another one.")
def beta_dropped(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)


@misconception("gamma and beta are both missing: you return x̂. Scale and shift come after the normalization.")
def only_normalized(x, gamma, beta, eps=1e-5):
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)


@misconception("The variance divides by N - 1 (ddof=1). Batch norm divides by N; with a single example N - 1 would be 0.")
def unbiased_variance(x, gamma, beta, eps=1e-5):
    centred = x - x.mean(axis=0)
    with np.errstate(all="ignore"):
        return gamma * centred / np.sqrt((centred**2).sum(axis=0) / (np.float64(len(x)) - 1) + eps) + beta


@misconception("gamma and beta have changed places: gamma multiplies, beta is added.")
def swapped_scale_and_shift(x, gamma, beta, eps=1e-5):
    return beta * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + gamma


@misconception("The mean is not subtracted: your columns have the right width, but not the mean beta.")
def not_centred(x, gamma, beta, eps=1e-5):
    return gamma * x / np.sqrt(x.var(axis=0) + eps) + beta


@misconception("gamma multiplies beta too: the shift is added inside the brackets. First scale, then shift.")
def shift_is_scaled(x, gamma, beta, eps=1e-5):
    return gamma * ((x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta)


@misconception(
    "gamma is multiplied before the normalization, which takes it away again: a column that is twice as wide is divided by twice as much. "
    "First x̂, then gamma."
)
def gamma_before_normalization(x, gamma, beta, eps=1e-5):
    z = gamma * x
    return (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + eps) + beta


exercise = Exercise(
    batch_norm,
    cases,
    points=3,
    hints=hints,
    steps=("mean", "var"),
    misconceptions=(
        over_the_units,
        whole_array,
        only_the_mean_divided,
        deviations_not_squared,
        root_forgotten,
        eps_forgotten,
        eps_outside,
        gamma_dropped,
        beta_dropped,
        only_normalized,
        unbiased_variance,
        swapped_scale_and_shift,
        not_centred,
        shift_is_scaled,
        gamma_before_normalization,
    ),
)
