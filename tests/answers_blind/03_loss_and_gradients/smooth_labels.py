import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def choose(t, eps):
    K = t.shape[-1]
    return np.where(t > 0.5, 1 - eps * (K - 1) / K, eps / K)


@right
def blend_with_uniform(t, eps):
    uniform = np.full(t.shape, 1.0 / t.shape[1])
    return t + eps * (uniform - t)


@wrong("eps is spread over the K - 1 other classes", r"K ?- ?1|other classes|true class", r"all K|part back")
def over_others(t, eps):
    K = t.shape[1]
    return np.where(t == 1, 1 - eps, eps / (K - 1))


@wrong("divides by the number of rows", r"rows|N\b|examples", r"classes|K\b", r"shape\[1\]|axis")
def rows_for_classes(t, eps):
    return (1 - eps) * t + eps / len(t)


@wrong("nothing is taken away from the true class", r"\(?1 ?[-−] ?eps|taken away|take|add up|sum", r"true class")
def only_adds(t, eps):
    return t + eps / t.shape[1]


@wrong("writes into t", r"chang", r"copy", r"t itself")
def into_t(t, eps):
    t *= 1 - eps
    t += eps / t.shape[1]
    return t
