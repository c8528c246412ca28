import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def gradients_first(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(a1 @ W2 + b2)))
    d2 = (p - t) / len(X)
    d1 = d2 @ W2.T * (1 - a1**2)
    grads = (X.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))
    return tuple(w - lr * g for w, g in zip(params, grads, strict=True))


@right
def keeps_the_old_matrix(X, t, params, lr):
    W1, b1, W2, b2 = (np.array(q, dtype=float) for q in params)
    old = W2.copy()
    a1 = np.tanh(X @ W1 + b1)
    dz2 = (1 / (1 + np.exp(-a1 @ W2 - b2)) - t) / t.shape[0]
    W2 -= lr * a1.T @ dz2
    b2 -= lr * dz2.sum(0)
    dz1 = dz2 @ old.T * (1 - a1) * (1 + a1)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(0), W2, b2


@wrong("the order is mended, but the slope of tanh was lost", r"tanh|slope|a1|1 ?[-−] ?a")
def slope_lost(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(a1 @ W2 + b2)))
    dz2 = (p - t) / len(X)
    dz1 = dz2 @ W2.T
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2 - lr * a1.T @ dz2, b2 - lr * dz2.sum(axis=0)


@wrong("the old parameters are changed", r"chang|copy|in place")
def in_place(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(a1 @ W2 + b2)))
    dz2 = (p - t) / len(X)
    dz1 = dz2 @ W2.T * (1 - a1**2)
    W2 -= lr * a1.T @ dz2
    b2 -= lr * dz2.sum(axis=0)
    W1 -= lr * X.T @ dz1
    b1 -= lr * dz1.sum(axis=0)
    return W1, b1, W2, b2


@wrong("the biases take the mean, so they are divided by N twice", r"bias|b1|b2", r"mean|N\b|divid")
def biases_averaged(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(a1 @ W2 + b2)))
    dz2 = (p - t) / len(X)
    dz1 = dz2 @ W2.T * (1 - a1**2)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.mean(axis=0), W2 - lr * a1.T @ dz2, b2 - lr * dz2.mean(axis=0)


@wrong("the 1/N is gone", r"1/N|N\b|rows|mean|divid")
def no_mean(X, t, params, lr):
    W1, b1, W2, b2 = params
    a1 = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(a1 @ W2 + b2)))
    dz2 = p - t
    dz1 = dz2 @ W2.T * (1 - a1**2)
    return W1 - lr * X.T @ dz1, b1 - lr * dz1.sum(axis=0), W2 - lr * a1.T @ dz2, b2 - lr * dz2.sum(axis=0)
