"""Losses and their derivatives: each is a pair, `f(y, t) -> loss` and `f_backward(g, loss, y, t) -> dL/dy`.

A loss is a scalar (of the inputs' type): `mse` and the binary losses average over all elements, the cross-entropies over the N
examples. Logarithms are natural. Gradients are taken with respect to the prediction; targets are given, not learned.
Probabilities are clipped before their logarithm is taken, so an impossible prediction costs much, not infinitely much; where the
clip holds, the derivative is 0. The losses that take logits `z` need no clip: use them to train.

Predictions and targets of different shapes, or none at all, are a ValueError. `out=` of a loss is a 0-d array. In a backward
function `out` may be the prediction (`y`, `p` or `z`): each is read before it is written.
"""

import numpy as np

from nnref.activations import log_softmax, sigmoid, softmax

__all__ = [
    "bce_with_logits", "bce_with_logits_backward", "binary_cross_entropy", "binary_cross_entropy_backward", "cross_entropy",
    "cross_entropy_backward", "cross_entropy_with_logits", "cross_entropy_with_logits_backward", "entropy", "entropy_backward",
    "kl_divergence", "kl_divergence_backward", "mse", "mse_backward", "smooth_labels", "softmax_cross_entropy",
    "softmax_cross_entropy_backward", "softmax_cross_entropy_value_and_grad", "sum_squared_error", "sum_squared_error_backward",
]  # fmt: skip

SMALLEST = 1e-12  # probabilities are not let below this


def mse(y, t, *, out=None):
    """Mean squared error, for regression.

    L = Σ (y - t)² / (number of elements)

    Shapes: y (...), t (...) -> ()

    >>> float(mse(np.array([1.0, 2.0]), np.array([1.0, 4.0])))
    2.0
    """
    _check_shapes(y, t)
    d = y - t
    return np.divide(np.vdot(d, d), d.size, out=out)  # Σ d² is the product of d with itself


def mse_backward(g, loss, y, t, *, out=None):
    """dL/dy = g * 2 * (y - t) / (number of elements). Shapes: g (), loss (), y (...), t (...) -> (...)"""
    d = np.subtract(y, t, out=out)
    return np.multiply(d, 2.0 * g / d.size, out=out)


def sum_squared_error(y, t, *, out=None):
    """Sum of squared errors.

    L = Σ (y - t)²

    Shapes: y (...), t (...) -> ()

    >>> float(sum_squared_error(np.array([1.0, 2.0]), np.array([1.0, 4.0])))
    4.0
    """
    _check_shapes(y, t)
    d = y - t
    return np.positive(np.vdot(d, d), out=out)


def sum_squared_error_backward(g, loss, y, t, *, out=None):
    """dL/dy = g * 2 * (y - t). Shapes: g (), loss (), y (...), t (...) -> (...)"""
    return np.multiply(np.subtract(y, t, out=out), 2.0 * g, out=out)


def binary_cross_entropy(p, t, eps=1e-12, *, out=None):
    """Cross-entropy of yes/no targets t (0 or 1) from probabilities p of yes.

    L = -mean(t log p + (1 - t) log(1 - p)), p clipped to [eps, 1 - eps] first

    In float32 eps is at least 1.2e-7, the resolution just below 1. From logits, use `bce_with_logits`.

    Shapes: p (...), t (...) -> ()

    >>> round(float(binary_cross_entropy(np.array([0.5, 0.5]), np.array([1.0, 0.0]))), 4)  # a coin: log 2
    0.6931
    """
    _check_shapes(p, t)
    low, high = _probability_limits(p, eps)
    p = np.clip(p, low, high)
    return np.divide(-(t * np.log(p) + (1.0 - t) * np.log(1.0 - p)).sum(), p.size, out=out)


def binary_cross_entropy_backward(g, loss, p, t, eps=1e-12, *, out=None):
    """dL/dp = g * (p - t) / (p * (1 - p)) / (number of elements); 0 where p is clipped.

    Shapes: g (), loss (), p (...), t (...) -> (...)
    """
    low, high = _probability_limits(p, eps)
    inside = (p >= low) & (p <= high)
    p = np.clip(p, low, high)
    return np.multiply((p - t) / (p * (1.0 - p)) * (g / p.size), inside, out=out)


def _probability_limits(p, eps):
    eps = max(eps, float(np.finfo(np.result_type(p, 0.0)).eps))
    return eps, 1.0 - eps


