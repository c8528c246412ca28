"""Answers to relu."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def maximum(z):
    return np.maximum(z, 0)


@right
def clip(z):
    return np.clip(z, 0.0, None)


@right
def masked(scores):
    return scores * (scores > 0)


@right
def half_of_both(z):
    return (z + np.abs(z)) / 2


@right
def lists(z):
    return np.array([max(v, 0.0) for v in z.ravel().tolist()]).reshape(z.shape)


@right
def on_a_copy(z, floor=0.0):
    y = z.copy()
    y[y < floor] = floor
    return y


@wrong("absolute values", "absolute_value", "only_some_signs")
def absolute(z):
    return np.abs(z)


@wrong("the mask", "mask_returned", "wrong_container")
def mask(z):
    return z > 0


@wrong("ones", "ones_for_positives")
def ones(z):
    return (z > 0).astype(float)


@wrong("z is changed", "changed_its_input")
def in_place(z):
    z[z < 0] = 0
    return z


@wrong("the largest entry", "maximum_of_the_array", "wrong_shape", "wrong_container")
def largest(z):
    return np.max(z, initial=0.0)


@wrong("the negative part", "minimum_instead")
def negative_part(z):
    return np.minimum(z, 0)


@wrong("capped at 6")
def capped(z):
    return np.minimum(np.maximum(z, 0), 6)


@wrong("only for numbers", "raised")
def numbers(z):
    return z if z > 0 else 0.0


@wrong("whole numbers", "wrong_container")
def whole(z):
    return np.maximum(z, 0).astype(int)


@wrong("the threshold is 1", "entrywise")
def threshold_one(z):
    return np.where(z > 1, z, 0)


@wrong("a flat array", "wrong_shape")
def flat(z):
    return np.maximum(z, 0).ravel()


@wrong("negative entries are left out", "wrong_shape")
def filtered(z):
    return z[z > 0]


@wrong("None because of a missing return", "returned_nothing")
def no_return(z):
    np.maximum(z, 0)
