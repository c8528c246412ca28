"""Answers to accuracy."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def a_loop(scores, t):
    hits = 0
    for row, label in zip(scores, t):
        best = max(range(len(row)), key=lambda k: row[k])
        hits += best == label
    return hits / len(t)


@right
def mean_of_equal(scores, t):
    return float(np.mean(scores.argmax(axis=1) == t))


@right
def numpy_float(points, labels):
    return np.mean(np.argmax(points, axis=-1) == labels, dtype=np.float64)


@right
def sorted_columns(scores, t, top=1):
    return sum(label in row for row, label in zip(np.argsort(scores, axis=1)[:, -top:], t)) / t.size


@right
def own_score_is_the_largest(scores, t):
    return float((scores[np.arange(len(t)), t] >= scores.max(axis=1)).sum() / len(scores))


@wrong("the vote over the examples instead of the classes", "argmax_over_examples", "raised")
def columns(scores, t):
    return float(np.mean(scores.argmax(axis=0)[: len(t)] == t[: scores.shape[1]]))


@wrong("the number of hits", "count_of_right")
def counts(scores, t):
    return float((scores.argmax(axis=1) == t).sum())


@wrong("percent", "in_per_cent")
def percent(scores, t):
    return 100.0 * float(np.mean(scores.argmax(axis=1) == t))


@wrong("the share of errors", "error_rate", "another_function")
def errors(scores, t):
    return float(np.mean(scores.argmax(axis=1) != t))


@wrong("scores below 0 cannot win")
def starts_at_zero(scores, t):
    hits = 0
    for row, label in zip(scores, t):
        best, most = 0, 0.0
        for k, score in enumerate(row):
            if score > most:
                best, most = k, score
        hits += best == label
    return hits / len(t)


@wrong("a single hit or miss for the whole batch", "all_the_same")
def all_or_nothing(scores, t):
    return float(np.all(scores.argmax(axis=1) == t))


@wrong("the hits one by one", "wrong_container")
def each(scores, t):
    return (scores.argmax(axis=1) == t).astype(float)


@wrong("a threshold at 0 instead of a vote")
def positive(scores, t):
    return float(np.mean(scores[np.arange(len(t)), t] > 0))


@wrong("divided by the number of all scores", "divided_by_classes", "constant_factor")
def divided_by_size(scores, t):
    return float((scores.argmax(axis=1) == t).sum() / scores.size)


@wrong("rounded to whole numbers by //", "all_the_same", "whole_numbers")
def floor_division(scores, t):
    return float((scores.argmax(axis=1) == t).sum() // len(t))


@wrong("the last class is never looked at")
def without_the_last_class(scores, t):
    return float(np.mean(scores[:, :-1].argmax(axis=1) == t)) if scores.shape[1] > 1 else 1.0


@wrong("scores are sorted in place", "changed_its_input")
def sorts(scores, t):
    votes = scores.argmax(axis=1)
    scores.sort(axis=1)
    return float(np.mean(votes == t))


@wrong("every score is compared with the label, and no vote is taken", "all_the_same")
def scores_against_labels(scores, t):
    return float((scores == t[:, None]).mean())


@wrong("the sum of a row is compared with its label", "all_the_same")
def sum_against_label(scores, t):
    return float((scores.sum(axis=1) == t).mean())
