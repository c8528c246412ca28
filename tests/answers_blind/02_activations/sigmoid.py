import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def by_tanh(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


@right
def logaddexp(z):
    return np.exp(-np.logaddexp(0.0, -np.asarray(z, dtype=float)))


@wrong("the plain formula overflows for z = -10000", r"overflow", r"warn", r"large|-10000")
def plain(z):
    return 1 / (1 + np.exp(-z))


@wrong("the sign of the exponent is lost: the curve falls", r"sign|minus|mirror|-z", r"1 ?[-−] ?", r"falls|wrong way|other way")
def falling(z):
    z = np.clip(z, -700, 700)
    return 1.0 / (1.0 + np.exp(z))


@wrong("tanh instead of sigmoid: between -1 and 1", r"tanh", r"-1", r"between|range|negativ")
def tanh_it_is(z):
    return np.tanh(z)


@wrong(
    "the 1 in front of exp is outside the fraction",
    r"parenthes|bracket|outside",
    r"above 1|below|range|between|larger than 1",
    r"overflow|inf|denominator|exp",
)
def brackets(z):
    z = np.clip(z, -500, 500)
    return 1 / 1 + np.exp(-z)
