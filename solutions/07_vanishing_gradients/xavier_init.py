"""Exercise: Xavier's initial weights."""

import numpy as np

from autograder.exercise import Exercise, Rng, case, misconception


def xavier_init(rng, fan_in, fan_out):
    """First weights for a layer with tanh or sigmoid: uniform, as wide as both fans allow.

    W ~ U(-r, r),  r = √(6 / (fan_in + fan_out))

    fan_in is the number of inputs of the layer, fan_out the number of its units. A uniform
    number between -r and r has the variance r²/3, so here 2 / (fan_in + fan_out).

    By hand: with 2 inputs and 4 units r is √(6/6) = 1. With 50 inputs and 100 units it
    is √0.04 = 0.2.

    Draw from `rng`, a generator such as np.random.default_rng(0), so that another
    generator gives other weights.

    Shapes: -> (fan_in, fan_out)
    Returns: an array of floats
    """
    r = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-r, r, (fan_in, fan_out))


def probe(xavier_init, rng, fan_in, fan_out):
    """Two matrices from one generator, one after the other."""
    first = xavier_init(rng, fan_in, fan_out)
    return None if first is None else (first, xavier_init(rng, fan_in, fan_out))


def verify(value, rng, fan_in, fan_out):
    """Shape, bound, spread and form of the drawn weights. Tolerances are five standard errors wide."""
    if not all(isinstance(part, np.ndarray) for part in value):
        return f"An array is asked; a {type(value[0]).__name__} came"
    w, second = (np.asarray(part, dtype=float) for part in value)
    if w.shape != (fan_in, fan_out):
        return "turned_round" if w.shape == (fan_out, fan_in) else f"The shape is {w.shape}; asked is {(fan_in, fan_out)}"
    if not np.isfinite(w).all():
        return "Some weights are nan or inf"
    if w.size > 1 and np.ptp(w) == 0:
        return "one_number"
    if np.array_equal(w, second):
        return "ignores_rng"
    if len(np.unique(w)) < 0.9 * w.size:
        return f"Only {len(np.unique(w))} different numbers stand in {w.size} weights. Every weight needs a draw of its own"
    r, n = np.sqrt(6 / (fan_in + fan_out)), w.size
    if n >= 500:
        if w.min() >= 0:
            return "only_positive"
        if np.mean(w**4) / np.mean(w**2) ** 2 > 2.4:  # 1.8 for uniform numbers, 3 for normal ones
            return "normal_weights"
        reach, tolerance = np.sqrt(3 * np.mean(w**2)), 5 * np.sqrt(0.2 / n)
        known = {
            "root_missing": 6 / (fan_in + fan_out),
            "deviation_as_bound": np.sqrt(2 / (fan_in + fan_out)),
            "only_fan_in": np.sqrt(6 / fan_in),
            "only_fan_out": np.sqrt(6 / fan_out),
        }
        if abs(reach / r - 1) > tolerance:
            near = [name for name, other in known.items() if abs(reach / other - 1) < tolerance]
            return near[0] if len(near) == 1 else f"The weights reach to about {reach:.3g}; r is {r:.3g} here"
        if abs(w.mean()) > 5 * r / np.sqrt(3 * n):
            return f"The mean of the weights is {w.mean():.3g}; between -r and r it is near 0"
    if np.abs(w).max() > r * (1 + 1e-9):
        return f"The largest weight is {np.abs(w).max():.3g}, but none lies beyond r = {r:.3g}"
    return None


def cases(rng):
    yield case(Rng(int(rng.integers(10**6))), 80, 40, label="80 inputs, 40 units")
    yield case(Rng(int(rng.integers(10**6))), 25, 200, label="25 inputs, 200 units")
    yield case(Rng(int(rng.integers(10**6))), 200, 10, label="200 inputs, 10 units")
    yield case(Rng(int(rng.integers(10**6))), 2, 4, label="2 inputs, 4 units: r = 1")
    yield case(Rng(int(rng.integers(10**6))), 5, 1, label="5 inputs, 1 unit: r = 1")


hints = (
    "Draw a matrix of 200 by 10 and print its smallest and largest entry. What should they be close to?",
    "Two steps: first the number r, with its root; then a matrix of uniform numbers between -r and r.",
    "A generator draws uniform numbers with rng.uniform(low, high, shape). Which shape belongs to X @ W?",
    "A twin, for another rule: bounds ±√(3 / fan_in), 12 inputs, 5 units. r = √(3/12) = 0.5, and rng.uniform(-0.5, 0.5, (12, 5)).",
)


@misconception(
    "The weights are too narrow: they reach to 6 / (fan_in + fan_out), without the root. That number is r², a square; the bound is its root."
)
def root_missing(rng, fan_in, fan_out):
    r = 6 / (fan_in + fan_out)
    return rng.uniform(-r, r, (fan_in, fan_out))


@misconception(
    "You took the standard deviation √(2 / (fan_in + fan_out)) as the bound. Uniform numbers between -r and r deviate by r/√3 "
    "only, so the bound has to be √3 times as wide: 6 in place of 2."
)
def deviation_as_bound(rng, fan_in, fan_out):
    r = np.sqrt(2 / (fan_in + fan_out))
    return rng.uniform(-r, r, (fan_in, fan_out))


@misconception(
    "Only fan_in stands below the 6. That keeps the forward signal alone; Xavier's compromise between forward and backward needs the sum of "
    "both fans."
)
def only_fan_in(rng, fan_in, fan_out):
    r = np.sqrt(6 / fan_in)
    return rng.uniform(-r, r, (fan_in, fan_out))


@misconception(
    "Only fan_out stands below the 6. That keeps the backward signal alone; Xavier's compromise needs the sum of both fans."
)
def only_fan_out(rng, fan_in, fan_out):
    r = np.sqrt(6 / fan_out)
    return rng.uniform(-r, r, (fan_in, fan_out))


@misconception("The matrix is turned round: rows are inputs here and columns are units, (fan_in, fan_out), so that X @ W fits.")
def turned_round(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-r, r, (fan_out, fan_in))


@misconception(
    "The weights are normal, not uniform: a few of them lie far beyond r. Their variance may be right, but this exercise asks for uniform ones."
)
def normal_weights(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@misconception(
    "All weights are positive: you drew between 0 and r. Then every unit adds up its inputs with the same sign, and units resemble each "
    "other. Draw on both sides of 0."
)
def only_positive(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(0, r, (fan_in, fan_out))


@misconception(
    "All entries are the same number: one number was drawn for the whole matrix. Then all units are the same, and stay the "
    "same. Give the generator the shape."
)
def one_number(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return np.full((fan_in, fan_out), rng.uniform(-r, r))


@misconception(
    "Two calls with one generator gave the very same matrix: it is not drawn from the rng that comes in. Do you make a generator of your own "
    "with a fixed seed?"
)
def ignores_rng(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return np.random.default_rng(0).uniform(-r, r, (fan_in, fan_out))


exercise = Exercise(
    xavier_init,
    cases,
    points=2,
    hints=hints,
    probe=probe,
    verify=verify,
    parts=("first call", "second call"),
    misconceptions=(
        root_missing,
        deviation_as_bound,
        only_fan_in,
        only_fan_out,
        turned_round,
        normal_weights,
        only_positive,
        one_number,
        ignores_rng,
    ),
)
