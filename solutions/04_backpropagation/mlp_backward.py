"""Exercise: backpropagation through a network with one hidden layer."""

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import dense_backward, mlp_forward, relu_backward, softmax_cross_entropy, softmax_cross_entropy_backward


def mlp_backward(X, t, params):
    """Compute the loss of `mlp_forward` and its gradient with respect to every parameter: backpropagation.

    The loss L is the mean softmax cross-entropy of the logits z2 with the integer labels t. You have all
    the pairs:

        forward                                  backward, in reverse order
        z1, a1, z2 = mlp_forward(X, params)      dz2 from softmax_cross_entropy_backward, started with g = 1.0
        L = softmax_cross_entropy(z2, t)         da1, dW2, db2 from dense_backward of the second layer
                                                 dz1 from relu_backward
                                                 dW1, db1 from dense_backward of the first layer

    Each pair's backward is called as f_backward(g, y, *inputs): upstream gradient, output, inputs. The 1/N
    of the mean comes in with dz2 and nowhere else. relu'(0) = 0. Logits up to 1000 give no warning and no
    nan (the two loss functions see to it).

    One row, X = [[1]], t = [0], W1 = [[2, -1]], b1 = [0, 0], W2 = [[0, 0], [0, 0]], b2 = [0, 0]: both
    classes get 1/2, so loss = log 2 = 0.6931, dz2 = [[-0.5, 0.5]], dW2 = [[-1, 1], [0, 0]], db2 =
    [-0.5, 0.5], and dW1, db1 are zeros.

    Shapes: X (N, D), t (N,) ints, params = (W1 (D, H), b1 (H,), W2 (H, K), b2 (K,))
    Returns (loss, (dW1, db1, dW2, db2)): a float, and four arrays in the shapes and the order of params.
    """
    W1, b1, W2, b2 = params
    z1, a1, z2 = mlp_forward(X, params)
    loss = softmax_cross_entropy(z2, t)

    dz2 = softmax_cross_entropy_backward(1.0, loss, z2, t)  # (N, K)
    da1, dW2, db2 = dense_backward(dz2, z2, a1, W2, b2)
    dz1 = relu_backward(da1, a1, z1)  # (N, H)
    _, dW1, db1 = dense_backward(dz1, z1, X, W1, b1)
    return float(loss), (dW1, db1, dW2, db2)


def cases(rng):
    def network(n, d, h, k):
        params = (rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=(h, k)), rng.normal(size=k))
        t = rng.permutation(np.arange(n) % k)  # every class that fits occurs
        return rng.normal(size=(n, d)), t, params

    W1 = np.array([[2.0, -1.0], [1.0, -1.0]])
    W2 = np.array([[1.0, -1.0], [2.0, 3.0]])
    X = rng.integers(1, 4, size=(2, 2)).astype(float)
    yield case(X, np.array([0, 1]), (W1, np.array([0.0, 1.0]), W2, np.zeros(2)), label="2 rows, 2 classes, whole numbers")
    yield case(*network(5, 3, 4, 2), label="5 rows, 3 inputs, 4 hidden units, 2 classes")
    yield case(*network(1, 4, 6, 3), label="1 row")
    yield case(*network(6, 2, 7, 4), label="6 rows, 2 inputs, 7 hidden units, 4 classes")
    X, t, params = network(4, 3, 5, 3)
    params[0][:, 2] = 0.0
    params[1][2] = 0.0
    yield case(X, t, params, label="a hidden unit at exactly 0 on every row")
    X, t, params = network(5, 3, 4, 3)
    params[1][1] = -50.0
    yield case(X, t, params, label="a hidden unit that is off")
    X, t, params = network(4, 3, 5, 3)
    z2 = mlp_forward(X, params)[2]
    t[0] = np.argmin(z2[0])  # a row that is very wrong: the probability of its class is too small for a float
    factor = 1000 / np.ptp(z2[0])
    yield case(X, t, (*params[:2], params[2] * factor, params[3] * factor), label="logits of about 1000")


hints = (
    "Write the forward pass on paper, one step a line. Which line was last? Its backward comes first.",
    "Each backward asks for three things: the gradient that arrived from below, the output of its step, the inputs of its step. "
    "For the second layer the input is a1, not X.",
    "Check shapes as you go: dz2 is shaped like z2, da1 like a1, dz1 like z1, each d-parameter like its parameter. "
    "The ReLU stands between da1 and dz1.",
    "With other numbers, one row, one hidden unit: X = [[3]], W1 = [[1]], b1 = [-1], W2 = [[1, 0]], b2 = [0, 2], t = [1]. z1 "
    "= a1 = 2, z2 = [2, 2], p = [1/2, 1/2], dz2 = [0.5, -0.5]. dW2 = 2·dz2 = [[1, -1]]. da1 = 0.5·1 + (-0.5)·0 = 0.5; z1 > 0, "
    "so dz1 = 0.5; dW1 = 3·0.5 = 1.5, db1 = 0.5.",
)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def parts_of(X, t, params):
    """What most mistakes still compute rightly: the cache, the loss, dz2."""
    z1, a1, z2 = mlp_forward(X, params)
    loss = softmax_cross_entropy(z2, t)
    return z1, a1, float(loss), softmax_cross_entropy_backward(1.0, loss, z2, t)


