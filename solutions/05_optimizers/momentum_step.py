"""One step with momentum, sum form."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def momentum_step(w, g, v, lr, momentum=0.9):
    """One step with momentum, in the sum form: the velocity v keeps the share `momentum`
    of itself, takes in the gradient, and moves the weights.

    v ← μ v + g
    w ← w - η v        (with the new v)

    Example: w = 1, g = 2, v = 10, lr = 0.1, momentum = 0.5: the new v is 7, the new w 0.3.

    The caller's arrays must stay as they are.

    Shapes: w, g and v of the same shape -> two arrays of that shape
    Returns: the tuple (w, v), both new
    """
    v = momentum * v + g
    return w - lr * v, v


def warm(rng, shape, lr, **more):
    return case(rng.normal(size=shape), rng.normal(size=shape), 2 * rng.normal(size=shape), lr, **more)


def cases(rng):
    one = np.array([1.0])
    yield case(one, np.array([2.0]), np.array([10.0]), 0.1, 0.5, label="w = 1, g = 2, v = 10, lr = 0.1, momentum = 0.5, by hand")
    yield warm(rng, 4, 0.3, label="4 weights in motion, momentum left at 0.9")
    yield warm(rng, (3, 2), 0.05, momentum=0.75, label="a matrix of 3 x 2 weights, momentum 0.75")
    yield case(rng.normal(size=3), rng.normal(size=3), np.zeros(3), 0.2, label="the first step: v is 0")
    yield case(rng.normal(size=3), np.zeros(3), rng.normal(size=3), 0.3, label="gradient 0: the ball rolls on")
    yield warm(rng, 5, 0.1, momentum=0.0, label="momentum 0")


hints = (
    "Two lines, in a certain order. Which of w and v has to be new before the other can be computed?",
    "Do the example on paper: half of 10, plus 2. Then 1 minus a tenth of that.",
    "The rate appears once, when the weights move. And both new arrays are returned, because the next step needs v.",
    "A twin: v = -4, g = 3, momentum 0.25 gives v = -1 + 3 = 2; with lr = 0.5 a weight of 6 goes to 5.",
)


@misconception(
    "Your velocity is an average: the gradient got the factor 1 - momentum. That is the other form of momentum. The sum form "
    "takes the "
    "gradient whole."
)
def average_form(w, g, v, lr, momentum=0.9):
    v = momentum * v + (1 - momentum) * g
    return w - lr * v, v


@misconception(
    "The learning rate went into the velocity. From a standing start w comes out the same, but v is the change of w now, and "
    "not the sum of "
    "gradients that is asked."
)
def rate_inside(w, g, v, lr, momentum=0.9):
    v = momentum * v + lr * g
    return w - v, v


@misconception(
    "The velocity carries rate and minus sign, as Keras stores it: v ← μ v - lr·g, w ← w + v. Here v is the plain sum of "
    "gradients, and the "
    "rate comes in when w moves."
)
def keras_form(w, g, v, lr, momentum=0.9):
    v = momentum * v - lr * g
    return w + v, v


@misconception("w is right and v comes back as it was: the next step will know nothing of this gradient. Return the new v.")
def old_v_returned(w, g, v, lr, momentum=0.9):
    return w - lr * (momentum * v + g), v


@misconception("v is right, but w moved with the old velocity. Bring v up to date first, then use it.")
def old_v_used(w, g, v, lr, momentum=0.9):
    return w - lr * v, momentum * v + g


@misconception(
    "There are two minus signs: one where the gradient enters v, one where v moves w. Together they make a plus, and you walk "
    "uphill."
)
def sign_twice(w, g, v, lr, momentum=0.9):
    v = momentum * v - g
    return w - lr * v, v


@misconception("v is right, and the step is added to w: that goes uphill. The weights move against the velocity of gradients.")
def climbs(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w + lr * v, v


@misconception(
    "The factor is on the gradient, and the old velocity is kept whole. Then nothing is ever slowed down. Friction acts on v."
)
def factor_on_the_gradient(w, g, v, lr, momentum=0.9):
    v = v + momentum * g
    return w - lr * v, v


@misconception("The factor multiplies the new gradient too: the brackets are at the wrong place. Only the old velocity shrinks.")
def factor_on_both(w, g, v, lr, momentum=0.9):
    v = momentum * (v + g)
    return w - lr * v, v


@misconception("The velocity keeps 1 - momentum of itself. `momentum` is the share that stays; friction is the rest.")
def friction_for_momentum(w, g, v, lr, momentum=0.9):
    v = (1 - momentum) * v + g
    return w - lr * v, v


@misconception("v is right, and w moved by v with no learning rate: the steps are too long by the factor 1/lr.")
def no_rate(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - v, v


@misconception("v is right; in w the gradient is counted once more. That is Nesterov's form, the next exercise.")
def looks_ahead(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return w - lr * (g + momentum * v), v


@misconception(
    "The velocity plays no part in the step: w moves by the gradient alone, as without momentum. v is kept, but who uses it?"
)
def velocity_unused(w, g, v, lr, momentum=0.9):
    return w - lr * g, momentum * v + g


@misconception(
    "The gradient is not used at all: w moves by the velocity that came in, and v comes back as it was. v has to take in g."
)
def gradient_unused(w, g, v, lr, momentum=0.9):
    return w - lr * v, v


@misconception("The values are right and their order is not: asked is (w, v), you return (v, w).")
def order_swapped(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return v, w - lr * v


@misconception(
    "The numbers are right, but the caller's v has changed: `v *= ...` and `v += ...` write into it. Make a new array."
)
def in_place(w, g, v, lr, momentum=0.9):
    v *= momentum
    v += g
    return w - lr * v, v


@misconception(
    "The gradient enters v with a minus, and v is added to w: a velocity that points downhill. Here v is the plain sum of "
    "gradients, which points uphill, and the minus comes when w moves."
)
def downhill_velocity(w, g, v, lr, momentum=0.9):
    v = momentum * v - g
    return w + lr * v, v


@misconception(
    "The learning rate stands in both lines: it scales the gradient in v and then v in w. It belongs to the second line."
)
def rate_twice(w, g, v, lr, momentum=0.9):
    v = momentum * v + lr * g
    return w - lr * v, v


exercise = Exercise(
    momentum_step,
    cases,
    points=2,
    hints=hints,
    parts=("w", "v"),
    misconceptions=(
        average_form,
        rate_inside,
        keras_form,
        old_v_returned,
        old_v_used,
        sign_twice,
        climbs,
        factor_on_the_gradient,
        factor_on_both,
        friction_for_momentum,
        no_rate,
        looks_ahead,
        velocity_unused,
        gradient_unused,
        order_swapped,
        in_place,
        downhill_velocity,
        rate_twice,
    ),
)
