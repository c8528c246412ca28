"""Answers to l1_gradient."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def sign(weights, lam):
    return [lam * np.sign(w) for w in weights]


@right
def where(layers, strength):
    return [np.where(w > 0, strength, np.where(w < 0, -strength, 0.0)) for w in layers]


@right
def comparisons(weights, lam):
    gradients = []
    for w in weights:
        gradients.append(lam * ((w > 0).astype(float) - (w < 0)))
    return gradients


@right
def divided(weights, lam):
    return [lam * np.divide(w, np.abs(w), out=np.zeros_like(w), where=w != 0) for w in weights]


@wrong("0 / 0", "divides_by_size")
def by_division(weights, lam):
    return [lam * w / np.abs(w) for w in weights]


@wrong("0 counts as positive", "zero_counts_as_positive")
def zero_up(weights, lam):
    return [np.where(w >= 0, lam, -lam) for w in weights]


@wrong("L2", "l2_pull")
def l2(weights, lam):
    return [lam * w for w in weights]


@wrong("no lam", "lam_forgotten", "wrong_factor")
def no_lam(weights, lam):
    return [np.sign(w) for w in weights]


@wrong("sign", "reversed_sign", "opposite_sign")
def reversed_sign(weights, lam):
    return [-lam * np.sign(w) for w in weights]


@wrong("always lam", "never_negative")
def always(weights, lam):
    return [np.where(w == 0, 0.0, lam) for w in weights]


@wrong("the penalty", "penalty_entrywise")
def penalty(weights, lam):
    return [lam * np.abs(w) for w in weights]


@wrong("divided by the size", "divides_by_size", "only_one_value")
def by_size(weights, lam):
    return [lam * np.sign(w) / w.size for w in weights]


@wrong("one array", "wrong_container", "wrong_shape")
def one_array(weights, lam):
    return lam * np.sign(np.concatenate([w.ravel() for w in weights]))


@wrong("a tuple", "wrong_container")
def a_tuple(weights, lam):
    return tuple(lam * np.sign(w) for w in weights)


@wrong("the first layer only", "only_first")
def first(weights, lam):
    return [lam * np.sign(weights[0])]


@wrong("the step is taken")
def step(weights, lam):
    return [w - lam * np.sign(w) for w in weights]
