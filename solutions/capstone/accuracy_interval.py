"""Project: how sure a measured accuracy is."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def accuracy_interval(right, n):
    """The interval in which the true accuracy lies with 95 % confidence, when `right` of
    `n` test examples were right (Wilson's interval).

    p = right / n,  z = 1.96
    middle = (p + z²/(2n)) / (1 + z²/n)
    half   = z · √( p(1-p)/n + z²/(4n²) ) / (1 + z²/n)

    The interval is middle - half to middle + half. It works at p = 0 and p = 1 too, where
    the simpler p ± z·√(p(1-p)/n) shrinks to a point and claims certainty.

    Example: 9 of 10 right gives about (0.596, 0.982): ten examples say little.

    right and n are whole numbers, 0 <= right <= n, n >= 1.

    Returns: a tuple of two floats (low, high)
    """
    p, z = right / n, 1.96
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return float(middle - half), float(middle + half)


def cases(rng):
    yield case(9, 10, label="9 of 10")
    n = int(rng.integers(200, 800))
    yield case(int(n * 0.97), n, label="a test part of some hundred, 97 % right")
    n = int(rng.integers(30, 90))
    yield case(int(rng.integers(5, n - 5)), n, label="a few dozen examples")
    n = int(rng.integers(20, 400))
    yield case(n, n, label="all of them right")
    yield case(0, int(rng.integers(3, 40)), label="none right")
    n = int(rng.integers(1000, 5000))
    yield case(int(rng.integers(n // 3, n // 2)), n, label="thousands of examples")


hints = (
    "Compute p, middle and half each on a line of its own, and print them for 9 of 10.",
    "For 9 of 10: p = 0.9, z² = 3.8416, so middle = (0.9 + 0.19208) / 1.38416.",
    "That is 0.789. half = 1.96 · √(0.009 + 0.009604) / 1.38416 = 0.193. What is the interval?",
    "A twin: 1 of 2. p = 0.5, middle = 0.5, half = 1.96 · √(0.125 + 0.2401) / 2.9208 = 0.405: (0.095, 0.905).",
)


def interval(p, n, z=1.96):
    """What the mistakes below have in common with the right formula."""
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    return middle, z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)


@misconception(
    "This is the simple interval p ± z·√(p(1-p)/n). With all examples right it has no width, and near 100 % it reaches beyond 1. Asked is Wilson's."
)
def simple_interval(right, n):
    p = right / n
    half = 1.96 * np.sqrt(p * (1 - p) / n)
    return float(p - half), float(p + half)


@misconception(
    "The interval stands around p itself. Wilson's middle is pulled towards one half, the more the fewer examples there are."
)
def around_p(right, n):
    half = interval(right / n, n)[1]
    return float(right / n - half), float(right / n + half)


@misconception("You return the middle and half the width. Asked are the two ends.")
def middle_and_half(right, n):
    return tuple(float(x) for x in interval(right / n, n))


@misconception("Brackets are missing in the middle: only z²/(2n) is divided by (1 + z²/n). The whole sum p + z²/(2n) is.")
def middle_without_brackets(right, n):
    p, z = right / n, 1.96
    middle, half = p + z**2 / (2 * n) / (1 + z**2 / n), interval(p, n)[1]
    return float(middle - half), float(middle + half)


@misconception(
    "In half, 4n is squared as a whole, (4n)² = 16n². Under the root stands z²/(4n²): only n is squared, and then 4 times taken."
)
def four_n_squared(right, n):
    p, z = right / n, 1.96
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n) ** 2) / (1 + z**2 / n)
    middle = interval(p, n)[0]
    return float(middle - half), float(middle + half)


@misconception(
    "In half, z²/(4n²) became (z²/4)·n²: in Python `z**2 / 4 * n**2` divides by 4 and then multiplies. Everything below the line needs brackets."
)
def times_n_squared(right, n):
    p, z = right / n, 1.96
    middle, half = interval(p, n)[0], z * np.sqrt(p * (1 - p) / n + z**2 / 4 * n**2) / (1 + z**2 / n)
    return float(middle - half), float(middle + half)


@misconception("The interval covers 90 %, not 95 %: z = 1.645. The statement fixes z = 1.96.")
def ninety_per_cent(right, n):
    middle, half = interval(right / n, n, 1.645)
    return float(middle - half), float(middle + half)


@misconception("The interval covers 68 %, not 95 %: z = 1 instead of 1.96.")
def one_deviation(right, n):
    middle, half = interval(right / n, n, 1.0)
    return float(middle - half), float(middle + half)


@misconception(
    "Your z is 1.959964, as a library gives it. The statement fixes z = 1.96, and the check compares more digits than these two share."
)
def exact_quantile(right, n):
    middle, half = interval(right / n, n, 1.959963984540054)
    return float(middle - half), float(middle + half)


@misconception("Your z is 2, as in chapter 08's twice the standard error. The statement fixes z = 1.96.")
def rounded_to_two(right, n):
    middle, half = interval(right / n, n, 2.0)
    return float(middle - half), float(middle + half)


@misconception("z²/2n became (z²/2)·n: in Python `z**2 / 2 * n` divides by 2 and then multiplies by n. Write z**2 / (2 * n).")
def times_n(right, n):
    p, z = right / n, 1.96
    middle, half = (p + z**2 / 2 * n) / (1 + z**2 / n), interval(p, n)[1]
    return float(middle - half), float(middle + half)


@misconception(
    "The root ends too early in half: it covers p(1-p)/n alone. z²/(4n²) stands under the same root, added before it is taken."
)
def root_too_short(right, n):
    p, z = right / n, 1.96
    half = (z * np.sqrt(p * (1 - p) / n) + z**2 / (4 * n**2)) / (1 + z**2 / n)
    middle = interval(p, n)[0]
    return float(middle - half), float(middle + half)


@misconception("The square root is missing in half: a variance is added, where a deviation is asked.")
def no_root(right, n):
    middle, half = interval(right / n, n)
    z = 1.96
    square = (half * (1 + z**2 / n) / z) ** 2
    return float(middle - z * square / (1 + z**2 / n)), float(middle + z * square / (1 + z**2 / n))


@misconception("The division by (1 + z²/n) is missing in half; the middle has it. Both are divided by the same number.")
def half_not_divided(right, n):
    middle, half = interval(right / n, n)
    return float(middle - half * (1 + 1.96**2 / n)), float(middle + half * (1 + 1.96**2 / n))


@misconception("The two ends have each other's place: the lower one comes first.")
def ends_swapped(right, n):
    middle, half = interval(right / n, n)
    return float(middle + half), float(middle - half)


@misconception("The ends are in percent. Asked are shares between 0 and 1.")
def in_percent(right, n):
    middle, half = interval(right / n, n)
    return float(100 * (middle - half)), float(100 * (middle + half))


exercise = Exercise(
    accuracy_interval,
    cases,
    points=2,
    hints=hints,
    parts=("low", "high"),
    kind="project",
    stable=True,
    misconceptions=(
        simple_interval,
        around_p,
        middle_and_half,
        middle_without_brackets,
        four_n_squared,
        times_n_squared,
        ninety_per_cent,
        one_deviation,
        exact_quantile,
        rounded_to_two,
        times_n,
        root_too_short,
        no_root,
        half_not_divided,
        ends_swapped,
        in_percent,
    ),
)
