"""NumPy as a textbook writes it, and the bare matrix products that no network can do without."""

import numpy as np
from nnref_data import digit_like, examples, grid, plane

VERSION = f"NumPy {np.__version__}"


def forward(layers, X, f):
    """The inputs of every layer, and the scores."""
    values = [X]
    for k, (w, b) in enumerate(layers):
        z = values[-1] @ w + b
        values.append(f(z) if k + 1 < len(layers) else z)
    return values


def relu(z):
    return np.maximum(z, 0)


def loss_of(scores, t):
    s = scores - scores.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(t)), t])


def epoch(sizes, batch, n, dtype):
    """One epoch with Adam: arrays made anew by every expression, one update for each array of parameters."""
    X, t, layers = examples(sizes, n, dtype)
    rng, count = np.random.default_rng(0), 0
    parameters = [a for layer in layers for a in layer]
    ms, vs = [np.zeros_like(a) for a in parameters], [np.zeros_like(a) for a in parameters]

    def work():
        nonlocal count
        order, total = rng.permutation(n), 0.0
        for i in range(0, n, batch):
            rows = order[i : i + batch]
            Xb, tb = X[rows], t[rows]
            values = forward(layers, Xb, relu)
            total += loss_of(values[-1], tb)
            p = np.exp(values[-1] - values[-1].max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(tb)), tb] -= 1
            g, grads = p / len(tb), []
            for k in reversed(range(len(layers))):
                grads = [values[k].T @ g, g.sum(axis=0), *grads]
                if k:
                    g = (g @ layers[k][0].T) * (values[k] > 0)
            count += 1
            for w, dw, m, v in zip(parameters, grads, ms, vs):
                m[...] = 0.9 * m + 0.1 * dw
                v[...] = 0.999 * v + 0.001 * dw**2
                w -= 0.001 * (m / (1 - 0.9**count)) / (np.sqrt(v / (1 - 0.999**count)) + 1e-8)
        return total

    return work


def products(sizes, batch, n, dtype):
    """The matrix products of an epoch alone: three for every layer, two for the first."""
    X, _, layers = examples(sizes, batch, dtype)
    calls = []
    x = X
    for k, (w, _) in enumerate(layers):
        z, dw, dx = x @ w, np.empty_like(w), np.empty_like(x)
        calls += [(x, w, z), (x.T, np.ones_like(z), dw)] + ([(np.ones_like(z), w.T, dx)] if k else [])
        x = z

    def work():
        for _ in range(n // batch):
            for a, b, out in calls:
                np.dot(a, b, out)

    return work


def decision_map(sizes, pixels, dtype):
    _, _, layers = examples(sizes, 1, dtype)
    points = grid(pixels, dtype)
    return lambda: forward(layers, points, np.tanh)[-1]


def full_check(sizes, n):
    """Central differences, one parameter after the other."""
    X, t, layers = examples(sizes, n, np.float64)

    def work():
        grads = []
        for layer in layers:
            for a in layer:
                g, flat = np.empty_like(a), a.reshape(-1)
                for i in range(a.size):
                    kept = flat[i]
                    flat[i] = kept + 1e-5
                    above = loss_of(forward(layers, X, np.tanh)[-1], t)
                    flat[i] = kept - 1e-5
                    g.reshape(-1)[i] = (above - loss_of(forward(layers, X, np.tanh)[-1], t)) / 2e-5
                    flat[i] = kept
                grads.append(g)
        return grads

    return work


def landscape(sizes, points, dtype):
    X, t = digit_like(dtype)
    _, _, layers = examples(sizes, 1, dtype)
    first, second = plane(layers, dtype)
    places = np.linspace(-1, 1, points).astype(dtype)

    def work():
        losses = np.empty((points, points))
        for i, a in enumerate(places):
            for j, b in enumerate(places):
                here = [tuple(p + a * d + b * e for p, d, e in zip(*parts)) for parts in zip(layers, first, second)]
                losses[i, j] = loss_of(forward(here, X, relu)[-1], t)
        return losses

    return work
