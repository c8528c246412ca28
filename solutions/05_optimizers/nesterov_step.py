"""One step with Nesterov's momentum."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def nesterov_step(w, g, v, lr, momentum=0.9):
    """One step with Nesterov's momentum, in the form that takes the gradient at w itself:
    the velocity is brought up to date, and the weights look one step further ahead.

    v ← μ v + g
    w ← w - η (g + μ v)        (with the new v)

    Example: w = 1, g = 2, v = 10, lr = 0.1, momentum = 0.5: the new v is 7,
    and w goes to 1 - 0.1 · (2 + 3.5) = 0.45.

    The caller's arrays must stay as they are.

    Shapes: w, g and v of the same shape -> two arrays of that shape
    Returns: the tuple (w, v), both new
    """
    v = momentum * v + g
    return w - lr * (g + momentum * v), v


def warm(rng, shape, lr, **more):
    return case(rng.normal(size=shape), rng.normal(size=shape), 2 * rng.normal(size=shape), lr, **more)


def cases(rng):
    one = np.array([1.0])
    yield case(one, np.array([2.0]), np.array([10.0]), 0.1, 0.5, label="w = 1, g = 2, v = 10, lr = 0.1, momentum = 0.5, by hand")
    yield warm(rng, 4, 0.3, label="4 weights in motion, momentum left at 0.9")
    yield warm(rng, (2, 3), 0.05, momentum=0.75, label="a matrix of 2 x 3 weights, momentum 0.75")
    yield case(rng.normal(size=3), rng.normal(size=3), np.zeros(3), 0.2, label="the first step: v is 0")
    yield case(rng.normal(size=3), np.zeros(3), rng.normal(size=3), 0.3, label="gradient 0: the ball rolls on")
    yield warm(rng, 5, 0.1, momentum=0.0, label="momentum 0: plain gradient descent")


hints = (
    "Compare the two lines with those of momentum_step. Which of them is the same?",
    "The bracket holds the gradient and a share of the velocity. The old velocity, or the new one?",
    "Compute the new v first and keep it under a name; the second line then uses it and g.",
    "A twin: v = 4, g = 1, momentum 0.25 gives v = 2; the bracket is 1 + 0.5 = 1.5; with lr = 2 a weight of 5 goes to 2.",
)


@misconception(
    "This is plain momentum. You moved w by v, or put the OLD velocity into the bracket, which is the same number: g + μ v "
    "with the old v is "
    "the new v. The bracket needs the velocity that is already brought up to date."
)
def plain_momentum(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * v, v


@misconception("In the bracket the velocity stands whole: g + v. It should enter with the factor momentum.")
def factor_forgotten(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * (g + v), v


@misconception("In the bracket the gradient is missing: you moved by μ v alone.")
def gradient_forgotten(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * momentum * v, v


@misconception("w is right, and v comes back as it was. The next step needs the new one.")
def old_v_returned(w, g, v, lr, momentum=0.9):
    return w - lr * (g + momentum * (momentum * v + g)), v


@misconception(
    "w is right. For v you return the whole bracket, g + μ v: that would add the look ahead into the velocity for ever."
)
def bracket_returned(w, g, v, lr, momentum=0.9):
    v = g + momentum * (momentum * v + g)
    return w - lr * v, v


@misconception("Your velocity is an average: the gradient got the factor 1 - momentum. The sum form takes it whole.")
def average_form(w, g, v, lr, momentum=0.9):
    v = momentum * v + (1 - momentum) * g
    return w - lr * (g + momentum * v), v


@misconception("v is right, and the step is added to w: that goes uphill.")
def climbs(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w + lr * (g + momentum * v), v


@misconception("The learning rate multiplies only the gradient: brackets are missing. The rate belongs to the sum of both.")
def brackets_missing(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * g + momentum * v, v


@misconception(
    "The learning rate went into the velocity: v is the change of w now. Asked is the sum of gradients, and the rate comes last."
)
def rate_inside(w, g, v, lr, momentum=0.9):
    v = momentum * v + lr * g
    return w - (lr * g + momentum * v), v


@misconception("v is right, and w moved without the learning rate.")
def no_rate(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - (g + momentum * v), v


@misconception("The numbers are right, but the caller's v has changed: `v *= ...` writes into it. Make a new array.")
def in_place(w, g, v, lr, momentum=0.9):
    v *= momentum
    v += g
    return w - lr * (g + momentum * v), v


@misconception(
    "The velocity carries rate and minus sign, as Keras stores it: v ← μ v - lr·g, w ← w + μ v - lr·g. Here v is the "
    "plain sum of gradients, and the rate comes in when w moves."
)
def keras_form(w, g, v, lr, momentum=0.9):
    v = momentum * v - lr * g
    return w + momentum * v - lr * g, v


exercise = Exercise(
    nesterov_step,
    cases,
    points=2,
    hints=hints,
    parts=("w", "v"),
    misconceptions=(
        plain_momentum,
        factor_forgotten,
        gradient_forgotten,
        old_v_returned,
        bracket_returned,
        average_form,
        climbs,
        brackets_missing,
        rate_inside,
        no_rate,
        in_place,
        keras_form,
    ),
)
