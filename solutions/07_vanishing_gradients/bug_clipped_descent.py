"""Bug: clipped descent that never comes to rest."""

import numpy as np

from autograder.exercise import Bug, Source, case, misconception


def planted_clipped_descent(w, gradient, lr, max_norm, steps):
    """Gradient descent with clipping by norm. ONE line is wrong: find it and mend it.

    In each step, a gradient that is longer than max_norm is shortened to this length;
    then w moves by lr against it.

    On a cliff it behaves: no step is longer than lr · max_norm. But near the minimum it
    never comes to rest. It jumps to and fro, however small the gradient has become.

    By hand: gradient(w) = w, w = [4], lr 0.5, max_norm 2, 3 steps. The right path is 4,
    3, 2, 1: three times the gradient is 2 or is cut to 2. After that it halves: 0.5, 0.25.

    Shapes: w (D,) -> (steps + 1, D), the start first
    Returns: an array, the whole path
    """
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        length = np.linalg.norm(g)
        g = g * (max_norm / length)
        path.append(path[-1] - lr * g)
    return np.array(path)


def bug_clipped_descent(w, gradient, lr, max_norm, steps):
    """Gradient descent with clipping by norm; the gradient is never exactly 0 here."""
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        length = np.linalg.norm(g)
        g = g * min(1.0, max_norm / length)
        path.append(path[-1] - lr * g)
    return np.array(path)


def pull(goal, slopes):
    return f"lambda w: np.array({[float(s) for s in slopes]}) * (w - np.array({[float(v) for v in goal]}))"


def cases(rng):
    yield case(
        np.array([4.0]), Source("lambda w: 1.0 * w"), 0.5, 2.0, 5, label="1 weight, 5 steps, by hand: 4, 3, 2, 1, 0.5, 0.25"
    )
    goal, slopes = rng.normal(size=3) + 2, rng.uniform(0.5, 2, 3)
    yield case(np.zeros(3), Source(pull(goal, slopes)), 0.3, 1.5, 12, label="3 weights, 12 steps: first cut, then not")
    yield case(np.zeros(3), Source(pull(goal, slopes)), 0.3, 1e3, 6, label="a limit that is never reached")
    yield case(50.0 + goal, Source(pull(goal, slopes)), 0.5, 2.0, 6, label="always cut")
    yield case(np.array([3.0, -2.0]), Source("lambda w: w ** 3"), 0.1, 4.0, 15, label="2 weights, a steep wall and a flat valley")


hints = (
    "Print the length of g after the clipping, step by step, for the first case. Is it ever smaller than max_norm?",
    "What does the faulty line do to a gradient that is shorter than max_norm?",
    "The factor max_norm / length is right while it is below 1. What should the factor be when it would be above 1?",
    "A twin: a price may be lowered to 10, never raised to it. price * (10 / price) is 10 always; min(price, 10) leaves 7 at 7.",
)


@misconception(
    "It is turned round: short gradients are still lengthened, and long ones are not shortened any more. The factor is never below 1 now."
)
def larger_of_the_two(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        g = g * max(1.0, max_norm / np.linalg.norm(g))
        path.append(path[-1] - lr * g)
    return np.array(path)


@misconception(
    "There is no clipping any more: a long gradient makes a long step. Near the minimum that is right, on a cliff it is not."
)
def no_clipping(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return np.array(path)


@misconception(
    "Each entry is cut on its own now: clipping by value. It bends the path; asked is one factor for the whole gradient."
)
def by_value(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * np.clip(gradient(path[-1]), -max_norm, max_norm))
    return np.array(path)


@misconception(
    "The step lr · g is cut to max_norm, not the gradient. The limit is on the length of g, before it is multiplied by lr."
)
def cuts_the_step(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        step = lr * gradient(path[-1])
        path.append(path[-1] - step * min(1.0, max_norm / np.linalg.norm(step)))
    return np.array(path)


@misconception(
    "A long gradient is replaced by the number max_norm: its direction is lost, and every entry moves down by the same. Scale the gradient itself."
)
def number_for_gradient(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        g = g if np.linalg.norm(g) <= max_norm else max_norm * np.ones_like(g)
        path.append(path[-1] - lr * g)
    return np.array(path)


@misconception("Short gradients are set to 0: it rests, but far from the minimum. A gradient below the limit stays as it is.")
def short_ones_dropped(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        length = np.linalg.norm(g)
        path.append(path[-1] - lr * g * (max_norm / length if length > max_norm else 0.0))
    return np.array(path)


@misconception(
    "Long gradients are shortened, but short ones as well: a divisor such as max_norm + length never lets one through whole."
)
def always_a_little(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        path.append(path[-1] - lr * g * max_norm / (max_norm + np.linalg.norm(g)))
    return np.array(path)


@misconception(
    "Long gradients are dropped altogether: on a steep wall nothing moves any more. Shorten them, and keep the direction."
)
def long_ones_dropped(w, gradient, lr, max_norm, steps):
    path = [w]
    for _ in range(steps):
        g = gradient(path[-1])
        path.append(path[-1] - lr * g * float(np.linalg.norm(g) <= max_norm))
    return np.array(path)


exercise = Bug(
    planted_clipped_descent,
    bug_clipped_descent,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        larger_of_the_two,
        no_clipping,
        by_value,
        cuts_the_step,
        number_for_gradient,
        short_ones_dropped,
        always_a_little,
        long_ones_dropped,
    ),
)
