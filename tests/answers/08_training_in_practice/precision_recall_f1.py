"""Answers to precision_recall_f1."""

import numpy as np

from tests.answers.kit import right, wrong


def share(a, b):
    return float(a / b) if b else 0.0


@right
def counts(t, y):
    tp = np.sum((t == 1) & (y == 1))
    p, r = share(tp, np.sum(y == 1)), share(tp, np.sum(t == 1))
    return p, r, share(2 * p * r, p + r)


@right
def loop(truth, answers):
    tp = fp = fn = 0
    for a, b in zip(truth, answers):
        tp += a == 1 and b == 1
        fp += a == 0 and b == 1
        fn += a == 1 and b == 0
    return share(tp, tp + fp), share(tp, tp + fn), share(2 * tp, 2 * tp + fp + fn)


@right
def dot_products(t, y):
    tp = int(t @ y)
    precision, recall = tp / max(int(y.sum()), 1), tp / max(int(t.sum()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-300)


@right
def sets(t, y, yes=1):
    called, true = set(np.flatnonzero(y == yes)), set(np.flatnonzero(t == yes))
    both = len(called & true)
    return tuple(float(v) for v in (share(both, len(called)), share(both, len(true)), share(2 * both, len(called) + len(true))))


@wrong("exchanged", "swapped", "swapped_outputs")
def exchanged(t, y):
    p, r, f = counts(t, y)
    return r, p, f


@wrong("arithmetic mean", "arithmetic_mean", "first_wrong_part")
def mean(t, y):
    p, r, _ = counts(t, y)
    return p, r, (p + r) / 2


@wrong("no 2", "f1_without_two", "first_wrong_part")
def no_two(t, y):
    p, r, f = counts(t, y)
    return p, r, f / 2


@wrong("undefined is 1", "undefined_is_one")
def one(t, y):
    tp = int(t @ y)
    p = tp / y.sum() if y.any() else 1.0
    r = tp / t.sum() if t.any() else 1.0
    return float(p), float(r), share(2 * p * r, p + r)


@wrong("0 / 0", "divides_by_zero", "not_finite", "warned", "raised")
def zero(t, y):
    tp = np.float64(t @ y)
    p, r = tp / y.sum(), tp / t.sum()
    return p, r, 2 * p * r / (p + r)


@wrong("class 0", "class_zero_is_positive")
def other_class(t, y):
    return counts(1 - t, 1 - y)


@wrong("accuracy for F1", "accuracy_for_f1", "first_wrong_part")
def accuracy(t, y):
    p, r, _ = counts(t, y)
    return p, r, float(np.mean(t == y))


@wrong("of all", "divided_by_all")
def of_all(t, y):
    tp = int(t @ y) / len(t)
    return tp, tp, tp


@wrong("two numbers", "wrong_shape", "wrong_container")
def two(t, y):
    return counts(t, y)[:2]


@wrong("a list", "wrong_container")
def a_list(t, y):
    return list(counts(t, y))


@wrong("the geometric mean", "first_wrong_part")
def geometric(t, y):
    p, r, _ = counts(t, y)
    return p, r, float(np.sqrt(p * r))


@wrong("a small number below the line", "small_number_below")
def small_number(t, y):
    tp, fp, fn = np.sum(t * y), np.sum((1 - t) * y), np.sum(t * (1 - y))
    precision, recall = tp / (tp + fp + 1e-8), tp / (tp + fn + 1e-8)
    return float(precision), float(recall), float(2 * precision * recall / (precision + recall + 1e-8))
