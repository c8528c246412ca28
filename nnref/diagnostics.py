"""Diagnostics: looking into a network for units that have died and gradients that have vanished or exploded."""

import numpy as np

from nnref.activations import relu, relu_backward, sigmoid, sigmoid_backward, tanh, tanh_backward

__all__ = ["dead_units", "gradient_norms", "sigmoid_bound"]

ACTIVATIONS = {"relu": (relu, relu_backward), "sigmoid": (sigmoid, sigmoid_backward), "tanh": (tanh, tanh_backward)}


def dead_units(X, W, b):
    """Which ReLU units are 0 on every row of X: their gradient is 0 too, so nothing in X can wake them.

    Shapes: X (N, D), W (D, M), b (M,) -> (M,)

    >>> dead_units(np.array([[1.0], [2.0]]), np.array([[1.0, -1.0, -1.0]]), np.array([0.0, 0.0, 1.5]))
    array([False,  True, False])
    """
    return np.all(relu(X @ W + b) == 0.0, axis=0)


def gradient_norms(weights, X, activation):
    """‖dL/dW‖ (Frobenius) of each layer, first layer first, for L = the sum of a deep network's outputs.

    The layers have no biases, and the activation ("relu", "sigmoid" or "tanh") follows every one of them.

    Raises ValueError for another activation.

    >>> gradient_norms([np.array([[2.0]]), np.array([[3.0]])], np.array([[1.0]]), "relu")  # L = 1 * 2 * 3
    [3.0, 2.0]
    """
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(map(repr, ACTIVATIONS))}, got {activation!r}")
    f, f_backward = ACTIVATIONS[activation]
    zs, activations = [], [X]
    for w in weights:
        zs.append(activations[-1] @ w)
        activations.append(f(zs[-1]))
    norms = []
    g = np.ones_like(activations[-1])
    for layer in reversed(range(len(weights))):
        g = f_backward(g, activations[layer + 1], zs[layer])
        norms.append(float(np.linalg.norm(activations[layer].T @ g)))
        g = g @ weights[layer].T
    return norms[::-1]


def sigmoid_bound(weights):
    """An upper bound on how much of a gradient passes back through sigmoid layers: (1/4)^L * Π ‖W‖₂.

    A sigmoid's slope is at most 1/4, and a matrix stretches a vector at most by its spectral norm ‖W‖₂.

    >>> sigmoid_bound([np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([[4.0], [0.0]])])
    0.5
    """
    return float(np.prod([np.linalg.norm(w, 2) / 4.0 for w in weights]))
