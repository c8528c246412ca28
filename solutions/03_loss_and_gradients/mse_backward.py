"""The gradient of the mean squared error: the first backward function of a loss."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def mse_backward(g, loss, y, t):
    """In which direction, and how fast, does the mean squared error change with each prediction?

    dL/dyᵢ = g · 2 (yᵢ - tᵢ) / (number of elements)

    `g` is the gradient that arrives from above, a single number:
    1 when the loss is the end of the chain.
    `loss` is what `mse(y, t)` returned. Every backward function receives it;
    this one does not need it.

    Example: y = [1, 2, 4], t = [1, 4, 3], g = 1. The differences are [0, -2, 1],
    so the gradient is [0, -4/3, 2/3].
    A negative entry says: this prediction is too low, raising it lowers the loss.

    Shapes: g (), loss (), y (N,) or (N, M), t like y -> the shape of y
    Returns: an array, one slope for each element of y
    """
    return g * 2 * (y - t) / y.size


def cases(rng):
    def loss(y, t):
        return float(np.mean((y - t) ** 2))

    y, t = np.array([1.0, 2.0, 4.0]), np.array([1.0, 4.0, 3.0])
    yield case(1.0, loss(y, t), y, t, label="3 predictions, by hand: 0, -4/3, 2/3")
    y, t = rng.normal(size=5), rng.normal(size=5)
    yield case(1.0, loss(y, t), y, t, label="5 rows, one number each")
    y, t = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    yield case(-1.5, loss(y, t), y, t, label="4 rows, 3 numbers each, g = -1.5")
    y, t = rng.normal(size=(1, 2)) * 100, rng.normal(size=(1, 2))
    yield case(0.25, loss(y, t), y, t, label="1 row, large errors, g = 0.25")


hints = (
    "If one prediction grows by a little bit, which terms of the sum notice? All the others have slope 0.",
    "The derivative of u² is 2u. Here u is a difference; how does u change when y grows?",
    "The forward function divides by the number of elements, `y.size`. A constant factor stays in front of the derivative. "
    "Multiply by `g` too.",
    "A twin with other numbers: y = [3, 0], t = [1, 1], g = 10. Differences [2, -1], doubled [4, -2], divided by 2 elements "
    "[2, -1], times g: [20, -10].",
)


@misconception("The entries are half of what they should be. The derivative of u² is not u.")
def loses_the_two(g, loss, y, t):
    return g * (y - t) / y.size


@misconception("Every sign is the wrong way round. A prediction that is too high has to get a positive slope: raising it "
               "further raises the loss.")  # fmt: skip
def turns_the_sign(g, loss, y, t):
    return g * 2 * (t - y) / y.size


@misconception("The entries are too large by the number of elements: this is the gradient of the sum of squares. The loss "
               "is a mean, and its gradient keeps that division.")  # fmt: skip
def forgets_the_mean(g, loss, y, t):
    return g * 2 * (y - t)


@misconception("Right for one number per row, too large for several: you divided by the rows, the loss divides by all "
               "elements.")  # fmt: skip
def divides_by_rows(g, loss, y, t):
    return g * 2 * (y - t) / len(y)


@misconception("Right where g is 1, wrong elsewhere: the gradient from above is not used. Every backward function multiplies "
               "by what arrives.")  # fmt: skip
def forgets_upstream(g, loss, y, t):
    return 2 * (y - t) / y.size


@misconception("You multiplied by the loss. The argument is there because every backward function gets its forward's "
               "result; here the formula has no place for it.")  # fmt: skip
def multiplies_by_loss(g, loss, y, t):
    return g * loss * 2 * (y - t) / y.size


@misconception("You return one number, the mean of all slopes. Each prediction has a slope of its own: the result has the "
               "shape of y.")  # fmt: skip
def averages_the_slopes(g, loss, y, t):
    return np.mean(g * 2 * (y - t))


@misconception("You return the squared differences themselves, not their slopes: that is what the loss averages. "
               "Differentiate the square.")  # fmt: skip
def returns_the_squares(g, loss, y, t):
    return g * (y - t) ** 2 / y.size


@misconception(
    "No entry is negative: the size of each error is there, its sign is lost. A prediction that is too low needs a "
    "negative slope."
)
def loses_the_sign(g, loss, y, t):
    return g * 2 * np.abs(y - t) / y.size


@misconception(
    "Right for a vector, too large for several rows of several numbers: you divided by the length of the last axis only. The "
    "loss divides by all elements."
)
def divides_by_columns(g, loss, y, t):
    return g * 2 * (y - t) / y.shape[-1]


exercise = Exercise(
    mse_backward,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        loses_the_two,
        turns_the_sign,
        forgets_the_mean,
        divides_by_rows,
        forgets_upstream,
        multiplies_by_loss,
        averages_the_slopes,
        returns_the_squares,
        loses_the_sign,
        divides_by_columns,
    ),
)
