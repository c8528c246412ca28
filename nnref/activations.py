"""Activation functions and their derivatives: each is a pair, `f` and `f_backward`.

`f_backward(g, y, z)` takes the gradient `g` of the loss with respect to the output, the output `y = f(z)` and the input `z`, and
returns the gradient with respect to `z`. A derivative is written in terms of `y` where that is shorter.

`out=` means what it means in NumPy. In the pure form every step makes a new array; with `out` each step writes over the one
before. In a backward function `out` may be `g` itself (not `y` or `z`); in a forward function it may be none of the inputs.
At a kink the derivative of the left side holds, so relu'(0) = 0.
The softmax family works along the last axis and takes any number of axes before it.
"""

import numpy as np

from nnref.normal import normal_cdf, normal_density

__all__ = [
    "elu", "elu_backward", "gelu", "gelu_backward", "gelu_tanh", "gelu_tanh_backward", "identity", "identity_backward",
    "leaky_relu", "leaky_relu_backward", "log_softmax", "log_softmax_backward", "maxout", "maxout_backward", "relu",
    "relu_backward", "sigmoid", "sigmoid_backward", "silu", "silu_backward", "softmax", "softmax_backward", "softplus",
    "softplus_backward", "step", "step_backward", "tanh", "tanh_backward",
]  # fmt: skip

GELU_SCALE = float(np.sqrt(2.0 / np.pi))  # a Python float: it does not turn float32 into float64
GELU_FLAT = 10.0  # from here on gelu_tanh's tanh is ±1 in every float, and further out z³ would overflow


def identity(z, *, out=None):
    """Pass the input on unchanged (as a copy): the output of a regression network.

    y = z

    Shapes: z (...) -> (...)

    >>> identity(np.array([-2.0, 3.0]))
    array([-2.,  3.])
    """
    return np.positive(z, out=out)


def identity_backward(g, y, z, *, out=None):
    """dL/dz = g. Shapes: g (...), y (...), z (...) -> (...)"""
    return np.positive(g, out=out)


def step(z, *, out=None):
    """Fire or not: 1 where z > 0, else 0. The perceptron's activation.

    Shapes: z (...) -> (...)

    >>> step(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 1.])

    McCulloch & Pitts 1943, doi:10.1007/BF02478259.
    """
    return np.heaviside(z, 0.0, out=out)


def step_backward(g, y, z, *, out=None):
    """dL/dz = 0: the step is flat on both sides, so no gradient passes. Shapes: g (...), y (...), z (...) -> (...)"""
    return np.multiply(g, 0.0, out=out)


