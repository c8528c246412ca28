"""Answers to l2_gradient."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def comprehension(weights, lam):
    return [lam * w for w in weights]


@right
def loops(layers, strength):
    out = []
    for w in layers:
        g = np.zeros(w.shape)
        for i in np.ndindex(w.shape):
            g[i] = strength * w[i]
        out.append(g)
    return out


@right
def mapped(weights, lam):
    return list(map(lambda w: np.multiply(w, lam), weights))


@right
def two_halves(weights, lam, half=0.5):
    return [half * lam * w + half * lam * w for w in weights]


@wrong("2", "half_forgotten", "constant_factor")
def doubled(weights, lam):
    return [2 * lam * w for w in weights]


@wrong("half", "two_forgotten", "constant_factor")
def halved(weights, lam):
    return [lam / 2 * w for w in weights]


@wrong("downhill", "descent_direction", "opposite_sign")
def down(weights, lam):
    return [-lam * w for w in weights]


@wrong("L1", "l1_pull")
def l1(weights, lam):
    return [lam * np.sign(w) for w in weights]


@wrong("squares", "still_squared")
def squares(weights, lam):
    return [lam * w**2 for w in weights]


@wrong("by size", "divided_by_size")
def by_size(weights, lam):
    return [lam * w / w.size for w in weights]


@wrong("in place", "changed_its_input")
def in_place(weights, lam):
    for w in weights:
        w *= lam
    return weights


@wrong("the step", "step_taken")
def step(weights, lam):
    return [w - lam * w for w in weights]


@wrong("no lam", "lam_forgotten", "wrong_factor", "returned_argument")
def no_lam(weights, lam):
    return [w.copy() for w in weights]


@wrong("a sum", "summed", "wrong_shape", "wrong_container")
def summed(weights, lam):
    return [float(lam * w.sum()) for w in weights]


@wrong("flat arrays", "wrong_shape")
def flat(weights, lam):
    return [lam * w.reshape(-1, 1) for w in weights]
