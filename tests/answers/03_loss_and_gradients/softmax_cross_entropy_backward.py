"""Answers to softmax_cross_entropy_backward."""

import numpy as np

from tests.answers.kit import right, wrong


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right
def minus_one_at_the_label(g, loss, z, t):
    p = softmax(z)
    p[np.arange(len(t)), t] -= 1
    return g * p / len(t)


@right
def one_hot(g, loss, z, t):
    return (softmax(z) - np.eye(z.shape[1])[t]) * (g / len(z))


@right
def comparison(upstream, value, scores, labels):
    return upstream * np.mean([1]) * (softmax(scores) - (labels[:, None] == np.arange(scores.shape[1]))) / labels.size


@right
def rows(g, loss, z, t):
    dz = np.zeros_like(z)
    for n, (row, label) in enumerate(zip(z, t)):
        p = np.exp(row - np.logaddexp.reduce(row))
        for k in range(len(row)):
            dz[n, k] = g * (p[k] - (k == label)) / len(z)
    return dz


@wrong("no 1/N", "forgets_the_mean")
def no_mean(g, loss, z, t):
    return g * (softmax(z) - np.eye(z.shape[1])[t])


@wrong("sign", "turns_the_sign", "opposite_sign")
def sign(g, loss, z, t):
    return g * (np.eye(z.shape[1])[t] - softmax(z)) / len(z)


@wrong("1 everywhere", "subtracts_everywhere")
def everywhere(g, loss, z, t):
    return g * (softmax(z) - 1) / len(z)


@wrong("p (1 - p)", "slope_of_softmax")
def softmax_slope(g, loss, z, t):
    p = softmax(z)
    return g * p * (1 - p) / len(z)


@wrong("no g", "forgets_upstream", "wrong_factor")
def no_g(g, loss, z, t):
    return (softmax(z) - np.eye(z.shape[1])[t]) / len(z)


@wrong("divided by N K", "divides_by_entries")
def by_entries(g, loss, z, t):
    return g * (softmax(z) - np.eye(z.shape[1])[t]) / z.size


@wrong("columns p[:, t]", "indexes_columns")
def columns(g, loss, z, t):
    p = softmax(z)
    p[:, t] -= 1
    return g * p / len(t)


@wrong("the scores in place of probabilities", "forgets_softmax")
def raw(g, loss, z, t):
    return g * (z - np.eye(z.shape[1])[t]) / len(z)


@wrong("only the true class", "entrywise", "true_class_only")
def only_true(g, loss, z, t):
    dz = np.zeros_like(z)
    rows = np.arange(len(t))
    dz[rows, t] = softmax(z)[rows, t] - 1
    return g * dz / len(t)


@wrong("times the loss", "wrong_factor")
def times_loss(g, loss, z, t):
    return g * loss * (softmax(z) - np.eye(z.shape[1])[t]) / len(z)


@wrong("softmax over the examples")
def over_examples(g, loss, z, t):
    return g * (softmax(z.T).T - np.eye(z.shape[1])[t]) / len(z)


@wrong("summed over the batch", "wrong_shape")
def summed(g, loss, z, t):
    return g * (softmax(z) - np.eye(z.shape[1])[t]).mean(axis=0)


@right
def through_the_jacobian(g, loss, z, t):
    rows = []
    for row, label in zip(softmax(z), t):
        upstream = np.zeros(len(row))
        upstream[label] = 1.0
        rows.append(row - upstream)
    return np.array(rows) * g / len(z)


@wrong("g reaches the probabilities only", "upstream_on_probabilities_only")
def brackets(g, loss, z, t):
    return (g * softmax(z) - np.eye(z.shape[1])[t]) / len(t)
