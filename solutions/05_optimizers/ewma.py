"""Exponentially weighted moving averages with bias correction."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def ewma(x, beta):
    """Exponentially weighted moving averages of a series, corrected for their start at 0.

    v₀ = 0,   v_t = β v_{t-1} + (1-β) x_t,   and the average at time t is v_t / (1 - β^t)

    for t = 1, 2, ..., T. The corrected number is handed out and goes nowhere else:
    the next v is made from the uncorrected one.

    Example: x = [4, 4, 10], beta = 0.5. v is 2, 3, 6.5; divided by 0.5, 0.75, 0.875
    the averages are 4, 4, 7.43.

    Shapes: x (T,) -> (T,)
    Returns: an array of the averages
    """
    v = 0.0
    averages = np.zeros(len(x))
    for i in range(len(x)):
        v = beta * v + (1 - beta) * x[i]
        averages[i] = v / (1 - beta ** (i + 1))
    return averages


def cases(rng):
    yield case(np.array([4.0, 4.0, 10.0]), 0.5, label="[4, 4, 10] with beta = 1/2, by hand")
    yield case(rng.normal(size=12) + 3, 0.9, label="12 numbers, beta = 0.9")
    yield case(rng.normal(size=5), 0.75, label="5 numbers of both signs, beta = 0.75")
    same = float(rng.uniform(1, 5))
    yield case(
        np.array([same] * 6 + [2 * same]), 0.99, label="the same number six times: the average is that number; then its double"
    )
    yield case(rng.normal(size=1), 0.9, label="a single number")
    yield case(rng.normal(size=4), 0.0, label="beta = 0: nothing is remembered")
    yield case(np.concatenate(([0.0, 0.0], rng.normal(size=3))), 0.6, label="two zeros in front")


hints = (
    "For a series of fours, which average do you expect at t = 1? What is v there, and by what must it be divided?",
    "Two things are needed in the loop: v, which lives on, and the number that is handed out at this t.",
    "Python counts from 0 and t counts from 1: the exponent is one more than the index.",
    "A twin: x = [8, 0], beta = 0.75. v is 2, then 1.5. The divisors are 0.25 and 0.4375, so the averages are 8 and 3.43.",
)


def averages(x, beta, own=None, power=lambda i: i + 1, start=0.0):
    v, out = start, []
    for i in range(len(x)):
        v = beta * v + ((1 - beta) if own is None else own) * x[i]
        out.append((v, 1 - beta ** power(i)))
    return out


@misconception(
    "The first averages are far too small: of the fours you get 2 and 3. v starts at 0 and needs time to grow. The division by "
    "1 - β^t is "
    "missing."
)
def no_correction(x, beta):
    return np.array([v for v, _ in averages(x, beta)])


@misconception(
    "You divide by 1 - β at every t. That is right at t = 1 only; later the divisor has to approach 1. Where is the power t?"
)
def no_power(x, beta):
    return np.array([v / (1 - beta) for v, _ in averages(x, beta)])


@misconception(
    "The first entry is not finite: you divide by 1 - β⁰, which is 0. The first value belongs to t = 1, although its index is 0."
)
def t_from_zero(x, beta):
    return np.array([np.float64(v) / c for v, c in averages(x, beta, power=lambda i: i)])


@misconception(
    "Your averages are too small, most of all the first ones: the exponent is one too large. The first value belongs to t = 1."
)
def t_one_ahead(x, beta):
    return np.array([v / c for v, c in averages(x, beta, power=lambda i: i + 2)])


@misconception(
    "The first average is right, the others are too large: the corrected value is fed back into the next v. Keep v uncorrected "
    "and hand out "
    "the corrected number under another name."
)
def corrected_fed_back(x, beta):
    v, out = 0.0, []
    for i in range(len(x)):
        v = (beta * v + (1 - beta) * x[i]) / (1 - beta ** (i + 1))
        out.append(v)
    return np.array(out)


@misconception("The correction is multiplied: v was too small and is made smaller still. Divide by 1 - β^t.")
def multiplied(x, beta):
    return np.array([v * c for v, c in averages(x, beta)])


@misconception("v takes in the whole of x_t: a growing sum and no average. The new value gets the weight 1 - β.")
def no_weight(x, beta):
    return np.array([v / c for v, c in averages(x, beta, own=1.0)])


@misconception("The two weights have changed places: β is the share that the past keeps, 1 - β that of the new value.")
def weights_swapped(x, beta):
    return np.array([v / (1 - beta ** (i + 1)) for i, (v, _) in enumerate(averages(x, 1 - beta))])


@misconception(
    "You start with v = x₁ in place of the correction. The first average is right then, but the first value keeps too much "
    "weight in all "
    "later ones."
)
def starts_at_the_first(x, beta):
    v, out = x[0], []
    for value in x:
        v = beta * v + (1 - beta) * value
        out.append(v)
    return np.array(out)


@misconception("This is the plain mean of everything so far: beta plays no part, old values are never forgotten.")
def plain_mean(x, beta):
    return np.cumsum(x) / np.arange(1, len(x) + 1)


@misconception("Only the last average is returned. Asked is the whole series, one average for each t.")
def last_only(x, beta):
    v, c = averages(x, beta)[-1]
    return v / c


@misconception(
    "Brackets are missing in the correction: v / 1 - β**t divides by 1 and then subtracts. The whole of 1 - β**t stands below "
    "the line."
)
def correction_without_brackets(x, beta):
    return np.array([v - (1 - c) for v, c in averages(x, beta)])


@misconception("The power belongs to β alone: you divide by (1 - β)^t, which goes to 0. The divisor 1 - β^t goes to 1.")
def power_of_the_difference(x, beta):
    return np.array([v / (1 - beta) ** (i + 1) for i, (v, _) in enumerate(averages(x, beta))])


@misconception("In the correction stands β·t, a product. Asked is β to the power t, which is ** in Python.")
def product_for_power(x, beta):
    return np.array([np.float64(v) / (1 - beta * (i + 1)) for i, (v, _) in enumerate(averages(x, beta))])


exercise = Exercise(
    ewma,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        no_correction,
        no_power,
        t_from_zero,
        t_one_ahead,
        corrected_fed_back,
        multiplied,
        no_weight,
        weights_swapped,
        starts_at_the_first,
        plain_mean,
        last_only,
        correction_without_brackets,
        power_of_the_difference,
        product_for_power,
    ),
)
