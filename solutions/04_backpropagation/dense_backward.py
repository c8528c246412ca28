"""Exercise: the gradient back through a dense layer."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def dense_backward(g, y, x, w, b):
    """Send the gradient back through the dense layer y = x @ w + b.

    `g` is dL/dy, one number for every entry of y. Three gradients come out, in this order:

        dx[n, d] = Σₘ g[n, m] w[d, m]        every unit m that used the input d sends its share back
        dw[d, m] = Σₙ x[n, d] g[n, m]        every row n in which the weight was used adds its share
        db[m]    = Σₙ g[n, m]                the bias was used in every row

    One row, two inputs, two units: x = [[1, 2]], w = [[1, 0], [3, -1]], g = [[1, 10]] give
    dx = [[1, -7]], dw = [[1, 10], [2, 20]], db = [1, 10].

    Sums, not means: where the loss is a mean over the N rows, its 1/N is inside `g` already.
    Whatever x, w and b are, a gradient has the shape of the thing it belongs to. `y` and `b` may stay unused.

    Shapes: g (N, M), y (N, M), x (N, D), w (D, M), b (M,) -> (N, D), (D, M), (M,)
    Returns the tuple (dx, dw, db).
    """
    dx = g @ w.T  # (N, D)
    dw = x.T @ g  # (D, M)
    db = g.sum(axis=0)  # (M,)
    return dx, dw, db


def cases(rng):
    def layer(n, d, m, label):
        x, w, b = rng.normal(size=(n, d)), rng.normal(size=(d, m)), rng.normal(size=m)
        return case(rng.normal(size=(n, m)), x @ w + b, x, w, b, label=label)

    small = [rng.choice(np.array([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0]), size=(2, 2)) for _ in range(3)]
    small[1][0, 1] = small[1][1, 0] + 1  # no symmetric matrix: else a forgotten transpose would change nothing
    small[2][0, 1] = small[2][1, 0] - 1
    g, x, w = small
    b = rng.choice(np.array([-1.0, 1.0, 2.0]), size=2)
    yield case(g, x @ w + b, x, w, b, label="2 rows, 2 inputs, 2 units, whole numbers")
    yield layer(5, 3, 4, "5 rows, 3 inputs, 4 units")
    yield layer(1, 4, 2, "1 row")
    yield layer(6, 1, 3, "1 input")
    yield layer(4, 3, 1, "1 unit")
    x, w, b = rng.normal(size=(3, 2)), rng.normal(size=(2, 5)), rng.normal(size=5)
    g = rng.normal(size=(3, 5))
    g[1] = 0.0
    yield case(g, x @ w + b, x, w, b, label="a row without gradient")


hints = (
    "Which shape must each of the three results have? Write the shapes of g, x and w side by side before you write a formula.",
    "A sum over one shared index is a matrix product. In dx[n, d] the index m is summed: which of the two factors has to be "
    "transposed, so that its m stands beside the other's m?",
    "For dw the index n is summed, which is the FIRST index of both x (N, D) and g (N, M). For db no second factor is left: "
    "only a sum over the rows.",
    "With other numbers: g = [[1, 2], [3, 4]] and x = [[5], [6]], so N = 2, D = 1, M = 2. Then dw has shape (1, 2): "
    "5·1 + 6·3 = 23 and 5·2 + 6·4 = 34. And db = [1 + 3, 2 + 4] = [4, 6].",
)


@misconception(
    "db has a row for every example: it is g itself. One bias serves all rows, so each row's share adds up: sum g over the rows."
)
def bias_not_summed(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.copy()


@misconception(
    "db is too small by the number of rows: a mean stands where a sum is asked. The 1/N of a mean loss is inside g already; "
    "a layer does not divide again."
)
def bias_averaged(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.mean(axis=0)


@misconception(
    "db has one number for each row, not for each unit: the sum runs along the wrong axis. Shape (M,) is asked, like b."
)
def bias_summed_over_units(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.sum(axis=1)


@misconception(
    "dw and db are both too small by the number of rows: the gradient was divided by N once too often. The loss divided by N "
    "when it took its mean, and g carries that on."
)
def divided_by_rows(g, y, x, w, b):
    return g @ w.T, x.T @ g / len(x), g.sum(axis=0) / len(x)


@misconception(
    "dw is transposed: it has as many rows as there are units. A gradient has the shape of the thing it belongs to, so dw is "
    "(D, M) like w."
)
def weights_transposed(g, y, x, w, b):
    return g @ w.T, g.T @ x, g.sum(axis=0)


@misconception(
    "dx comes from g @ w. That product sums over the wrong index of w; it only runs at all where D equals M. In dx[n, d] the "
    "UNITS m are summed: look at which index of w that is."
)
def weights_not_transposed(g, y, x, w, b):
    return g @ w, x.T @ g, g.sum(axis=0)


@misconception(
    "dw comes from a product of x and g in which the rows are not summed: x @ g only runs where the sizes happen to fit. In "
    "dw[d, m] the index n is summed, the first one of both."
)
def input_not_transposed(g, y, x, w, b):
    return g @ w.T, x @ g, g.sum(axis=0)


@misconception(
    "dw is made from y, the layer's output, where the upstream gradient belongs. Local derivative times upstream: the local "
    "part of dw is the input x, the upstream part is g."
)
def output_for_gradient(g, y, x, w, b):
    return g @ w.T, x.T @ y, g.sum(axis=0)


@misconception(
    "x and w have changed places: dx is computed from x, dw from w. In a product each factor's derivative is the OTHER factor: "
    "dx needs w, dw needs x."
)
def factors_swapped(g, y, x, w, b):
    return x * g.sum(axis=1, keepdims=True), w * g.sum(axis=0), g.sum(axis=0)


@misconception(
    "The upstream gradient is missing in dx: every row is the same sum of weights. That is the local derivative alone; "
    "multiply it by g, and let g decide how much each unit counts in each row."
)
def upstream_forgotten(g, y, x, w, b):
    return np.ones_like(g) @ w.T, x.T @ g, g.sum(axis=0)


@misconception(
    "All three are made from y, the layer's output. What is sent back is g, the gradient that arrives: put it in the place of y."
)
def output_everywhere(g, y, x, w, b):
    return y @ w.T, x.T @ y, y.sum(axis=0)


exercise = Exercise(
    dense_backward,
    cases,
    points=3,
    hints=hints,
    parts=("dx", "dw", "db"),
    misconceptions=(
        bias_not_summed,
        bias_averaged,
        bias_summed_over_units,
        divided_by_rows,
        weights_transposed,
        weights_not_transposed,
        input_not_transposed,
        output_for_gradient,
        factors_swapped,
        upstream_forgotten,
        output_everywhere,
    ),
)
