"""Bug: a training loop that cannot learn ten examples."""

import numpy as np

from autograder.exercise import Bug, case, misconception
from nnref import softmax


def planted_ten_examples(X, t, num_classes, orders, lr):
    """Train one layer with softmax by minibatches of two rows. ONE line is wrong: find it
    and mend it.

    `orders` holds an order of the rows for each epoch, for example [2, 0, 3, 1]: then the
    first batch is made of the rows 2 and 0, the second of the rows 3 and 1.

    The function runs, and its loss falls a little. But it cannot learn ten examples by
    heart, which a layer with 64 inputs should do easily.

    Shapes: X (N, D), t (N,) -> W (D, K), b (K,)
    Returns: the tuple (W, b)
    """
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        rows, labels = X[order], t
        for i in range(0, len(rows), 2):
            x, k = rows[i : i + 2], labels[i : i + 2]
            g = softmax(x @ W + b)
            g[np.arange(len(k)), k] -= 1.0
            W -= lr * x.T @ g / len(k)
            b -= lr * g.mean(axis=0)
    return W, b


def bug_ten_examples(X, t, num_classes, orders, lr):
    """Train one layer with softmax by minibatches of two rows."""
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        rows, labels = X[order], t[order]
        for i in range(0, len(rows), 2):
            x, k = rows[i : i + 2], labels[i : i + 2]
            g = softmax(x @ W + b)
            g[np.arange(len(k)), k] -= 1.0
            W -= lr * x.T @ g / len(k)
            b -= lr * g.mean(axis=0)
    return W, b


def cases(rng):
    corner = np.array([[1.0, 0.0], [0.0, 1.0]])
    yield case(corner, np.array([0, 1]), 2, [np.array([1, 0])], 1.0, label="2 rows, one epoch, small enough to redo by hand")

    def draw(n, d, k, epochs, lr):
        orders = [rng.permutation(n) for _ in range(epochs - 1)]
        return (
            rng.normal(size=(n, d)),
            np.r_[np.arange(k), rng.integers(0, k, size=n - k)],
            k,
            [*orders, np.roll(np.arange(n), 1)],
            lr,
        )

    yield case(*draw(10, 4, 3, 5, 0.3), label="10 rows, 3 classes, 5 epochs")
    yield case(*draw(7, 3, 4, 3, 0.5), label="7 rows: the last batch has one")
    yield case(*draw(4, 6, 2, 8, 0.1), label="4 rows, 8 epochs")
    yield case(*draw(9, 5, 5, 2, 1.0), label="9 rows, 5 classes, 2 epochs")


@misconception("Now nothing is shuffled: neither the rows nor the labels follow the order. Rows and labels both have to.")
def never_shuffles(X, t, num_classes, orders, lr):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for _ in orders:
        for i in range(0, len(X), 2):
            x, k = X[i : i + 2], t[i : i + 2]
            g = softmax(x @ W + b)
            g[np.arange(len(k)), k] -= 1.0
            W -= lr * x.T @ g / len(k)
            b -= lr * g.mean(axis=0)
    return W, b


@misconception("Now the labels follow the order and the rows do not: they are still apart. Both have to take the same order.")
def rows_not_shuffled(X, t, num_classes, orders, lr):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        W, b = _epoch(X, t[order], W, b, lr)
    return W, b


@misconception("Only the first order is used, in every epoch. Each epoch has an order of its own.")
def first_order_only(X, t, num_classes, orders, lr):
    return bug_ten_examples(X, t, num_classes, [orders[0]] * len(orders), lr)


@misconception(
    "The labels take the inverse of the order. Index them exactly like the rows: label i of the batch belongs to row i."
)
def inverse_order(X, t, num_classes, orders, lr):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        W, b = _epoch(X[order], t[np.argsort(order)], W, b, lr)
    return W, b


@misconception("The labels are sorted. They have to stay with their rows, whatever the order is.")
def labels_sorted(X, t, num_classes, orders, lr):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        W, b = _epoch(X[order], np.sort(t), W, b, lr)
    return W, b


@misconception(
    "The labels are put in order over and over: the order of an epoch is applied to the labels of the epoch before. Index the original t."
)
def labels_drift(X, t, num_classes, orders, lr):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        t = t[order]
        W, b = _epoch(X[order], t, W, b, lr)
    return W, b


@misconception(
    "Rows and labels stay together now, but each epoch shuffles what the epoch before has left: X and t are overwritten in the loop. An order "
    "speaks of the original rows: index the X and t that came in."
)
def both_drift(X, t, num_classes, orders, lr):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        X, t = X[order], t[order]
        W, b = _epoch(X, t, W, b, lr)
    return W, b


def _epoch(rows, labels, W, b, lr):
    W, b = W.copy(), b.copy()
    for i in range(0, len(rows), 2):
        x, k = rows[i : i + 2], labels[i : i + 2]
        g = softmax(x @ W + b)
        g[np.arange(len(k)), k] -= 1.0
        W, b = W - lr * x.T @ g / len(k), b - lr * g.mean(axis=0)
    return W, b


exercise = Bug(
    planted_ten_examples,
    bug_ten_examples,
    cases,
    points=2,
    parts=("W", "b"),
    hints=(
        "Take 2 rows and the order [1, 0]. Write down the first batch: which row, and which label?",
        "The gradient is right, and so is the step. What does the loop do to the data before it cuts the batches?",
        "Two arrays belong together, row by row. Does everything that happens to the one happen to the other?",
        "A twin: names = np.array(['Ada', 'Bo']), ages = [36, 40]. After names = names[[1, 0]] Bo is 36 years old, and nobody complains.",
    ),
    misconceptions=(never_shuffles, rows_not_shuffled, first_order_only, inverse_order, labels_sorted, labels_drift, both_drift),
)
