"""Answers to bce_with_logits."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def logaddexp(z, t):
    return np.mean(np.logaddexp(0, z) - z * t)


@right
def maximum_form(z, t):
    return float((np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z)))).mean())


@right
def turned_scores(scores, labels):
    wrong_way = np.where(labels == 1, -scores, scores)
    return float(np.logaddexp(wrong_way, 0).sum() / len(labels))


@right
def one_by_one(z, t):
    total = 0.0
    for score, label in zip(z, t):
        s = (1 - 2 * label) * score
        total += max(s, 0.0) + np.log1p(np.exp(-abs(s)))
    return total / z.size


@wrong("through the probability, log 0", "log_of_sigmoid", "not_finite", "warned")
def through_p(z, t):
    p = 0.5 * (1 + np.tanh(z / 2))
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@wrong("clipped probability", "clipped_probability")
def clipped(z, t):
    p = np.clip(0.5 * (1 + np.tanh(z / 2)), 1e-12, 1 - 1e-12)
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))


@wrong("overflow", "overflows", "not_finite", "warned")
def textbook(z, t):
    return float(np.mean(np.log(1 + np.exp(z)) - z * t))


@wrong("the sum", "adds_up")
def summed(z, t):
    return float(np.sum(np.logaddexp(0, z) - z * t))


@wrong("labels exchanged", "turns_the_score")
def exchanged(z, t):
    return float(np.mean(np.logaddexp(0, z) - z * (1 - t)))


@wrong("a loss below 0", "negative", "opposite_sign")
def below_zero(z, t):
    return float(np.mean(z * t - np.logaddexp(0, z)))


@wrong("one for each row", "wrong_container", "wrong_shape")
def rows(z, t):
    return np.logaddexp(0, z) - z * t


@wrong("in bits", "constant_factor")
def bits(z, t):
    return float(np.mean(np.logaddexp2(0, z / np.log(2)) - z * t / np.log(2)))


@wrong("without the term of the label", "ignores_labels")
def no_label(z, t):
    return float(np.mean(np.logaddexp(0, z)))


@wrong("capped scores")
def capped(z, t):
    z = np.clip(z, -50, 50)
    return float(np.mean(np.logaddexp(0, z) - z * t))


@wrong("the squared error of the probability")
def squared(z, t):
    return float(np.mean((0.5 * (1 + np.tanh(z / 2)) - t) ** 2))


@right
def two_classes(z, t):
    scores = np.stack([np.zeros_like(z), z], axis=1)
    top = scores.max(axis=1)
    log_sum = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
    return float(np.mean(log_sum - scores[np.arange(len(z)), t.astype(int)]))


@wrong("the size where the maximum with 0 belongs", "size_for_the_maximum")
def size(z, t):
    return float(np.mean(np.abs(z) - z * t + np.log1p(np.exp(-np.abs(z)))))
