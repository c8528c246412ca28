import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def chosen_probability(p, t, eps=1e-12):
    p = np.minimum(np.maximum(p, eps), 1 - eps)
    return float(-np.log(np.where(t == 1, p, 1 - p)).mean())


@right
def python_sum(p, t, eps=1e-12):
    total = 0.0
    for q, k in zip(np.clip(p, eps, 1 - eps), t, strict=True):
        total += -(k * np.log(q) + (1 - k) * np.log1p(-q))
    return float(total / len(t))


@wrong("the term of the zeros is missing", r"term|1 ?[-−] ?t|\bno\b|zeros|half|0")
def one_term(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(t * np.log(p)))


@wrong("eps is added in the logarithm instead of a clip", r"clip|eps|added|\[eps")
def eps_added(p, t, eps=1e-12):
    return float(-np.mean(t * np.log(p + eps) + (1 - t) * np.log(1 - p + eps)))


@wrong("t and p are exchanged", r"exchang|swap|changed places|roles")
def exchanged(p, t, eps=1e-12):
    q = np.clip(t, eps, 1 - eps)
    return float(-np.mean(p * np.log(q) + (1 - p) * np.log(1 - q)))


@wrong("the two terms are subtracted: the bracket is missing behind the minus", r"bracket|sign|minus|term")
def bracket_missing(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return float(np.mean(-t * np.log(p) + (1 - t) * np.log(1 - p)))
