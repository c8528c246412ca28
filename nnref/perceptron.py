"""The perceptron: one neuron with a step, its learning rule, the line it draws, and the two-layer network that solves XOR."""

import numpy as np

__all__ = ["boundary_line", "perceptron_predict", "perceptron_update", "train_perceptron", "xor_network"]


def perceptron_predict(X, w, b):
    """The class of each row: 1 where the score X w + b is positive, else 0 (a score of 0 is class 0).

    Shapes: X (N, D), w (D,), b () -> (N,)

    >>> perceptron_predict(np.array([[2.0, 0.0], [0.0, 2.0], [1.0, 1.0]]), np.array([1.0, -1.0]), 0.0)
    array([1, 0, 0])
    """
    return (X @ w + b > 0).astype(int)


def perceptron_update(w, b, x, t, lr):
    """(w, b) after one example: moved towards x if it was missed, away from x if it was a false alarm, else unchanged.

    w + lr * (t - y) * x, b + lr * (t - y), with y the predicted class

    Shapes: w (D,), b (), x (D,), t () -> (D,), ()

    >>> perceptron_update(np.array([0.0, 0.0]), 0.0, np.array([1.0, 2.0]), 1, lr=0.5)
    (array([0.5, 1. ]), 0.5)

    Rosenblatt 1958, doi:10.1037/h0042519.
    """
    error = t - (1 if x @ w + b > 0 else 0)
    return w + lr * error * x, b + lr * error


def train_perceptron(X, t, lr, max_epochs):
    """(w, b, mistakes): the rule applied row by row from zeros, until an epoch passes without a mistake.

    `mistakes` counts them per epoch, the final 0 included. If a line separates the classes, that 0 comes (Novikoff 1962).

    Shapes: X (N, D), t (N,)
    Raises ValueError for targets other than 0 and 1.

    >>> X, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1])
    >>> train_perceptron(X, t, lr=1.0, max_epochs=20)  # AND
    (array([2., 1.]), -2.0, [1, 3, 3, 2, 1, 0])
    """
    if not np.isin(t, (0, 1)).all():
        raise ValueError(f"targets must be 0 or 1, got {np.unique(t)}: labels -1/+1 turn into 0/1 by (t > 0).astype(int)")
    w, b, mistakes = np.zeros(X.shape[1], np.result_type(X, 0.0)), 0.0, []
    for _ in range(max_epochs):
        mistakes.append(0)
        for x, target in zip(X, t):
            mistakes[-1] += int(target != (x @ w + b > 0))
            w, b = perceptron_update(w, b, x, int(target), lr)
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


def boundary_line(w, b):
    """(slope, intercept) of the line x2 = slope * x1 + intercept on which the score w1 x1 + w2 x2 + b is 0.

    Raises ValueError where w2 = 0: the boundary is then the vertical line x1 = -b / w1, or there is none.

    >>> boundary_line(np.array([1.0, 2.0]), -4.0)
    (-0.5, 2.0)
    """
    w1, w2 = w
    if w2 == 0:
        where = f"the vertical line x1 = {-b / w1:g}" if w1 != 0 else "no line: both weights are 0"
        raise ValueError(f"the boundary is {where}; it has no slope because w[1] is 0")
    return float(-w1 / w2), float(-b / w2)


def xor_network():
    """(W1, b1, w2, b2) of two hidden step units and one output step unit that compute XOR.

    Hidden unit 1 is OR (x1 + x2 > 0.5), hidden unit 2 is AND (x1 + x2 > 1.5); the output fires for OR without AND.

    >>> W1, b1, w2, b2 = xor_network()
    >>> X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> perceptron_predict((X @ W1 + b1 > 0).astype(float), w2, b2)
    array([0, 1, 1, 0])

    Minsky & Papert 1969, "Perceptrons", on why one unit cannot.
    """
    return np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([-0.5, -1.5]), np.array([1.0, -1.0]), -0.5
