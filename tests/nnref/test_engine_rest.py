"""Gradient checks, layouts, sweeps, landscapes, the chapters' own functions, and all doctests of the engine."""

import doctest
import importlib
import sys
from collections import deque

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnref.architecture import Activation, BatchNorm, Conv2d, Dense, Dropout, Flatten, LayerNorm, Maxout, Residual
from nnref.by_hand import gradient_descent, mlp_backward, mlp_forward, train_xor
from nnref.gradcheck import check_gradient, check_objective, check_pair, directional_check, numerical_gradient, relative_error
from nnref.landscape import filter_directions, loss_landscape, predict_map
from nnref.layers import dense, dense_backward
from nnref.memory import aligned
from nnref.network import Network, mlp
from nnref.optimizers import SGD, Adam
from nnref.params import Layout
from nnref.plug import plug
from nnref.sweep import init_many, numerical_gradient_many, predict_many, sweep
from nnref.training import train

MODULES = (
    "architecture", "arithmetic", "autograd", "by_hand", "gradcheck", "kernels", "landscape", "network", "params", "plan", "plug", "sweep",
    "training", "watch",
)  # fmt: skip


def last(steps):
    return deque(steps, maxlen=1).pop()


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name):
    importlib.import_module(f"nnref.{name}")
    result = doctest.testmod(sys.modules[f"nnref.{name}"])  # not the attribute: `nnref.plug` is the function
    assert result.failed == 0


# Gradient checks


def test_numerical_gradient_restores_its_input_bit_for_bit_even_when_f_raises():
    x = np.random.default_rng(0).normal(size=(3, 2)) * 1e8
    kept = x.copy()
    numerical_gradient(lambda x: float(np.sum(x**2)), x)
    np.testing.assert_array_equal(x, kept)
    with pytest.raises(ZeroDivisionError):
        numerical_gradient(lambda x: 1 / 0, x)
    np.testing.assert_array_equal(x, kept)


def test_numerical_gradient_of_numbers_columns_and_views():
    assert numerical_gradient(lambda x: float(x**2), np.array(3.0)) == pytest.approx(6.0)
    x = np.arange(12.0).reshape(3, 4)[:, ::2].T
    np.testing.assert_allclose(numerical_gradient(lambda x: float(np.sum(x**2)), x), 2 * x, atol=1e-6)
    for bad in (np.array([1, 2]), [1.0, 2.0]):
        with pytest.raises(TypeError, match="floats"):
            numerical_gradient(lambda x: 0.0, bad)


def test_a_direction_at_a_right_angle_is_judged_by_the_size_of_the_gradient():
    class Sideways:
        def standard_normal(self, shape):
            return np.array([0.0, 1.0])

    error = directional_check(lambda x: float(x[0] + 1e-7 * x[1]), np.array([1.0, 0.0]), np.zeros(2), Sideways())
    assert 0 < error < 1e-6  # 1e-7 beside a gradient of length 1, not beside itself


def test_relative_error_knows_zeros_signs_and_empty_arrays():
    assert relative_error(np.zeros(3), np.zeros(3)) == 0.0
    assert relative_error(np.array([1.0, 0.0]), np.array([1.0, 1.0])) == 1.0
    assert relative_error(np.array([1.0]), np.array([-1.0])) == 1.0
    assert relative_error(np.array([]), np.array([])) == 0.0
    assert type(relative_error(1.0, 2.0)) is float


@pytest.mark.parametrize("wrong", [lambda g: g * 1.01, lambda g: -g, lambda g: g + 0.01, lambda g: g[::-1], np.zeros_like])
def test_projections_find_wrong_gradients_and_accept_right_ones(wrong):
    x = np.linspace(-1, 2, 1014)

    def f(x):
        return float(np.sum(np.sin(x)))

    for seed in range(20):
        rng = np.random.default_rng(seed)
        assert check_objective(lambda x: (f(x), np.cos(x)), x, rng)
        assert not check_objective(lambda x: (f(x), wrong(np.cos(x))), x, rng)
        assert directional_check(f, np.cos(x), x, rng) < 1e-7


def test_check_gradient_sees_one_wrong_entry_and_check_pair_one_wrong_input():
    x = np.array([1.0, 2.0, 3.0])
    assert check_gradient(lambda x: float(np.sum(x**3)), lambda x: 3 * x**2, x)
    assert not check_gradient(lambda x: float(np.sum(x**3)), lambda x: 3 * x**2 + np.array([0, 0, 1e-3]), x)
    rng = np.random.default_rng(0)
    xs = [rng.normal(size=shape) for shape in ((4, 3), (3, 2), (2,))]
    assert check_pair(dense, dense_backward, xs, rng)
    assert not check_pair(dense, lambda *args: (*dense_backward(*args)[:2], np.zeros(2)), xs, rng)


