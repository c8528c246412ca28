"""Answers to bug_momentum_training."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def moved(X, t, w, epochs, batch_size, lr, momentum):
    v = np.zeros_like(w)
    w = w.copy()
    for _ in range(epochs):
        for i in range(0, len(X), batch_size):
            Xb, tb = X[i : i + batch_size], t[i : i + batch_size]
            g = 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            v = momentum * v + g
            w = w - lr * v
    return w


@wrong("still inside the loop", "still_forgets")
def inside(X, t, w, epochs, batch_size, lr, momentum):
    w = w.copy()
    for _ in range(epochs):
        for i in range(0, len(X), batch_size):
            v = np.zeros_like(w)
            Xb, tb = X[i : i + batch_size], t[i : i + batch_size]
            v = momentum * v + 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            w = w - lr * v
    return w


@wrong("forgets at every epoch", "forgets_every_epoch")
def each_epoch(X, t, w, epochs, batch_size, lr, momentum):
    w = w.copy()
    for _ in range(epochs):
        v = np.zeros_like(w)
        for i in range(0, len(X), batch_size):
            Xb, tb = X[i : i + batch_size], t[i : i + batch_size]
            v = momentum * v + 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            w = w - lr * v
    return w


@wrong("averages", "average_form")
def averages(X, t, w, epochs, batch_size, lr, momentum):
    v, w = np.zeros_like(w), w.copy()
    for _ in range(epochs):
        for i in range(0, len(X), batch_size):
            Xb, tb = X[i : i + batch_size], t[i : i + batch_size]
            v = momentum * v + (1 - momentum) * 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            w = w - lr * v
    return w


@wrong("uphill")
def uphill(X, t, w, epochs, batch_size, lr, momentum):
    return moved(X, t, w, epochs, batch_size, -lr, momentum)
