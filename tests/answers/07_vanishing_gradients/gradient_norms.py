"""Answers to gradient_norms."""

import numpy as np

from tests.answers.kit import right, wrong

F = {"sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)), "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}
SLOPE = {"sigmoid": lambda a: a * (1 - a), "tanh": lambda a: 1 - a * a, "relu": lambda a: (a > 0) * 1.0}


@right
def by_outputs(weights, X, activation):
    outputs = [X]
    for W in weights:
        outputs.append(F[activation](outputs[-1] @ W))
    g, norms = np.ones_like(outputs[-1]), []
    for W, a, y in zip(weights[::-1], outputs[-2::-1], outputs[::-1]):
        dz = g * SLOPE[activation](y)
        norms.append(float(np.linalg.norm(a.T @ dz)))
        g = dz @ W.T
    return norms[::-1]


def back(weights, x, activation):
    """dL/dx and the norms of this layer and all that follow."""
    if not weights:
        return np.ones_like(x), []
    y = F[activation](x @ weights[0])
    g, norms = back(weights[1:], y, activation)
    dz = g * SLOPE[activation](y)
    return dz @ weights[0].T, [float(np.sqrt(((x.T @ dz) ** 2).sum())), *norms]


@right
def recursive(weights, X, activation):
    return back(list(weights), X, activation)[1]


@right
def row_by_row(matrices, rows, name):
    gradients = [np.zeros_like(W) for W in matrices]
    for x in rows:
        path = [x]
        for W in matrices:
            path.append(F[name](path[-1] @ W))
        g = np.ones(len(path[-1]))
        for k in reversed(range(len(matrices))):
            g = g * SLOPE[name](path[k + 1])
            gradients[k] += np.outer(path[k], g)
            g = matrices[k] @ g
    return [float(np.linalg.norm(d)) for d in gradients]


@right
def from_the_inputs(weights, X, activation):
    z_slopes, a, inputs = [], X, []
    for W in weights:
        inputs.append(a)
        z = a @ W
        if activation == "relu":
            a, s = np.where(z > 0, z, 0), np.where(z > 0, 1.0, 0.0)
        elif activation == "tanh":
            a, s = np.tanh(z), 1 / np.cosh(z) ** 2
        else:
            a = 1 / (1 + np.exp(-z))
            s = a * (1 - a)
        z_slopes.append(s)
    norms, g = [0.0] * len(weights), np.ones_like(a)
    for k in range(len(weights) - 1, -1, -1):
        g = g * z_slopes[k]
        norms[k] = float(np.linalg.norm(np.einsum("ni,nj->ij", inputs[k], g)))
        g = g @ weights[k].T
    return norms


def walk(weights, X, activation, seen=np.linalg.norm, slope=True, carry=True):
    outputs = [X]
    for W in weights:
        outputs.append(F[activation](outputs[-1] @ W))
    g, norms = np.ones_like(outputs[-1]), []
    for W, a, y in zip(weights[::-1], outputs[-2::-1], outputs[::-1]):
        dz = g * SLOPE[activation](y) if slope else g
        norms.append(float(seen(a.T @ dz)))
        g = dz @ W.T if carry else np.ones_like(a)
    return norms[::-1]


@wrong("the weights' norms", "norms_of_the_weights")
def of_weights(weights, X, activation):
    return [float(np.linalg.norm(W)) for W in weights]


@wrong("last layer first", "last_layer_first", "swapped_outputs", "permuted")
def last_first(weights, X, activation):
    return by_outputs(weights, X, activation)[::-1]


@wrong("no slopes", "slopes_forgotten")
def no_slopes(weights, X, activation):
    return walk(weights, X, activation, slope=False)


@wrong("sums", "signs_cancel", "only_some_signs")
def sums(weights, X, activation):
    return walk(weights, X, activation, seen=np.sum)


@wrong("spectral norm", "spectral_norm")
def spectral(weights, X, activation):
    return walk(weights, X, activation, seen=lambda d: np.linalg.norm(d, 2))


@wrong("squares", "squared_norms", "another_function")
def squares(weights, X, activation):
    return walk(weights, X, activation, seen=lambda d: (d**2).sum())


@wrong("the mean over rows", "mean_over_rows")
def mean(weights, X, activation):
    return [n / len(X) for n in by_outputs(weights, X, activation)]


@wrong("not passed on", "gradient_not_passed_on")
def not_passed(weights, X, activation):
    return walk(weights, X, activation, carry=False)


@wrong("largest entries")
def largest(weights, X, activation):
    return walk(weights, X, activation, seen=lambda d: np.abs(d).max())


@wrong("always tanh")
def tanh(weights, X, activation):
    return by_outputs(weights, X, "tanh")


@wrong("sigmoid is not known", "raised")
def two_activations(weights, X, activation):
    if activation == "sigmoid":
        raise KeyError(activation)
    return by_outputs(weights, X, activation)


@wrong("an array", "wrong_container")
def array(weights, X, activation):
    return np.array(by_outputs(weights, X, activation))


@wrong("the slope at the output", "slope_at_the_output")
def slope_of_outputs(weights, X, activation):
    f = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh, "relu": lambda z: z * (z > 0)}[activation]
    slope = {"sigmoid": lambda z: f(z) * (1 - f(z)), "tanh": lambda z: 1 - f(z) ** 2, "relu": lambda z: 1.0 * (z > 0)}[activation]
    a = [X]
    for w in weights:
        a.append(f(a[-1] @ w))
    g, norms = np.ones(a[-1].shape), []
    for w, came_in, out in zip(weights[::-1], a[-2::-1], a[::-1]):
        dz = g * slope(out)
        norms.insert(0, float(np.linalg.norm(came_in.T @ dz)))
        g = dz @ w.T
    return norms
