import numpy as np

from autograder.exercise import Exercise, case, misconception


def squared_distances(X, Y):
    """Measure how far every row of X is from every row of Y.

    dₙₘ = Σⱼ (xₙⱼ - yₘⱼ)²

    The root is left out: for the question "which one is nearest?" it changes nothing.

    Shapes: X (N, D), Y (M, D) -> (N, M)

    >>> squared_distances(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[3.0, 4.0]]))
    array([[25.],
           [13.]])
    """
    gaps = X[:, None, :] - Y[None, :, :]  # (N, M, D)
    return (gaps**2).sum(axis=2)


def cases(rng):
    yield case(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[3.0, 4.0]]), label="two points and the point (3, 4)")
    yield case(rng.normal(size=(4, 3)), rng.normal(size=(2, 3)), label="4 points and 2 points with 3 coordinates")
    yield case(rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), label="3 points and 3 points with 3 coordinates")
    yield case(rng.normal(size=(1, 5)), rng.normal(size=(4, 5)), label="1 point and 4 points")
    yield case(rng.normal(size=(5, 1)) * 10.0, rng.normal(size=(3, 1)) * 10.0, label="points on a line")


hints = (
    "How many numbers has the result for 4 points and 2 points? Which entry belongs to point 3 of X and point 1 of Y?",
    "Two loops, over n and m, are a good first version. The version without loops needs all the differences at once: an array (N, M, D).",
    "X[:, None, :] has shape (N, 1, D): None puts in a new axis of length 1. What shape has Y[None, :, :], and what does broadcasting make "
    "of their difference?",
    "In one dimension, X = [1, 5] and Y = [2, 3, 7]: the table of differences is [[-1, -2, -6], [3, 2, -2]], and that of the squares "
    "is [[1, 4, 36], [9, 4, 4]].",
)


@misconception("Those are the distances themselves: the root was taken. The statement asks for the squared distance.")
def root_taken(X, Y):
    return np.sqrt(((X[:, None] - Y[None]) ** 2).sum(axis=2))


@misconception("The differences are added without being squared, by their size alone. Square each one before the sum.")
def sizes_added(X, Y):
    return np.abs(X[:, None] - Y[None]).sum(axis=2)


@misconception("You squared the sum of the differences. Differences of opposite sign cancel in a sum: square first, then add.")
def square_of_the_sum(X, Y):
    return (X[:, None] - Y[None]).sum(axis=2) ** 2


@misconception("Each number is a mean over the coordinates. The squared distance is their sum.")
def mean_over_coordinates(X, Y):
    return ((X[:, None] - Y[None]) ** 2).mean(axis=2)


@misconception("The result lies on its side, (M, N). Row n belongs to point n of X: the new axis stands in the wrong array.")
def rows_from_y(X, Y):
    return ((Y[:, None] - X[None]) ** 2).sum(axis=2)


@misconception(
    "Row n of X is compared with row n of Y only. Every row of X has to meet every row of Y: one of the arrays needs a new axis."
)
def pairs_only(X, Y):
    return ((X - Y) ** 2).sum(axis=1)


@misconception(
    "The sum runs over the wrong axis. The array of differences has the axes (point of X, point of Y, coordinate); "
    "the coordinate is the last one."
)
def summed_over_points(X, Y):
    return ((X[:, None] - Y[None]) ** 2).sum(axis=1)


@misconception("Those are the products x·y. A distance is made of differences, each of them squared.")
def products(X, Y):
    return X @ Y.T


exercise = Exercise(
    squared_distances,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        root_taken,
        sizes_added,
        square_of_the_sum,
        mean_over_coordinates,
        rows_from_y,
        pairs_only,
        summed_over_points,
        products,
    ),
)
