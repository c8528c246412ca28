import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def map_and_lambda(weights, lam):
    return list(map(lambda w: np.multiply(w, lam), weights))


@right
def halves_of_squares(weights, lam):
    result = []
    for w in weights:
        g = np.zeros(w.shape)
        g += w
        g *= lam
        result.append(g)
    return result


@wrong("a factor 2: the half of the penalty is forgotten", r"\b2\b|twice|half|double|factor")
def twice(weights, lam):
    return [2 * lam * w for w in weights]


@wrong("the squares: the penalty, not its gradient", r"squar|penalty|deriv")
def squares(weights, lam):
    return [lam / 2 * w**2 for w in weights]


@wrong("the return stands in the loop: one array only", r"return|loop|first|one array|length|list")
def returns_in_loop(weights, lam):
    grads = []
    for w in weights:
        grads.append(lam * w)
        return grads


@wrong("the weights themselves are changed", r"chang|copy|themselves|in place")
def in_place(weights, lam):
    for w in weights:
        w *= lam
    return weights
