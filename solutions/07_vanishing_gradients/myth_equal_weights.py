"""Myth: "weights that start equal stay as they are"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_equal_weights():
    """Often said: "if all weights start with the same value, they remain the same
    throughout training".

    A network with two inputs, two tanh units and one linear output, no biases:
    h = tanh(x W1), y = h · w2, loss (y - t)². All six weights start at the same number c.
    There is one example, x = [1, 2], t = 1, and the learning rate is 0.5.

    Return a number c for which EVERY weight moves by more than 0.05 in the first step of
    gradient descent.

    (Look at what comes out: the two columns of W1 are still equal to each other. That
    is what is true about the sentence. Its rows no longer are.)

    Returns: a number
    """
    return 0.2


def cases(rng):
    yield case(label="your number c")


def verify(c):
    c, x = float(c), np.array([1.0, 2.0])
    if not np.isfinite(c) or abs(c) > 1e6:
        return f"no weight can start from {c:g}"
    h = np.tanh(3 * c)
    y = 2 * c * h
    dy = 2 * (y - 1)
    moves = 0.5 * np.abs([dy * h, *(dy * c * (1 - h**2) * x)])
    if (moves > 0.05).all():
        return None
    if c == 0:
        return "all_zero"
    if abs(h) > 0.95:
        return "saturated"
    if abs(c) < 0.1:
        return "too_close_to_zero"
    return f"the least of the moves is {moves.min():.3f}, and 0.05 is asked; y is {y:.2f} here, so there may be little error left to learn from"


hints = (
    "With all weights c the units both get c · 1 + c · 2. What are h, y and the error y - t for c = 0.5? And for c = 0.1?",
    "The gradient of W1 is 2 (y - t) · c · (1 - h²) · x. Which of its factors is small for c near 0, and which ones for large c?",
    "Somewhere between almost 0 and 0.4 all factors are of middle size. Write the six lines in NumPy and try some c.",
    "A twin with linear units and c = 0.1: h = 0.3, y = 0.06, dL/dy = -1.88, dW1 = -1.88 · 0.1 · [1, 2]: moves of 0.09 and 0.19.",
)


@misconception(
    "With c = 0 nothing moves: h is 0, so w2 gets no gradient; w2 is 0, so W1 gets none. That is a special case of equal "
    "weights. With another c they move."
)
def all_zero():
    return 0.0


@misconception("With this c the tanh units are saturated, 1 - h² is almost 0, and W1 hardly moves. Take a smaller c.")
def saturated():
    return 1.0


@misconception(
    "So close to 0 the weights move too little: the gradient of W1 has the factor c. Take a c that is somewhat larger."
)
def too_close_to_zero():
    return 0.01


exercise = Exercise(
    myth_equal_weights,
    cases,
    points=2,
    hints=hints,
    verify=verify,
    kind="myth",
    misconceptions=(all_zero, saturated, too_close_to_zero),
)
