import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def signed_sums(p, t, bins=10):
    confidence = p.max(axis=1)
    edges = np.arange(bins + 1) / bins
    which = np.searchsorted(edges, confidence, side="left") - 1
    gap = (p.argmax(axis=1) == t) - confidence
    return float(np.abs(np.bincount(np.clip(which, 0, bins - 1), weights=gap, minlength=bins)).sum() / len(t))


@right
def dictionary_of_bins(p, t, bins=10):
    found = {}
    for row, truth in zip(p, t, strict=True):
        best = max(range(len(row)), key=lambda k: row[k])
        place = next(i for i in range(bins) if row[best] <= (i + 1) / bins or i == bins - 1)
        found.setdefault(place, []).append((row[best], best == truth))
    total = 0.0
    for rows in found.values():
        c, a = np.mean(rows, axis=0)
        total += len(rows) * abs(a - c)
    return float(total / len(p))


@wrong("all bins weigh the same", r"weigh|n_bin|rows in|number of rows|each bin")
def unweighted(p, t, bins=10):
    c, hit = p.max(axis=1), p.argmax(axis=1) == t
    gaps = []
    for i in range(bins):
        rows = (c > i / bins) & (c <= (i + 1) / bins)
        if rows.any():
            gaps.append(abs(hit[rows].mean() - c[rows].mean()))
    return float(np.mean(gaps))


@wrong("the confidence is the probability of the true class", r"true class|largest|confidence|label|truth")
def probability_of_truth(p, t, bins=10):
    c, hit = p[np.arange(len(t)), t], p.argmax(axis=1) == t
    total = 0.0
    for i in range(bins):
        rows = (c > i / bins) & (c <= (i + 1) / bins)
        if rows.any():
            total += rows.sum() * abs(hit[rows].mean() - c[rows].mean())
    return float(total / len(t))


@wrong("no absolute value: bins cancel", r"absolute|abs\b|\||cancel|sign")
def no_abs(p, t, bins=10):
    c, hit = p.max(axis=1), p.argmax(axis=1) == t
    total = 0.0
    for i in range(bins):
        rows = (c > i / bins) & (c <= (i + 1) / bins)
        if rows.any():
            total += rows.mean() * (hit[rows].mean() - c[rows].mean())
    return float(total)


@wrong("ten bins always", r"bins", r"10|ten|argument|ignor")
def ten_bins(p, t, bins=10):
    c, hit = p.max(axis=1), p.argmax(axis=1) == t
    total = 0.0
    for i in range(10):
        rows = (c > i / 10) & (c <= (i + 1) / 10)
        if rows.any():
            total += rows.mean() * abs(hit[rows].mean() - c[rows].mean())
    return float(total)
