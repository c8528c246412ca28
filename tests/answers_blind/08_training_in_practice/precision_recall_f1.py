import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def sets(t, y):
    truth, called = set(np.flatnonzero(t).tolist()), set(np.flatnonzero(y).tolist())
    hits = len(truth & called)
    precision = hits / len(called) if called else 0.0
    recall = hits / len(truth) if truth else 0.0
    f1 = 2 * hits / (len(truth) + len(called)) if hits else 0.0
    return precision, recall, f1


@right
def matrix(t, y):
    m = np.eye(2)[t].T @ np.eye(2)[y]
    (_, fp), (fn, tp) = m

    def share(a, b):
        return float(a / b) if b > 0 else 0.0

    p, r = share(tp, tp + fp), share(tp, tp + fn)
    return p, r, share(2 * p * r, p + r)


@wrong("precision and recall are exchanged", r"exchang|swap|order|places|first|FP|FN")
def exchanged(t, y):
    tp = int(((t == 1) & (y == 1)).sum())
    fp, fn = int(((t == 1) & (y == 0)).sum()), int(((t == 0) & (y == 1)).sum())
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


@wrong("F1 is the ordinary mean", r"mean|harmonic|averag", r"f1")
def plain_mean(t, y):
    tp, fp, fn = np.sum(t & y), np.sum((1 - t) & y), np.sum(t & (1 - y))
    p = float(tp / (tp + fp)) if tp + fp else 0.0
    r = float(tp / (tp + fn)) if tp + fn else 0.0
    return p, r, (p + r) / 2


@wrong("a denominator of 0 is not looked after", r"zero|\b0\b", r"denominator|divi")
def divides_by_zero(t, y):
    tp = int(np.sum(t * y))
    p, r = tp / int(np.sum(y)), tp / int(np.sum(t))
    return p, r, 2 * p * r / (p + r)


@wrong("the accuracy stands where the precision belongs", r"accura|precision|called|negativ|TN")
def accuracy_for_precision(t, y):
    tp, fn = int(np.sum(t * y)), int(np.sum(t * (1 - y)))
    p = float(np.mean(t == y))
    r = tp / (tp + fn) if tp + fn else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
