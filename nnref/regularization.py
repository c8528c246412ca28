"""Regularization: what keeps a network from learning its training set by heart, and its gradients from exploding.

Penalties and clipping take lists of arrays (the weights of the layers, or their gradients) and return a number or a list.
"""

import math

import numpy as np

__all__ = [
    "clip_by_norm", "clip_by_value", "early_stopping", "l1_gradient", "l1_penalty", "l2_gradient", "l2_penalty",
    "prune_by_magnitude", "weight_decay",
]  # fmt: skip


def l2_penalty(weights, lam):
    """Added to the loss, it makes large weights expensive.

    lam/2 * Σ w², over all weights of all layers

    >>> float(l2_penalty([np.array([[1.0, 2.0]]), np.array([[2.0]])], 0.1))
    0.45
    """
    return 0.5 * lam * sum(np.vdot(w, w) for w in weights)


def l2_gradient(weights, lam):
    """lam * w for each array: a pull towards 0 in proportion to the weight.

    >>> l2_gradient([np.array([2.0, -4.0])], 0.5)
    [array([ 1., -2.])]
    """
    return [lam * w for w in weights]


def l1_penalty(weights, lam):
    """Added to the loss, it makes every weight that is not 0 expensive: many end at 0 exactly.

    lam * Σ |w|, over all weights of all layers

    >>> float(l1_penalty([np.array([[1.0, -2.0]]), np.array([[2.0]])], 0.5))
    2.5

    Tibshirani 1996, doi:10.1111/j.2517-6161.1996.tb02080.x.
    """
    return lam * sum(np.abs(w).sum() for w in weights)


def l1_gradient(weights, lam):
    """lam * sign(w) for each array, with sign(0) = 0: a pull towards 0 of constant strength.

    >>> l1_gradient([np.array([2.0, -4.0, 0.0])], 0.5)
    [array([ 0.5, -0.5,  0. ])]
    """
    return [lam * np.sign(w) for w in weights]


def weight_decay(weights, lr, lam):
    """Shrink each weight by the share lr * lam: the same as an L2 penalty under plain SGD, but not under Adam.

    w - lr * lam * w

    >>> weight_decay([np.array([2.0, -4.0])], lr=0.5, lam=0.5)
    [array([ 1.5, -3. ])]

    Loshchilov & Hutter 2019, arXiv:1711.05101.
    """
    return [w - lr * lam * w for w in weights]


def clip_by_norm(grads, max_norm, *, out=None):
    """Scale all gradients by one factor, so that together they are no longer than max_norm; the direction stays.

    g * min(1, max_norm / ‖all g‖)

    `out` is a list of arrays and may be `grads`.

    >>> clip_by_norm([np.array([3.0]), np.array([4.0])], 1.0)
    [array([0.6]), array([0.8])]

    Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063.

    Raises ValueError for a max_norm below 0, which would turn the gradients around.
    """
    _a_length("max_norm", max_norm)
    norm = math.hypot(*(np.linalg.norm(g.astype(np.float64)) for g in grads))  # the square of a large float32 would be inf
    scale = max_norm / norm if norm > max_norm else 1.0
    return [np.multiply(g, scale, out=o) for g, o in zip(grads, out or [None] * len(grads))]


def clip_by_value(grads, limit, *, out=None):
    """Cut every entry to [-limit, limit]; the direction changes. `out` is a list of arrays and may be `grads`.

    >>> clip_by_value([np.array([3.0, -0.5])], 1.0)
    [array([ 1. , -0.5])]
    """
    _a_length("limit", limit)
    return [np.clip(g, -limit, limit, out=o) for g, o in zip(grads, out or [None] * len(grads))]


def _a_length(name, value):
    if not value >= 0:
        raise ValueError(f"{name} is a length and cannot be negative or nan, got {value}.")


def early_stopping(losses, patience):
    """(best_epoch, stop_epoch), counted from 0, of a training that stops after `patience` epochs in a row without a new best.

    Only a strictly smaller validation loss is a new best; without a stop, stop_epoch is the last epoch.

    >>> early_stopping([3.0, 1.0, 2.0, 1.0, 0.5], patience=2)
    (1, 3)

    Prechelt 1998, "Early stopping, but when?", doi:10.1007/3-540-49430-8_3.

    Raises ValueError without any losses, or for a patience below 1.
    """
    if not len(losses) or patience < 1:
        raise ValueError(f"early stopping needs at least one loss and a patience of at least 1, got {len(losses)} and {patience}")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, len(losses) - 1


def prune_by_magnitude(W, share):
    """W with the given share of its entries, those smallest in magnitude, set to 0 (of equal ones the first).

    >>> prune_by_magnitude(np.array([[3.0, -1.0], [0.5, -2.0]]), 0.5)
    array([[ 3.,  0.],
           [ 0., -2.]])

    Han et al. 2015, arXiv:1506.02626.

    Raises ValueError unless 0 <= share <= 1.
    """
    if not 0.0 <= share <= 1.0:
        raise ValueError(f"share is the part to be set to 0 and must lie in [0, 1], got {share}. 30 % is 0.3.")
    order = np.argsort(np.abs(W), axis=None, kind="stable")
    pruned = W.copy()
    pruned.flat[order[: round(share * W.size)]] = 0.0
    return pruned
