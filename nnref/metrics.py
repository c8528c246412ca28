"""Numbers for people: how good a model is, and what it costs. Nothing here is differentiated."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Reliability",
    "accuracy",
    "confusion_matrix",
    "count_flops",
    "count_parameters",
    "expected_calibration_error",
    "precision_recall_f1",
    "r_squared",
    "reliability_curve",
]


def accuracy(scores: ArrayLike, t: ArrayLike) -> float:
    """The share of rows whose largest score stands in the column of the label.

    Shapes: scores (N, K), t (N,) -> float

    >>> accuracy([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]], [1, 0, 0, 0])
    0.75
    """
    scores, t = np.asarray(scores), np.asarray(t)
    if scores.ndim != 2 or t.shape != scores.shape[:1] or not t.size:
        raise ValueError(f"accuracy needs scores (N, K) and labels (N,), N at least 1; got {scores.shape} and {t.shape}.")
    return float((scores.argmax(axis=1) == t).mean())


def confusion_matrix(t: ArrayLike, y: ArrayLike, num_classes: int) -> NDArray[np.int64]:
    """How often class i was taken for class j: rows are the truth t, columns the prediction y.

    Shapes: t (N,), y (N,) -> (num_classes, num_classes)

    >>> confusion_matrix([0, 0, 1, 2], [0, 1, 1, 2], 3)
    array([[1, 1, 0],
           [0, 1, 0],
           [0, 0, 1]])

    Errors: TypeError for labels that are no integers, ValueError for labels outside 0 ... num_classes-1.
    """
    t, y = np.asarray(t), np.asarray(y)
    for name, labels in (("t", t), ("y", y)):
        if labels.size and labels.dtype.kind not in "iu":
            raise TypeError(f"{name} must hold integer labels; got {labels.dtype}.")
        if labels.size and (labels.min() < 0 or labels.max() >= num_classes):
            raise ValueError(f"{name} must lie in 0 ... {num_classes - 1}; got {labels.min()} ... {labels.max()}.")
    _same_length(t, y)
    cells = t.astype(np.int64) * num_classes + y.astype(np.int64)
    return np.bincount(cells, minlength=num_classes**2).reshape(num_classes, num_classes)


def precision_recall_f1(t: ArrayLike, y: ArrayLike) -> tuple[float, float, float]:
    """Of those called positive, how many are; of those that are, how many were found; and their harmonic mean.

    precision = TP / (TP + FP),  recall = TP / (TP + FN),  F1 = 2 TP / (2 TP + FP + FN); each 0 where it would be 0/0

    Shapes: t (N,), y (N,) of 0 and 1 -> three floats

    >>> precision_recall_f1([1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 1, 0])
    (0.75, 0.75, 0.75)
    """
    t, y = np.asarray(t), np.asarray(y)
    _same_length(t, y)
    for name, labels in (("t", t), ("y", y)):
        if not np.isin(labels, (0, 1)).all():
            raise ValueError(f"{name} must hold 0 and 1 only; got {np.unique(labels)[:5]}.")
    hits = int(((t == 1) & (y == 1)).sum())
    called, there = int((y == 1).sum()), int((t == 1).sum())
    return (
        hits / called if called else 0.0,
        hits / there if there else 0.0,
        2 * hits / (called + there) if called + there else 0.0,
    )


def r_squared(t: ArrayLike, y: ArrayLike) -> float:
    """The share of the variance of t that y explains: 1 is perfect, 0 as good as the mean, below 0 worse.

    R² = 1 - Σ (t - y)² / Σ (t - mean t)²

    Shapes: t (N,), y (N,) -> float

    >>> r_squared([1.0, 2.0, 3.0], [1.0, 2.0, 2.0])
    0.5

    Errors: ValueError when all targets are equal (there is nothing to explain).
    """
    t, y = np.asarray(t, float), np.asarray(y, float)
    _same_length(t, y)
    if not t.size or (t == t[0]).all():
        raise ValueError("R² needs targets that differ from one another.")
    return float(1 - ((t - y) ** 2).sum() / ((t - t.mean()) ** 2).sum())


class Reliability(NamedTuple):
    """What `reliability_curve` returns: per bin, the mean confidence, the share that was right, and how many rows fell in."""

    confidence: NDArray[np.float64]
    accuracy: NDArray[np.float64]
    rows: NDArray[np.int64]


def reliability_curve(p: ArrayLike, t: ArrayLike, bins: int = 10) -> Reliability:
    """Is a model that says 80 % right in 80 % of these cases? Rows are binned by their largest probability.

    Shapes: p (N, K), t (N,) -> three arrays (bins,); an empty bin has nan, nan, 0

    >>> curve = reliability_curve([[0.9, 0.1], [0.75, 0.25], [0.25, 0.75]], [0, 0, 0], bins=5)
    >>> curve.confidence, curve.accuracy, curve.rows
    (array([ nan,  nan,  nan, 0.75, 0.9 ]), array([nan, nan, nan, 0.5, 1. ]), array([0, 0, 0, 2, 1]))

    Paper: DeGroot & Fienberg 1983, doi:10.2307/2987588.
    """
    p, t = np.asarray(p, float), np.asarray(t)
    if p.ndim != 2 or t.shape != p.shape[:1]:
        raise ValueError(f"calibration needs probabilities (N, K) and labels (N,); got {p.shape} and {t.shape}.")
    if bins < 1:
        raise ValueError(f"bins must be at least 1; got {bins}.")
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("probabilities must lie in 0 ... 1; are these logits? Apply softmax first.")
    confidence, right = p.max(axis=1), p.argmax(axis=1) == t
    bin_ = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)  # bin i is (i/bins, (i+1)/bins]
    count = np.bincount(bin_, minlength=bins)
    filled = np.where(count, count, 1)
    means = [np.where(count, np.bincount(bin_, x, bins) / filled, np.nan) for x in (confidence, right)]
    return Reliability(means[0], means[1], count)


def expected_calibration_error(p: ArrayLike, t: ArrayLike, bins: int = 10) -> float:
    """The mean distance between confidence and accuracy, over the bins of `reliability_curve`, weighted by their rows.

    ECE = Σ_b n_b / N · |accuracy_b - confidence_b|

    Shapes: p (N, K), t (N,) -> float

    >>> round(expected_calibration_error([[0.9, 0.1], [0.75, 0.25], [0.25, 0.75]], [0, 0, 0], bins=5), 6)
    0.2

    Paper: Naeini, Cooper & Hauskrecht 2015, doi:10.1609/aaai.v29i1.9602.
    """
    confidence, right, count = reliability_curve(p, t, bins)
    if not count.sum():
        raise ValueError("calibration of no rows is undefined.")
    gap = np.abs(right - confidence)
    return float(np.nansum(gap * count) / count.sum())


def count_parameters(sizes: Sequence[int]) -> int:
    """Weights and biases of a dense network with layers of these sizes, inputs first.

    >>> count_parameters([3, 4, 1])  # 3·4 + 4 and 4·1 + 1
    21
    """
    return sum(int(d) * int(m) + int(m) for d, m in _pairs(sizes))


def count_flops(sizes: Sequence[int], n: int) -> int:
    """Products and sums of one forward pass over n examples, activations not counted.

    Per example and unit: D products, D-1 sums and the bias, that is 2 D.

    >>> count_flops([3, 4, 1], 10)  # 10 · 2 · (3·4 + 4·1)
    320
    """
    return sum(2 * int(d) * int(m) for d, m in _pairs(sizes)) * int(n)


def _pairs(sizes: Sequence[int]):
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"sizes must be at least two positive numbers, inputs first; got {list(sizes)}.")
    return pairwise(sizes)


def _same_length(t: NDArray, y: NDArray) -> None:
    if t.ndim != 1 or t.shape != y.shape:
        raise ValueError(f"t and y must both have shape (N,); got {t.shape} and {y.shape}.")
