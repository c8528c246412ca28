"""Bug: a velocity that forgets at every batch."""

import numpy as np

from autograder.exercise import Bug, case, misconception


def planted_momentum_training(X, t, w, epochs, batch_size, lr, momentum):
    """Train a linear model y = X w with momentum on minibatches, and return its weights.

    ONE line stands at the wrong place: find it and move it. (No line is missing, none is
    too much.) The rows are taken in order; the last batch may be short. The velocity
    starts at 0, once, and lives through all batches and all epochs.

    The program runs and learns. But whether momentum is 0 or 0.9, the same weights come
    out: it is plain gradient descent in disguise.

    Shapes: X (N, D), t (N,), w (D,) -> (D,)
    Returns: an array, the weights after all epochs
    """
    w = w.copy()
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            v = np.zeros_like(w)
            Xb, tb = X[start : start + batch_size], t[start : start + batch_size]
            g = 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            v = momentum * v + g
            w = w - lr * v
    return w


def bug_momentum_training(X, t, w, epochs, batch_size, lr, momentum):
    """Train a linear model y = X w with momentum on minibatches; the velocity starts at 0
    once."""
    w = w.copy()
    v = np.zeros_like(w)
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            Xb, tb = X[start : start + batch_size], t[start : start + batch_size]
            g = 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            v = momentum * v + g
            w = w - lr * v
    return w


def data(rng, n, d, *settings, **more):
    return case(rng.normal(size=(n, d)), rng.normal(size=n), rng.normal(size=d), *settings, **more)


def cases(rng):
    one = np.array([[1.0], [1.0]])
    yield case(one, np.array([0.0, 0.0]), np.array([1.0]), 1, 1, 0.25, 0.5, label="2 rows, 1 epoch by hand: 1, then 0.5, then 0")
    yield data(rng, 7, 3, 2, 3, 0.05, 0.9, label="7 rows, batches of 3, 2 epochs")
    yield data(rng, 6, 2, 3, 2, 0.1, 0.5, label="6 rows, batches of 2, 3 epochs")
    yield data(rng, 5, 4, 4, 5, 0.05, 0.8, label="all rows in one batch, 4 epochs")
    yield data(rng, 4, 2, 2, 1, 0.05, 0.0, label="momentum 0")


hints = (
    "Redo the first case by hand, one batch after the other. What is v before the second batch?",
    "Call the function with momentum 0 and with momentum 0.9 and compare. Which variable is meant to carry something from "
    "batch to batch?",
    "How often is each line run? Write a number beside each, for 2 epochs of 3 batches. One of the lines should run once.",
    "A twin: to add up the numbers of a list, `total = 0` stands before the loop. Inside the loop it would forget all but the "
    "last.",
)


def run(X, t, w, epochs, batch_size, lr, momentum, form=lambda mu, v, g: mu * v + g, forget_epochs=False, over=len):
    v = np.zeros_like(w)
    for _ in range(epochs):
        if forget_epochs:
            v = np.zeros_like(w)
        for start in range(0, len(X), batch_size):
            Xb, tb = X[start : start + batch_size], t[start : start + batch_size]
            g = 2 * Xb.T @ (Xb @ w - tb) / over(Xb)
            v = form(momentum, v, g)
            w = w - lr * v
    return w


@misconception(
    "Better, but the velocity still forgets at the start of each epoch: it is set to 0 inside the outer loop. It starts once."
)
def forgets_every_epoch(X, t, w, epochs, batch_size, lr, momentum):
    return run(X, t, w, epochs, batch_size, lr, momentum, forget_epochs=True)


@misconception(
    "The velocity lives now, but its formula changed into the average form with 1 - momentum. That line was right before."
)
def average_form(X, t, w, epochs, batch_size, lr, momentum):
    return run(X, t, w, epochs, batch_size, lr, momentum, form=lambda mu, v, g: mu * v + (1 - mu) * g)


@misconception("The velocity lives now and never slows down: the factor momentum is gone. That line was right before.")
def no_friction(X, t, w, epochs, batch_size, lr, momentum):
    return run(X, t, w, epochs, batch_size, lr, momentum, form=lambda mu, v, g: v + g)


@misconception(
    "Nothing has changed in what comes out: the velocity is still set to 0 for every batch, so momentum has nothing to keep."
)
def still_forgets(X, t, w, epochs, batch_size, lr, momentum):
    return run(X, t, w, epochs, batch_size, lr, momentum, form=lambda mu, v, g: g)


@misconception(
    "The velocity lives now, but each batch's gradient is divided by batch_size: the short last batch then counts too little. "
    "Leave len(Xb)."
)
def divides_by_batch_size(X, t, w, epochs, batch_size, lr, momentum):
    return run(X, t, w, epochs, batch_size, lr, momentum, over=lambda Xb: batch_size)


@misconception("The velocity lives now, but the division by the number of rows is gone: the gradient of a mean needs it.")
def sum_for_mean(X, t, w, epochs, batch_size, lr, momentum):
    return run(X, t, w, epochs, batch_size, lr, momentum, over=lambda Xb: 1)


exercise = Bug(
    planted_momentum_training,
    bug_momentum_training,
    cases,
    points=2,
    hints=hints,
    misconceptions=(forgets_every_epoch, average_form, no_friction, still_forgets, divides_by_batch_size, sum_for_mean),
)
