"""Exercise: He's initial weights."""

import numpy as np

from autograder.exercise import Exercise, Rng, case, misconception


def he_init(rng, fan_in, fan_out):
    """First weights for a layer with ReLU: normal, with room for the half that ReLU cuts off.

    W ~ N(0, 2 / fan_in)        the standard deviation is √(2 / fan_in)

    By hand: with 8 inputs the standard deviation is √(2/8) = 0.5, however many units there
    are. About two thirds of the weights then lie between -0.5 and 0.5.

    The 2 / fan_in in the formula is a VARIANCE. NumPy's generators ask for the standard
    deviation.

    Shapes: -> (fan_in, fan_out)
    Returns: an array of floats, drawn from `rng`
    """
    return rng.normal(0.0, np.sqrt(2 / fan_in), (fan_in, fan_out))


def probe(he_init, rng, fan_in, fan_out):
    """Two matrices from one generator, one after the other."""
    first = he_init(rng, fan_in, fan_out)
    return None if first is None else (first, he_init(rng, fan_in, fan_out))


def verify(value, rng, fan_in, fan_out):
    """Shape, spread and form of the drawn weights. Tolerances are five standard errors wide."""
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
    std, n = np.sqrt(2 / fan_in), w.size
    if n < 500:
        return None if np.abs(w).max() < 6 * std else f"The largest weight is {np.abs(w).max():.3g}; the deviation is {std:.3g}"
    if np.mean(w**4) / np.mean(w**2) ** 2 < 2.3:  # 3 for normal numbers, 1.8 for uniform ones
        return "uniform_weights"
    found, tolerance = np.sqrt(np.mean(w**2)), 5 / np.sqrt(2 * n)
    known = {
        "variance_as_deviation": 2 / fan_in,
        "root_of_two_only": np.sqrt(2) / fan_in,
        "two_outside_the_root": 2 / np.sqrt(fan_in),
        "factor_one": np.sqrt(1 / fan_in),
        "takes_fan_out": np.sqrt(2 / fan_out),
        "takes_both_fans": np.sqrt(2 / (fan_in + fan_out)),
    }
    if abs(found / std - 1) > tolerance:
        near = [name for name, other in known.items() if abs(found / other - 1) < tolerance]
        return near[0] if len(near) == 1 else f"The standard deviation is about {found:.3g}; asked is {std:.3g} here"
    return f"The mean is {w.mean():.3g}; asked is 0" if abs(w.mean()) > 5 * std / np.sqrt(n) else None


def cases(rng):
    yield case(Rng(int(rng.integers(10**6))), 80, 50, label="80 inputs, 50 units")
    yield case(Rng(int(rng.integers(10**6))), 30, 120, label="30 inputs, 120 units")
    yield case(Rng(int(rng.integers(10**6))), 200, 20, label="200 inputs, 20 units")
    yield case(Rng(int(rng.integers(10**6))), 8, 100, label="8 inputs, 100 units: deviation 0.5")
    yield case(Rng(int(rng.integers(10**6))), 3, 1, label="3 inputs, 1 unit")


hints = (
    "Draw a matrix of 200 by 20 and print its .std(). What should it be? And what is it?",
    "Is 2 / fan_in a variance or a standard deviation? Which of the two does rng.normal want?",
    "rng.normal(mean, deviation, shape) draws a whole matrix. Which shape belongs to X @ W?",
    "A twin, LeCun's rule with the variance 1 / fan_in: 25 inputs, 4 units: rng.normal(0, √(1/25) = 0.2, (25, 4)).",
)


@misconception(
    "The weights are too narrow: you gave rng.normal the variance 2 / fan_in where it wants the standard deviation. Take the root."
)
def variance_as_deviation(rng, fan_in, fan_out):
    return rng.normal(0.0, 2 / fan_in, (fan_in, fan_out))


@misconception("The root covers only the 2: you have √2 / fan_in. The whole fraction 2 / fan_in stands under the root.")
def root_of_two_only(rng, fan_in, fan_out):
    return rng.normal(0.0, np.sqrt(2) / fan_in, (fan_in, fan_out))


@misconception(
    "The root covers only fan_in: you have 2 / √fan_in. The whole fraction 2 / fan_in stands under the root, the 2 as well."
)
def two_outside_the_root(rng, fan_in, fan_out):
    return rng.normal(0.0, 2 / np.sqrt(fan_in), (fan_in, fan_out))


@misconception(
    "The factor 2 is missing: the variance is 1 / fan_in. That suits a layer without activation; ReLU halves the mean square "
    "in each layer, and after 20 layers a millionth is left."
)
def factor_one(rng, fan_in, fan_out):
    return rng.normal(0.0, np.sqrt(1 / fan_in), (fan_in, fan_out))


@misconception(
    "fan_out stands below the 2 in place of fan_in. A unit adds up its inputs: their number decides how large the sum gets."
)
def takes_fan_out(rng, fan_in, fan_out):
    return rng.normal(0.0, np.sqrt(2 / fan_out), (fan_in, fan_out))


@misconception("The sum of both fans stands below the 2: that is Xavier's variance. He's counts the inputs alone.")
def takes_both_fans(rng, fan_in, fan_out):
    return rng.normal(0.0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@misconception(
    "The weights are uniform: none of them lies far out. A uniform variant exists, but here normal weights are asked: rng.normal."
)
def uniform_weights(rng, fan_in, fan_out):
    r = np.sqrt(6 / fan_in)
    return rng.uniform(-r, r, (fan_in, fan_out))


@misconception("The matrix is turned round: rows are inputs and columns are units, (fan_in, fan_out), so that X @ W fits.")
def turned_round(rng, fan_in, fan_out):
    return rng.normal(0.0, np.sqrt(2 / fan_in), (fan_out, fan_in))


@misconception(
    "All entries are the same number: one number was drawn for the whole matrix, and all units are equal. Give the generator the shape."
)
def one_number(rng, fan_in, fan_out):
    return np.full((fan_in, fan_out), rng.normal(0.0, np.sqrt(2 / fan_in)))


@misconception(
    "Two calls with one generator gave the very same matrix: it is not drawn from the rng that comes in. Do you make a generator of your own "
    "with a fixed seed?"
)
def ignores_rng(rng, fan_in, fan_out):
    return np.random.default_rng(0).normal(0.0, np.sqrt(2 / fan_in), (fan_in, fan_out))


exercise = Exercise(
    he_init,
    cases,
    points=2,
    hints=hints,
    probe=probe,
    verify=verify,
    parts=("first call", "second call"),
    misconceptions=(
        variance_as_deviation,
        root_of_two_only,
        two_outside_the_root,
        factor_one,
        takes_fan_out,
        takes_both_fans,
        uniform_weights,
        turned_round,
        one_number,
        ignores_rng,
    ),
)
