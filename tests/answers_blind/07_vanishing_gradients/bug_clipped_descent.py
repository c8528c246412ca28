import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def min_factor(w, gradient, lr, max_norm, steps):
    path = [np.array(w, dtype=float)]
    for _ in range(steps):
        g = gradient(path[-1])
        length = np.sqrt(g @ g)
        path.append(path[-1] - lr * g * (min(1.0, max_norm / length) if length else 1.0))
    return np.stack(path)


@right
def over_the_larger(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        path.append(path[-1] - lr * g * max_norm / max(max_norm, np.linalg.norm(g)))
    return np.array(path)


@wrong("entries are clipped one by one", r"entr(y|ies)|by value|direction|each|one by one")
def by_value(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * np.clip(gradient(path[-1]), -max_norm, max_norm))
    return np.array(path)


@wrong("the condition is turned round: short ones are stretched, long ones left", r"turned|other way|short|<|>|stretch|lengthen")
def condition_turned(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        length = np.linalg.norm(g)
        if length < max_norm and length > 0:
            g = g * (max_norm / length)
        path.append(path[-1] - lr * g)
    return np.array(path)


@wrong("no clipping at all any more", r"clip|cliff|shorten|cut")
def no_clipping(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return np.array(path)


@wrong("the step is clipped, not the gradient", r"step|\blr\b|rate")
def clips_the_step(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        step = lr * gradient(path[-1])
        length = np.linalg.norm(step)
        if length > max_norm:
            step = step * max_norm / length
        path.append(path[-1] - step)
    return np.array(path)
