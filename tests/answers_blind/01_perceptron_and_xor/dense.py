import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def bias_as_a_weight(x, w, b):
    ones = np.ones((x.shape[0], 1))
    return np.hstack([x, ones]) @ np.vstack([w, b])


@right
def sum_of_outer_products(x, w, b):
    z = np.tile(b.astype(float), (len(x), 1))
    for j in range(x.shape[1]):
        z += np.outer(x[:, j], w[j])
    return z


@wrong("the bias is forgotten", r"bias", r"\bb\b")
def no_bias(x, w, b):
    return np.dot(x, w)


@wrong("w is transposed", r"transpos", r"\.T", r"shape|fit")
def transposed(x, w, b):
    return x @ w.T + b


@wrong("only the bias of the first unit is used", r"bias", r"first", r"\bb\b")
def first_bias_for_all(x, w, b):
    return x @ w + b[0]


@wrong("the bias is subtracted", r"sign|minus|subtract", r"bias")
def minus_bias(x, w, b):
    z = x @ w
    z -= b
    return z
