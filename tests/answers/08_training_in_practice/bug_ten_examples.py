"""Answers to bug_ten_examples."""

import numpy as np

from tests.answers.kit import right, wrong


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def train(X, t, num_classes, orders, lr, rows, labels):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        Xs, ts = rows(X, order), labels(t, order)
        for i in range(0, len(Xs), 2):
            x, k = Xs[i : i + 2], ts[i : i + 2]
            g = softmax(x @ W + b)
            g[np.arange(len(k)), k] -= 1.0
            W, b = W - lr * x.T @ g / len(k), b - lr * g.mean(axis=0)
    return W, b


@right
def both_in_order(X, t, num_classes, orders, lr):
    return train(X, t, num_classes, orders, lr, lambda X, o: X[o], lambda t, o: t[o])


@right
def index_by_index(X, t, num_classes, orders, lr):
    return train(X, t, num_classes, orders, lr, lambda X, o: np.take(X, o, axis=0), lambda t, o: np.array([t[i] for i in o]))


@right
def batches_of_numbers(X, t, num_classes, orders, lr):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        for rows in np.split(order, range(2, len(order), 2)):
            g = (softmax(X[rows] @ W + b) - np.eye(num_classes)[t[rows]]) / len(rows)
            W = W - lr * X[rows].T @ g
            b = b - lr * g.sum(axis=0)
    return W, b


@wrong("still the labels as they are", "first_wrong_part")
def planted(X, t, num_classes, orders, lr):
    return train(X, t, num_classes, orders, lr, lambda X, o: X[o], lambda t, o: t)


@wrong("never shuffled", "never_shuffles")
def never(X, t, num_classes, orders, lr):
    return train(X, t, num_classes, orders, lr, lambda X, o: X, lambda t, o: t)


@wrong("rows not shuffled", "rows_not_shuffled")
def rows_stay(X, t, num_classes, orders, lr):
    return train(X, t, num_classes, orders, lr, lambda X, o: X, lambda t, o: t[o])


@wrong("the inverse order", "inverse_order", "first_wrong_part")
def inverse(X, t, num_classes, orders, lr):
    return train(X, t, num_classes, orders, lr, lambda X, o: X[np.argsort(o)], lambda t, o: t[np.argsort(o)])


@wrong("labels sorted", "labels_sorted")
def sorted_labels(X, t, num_classes, orders, lr):
    return train(X, t, num_classes, orders, lr, lambda X, o: X[o], lambda t, o: np.sort(t))


@wrong("X and t are overwritten in the loop", "both_drift", "first_wrong_part")
def overwritten(X, t, num_classes, orders, lr):
    W, b = np.zeros((X.shape[1], num_classes)), np.zeros(num_classes)
    for order in orders:
        X, t = X[order], t[order]
        for i in range(0, len(X), 2):
            x, k = X[i : i + 2], t[i : i + 2]
            g = softmax(x @ W + b) - np.eye(num_classes)[k]
            W, b = W - lr * x.T @ g / len(k), b - lr * g.mean(axis=0)
    return W, b
