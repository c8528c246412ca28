import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def preallocated(grad, x0, lr, steps):
    walk = np.zeros((steps + 1, len(x0)))
    walk[0] = x0
    for i in range(steps):
        walk[i + 1] = walk[i] - lr * np.asarray(grad(walk[i].copy()))
    return walk


@right
def accumulate(grad, x0, lr, steps):
    from itertools import accumulate as run

    return np.array(list(run(range(steps), lambda x, _: x - lr * grad(x), initial=np.array(x0, float))))


@wrong(
    "one array is moved and appended again and again: all rows are the last place",
    r"last|same array|copy|all rows|every row|one array",
)
def one_array(grad, x0, lr, steps):
    x = x0.astype(float)
    walk = [x]
    for _ in range(steps):
        x -= lr * grad(x)
        walk.append(x)
    return np.array(walk)


@wrong("the gradient is taken at the start every time", r"start|x0|at that place|where you are|same gradient|NOW|current")
def gradient_of_the_start(grad, x0, lr, steps):
    g = grad(x0)
    return np.array([x0 - k * lr * g for k in range(steps + 1)])


@wrong("the start is not in the list", r"start|first")
def without_start(grad, x0, lr, steps):
    x, walk = x0, []
    for _ in range(steps):
        x = x - lr * grad(x)
        walk.append(x)
    return np.array(walk).reshape(steps, len(x0))


@wrong("uphill", r"sign|uphill|against|plus|minus|climb|direction")
def uphill(grad, x0, lr, steps):
    walk = [x0]
    for _ in range(steps):
        walk.append(walk[-1] + lr * grad(walk[-1]))
    return np.array(walk)
