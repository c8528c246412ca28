"""Answers to squared_distances."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def broadcast(X, Y):
    return ((X[:, None, :] - Y[None, :, :]) ** 2).sum(axis=2)


@right
def loops(A, B):
    d = np.zeros((len(A), len(B)))
    for n in range(len(A)):
        for m in range(len(B)):
            for j in range(A.shape[1]):
                d[n, m] += (A[n, j] - B[m, j]) ** 2
    return d


@right
def dot_products(X, Y):
    return np.array([[(x - y) @ (x - y) for y in Y] for x in X])


@right
def norms(X, Y, power=2):
    return np.linalg.norm(X[:, np.newaxis] - Y, axis=-1) ** power


@right
def by_coordinates(X, Y):
    return sum(np.subtract.outer(X[:, j], Y[:, j]) ** 2 for j in range(X.shape[1]))


@wrong("the root is taken", "root_taken", "another_function")
def with_root(X, Y):
    return np.linalg.norm(X[:, None] - Y, axis=2)


@wrong("absolute differences instead of squares", "sizes_added")
def city_blocks(X, Y):
    return np.abs(X[:, None] - Y).sum(axis=2)


@wrong("the mean over the coordinates", "mean_over_coordinates")
def means(X, Y):
    return ((X[:, None] - Y) ** 2).mean(axis=2)


@wrong("rows belong to Y", "rows_from_y", "transposed", "wrong_shape")
def from_y(X, Y):
    return ((Y[:, None] - X) ** 2).sum(axis=2)


@wrong("the sum is squared", "square_of_the_sum")
def squared_sum(X, Y):
    return (X[:, None] - Y).sum(axis=2) ** 2


@wrong("only rows of the same number", "pairs_only", "raised")
def pairs(X, Y):
    return ((X - Y) ** 2).sum(axis=1)


@wrong("the product is taken twice too often: binomial without the 2")
def forgets_the_two(X, Y):
    return (X**2).sum(1)[:, None] - X @ Y.T + (Y**2).sum(1)


@wrong("plus instead of minus", "sizes_added")
def sums(X, Y):
    return ((X[:, None] + Y) ** 2).sum(axis=2)


@wrong("the largest coordinate only")
def largest(X, Y):
    return ((X[:, None] - Y) ** 2).max(axis=2)


@wrong("the first coordinate only")
def one_coordinate(X, Y):
    return (X[:, 0][:, None] - Y[:, 0]) ** 2


@wrong("all distances in one line", "wrong_shape")
def flat(X, Y):
    return ((X[:, None] - Y) ** 2).sum(axis=2).ravel()