def bce_with_logits(z, t, *, out=None):
    """Binary cross-entropy of sigmoid(z), from the logits z themselves: exact for every z.

    L = mean(max(z, 0) - z t + log(1 + exp(-|z|)))

    Shapes: z (...), t (...) -> ()

    >>> float(bce_with_logits(np.array([1000.0, -1000.0]), np.array([1.0, 1.0])))  # one right, one very wrong
    500.0
    """
    _check_shapes(z, t)
    return np.divide((np.maximum(z, 0.0) - z * t + np.log1p(np.exp(-np.abs(z)))).sum(), z.size, out=out)


def bce_with_logits_backward(g, loss, z, t, *, out=None):
    """dL/dz = g * (sigmoid(z) - t) / (number of elements). Shapes: g (), loss (), z (...), t (...) -> (...)"""
    d = np.subtract(sigmoid(z, out=out), t, out=out)
    return np.multiply(d, g / d.size, out=out)


def cross_entropy(p, t, *, out=None):
    """Categorical cross-entropy of one-hot (or smoothed) targets t from probabilities p.

    L = -1/N Σₙₖ tₙₖ log pₙₖ, p clipped below at 1e-12

    Shapes: p (N, K), t (N, K) -> ()

    >>> round(float(cross_entropy(np.full((1, 4), 0.25), np.array([[0.0, 0.0, 1.0, 0.0]]))), 4)  # a guess among 4: log 4
    1.3863
    """
    _check_shapes(p, t)
    return np.divide(-np.vdot(t, np.log(np.maximum(p, SMALLEST))), len(p), out=out)


def cross_entropy_backward(g, loss, p, t, *, out=None):
    """dL/dp = -g * t / p / N; 0 where p is clipped. Shapes: g (), loss (), p (N, K), t (N, K) -> (N, K)"""
    return np.multiply(t / np.maximum(p, SMALLEST) * (-g / len(p)), p >= SMALLEST, out=out)


def cross_entropy_with_logits(z, t, *, out=None):
    """Cross-entropy of softmax(z) with target distributions t (one-hot, or smoothed), from the logits: never log 0.

    L = -1/N Σₙₖ tₙₖ log softmax(z)ₙₖ

    Shapes: z (N, K), t (N, K) -> ()

    >>> float(cross_entropy_with_logits(np.array([[0.0, -1000.0]]), np.array([[0.5, 0.5]])))
    500.0
    """
    _check_shapes(z, t)
    return np.divide(-np.vdot(t, log_softmax(z)), len(z), out=out)


def cross_entropy_with_logits_backward(g, loss, z, t, *, out=None):
    """dL/dz = g * (softmax(z) * Σₖ tₙₖ - t) / N. Shapes: g (), loss (), z (N, K), t (N, K) -> (N, K)"""
    p = softmax(z, out=out)
    p = np.subtract(np.multiply(p, t.sum(axis=1, keepdims=True), out=out), t, out=out)
    return np.multiply(p, g / len(z), out=out)


def softmax_cross_entropy(z, t, *, out=None):
    """Cross-entropy of softmax(z) with integer class labels t: the loss to train a classifier with.

    L = 1/N Σₙ (log Σₖ exp(zₙₖ) - zₙₜ), the row's largest score subtracted from z first

    Shapes: z (N, K), t (N,) -> ()
    Raises TypeError for labels that are not integers, ValueError for labels outside 0 … K-1 or not one for each row.

    >>> round(float(softmax_cross_entropy(np.zeros((3, 10)), np.array([0, 5, 9]))), 4)  # an untrained network: log 10
    2.3026
    """
    _check_labels(t, z)
    s = z - z.max(axis=1, keepdims=True)
    each = np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(t)), t]  # (N,)
    return np.divide(each.sum(), len(t), out=out)


def softmax_cross_entropy_backward(g, loss, z, t, *, out=None):
    """dL/dz = g * (softmax(z) - onehot(t)) / N. Shapes: g (), loss (), z (N, K), t (N,) -> (N, K)"""
    p = softmax(z, out=out)
    p[np.arange(len(t)), t] -= 1.0
    return np.multiply(p, g / len(t), out=p)


def softmax_cross_entropy_value_and_grad(z, t, *, out=None):
    """(loss, dL/dz) of `softmax_cross_entropy` in one pass, for training: each exponential is taken once, in 0.6 of the time.

    `out` is the array for the gradient and may be `z` itself. Labels are trusted: check them where the data comes in.

    Shapes: z (N, K), t (N,) -> (), (N, K)

    >>> loss, dz = softmax_cross_entropy_value_and_grad(np.zeros((1, 2)), np.array([0]))
    >>> round(float(loss), 4), dz
    (0.6931, array([[-0.5,  0.5]]))
    """
    n, rows = len(t), np.arange(len(t))
    s = np.subtract(z, z.max(axis=1, keepdims=True), out=out)
    label_scores = s[rows, t]
    e = np.exp(s, out=s)
    totals = e.sum(axis=1, keepdims=True)
    loss = (np.log(totals).sum() - label_scores.sum()) / n
    dz = np.divide(e, n * totals, out=s)
    dz[rows, t] -= 1.0 / n
    return loss, dz


