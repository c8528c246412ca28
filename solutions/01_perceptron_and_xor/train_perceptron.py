import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import perceptron_predict, perceptron_update


def train_perceptron(X, t, lr, max_epochs):
    """Train a perceptron: go through the examples again and again until it makes no mistake.

    Start with w = zeros (one for each column of X) and b = 0.0.
    One epoch takes the rows of X in order.
    For each row: if the class that w and b give it NOW is not its target,
    count a mistake, and apply perceptron_update at once.
    Stop after the first epoch without a mistake, or after `max_epochs` epochs.
    `mistakes` lists the mistakes of each epoch, also the final 0: for example [1, 3, 2, 0].

    X (N, D), t (N,) of 0 and 1, lr a float, max_epochs an int
    Returns: (w (D,), b a float, mistakes a list of ints)

    >>> X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> train_perceptron(X, np.array([0, 1, 1, 1]), 1.0, 10)
    (array([1., 1.]), 0.0, [2, 2, 1, 0])
    """
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, t):
            y = perceptron_predict(x[None, :], w, b)[0]
            if y != target:
                wrong += 1
                w, b = perceptron_update(w, b, x, target, lr)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


def separable(rng, n, d, offset):
    """Points on both sides of a line that passes the origin at the distance `offset`, none nearer to it than 0.3."""
    normal = rng.normal(size=d)
    normal /= np.linalg.norm(normal)
    t = rng.permutation(np.arange(n) % 2)
    along = np.where(t == 1, 1.0, -1.0) * rng.uniform(0.3, 2.0, size=n) + offset
    X = rng.normal(size=(n, d))
    return X + (along - X @ normal)[:, None] * normal, t


def cases(rng):
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    order = rng.permutation(4)
    yield case(corners, np.array([0, 0, 0, 1]), 1.0, 20, label="AND, rows in the order 00, 01, 10, 11")
    yield case(corners[order], np.array([0, 1, 1, 1])[order], 0.5, 20, label="OR, rows shuffled, lr 0.5")
    yield case(corners, np.array([0, 1, 1, 0]), 0.25, 7, label="XOR for 7 epochs: the mistakes never end")
    yield case(*separable(rng, 9, 2, 1.5), 0.1, 500, label="9 points on two sides of a line far from the origin")
    yield case(*separable(rng, 12, 3, -1.0), 0.3, 500, label="12 points with 3 coordinates")
    first = rng.integers(2, 6, size=(1, 2)).astype(float)
    late = np.concatenate([-first, first, 0.5 * first, 1.5 * first])
    yield case(late, np.array([0, 1, 1, 1]), 1.0, 10, label="the first row is right from the start, the second is not")
    yield case(first, np.array([1]), 0.5, 3, label="a single row")


hints = (
    "Play two epochs of AND by hand: w, b and the class before each row, then the update. How many mistakes has each epoch?",
    "Two loops: the outer one counts epochs, the inner one takes the rows. Which values must be reset at the start of each epoch, "
    "and which must live on?",
    "Compare the class with the target BEFORE the update, count, and update at once, so that the next row meets the new w and b. "
    "When is it time to append to the list and to ask whether you may stop?",
    "With X = [[1], [-1]], t = [1, 0], lr = 1: row 1 scores 0, class 0, a mistake: w = 1, b = 1. Row 2 scores 0, class 0, right. "
    "Epoch 2: scores 2 and 0, both right. Result: w = [1], b = 1, mistakes [1, 0].",
)


@misconception(
    "It stops at the first row that is right. Rows that are right are no reason to stop; a whole epoch without a mistake is."
)
def stops_after_one_right(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, t):
            if int(x @ w + b > 0) == target:
                return w, b, [*mistakes, wrong]
            wrong += 1
            w, b = perceptron_update(w, b, x, target, lr)
        mistakes.append(wrong)
    return w, b, mistakes


@misconception("It goes on after an epoch without a mistake: the list ends in many zeros. Nothing changes any more; stop there.")
def never_stops(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, t):
            wrong += int(int(x @ w + b > 0) != target)
            w, b = perceptron_update(w, b, x, target, lr)
        mistakes.append(wrong)
    return w, b, mistakes


