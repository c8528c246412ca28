"""A network without any machinery: one hidden layer written out, forward, backward, and trained on XOR.

These are the chapters' own functions. `nnref.network` computes the same for any list of layers; a test holds the two equal.
"""

from collections.abc import Callable

import numpy as np

from nnref.activations import relu, relu_backward, sigmoid, tanh, tanh_backward
from nnref.layers import dense, dense_backward
from nnref.losses import bce_with_logits_backward, softmax_cross_entropy, softmax_cross_entropy_backward

__all__ = ["gradient_descent", "mlp_backward", "mlp_forward", "train_xor"]


def mlp_forward(X, params):
    """Forward pass of a network with one hidden ReLU layer; the last layer gives logits.

    z₁ = X W₁ + b₁,  a₁ = relu(z₁),  z₂ = a₁ W₂ + b₂

    Shapes: X (N, D), params = (W1 (D, H), b1 (H,), W2 (H, K), b2 (K,)) -> (N, H), (N, H), (N, K)

    >>> z1, a1, z2 = mlp_forward(np.array([[1.0]]), (np.array([[2.0, -2.0]]), np.zeros(2), np.array([[3.0], [5.0]]), np.ones(1)))
    >>> z1, a1, z2
    (array([[ 2., -2.]]), array([[2., 0.]]), array([[7.]]))
    """
    W1, b1, W2, b2 = params
    z1 = dense(X, W1, b1)
    a1 = relu(z1)
    z2 = dense(a1, W2, b2)
    return z1, a1, z2


def mlp_backward(X, t, params):
    """Loss and all gradients of `mlp_forward` followed by softmax cross-entropy with integer labels.

    Each line is the backward of one line of the forward pass, in reverse order.

    Shapes: X (N, D), t (N,), params as in `mlp_forward` -> (loss, (dW1, db1, dW2, db2)), shaped like params

    >>> params = np.array([[2.0, -2.0]]), np.zeros(2), np.array([[3.0, 3.0], [5.0, 5.0]]), np.zeros(2)
    >>> loss, (dW1, db1, dW2, db2) = mlp_backward(np.array([[1.0]]), np.array([0]), params)
    >>> round(loss, 4), db2
    (0.6931, array([-0.5,  0.5]))
    """
    W1, b1, W2, b2 = params
    z1, a1, z2 = mlp_forward(X, params)
    loss = softmax_cross_entropy(z2, t)
    dz2 = softmax_cross_entropy_backward(1.0, loss, z2, t)
    da1, dW2, db2 = dense_backward(dz2, z2, a1, W2, b2)
    dz1 = relu_backward(da1, a1, z1)
    _, dW1, db1 = dense_backward(dz1, z1, X, W1, b1)
    return float(loss), (dW1, db1, dW2, db2)


def gradient_descent(grad: Callable, x0, lr: float, steps: int):
    """Walk downhill in steps of lr times the gradient, and return every point of the way.

    xₖ₊₁ = xₖ - lr · grad(xₖ)

    Shapes: x0 (D,) -> (steps+1, D), x0 first

    >>> gradient_descent(lambda x: 2 * x, np.array([1.0]), 0.25, 3).ravel()
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    path = np.empty((steps + 1, *np.shape(x0)))
    path[0] = x0
    for k in range(steps):
        path[k + 1] = path[k] - lr * grad(path[k])
    return path


def train_xor(seed: int):
    """Parameters (W1 (2, 4), b1 (4,), W2 (4, 1), b2 (1,)) of a tanh/sigmoid network that computes XOR.

    Gradient descent on all four rows with momentum, from a random start of that seed, until the mean binary cross-entropy is
    below 0.01. Now and then a start leads into a plateau: after 5,000 steps the next start is drawn.

    >>> W1, b1, W2, b2 = train_xor(seed=1)
    >>> X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> sigmoid(dense(tanh(dense(X, W1, b1)), W2, b2)).round().ravel()
    array([0., 1., 1., 0.])
    """
    rng = np.random.default_rng(seed)
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    t = np.array([[0.0], [1.0], [1.0], [0.0]])
    while True:
        params = [rng.normal(size=(2, 4)), np.zeros(4), rng.normal(size=(4, 1)), np.zeros(1)]
        velocity = [np.zeros_like(w) for w in params]
        for _ in range(5000):
            W1, b1, W2, b2 = params
            z1 = dense(X, W1, b1)
            a1 = tanh(z1)
            z2 = dense(a1, W2, b2)
            if np.abs(sigmoid(z2) - t).max() < 0.01:
                return tuple(params)
            dz2 = bce_with_logits_backward(1.0, None, z2, t)
            da1, dW2, db2 = dense_backward(dz2, z2, a1, W2, b2)
            dz1 = tanh_backward(da1, a1, z1)
            _, dW1, db1 = dense_backward(dz1, z1, X, W1, b1)
            for w, v, g in zip(params, velocity, (dW1, db1, dW2, db2)):
                v *= 0.9
                v += g
                w -= 0.5 * v
