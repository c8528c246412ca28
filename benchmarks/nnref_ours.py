"""nnref at work, through its public path."""

import numpy as np
from nnref_data import convolution_case, digit_like, examples, grid, lstm_case

import nnref

VERSION = f"NumPy {np.__version__}"


def network(sizes, dtype, hidden="relu", loss="softmax_cross_entropy"):
    net = nnref.mlp(sizes, hidden=hidden, loss=loss)
    _, _, layers = examples(sizes, 1, dtype)
    return net, np.concatenate([part.ravel() for layer in layers for part in layer])


def epoch(sizes, batch, n, dtype):
    """One epoch of training with Adam."""
    net, theta = network(sizes, dtype)
    X, t, _ = examples(sizes, n, dtype)
    steps = nnref.train(net, nnref.Adam(), X, t, theta=theta, epochs=10**9, rng=np.random.default_rng(0), batch_size=batch)

    def work():
        total = 0.0
        for step in steps:
            total += step.loss
            if step.ends_epoch:
                return total

    return work


def decision_map(sizes, pixels, dtype):
    """The scores of a network of two inputs on a grid of pixels × pixels points."""
    net, theta = network(sizes, dtype, hidden="tanh", loss="bce_with_logits")
    points = grid(pixels, dtype)
    return lambda: net.predict(theta, points)


def full_check(sizes, n):
    """A numerical gradient in every parameter."""
    net, theta = network(sizes, np.float64, hidden="tanh")
    X, t, _ = examples(sizes, n, np.float64)
    return lambda: nnref.numerical_gradient_many(net, theta, X, t)


def projected_check(sizes, n):
    """A gradient check along three random directions."""
    net, theta = network(sizes, np.float64, hidden="tanh")
    X, t, _ = examples(sizes, n, np.float64)
    rng, objective = np.random.default_rng(0), net.objective(X, t)
    return lambda: nnref.check_objective(objective, theta, rng)


def landscape(sizes, points, dtype):
    """The loss of a network on the digits at points × points places of a plane in parameter space."""
    net, theta = network(sizes, dtype)
    X, t = digit_like(dtype)
    directions = nnref.filter_directions(net, theta, np.random.default_rng(0))
    places = np.linspace(-1, 1, points)
    return lambda: nnref.loss_landscape(net, theta, X, t, directions, places, places)


def many(sizes, batch, n, dtype, networks):
    """One step of Adam for every one of many networks, as a sweep."""
    net, theta = network(sizes, dtype)
    X, t, _ = examples(sizes, n, dtype)
    stack = np.stack([theta] * networks)
    steps = nnref.sweep(net, nnref.Adam(), X, t, theta=stack, epochs=10**9, rng=np.random.default_rng(0), batch_size=batch)
    return lambda: next(steps)


def many_alone(sizes, batch, n, dtype, networks):
    """The same, one network after the other."""
    net, theta = network(sizes, dtype)
    X, t, _ = examples(sizes, n, dtype)
    options = {"theta": theta, "epochs": 10**9, "batch_size": batch}
    runs = [nnref.train(net, nnref.Adam(), X, t, rng=np.random.default_rng(0), **options) for _ in range(networks)]

    def work():
        for steps in runs:
            next(steps)

    return work


def gradient_norms(depth, width, n):
    """The norms of the gradient of every layer of a deep tanh network."""
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=(width, width)) / np.sqrt(width) for _ in range(depth)]
    X = rng.normal(size=(n, width))
    return lambda: nnref.gradient_norms(weights, X, "tanh")


def convolution(n, channels, filters, image, kernel, dtype):
    """conv2d, forward and backward."""
    x, w, b, g = convolution_case(n, channels, filters, image, kernel, dtype)

    def work():
        y = nnref.conv2d(x, w, b, 1, kernel // 2)
        return nnref.conv2d_backward(g, y, x, w, b, 1, kernel // 2)

    return work


def lstm(n, length, inputs, hidden, dtype):
    """An LSTM over a sequence, forward and backward."""
    *inputs_and_weights, g = lstm_case(n, length, inputs, hidden, dtype)
    grads = g, np.zeros_like(g)  # of the states and of the cells

    def work():
        return nnref.lstm_backward(grads, nnref.lstm(*inputs_and_weights), *inputs_and_weights)

    return work
