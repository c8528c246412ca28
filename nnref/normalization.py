"""Normalization: bring units to mean 0 and variance 1, then let the network choose its own scale γ and shift β.

Batch norm looks down a column (one unit, all examples), layer norm along a row (one example, all units). The variance divides by
the number of values, and ε stands inside the root. For images, batch norm takes the pixels as further examples:
`x.transpose(0, 2, 3, 1).reshape(-1, C)`.

`out=` means what it means in NumPy: one array, or for the backward functions a tuple `(dx, dgamma, dbeta)`; none may be an input.
"""

import numpy as np

__all__ = [
    "batch_norm", "batch_norm_backward", "batch_norm_inference", "batch_norm_inference_backward", "layer_norm",
    "layer_norm_backward", "running_statistics",
]  # fmt: skip


def batch_norm(x, gamma, beta, eps=1e-5, *, out=None):
    """Normalize each unit over the batch: the training mode, which uses the statistics of the batch itself.

    x̂ = (x - mean) / √(var + eps), y = gamma * x̂ + beta

    Shapes: x (N, D), gamma (D,), beta (D,) -> (N, D)

    >>> batch_norm(np.array([[1.0], [3.0]]), np.array([2.0]), np.array([10.0]), eps=0.0)
    array([[ 8.],
           [12.]])

    Ioffe & Szegedy 2015, arXiv:1502.03167.
    """
    xhat, _ = _standard_columns(x, eps)
    return np.add(np.multiply(xhat, gamma, out=out), beta, out=out)


def batch_norm_backward(g, y, x, gamma, beta, eps=1e-5, *, out=None):
    """(dx, dgamma, dbeta): mean and variance depend on x too, so every example's gradient reaches all others.

    dx = gamma / √(var + eps) * (g - mean(g) - x̂ * mean(g * x̂)), dgamma = Σₙ gₙ x̂ₙ, dbeta = Σₙ gₙ

    Shapes: g (N, D), y (N, D), x (N, D), gamma (D,), beta (D,) -> (N, D), (D,), (D,)
    """
    dx, dgamma, dbeta = out or (None, None, None)
    xhat, scale = _standard_columns(x, eps)
    dgamma, dbeta = np.einsum("nd,nd->d", g, xhat, out=dgamma), np.sum(g, axis=0, out=dbeta)
    xhat *= dgamma / len(x)
    xhat += dbeta / len(x)
    dx = np.subtract(g, xhat, out=dx)
    dx *= gamma * scale
    return dx, dgamma, dbeta


def batch_norm_inference(x, gamma, beta, mean, var, eps=1e-5, *, out=None):
    """Batch norm at test time: a fixed linear map, made of the running statistics gathered in training.

    y = gamma * (x - mean) / √(var + eps) + beta

    Shapes: x (N, D), gamma (D,), beta (D,), mean (D,), var (D,) -> (N, D)

    >>> batch_norm_inference(np.array([[5.0]]), np.array([2.0]), np.array([1.0]), np.array([3.0]), np.array([4.0]), eps=0.0)
    array([[3.]])
    """
    scaled = np.multiply(np.subtract(x, mean, out=out), gamma / np.sqrt(var + eps), out=out)
    return np.add(scaled, beta, out=out)


def batch_norm_inference_backward(g, y, x, gamma, beta, mean, var, eps=1e-5, *, out=None):
    """(dx, dgamma, dbeta) with the running statistics as constants.

    dx = g * gamma / √(var + eps), dgamma = Σₙ gₙ x̂ₙ, dbeta = Σₙ gₙ

    Shapes: g (N, D), y (N, D), x (N, D), gamma (D,), beta (D,), mean (D,), var (D,) -> (N, D), (D,), (D,)
    """
    dx, dgamma, dbeta = out or (None, None, None)
    scale = 1.0 / np.sqrt(var + eps)
    dgamma = np.sum(g * ((x - mean) * scale), axis=0, out=dgamma)
    return np.multiply(g, gamma * scale, out=dx), dgamma, np.sum(g, axis=0, out=dbeta)


def running_statistics(batches, momentum=0.9):
    """(mean, var) of all units as batch norm remembers them: exponentially weighted over the batches, from 0 and 1.

    running = momentum * running + (1 - momentum) * batch

    Each batch is (N, D), the results are (D,).

    >>> running_statistics([np.array([[0.0], [2.0]])], momentum=0.5)
    (array([0.5]), array([1.]))
    """
    mean, var = np.zeros_like(batches[0][0]), np.ones_like(batches[0][0])
    for x in batches:
        mean = momentum * mean + (1.0 - momentum) * x.mean(axis=0)
        var = momentum * var + (1.0 - momentum) * x.var(axis=0)
    return mean, var


def layer_norm(x, gamma, beta, eps=1e-5, *, out=None):
    """Normalize each example over its units: no batch needed, so training and test are the same.

    x̂ = (x - mean) / √(var + eps) along the last axis, y = gamma * x̂ + beta

    Shapes: x (..., D), gamma (D,), beta (D,) -> (..., D)

    >>> layer_norm(np.array([[1.0, 3.0]]), np.array([1.0, 2.0]), np.array([0.0, 10.0]), eps=0.0)
    array([[-1., 12.]])

    Ba, Kiros & Hinton 2016, arXiv:1607.06450.
    """
    xhat, _ = _standard_rows(x, eps)
    return np.add(np.multiply(xhat, gamma, out=out), beta, out=out)


def layer_norm_backward(g, y, x, gamma, beta, eps=1e-5, *, out=None):
    """(dx, dgamma, dbeta), with ĝ = g * gamma and means along the last axis.

    dx = (ĝ - mean(ĝ) - x̂ * mean(ĝ * x̂)) / √(var + eps), dgamma = Σₙ gₙ x̂ₙ, dbeta = Σₙ gₙ

    Shapes: g (..., D), y (..., D), x (..., D), gamma (D,), beta (D,) -> (..., D), (D,), (D,)
    """
    dx, dgamma, dbeta = out or (None, None, None)
    xhat, scale = _standard_rows(x, eps)
    dgamma = np.einsum("nd,nd->d", _rows(g), _rows(xhat), out=dgamma)
    dbeta = np.sum(_rows(g), axis=0, out=dbeta)
    ghat = g * gamma
    xhat *= np.vecdot(ghat, xhat)[..., None] / x.shape[-1]
    xhat += ghat.mean(axis=-1, keepdims=True)
    dx = np.subtract(ghat, xhat, out=dx)
    dx *= scale
    return dx, dgamma, dbeta


# The variance is taken from the centred values: mean(x²) - mean(x)² would lose all digits where the mean is large.


def _standard_columns(x, eps):
    """x̂ (N, D) and 1 / √(var + eps) (D,)"""
    xhat = x - x.mean(axis=0)
    scale = 1.0 / np.sqrt(np.einsum("nd,nd->d", xhat, xhat) / len(x) + eps)
    xhat *= scale
    return xhat, scale


def _standard_rows(x, eps):
    """x̂ (..., D) and 1 / √(var + eps) (..., 1)"""
    xhat = x - x.mean(axis=-1, keepdims=True)
    scale = 1.0 / np.sqrt(np.vecdot(xhat, xhat)[..., None] / x.shape[-1] + eps)
    xhat *= scale
    return xhat, scale


def _rows(x):
    return x.reshape(-1, x.shape[-1])
