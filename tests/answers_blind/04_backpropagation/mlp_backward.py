import numpy as np

from tests.answers_blind.kit import right, wrong


def parts(X, t, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0.0)
    z2 = a1 @ W2 + b2
    log_p = z2 - np.logaddexp.reduce(z2, axis=1)[:, None]
    rows = np.arange(len(t))
    loss = float(-log_p[rows, t].mean())
    d2 = np.exp(log_p)
    d2[rows, t] -= 1
    return loss, z1, a1, d2 / len(t)


@right
def by_hand(X, t, params):
    loss, z1, a1, d2 = parts(X, t, params)
    d1 = (d2 @ params[2].T) * (z1 > 0)
    return loss, (X.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


@right
def row_after_row(X, t, params):
    loss, z1, a1, d2 = parts(X, t, params)
    dW1, db1, dW2, db2 = (np.zeros(p.shape) for p in params)
    for n in range(len(X)):
        d1 = np.where(z1[n] > 0, params[2] @ d2[n], 0.0)
        dW1 += np.outer(X[n], d1)
        db1 += d1
        dW2 += np.outer(a1[n], d2[n])
        db2 += d2[n]
    return loss, (dW1, db1, dW2, db2)


@wrong("dW2 takes z1 instead of a1", r"dW2", r"a1|z1|relu")
def z1_for_a1(X, t, params):
    loss, z1, a1, d2 = parts(X, t, params)
    d1 = (d2 @ params[2].T) * (z1 > 0)
    return loss, (X.T @ d1, d1.sum(axis=0), z1.T @ d2, d2.sum(axis=0))


@wrong("the gate of the ReLU is left out", r"relu|gate|slope|z1")
def no_gate(X, t, params):
    loss, z1, a1, d2 = parts(X, t, params)
    d1 = d2 @ params[2].T
    return loss, (X.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


@wrong("the 1/N of the mean is missing", r"1/N|N\b|rows|mean|divid")
def no_n(X, t, params):
    loss, z1, a1, d2 = parts(X, t, params)
    d2 = d2 * len(t)
    d1 = (d2 @ params[2].T) * (z1 > 0)
    return loss, (X.T @ d1, d1.sum(axis=0), a1.T @ d2, d2.sum(axis=0))


@wrong("the gradients come back in the order of the computation", r"order|swap|changed places|exchang|shapes")
def order_of_computation(X, t, params):
    loss, z1, a1, d2 = parts(X, t, params)
    d1 = (d2 @ params[2].T) * (z1 > 0)
    return loss, (a1.T @ d2, d2.sum(axis=0), X.T @ d1, d1.sum(axis=0))
