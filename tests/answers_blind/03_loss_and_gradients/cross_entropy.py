import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def pick_by_argmax(p, t):
    chosen = np.take_along_axis(p, t.argmax(axis=1)[:, None], axis=1)
    return -float(np.log(np.maximum(chosen, 1e-12)).mean())


@right
def weighted_loop(p, t):
    surprise = 0
    for forecast, truth in zip(p, t, strict=True):
        surprise -= np.log(max(forecast @ truth, 1e-12))
    return surprise / len(p)


@wrong("the mean runs over all entries, not over the rows", r"N ?·? ?K|entries|number of classes|K\b", r"rows", r"mean")
def mean_of_all(p, t):
    return float(-np.mean(t * np.log(np.clip(p, 1e-12, 1))))


@wrong("the minus sign is missing", r"sign|minus|negativ")
def no_minus(p, t):
    return float(np.sum(t * np.log(np.maximum(p, 1e-12))) / len(t))


@wrong("the logarithm to the base 2", r"base|natural", r"log2|factor|constant")
def bits(p, t):
    return float(-np.sum(t * np.log2(np.maximum(p, 1e-12))) / len(p))


@wrong("no floor under p: log 0", r"log\(? ?0|zero|\b0\b", r"1e-12|floor|inf|nan|divide")
def no_floor(p, t):
    return float(-np.sum(t * np.log(p)) / len(p))
