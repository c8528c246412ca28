"""Answers to sigmoid."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def half_of_tanh(z):
    return 0.5 * (1 + np.tanh(z / 2))


@right
def by_cases(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@right
def logaddexp(z):
    return np.exp(-np.logaddexp(0, -z))


@right
def clipped_far_out(scores, limit=60):
    return 1 / (1 + np.exp(-np.clip(scores, -limit, limit)))


@right
def masks(z):
    y = np.zeros_like(z, dtype=float)
    high = z >= 0
    y[high] = 1 / (1 + np.exp(-z[high]))
    e = np.exp(z[~high])
    y[~high] = e / (1 + e)
    return y


@right
def numbers(z):
    one = lambda v: 1 / (1 + np.exp(-v)) if v >= 0 else 1 - 1 / (1 + np.exp(v))
    return np.vectorize(one, otypes=[float])(z)


@wrong("the formula as it stands: overflow", "overflows", "warned")
def formula(z):
    return 1 / (1 + np.exp(-z))


@wrong("inf / inf", "infinity_over_infinity", "not_finite", "warned")
def inf_over_inf(z):
    return np.exp(z) / (1 + np.exp(z))


@wrong("the sign", "sign_in_the_exponent", "another_function")
def falling(z):
    return 0.5 * (1 - np.tanh(z / 2))


@wrong("twice as steep", "twice_as_steep")
def steep(z):
    return 0.5 * (1 + np.tanh(z))


@wrong("tanh", "tanh_instead")
def tanh(z):
    return np.tanh(z)


@wrong("clipped at 5")
def clipped_near(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))


@wrong("a line between 0 and 1", "entrywise")
def hard(z):
    return np.clip(0.25 * z + 0.5, 0, 1)


@wrong("a step", "step_instead")
def step(z):
    return np.where(z > 0, 1.0, np.where(z == 0, 0.5, 0.0))


@wrong("the derivative")
def derivative(z):
    y = 0.5 * (1 + np.tanh(z / 2))
    return y * (1 - y)


@wrong("large arguments are set to 1, whatever their sign", "entrywise")
def saturates_to_one(z):
    return np.where(np.abs(z) > 30, 1.0, 1 / (1 + np.exp(-np.clip(z, -30, 30))))


@wrong("single precision", "wrong_container", "low_precision")
def single(z):
    return (0.5 * (1 + np.tanh(z / 2))).astype(np.float32)


@wrong("exp of the absolute value for both signs", "negative_side_mirrored", "only_some_signs")
def mirrored(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@wrong("the nan of inf / inf is replaced by 0", "nan_hidden")
def nan_swept_away(z):
    with np.errstate(all="ignore"):
        e = np.exp(z)
        return np.nan_to_num(e / (1 + e))


@wrong("base 2")
def powers_of_two(z):
    return 1 / (1 + 2.0 ** -np.clip(z, -900, 900))
