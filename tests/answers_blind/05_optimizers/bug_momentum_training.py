import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def sum_of_shares(X, t, w, epochs, batch_size, lr, momentum):
    v, w = 0.0, np.array(w, dtype=float)
    for _ in range(epochs):
        for i in range(0, len(X), batch_size):
            rows = slice(i, i + batch_size)
            error = X[rows] @ w - t[rows]
            v = momentum * v + 2 / len(error) * (error @ X[rows])
            w = w - lr * v
    return w


@right
def list_of_batches(X, t, w, epochs, batch_size, lr, momentum):
    batches = [(X[i : i + batch_size], t[i : i + batch_size]) for i in range(0, len(t), batch_size)] * epochs
    velocity = np.zeros(w.shape)
    for Xb, tb in batches:
        velocity = velocity * momentum + 2 * np.mean((Xb @ w - tb)[:, None] * Xb, axis=0)
        w = w - lr * velocity
    return w + 0.0


@wrong("the velocity starts anew in every epoch", r"epoch")
def anew_each_epoch(X, t, w, epochs, batch_size, lr, momentum):
    w = w.copy()
    for _ in range(epochs):
        v = np.zeros_like(w)
        for start in range(0, len(X), batch_size):
            Xb, tb = X[start : start + batch_size], t[start : start + batch_size]
            g = 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            v = momentum * v + g
            w = w - lr * v
    return w


@wrong("the short batch is divided by the full batch size", r"short|last|batch_size|len")
def full_size(X, t, w, epochs, batch_size, lr, momentum):
    w = w.copy()
    v = np.zeros_like(w)
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            Xb, tb = X[start : start + batch_size], t[start : start + batch_size]
            v = momentum * v + 2 * Xb.T @ (Xb @ w - tb) / batch_size
            w = w - lr * v
    return w


@wrong("the learning rate is inside the velocity and outside: twice", r"\blr\b|rate|twice|squared")
def rate_twice(X, t, w, epochs, batch_size, lr, momentum):
    w = w.copy()
    v = np.zeros_like(w)
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            Xb, tb = X[start : start + batch_size], t[start : start + batch_size]
            v = momentum * v + lr * 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            w = w - lr * v
    return w


@wrong("w moves once an epoch: the last line lost its indentation", r"epoch|indent|each batch|every batch|once")
def moves_once_an_epoch(X, t, w, epochs, batch_size, lr, momentum):
    w = w.copy()
    v = np.zeros_like(w)
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            Xb, tb = X[start : start + batch_size], t[start : start + batch_size]
            g = 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            v = momentum * v + g
        w = w - lr * v
    return w
