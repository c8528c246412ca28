"""Exercise: the exponential linear unit, without an overflow in the branch that is not used."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def elu(z, alpha=1.0):
    """The exponential linear unit: a line on the right, a curve on the left that levels
    off at -alpha.

    y = z where z > 0, else alpha * (exp(z) - 1)

    By hand: z = 3 gives 3, z = 0 gives 0, z = -ln 2 gives alpha * (1/2 - 1), which is
    -0.5 for alpha = 1 and -1 for alpha = 2.

    NumPy must not warn, not even for z = 1000.

    Shapes: z (...) -> (...)
    Returns: a new array of floats in the shape of z
    """
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0.0)))


def cases(rng):
    z = np.array([[-np.log(2.0), 0.0], [3.0, -np.log(4.0)]])
    yield case(z, 2.0, label="2 by 2, alpha 2, by hand: -1, 0, 3, -1.5")
    yield case(rng.normal(size=(4, 3)), label="4 rows, 3 columns, the default alpha")
    yield case(rng.normal(size=(4, 3)), float(rng.uniform(1.5, 3.0)), label="4 rows, 3 columns, a larger alpha")
    yield case(rng.normal(size=(1, 5)) * 3, float(rng.uniform(0.2, 0.7)), label="1 row, a smaller alpha")
    yield case(rng.uniform(800.0, 1e4, size=4), label="large: up to 10000")
    yield case(-rng.uniform(800.0, 1e4, size=4), 0.5, label="very negative: down to -10000")


hints = (
    "What does your function return for z = -ln 2 with alpha = 2? By hand: 2 * (0.5 - 1) = -1.",
    "Which inputs does the exponential really need to see? And which inputs does it see in your code?",
    "np.where computes both of its branches for all entries and picks afterwards. Before exp, replace the positive numbers by something "
    "harmless; np.minimum can do it. np.expm1(x) is exp(x) - 1.",
    "A twin: the square root for z > 0, else 0, without a warning. np.where(z > 0, np.sqrt(np.maximum(z, 0.0)), 0.0): the root only ever "
    "sees numbers that it can take.",
)


@misconception("Right for alpha = 1 only: alpha is not used. With alpha = 2 the left side levels off at -2.")
def alpha_missing(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0.0)))


@misconception("On the left your values are positive, and at 0 the curve jumps: the -1 after the exponential is missing.")
def minus_one_missing(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0.0)))


@misconception(
    "The values are right, but NumPy warns of an overflow: np.where computes exp(z) for large positive z too, and throws it away. Keep "
    "positive numbers out of the exponential."
)
def overflow_in_the_unused_branch(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


@misconception(
    "Right for alpha = 1 only: with another alpha the curve jumps at 0. The brackets are missing: alpha multiplies the whole difference, "
    "not exp(z) alone."
)
def brackets_forgotten(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0.0)) - 1)


@misconception("On the left your values are positive and should be negative: the difference is the wrong way round.")
def difference_reversed(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (1 - np.exp(np.minimum(z, 0.0))))


@misconception(
    "The left side is a straight line that goes down for ever: this is a leaky ReLU with slope alpha. The ELU bends and levels off."
)
def leaky_instead(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)


@misconception("Positive inputs are multiplied by alpha. In the ELU alpha scales the left side only.")
def alpha_on_both_sides(z, alpha=1.0):
    return alpha * np.where(z > 0, z, np.expm1(np.minimum(z, 0.0)))


@misconception("Every negative input gives -alpha. That is the level which the curve approaches; near 0 it is still close to 0.")
def limit_only(z, alpha=1.0):
    return np.where(z > 0, z, -alpha)


@misconception("You subtract alpha in place of multiplying by it: exp(z) - alpha does not pass through 0 unless alpha is 1.")
def alpha_subtracted(z, alpha=1.0):
    return np.where(z > 0, z, np.exp(np.minimum(z, 0.0)) - alpha)


@misconception(
    "alpha stands inside the exponential: it makes the curve steeper, and the level on the left stays -1. It belongs in front, as a factor."
)
def alpha_in_the_exponent(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(alpha * np.minimum(z, 0.0)))


@misconception(
    "Right for alpha up to 1, wrong above it: you take the larger of z and alpha * (exp(z) - 1). With alpha = 2 the curve lies BELOW the line "
    "just left of 0. The sign of z decides, not the size."
)
def larger_of_the_two(z, alpha=1.0):
    return np.maximum(z, alpha * np.expm1(np.minimum(z, 0.0)))


exercise = Exercise(
    elu,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        alpha_missing,
        minus_one_missing,
        overflow_in_the_unused_branch,
        brackets_forgotten,
        difference_reversed,
        leaky_instead,
        alpha_on_both_sides,
        limit_only,
        alpha_subtracted,
        alpha_in_the_exponent,
        larger_of_the_two,
    ),
    stable=True,
)
