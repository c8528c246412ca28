"""Answers to smooth_labels."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(t, eps):
    return (1 - eps) * t + eps / t.shape[1]


@right
def mixture(targets, share):
    return targets - share * (targets - np.ones_like(targets) / targets.shape[-1])


@right
def where(t, eps):
    k = t.shape[1]
    return np.where(t == 1, 1 - eps + eps / k, eps / k)


@right
def row_by_row(t, eps):
    k = len(t[0])
    return np.array([[eps / k + (1 - eps if entry else 0.0) for entry in row] for row in t])


@wrong("the wrong classes only", "wrong_classes_only")
def others(t, eps):
    return (1 - eps) * t + eps / (t.shape[1] - 1) * (1 - t)


@wrong("eps for each", "eps_for_each")
def each(t, eps):
    return (1 - eps) * t + eps


@wrong("does not shrink", "does_not_shrink")
def too_much(t, eps):
    return t + eps / t.shape[1]


@wrong("divided by N", "divides_by_rows")
def by_rows(t, eps):
    return (1 - eps) * t + eps / len(t)


@wrong("the shares exchanged", "swaps_shares")
def swapped(t, eps):
    return eps * t + (1 - eps) / t.shape[1]


@wrong("only shrinks", "only_shrinks")
def shrinks(t, eps):
    return (1 - eps) * t


@wrong("t is changed", "changed_its_input")
def in_place(t, eps):
    t *= 1 - eps
    t += eps / t.shape[1]
    return t


@wrong("the true class without its part", "true_class_without_share")
def no_part(t, eps):
    return np.where(t == 1, 1 - eps, eps / t.shape[1])


@wrong("rounded to one digit", "low_precision")
def rounded(t, eps):
    return np.round((1 - eps) * t + eps / t.shape[1], 1)


@wrong("nothing happens", "returned_argument")
def nothing(t, eps):
    return t.copy()


@wrong("eps squared")
def squared(t, eps):
    return (1 - eps**2) * t + eps**2 / t.shape[1]


@right
def towards_the_mean(t, eps):
    return t + eps * (1 / t.shape[-1] - t)


@wrong("K - 1 shares, and the true class gets one too", "one_class_too_few")
def k_minus_one(t, eps):
    return (1 - eps) * t + eps / (t.shape[1] - 1)


@wrong("divided by all entries", "divides_by_entries")
def over_everything(t, eps):
    return (1 - eps) * t + eps / t.size
