"""Calibration: one number, fitted after training, that makes a classifier as sure as it is right."""

import numpy as np
from numpy.typing import ArrayLike

from nnref.activations import softmax
from nnref.losses import softmax_cross_entropy

__all__ = ["fit_temperature"]

COLDEST, HOTTEST = 1e-3, 1e3


def fit_temperature(z: ArrayLike, t: ArrayLike) -> float:
    """The temperature T for which softmax(z / T) has the smallest cross-entropy on these examples.

    dL/dβ = mean over the rows of (Σ_k p_k z_k - z_t),  β = 1/T

    T > 1 makes the model less sure, T < 1 surer; which class wins never changes. L is convex in β, so its slope crosses 0 at most
    once and bisection finds the place. Fit on validation rows, never on those of the training.

    Shapes: z (N, K), t (N,) -> float between 0.001 and 1000

    >>> z = np.array([[2.0, 0.0]] * 4)  # sure to 88 %, and right in three of four rows
    >>> T = fit_temperature(z, [0, 0, 0, 1])
    >>> float(softmax(z / T)[0, 0].round(6))
    0.75

    Paper: Guo, Pleiss, Sun & Weinberger 2017, arXiv:1706.04599.

    Errors: ValueError or TypeError for scores and labels that do not fit; if all rows are right, the answer is the lower end, 0.001.
    """
    scores, labels = np.asarray(z, float), np.asarray(t)
    if not np.isfinite(scores).all():
        raise ValueError("the scores must be finite numbers.")
    softmax_cross_entropy(scores, labels)  # raises where they do not fit
    scores = scores - scores.max(axis=1, keepdims=True)  # a shift of a row changes no probability
    reached = scores[np.arange(len(labels)), labels].mean()

    def slope(T: float) -> float:
        return float((softmax(scores / T) * scores).sum(axis=1).mean() - reached)

    low, high = np.log(COLDEST), np.log(HOTTEST)
    for _ in range(60):  # 13.8 / 2**60: as exact as a float can be
        middle = (low + high) / 2
        if slope(np.exp(middle)) > 0:  # too large a β: too cold
            low = middle
        else:
            high = middle
    return float(np.exp((low + high) / 2))
