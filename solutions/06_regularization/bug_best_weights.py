"""Bug: the best weights are not kept."""

import numpy as np

from autograder.exercise import Bug, Source, case, misconception


def planted_best_weights(w, gradient, validation_loss, lr, steps):
    """Gradient descent that returns the weights with the smallest validation loss. ONE
    line is wrong: find it and mend it.

    `gradient(w)` is the gradient of the training loss, `validation_loss(w)` a float.
    The start counts as a candidate too. After each step the weights are compared with the
    best so far.

    The loop finds the right moment: print the step and you see it. But as soon as one
    step was better than the start, the weights of the LAST step come back.

    By hand: w = [0, 0] is pulled towards [4, 4] with lr 0.5, over [2, 2], [3, 3], [3.5, 3.5]
    to [3.75, 3.75]. When the validation loss is smallest near 2.25, [2, 2] is asked.

    Shapes: w (D,) -> (D,)
    Returns: an array, the best weights of the whole run
    """
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        w -= lr * gradient(w)
        loss = validation_loss(w)
        if loss < best_loss:
            best, best_loss = w, loss
    return best


def bug_best_weights(w, gradient, validation_loss, lr, steps):
    """Gradient descent that returns the weights with the smallest validation loss."""
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        w -= lr * gradient(w)
        loss = validation_loss(w)
        if loss < best_loss:
            best, best_loss = w.copy(), loss
    return best


def bowl(c):
    """The text of a squared distance from c."""
    return f"lambda w: float(np.sum((w - np.array({[float(v) for v in c]})) ** 2))"


def pull(c, strength=1.0):
    return f"lambda w: {strength!r} * (w - np.array({[float(v) for v in c]}))"


def cases(rng):
    yield case(
        np.array([0.0, 0.0]),
        Source(pull([4.0, 4.0])),
        Source(bowl([2.25, 2.25])),
        0.5,
        4,
        label="2 weights, 4 steps, by hand: [2, 2]",
    )
    goal = rng.normal(size=3) + 3
    yield case(np.zeros(3), Source(pull(goal)), Source(bowl(goal * 0.55)), 0.2, 12, label="3 weights, 12 steps")
    yield case(goal * 0.5, Source(pull(goal)), Source(bowl(goal * 0.4)), 0.3, 6, label="the start is the best")
    yield case(np.zeros(2), Source(pull(goal[:2])), Source(bowl(goal[:2])), 0.25, 7, label="the last step is the best")
    share = f"float(np.sum(w)) / {float(goal.sum())!r}"  # of the way to the goal: rises from 0 towards 1
    wavy = f"lambda w: 1 - np.cos(5 * np.pi * ({share} - 0.3)) * (1 - {share})"  # valleys at 0.3 and, less deep, at 0.7
    yield case(np.zeros(3), Source(pull(goal)), Source(wavy), 0.12, 25, label="a validation loss with ups and downs")
    yield case(np.zeros(1), Source(pull([5.0])), Source(bowl([1.5])), 0.1, 0, label="no step at all")


hints = (
    "Run it on the first case by hand. Which weights belong to the smallest validation loss, and what does `best` hold two steps later?",
    "Two names can stand for one array. Which line changes an array in place?",
    "Look at the line that keeps the weights. Does it keep numbers, or does it keep a second name for an array that goes on changing?",
    "A twin: a = np.zeros(2); b = a; a += 1. Now b is [1, 1] too. With b = a.copy() it would still be [0, 0].",
)


@misconception("The last weights come back, as before: the validation loss has no say in what is returned.")
def last_weights(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    for _ in range(steps):
        w = w - lr * gradient(w)
    return w


@misconception(
    "Every step that is better than the step before is kept, even when an earlier one was better still. The best loss has to be remembered too."
)
def better_than_previous(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, previous = w.copy(), validation_loss(w)
    for _ in range(steps):
        w = w - lr * gradient(w)
        loss = validation_loss(w)
        if loss < previous:
            best = w.copy()
        previous = loss
    return best


@misconception(
    "The copy is right, but best_loss stays at the loss of the start: every step that is better than the start is kept, also where an earlier "
    "one was better still. Keep the weights AND their loss."
)
def best_loss_not_kept(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        w = w - lr * gradient(w)
        if validation_loss(w) < best_loss:
            best = w.copy()
    return best


@misconception("The copy is right, but the comparison is turned round: the weights with the LARGEST validation loss come back.")
def keeps_the_worst(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, worst = w.copy(), validation_loss(w)
    for _ in range(steps):
        w = w - lr * gradient(w)
        loss = validation_loss(w)
        if loss > worst:
            best, worst = w.copy(), loss
    return best


@misconception(
    "The first step that is not better ends the search: the run stops there, or goes back and never gets past it. This function has no "
    "patience: it makes all its steps and returns the best of them."
)
def stops_at_once(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        w = w - lr * gradient(w)
        loss = validation_loss(w)
        if loss >= best_loss:
            break
        best, best_loss = w.copy(), loss
    return best


@misconception(
    "The first step always replaces the start, even where the start was better: the start counts as a candidate, with its own loss."
)
def start_not_counted(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), np.inf
    for _ in range(steps):
        w = w - lr * gradient(w)
        loss = validation_loss(w)
        if loss < best_loss:
            best, best_loss = w.copy(), loss
    return best


@misconception(
    "The weights are kept before the step and judged after it: what comes back is one step too early. Copy the weights that were measured."
)
def kept_before_the_step(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        before = w.copy()
        w = w - lr * gradient(w)
        loss = validation_loss(w)
        if loss < best_loss:
            best, best_loss = before, loss
    return best


exercise = Bug(
    planted_best_weights,
    bug_best_weights,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        last_weights,
        best_loss_not_kept,
        better_than_previous,
        keeps_the_worst,
        stops_at_once,
        start_not_counted,
        kept_before_the_step,
    ),
)
