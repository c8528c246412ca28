"""Answers to dropout."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(x, mask, p):
    return x * mask / (1 - p)


@right
def where(x, mask, p):
    return np.where(mask, x / (1 - p), 0.0)


@right
def on_a_copy(values, keep, p):
    y = values.astype(float)
    y[~keep] = 0
    y[keep] /= 1 - p
    return y


@right
def entries(x, mask, p):
    return np.array([v / (1 - p) if m else 0.0 for v, m in zip(x.ravel(), mask.ravel())]).reshape(x.shape)


@wrong("by p", "divided_by_p", "by_line")
def by_p(x, mask, p):
    return x * mask / max(p, 1e-3)


@wrong("no scaling", "no_scaling")
def no_scaling(x, mask, p):
    return x * mask


@wrong("the dropped ones stay", "mask_inverted")
def inverted(x, mask, p):
    return x * ~mask / (1 - p)


@wrong("scaled down", "scaled_down")
def down(x, mask, p):
    return x * mask * (1 - p)


@wrong("the mask is not used", "mask_unused")
def unused(x, mask, p):
    return x / (1 - p)


@wrong("by the share of this mask", "scaled_by_this_mask")
def this_mask(x, mask, p):
    return x * mask / max(mask.mean(), 1e-12)


@wrong("dropped units are cut out", "units_removed", "wrong_shape")
def cut(x, mask, p):
    return x[mask] / (1 - p)


@wrong("a mask of its own", "not_deterministic")
def own_mask(x, mask, p):
    return x * (np.random.default_rng().random(x.shape) >= p) / (1 - p)


@wrong("in place", "changed_its_input")
def in_place(x, mask, p):
    x *= mask
    return x / (1 - p)


@wrong("scaled twice", "wrong_factor")
def twice(x, mask, p):
    return x * mask / (1 - p) ** 2


@wrong("the dropped ones get the mean")
def mean(x, mask, p):
    return np.where(mask, x, x.mean()) / (1 - p)