def _check_shapes(y, t):
    """NumPy would pair every prediction of a column (N, 1) with every target of (N,), and nobody would notice."""
    if np.shape(y) != np.shape(t):
        raise ValueError(f"predictions and targets must have the same shape, got {np.shape(y)} and {np.shape(t)}")
    if 0 in np.shape(y):
        raise ValueError(f"there are no predictions, got shape {np.shape(y)}: is the batch empty?")


def _check_labels(t, z):
    if not z.size:
        raise ValueError(f"there are no scores, got shape {z.shape}: is the batch empty?")
    if t.dtype.kind not in "iu":
        raise TypeError(f"labels must be integers, got {t.dtype}: class numbers, not scores or a one-hot table")
    if z.ndim != 2 or t.shape != z.shape[:1]:
        raise ValueError(f"scores (N, K) need labels (N,), one for each row, got {z.shape} and {t.shape}")
    if t.min() < 0 or t.max() >= z.shape[1]:
        raise ValueError(
            f"labels must lie in 0 … {z.shape[1] - 1} (z has {z.shape[1]} columns), got {t.min()} … {t.max()}: "
            "do they start at 1, or has the last layer too few units?"
        )


def smooth_labels(t, eps, *, out=None):
    """Take the share eps from the true class and spread it over all K: a target that never asks for certainty.

    (1 - eps) * t + eps / K

    Shapes: t (N, K) -> (N, K)

    >>> smooth_labels(np.array([[0.0, 1.0]]), 0.5)
    array([[0.25, 0.75]])

    Szegedy et al. 2016, arXiv:1512.00567.

    Raises ValueError unless 0 <= eps <= 1.
    """
    if not 0.0 <= eps <= 1.0:
        raise ValueError(f"eps is the share taken from the true class and must lie in [0, 1], got {eps}.")
    return np.add(np.multiply(t, 1.0 - eps, out=out), eps / t.shape[1], out=out)


def entropy(p, *, out=None):
    """Mean entropy of the rows of p: how unsure a distribution is, from 0 to log K.

    H = -1/N Σₙₖ pₙₖ log pₙₖ, p clipped below at 1e-12 in the logarithm

    Shapes: p (N, K) -> ()

    >>> round(float(entropy(np.array([[0.5, 0.5], [1.0, 0.0]]))), 4)  # (log 2 + 0) / 2
    0.3466
    """
    _check_shapes(p, p)
    return np.divide(-np.vdot(p, np.log(np.maximum(p, SMALLEST))), len(p), out=out)


def entropy_backward(g, loss, p, *, out=None):
    """dH/dp = -g * (log p + 1) / N; without the 1 where p is clipped. Shapes: g (), loss (), p (N, K) -> (N, K)"""
    return np.multiply(np.log(np.maximum(p, SMALLEST)) + (p >= SMALLEST), -g / len(p), out=out)


def kl_divergence(p, q, *, out=None):
    """How many more nats it costs to describe p by q than by p itself: mean over the rows, 0 when q = p.

    KL = 1/N Σₙₖ pₙₖ log(pₙₖ / qₙₖ) = cross_entropy(q, p) - entropy(p)

    Shapes: p (N, K), q (N, K) -> ()

    >>> round(float(kl_divergence(np.array([[1.0, 0.0]]), np.array([[0.5, 0.5]]))), 4)
    0.6931

    Kullback & Leibler 1951, doi:10.1214/aoms/1177729694.
    """
    _check_shapes(p, q)
    return np.divide(np.vdot(p, np.log(np.maximum(p, SMALLEST)) - np.log(np.maximum(q, SMALLEST))), len(p), out=out)


def kl_divergence_backward(g, loss, p, q, *, out=None):
    """(dp, dq) = g/N * (log(p / q) + 1, -p / q); where p is clipped without the 1, where q is clipped dq = 0.

    Shapes: g (), loss (), p (N, K), q (N, K) -> (N, K), (N, K)
    """
    dp, dq = out or (None, None)
    ratio = np.log(np.maximum(p, SMALLEST)) - np.log(np.maximum(q, SMALLEST)) + (p >= SMALLEST)
    slope = p / np.maximum(q, SMALLEST) * (q >= SMALLEST)
    return np.multiply(ratio, g / len(p), out=dp), np.multiply(slope, -g / len(p), out=dq)