@misconception(
    "dW2 and db2 are right, dW1 and db1 are not: da1 was used as if it were dz1. Between the two stands the ReLU, and units "
    "that were off let nothing through."
)
def no_hidden_derivative(X, t, params):
    _, a1, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T
    return loss, (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "The ReLU's mask comes from the wrong array: it looks at the sign of the gradient. What decides is whether the UNIT was on, "
    "z1 > 0, in the forward pass; that is what the cache is for."
)
def mask_from_gradient(X, t, params):
    _, a1, loss, dz2 = parts_of(X, t, params)
    da1 = dz2 @ params[2].T
    dz1 = da1 * (da1 > 0)
    return loss, (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "Right, except for units whose z1 is exactly 0: their gradient came through. By our convention relu'(0) = 0, so the mask is "
    "z1 > 0, not z1 >= 0."
)
def mask_open_at_zero(X, t, params):
    z1, a1, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 >= 0)
    return loss, (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "dz1 was multiplied by a1 itself: the value of relu(z1), where its slope belongs. The slope is 1 where the unit is on, 0 "
    "where it is off."
)
def value_for_slope(X, t, params):
    _, a1, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * a1
    return loss, (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "The loss is right and every gradient is N times too large: the loss is a mean over the rows, so its gradient carries 1/N. "
    "dz2 is where it enters."
)
def rows_not_averaged(X, t, params):
    z1, a1, loss, dz2 = parts_of(X, t, params)
    dz2 = dz2 * len(X)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss, (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "Every gradient is too small by the number of rows: 1/N was applied twice, once in dz2 and once more in the layers. The "
    "layers only add up."
)
def averaged_twice(X, t, params):
    z1, a1, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss, tuple(d / len(X) for d in (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0)))


@misconception("The gradients are right and the loss is N times too large: it adds up the rows, and the mean is asked.")
def loss_summed(X, t, params):
    z1, a1, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss * len(X), (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "dW2 is made from X. The input of the second layer is a1, what the first layer and its ReLU made of X; shapes show it too: "
    "dW2 is (H, K)."
)
def input_for_activation(X, t, params):
    z1, _, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss, (X.T @ dz1, dz1.sum(axis=0), X.T @ dz2, dz2.sum(axis=0))


@misconception(
    "dW2 is made from z1. The second layer was fed with a1, after the ReLU; where a unit was off, its outgoing weights had no "
    "effect on the loss."
)
def z1_for_activation(X, t, params):
    z1, _, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss, (X.T @ dz1, dz1.sum(axis=0), z1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "Every gradient has the wrong sign. dz2 is probabilities minus one-hot labels; the gradient points uphill, and the minus "
    "comes later, in the optimizer's step."
)
def sign_flipped(X, t, params):
    z1, a1, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss, tuple(-d for d in (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0)))


@misconception("db1 and db2 are means over the rows. A bias was used in every row and its shares add up; 1/N is in dz2 already.")
def biases_averaged(X, t, params):
    z1, a1, loss, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss, (X.T @ dz1, dz1.mean(axis=0), a1.T @ dz2, dz2.mean(axis=0))


@misconception(
    "dz2 holds the probabilities, from which the one-hot labels were not subtracted. The gradient of softmax with "
    "cross-entropy is p minus one-hot, divided by N (chapter 03)."
)
def labels_not_subtracted(X, t, params):
    z1, a1, z2 = mlp_forward(X, params)
    dz2 = softmax(z2) / len(X)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return float(softmax_cross_entropy(z2, t)), (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "Right for small logits, infinite or nan for large ones: the loss took the logarithm of a probability that had become 0. Use "
    "softmax_cross_entropy, which works on the logits."
)
def log_of_zero(X, t, params):
    z1, a1, _, dz2 = parts_of(X, t, params)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    loss = -np.mean(np.log(softmax(mlp_forward(X, params)[2])[np.arange(len(t)), t]))
    return float(loss), (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "Right for small logits, nan for large ones: exp(1000) is infinite, and inf/inf is nan. softmax_cross_entropy and its backward "
    "subtract the largest logit of each row first; use them, or do the same."
)
def exponentials_overflow(X, t, params):
    z1, a1, z2 = mlp_forward(X, params)
    rows = np.arange(len(t))
    p = np.exp(z2) / np.exp(z2).sum(axis=1, keepdims=True)
    dz2 = (p - np.eye(z2.shape[1])[t]) / len(X)
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return float(-np.mean(np.log(p[rows, t]))), (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


@misconception(
    "The loss is right and every gradient is too large by the factor loss: the backward pass was started with g = "
    "loss. It starts with dL/dL, which is 1, whatever the loss is."
)
def starts_with_the_loss(X, t, params):
    z1, a1, loss, dz2 = parts_of(X, t, params)
    dz2 = loss * dz2
    dz1 = dz2 @ params[2].T * (z1 > 0)
    return loss, (X.T @ dz1, dz1.sum(axis=0), a1.T @ dz2, dz2.sum(axis=0))


exercise = Exercise(
    mlp_backward,
    cases,
    points=4,
    hints=hints,
    steps=("loss", "dz2", "dW2", "db2", "da1", "dz1", "dW1", "db1"),
    parts=("loss", "gradients"),
    stable=True,
    misconceptions=(
        no_hidden_derivative,
        mask_from_gradient,
        mask_open_at_zero,
        value_for_slope,
        rows_not_averaged,
        averaged_twice,
        loss_summed,
        input_for_activation,
        z1_for_activation,
        sign_flipped,
        biases_averaged,
        labels_not_subtracted,
        log_of_zero,
        exponentials_overflow,
        starts_with_the_loss,
    ),
)
