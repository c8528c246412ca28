"""Answers to bug_clipped_descent."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def only_long_ones(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        norm = np.linalg.norm(g)
        if norm > max_norm:
            g = g * max_norm / norm
        path.append(path[-1] - lr * g)
    return np.array(path)


@right
def by_the_minimum(w, gradient, lr, max_norm, steps):
    path = [w.copy()]
    for _ in range(steps):
        g = gradient(path[-1])
        path.append(path[-1] - lr * min(1.0, max_norm / np.linalg.norm(g)) * g)
    return np.stack(path)


@right
def table(w, gradient, lr, max_norm, steps):
    path = np.empty((steps + 1, len(w)))
    path[0] = w
    for k in range(steps):
        g = gradient(path[k].copy())
        path[k + 1] = path[k] - lr * g / max(1.0, np.sqrt(g @ g) / max_norm)
    return path


@wrong("no clipping", "no_clipping")
def plain(w, gradient, lr, max_norm, steps):
    return only_long_ones(w, gradient, lr, np.inf, steps)


@wrong("always of length max_norm")
def always(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        path.append(path[-1] - lr * g * max_norm / np.linalg.norm(g))
    return np.array(path)


@wrong("entry by entry", "by_value")
def entries(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * np.clip(gradient(path[-1]), -max_norm, max_norm))
    return np.array(path)


@wrong("the step is cut, not the gradient", "cuts_the_step")
def the_step(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        step = lr * gradient(path[-1])
        path.append(path[-1] - step * min(1.0, max_norm / np.linalg.norm(step)))
    return np.array(path)
