"""One step of gradient descent."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def sgd_step(w, g, lr):
    """One step of gradient descent: against the gradient, `lr` times as long as it.

    w ← w - η g

    Whether g comes from all examples or from a minibatch makes no difference here.
    The caller's arrays must stay as they are.

    Example: w = [1, 2], g = [10, -10], lr = 0.1 gives [0, 3].

    Shapes: w and g of the same shape, lr a number -> the shape of w
    Returns: an array, the new w
    """
    return w - lr * g


def cases(rng):
    yield case(np.array([1.0, 2.0]), np.array([10.0, -10.0]), 0.1, label="w = [1, 2], g = [10, -10], lr = 0.1, by hand")
    yield case(rng.normal(size=5), np.append(rng.normal(size=4), 0.0), 0.3, label="5 weights, one gradient is 0")
    yield case(rng.normal(size=(3, 4)), rng.normal(size=(3, 4)), 0.01, label="a matrix of 3 x 4 weights")
    yield case(rng.normal(size=1), rng.normal(size=1), 2.5, label="1 weight, a large rate")
    yield case(rng.normal(size=3), np.zeros(3), 0.5, label="a gradient of 0 everywhere: nothing moves")


hints = (
    "The gradient points uphill. Which operation takes you the other way?",
    "Everything happens entry by entry; NumPy needs no loop for it.",
    "Operators that end in = (such as -= and *=) write into the caller's array. Make a new one.",
    "A twin: from w = 5 with the gradient 4 and the rate 0.25 the step is 1, and it leads to 4.",
)


@misconception("The step is added: you walk uphill, and the loss grows. The gradient points to where the loss rises.")
def climbs(w, g, lr):
    return w + lr * g


@misconception(
    "The numbers are right, but the caller's w has changed too: `w -= ...` writes into it. Whoever wanted to compare the old "
    "weights with the "
    "new ones cannot do so any more. Make a new array."
)
def in_place(w, g, lr):
    w -= lr * g
    return w


@misconception("You return the step alone. Asked is where it leads: the new weights.")
def step_returned(w, g, lr):
    return lr * g


@misconception("You return the step with its sign, -lr·g. It still has to be added to the old weights.")
def change_returned(w, g, lr):
    return -lr * g


@misconception("The gradient comes back as it is: neither the weights nor the rate are used.")
def gradient_returned(w, g, lr):
    return g


@misconception("The learning rate is not used: your step is as long as the gradient itself.")
def no_rate(w, g, lr):
    return w - g


@misconception("You divide by the rate: a smaller rate would then make larger steps. It is a factor.")
def divides_by_the_rate(w, g, lr):
    return w - g / lr


@misconception("All your steps have the size lr, only the sign of the gradient counts. A gentle slope should make a short step.")
def sign_only(w, g, lr):
    return w - lr * np.sign(g)


@misconception("Every weight moves by the same amount: you averaged the gradient. Each weight has its own entry in g.")
def averaged_gradient(w, g, lr):
    return w - lr * np.mean(g)


@misconception("The gradient is divided by its length first. Plain gradient descent leaves it as long as it is.")
def unit_length(w, g, lr):
    return w - lr * g / max(np.linalg.norm(g), 1e-300)


@misconception("The rate multiplies the weights as well: the brackets are at the wrong place. It belongs to the gradient alone.")
def rate_on_everything(w, g, lr):
    return lr * (w - g)


exercise = Exercise(
    sgd_step,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        climbs,
        in_place,
        step_returned,
        change_returned,
        gradient_returned,
        no_rate,
        divides_by_the_rate,
        sign_only,
        averaged_gradient,
        unit_length,
        rate_on_everything,
    ),
)
