"""The gradient by asking: nudge each entry, see how the function moves."""

import numpy as np

from autograder.exercise import Exercise, Source, case, misconception


def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x by central differences.
    f takes an array of the shape of x and returns one number.

    df/dxᵢ ≈ ( f(x with xᵢ + h) - f(x with xᵢ - h) ) / (2h)

    One entry i moves at a time, the others stay where they are.

    x may have any shape, such as that of a weight matrix: every single entry is nudged.
    You may change x while you work.
    When you return, every entry must be what it was, to the last bit
    (0.1 + 1e-5 - 2e-5 + 1e-5 is not 0.1). Working on a copy is fine.

    Example: f(x) = x₁³, x = [1], h = 0.5: (1.5³ - 0.5³) / 1 = 3.25.
    With a small h it comes close to the exact slope 3.

    Shapes: f: (any shape) -> one number, x (any shape), h a number -> the shape of x
    Returns: an array of floats
    """
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        below = f(x)
        x[i] = kept
        gradient[i] = (above - below) / (2 * h)
    return gradient


def cases(rng):
    cubes = Source("lambda x: float(np.sum(x**3))")
    product = Source("lambda x: float(np.prod(x) + np.sum(np.exp(x) * np.arange(x.size).reshape(x.shape)))")
    waves = Source("lambda x: float(np.sum(np.sin(2 * x)) + x.flat[0] * x.flat[-1])")
    first = Source("lambda x: float(x[0] ** 2 * x[1] + x[2])")
    tolerance = {"rtol": 1e-8, "atol": 1e-8}
    yield case(cubes, np.array([1.0]), 0.5, label="x³ at 1 with h = 0.5, by hand: 3.25")
    yield case(first, rng.uniform(0.5, 1.5, 3), label="3 entries, each with another slope", **tolerance)
    yield case(waves, rng.normal(size=(3, 2)), label="a 3 by 2 matrix", **tolerance)
    large = rng.choice([-1.0, 1.0], (2, 2)) * rng.uniform(1.25, 2.5, (2, 2))  # a step in proportion to the entry shows
    yield case(product, large, 0.25, label="a 2 by 2 matrix, h = 0.25")
    yield case(waves, rng.normal(size=(2, 3, 2)) * 0.1, label="three axes", **tolerance)


hints = (
    "How many times must f be called for an x with six entries?",
    "np.ndindex(x.shape) runs through every index, whatever the shape; x[index] is then one number, to read or to set.",
    "Four steps for one entry: remember its value, set it to value + h and ask f, set it to value - h and ask f, put the "
    "remembered value back. Then the difference, over the distance between the two places.",
    "A twin: f(x) = x₁ x₂ at [2, 5] with h = 1. For x₁: (3·5 - 1·5) / 2 = 5. For x₂: (2·6 - 2·4) / 2 = 2.",
)


@misconception("Off by about h times half the curvature: you compared x + h with x itself. Step to both sides of x; the "
               "errors of the two halves then cancel.")  # fmt: skip
def one_sided(f, x, h=1e-5):
    x, gradient = x.copy(), np.zeros_like(x)
    here = f(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        gradient[i] = (f(x) - here) / h
        x[i] = kept
    return gradient


@misconception("Twice too large: you divided by h. The two places lie 2h apart.")
def divides_by_h(f, x, h=1e-5):
    return 2 * central(f, x, h)


@misconception("Tiny numbers: the difference of f is there, the division by 2h is not. A slope is rise over run.")
def does_not_divide(f, x, h=1e-5):
    return 2 * h * central(f, x, h)


@misconception("The gradient is right, but x comes back changed: the last nudge is still in it. Remember the old value before "
               "you nudge, and put it back.")  # fmt: skip
def never_puts_back(f, x, h=1e-5):
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@misconception("x is put back by arithmetic: + h, - 2h, + h. Rounding leaves its last digits changed. Store the old value in a "
               "variable and assign it again.")  # fmt: skip
def puts_back_by_arithmetic(f, x, h=1e-5):
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] += h
    return gradient


@misconception("Right for vectors, wrong for matrices: `for i in range(len(x))` nudges a whole row at once. Every single entry "
               "needs its own nudge; np.ndindex runs through all of them.")  # fmt: skip
def rows_only(f, x, h=1e-5):
    x, gradient = x.copy(), np.zeros_like(x)
    for i in range(len(x)):
        kept = np.copy(x[i])
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient


@misconception("All entries are nudged at the same time, so each place of your result holds the sum of all slopes. Nudge one "
               "entry, leave the others alone.")  # fmt: skip
def all_at_once(f, x, h=1e-5):
    return np.full_like(x, (f(x + h) - f(x - h)) / (2 * h))


@misconception("Every sign is the wrong way round: you subtracted the value above from the value below.")
def turns_the_sign(f, x, h=1e-5):
    return -central(f, x, h)


@misconception("h is ignored: you used a fixed step of your own. Use the argument, since a caller may ask for another one.")
def fixed_step(f, x, h=1e-5):
    return central(f, x, 1e-5)


@misconception("The two places are x + h/2 and x - h/2 in yours. The formula steps a whole h to each side.")
def half_steps(f, x, h=1e-5):
    return central(f, x, h / 2)


def central(f, x, h):
    x, gradient = x.copy(), np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient


@misconception(
    "Only the slope of the first entry comes back: `return` stands inside the loop and ends it. Fill an array of the "
    "shape of x, and return it after the loop."
)
def first_slope_only(f, x, h=1e-5):
    return central(f, x, h).flat[0]


@misconception(
    "Every slope is 0: the result is never filled in, or f was asked twice at the same place. `a = x` makes no copy, it gives "
    "the same array a second name. Call f between the two nudges, or work on copies."
)
def one_array_two_names(f, x, h=1e-5):
    return 0 * central(f, x, h)


@misconception(
    "Off by about h times half the curvature: you compared x with x - h. Step to both sides of x; the errors of the "
    "two halves then cancel."
)
def one_sided_below(f, x, h=1e-5):
    return 2 * central(f, x, h) - one_sided(f, x, h)


@misconception(
    "The first slope is right, the later ones are not: each nudge stays in your copy, so the next entry is measured at another "
    "place. Put an entry back before you nudge the next one."
)
def nudges_pile_up(f, x, h=1e-5):
    x, gradient = x.copy(), np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@misconception(
    "Brackets are missing: `/ 2 * h` divides by 2 and then multiplies by h. The whole distance, 2h, stands below the line."
)
def multiplies_by_h(f, x, h=1e-5):
    return h**2 * central(f, x, h)


@misconception(
    "The step grows with the entry: h times the size of x[i]. It is h itself here, the same for every entry, since a caller "
    "may ask for a certain one."
)
def step_in_proportion(f, x, h=1e-5):
    x, gradient = x.copy(), np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept, step = x[i], h * max(1.0, abs(x[i]))
        x[i] = kept + step
        above = f(x)
        x[i] = kept - step
        gradient[i] = (above - f(x)) / (2 * step)
        x[i] = kept
    return gradient


exercise = Exercise(
    numerical_gradient,
    cases,
    points=4,
    hints=hints,
    misconceptions=(
        one_sided,
        divides_by_h,
        does_not_divide,
        never_puts_back,
        puts_back_by_arithmetic,
        rows_only,
        all_at_once,
        turns_the_sign,
        fixed_step,
        half_steps,
        first_slope_only,
        one_array_two_names,
        one_sided_below,
        nudges_pile_up,
        multiplies_by_h,
        step_in_proportion,
    ),
)
