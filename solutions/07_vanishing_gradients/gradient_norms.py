"""Exercise: the size of the gradient in every layer of a deep network."""

from itertools import pairwise

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import sigmoid


def gradient_norms(weights, X, activation):
    """How large is the gradient of each weight matrix in a deep network?

    The network has no biases; the activation follows every layer, the last one too:

    a₀ = X,  zₗ = aₗ₋₁ Wₗ,  aₗ = f(zₗ),  and the "loss" L is the sum of all entries of the
    last a. So dL/da of the last layer is 1 everywhere.

    `weights` is a list of matrices, `activation` one of "sigmoid", "tanh", "relu". For each
    layer return the Frobenius norm of dL/dWₗ, the root of the sum of its squared entries:
    np.linalg.norm gives it. ReLU's slope at 0 is 0. (`sigmoid` has been imported at the top.)

    By hand: weights [[2]] and [[3]], X = [[1]], relu. a₁ = 2, a₂ = 6.
    dL/dW₂ = a₁ = 2, dL/dW₁ = 3 · 1 = 3: the answer is [3.0, 2.0].

    Shapes: X (N, D)
    Returns: a list of Python floats, the first layer first
    """
    f = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0.0)}[activation]
    slopes = {"sigmoid": lambda a: a * (1 - a), "tanh": lambda a: 1 - a**2, "relu": lambda a: 1.0 * (a > 0)}
    outputs = [X]
    for w in weights:
        outputs.append(f(outputs[-1] @ w))
    norms, g = [], np.ones_like(outputs[-1])
    for layer in range(len(weights) - 1, -1, -1):
        dz = g * slopes[activation](outputs[layer + 1])
        norms.append(float(np.linalg.norm(outputs[layer].T @ dz)))
        g = dz @ weights[layer].T
    return norms[::-1]


def stack(rng, sizes, scale=1.0):
    return [scale * rng.normal(size=shape) for shape in pairwise(sizes)]


def cases(rng):
    yield case([np.array([[2.0]]), np.array([[3.0]])], np.array([[1.0]]), "relu", label="2 layers of 1 unit, by hand: [3.0, 2.0]")
    yield case(stack(rng, (3, 5, 2, 4)), rng.normal(size=(4, 3)), "sigmoid", label="3 layers, sigmoid")
    yield case(stack(rng, (3, 5, 2, 4), 0.6), rng.normal(size=(4, 3)), "tanh", label="3 layers, tanh")
    yield case(stack(rng, (3, 9, 8, 7)), rng.normal(size=(6, 3)), "relu", label="3 layers, relu")
    yield case(stack(rng, (4, 3, 2)), rng.normal(size=(1, 4)), "sigmoid", label="1 row only")
    yield case(stack(rng, (2, 3)), rng.normal(size=(5, 2)), "tanh", label="1 layer")
    deep = stack(rng, (6,) * 13)
    yield case(deep, rng.normal(size=(3, 6)), "sigmoid", label="12 layers, sigmoid: tiny numbers", rtol=1e-7, atol=0.0)


hints = (
    "Do the by-hand example with a pencil: forward, keeping each a; then backward from dL/da₂ = 1. Which numbers did you need again?",
    "One step back through layer l has three parts: times the slope of the activation; then the gradient of W; then on to the layer before.",
    "With dz = g * slope: dL/dW is (what came in).T @ dz, and the gradient for the layer before is dz @ W.T. The slope can be read from the "
    "output: a(1 - a), 1 - a², or 1 where a > 0.",
    "A twin with tanh, one layer, W = [[0]], X = [[5]]: z = 0, a = 0, slope 1, dL/dW = 5 · 1 = 5, so the answer is [5.0].",
)


def walk(weights, X, activation, seen=np.linalg.norm, slopes=True, last=True, carry=True, early=False, fed=0):
    """The right answer with a switch for each mistake; `seen` is what is written down of dL/dW."""
    f = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0.0)}[activation]
    slope = {"sigmoid": lambda a: a * (1 - a), "tanh": lambda a: 1 - a**2, "relu": lambda a: 1.0 * (a > 0)}[activation]
    a = [X]
    for w in weights:
        a.append(f(a[-1] @ w))
    g, found = np.ones_like(a[-1]), []
    for k in reversed(range(len(weights))):
        dz = g * slope(a[k + 1]) if slopes and (last or k < len(weights) - 1) else g
        found.append(float(seen(a[k + fed].T @ (g if early else dz))))
        g = dz @ weights[k].T if carry else np.ones_like(a[k])
    return found[::-1]


