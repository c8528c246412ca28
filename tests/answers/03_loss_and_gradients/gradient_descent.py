"""Answers to gradient_descent."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def list_of_places(grad, x0, lr, steps):
    places = [np.array(x0, dtype=float)]
    for _ in range(steps):
        places.append(places[-1] - lr * grad(places[-1]))
    return np.array(places)


@right
def table(grad, x0, lr, steps):
    path = np.empty((steps + 1, len(x0)))
    path[0] = x0
    for k in range(steps):
        path[k + 1] = path[k] - lr * grad(path[k])
    return path


@right
def in_place_on_a_copy(slope, start, rate, count):
    x, path = start.copy(), [start.copy()]
    while len(path) <= count:
        x -= rate * slope(x)
        path.append(x.copy())
    return np.stack(path)


def walk(grad, x, lr, left):
    yield x
    if left:
        yield from walk(grad, x - lr * grad(x), lr, left - 1)


@right
def generator(grad, x0, lr, steps, kind=float):
    return np.array(list(walk(grad, x0.astype(kind), lr, steps)))


@wrong("climbs", "climbs")
def uphill(grad, x0, lr, steps):
    path = [x0.copy()]
    for _ in range(steps):
        path.append(path[-1] + lr * grad(path[-1]))
    return np.array(path)


@wrong("the start is missing", "no_start", "off_by_one")
def no_start(grad, x0, lr, steps):
    x, path = x0.copy(), []
    for _ in range(steps):
        x = x - lr * grad(x)
        path.append(x)
    return np.array(path).reshape(steps, len(x0))


@wrong("the same array again and again", "stores_one_array")
def one_array(grad, x0, lr, steps):
    x = x0.copy()
    path = [x]
    for _ in range(steps):
        x -= lr * grad(x)
        path.append(x)
    return np.array(path)


@wrong("x0 is changed", "changes_x0", "changed_its_input", "stores_one_array")
def moves_x0(grad, x0, lr, steps):
    path = [x0.copy()]
    for _ in range(steps):
        x0 -= lr * grad(x0)
        path.append(x0.copy())
    return np.array(path)


@wrong("the gradient of the start", "gradient_of_the_start")
def one_gradient(grad, x0, lr, steps):
    g = grad(x0.copy())
    return np.array([x0 - k * lr * g for k in range(steps + 1)])


@wrong("the last place only", "last_only", "wrong_shape")
def last(grad, x0, lr, steps):
    return list_of_places(grad, x0, lr, steps)[-1]


@wrong("a step too few", "no_end", "off_by_one")
def one_short(grad, x0, lr, steps):
    return list_of_places(grad, x0, lr, steps)[:-1]


@wrong("steps of length lr", "unit_steps")
def unit(grad, x0, lr, steps):
    path = [x0.copy()]
    for _ in range(steps):
        g = grad(path[-1])
        path.append(path[-1] - lr * g / max(np.linalg.norm(g), 1e-300))
    return np.array(path)


@wrong("the rate is left out", "no_rate")
def no_rate(grad, x0, lr, steps):
    return list_of_places(grad, x0, 1.0, steps)


@wrong("a list of arrays", "wrong_container")
def a_list(grad, x0, lr, steps):
    return list(list_of_places(grad, x0, lr, steps))


@wrong("places in columns", "wrong_shape")
def columns(grad, x0, lr, steps):
    return list_of_places(grad, x0, lr, steps).T


@wrong("the gradient two steps back: a step is taken twice from each place")
def late_gradient(grad, x0, lr, steps):
    path = [x0.copy()]
    for k in range(steps):
        path.append(path[-1] - lr * grad(path[max(k - 1, 0)]))
    return np.array(path)
