"""Walk downhill and keep every place on the way."""

import numpy as np

from autograder.exercise import Exercise, Source, case, misconception


def gradient_descent(grad, x0, lr, steps):
    """Start at x0 and take `steps` steps against the gradient,
    each `lr` times as long as the gradient at that place.

    x₁ = x₀ - lr · grad(x₀),   x₂ = x₁ - lr · grad(x₁),   ...

    `grad` is a function: it takes a point (D,) and returns the gradient there (D,).
    The result is the whole walk: row 0 is x0 itself, the last row is where the walk ends.
    x0 must stay as it was.

    Example: grad(x) = 2x (the slope of x²), x0 = [1], lr = 0.25, two steps: [[1], [0.5], [0.25]].

    Shapes: grad: (D,) -> (D,), x0 (D,), lr and steps numbers -> (steps + 1, D)
    Returns: an array with one row for each place
    """
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]))
    return np.array(path)


def cases(rng):
    bowl = Source("lambda x: 2 * x")
    valley = Source("lambda x: np.array([1.0, 8.0, 3.0]) * x + np.array([0.5, 0.0, -1.0])")
    waves = Source("lambda x: np.array([np.cos(x[0]) + x[1], x[0] - np.sin(2 * x[1])])")
    yield case(bowl, np.array([1.0, -2.0]), 0.25, 2, label="x² + y² from (1, -2), lr = 1/4, by hand")
    yield case(valley, rng.normal(size=3), 0.1, 6, label="a valley in 3 dimensions, 6 steps")
    yield case(waves, rng.normal(size=2), 0.3, 5, label="a wavy surface, 5 steps")
    yield case(bowl, rng.uniform(1, 2, 4), 1.25, 3, label="a rate that is too large: the walk flies off")
    yield case(valley, rng.normal(size=3), 0.05, 1, label="1 step")
    yield case(bowl, rng.normal(size=2), 0.1, 0, label="0 steps: the start alone")


hints = (
    "How many rows does the result have after two steps? Which one is row 0?",
    "The gradient has to be asked again at every new place: it belongs inside the loop.",
    "Collect the places in a list that starts with x0. Make each new place by a subtraction that creates a new array "
    "(x -= ... writes into the old one, and the list would hold the same array many times).",
    "A twin: grad(x) = x - 4, x0 = [0], lr = 0.5, 2 steps. 0 - 0.5·(-4) = 2; 2 - 0.5·(-2) = 3. The walk is [[0], [2], [3]].",
)


def walk(grad, x0, lr, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]))
    return path


@misconception("Your walk climbs: the step is added. The gradient points uphill, so it has to be subtracted.")
def climbs(grad, x0, lr, steps):
    return np.array(walk(grad, x0, -lr, steps))


@misconception("The start is missing: row 0 must be x0, so that there are steps + 1 rows.")
def no_start(grad, x0, lr, steps):
    return np.array(walk(grad, x0, lr, steps)[1:])


@misconception("One row too few: the start is there, the place after the last step is not. Store the new place after each step.")
def no_end(grad, x0, lr, steps):
    return np.array(walk(grad, x0, lr, steps)[:-1])


@misconception("x0 itself was changed: `x = x0` gives the same array a second name, and x -= ... writes into it. Make a new "
               "array for each place.")  # fmt: skip
def changes_x0(grad, x0, lr, steps):
    x, path = x0, [x0.copy()]
    for _ in range(steps):
        x -= lr * grad(x)
        path.append(x.copy())
    return np.array(path)


@misconception("All rows hold the last place: you stored the same array again and again, and x -= ... changed them all. Store "
               "a new array each time.")  # fmt: skip
def stores_one_array(grad, x0, lr, steps):
    x = x0.copy()
    path = [x]
    for _ in range(steps):
        x -= lr * grad(x)
        path.append(x)
    return np.array(path)


@misconception("The walk is a straight line: the gradient is taken at x0 for ever. Ask for it again at each new place.")
def gradient_of_the_start(grad, x0, lr, steps):
    g = grad(x0)
    return np.array([x0 - lr * k * g for k in range(steps + 1)])


@misconception("Every place is one step away from x0: you always subtract from x0 instead of from the place reached so far.")
def steps_from_x0(grad, x0, lr, steps):
    path = [x0]
    for _ in range(steps):
        path.append(x0 - lr * grad(path[-1]))
    return np.array(path)


@misconception("Only the last place is returned. The whole walk is asked: one row for each place.")
def last_only(grad, x0, lr, steps):
    return walk(grad, x0, lr, steps)[-1]


@misconception("The learning rate is not used: the steps are as long as the gradient itself.")
def no_rate(grad, x0, lr, steps):
    return np.array(walk(grad, x0, 1.0, steps))


@misconception("All steps have the same length lr: you divided the gradient by its length. Plain gradient descent takes "
               "short steps where the slope is gentle.")  # fmt: skip
def unit_steps(grad, x0, lr, steps):
    return np.array(walk(lambda x: grad(x) / max(np.linalg.norm(grad(x)), 1e-300), x0, lr, steps))


@misconception("The gradient is divided by the rate: a smaller rate would then make longer steps. It is a factor.")
def divides_by_the_rate(grad, x0, lr, steps):
    return np.array(walk(grad, x0, 1 / lr, steps))


exercise = Exercise(
    gradient_descent,
    cases,
    points=4,
    hints=hints,
    misconceptions=(
        gradient_of_the_start,
        climbs,
        no_start,
        no_end,
        changes_x0,
        stores_one_array,
        steps_from_x0,
        last_only,
        no_rate,
        unit_steps,
        divides_by_the_rate,
    ),
)
