"""Known data dealt anew, so that a model has to be learned again: for the capstone, where public data are used for marks.

Each deal is another split into a training and a test part. Beside that it changes what a stored answer would hold on to and a learning one
does not need: how classes are numbered, how all pictures are turned, in which units numbers are measured.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnref.data import load_diabetes, load_digits

__all__ = ["DigitDeal", "PatientDeal", "deal_digits", "deal_patients", "turned"]

DIGITS_FOR_TEST = 500
PATIENTS_FOR_TEST = 180
NUDGED = 0.2  # share of the pixels that are one step lighter or darker


class DigitDeal(NamedTuple):
    """A deal of the digits: pixels 0 ... 16, labels 0 ... 9 that are code numbers; `names[label]` is the digit."""

    images: NDArray[np.float64]  # (N, 8, 8)
    labels: NDArray[np.int64]  # (N,)
    test_images: NDArray[np.float64]  # (M, 8, 8)
    test_labels: NDArray[np.int64]  # (M,)
    names: NDArray[np.int64]  # (10,)


class PatientDeal(NamedTuple):
    """A deal of the diabetes patients: ten measurements in units of their own, and the targets in theirs."""

    X: NDArray[np.float64]  # (N, 10)
    t: NDArray[np.float64]  # (N,)
    X_test: NDArray[np.float64]  # (M, 10)
    t_test: NDArray[np.float64]  # (M,)


def turned(images: NDArray, way: int) -> NDArray:
    """All images turned or mirrored in one of the eight ways in which a square lies on itself; way 0 leaves them as they are.

    Shapes: images (N, H, H) -> (N, H, H)

    >>> turned(np.array([[[1, 2], [3, 4]]]), 4)
    array([[[2, 1],
            [4, 3]]])

    Errors: ValueError for a way outside 0 ... 7.
    """
    if not 0 <= way < 8:
        raise ValueError(f"there are eight ways, 0 ... 7; got {way}.")
    quarter = np.rot90(images, way % 4, axes=(1, 2))
    return (quarter[:, :, ::-1] if way >= 4 else quarter).copy()


def deal_digits(rng: np.random.Generator) -> DigitDeal:
    """The 1,797 digits: all turned in the same way (never upright), classes renamed, a fifth of the pixels nudged by 1, rows split at random.

    >>> deal = deal_digits(np.random.default_rng(0))
    >>> deal.images.shape, deal.test_images.shape, sorted(deal.names.tolist()) == list(range(10))
    ((1297, 8, 8), (500, 8, 8), True)
    """
    X, digit = load_digits()
    order, names, way = rng.permutation(len(X)), rng.permutation(10), int(rng.integers(1, 8))
    labels = np.argsort(names)[digit[order]]
    pixels = turned(X[order].reshape(-1, 8, 8) * 16, way)
    pixels += rng.choice([-1, 0, 1], size=pixels.shape, p=[NUDGED / 2, 1 - NUDGED, NUDGED / 2])
    pixels = pixels.clip(0, 16)
    rest = len(X) - DIGITS_FOR_TEST
    return DigitDeal(pixels[:rest], labels[:rest], pixels[rest:], labels[rest:], names)


def deal_patients(rng: np.random.Generator) -> PatientDeal:
    """The 442 patients: each column and the target in new units, the measurements blurred by 2 %, rows split at random.

    >>> deal = deal_patients(np.random.default_rng(0))
    >>> deal.X.shape, deal.X_test.shape
    ((262, 10), (180, 10))
    """
    X, t = load_diabetes()
    order = rng.permutation(len(X))
    X = X[order] + 0.02 * rng.normal(size=X.shape)
    X = X * np.exp(rng.uniform(-2, 4, 10)) + rng.normal(size=10) * 50
    t = t[order] * np.exp(rng.uniform(-2, 2)) + rng.normal() * 50
    rest = len(X) - PATIENTS_FOR_TEST
    return PatientDeal(X[:rest], t[:rest], X[rest:], t[rest:])
