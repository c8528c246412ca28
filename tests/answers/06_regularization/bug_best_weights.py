"""Answers to bug_best_weights."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def copied(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, lowest = w.copy(), validation_loss(w)
    for _ in range(steps):
        w -= lr * gradient(w)
        loss = validation_loss(w)
        if loss < lowest:
            best, lowest = w.copy(), loss
    return best


@right
def new_arrays(w, gradient, validation_loss, lr, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return min(path, key=validation_loss).copy()


@right
def by_argmin(w, gradient, validation_loss, lr, steps):
    path = [np.array(w)]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return path[int(np.argmin([validation_loss(p) for p in path]))]


@wrong("the last weights", "last_weights")
def last(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    for _ in range(steps):
        w -= lr * gradient(w)
    return w


@wrong("the start is no candidate", "start_not_counted")
def no_start(w, gradient, validation_loss, lr, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return min(path[1:] or path, key=validation_loss).copy()


@wrong("the worst", "keeps_the_worst")
def worst(w, gradient, validation_loss, lr, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return max(path, key=validation_loss).copy()


@wrong("stops at the first rise", "stops_at_once")
def stops(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    for _ in range(steps):
        new = w - lr * gradient(w)
        if validation_loss(new) >= validation_loss(w):
            break
        w = new
    return w


@wrong("in place", "changed_its_input")
def in_place(w, gradient, validation_loss, lr, steps):
    best, lowest = w.copy(), validation_loss(w)
    for _ in range(steps):
        w -= lr * gradient(w)
        if validation_loss(w) < lowest:
            best, lowest = w.copy(), validation_loss(w)
    return best


@wrong("goes back to the best and never gets past it", "stops_at_once")
def goes_back(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        w = w - lr * gradient(w)
        if validation_loss(w) < best_loss:
            best, best_loss = w.copy(), validation_loss(w)
        else:
            w = best.copy()
    return best
