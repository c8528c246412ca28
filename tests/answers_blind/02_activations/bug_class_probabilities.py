import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def by_hand(X, W1, b1, W2, b2):
    a1 = (X @ W1 + b1).clip(min=0)
    z2 = a1 @ W2 + b2
    p = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


@right
def logits_minus_logsumexp(X, W1, b1, W2, b2):
    z1 = X @ W1 + b1
    z2 = (z1 * (z1 > 0)) @ W2 + b2
    return np.exp(z2 - np.logaddexp.reduce(z2, axis=1)[:, None])


@wrong("the wrong line went: now the hidden layer has no ReLU", r"hidden", r"first", r"relu")
def relu_gone_everywhere(X, W1, b1, W2, b2):
    z2 = (X @ W1 + b1) @ W2 + b2
    p = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


@wrong("softmax over the batch instead of over the classes", r"axis", r"column", r"example|row|batch|class")
def softmax_down(X, W1, b1, W2, b2):
    a1 = np.maximum(X @ W1 + b1, 0)
    z2 = a1 @ W2 + b2
    p = np.exp(z2 - z2.max(axis=0))
    return p / p.sum(axis=0)


@wrong("a leaky ReLU stands where the ReLU was: negative logits still shrink", r"negativ", r"relu|activation", r"logit")
def leaky_in_its_place(X, W1, b1, W2, b2):
    a1 = np.maximum(X @ W1 + b1, 0.0)
    z2 = a1 @ W2 + b2
    z2 = np.where(z2 > 0, z2, 0.01 * z2)
    p = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


@wrong("returns the logits: softmax is gone", r"softmax", r"logit", r"add up|sum to|sums to|probabilit")
def logits(X, W1, b1, W2, b2):
    a1 = np.maximum(X @ W1 + b1, 0.0)
    return a1 @ W2 + b2