def test_stacked_differences_equal_the_loop():
    for net in (mlp((3, 7, 5, 2), hidden="tanh"), Network([Dense(3, 6), BatchNorm(6), Activation("relu"), Dense(6, 2)])):
        rng = np.random.default_rng(1)
        theta, X, t = net.init(rng), rng.normal(size=(6, 3)), rng.integers(0, 2, 6)
        objective = net.objective(X, t)
        loop = numerical_gradient(lambda theta, objective=objective: objective(theta)[0], theta)
        np.testing.assert_allclose(numerical_gradient_many(net, theta, X, t), loop, atol=1e-9)
    with pytest.raises(ValueError, match="dropout"):
        numerical_gradient_many(Network([Dense(3, 2), Dropout()]), np.zeros(8), X, t)


def test_an_objective_serves_scipy():
    optimize = pytest.importorskip("scipy.optimize")
    net, rng = mlp((3, 5, 2), hidden="tanh", l2=0.01), np.random.default_rng(2)
    X, t = rng.normal(size=(30, 3)), rng.integers(0, 2, 30)
    theta = net.init(rng)
    found = optimize.minimize(net.objective(X, t), theta, jac=True, method="L-BFGS-B")
    assert found.fun < 0.7 * net.value_and_grad(theta, X, t)[0]
    assert np.abs(net.value_and_grad(found.x, X, t)[1]).max() < 1e-3


# Layouts


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.integers(0, 4), max_size=3).map(tuple), max_size=5))
def test_a_layout_covers_its_vector_exactly(shapes):
    layout = Layout({f"p{i}": shape for i, shape in enumerate(shapes)})
    theta = np.zeros(layout.size)
    for i, view in enumerate(layout.views(theta).values()):
        assert view.shape == shapes[i]
        assert view.size == 0 or np.shares_memory(view, theta)
        view += 1
    assert (theta == 1).all()
    stack = np.arange(2.0 * layout.size).reshape(2, layout.size)
    for name, views in layout.views(stack).items():
        for row, view in zip(stack, views):
            np.testing.assert_array_equal(view, layout.views(row)[name])
    np.testing.assert_array_equal(layout.flatten(layout.views(stack[1])), stack[1])


def test_flattened_floats_keep_their_type_and_whole_numbers_become_floats():
    layout = Layout({"w": (2, 3), "b": (3,)})
    for dtype, expected in ((np.float32, np.float32), (np.float64, np.float64), (int, np.float64)):
        assert layout.flatten({"w": np.ones((2, 3), dtype), "b": np.ones(3, dtype)}).dtype == expected


def test_layouts_explain_what_does_not_fit():
    layout = Layout({"w": (2, 3), "b": (3,)})
    assert layout.name_at(7) == "b[1]"
    assert layout == Layout({"w": (2, 3), "b": (3,)}) != Layout({"b": (3,), "w": (2, 3)})
    for call, error, words in [
        (lambda: Layout({"w": (2, -1)}), ValueError, "negative"),
        (lambda: layout.views(np.zeros(8)), ValueError, r"\(9,\)"),
        (lambda: layout.check(np.zeros(9, int)), TypeError, "int64"),
        (lambda: layout.name_at(9), ValueError, "no parameter 9"),
        (lambda: layout.flatten({"w": np.zeros((2, 3))}), ValueError, r"missing \['b'\]"),
        (lambda: layout.flatten({"w": np.zeros((3, 2)), "b": np.zeros(3)}), ValueError, r"w should have shape \(2, 3\)"),
    ]:
        with pytest.raises(error, match=words):
            call()


@pytest.mark.parametrize("shape", [(), 5, (3, 4), (2, 3, 1)])
def test_aligned_arrays_begin_at_a_cache_line(shape):
    for dtype in (np.float32, np.float64, bool, np.intp):
        a = aligned(shape, dtype, fill=1)
        assert a.ctypes.data % 64 == 0
        assert a.dtype == dtype
        assert a.flags.c_contiguous
        assert (a == 1).all()
        assert a.shape == np.zeros(shape).shape


# Sweeps

