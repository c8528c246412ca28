import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def binomial(X, Y):
    Y = np.asarray(Y, dtype=float)
    return (X * X).sum(1)[:, None] + (Y * Y).sum(1) - 2 * np.einsum("nd,md->nm", X, Y)


@right
def norms_squared(X, Y):
    return np.array([[np.linalg.norm(x - y) ** 2 for y in Y] for x in X])


@wrong("takes the root of the sum", r"root", r"squar")
def takes_the_root(X, Y):
    return np.linalg.norm(X[:, None, :] - Y[None, :, :], axis=2)


@wrong("rows and columns of the answer are exchanged", r"transpos", r"shape", r"swap|exchang|\(M, N\)|other way|rows and columns")
def y_by_x(X, Y):
    return ((Y[:, None] - X[None]) ** 2).sum(axis=-1)


@wrong("absolute differences instead of squares", r"squar", r"absolute|\|")
def city_blocks(X, Y):
    d = np.zeros((len(X), len(Y)))
    for n in range(len(X)):
        for m in range(len(Y)):
            d[n, m] = np.abs(X[n] - Y[m]).sum()
    return d


@wrong("forgets the factor 2 in front of the mixed term", r"\b2\b|twice|two|half", r"mixed|product|cross")
def mixed_term_once(X, Y):
    return (X**2).sum(axis=1)[:, None] + (Y**2).sum(axis=1)[None, :] - X @ Y.T
