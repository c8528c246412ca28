import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def remember_all(w, gradient, validation_loss, lr, steps):
    path = [w.copy()]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return path[int(np.argmin([validation_loss(p) for p in path]))]


@right
def new_array_each_step(w, gradient, validation_loss, lr, steps):
    best, best_loss = w, validation_loss(w)
    for _ in range(steps):
        w = w - lr * gradient(w)
        loss = validation_loss(w)
        if loss < best_loss:
            best, best_loss = w, loss
    return np.array(best)


@wrong(
    "the best loss is not updated any more: every loss below the first one counts as best",
    r"best_loss|best loss|smallest",
    r"last|first|start|update",
)
def best_loss_stays(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        w -= lr * gradient(w)
        if validation_loss(w) < best_loss:
            best = w.copy()
    return best


@wrong("the start is no candidate", r"start|candidate|first")
def without_start(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), np.inf
    for _ in range(steps):
        w -= lr * gradient(w)
        loss = validation_loss(w)
        if loss < best_loss:
            best, best_loss = w.copy(), loss
    return best


@wrong("the copy comes too late: best still is the array that moves on", r"copy|same array|last step|moves on", r"last")
def copy_at_the_end(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        w -= lr * gradient(w)
        loss = validation_loss(w)
        if loss < best_loss:
            best, best_loss = w, loss
    return best.copy()


@wrong("looks for the largest loss", r"largest|smallest|<|>|worst", r"other way|sign|compar")
def largest(w, gradient, validation_loss, lr, steps):
    w = w.copy()
    best, best_loss = w.copy(), validation_loss(w)
    for _ in range(steps):
        w -= lr * gradient(w)
        loss = validation_loss(w)
        if loss > best_loss:
            best, best_loss = w.copy(), loss
    return best