SWEPT = {
    "dense": mlp((5, 6, 3)),
    "tanh": mlp((5, 6, 4, 3), hidden="tanh"),
    "another loss": mlp((5, 6, 3), hidden="gelu", loss="mse"),
    "layers that go one by one": Network([
        Activation("tanh"), Dense(5, 8), BatchNorm(8), Activation("relu"), Dropout(0.3),
        Residual((Dense(8, 8), Activation("relu"), Dense(8, 8))), Activation("relu"), Residual((LayerNorm(8), Activation("tanh"))),
        Residual(()), Maxout(8, 4, 3), Dropout(0.1), Dense(4, 3),
    ]),
    "the learner's function": mlp((5, 6, 3), functions=plug({"relu": lambda z: np.maximum(z, 0)})),
}  # fmt: skip


@pytest.mark.parametrize("name", SWEPT)
def test_a_sweep_equals_one_run_after_the_other(name):
    net, rng = SWEPT[name], np.random.default_rng(0)
    X = rng.normal(size=(11, 5))
    t = rng.integers(0, 3, 11) if net.takes_labels else rng.normal(size=(11, 3))
    theta, lrs = init_many(net, [1, 2, 2]), np.array([[0.01], [0.1], [0.001]])
    options = {"epochs": 3, "batch_size": 4}
    steps = [
        (step.losses, step.theta.copy())
        for step in sweep(net, Adam(lrs), X, t, theta=theta, rng=np.random.default_rng(7), **options)
    ]
    for i, lr in enumerate(lrs[:, 0]):
        run = train(net, Adam(float(lr)), X, t, theta=theta[i], rng=np.random.default_rng(7), **options)
        for step, (losses, thetas) in zip(run, steps, strict=True):
            np.testing.assert_allclose(losses[i], step.loss, rtol=1e-9)
            np.testing.assert_allclose(thetas[i], step.theta, rtol=1e-8, atol=1e-10)
        np.testing.assert_allclose(predict_many(net, steps[-1][1], X)[i], net.predict(step.theta, X), rtol=1e-7, atol=1e-9)


def test_one_network_of_a_sweep_may_diverge_alone():
    net, rng = mlp((3, 4, 1), loss="mse", hidden="identity"), np.random.default_rng(0)
    X, t = rng.normal(size=(20, 3)), rng.normal(size=20)
    start = init_many(net, [1, 1])
    step = last(sweep(net, SGD(np.array([[1e6], [0.01]])), X, t, theta=start, epochs=40, rng=np.random.default_rng(0)))
    assert not np.isfinite(step.losses[0])
    alone = last(train(net, SGD(0.01), X, t, theta=start[1], epochs=40, rng=np.random.default_rng(0)))
    np.testing.assert_allclose(step.theta[1], alone.theta, rtol=1e-9)


def test_sweeps_explain_what_does_not_fit():
    net, rng = mlp((3, 4, 2)), np.random.default_rng(0)
    X, t = np.zeros((4, 3)), np.array([0, 1, 0, 1])
    theta = init_many(net, [0, 1])
    for bad, words in [(theta[0], r"\(k, 26\)"), (theta[:0], "a row for each"), (theta[:, :-1], "another network")]:
        with pytest.raises(ValueError, match=words):
            sweep(net, Adam(), X, t, theta=bad, epochs=1, rng=rng)
    with pytest.raises(ValueError, match="batch_size should be"):
        sweep(net, Adam(), X, t, theta=theta, epochs=1, rng=rng, batch_size=0)
    with pytest.raises(ValueError, match="epochs should be"):
        sweep(net, Adam(), X, t, theta=theta, epochs=0, rng=rng)
    with pytest.raises(ValueError, match="X holds nan"):
        sweep(net, Adam(), X + np.nan, t, theta=theta, epochs=1, rng=rng)
    with pytest.raises(TypeError, match="default_rng"):
        sweep(net, Adam(), X, t, theta=theta, epochs=1, rng=0)
    with pytest.raises(TypeError, match=r"such as Adam\(\)"):
        sweep(net, Adam, X, t, theta=theta, epochs=1, rng=rng)
    with pytest.raises(ValueError, match="a row for each network"):
        predict_many(net, theta[0], X)
    with pytest.raises(ValueError, match="penalties"):
        sweep(mlp((3, 4, 2), l2=0.1), Adam(), X, t, theta=theta, epochs=1, rng=rng)


# Landscapes and maps


