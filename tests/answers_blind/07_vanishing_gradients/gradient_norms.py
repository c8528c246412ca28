import numpy as np

from tests.answers_blind.kit import right, wrong

F = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a**2),
    "relu": (lambda z: np.maximum(z, 0), lambda a: (a > 0).astype(float)),
}


def layers(weights, X, activation):
    a = [X]
    for W in weights:
        a.append(F[activation][0](a[-1] @ W))
    return a


@right
def stack_of_outputs(weights, X, activation):
    a, slope, out = layers(weights, X, activation), F[activation][1], []
    g = np.ones(a[-1].shape)
    for i in range(len(weights) - 1, -1, -1):
        d = g * slope(a[i + 1])
        out.insert(0, float(np.sqrt(((a[i].T @ d) ** 2).sum())))
        g = d @ weights[i].T
    return out


@right
def recursive(weights, X, activation):
    f, slope = F[activation]

    def down(i, a):
        if i == len(weights):
            return np.ones_like(a), []
        y = f(a @ weights[i])
        g, norms = down(i + 1, y)
        d = g * slope(y)
        return d @ weights[i].T, [np.linalg.norm(a.T @ d).item(), *norms]

    return down(0, np.asarray(X, dtype=float))[1]


@wrong("last layer first", r"revers|order|first layer first|last")
def last_first(weights, X, activation):
    return stack_of_outputs(weights, X, activation)[::-1]


@wrong("the last layer's slope is left out", r"last", r"slope|activation")
def last_slope_missing(weights, X, activation):
    a, slope, out = layers(weights, X, activation), F[activation][1], []
    d = np.ones(a[-1].shape)
    for i in range(len(weights) - 1, -1, -1):
        out.insert(0, float(np.linalg.norm(a[i].T @ d)))
        d = (d @ weights[i].T) * slope(a[i]) if i else d
    return out


@wrong("the norm of the gradient of a, not of W", r"weight|dW|\bW\b|activation|dL/da")
def norms_of_activations(weights, X, activation):
    a, slope, out = layers(weights, X, activation), F[activation][1], []
    g = np.ones(a[-1].shape)
    for i in range(len(weights) - 1, -1, -1):
        d = g * slope(a[i + 1])
        g = d @ weights[i].T
        out.insert(0, float(np.linalg.norm(g)))
    return out


@wrong("the norms are squared: no root", r"root|squar")
def no_root(weights, X, activation):
    return [v**2 for v in stack_of_outputs(weights, X, activation)]
