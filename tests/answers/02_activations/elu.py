"""Answers to elu."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def expm1_of_the_negative_part(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


@right
def two_parts(z, alpha=1.0):
    return np.maximum(z, 0.0) + alpha * (np.exp(np.minimum(z, 0.0)) - 1.0)


@right
def by_a_mask(z, alpha=1.0):
    y = np.array(z, dtype=float)
    low = y <= 0
    y[low] = alpha * (np.exp(y[low]) - 1)
    return y


@right
def entry_by_entry(values, alpha=1.0):
    y = np.empty_like(values)
    for place in np.ndindex(values.shape):
        v = values[place]
        y[place] = v if v > 0 else alpha * np.expm1(v)
    return y


@right
def ufunc_where(z, alpha=1.0, curve=np.expm1):
    y = z.copy()
    curve(z, out=y, where=z < 0)
    return np.multiply(y, alpha, out=y, where=z < 0)


@wrong("exp of everything: it overflows where it is not used", "overflow_in_the_unused_branch", "warned")
def overflows(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


@wrong("alpha is not used", "alpha_missing")
def no_alpha(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


@wrong("without -1", "minus_one_missing")
def no_minus_one(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))


@wrong("alpha only on exp", "brackets_forgotten")
def brackets(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)


@wrong("a plain ReLU", "another_function", "entrywise")
def plain_relu(z, alpha=1.0):
    return np.maximum(z, 0.0)


@wrong("another default", "entrywise")
def other_default(z, alpha=0.5):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


@wrong("upside down on the left", "difference_reversed", "only_some_signs")
def upside_down(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (1 - np.exp(np.minimum(z, 0))))


@wrong("z is changed", "changed_its_input")
def in_place(z, alpha=1.0):
    z[z <= 0] = alpha * np.expm1(z[z <= 0])
    return z


@wrong("works for numbers only", "raised")
def numbers_only(z, alpha=1.0):
    return z if z > 0 else alpha * (np.exp(z) - 1)


@wrong("1 - exp(-z) on the left: it grows without bound", "entrywise")
def other_sign(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (1 - np.exp(np.clip(-z, 0, 50))))


@wrong("cut off at -alpha, a line before", "entrywise")
def hard(z, alpha=1.0):
    return np.maximum(z, -alpha)


@wrong("the larger of line and curve: wrong for alpha above 1", "larger_of_the_two")
def by_the_maximum(z, alpha=1.0):
    return np.maximum(z, alpha * (np.exp(np.minimum(z, 0.0)) - 1))