@pytest.mark.parametrize(
    "net", [mlp((4, 6, 5, 3)), Network([Activation("tanh"), Dense(4, 3), Dropout(0.5)])], ids=["dense first", "not"]
)
def test_a_landscape_equals_losses_taken_point_by_point(net):
    rng = np.random.default_rng(0)
    theta, X, t = net.init(rng) + 0.1, rng.normal(size=(9, 4)), rng.integers(0, 3, 9)
    directions, alphas, betas = filter_directions(net, theta, rng), np.linspace(-1, 1, 5), np.linspace(0, 2, 3)
    expected = [[net.evaluate(theta + a * directions[0] + b * directions[1], X, t) for b in betas] for a in alphas]
    np.testing.assert_allclose(loss_landscape(net, theta, X, t, directions, alphas, betas), expected, rtol=1e-9)
    with pytest.raises(ValueError, match="two vectors like theta"):
        loss_landscape(net, theta, X, t, directions[0], alphas, betas)


def test_filter_directions_are_as_long_as_the_weights_of_each_unit():
    net, rng = mlp((4, 6, 3)), np.random.default_rng(0)
    theta = net.init(rng)
    own = net.layout.views(theta)
    for d in filter_directions(net, theta, rng):
        parts = net.layout.views(d)
        for name in ("w1", "w2"):
            np.testing.assert_allclose(np.linalg.norm(parts[name], axis=0), np.linalg.norm(own[name], axis=0))
        assert not parts["b1"].any()
    net = Network([Conv2d(2, 3), Flatten(), Maxout(12, 4)], input_shape=(2, 4, 4))
    theta = net.init(rng)
    own, parts = net.layout.views(theta), net.layout.views(filter_directions(net, theta, rng)[0])
    for name, axes in (("w1", (1, 2, 3)), ("w2", 1)):  # a filter; a column of each piece
        np.testing.assert_allclose(np.sum(parts[name] ** 2, axes), np.sum(own[name] ** 2, axes))
        assert not np.allclose(parts[name], own[name])


def test_a_map_has_x_to_the_right_and_y_upwards():
    net = mlp((2, 1), loss="mse")
    scores = predict_map(net, np.array([1.0, 10.0, 0.0]), (0, 2), (0, 1), size=3).scores[..., 0]
    np.testing.assert_allclose(scores, [[0, 1, 2], [5, 6, 7], [10, 11, 12]])
    with pytest.raises(ValueError, match="2 inputs"):
        predict_map(mlp((3, 1), loss="mse"), np.zeros(4))


# The chapters' own functions


def test_xor_is_learned_from_every_seed():
    X, t = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    found = [train_xor(seed) for seed in range(10)]
    for W1, b1, W2, b2 in found:
        assert (W1.shape, b1.shape, W2.shape, b2.shape) == ((2, 4), (4,), (4, 1), (1,))
        p = 1 / (1 + np.exp(-(np.tanh(X @ W1 + b1) @ W2 + b2)))[:, 0]
        assert -np.mean(np.log(np.where(t == 1, p, 1 - p))) < 0.05
        assert ((p > 0.5) == t).all()
    assert len({params[0].tobytes() for params in found}) == 10
    np.testing.assert_array_equal(found[3][0], train_xor(3)[0])


def test_mlp_backward_is_stable_and_is_the_gradient():
    rng = np.random.default_rng(0)
    shapes = (3, 5), (5,), (5, 4), (4,)
    params = tuple(rng.normal(size=shape) for shape in shapes)
    X, t = rng.normal(size=(6, 3)), rng.integers(0, 4, 6)
    _, grads = mlp_backward(X, t, params)
    for k, g in enumerate(grads):
        f = lambda w, k=k: mlp_backward(X, t, (*params[:k], w, *params[k + 1 :]))[0]
        np.testing.assert_allclose(g, numerical_gradient(f, params[k]), atol=1e-8)
    params[3][:] = 1000, 0, -1000, 0
    loss, grads = mlp_backward(X, t, params)
    assert np.isfinite(loss)
    assert all(np.isfinite(g).all() for g in grads)
    z1, a1, z2 = mlp_forward(X, params)
    np.testing.assert_array_equal(a1, np.maximum(z1, 0))
    assert z2.shape == (6, 4)


def test_gradient_descent_keeps_the_way_and_the_start():
    x0 = np.array([1.0, -2.0])
    path = gradient_descent(lambda x: 2 * x, x0, 0.1, 4)
    np.testing.assert_allclose(path, x0 * 0.8 ** np.arange(5)[:, None])
    np.testing.assert_array_equal(x0, [1.0, -2.0])
