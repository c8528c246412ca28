"""Exercise: draw a number whose size is unknown."""

import numpy as np

from autograder.exercise import Exercise, Rng, case, misconception


def log_uniform(rng, low, high, size):
    """Draw `size` numbers between low and high, spread evenly over the powers of ten.

    From 0.0001 to 1 there are four steps of a factor 10. About a quarter of the samples
    falls into each of them: as many between 0.0001 and 0.001 as between 0.1 and 1. In
    other words: the LOGARITHM of a sample is uniform between log(low) and log(high).

    Example: low = 0.01 and high = 100. The exponents run from -2 to 2; if rng draws the
    exponents -1 and 0.5, the samples are 0.1 and 3.16.

    Every sample is drawn anew with `rng`: many answers are right. The check looks at the
    range, at the spread, and whether another generator gives other numbers.

    Requires 0 < low < high.
    Returns: an array of floats (size,)
    """
    exponents = rng.uniform(np.log10(low), np.log10(high), size)
    return 10.0**exponents


def cases(rng):
    seeds = [int(s) for s in rng.integers(1, 10**6, size=10)]
    yield case(Rng(seeds[0]), 1e-4, 1.0, 1000, Rng(seeds[1]), label="1,000 samples from 0.0001 to 1")
    yield case(Rng(seeds[2]), 0.01, 100.0, 1000, Rng(seeds[3]), label="1,000 samples from 0.01 to 100")
    yield case(Rng(seeds[4]), 1e-7, 1e-2, 1000, Rng(seeds[5]), label="1,000 samples from 1e-7 to 0.01")
    low = float(rng.uniform(20, 40))
    yield case(Rng(seeds[6]), low, 3000 * low, 1000, Rng(seeds[7]), label="1,000 samples, all above 1")
    yield case(Rng(seeds[8]), 0.001, 10.0, 1, Rng(seeds[9]), label="one sample")


def probe(log_uniform, rng, low, high, size, other):
    """Two sets of samples, by two generators."""
    first = log_uniform(rng, low, high, size)
    return None if first is None else (first, log_uniform(other, low, high, size))


def verify(value, rng, low, high, size, other):
    """Right shape, inside the range, random, and uniform in the logarithm."""
    for x in value:
        if isinstance(x, (int, float)):
            return "one_number"
        if not isinstance(x, np.ndarray) or x.dtype.kind not in "fi":
            return "Return one array of floats."
        if x.shape != (size,):
            return "one_number" if x.size == 1 < size else f"The shape should be ({size},), and yours is {x.shape}."
        if not np.isfinite(x).all():
            return "Some samples are nan or inf."
    x, y = (np.asarray(v, float) for v in value)
    if size > 1 and x.min() == x.max():
        return "one_draw_repeated"
    if size > 1 and np.isclose(np.sort(x), np.geomspace(low, high, size)).all():
        return "grid"
    if np.array_equal(x, y):
        return "generator_ignored"
    if size == 1:
        return None if low * (1 - 1e-9) <= x[0] <= high * (1 + 1e-9) else "The sample lies outside low ... high."
    exponent = lambda z: np.sort(np.log(np.maximum(z, 1e-300) / low)) / np.log(high / low)  # 0 at low, 1 at high
    expected = (np.arange(size) + 0.5) / size
    far = lambda u: float(np.abs(np.sort(u) - expected).max())
    if x.min() < low * (1 - 1e-9) or x.max() > high * (1 + 1e-9):
        if np.log10(low) <= x.min() and x.max() <= np.log10(high):
            return "exponents_returned"
        if x.min() > 0 and low <= np.log10(x.min()) and np.log10(x.max()) <= high:
            return "limits_as_exponents"
        for there, back in ((np.log10, np.log), (np.log, np.log10)):
            if far((back(np.maximum(x, 1e-300)) - there(low)) / (there(high) - there(low))) < 0.08:
                return "bases_mixed"
        outside = f"Samples lie outside low ... high: the smallest is {x.min():.3g}, the largest {x.max():.3g}."
        return "bell_shaped" if x.min() < low and x.max() > high and np.mean((x > low) & (x < high)) > 0.6 else outside
    if far(exponent(x)) < 0.08:
        return "powers_of_ten_only" if len(np.unique(x)) < size // 20 else None
    if len(np.unique(x)) < size // 20:
        return "powers_of_ten_only"
    if far((x - low) / (high - low)) < 0.08:
        return "uniform_in_the_numbers"
    return "The samples are not spread evenly over the powers of ten: count how many fall into each of them."


