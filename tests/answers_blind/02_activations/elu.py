import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def clip_and_add(z, alpha=1.0):
    return np.maximum(z, 0) + alpha * np.expm1(np.minimum(z, 0))


@right
def fill_two_parts(z, alpha=1.0):
    z = np.asarray(z)
    y = z.astype(float)
    below = y <= 0
    y[below] = alpha * (np.exp(y[below]) - 1.0)
    return y


@wrong("alpha is ignored", r"alpha")
def alpha_one(z, alpha=1.0):
    return np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)


@wrong("exp is taken of large positive entries too, which overflows", r"overflow", r"warn", r"large")
def where_computes_both(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


@wrong("the -1 is forgotten", r"- ?1\b|minus 1", r"constant|shift|level|\b1\b|jump")
def no_minus_one(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))


@wrong("alpha multiplies only the exponential, not the difference", r"alpha", r"parenthes|bracket")
def brackets(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)
