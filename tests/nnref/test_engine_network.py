"""One network, computed four ways: by its plan, by the two folds, on the tape, by PyTorch. All agree."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnref.architecture import (
    Activation,
    AvgPool2d,
    BatchNorm,
    Conv2d,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    LayerNorm,
    Maxout,
    MaxPool2d,
    Residual,
)  # fmt: skip
from nnref.autograd import Tensor, record
from nnref.by_hand import mlp_backward
from nnref.gradcheck import check_gradient, check_objective
from nnref.kernels import MANY
from nnref.network import LOSSES, Network, mlp
from nnref.plug import REFERENCE

HIDDEN = ("identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "gelu", "softmax")

NETWORKS = {
    "layers of all kinds": [
        Dense(5, 8), BatchNorm(8), Activation("relu"), Dropout(0.3),
        Residual((Dense(8, 8), Activation("relu"), Dense(8, 8))), Activation("relu"),
        Residual((LayerNorm(8), Activation("tanh"))), Maxout(8, 4, 3), Dropout(0.1), Dense(4, 3),
    ],
    "an activation first": [Activation("tanh"), Dense(5, 3)],
    "data used twice": [Residual((Dense(5, 5), Activation("relu"))), Dense(5, 3)],
    "the same value twice": [Dense(5, 4), Residual(()), Activation("relu"), Dense(4, 3)],
    "relu of a value that is used again": [Dense(5, 4), Residual((Activation("relu"),)), Dense(4, 3)],
    "relu of the data": [Activation("relu"), Dense(5, 3)],
    "constants": [Dense(5, 4), Activation("elu", (0.5,)), Activation("leaky_relu", (0.2,)), Dense(4, 3)],
}  # fmt: skip


def data(rng, net, n=9):
    X = rng.integers(0, 11, (n, *net.row)) if net.program.reads_ids else rng.normal(size=(n, *net.row))
    if net.takes_labels:
        return X, rng.integers(0, net.outputs[0], n)
    t = rng.random((n, *net.outputs))
    return X, t / t.sum(axis=1, keepdims=True)


def by_folds(net, theta, X, t, seed=5):
    """Loss and flat gradient, the plain way."""
    loss, grads = net.gradients(theta, X, t, np.random.default_rng(seed))
    grad = np.zeros_like(theta)
    for name, view in net.layout.views(grad).items():
        view[...] = grads.get(name, 0.0)
    return loss + net.penalty(theta, grad), grad


def assert_plan_equals_folds(net, rng, dtype, n=9):
    X, t = data(rng, net, n)
    theta = net.init(rng, dtype)
    theta += rng.normal(size=theta.size).astype(dtype) * 0.1  # biases, too, are not 0
    loss, grad = net.value_and_grad(theta, X, t, rng=np.random.default_rng(5))
    plain_loss, plain_grad = by_folds(net, theta, X, t)
    tol = 1e-12 if dtype is np.float64 else 5e-5
    np.testing.assert_allclose(loss, plain_loss, rtol=tol)
    np.testing.assert_allclose(grad, plain_grad, rtol=tol, atol=tol)
    assert grad.dtype == dtype


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.longdouble])
@pytest.mark.parametrize("n", [9, MANY // 80 + 1])
def test_plan_equals_folds_for_a_relu_whose_sign_is_read_from_its_bits_and_for_a_large_one(dtype, n):
    assert_plan_equals_folds(mlp((3, 80, 70, 3)), np.random.default_rng(2), dtype, n)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_plan_equals_folds_for_two_classes(dtype):
    assert_plan_equals_folds(mlp((3, 8, 2)), np.random.default_rng(2), dtype)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_no_gradient_passes_a_relu_at_minus_zero(dtype):
    """The bits of -0.0 are not 0."""
    net = Network([Embedding(3, 20), Flatten(), Activation("relu"), Dense(20, 3)], input_shape=(1,))
    theta = net.init(np.random.default_rng(2), dtype)
    embedded, *_ = net.layout.shapes
    net.layout.views(theta)[embedded][...] = -0.0
    grads = net.layout.views(net.value_and_grad(theta, np.array([[0], [1], [2]]), np.array([0, 0, 1]))[1])
    assert not grads[embedded].any()
    assert any(grad.any() for grad in grads.values())


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_plan_equals_folds_for_every_activation(hidden, dtype):
    assert_plan_equals_folds(mlp((5, 7, 6, 3), hidden=hidden), np.random.default_rng(1), dtype)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize(("loss", "outputs"), [*itertools.product(LOSSES, (1, 3))])
def test_plan_equals_folds_for_every_loss(loss, outputs, dtype):
    output = {"binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}.get(loss, "identity")
    assert_plan_equals_folds(mlp((5, 7, outputs), loss=loss, output=output, l1=0.01, l2=0.1), np.random.default_rng(2), dtype)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", NETWORKS)
def test_plan_equals_folds_for_every_layer(name, dtype):
    assert_plan_equals_folds(Network(NETWORKS[name]), np.random.default_rng(3), dtype)


CONVOLUTIONAL = [
    Conv2d(1, 3, 3, padding=1), Activation("relu"), MaxPool2d(2), Conv2d(3, 4, 2, stride=2), Activation("tanh"), AvgPool2d(2), Flatten(),
    Dense(4, 3),
]  # fmt: skip
WORDS = [Embedding(11, 4), Flatten(), Dense(12, 5), Activation("relu"), Dense(5, 2)]


def test_plan_equals_folds_for_images_and_words():
    rng = np.random.default_rng(4)
    assert_plan_equals_folds(Network(CONVOLUTIONAL, input_shape=(1, 8, 8)), rng, np.float64)
    assert_plan_equals_folds(Network(CONVOLUTIONAL, input_shape=(1, 8, 8)), rng, np.float32)
    assert_plan_equals_folds(Network(WORDS, input_shape=(3,)), rng, np.float64)


def test_plan_equals_folds_for_other_shapes():
    rng = np.random.default_rng(4)
    assert_plan_equals_folds(Network([Flatten(), Dense(20, 3)], input_shape=(4, 5)), rng, np.float64)
    assert_plan_equals_folds(mlp((4, 300)), rng, np.float64)  # too many classes for one-hot targets
    assert_plan_equals_folds(mlp((40, 90, 3)), rng, np.float32, n=64)  # large enough for the other way to relu's slope
    assert_plan_equals_folds(mlp((3, 2)), rng, np.float64, n=1)


WIDTH = 4
KEEPS_WIDTH = st.deferred(
    lambda: st.one_of(
        st.just(Dense(WIDTH, WIDTH)), st.just(BatchNorm(WIDTH)), st.just(LayerNorm(WIDTH)), st.just(Maxout(WIDTH, WIDTH, 2)),
        st.just(Dropout(0.3)), st.sampled_from(HIDDEN).map(Activation), st.lists(KEEPS_WIDTH, max_size=3).map(tuple).map(Residual),
    )
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(KEEPS_WIDTH, max_size=6), st.integers(2, 5), st.sampled_from(["softmax_cross_entropy", "mse"]))
def test_plan_equals_folds_for_any_stack_of_layers(layers, n, loss):
    net = Network([*layers, Dense(WIDTH, 3)], loss, input_shape=(WIDTH,))
    assert_plan_equals_folds(net, np.random.default_rng(16), np.float64, n)


@pytest.mark.parametrize("name", NETWORKS)
def test_gradient_is_that_of_the_loss(name):
    net, rng = Network(NETWORKS[name], l2=0.01), np.random.default_rng(6)
    X, t = data(rng, net)
    theta = net.init(rng)
    assert check_objective(lambda theta: net.value_and_grad(theta, X, t, rng=np.random.default_rng(0)), theta, rng)


def test_gradient_is_that_of_the_loss_in_every_coordinate():
    net, rng = mlp((3, 4, 2), hidden="tanh"), np.random.default_rng(7)
    X, t = data(rng, net)
    objective = net.objective(X, t)
    assert check_gradient(lambda theta: objective(theta)[0], lambda theta: objective(theta)[1], net.init(rng))


def test_tape_and_by_hand_agree_with_the_network():
    net, rng = mlp((3, 4, 2)), np.random.default_rng(8)
    X, t = data(rng, net)
    theta = net.init(rng) + 0.1 * rng.normal(size=net.layout.size)
    loss, grad = net.value_and_grad(theta, X, t)
    parts = net.layout.views(theta)

    values = {name: Tensor(part) for name, part in parts.items()} | {"x": X, "t": t}
    for f, xs, y in net.program.calls:
        values[y] = record(f, *(values[x] for x in xs))
    values["loss"].backward()
    np.testing.assert_allclose(values["loss"].data, loss, rtol=1e-12)

    hand_loss, hand = mlp_backward(X, t, tuple(parts.values()))
    np.testing.assert_allclose(hand_loss, loss, rtol=1e-12)
    for (name, g), by_hand in zip(net.layout.views(grad).items(), hand):
        np.testing.assert_allclose(values[name].grad, g, atol=1e-12)
        np.testing.assert_allclose(by_hand, g, atol=1e-12)


TORCH_ACTIVATIONS = {"relu": "ReLU", "tanh": "Tanh", "sigmoid": "Sigmoid", "gelu": "GELU", "elu": "ELU", "silu": "SiLU"}


@pytest.mark.torch
@pytest.mark.parametrize("hidden", TORCH_ACTIVATIONS)
@pytest.mark.parametrize("loss", ["softmax_cross_entropy", "mse", "bce_with_logits"])
def test_loss_and_gradient_equal_pytorch(hidden, loss):
    torch = pytest.importorskip("torch")
    net, rng = mlp((5, 7, 6, 3), hidden=hidden, loss=loss), np.random.default_rng(9)
    X, t = data(rng, net)
    theta = net.init(rng) + 0.1 * rng.normal(size=net.layout.size)
    value, grad = net.value_and_grad(theta, X, t)

    a, tensors = torch.tensor(X), [torch.tensor(part, requires_grad=True) for part in net.layout.views(theta).values()]
    for k in range(0, len(tensors), 2):
        a = a @ tensors[k] + tensors[k + 1]
        if k + 2 < len(tensors):
            a = getattr(torch.nn, TORCH_ACTIVATIONS[hidden])()(a)
    losses = {"softmax_cross_entropy": "cross_entropy", "mse": "mse_loss", "bce_with_logits": "binary_cross_entropy_with_logits"}
    theirs = getattr(torch.nn.functional, losses[loss])(a, torch.tensor(t))
    theirs.backward()
    np.testing.assert_allclose(value, theirs.item(), rtol=1e-10)
    np.testing.assert_allclose(grad, np.concatenate([w.grad.numpy().ravel() for w in tensors]), rtol=1e-10, atol=1e-10)


def test_batch_and_layer_norm_and_residual_equal_pytorch():
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(10)
    net = Network([Dense(5, 4), BatchNorm(4), Activation("relu"), Residual((Dense(4, 4), LayerNorm(4))), Dense(4, 3)])
    X, t = data(rng, net)
    theta = net.init(rng) + 0.1 * rng.normal(size=net.layout.size)
    value, grad = net.value_and_grad(theta, X, t)
    w = {name: torch.tensor(part, requires_grad=True) for name, part in net.layout.views(theta).items()}
    F = torch.nn.functional
    a = torch.relu(F.batch_norm(torch.tensor(X) @ w["w1"] + w["b1"], None, None, w["gamma1"], w["beta1"], training=True))
    a = a + F.layer_norm(a @ w["w2"] + w["b2"], (4,), w["gamma2"], w["beta2"])
    loss = F.cross_entropy(a @ w["w3"] + w["b3"], torch.tensor(t))
    loss.backward()
    np.testing.assert_allclose(value, loss.item(), rtol=1e-10)
    for name, g in net.layout.views(grad).items():
        theirs = 0.0 if w[name].grad is None else w[name].grad.numpy()
        np.testing.assert_allclose(g, theirs, atol=1e-10, err_msg=name)


def test_predictions_use_running_statistics_and_no_dropout():
    net, rng = Network([Dense(3, 4), BatchNorm(4), Dropout(0.5), Dense(4, 2)]), np.random.default_rng(11)
    theta, X = net.init(rng), rng.normal(size=(6, 3))
    parts = net.layout.views(theta)
    assert (parts["mean1"].tolist(), parts["var1"].tolist()) == ([0.0] * 4, [1.0] * 4)
    parts["mean1"][:], parts["var1"][:] = rng.normal(size=4), 1 + rng.random(4)
    z = X @ parts["w1"] + parts["b1"]
    n = (z - parts["mean1"]) / np.sqrt(parts["var1"] + 1e-5)
    np.testing.assert_allclose(net.predict(theta, X), n @ parts["w2"] + parts["b2"], rtol=1e-12)


@pytest.mark.parametrize("n", [1, 1023, 1024, 1025, 2500])
def test_predictions_in_parts_equal_those_in_one(n):
    net, rng = mlp((3, 5, 2), hidden="tanh"), np.random.default_rng(12)
    theta, X = net.init(rng), rng.normal(size=(n, 3))
    np.testing.assert_allclose(net.predict(theta, X), net.run(theta, X)[net.scores], rtol=1e-12, atol=1e-12)


def test_nothing_given_is_changed_and_nothing_returned_changes_later():
    net, rng = Network(NETWORKS["layers of all kinds"], l2=0.1), np.random.default_rng(13)
    X, t = data(rng, net)
    theta = net.init(rng)
    given = theta.copy(), X.copy(), t.copy()
    loss, grad = net.value_and_grad(theta, X, t, rng=np.random.default_rng(0))
    scores = net.predict(theta, X)
    kept = grad.copy(), scores.copy()
    again = net.value_and_grad(theta, X, t, rng=np.random.default_rng(0))
    net.value_and_grad(theta + 1, X + 1, t, rng=np.random.default_rng(1))
    net.predict(theta + 1, X + 1)
    assert again[0] == loss
    np.testing.assert_array_equal(again[1], kept[0])
    for now, before in zip((theta, X, t, grad, scores), (*given, *kept)):
        np.testing.assert_array_equal(now, before)


def test_gradient_is_written_where_out_says():
    net, rng = mlp((3, 4, 2)), np.random.default_rng(14)
    X, t = data(rng, net)
    theta, out = net.init(rng), np.full(net.layout.size, np.nan)
    _, grad = net.value_and_grad(theta, X, t, out=out)
    assert grad is out
    np.testing.assert_array_equal(out, net.value_and_grad(theta, X, t)[1])


def test_targets_of_one_output_may_be_flat():
    net, rng = mlp((3, 1), loss="bce_with_logits"), np.random.default_rng(15)
    theta, X, t = net.init(rng), rng.normal(size=(4, 3)), np.array([0, 1, 1, 0])
    np.testing.assert_array_equal(net.value_and_grad(theta, X, t)[1], net.value_and_grad(theta, X, t[:, None].astype(float))[1])


def test_same_seed_same_start_and_float32_is_float64_rounded():
    net = mlp((3, 4, 2))
    theta = net.init(np.random.default_rng(1))
    np.testing.assert_array_equal(theta, net.init(np.random.default_rng(1)))
    np.testing.assert_array_equal(theta.astype(np.float32), net.init(np.random.default_rng(1), np.float32))


def test_a_network_prints_as_its_program():
    assert str(mlp((2, 3, 1), hidden="tanh", loss="mse")).splitlines() == [
        "z1 = dense(x, w1, b1)", "a1 = tanh(z1)", "z2 = dense(a1, w2, b2)", "loss = mse(z2, t)",
    ]  # fmt: skip


def test_reference_has_only_pairs():
    for name in REFERENCE:
        assert name.removesuffix("_backward") in REFERENCE
        assert name.removesuffix("_backward") + "_backward" in REFERENCE


X, T = np.zeros((4, 2)), np.array([0, 1, 0, 1])


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: mlp((2,)), ValueError, "inputs and the outputs"),
        (lambda: mlp((2, 0)), ValueError, "outputs should be a whole number"),
        (lambda: mlp((2, 2.5)), ValueError, "outputs should be a whole number"),
        (lambda: mlp((2, 3, 2), hidden="rellu"), ValueError, "Did you mean 'relu'"),
        (lambda: mlp((2, 2), loss="mean_squared"), ValueError, "no loss called"),
        (lambda: mlp((2, 2), l2=-1.0), ValueError, "l2 should be"),
        (lambda: Dense(2, 2, "hee"), ValueError, "unknown initializer"),
        (lambda: Network([Dense(2, 3), Dense(4, 2)]), ValueError, "but z1 has rows of 3. Did you mean inputs=3"),
        (lambda: Network([Dense(20, 3)], input_shape=(4, 5)), ValueError, "Flatten"),
        (lambda: Network([Dense(2, 3), Maxout(4, 2)]), ValueError, "Did you mean inputs=3"),
        (lambda: Network([Dense(2, 3), BatchNorm(4)]), ValueError, "Did you mean units=3"),
        (lambda: Network([Dense(2, 3), LayerNorm(4)]), ValueError, "expects 4 numbers .* but z1 has rows of 3"),
        (lambda: Network([Dense(4, 4), MaxPool2d()]), ValueError, "expects images .* but z1 has rows of 4"),
        (lambda: Network([Dense(4, 4), AvgPool2d()]), ValueError, "expects images .* but z1 has rows of 4"),
        (lambda: Network([MaxPool2d(5)], input_shape=(1, 4, 4)), ValueError, "larger than an image"),
        (lambda: Network([Activation("relu")]), ValueError, "input_shape"),
        (lambda: Network([Dense(2, 3), Residual((Dense(3, 2),))]), ValueError, "should be equal"),
        (lambda: Network([Dense(2, 3), Embedding(5, 2)]), ValueError, "first layer"),
        (lambda: Network([Conv2d(3, 4)], input_shape=(1, 8, 8)), ValueError, "3 channels"),
        (lambda: Conv2d(1, 4, padding=-1), ValueError, "padding"),
        (lambda: Network(WORDS, input_shape=(3,)).predict(np.zeros(121), np.zeros((2, 3))), TypeError, "ids"),
        (lambda: Dropout(1.0), ValueError, "probability to DROP"),
        (lambda: Dropout(-0.1), ValueError, "probability to DROP"),
        (lambda: BatchNorm(3, momentum=1.0), ValueError, "momentum"),
        (lambda: BatchNorm(3, eps=0), ValueError, "BatchNorm: eps"),
        (lambda: LayerNorm(3, eps=-1e-5), ValueError, "LayerNorm: eps"),
        (lambda: Activation("maxout"), ValueError, r"write Maxout\("),
        (lambda: Residual(Dense(2, 2)), TypeError, "a tuple"),
        (lambda: Network(Dense(2, 3)), TypeError, r"a list, such as \[Dense"),
        (lambda: Network(["dense"]), TypeError, "got 'dense'"),
        (lambda: Network([], input_shape=(2,)), ValueError, "at least one layer"),
        (lambda: Network([Dense(2, 3)], input_shape=2), ValueError, "tuple of whole numbers"),
        (lambda: Network([Dense(2, 3)], input_shape="2"), ValueError, "tuple of whole numbers"),
        (lambda: Network([Dense(2, 3)], input_shape=()), ValueError, "tuple of whole numbers"),
        (lambda: mlp((2, 2)).value_and_grad(np.zeros(6), X, T, out=np.zeros(5)), ValueError, "the shape of theta"),
        (lambda: mlp((2, 2)).init(np.random.default_rng(0), int), TypeError, "cut the weights off"),
        (lambda: mlp((2, 2)).init(3), TypeError, "default_rng"),
        (lambda: mlp((2, 2)).predict(np.zeros(5), X), ValueError, "another network"),
        (lambda: mlp((2, 2)).predict([0.0] * 6, X), TypeError, "NumPy array"),
        (lambda: mlp((2, 2)).predict(np.zeros(6, int), X), TypeError, "floats"),
        (lambda: mlp((2, 2)).predict(np.zeros(6, complex), X), TypeError, "floats"),
        (lambda: mlp((2, 2)).predict(np.zeros(6), np.zeros((4, 3))), ValueError, r"\(N, 2\)"),
        (lambda: mlp((2, 2)).predict(np.zeros(6), np.zeros(2)), ValueError, "batch of one"),
        (lambda: mlp((2, 2)).predict(np.zeros(6), np.zeros((0, 2))), ValueError, "no examples"),
        (lambda: mlp((2, 2)).predict(np.zeros(6), [[1.0, 2.0], [3.0]]), ValueError, "X .* differ in length"),
        (lambda: mlp((2, 2)).predict(np.zeros(6), X.astype(object)), TypeError, "object"),
        (lambda: mlp((2, 2)).predict(np.zeros(6), X.astype(complex)), TypeError, "complex"),
        (lambda: mlp((2, 2)).evaluate(np.zeros(6), X, T[:3]), ValueError, "4 rows in X, but t has shape"),
        (lambda: mlp((2, 2)).evaluate(np.zeros(6), X, T + 1), ValueError, "0 ... 1"),
        (lambda: mlp((2, 2)).evaluate(np.zeros(6), X, T - 1), ValueError, "from -1"),
        (lambda: mlp((2, 2)).evaluate(np.zeros(6), X, T * 1.0), TypeError, "astype"),
        (lambda: mlp((2, 2)).evaluate(np.zeros(6), X, np.eye(2)[T]), ValueError, "argmax"),
        (lambda: mlp((2, 2), loss="mse").evaluate(np.zeros(6), X, T), ValueError, r"\(4, 2\)"),
        (lambda: Network([Dense(2, 2), Dropout()]).value_and_grad(np.zeros(6), X, T), ValueError, "rng="),
    ],
)  # fmt: skip
def test_bad_input_is_explained(make, error, words):
    with pytest.raises(error, match=words):
        make()
