import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def logaddexp(z):
    return z - np.logaddexp.reduce(z, axis=1)[:, None]


@right
def row_loop(z):
    out = []
    for row in z:
        top = max(row)
        out.append([v - top - np.log(sum(np.exp(u - top) for u in row)) for v in row])
    return np.array(out)


@wrong("log of softmax: log 0", r"log ?\(?0|-inf|inf|rounded|divide by zero|way over softmax")
def over_softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.log(e / e.sum(axis=1, keepdims=True))


@wrong("the sum runs over the columns", r"axis|column|row")
def axis_zero(z):
    s = z - z.max(axis=0)
    return s - np.log(np.exp(s).sum(axis=0))


@wrong("the largest score is added back once too often", r"largest|max|shift")
def shift_forgotten(z):
    m = z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z - m).sum(axis=1, keepdims=True))


@wrong("the logarithm is missing: the sum is subtracted", r"log")
def no_log(z):
    s = z - z.max(axis=1, keepdims=True)
    return s - np.exp(s).sum(axis=1, keepdims=True)
