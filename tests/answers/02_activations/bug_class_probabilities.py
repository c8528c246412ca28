"""Answers to bug_class_probabilities."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def raw_logits(X, W1, b1, W2, b2):
    e = np.maximum(X @ W1 + b1, 0) @ W2 + b2
    e = np.exp(e - e.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right
def by_logs(X, W1, b1, W2, b2):
    z1 = X @ W1 + b1
    z2 = np.where(z1 > 0, z1, 0) @ W2 + b2
    return np.exp(z2 - np.logaddexp.reduce(z2, axis=1, keepdims=True))


@right
def row_by_row(X, W1, b1, W2, b2):
    rows = []
    for x in X:
        hidden = [max(0.0, h) for h in x @ W1 + b1]
        z = np.array(hidden) @ W2 + b2
        rows.append(np.exp(z - z.max()) / np.exp(z - z.max()).sum())
    return np.array(rows)


@wrong("the hidden ReLU was removed in place of the other", "hidden_activation_lost")
def no_hidden(X, W1, b1, W2, b2):
    z = (X @ W1 + b1) @ W2 + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("sigmoids of the logits, then softmax", "sigmoid_on_the_logits")
def sigmoid_first(X, W1, b1, W2, b2):
    z = 1 / (1 + np.exp(-(np.maximum(X @ W1 + b1, 0) @ W2 + b2)))
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


@wrong("softmax over the examples", "axis_mixed_up")
def over_examples(X, W1, b1, W2, b2):
    z = np.maximum(X @ W1 + b1, 0) @ W2 + b2
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


@wrong("the logits come back")
def logits(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1, 0) @ W2 + b2


@wrong("the bias of the output is lost")
def output_bias_lost(X, W1, b1, W2, b2):
    z2 = np.maximum(X @ W1 + b1, 0.0) @ W2
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
