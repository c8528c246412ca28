import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def python_loop(a, b):
    worst = 0.0
    for p, q in zip(np.ravel(a).tolist(), np.ravel(b).tolist(), strict=True):
        worst = max(worst, abs(p - q) / max(1e-8, abs(p) + abs(q)))
    return worst


@right
def clip_the_size(a, b):
    size = (abs(a) + abs(b)).clip(1e-8)
    return float((abs(a - b) / size).max())


@wrong("largest difference over largest size: the entries are mixed", r"entr(y|ies)|each|own|every", r"separate|mixed|max")
def two_maxima(a, b):
    return float(np.max(np.abs(a - b)) / max(1e-8, np.max(np.abs(a) + np.abs(b))))


@wrong("the mean over the entries, not the largest", r"mean|averag", r"max|largest")
def mean_of_entries(a, b):
    return float(np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


@wrong("|a + b| in place of |a| + |b|", r"\|a ?\+ ?b\||sign|opposite", r"absolute|each", r"above 1|larger than 1|between")
def abs_of_sum(a, b):
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a + b))))


@wrong("the floor is added, not a minimum", r"floor|1e-8", r"add|max|tiny|small")
def floor_added(a, b):
    return float(np.max(np.abs(a - b) / (np.abs(a) + np.abs(b) + 1e-8)))
