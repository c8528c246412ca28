"""Exercise: the gradient that dropout passes back."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def dropout_backward(g, y, x, mask, p):
    """Pass a gradient back through y = dropout(x, mask, p): the same mask, the same
    factor.

    dL/dx = dL/dy / (1 - p) where the mask is True (kept), 0 where it is False

    g is dL/dy, y the output of the forward pass and x its input.

    By hand: g = [3, 5, -1], mask = [True, False, True] and p = 0.5 give [6, 0, -2].
    The values of x do not matter: a kept unit has the slope 1/(1 - p), even at x = 0.

    Shapes: g (...), y (...), x (...), mask (...) -> (...)
    Returns: an array in the shape of x
    """
    return np.where(mask, g / (1 - p), 0.0)


def sample(rng, shape, p):
    x, mask = rng.normal(size=shape), rng.random(shape) >= p
    mask.flat[0], mask.flat[1], mask.flat[2] = True, False, True
    x.flat[2] = 0.0  # kept, and 0
    return rng.normal(size=shape), np.where(mask, x / (1 - p), 0.0), x, mask, p


def cases(rng):
    g = np.array([[3.0, 5.0], [-1.0, 2.0]])
    x, mask = np.array([[1.0, 4.0], [0.0, -2.0]]), np.array([[True, False], [True, True]])
    yield case(g, np.where(mask, x * 2, 0.0), x, mask, 0.5, label="2 by 2, by hand: [[6, 0], [-2, 4]]")
    yield case(*sample(rng, (4, 3), 0.2), label="4 rows, 3 units, p = 0.2")
    yield case(*sample(rng, (3, 5), 0.75), label="3 rows, 5 units, p = 0.75")
    yield case(*sample(rng, (1, 6), 0.4), label="1 row")
    g, x = rng.normal(size=(2, 3, 4)), rng.normal(size=(3, 4))
    yield case(g[0], x.copy(), x, np.ones((3, 4), bool), 0.0, label="p = 0: no dropout")


hints = (
    "The network changes no number of x but those that the mask keeps. What can a dropped unit contribute to the gradient?",
    "The forward pass multiplied each entry by a number that does not depend on x. Which number, for kept and for dropped entries?",
    "The derivative of c * x is c. Multiply what arrives from above by this c, entry by entry.",
    "A twin: y = [4 x₁, 0]. With g = [2, 7] the gradient is [8, 0]: the factor of the way there is the factor of the way back.",
)


@misconception(
    "A dropped unit still gets a gradient from you. It had no influence on the loss, so its gradient is 0: use the mask again."
)
def mask_unused(g, y, x, mask, p):
    return g / (1 - p)


@misconception("The mask is used, the factor is not: the forward pass multiplied by 1/(1 - p), and so does the way back.")
def no_scaling(g, y, x, mask, p):
    return g * mask


@misconception("p and 1 - p are swapped: the forward pass divided by the share that stays, 1 - p.")
def divided_by_p(g, y, x, mask, p):
    with np.errstate(all="ignore"):
        return g * mask / p


@misconception("You multiply by x as well. The slope of c * x is c: the value of x is not part of it.")
def times_input(g, y, x, mask, p):
    return g * x * mask / (1 - p)


@misconception(
    "The mask is read from the output, y != 0. A unit that was kept and whose value was 0 loses its gradient that way: use the mask itself."
)
def mask_from_output(g, y, x, mask, p):
    return g * (y != 0) / (1 - p)


@misconception("Neither mask nor factor is used: g comes out as it came in.")
def passed_through(g, y, x, mask, p):
    return g.copy()


@misconception("The gradient goes to the units that were dropped, and the kept ones get none: the mask is turned round.")
def mask_inverted(g, y, x, mask, p):
    return g * ~mask / (1 - p)


@misconception(
    "The factor 1/(1 - p) is used twice. One multiplication in the forward pass is one multiplication on the way back."
)
def scaled_twice(g, y, x, mask, p):
    return g * mask / (1 - p) ** 2


@misconception("Your result has nothing of g in it: it is the forward pass again. By the chain rule the slope multiplies g.")
def forward_again(g, y, x, mask, p):
    return x * mask / (1 - p)


exercise = Exercise(
    dropout_backward,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        mask_unused,
        no_scaling,
        divided_by_p,
        times_input,
        mask_from_output,
        passed_through,
        mask_inverted,
        scaled_twice,
        forward_again,
    ),
)
