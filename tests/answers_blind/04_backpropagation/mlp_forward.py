import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def loop_over_units(X, params):
    W1, b1, W2, b2 = params
    z1 = np.stack([X @ W1[:, h] + b1[h] for h in range(W1.shape[1])], axis=1)
    a1 = np.where(z1 < 0, 0.0, z1)
    return z1, a1, np.einsum("nh,hk->nk", a1, W2) + b2


@right
def nested_helper(X, params):
    def layer(a, i):
        return np.add(np.matmul(a, params[2 * i]), params[2 * i + 1])

    z1 = layer(X, 0)
    a1 = z1.clip(0)
    return z1, a1, layer(a1, 1)


@wrong("the second layer gets z1 instead of a1", r"z1", r"a1", r"second layer|relu")
def z1_into_second(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    z2 = z1 @ W2 + b2
    return z1, a1, z2


@wrong("relu works on z1 in place, so the z1 in the cache is cut off too", r"z1", r"same|place|copy|cut|relu")
def relu_in_place(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = z1
    a1[a1 < 0] = 0
    return z1, a1, a1 @ W2 + b2


@wrong("the output has a ReLU as well", r"last|output|z2|logit", r"relu|negativ")
def relu_at_the_end(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    return z1, a1, np.maximum(a1 @ W2 + b2, 0)


@wrong("the tuple is in the reverse order", r"order|swap|exchang|places")
def reverse_order(X, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    z2 = a1 @ W2 + b2
    return z2, a1, z1