def sigmoid(z, *, out=None):
    """Squash to (0, 1): the probability of a yes in a binary classifier.

    y = 1 / (1 + exp(-z))

    Shapes: z (...) -> (...)

    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    with np.errstate(over="ignore"):  # exp(1000) is inf, and 1/inf is the 0 we want
        e = np.exp(np.negative(z, out=out), out=out)
    return np.divide(1.0, np.add(e, 1.0, out=out), out=out)


def sigmoid_backward(g, y, z, *, out=None):
    """dL/dz = g * y * (1 - y), at most g/4. Shapes: g (...), y (...), z (...) -> (...)"""
    return np.multiply(g, y * (1.0 - y), out=out)


def tanh(z, *, out=None):
    """Squash to (-1, 1), zero-centred.

    y = (exp(z) - exp(-z)) / (exp(z) + exp(-z))

    Shapes: z (...) -> (...)

    >>> tanh(np.array([-1000.0, 0.0, 1000.0]))
    array([-1.,  0.,  1.])
    """
    return np.tanh(z, out=out)


def tanh_backward(g, y, z, *, out=None):
    """dL/dz = g * (1 - y²). Shapes: g (...), y (...), z (...) -> (...)"""
    return np.multiply(g, 1.0 - y * y, out=out)


def relu(z, *, out=None):
    """Keep what is positive: the rectified linear unit.

    y = max(z, 0)

    Shapes: z (...) -> (...)

    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])

    Nair & Hinton 2010, "Rectified linear units improve restricted Boltzmann machines", ICML.
    """
    return np.maximum(z, 0.0, out=out)


def relu_backward(g, y, z, *, out=None):
    """dL/dz = g where y > 0, else 0. Shapes: g (...), y (...), z (...) -> (...)"""
    return np.multiply(g, y > 0.0, out=out)


def leaky_relu(z, slope=0.01, *, out=None):
    """A ReLU that lets a little of the negative side through, so that no unit dies.

    y = z where z > 0, else slope * z

    Shapes: z (...) -> (...)

    >>> leaky_relu(np.array([-2.0, 0.0, 3.0]))
    array([-0.02,  0.  ,  3.  ])

    Maas, Hannun & Ng 2013, "Rectifier nonlinearities improve neural network acoustic models", ICML.
    """
    larger = np.maximum if slope <= 1.0 else np.minimum  # of z and slope * z: the branch that holds, without a branch
    return larger(z, slope * z, out=out)


def leaky_relu_backward(g, y, z, slope=0.01, *, out=None):
    """dL/dz = g where z > 0, else slope * g. Shapes: g (...), y (...), z (...) -> (...)"""
    return np.multiply(g, _slope(z, slope), out=out)


def elu(z, alpha=1.0, *, out=None):
    """Exponential linear unit: linear on the right, levelling off at -alpha on the left.

    y = z where z > 0, else alpha * (exp(z) - 1)

    Shapes: z (...) -> (...)

    >>> elu(np.array([-1000.0, 0.0, 1000.0]))
    array([  -1.,    0., 1000.])

    Clevert, Unterthiner & Hochreiter 2016, arXiv:1511.07289.
    """
    return np.add(np.maximum(z, 0.0), alpha * np.expm1(np.minimum(z, 0.0)), out=out)


def elu_backward(g, y, z, alpha=1.0, *, out=None):
    """dL/dz = g where z > 0, else g * alpha * exp(z) = g * (y + alpha). Shapes: g (...), y (...), z (...) -> (...)"""
    return np.multiply(g, np.minimum(y, 0.0) + _slope(z, alpha), out=out)


def softplus(z, *, out=None):
    """A smooth ReLU.

    y = log(1 + exp(z)), computed as max(z, 0) + log(1 + exp(-|z|)) so that nothing overflows

    Shapes: z (...) -> (...)

    >>> softplus(np.array([-1000.0, 0.0, 2.0])).round(4)
    array([0.    , 0.6931, 2.1269])

    Dugas et al. 2000, "Incorporating second-order functional knowledge for better option pricing", NIPS.
    """
    return np.add(np.maximum(z, 0.0), np.log1p(np.exp(-np.abs(z))), out=out)


def softplus_backward(g, y, z, *, out=None):
    """dL/dz = g * sigmoid(z) = g * (1 - exp(-y)). Shapes: g (...), y (...), z (...) -> (...)"""
    return np.multiply(g, -np.expm1(-y), out=out)


def silu(z, *, out=None):
    """Sigmoid-weighted linear unit, also called swish.

    y = z * sigmoid(z)

    Shapes: z (...) -> (...)

    >>> silu(np.array([-1.0, 0.0, 1.0])).round(3)
    array([-0.269,  0.   ,  0.731])

    Elfwing, Uchibe & Doya 2018, arXiv:1702.03118; Ramachandran, Zoph & Le 2017, arXiv:1710.05941.
    """
    return np.multiply(z, sigmoid(z), out=out)


def silu_backward(g, y, z, *, out=None):
    """dL/dz = g * (s + y * (1 - s)) with s = sigmoid(z). Shapes: g (...), y (...), z (...) -> (...)"""
    s = sigmoid(z)
    return np.multiply(g, s + y * (1.0 - s), out=out)


def gelu(z, *, out=None):
    """Gaussian error linear unit: z times the probability that a standard normal number lies below z.

    y = z * Φ(z), exact (see `gelu_tanh` for the approximation that older code uses)

    Shapes: z (...) -> (...)

    >>> gelu(np.array([-1.0, 0.0, 1.0])).round(3)
    array([-0.159,  0.   ,  0.841])

    Hendrycks & Gimpel 2016, arXiv:1606.08415.
    """
    return np.multiply(z, normal_cdf(z), out=out)


def gelu_backward(g, y, z, *, out=None):
    """dL/dz = g * (Φ(z) + z * φ(z)), φ the normal density. Shapes: g (...), y (...), z (...) -> (...)"""
    return np.multiply(g, normal_cdf(z) + z * normal_density(z), out=out)


def gelu_tanh(z, *, out=None):
    """GELU with Φ replaced by a tanh; never more than 0.0005 away from `gelu`.

    y = z/2 * (1 + tanh(√(2/π) * (z + 0.044715 z³)))

    Shapes: z (...) -> (...)

    >>> gelu_tanh(np.array([-1.0, 0.0, 1.0])).round(3)
    array([-0.159,  0.   ,  0.841])

    Hendrycks & Gimpel 2016, arXiv:1606.08415.
    """
    near = np.maximum(np.minimum(z, GELU_FLAT), -GELU_FLAT)
    return np.multiply(0.5 * z, 1.0 + np.tanh(GELU_SCALE * (near + 0.044715 * near * near * near)), out=out)


def gelu_tanh_backward(g, y, z, *, out=None):
    """dL/dz = g * ((1 + h)/2 + z/2 * (1 - h²) * √(2/π) * (1 + 3 * 0.044715 z²)), h the tanh above.

    Shapes: g (...), y (...), z (...) -> (...)
    """
    z = np.maximum(np.minimum(z, GELU_FLAT), -GELU_FLAT)
    h = np.tanh(GELU_SCALE * (z + 0.044715 * z * z * z))
    slope = 0.5 * (1.0 + h) + 0.5 * z * (1.0 - h * h) * GELU_SCALE * (1.0 + 3.0 * 0.044715 * z * z)
    return np.multiply(g, slope, out=out)


def maxout(x, w, b, *, out=None):
    """The largest of K linear maps, unit by unit: a learned, piecewise linear activation.

    yₙₘ = maxₖ (x wₖ + bₖ)ₙₘ

    Shapes: x (N, D), w (K, D, M), b (K, M) -> (N, M)

    >>> maxout(np.array([[-2.0], [3.0]]), np.array([[[1.0]], [[-1.0]]]), np.zeros((2, 1)))  # two pieces make |x|
    array([[2.],
           [3.]])

    Goodfellow et al. 2013, arXiv:1302.4389.
    """
    return np.max(x @ w + b[:, None, :], axis=0, out=out)  # the maximum over (K, N, M)


def maxout_backward(g, y, x, w, b, *, out=None):
    """(dx, dw, db): only the winning piece of each unit gets the gradient; on a tie the first of the winners gets it all.

    Shapes: g (N, M), y (N, M), x (N, D), w (K, D, M), b (K, M) -> (N, D), (K, D, M), (K, M)
    """
    dx, dw, db = out or (None, None, None)
    winner = np.argmax(x @ w + b[:, None, :], axis=0)  # (N, M)
    gk = g * (winner == np.arange(len(w))[:, None, None])  # (K, N, M)
    return np.sum(gk @ w.mT, axis=0, out=dx), np.matmul(x.T, gk, out=dw), np.sum(gk, axis=1, out=db)


def softmax(z, *, out=None):
    """Turn each row of scores into probabilities: all positive, adding up to 1.

    yₙₖ = exp(zₙₖ) / Σⱼ exp(zₙⱼ), computed from z minus the row's largest score: it cancels, and nothing overflows

    Shapes: z (..., K) -> (..., K)

    >>> softmax(np.array([[1000.0, 1000.0], [0.0, -1000.0]]))
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    e = np.exp(np.subtract(z, z.max(axis=-1, keepdims=True), out=out), out=out)
    return np.divide(e, e.sum(axis=-1, keepdims=True), out=out)


