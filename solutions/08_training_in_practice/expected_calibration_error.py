"""Exercise: does 80 % mean 80 %?"""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def expected_calibration_error(p, t, bins=10):
    """How far is the confidence of a model from its accuracy?

    The confidence of a row is its largest probability. Sort the rows by confidence into
    `bins` bins of equal width: bin i, from 0, holds i/bins < confidence <= (i+1)/bins.
    In each bin that holds rows, take the mean confidence and the share that is right.
    The answer is the mean distance of the two, each bin weighted by its rows:

    ECE = Σ_bins n_bin / N * |accuracy_bin - confidence_bin|

    By hand, 2 classes, bins = 5, the truth 0 in all three rows:

        p               confidence   right?   bin
        [0.9,  0.1 ]    0.9          yes      0.8 to 1
        [0.75, 0.25]    0.75         yes      0.6 to 0.8
        [0.25, 0.75]    0.75         no       0.6 to 0.8

    The top bin: |1 - 0.9| = 0.1 for 1 row. The one below: |1/2 - 0.75| = 0.25 for 2 rows.
    ECE = (1 * 0.1 + 2 * 0.25) / 3 = 0.2.

    Shapes: p (N, K), t (N,) whole numbers
    Returns: a float between 0 and 1
    """
    confidence, right = p.max(axis=1), p.argmax(axis=1) == t
    total = 0.0
    for i in range(bins):
        inside = (confidence > i / bins) & (confidence <= (i + 1) / bins)
        if inside.any():
            total += abs(np.sum(confidence[inside]) - np.sum(right[inside]))
    return float(total / len(t))


def draw(rng, n, k, sharpness):
    """Probabilities of n rows, and labels that follow a less sure model."""
    z = rng.normal(size=(n, k)) * sharpness
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    t = np.where(rng.random(n) < 0.6, p.argmax(axis=1), rng.integers(0, k, size=n))
    return p, t


def cases(rng):
    yield case(
        np.array([[0.9, 0.1], [0.75, 0.25], [0.25, 0.75]]), np.array([0, 0, 0]), bins=5, label="3 rows, 5 bins, by hand: 0.2"
    )
    yield case(*draw(rng, 60, 3, 2.0), label="60 rows, 3 classes, 10 bins")
    yield case(*draw(rng, 40, 2, 1.0), bins=4, label="40 rows, 2 classes, 4 bins")
    certain = np.array([[1.0, 0.0], [1.0, 0.0], [0.75, 0.25], [0.625, 0.375], [0.0, 1.0]])
    yield case(certain, np.array([0, 1, 1, 0, 1]), bins=4, label="rows that are entirely sure, and one on the edge of two bins")
    yield case(*draw(rng, 30, 5, 0.5), bins=1, label="one bin")
    yield case(*draw(rng, 1, 4, 1.0), bins=7, label="one row, 7 bins")
    yield case(*draw(rng, 200, 6, 3.0), bins=15, label="200 rows, 15 bins")


def _by_bins(p, t, bins, confidence=None, edge="right"):
    """[rows, mean confidence, accuracy] of each bin that holds rows; for the wrong answers below."""
    confidence = p.max(axis=1) if confidence is None else confidence
    right, found = p.argmax(axis=1) == t, []
    for i in range(bins):
        low, high = i / bins, (i + 1) / bins
        inside = (confidence > low) & (confidence <= high) if edge == "right" else (confidence >= low) & (confidence < high)
        if inside.any():
            found.append((inside.sum(), confidence[inside].mean(), right[inside].mean()))
    return np.array(found or [(0, 0.0, 0.0)], dtype=float).T


@misconception("Every bin counts the same, however few rows are in it. Weight each bin by its share of the rows.")
def bins_not_weighted(p, t, bins=10):
    _, confidence, right = _by_bins(p, t, bins)
    return float(np.mean(np.abs(right - confidence)))


@misconception(
    "The gaps keep their sign and cancel each other: a bin that is too sure makes up for one that is too modest. Take sizes."
)
def signed_gaps(p, t, bins=10):
    n, confidence, right = _by_bins(p, t, bins)
    return float(np.sum(n * (confidence - right)) / len(t))


@misconception(
    "One number is made of all rows: mean confidence against accuracy, without bins. Errors in both directions cancel in it."
)
def no_bins(p, t, bins=10):
    return float(abs(p.max(axis=1).mean() - np.mean(p.argmax(axis=1) == t)))


@misconception("The largest gap of all bins comes back. That is the MAXIMUM calibration error; the weighted mean is asked.")
def largest_gap(p, t, bins=10):
    _, confidence, right = _by_bins(p, t, bins)
    return float(np.max(np.abs(right - confidence)))


@misconception(
    "You take the probability of the true class as confidence. The model does not know the truth: take its largest probability."
)
def probability_of_the_truth(p, t, bins=10):
    n, confidence, right = _by_bins(p, t, bins, p[np.arange(len(t)), t])
    return float(np.sum(n * np.abs(right - confidence)) / len(t))


@misconception("The middle of each bin stands for its confidence. Take the mean confidence of the rows that are in it.")
def middle_of_the_bin(p, t, bins=10):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == t
    total = 0.0
    for i in range(bins):
        inside = (confidence > i / bins) & (confidence <= (i + 1) / bins)
        total += abs(np.sum(right[inside]) - inside.sum() * (i + 0.5) / bins)
    return float(total / len(t))


@misconception(
    "Rows with confidence 1 fall out of the last bin, and rows on an edge into the wrong one: a bin holds its UPPER edge, not the lower one."
)
def upper_edge_open(p, t, bins=10):
    n, confidence, right = _by_bins(p, t, bins, edge="left")
    return float(np.sum(n * np.abs(right - confidence)) / len(t))


@misconception("The argument `bins` is not used: you always make ten. The width of a bin is 1 / bins.")
def always_ten_bins(p, t, bins=10):
    n, confidence, right = _by_bins(p, t, 10)
    return float(np.sum(n * np.abs(right - confidence)) / len(t))


@misconception("The gaps are squared before they are averaged. The plain distance is asked.")
def squared_gaps(p, t, bins=10):
    n, confidence, right = _by_bins(p, t, bins)
    return float(np.sum(n * (right - confidence) ** 2) / len(t))


@misconception("What comes back is the mean of 1 - confidence, or of the errors: the accuracy of the bins does not come in.")
def doubt(p, t, bins=10):
    return float(np.mean(1 - p.max(axis=1)))


exercise = Exercise(
    expected_calibration_error,
    cases,
    points=3,
    hints=(
        "For one row of p: what is its confidence, and is it right? Which functions along axis 1 give the two?",
        "Which rows lie in bin i? Two comparisons joined by & make a mask.",
        "For the rows of one bin: the distance between mean confidence and accuracy, times how many they are. Skip a bin without rows.",
        "A twin: two bins, one with 3 rows (confidence 0.8, accuracy 1/3), one with 1 row (0.4, 1): ECE = (3 · 0.467 + 1 · 0.6)/4 = 0.5.",
    ),
    misconceptions=(
        no_bins,
        bins_not_weighted,
        signed_gaps,
        largest_gap,
        probability_of_the_truth,
        middle_of_the_bin,
        upper_edge_open,
        always_ten_bins,
        squared_gaps,
        doubt,
    ),
    stable=True,
)
