import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_every_update():
    """Often said: "After every update a perceptron makes fewer mistakes on the data."

    Refute it: return (X, t, w, b), a data set of at least two points X (N, 2)
    with targets t (N,) of 0 and 1, and a perceptron w (2,), b, such that
    the perceptron is wrong on the FIRST row, and after the update on this row (with lr = 1)
    it makes MORE mistakes on all rows than before.
    """
    X = np.array([[-10.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0]])
    return X, np.array([1, 1, 1, 1]), np.array([1.0, 0.0]), 0.0


def cases(rng):
    yield case(label="more mistakes after the update than before")


hints = (
    "The update looks at one row only. What can happen to rows that were right?",
    "Let the other rows be right, but near the line, and let the first row lie far away: then w changes much.",
    "You may stay on one axis: with x2 = 0 for all points only w1 and b matter. Start with w = (1, 0), b = 0: who is class 1?",
    "With numbers on a line: w = 1, b = 0, the wrong point x = -6 with t = 1. After the update w = -5, b = 1. "
    "Now x = 2 with t = 1 scores -9, and before it scored 2.",
)


@misconception("The perceptron is right on your first row, so nothing is updated at all. Choose a first row with a wrong answer.")
def first_row_is_right():
    return np.array([[1.0, 0.0], [2.0, 0.0]]), np.array([1, 1]), np.array([1.0, 0.0]), 0.0


@misconception(
    "Here the update did help: fewer mistakes than before. Make it harm: rows that were right have to become wrong, "
    "and more of them than are mended."
)
def update_helps():
    return np.array([[-1.0, 0.0], [2.0, 0.0]]), np.array([1, 1]), np.array([-1.0, 0.0]), -2.0


@misconception("As many mistakes after the update as before. Nearly: one row more that was right and becomes wrong is needed.")
def as_many_as_before():
    return np.array([[-10.0, 0.0], [1.0, 0.0]]), np.array([1, 1]), np.array([1.0, 0.0]), 0.0


def verify(value):
    if not isinstance(value, (tuple, list)) or len(value) != 4:
        return "Four things are asked: return X, t, w, b, the points, their targets, and the perceptron before the update."
    X, t, w, b = (np.asarray(part, dtype=float) for part in value)
    if X.ndim != 2 or X.shape[1] != 2 or t.shape != X.shape[:1] or w.shape != (2,) or b.shape != () or len(X) < 2:
        shapes = f"{X.shape}, {t.shape}, {w.shape} and {b.shape}"
        return f"Expected X (N, 2) with N at least 2, t (N,), w (2,) and a single number b; yours are {shapes}."
    if not np.all((t == 0) | (t == 1)):
        return "The targets have to be 0 or 1."
    if not (np.isfinite(X).all() and np.isfinite(w).all() and np.isfinite(b)):
        return "Ordinary numbers are asked, without nan or inf."
    y = (X @ w + b > 0).astype(int)
    if y[0] == t[0]:
        return "first_row_is_right"
    error = int(t[0]) - y[0]
    after = (X @ (w + error * X[0]) + b + error > 0).astype(int)
    more = int((after != t).sum()) - int((y != t).sum())
    return None if more > 0 else "as_many_as_before" if more == 0 else "update_helps"


exercise = Exercise(
    myth_every_update,
    cases,
    points=2,
    hints=hints,
    misconceptions=(first_row_is_right, update_helps, as_many_as_before),
    verify=verify,
    kind="myth",
)
