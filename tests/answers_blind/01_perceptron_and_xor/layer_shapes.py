import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def by_index(sizes):
    return [((sizes[i - 1], sizes[i]), (sizes[i],)) for i in range(1, len(sizes))]


@right
def from_arrays(sizes):
    layers = [(np.empty((d, m)), np.empty(m)) for d, m in zip(sizes[:-1], sizes[1:], strict=True)]
    return [(W.shape, b.shape) for W, b in layers]


@wrong("the shape of W is turned round", r"transpos|turned|rows?|order|\(in|other way")
def turned(sizes):
    return [((m, d), (m,)) for d, m in zip(sizes, sizes[1:], strict=False)]


@wrong("the bias has one number for each input", r"bias|\bb\b")
def bias_of_inputs(sizes):
    return [((d, m), (d,)) for d, m in zip(sizes, sizes[1:], strict=False)]


@wrong("(m) is a number, not a tuple", r"tuple|comma")
def no_comma(sizes):
    return [((d, m), (m)) for d, m in zip(sizes, sizes[1:], strict=False)]


@wrong("one layer too few", r"last|too few|missing|range")
def one_too_few(sizes):
    out = []
    for i in range(len(sizes) - 2):
        out.append(((sizes[i], sizes[i + 1]), (sizes[i + 1],)))
    return out
