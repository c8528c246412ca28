"""Exercise: the logistic sigmoid, for inputs of any size."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def sigmoid(z):
    """Squash every number into the interval from 0 to 1.

    σ(z) = 1 / (1 + exp(-z))

    By hand: σ(0) = 1/2, and for z = ln 3 it is 1 / (1 + 1/3) = 0.75.
    Mirrored: σ(-z) = 1 - σ(z), so σ(-ln 3) = 0.25.

    It has to work for every z from -10000 to 10000, and NumPy must not warn:
    the number exp(10000) does not fit into a float.

    Shapes: z (...) -> (...)
    Returns: an array of floats in the shape of z
    """
    e = np.exp(-np.abs(z))  # at most 1, whatever z is
    return np.where(z >= 0, 1, e) / (1 + e)


def cases(rng):
    yield case(np.array([[0.0, np.log(3.0)], [-np.log(3.0), 0.0]]), label="2 by 2, by hand: 0.5, 0.75, 0.25, 0.5")
    yield case(rng.normal(size=(4, 3)) * 2, label="4 rows, 3 columns")
    yield case(rng.normal(size=(1, 5)) * 4, label="1 row")
    yield case(rng.uniform(11.0, 30.0, size=(3, 3)) * np.array([1, -1, 1]), label="between 11 and 30, both signs")
    yield case(rng.normal(size=(2, 3, 2)), label="an array with three axes")
    yield case(rng.uniform(800.0, 1e4, size=(2, 2)), label="large: up to 10000")
    yield case(-rng.uniform(800.0, 1e4, size=4), label="very negative: down to -10000")
    yield case(np.array([0.0]), label="exactly 0")


hints = (
    "Take z = 0 and z = ln 3 and compute both by hand. Does your function give 0.5 and 0.75?",
    "Which part of 1 / (1 + exp(-z)) becomes too large for a float, and for which sign of z?",
    "Multiply numerator and denominator of 1 / (1 + exp(-z)) by exp(z). You get a second form. For which sign of z is it the safe one? "
    "np.where(condition, a, b) picks entry by entry, but it computes a and b everywhere: exp itself may only see numbers that are not "
    "positive. np.abs helps.",
    "A twin: 2 / (1 + exp(-3z)) at z = -1000. The first form asks for exp(3000). Multiplied by exp(3z) it is 2 exp(3z) / (exp(3z) + 1), "
    "and exp(-3000) is a harmless 0.",
)


@misconception(
    "The values are right, but NumPy warns of an overflow: exp of a large positive number does not fit into a float. np.where does not "
    "protect you, because it computes both branches for all entries. Let exp see only numbers that are not positive."
)
def overflows(z):
    return 1 / (1 + np.exp(-z))


@misconception(
    "Right for small inputs, nan for large positive ones: exp(z) is inf there, and inf/inf is nan. This form is safe for negative z only. "
    "Which form is safe for positive z?"
)
def infinity_over_infinity(z):
    return np.exp(z) / (1 + np.exp(z))


@misconception(
    "Right but for large positive z, where you give 0 and 1 is right: the nan of inf/inf was replaced by 0, not avoided. "
    "Which form needs no exp of a large number there?"
)
def nan_hidden(z):
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))


@misconception(
    "The curve is mirrored: it falls from 1 to 0 where it should rise, and at ln 3 you get 0.25 for 0.75. Look at the sign in the exponent."
)
def sign_in_the_exponent(z):
    return 1 / (1 + np.exp(z))


@misconception(
    "The curve is too steep: at ln 3 it gives 0.9, not 0.75, which is σ(2z). The sigmoid is a tanh of half the input: where did the half go?"
)
def twice_as_steep(z):
    return 0.5 * (1 + np.tanh(z))


@misconception(
    "Beyond ±10 every input gives the same value: the input is clipped too early. σ(-10) is 0.000045, which is not 0, and σ(-20) is smaller "
    "still. Clip beyond ±40, where the change is below rounding, or rearrange the formula."
)
def clipped_at_ten(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


@misconception(
    "Almost right: beyond ±20 every input gives the same value. σ(-20) is 0.000000002, and nine digits are compared. Clip beyond ±40, where "
    "the change is below rounding, or rearrange the formula."
)
def clipped_at_twenty(z):
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))


@misconception(
    "Your numbers are larger than 1, and 2 at z = 0. Python divides before it adds: 1 / 1 + exp(-z) is 1 + exp(-z). Put the whole "
    "denominator in brackets."
)
def brackets_forgotten(z):
    return 1 / 1 + np.exp(-z)


@misconception(
    "At z = 0 you get 1, not 0.5, and large z give inf: the 1 in the denominator is missing, so nothing keeps the result below 1."
)
def one_missing(z):
    return 1 / np.exp(-z)


@misconception(
    "Your values run from -1 to 1, and z = 0 gives 0. That is tanh, the zero-centred relative. The sigmoid runs from 0 to 1."
)
def tanh_instead(z):
    return np.tanh(z)


@misconception(
    "Right for positive z; for negative z you get the value of -z, so everything is 0.5 or more. exp(-|z|) is a safe start, and the "
    "negative side needs a numerator of its own."
)
def negative_side_mirrored(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@misconception(
    "Only the values 0 and 1 come out: that is the step of the perceptron. The sigmoid is its smooth version, with 0.5 at z = 0."
)
def step_instead(z):
    return np.where(z > 0, 1.0, 0.0)


exercise = Exercise(
    sigmoid,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        overflows,
        infinity_over_infinity,
        nan_hidden,
        sign_in_the_exponent,
        twice_as_steep,
        clipped_at_ten,
        clipped_at_twenty,
        brackets_forgotten,
        one_missing,
        tanh_instead,
        negative_side_mirrored,
        step_instead,
    ),
    stable=True,
)
