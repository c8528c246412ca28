"""Answers to expected_calibration_error."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def loop(p, t, bins=10):
    confidence, hit = p.max(axis=1), p.argmax(axis=1) == t
    error = 0.0
    for i in range(bins):
        here = (confidence > i / bins) & (confidence <= (i + 1) / bins)
        if here.any():
            error += here.mean() * abs(hit[here].mean() - confidence[here].mean())
    return float(error)


@right
def sums(p, t, bins=10):
    c = p.max(axis=1)
    gap = (p.argmax(axis=1) == t) - c
    edges = np.array([i / bins for i in range(1, bins + 1)])
    place = np.searchsorted(edges, c, side="left")
    return float(np.abs(np.bincount(place, weights=gap, minlength=bins)).sum() / len(c))


@right
def row_by_row(probabilities, labels, bins=10):
    gaps = {}
    for row, label in zip(probabilities, labels):
        c = max(row)
        k = next(i for i in range(bins) if i / bins < c <= (i + 1) / bins)
        gaps[k] = gaps.get(k, 0.0) + (1.0 if row[label] == c and row.argmax() == label else 0.0) - c
    return sum(abs(v) for v in gaps.values()) / len(labels)


@right
def sorted_rows(p, t, bins=10, eps=0.0):
    order = np.argsort(p.max(axis=1))
    c, hit = p.max(axis=1)[order], (p.argmax(axis=1) == t)[order]
    cuts = np.searchsorted(c, [(i + 1) / bins for i in range(bins - 1)], side="right")
    parts = zip(np.split(c, cuts), np.split(hit, cuts))
    return float(sum(len(a) * abs(a.mean() - b.mean()) for a, b in parts if len(a)) / len(c))


@wrong("bins not weighted", "bins_not_weighted")
def unweighted(p, t, bins=10):
    c, hit = p.max(axis=1), p.argmax(axis=1) == t
    gaps = []
    for i in range(bins):
        here = (c > i / bins) & (c <= (i + 1) / bins)
        if here.any():
            gaps.append(abs(hit[here].mean() - c[here].mean()))
    return float(np.mean(gaps))


@wrong("no bins", "no_bins")
def no_bins(p, t, bins=10):
    return float(abs((p.argmax(axis=1) == t).mean() - p.max(axis=1).mean()))


@wrong("the largest gap", "largest_gap")
def largest(p, t, bins=10):
    c, hit = p.max(axis=1), p.argmax(axis=1) == t
    gaps = [0.0]
    for i in range(bins):
        here = (c > i / bins) & (c <= (i + 1) / bins)
        if here.any():
            gaps.append(abs(hit[here].mean() - c[here].mean()))
    return float(max(gaps))


@wrong("the probability of the truth", "probability_of_the_truth")
def truth(p, t, bins=10):
    c, hit = p[np.arange(len(t)), t], p.argmax(axis=1) == t
    error = 0.0
    for i in range(bins):
        here = (c > i / bins) & (c <= (i + 1) / bins)
        if here.any():
            error += here.mean() * abs(hit[here].mean() - c[here].mean())
    return float(error)


@wrong("each row a bin of its own")
def rows(p, t, bins=10):
    return float(np.abs((p.argmax(axis=1) == t) - p.max(axis=1)).mean())


@wrong("always ten bins")
def ten(p, t, bins=10):
    return loop(p, t, 10)


@wrong("0 / 0 in empty bins", "not_finite", "warned")
def empty(p, t, bins=10):
    c, hit = p.max(axis=1), p.argmax(axis=1) == t
    place = np.minimum((np.ceil(c * bins) - 1).astype(int), bins - 1)
    n = np.bincount(place, minlength=bins)
    mean, share = np.bincount(place, c, bins) / n, np.bincount(place, hit, bins) / n
    return float((n / len(c) * np.abs(share - mean)).sum())


@wrong("squared", "squared_gaps")
def squared(p, t, bins=10):
    c, hit = p.max(axis=1), p.argmax(axis=1) == t
    error = 0.0
    for i in range(bins):
        here = (c > i / bins) & (c <= (i + 1) / bins)
        if here.any():
            error += here.mean() * (hit[here].mean() - c[here].mean()) ** 2
    return float(error)


@wrong("the error for the accuracy")
def errors(p, t, bins=10):
    return loop(p, (t + 1) % p.shape[1], bins)


@wrong("percent", "constant_factor")
def percent(p, t, bins=10):
    return 100 * loop(p, t, bins)
