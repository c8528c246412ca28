"""Exercise: the gradient through batch norm."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def batch_norm_backward(g, y, x, gamma, beta, eps=1e-5):
    """Pass a gradient back through y = batch_norm(x, gamma, beta, eps): to x, to gamma
    and to beta.

    With s = √(var + eps), x̂ = (x - mean) / s, and all sums and means over the N
    examples (down a column):

    dbeta = Σ g,  dgamma = Σ g x̂,  dx = gamma / s * (g - mean(g) - x̂ * mean(g x̂))

    The two means in dx come from mean and variance: they depend on x too, so each
    example reaches all the others.

    By hand: x = [1, 3], gamma = 2, eps = 0 and g = [1, 0]: s = 1, x̂ = [-1, 1], dbeta =
    1, dgamma = -1, dx = 2 * ([1, 0] - 0.5 - [-1, 1] * (-0.5)) = [0, 0].

    Shapes: g (N, D), y (N, D), x (N, D), gamma (D,), beta (D,) -> (N, D), (D,), (D,)
    Returns: the tuple (dx, dgamma, dbeta)
    """
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    dxhat = g * gamma
    dx = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / s
    return dx, (g * xhat).sum(axis=0), g.sum(axis=0)


def sample(rng, n, d, eps=1e-5):
    x, gamma, beta = rng.normal(size=(n, d)) * (1 + np.arange(d)) + 3, rng.normal(size=d) + 2, rng.normal(size=d)
    y = gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta
    return rng.normal(size=(n, d)) + 0.5, y, x, gamma, beta


def cases(rng):
    x, gamma, beta = np.array([[1.0, -2.0], [3.0, 2.0]]), np.array([2.0, 1.0]), np.array([10.0, 0.5])
    y = np.array([[8.0, -0.5], [12.0, 1.5]])
    yield case(np.array([[1.0, 3.0], [0.0, -1.0]]), y, x, gamma, beta, eps=0.0, label="2 by 2, eps 0, by hand: dgamma (-1, -4)")
    yield case(*sample(rng, 5, 3), label="5 examples, 3 units")
    yield case(*sample(rng, 3, 4), label="3 examples, 4 units")
    yield case(*sample(rng, 4, 4, 0.5), eps=0.5, label="a large eps, which shows where it stands")
    yield case(*sample(rng, 1, 3), label="a batch of one example")
    yield case(*sample(rng, 6, 2), label="6 examples, 2 units")


hints = (
    "Start with the easy two. In y = gamma * x̂ + beta, what is the slope with respect to beta, and to gamma? Each serves all N examples.",
    "Compute s and x̂ again, as in the forward pass. Then dx̂ = g * gamma is what arrives at the normalization.",
    "dx has three parts: the direct way, the way through the mean, and the way through the variance. Each column of dx adds up to 0.",
    "A twin: subtracting the mean alone, u = x - mean(x), has the backward g - mean(g). For g = [3, 0, 0] it is [2, -1, -1].",
)


@misconception(
    "dx treats mean and deviation as constants: it is gamma / s * g. But both are made of x: moving one example moves the mean of all. "
    "Two parts are missing."
)
def statistics_constant(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    return g * gamma / s, (g * (x - x.mean(axis=0)) / s).sum(axis=0), g.sum(axis=0)


@misconception("dx lacks the way through the variance: x̂ * mean(g x̂) is not subtracted. Widening a column shrinks all of its x̂.")
def deviation_constant(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    return gamma / s * (g - g.mean(axis=0)), (g * (x - x.mean(axis=0)) / s).sum(axis=0), g.sum(axis=0)


@misconception("dx lacks the way through the mean: mean(g) is not subtracted. Each column of dx should add up to 0.")
def mean_constant(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - xhat * (g * xhat).mean(axis=0)), (g * xhat).sum(axis=0), g.sum(axis=0)


@misconception(
    "The means in dx run along the rows. Batch norm looks down a column, so all means and sums are over the examples, axis 0."
)
def means_over_units(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    dx = gamma / s * (g - g.mean(axis=1, keepdims=True) - xhat * (g * xhat).mean(axis=1, keepdims=True))
    return dx, (g * xhat).sum(axis=0), g.sum(axis=0)


@misconception("gamma is missing in dx. The output is gamma times x̂, so on the way back the gradient is multiplied by gamma.")
def gamma_missing(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / s, (g * xhat).sum(axis=0), g.sum(axis=0)


@misconception("dx is not divided by the standard deviation: the normalization divided by it, so its slope has the factor 1/s.")
def deviation_missing(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)), (g * xhat).sum(axis=0), g.sum(axis=0)


@misconception(
    "In dx you use sums in place of means: the 1/N is lost. An example has only an Nth part of the influence on the mean."
)
def sums_in_dx(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.sum(axis=0) - xhat * (g * xhat).sum(axis=0)), (g * xhat).sum(axis=0), g.sum(axis=0)


@misconception(
    "The means in dx run over the whole array. Each unit has statistics of its own: take every mean down its column, axis 0."
)
def means_over_everything(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean() - xhat * (g * xhat).mean()), (g * xhat).sum(axis=0), g.sum(axis=0)


@misconception(
    "In dx the way through the variance is N times too strong: the variance is a MEAN of squares, so its slope has a 1/N: 2/N * (x - mean)."
)
def variance_not_averaged(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).sum(axis=0)), (g * xhat).sum(axis=0), g.sum(axis=0)


@misconception(
    "In dx the way through the variance has the wrong sign: x̂ * mean(g x̂) is added. A wider column makes x̂ smaller, so this part is subtracted."
)
def variance_way_added(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean(axis=0) + xhat * (g * xhat).mean(axis=0)), (g * xhat).sum(axis=0), g.sum(axis=0)


@misconception("dgamma is made with x. What gamma multiplies is the normalized x̂.")
def dgamma_with_x(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)), (g * x).sum(axis=0), g.sum(axis=0)


@misconception("dgamma is made with y. y contains gamma and beta already; what gamma multiplies is the normalized x̂.")
def dgamma_with_y(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)), (g * y).sum(axis=0), g.sum(axis=0)


@misconception(
    "dgamma and dbeta are means over the examples. Each example adds its part: they are sums. (A mean, if any, is in g already.)"
)
def means_for_parameters(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)), (g * xhat).mean(axis=0), g.mean(axis=0)


@misconception(
    "dgamma and dbeta still have a row for each example. gamma and beta have one number for each unit: sum over the examples."
)
def parameters_not_summed(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)), g * xhat, g.copy()


@misconception("dgamma and dbeta have changed places: the sum of g belongs to the shift beta.")
def parameters_swapped(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + eps)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)), g.sum(axis=0), (g * xhat).sum(axis=0)


@misconception(
    "The eps of the argument is not used: the cases with another eps are wrong. It stands inside the root, as in the forward pass."
)
def eps_fixed(g, y, x, gamma, beta, eps=1e-5):
    s = np.sqrt(x.var(axis=0) + 1e-5)
    xhat = (x - x.mean(axis=0)) / s
    return gamma / s * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)), (g * xhat).sum(axis=0), g.sum(axis=0)


exercise = Exercise(
    batch_norm_backward,
    cases,
    points=4,
    hints=hints,
    steps=("s", "xhat", "dxhat"),
    parts=("dx", "dgamma", "dbeta"),
    misconceptions=(
        statistics_constant,
        deviation_constant,
        mean_constant,
        means_over_units,
        gamma_missing,
        deviation_missing,
        sums_in_dx,
        means_over_everything,
        variance_not_averaged,
        variance_way_added,
        dgamma_with_x,
        dgamma_with_y,
        means_for_parameters,
        parameters_not_summed,
        parameters_swapped,
        eps_fixed,
    ),
)