def softmax_backward(g, y, z, *, out=None):
    """dL/dz = y * (g - Σⱼ gⱼ yⱼ), row by row. Shapes: g (..., K), y (..., K), z (..., K) -> (..., K)"""
    return np.multiply(y, g - (g * y).sum(axis=-1, keepdims=True), out=out)


def log_softmax(z, *, out=None):
    """The logarithm of softmax, without ever taking log 0.

    yₙₖ = zₙₖ - log Σⱼ exp(zₙⱼ)

    Shapes: z (..., K) -> (..., K)

    >>> log_softmax(np.array([[0.0, -1000.0]]))
    array([[    0., -1000.]])
    """
    s = np.subtract(z, z.max(axis=-1, keepdims=True), out=out)
    return np.subtract(s, np.log(np.exp(s).sum(axis=-1, keepdims=True)), out=out)


def log_softmax_backward(g, y, z, *, out=None):
    """dL/dz = g - softmax(z) * Σⱼ gⱼ, row by row. Shapes: g (..., K), y (..., K), z (..., K) -> (..., K)"""
    return np.subtract(g, np.exp(y) * g.sum(axis=-1, keepdims=True), out=out)


def _slope(z, left):
    """1 where z > 0, else `left`, in z's type: what np.where gives, but several times faster, as nothing branches."""
    return np.multiply(z > 0.0, 1.0 - left, dtype=np.result_type(z, 0.0)) + left
