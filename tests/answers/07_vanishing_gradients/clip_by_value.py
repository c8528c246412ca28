"""Answers to clip_by_value."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def clip(grads, limit):
    return [np.clip(g, -limit, limit) for g in grads]


@right
def extremes(gradients, most):
    return [np.maximum(np.minimum(g, most), -most) for g in gradients]


@right
def where(grads, limit):
    return [np.where(np.abs(g) > limit, limit * np.sign(g), g) for g in grads]


@right
def entries(grads, limit):
    return [np.array([max(-limit, min(limit, v)) for v in g.ravel()]).reshape(g.shape) for g in grads]


@wrong("upper side", "upper_side_only")
def upper(grads, limit):
    return [np.minimum(g, limit) for g in grads]


@wrong("lower side", "lower_side_only")
def lower(grads, limit):
    return [np.maximum(g, -limit) for g in grads]


@wrong("from 0", "from_zero")
def from_zero(grads, limit):
    return [np.clip(g, 0, limit) for g in grads]


@wrong("signs lost", "signs_lost", "another_function")
def sizes(grads, limit):
    return [np.minimum(np.abs(g), limit) for g in grads]


@wrong("thrown away", "thrown_away")
def away(grads, limit):
    return [np.where(np.abs(g) > limit, 0, g) for g in grads]


@wrong("only signs", "only_signs")
def signs(grads, limit):
    return [limit * np.sign(g) for g in grads]


@wrong("by norm", "by_norm")
def by_norm(grads, limit):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * min(1.0, limit / max(norm, 1e-300)) for g in grads]


@wrong("between -1 and 1")
def one(grads, limit):
    return [np.clip(g, -1, 1) for g in grads]


@wrong("in place", "changed_its_input")
def in_place(grads, limit):
    for g in grads:
        np.clip(g, -limit, limit, out=g)
    return grads


@wrong("one array", "wrong_container")
def one_array(grads, limit):
    return np.clip(np.concatenate([g.ravel() for g in grads]), -limit, limit)


@wrong("the first only", "only_first")
def first(grads, limit):
    return [np.clip(grads[0], -limit, limit)]