@misconception(
    "The counts only grow: each entry of the list holds all mistakes so far. Set the counter back to 0 at the start of every epoch."
)
def counts_not_reset(X, t, lr, max_epochs):
    w, b, mistakes, wrong = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(max_epochs):
        before = wrong
        for x, target in zip(X, t):
            wrong += int(int(x @ w + b > 0) != target)
            w, b = perceptron_update(w, b, x, target, lr)
        mistakes.append(wrong)
        if wrong == before:
            break
    return w, b, mistakes


@misconception(
    "The counter is set to 0 once, before all epochs, so each entry of the list holds all mistakes so far, and no later epoch can count 0: "
    "the training never stops early. Set it back at the start of every epoch."
)
def counter_never_reset(X, t, lr, max_epochs):
    w, b, mistakes, wrong = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(max_epochs):
        for x, target in zip(X, t):
            wrong += int(int(x @ w + b > 0) != target)
            w, b = perceptron_update(w, b, x, target, lr)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception("The bias stays 0, so the line always goes through the origin. Take both results of perceptron_update, w and b.")
def bias_never_learned(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, t):
            wrong += int(int(x @ w > 0) != target)
            w, _ = perceptron_update(w, b, x, target, lr)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception("The last epoch, the one without a mistake, is missing in the list: you stop before its 0 is written down.")
def final_zero_missing(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, t):
            wrong += int(int(x @ w + b > 0) != target)
            w, b = perceptron_update(w, b, x, target, lr)
        if wrong == 0:
            break
        mistakes.append(wrong)
    return w, b, mistakes


@misconception(
    "All rows of an epoch meet the same w and b, and the changes come together at its end. "
    "This rule is impatient: it updates at once, and the next row meets the new w and b."
)
def updates_at_the_end(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        errors = t - perceptron_predict(X, w, b)
        w, b = w + lr * errors @ X, float(b + lr * errors.sum())
        mistakes.append(int(np.abs(errors).sum()))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


@misconception(
    "You count after the update: a row that was wrong and is mended by its own update is not counted. "
    "Compare class and target first, then update."
)
def counts_after_the_update(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, t):
            w, b = perceptron_update(w, b, x, target, lr)
            wrong += int(int(x @ w + b > 0) != target)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception("w and b start again from zeros in every epoch, so nothing is remembered. Set them once, before the loops.")
def forgets_each_epoch(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        w, b, wrong = np.zeros(X.shape[1]), 0.0, 0
        for x, target in zip(X, t):
            wrong += int(int(x @ w + b > 0) != target)
            w, b = perceptron_update(w, b, x, target, lr)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "There is only one epoch: a `return` or `break` stands too deep, or the outer loop is missing. One pass is rarely enough."
)
def one_epoch_only(X, t, lr, max_epochs):
    w, b, wrong = np.zeros(X.shape[1]), 0.0, 0
    for x, target in zip(X, t):
        wrong += int(int(x @ w + b > 0) != target)
        w, b = perceptron_update(w, b, x, target, lr)
    return w, b, [wrong]


@misconception(
    "A score of exactly 0 is taken for class 1 (>=). Here it is class 0. At the start w and b are 0, so every first row has this score."
)
def zero_is_class_1(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, t):
            error = int(target) - int(x @ w + b >= 0)
            wrong += abs(error)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception("The list counts the right answers. It has to count the mistakes, and end in 0.")
def counts_right_answers(X, t, lr, max_epochs):
    w, b, right = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        hits = 0
        for x, target in zip(X, t):
            hits += int(int(x @ w + b > 0) == target)
            w, b = perceptron_update(w, b, x, target, lr)
        right.append(hits)
        if hits == len(X):
            break
    return w, b, right


exercise = Exercise(
    train_perceptron,
    cases,
    points=4,
    hints=hints,
    parts=("w", "b", "mistakes"),
    misconceptions=(
        stops_after_one_right,
        never_stops,
        counts_not_reset,
        counter_never_reset,
        bias_never_learned,
        final_zero_missing,
        updates_at_the_end,
        counts_after_the_update,
        forgets_each_epoch,
        one_epoch_only,
        zero_is_class_1,
        counts_right_answers,
    ),
)