@misconception(
    "The numbers themselves are uniform: nine of ten samples lie in the topmost power of ten, and hardly one is small. "
    "Draw the exponent uniformly, not the number."
)
def uniform_in_the_numbers(rng, low, high, size):
    return rng.uniform(low, high, size)


@misconception("The samples are evenly spaced and not drawn: this is a grid on a log scale. Each sample should come from rng.")
def grid(rng, low, high, size):
    return np.geomspace(low, high, size) if size > 1 else np.array([rng.uniform(low, high)])


@misconception("The exponents are whole numbers: only powers of ten come out. Everything between them should be possible too.")
def powers_of_ten_only(rng, low, high, size):
    return 10.0 ** rng.integers(np.ceil(np.log10(low)), np.floor(np.log10(high)) + 1, size)


@misconception("The logarithms are returned as they were drawn. The last step is missing: back from the exponent to the number.")
def exponents_returned(rng, low, high, size):
    return rng.uniform(np.log10(low), np.log10(high), size)


@misconception(
    "low and high are used as exponents: 10 to the power of low is near 1 for every small low. What is drawn lies between log10(low) and log10(high)."
)
def limits_as_exponents(rng, low, high, size):
    return 10.0 ** rng.uniform(low, min(high, 300.0), size)


@misconception("Two bases are mixed, such as log10 on the way there and exp on the way back. Use 10 twice, or e twice.")
def bases_mixed(rng, low, high, size):
    return np.exp(rng.uniform(np.log10(low), np.log10(high), size))


@misconception(
    "Two different generators give the same samples: they do not come from the rng that is passed in. Is a generator made inside, or is nothing "
    "drawn at all?"
)
def generator_ignored(rng, low, high, size):
    return 10.0 ** np.random.default_rng(0).uniform(np.log10(low), np.log10(high), size)


@misconception("All samples are the same: one number is drawn and repeated. Draw a new exponent for every sample.")
def one_draw_repeated(rng, low, high, size):
    return np.full(size, 10.0 ** rng.uniform(np.log10(low), np.log10(high)))


@misconception("One number comes back in place of `size` of them. The third argument of rng.uniform says how many.")
def one_number(rng, low, high, size):
    return 10.0 ** np.array([[rng.uniform(np.log10(low), np.log10(high))]])


@misconception(
    "The exponents follow a bell curve: most samples lie in the middle, and some outside the range. Uniform means that no exponent is favoured."
)
def bell_shaped(rng, low, high, size):
    middle, reach = (np.log10(low) + np.log10(high)) / 2, np.log10(high / low) / 4
    return 10.0 ** rng.normal(middle, reach if size > 1 else 1e-3, size)


exercise = Exercise(
    log_uniform,
    cases,
    points=2,
    hints=(
        "How many samples of rng.uniform(0.0001, 1, 1000) lie below 0.001? And how many should?",
        "Which number is drawn uniformly: the sample, or its exponent?",
        "Three steps: the exponents of low and high; a uniform draw between the two; back from the exponent to the number.",
        "A twin in base 2: low = 1/4 and high = 8 have the exponents -2 and 3. The draw 1.5 gives the sample 2**1.5 = 2.83.",
    ),
    misconceptions=(
        uniform_in_the_numbers,
        grid,
        powers_of_ten_only,
        exponents_returned,
        limits_as_exponents,
        bases_mixed,
        generator_ignored,
        one_draw_repeated,
        one_number,
        bell_shaped,
    ),
    probe=probe,
    verify=verify,
    parts=("one generator", "another"),
)