@misconception("These are the norms of the weights themselves. Asked is the norm of the gradient of each weight matrix.")
def norms_of_the_weights(weights, X, activation):
    return [float(np.linalg.norm(w)) for w in weights]


@misconception(
    "The list is the wrong way round: the backward pass meets the last layer first, but the answer starts with the first layer."
)
def last_layer_first(weights, X, activation):
    return walk(weights, X, activation)[::-1]


@misconception(
    "You add up the entries of dL/dW: positive and negative ones cancel. A norm squares them first; np.linalg.norm does it."
)
def signs_cancel(weights, X, activation):
    return walk(weights, X, activation, seen=lambda d: abs(d.sum()))


@misconception(
    "The slopes of the activations are missing on the way back: your gradients pass as if the layers were linear. Each layer multiplies by its "
    "slope."
)
def slopes_forgotten(weights, X, activation):
    return walk(weights, X, activation, slopes=False)


@misconception(
    "The slope is taken at the output a of the layer, as f'(a). It belongs to z, what went into the activation: f'(z). Written with the output, "
    "it is a(1 - a) for sigmoid and 1 - a² for tanh."
)
def slope_at_the_output(weights, X, activation):
    f = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0.0)}[activation]
    slope = {
        "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
        "tanh": lambda z: 1 - np.tanh(z) ** 2,
        "relu": lambda z: 1.0 * (z > 0),
    }
    a = [X]
    for w in weights:
        a.append(f(a[-1] @ w))
    g, found = np.ones_like(a[-1]), []
    for k in reversed(range(len(weights))):
        dz = g * slope[activation](a[k + 1])
        found.append(float(np.linalg.norm(a[k].T @ dz)))
        g = dz @ weights[k].T
    return found[::-1]


@misconception(
    "dL/dW is taken one step too early: before g is multiplied by the slope of its layer. W stands in front of the activation, so it gets "
    "dz = g * slope; first the slope, then the norm."
)
def norm_before_the_slope(weights, X, activation):
    return walk(weights, X, activation, early=True)


@misconception(
    "dL/dW is made with what the layer gives out. W multiplied what came IN: take the output of the layer before, or X for the first."
)
def own_output_for_input(weights, X, activation):
    return walk(weights, X, activation, fed=1)


@misconception(
    "The last layer's own activation is passed over: its slope belongs to the product too, before dL/dW of that layer."
)
def last_slope_forgotten(weights, X, activation):
    return walk(weights, X, activation, last=False)


@misconception(
    "The gradient does not travel: every layer starts again from ones. What comes out of one layer, dz @ W.T, is the g of the layer before."
)
def gradient_not_passed_on(weights, X, activation):
    return walk(weights, X, activation, carry=False)


@misconception("Divided by the number of rows: that would be the gradient of a mean. L is the plain sum over all rows here.")
def mean_over_rows(weights, X, activation):
    return [norm / len(X) for norm in walk(weights, X, activation)]


@misconception(
    "You used the spectral norm, the largest stretch, np.linalg.norm(..., 2). Asked is the Frobenius norm, its default for a matrix."
)
def spectral_norm(weights, X, activation):
    return walk(weights, X, activation, seen=lambda d: np.linalg.norm(d, 2))


@misconception("The squares are added up, but the root is missing at the end: these are squared norms.")
def squared_norms(weights, X, activation):
    return walk(weights, X, activation, seen=lambda d: (d**2).sum())


@misconception("You return the mean size of an entry, np.abs(...).mean(), not the norm of the whole matrix.")
def mean_size(weights, X, activation):
    return walk(weights, X, activation, seen=lambda d: np.abs(d).mean())


exercise = Exercise(
    gradient_norms,
    cases,
    points=4,
    hints=hints,
    misconceptions=(
        norms_of_the_weights,
        last_layer_first,
        signs_cancel,
        slopes_forgotten,
        slope_at_the_output,
        norm_before_the_slope,
        own_output_for_input,
        last_slope_forgotten,
        gradient_not_passed_on,
        mean_over_rows,
        spectral_norm,
        squared_norms,
        mean_size,
    ),
)
