"""Answers to mlp_backward."""

import numpy as np

from nnref import dense_backward, mlp_forward, relu_backward, softmax_cross_entropy, softmax_cross_entropy_backward
from tests.answers.kit import right, wrong


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def loss_of(z, t):
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(t)), t]))


@right
def with_the_pairs(X, t, params):
    W1, b1, W2, b2 = params
    z1, a1, z2 = mlp_forward(X, params)
    loss = softmax_cross_entropy(z2, t)
    da1, dW2, db2 = dense_backward(softmax_cross_entropy_backward(1.0, loss, z2, t), z2, a1, W2, b2)
    _, dW1, db1 = dense_backward(relu_backward(da1, a1, z1), z1, X, W1, b1)
    return loss, (dW1, db1, dW2, db2)


@right
def by_hand(X, t, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    z2 = a1 @ W2 + b2
    dz2 = (softmax(z2) - np.eye(z2.shape[1])[t]) / len(X)
    dz1 = np.where(z1 > 0, dz2 @ W2.T, 0)
    return loss_of(z2, t), (X.T @ dz1, dz1.sum(0), a1.T @ dz2, dz2.sum(0))


@right
def row_by_row(inputs, labels, parameters):
    W1, b1, W2, b2 = parameters
    grads, total = [np.zeros_like(p) for p in parameters], 0.0
    for x, label in zip(inputs, labels):
        z1 = x @ W1 + b1
        a1 = z1 * (z1 > 0)
        z2 = a1 @ W2 + b2
        total += np.logaddexp.reduce(z2) - z2[label]
        dz2 = np.exp(z2 - np.logaddexp.reduce(z2))
        dz2[label] -= 1
        dz1 = (W2 @ dz2) * (z1 > 0)
        for grad, share in zip(grads, (np.outer(x, dz1), dz1, np.outer(a1, dz2), dz2)):
            grad += share / len(labels)
    return float(total / len(labels)), tuple(grads)


@right
def by_einsum(X, t, params):
    W1, b1, W2, b2 = params
    a1 = np.clip(X @ W1 + b1, 0, None)
    z2 = np.einsum("nh,hk->nk", a1, W2) + b2
    p = softmax(z2)
    p[np.arange(t.size), t] -= 1.0
    p /= t.size
    back = np.einsum("nk,hk->nh", p, W2) * np.sign(a1)
    return np.float64(loss_of(z2, t)), (
        np.einsum("nd,nh->dh", X, back),
        back.sum(axis=0),
        np.einsum("nh,nk->hk", a1, p),
        p.sum(axis=0),
    )


def parts(X, t, params, *, mean=True):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    z2 = a1 @ W2 + b2
    dz2 = (softmax(z2) - np.eye(z2.shape[1])[t]) / (len(X) if mean else 1)
    return z1, a1, z2, dz2


@wrong("no mask of ReLU", "no_hidden_derivative")
def no_mask(X, t, params):
    _, a1, z2, dz2 = parts(X, t, params)
    dz1 = dz2 @ params[2].T
    return loss_of(z2, t), (X.T @ dz1, dz1.sum(0), a1.T @ dz2, dz2.sum(0))


@wrong("no 1/N", "rows_not_averaged")
def no_mean(X, t, params):
    z1, a1, z2, dz2 = parts(X, t, params, mean=False)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss_of(z2, t), (X.T @ dz1, dz1.sum(0), a1.T @ dz2, dz2.sum(0))


@wrong("1/N twice", "averaged_twice")
def twice(X, t, params):
    loss, grads = by_hand(X, t, params)
    return loss, tuple(g / len(X) for g in grads)


@wrong("X for a1", "input_for_activation", "raised", "wrong_shape")
def x_for_a1(X, t, params):
    z1, a1, z2, dz2 = parts(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss_of(z2, t), (X.T @ dz1, dz1.sum(0), X.T @ dz2, dz2.sum(0))


@wrong("z1 for a1", "z1_for_activation", "first_wrong_part")
def z1_for_a1(X, t, params):
    z1, a1, z2, dz2 = parts(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss_of(z2, t), (X.T @ dz1, dz1.sum(0), z1.T @ dz2, dz2.sum(0))


@wrong("the mask from the gradient", "mask_from_gradient")
def mask_of_g(X, t, params):
    z1, a1, z2, dz2 = parts(X, t, params)
    da1 = dz2 @ params[2].T
    dz1 = da1 * (da1 > 0)
    return loss_of(z2, t), (X.T @ dz1, dz1.sum(0), a1.T @ dz2, dz2.sum(0))


@wrong("the mask is open at 0", "mask_open_at_zero")
def open_at_zero(X, t, params):
    z1, a1, z2, dz2 = parts(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 >= 0)
    return loss_of(z2, t), (X.T @ dz1, dz1.sum(0), a1.T @ dz2, dz2.sum(0))


@wrong("the sign", "sign_flipped")
def sign(X, t, params):
    loss, grads = by_hand(X, t, params)
    return loss, tuple(-g for g in grads)


@wrong("the log of 0", "log_of_zero", "not_finite", "warned")
def log_of_zero(X, t, params):
    _, grads = by_hand(X, t, params)
    p = softmax(parts(X, t, params)[2])
    return float(-np.log(p[np.arange(len(t)), t]).mean()), grads


@wrong("the second layer first", "swapped_outputs", "wrong_shape")
def order(X, t, params):
    loss, (dW1, db1, dW2, db2) = by_hand(X, t, params)
    return loss, (dW2, db2, dW1, db1)


@wrong("five values in a row", "wrong_container", "wrong_shape")
def flat(X, t, params):
    loss, grads = by_hand(X, t, params)
    return loss, *grads


@wrong("the gradients alone", "wrong_container", "wrong_shape")
def no_loss(X, t, params):
    return by_hand(X, t, params)[1]


@wrong("mean of the biases", "biases_averaged")
def mean_biases(X, t, params):
    z1, a1, z2, dz2 = parts(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss_of(z2, t), (X.T @ dz1, dz1.mean(0), a1.T @ dz2, dz2.mean(0))


@wrong("the slope of tanh for a ReLU network")
def tanh_slope(X, t, params):
    _, a1, z2, dz2 = parts(X, t, params)
    dz1 = dz2 @ params[2].T * (1 - np.tanh(a1) ** 2)
    return loss_of(z2, t), (X.T @ dz1, dz1.sum(0), a1.T @ dz2, dz2.sum(0))
