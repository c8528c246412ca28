"""Answers to bug_training_step."""

import numpy as np

from tests.answers.kit import right, wrong


def forward(X, params):
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    return a1, 1 / (1 + np.exp(-(a1 @ W2 + b2)))


@right
def gradients_first(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1, p = forward(X, params)
    dz2 = (p - t) / len(X)
    dz1 = dz2 @ W2.T * (1 - a1**2)
    grads = X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0)
    return tuple(w - lr * g for w, g in zip(params, grads))


@right
def other_names(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1, p = forward(X, params)
    dz2 = (p - t) / len(X)
    new_W2, new_b2 = W2 - lr * a1.T @ dz2, b2 - lr * np.sum(dz2, 0)
    dz1 = (1 - a1 * a1) * np.einsum("nk,hk->nh", dz2, W2)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(0), new_W2, new_b2


@right
def copies(X, t, params, lr):
    W1, b1, W2, b2 = (w.copy() for w in params)
    a1, p = forward(X, params)
    dz2 = (p - t) / X.shape[0]
    dz1 = (dz2 @ W2.T) * (1 - a1**2)
    W2 -= lr * a1.T @ dz2
    b2 -= lr * dz2.sum(axis=0)
    W1 -= lr * X.T @ dz1
    b1 -= lr * dz1.sum(axis=0)
    return W1, b1, W2, b2


@wrong("still the new W2", "still_planted")
def planted(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1, p = forward(X, params)
    dz2 = (p - t) / len(X)
    W2 = W2 - lr * a1.T @ dz2
    dz1 = dz2 @ W2.T * (1 - a1**2)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2, b2 - lr * dz2.sum(axis=0)


@wrong("no slope of tanh", "slope_removed", "first_wrong_part")
def no_slope(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1, p = forward(X, params)
    dz2 = (p - t) / len(X)
    dz1 = dz2 @ W2.T
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2 - lr * a1.T @ dz2, b2 - lr * dz2.sum(axis=0)


@wrong("rows summed", "rows_not_averaged", "first_wrong_part", "only_one_row")
def summed(X, t, params, lr):
    return gradients_first(X, t, params, lr * len(X))


@wrong("uphill", "sign_turned")
def uphill(X, t, params, lr):
    return gradients_first(X, t, params, -lr)


@wrong("W1 and b1 stay", "first_wrong_part", "returned_argument", "only_one_value")
def frozen(X, t, params, lr):
    return (*params[:2], *gradients_first(X, t, params, lr)[2:])
