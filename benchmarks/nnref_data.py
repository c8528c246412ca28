"""The cases: what every contender gets to do. Plain NumPy, so that every Python can import it."""

import itertools

import numpy as np

SIZES = {
    "S": {"sizes": [2, 16, 16, 2], "batch": 32, "n": 512},
    "M": {"sizes": [64, 128, 64, 10], "batch": 64, "n": 1792},
    "L": {"sizes": [784, 256, 128, 10], "batch": 128, "n": 1280},
    "XL": {"sizes": [784, 1024, 1024, 10], "batch": 256, "n": 1280},
}


def examples(sizes, n, dtype):
    """Random inputs, random labels, and He's start: (X, t, [(w, b), ...]). Speed does not depend on what is learned."""
    rng = np.random.default_rng(0)
    layers = [(np.sqrt(2 / a) * rng.normal(size=(a, b)), np.zeros(b)) for a, b in itertools.pairwise(sizes)]
    X, t = rng.normal(size=(n, sizes[0])).astype(dtype), rng.integers(0, sizes[-1], n)
    return X, t, [(w.astype(dtype), b.astype(dtype)) for w, b in layers]


def grid(pixels, dtype):
    """The points of a picture of the plane, (pixels², 2)."""
    line = np.linspace(-1, 1, pixels)
    return np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2).astype(dtype)


def digit_like(dtype):
    """As many pictures as scikit-learn has digits, of as many pixels."""
    rng = np.random.default_rng(0)
    return rng.random((1797, 64)).astype(dtype), rng.integers(0, 10, 1797)


def plane(layers, dtype):
    """Two random directions in the space of these parameters."""
    rng = np.random.default_rng(0)
    return [[(rng.normal(size=w.shape).astype(dtype), np.zeros_like(b)) for w, b in layers] for _ in range(2)]


def convolution_case(n, channels, filters, image, kernel, dtype):
    """Images, filters, biases, and a gradient of the result."""
    rng = np.random.default_rng(0)
    shapes = (n, channels, image, image), (filters, channels, kernel, kernel), (filters,), (n, filters, image, image)
    return [rng.normal(size=shape).astype(dtype) for shape in shapes]


def lstm_case(n, length, inputs, hidden, dtype):
    """Sequences, start, weights, and a gradient of all states."""
    rng = np.random.default_rng(0)
    shapes = (
        (n, length, inputs),
        (n, hidden),
        (n, hidden),
        (inputs, 4 * hidden),
        (hidden, 4 * hidden),
        (4 * hidden,),
        (n, length, hidden),
    )
    return [(0.1 * rng.normal(size=shape)).astype(dtype) for shape in shapes]
