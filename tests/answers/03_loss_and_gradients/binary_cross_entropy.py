"""Answers to binary_cross_entropy."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def both_terms(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@right
def the_living_term(p, t, eps=1e-12):
    p = np.minimum(np.maximum(p, eps), 1 - eps)
    return -np.log(np.where(t == 1, p, 1 - p)).mean()


@right
def one_by_one(forecasts, outcomes, eps=1e-12):
    losses = []
    for p, t in zip(forecasts, outcomes):
        p = min(max(p, eps), 1 - eps)
        losses.append(-np.log(p) if t else -np.log(1 - p))
    return sum(losses) / len(losses)


@right
def dot(p, t, eps=1e-12, n=None):
    q = p.clip(eps, 1 - eps)
    return float(-(t @ np.log(q) + (1 - t) @ np.log(1 - q)) / (n or len(p)))


@wrong("no clip", "no_clip", "not_finite", "warned")
def no_clip(p, t, eps=1e-12):
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@wrong("only the yes term", "yes_term_only")
def yes_only(p, t, eps=1e-12):
    return float(-np.mean(t * np.log(np.clip(p, eps, 1 - eps))))


@wrong("the sum", "adds_up")
def summed(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return float(-np.sum(t * np.log(p) + (1 - t) * np.log(1 - p)))


@wrong("eps added", "adds_eps")
def added(p, t, eps=1e-12):
    return float(-np.mean(t * np.log(p + eps) + (1 - t) * np.log(1 - p + eps)))


@wrong("eps is always 1e-12", "fixed_clip")
def fixed(p, t, eps=1e-12):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@wrong("exchanged", "swaps_p_and_t")
def exchanged(p, t, eps=1e-12):
    t = np.clip(t, eps, 1 - eps)
    return float(-np.mean(p * np.log(t) + (1 - p) * np.log(1 - t)))


@wrong("no minus", "no_minus", "opposite_sign")
def positive(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return float(np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@wrong("log10", "constant_factor")
def log_ten(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(t * np.log10(p) + (1 - t) * np.log10(1 - p)))


@wrong("p is clipped in place", "changed_its_input")
def in_place(p, t, eps=1e-12):
    np.clip(p, eps, 1 - eps, out=p)
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@wrong("the mean of p first")
def mean_first(p, t, eps=1e-12):
    p, t = np.clip(p.mean(), eps, 1 - eps), t.mean()
    return float(-(t * np.log(p) + (1 - t) * np.log(1 - p)))


@wrong("half", "constant_factor")
def halved(p, t, eps=1e-12):
    return both_terms(p, t, eps) / 2


@right
def distance_to_the_other_answer(p, t, eps=1e-12):
    q = np.clip(p, eps, 1 - eps)
    return -np.log(np.abs(q - (1 - t))).mean()


@wrong("each logarithm has a floor of its own, and a sure right forecast is not held back", "clips_each_logarithm")
def two_floors(p, t, eps=1e-12):
    yes, no = np.clip(p, eps, 1), np.clip(1 - p, eps, 1)
    return -np.mean(t * np.log(yes) + (1 - t) * np.log(no))


@wrong("the clipped array is thrown away", "no_clip", "clips_below_only", "not_finite", "warned")
def clip_for_nothing(p, t, eps=1e-12):
    np.clip(p, eps, 1 - eps)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
