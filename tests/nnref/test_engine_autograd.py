"""The tape: derivatives against finite differences, sharing, depth, and the picture it draws."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnref import arithmetic, plots
from nnref.arithmetic import unbroadcast
from nnref.autograd import Tensor, Value, graph, record, topological_order
from nnref.gradcheck import check_pair, numerical_gradient

EXPRESSIONS = {
    "both sides": lambda a, b: 2 + a - 1 - b + (3 - a) + 2 * a * b * 0.5,
    "division": lambda a, b: a / b + 1 / b - a / 4,
    "powers": lambda a, b: a**3 - b**-2 + a**0 + b**0.5,
    "functions": lambda a, b: a.tanh() * b.exp() + (-a).relu() + b.log() + a.sigmoid(),
    "shared": lambda a, b: (a * b + a) * (a * b) + a,
    "numpy numbers": lambda a, b: np.float64(2.0) * a + b / np.float64(3.0) - np.float64(1.0),
}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_derivatives_of_numbers(name):
    f, x = EXPRESSIONS[name], np.array([-0.7, 1.3])
    a, b = Value(x[0]), Value(x[1])
    y = f(a, b)
    assert a.grad == b.grad == 0.0
    y.backward()
    expected = numerical_gradient(lambda x: f(Value(x[0]), Value(x[1])).data, x)
    np.testing.assert_allclose([a.grad, b.grad], expected, rtol=1e-7, atol=1e-9)
    assert type(y.data) is type(a.grad) is float


def test_backward_twice_adds_the_same_again():
    a = Value(3.0)
    b = a * a
    c = b * a
    c.backward()
    assert (a.grad, b.grad, c.grad) == (27.0, 3.0, 1.0)
    c.backward()
    assert (a.grad, b.grad, c.grad) == (54.0, 6.0, 2.0)


def test_a_chain_of_5000_needs_no_deep_recursion():
    limit = sys.getrecursionlimit()
    x = Value(1.0)
    y = x
    for _ in range(5000):
        y = y + 0.001 * x
    order = topological_order(y)
    y.backward()
    assert sys.getrecursionlimit() == limit
    assert order[-1] is y
    assert x.grad == pytest.approx(6.0)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=30))
def test_topological_order_of_any_graph(pairs):
    nodes = [Value(1.0)]
    for i, j in pairs:
        nodes.append(nodes[i % len(nodes)] + nodes[j % len(nodes)])
    order = topological_order(nodes[-1])
    place = {id(node): i for i, node in enumerate(order)}
    assert len(place) == len(order)
    assert order[-1] is nodes[-1]
    assert all(place[id(parent)] < place[id(node)] for node in order for parent in node.parents)


@settings(max_examples=100, deadline=None)
@given(hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=4, max_side=4))
def test_unbroadcast_is_the_transpose_of_broadcasting(shapes):
    """<g, broadcast(x)> = <unbroadcast(g), x> for every g and x: that is what a backward has to be."""
    rng = np.random.default_rng(0)
    for shape in shapes.input_shapes:
        x, g = rng.normal(size=shape), rng.normal(size=shapes.result_shape)
        back = unbroadcast(g, shape)
        assert back.shape == shape
        np.testing.assert_allclose(np.vdot(g, np.broadcast_to(x, shapes.result_shape)), np.vdot(back, x), rtol=1e-9, atol=1e-9)


def test_unbroadcast_refuses_what_cannot_be():
    with pytest.raises(ValueError, match="does not broadcast"):
        unbroadcast(np.ones((4, 3)), (4,))
    with pytest.raises(ValueError, match="does not broadcast"):
        unbroadcast(np.ones(3), (1, 3))


ARGUMENTS = {
    "add": [(3, 4), (4,)], "subtract": [(3, 1), (3, 4)], "multiply": [(3, 4), ()], "divide": [(3, 4), (3, 1)],
    "matmul": [(3, 4), (4, 2)], "negate": [(3,)], "exp": [(3,)], "log": [(3,)], "total": [(3, 4)], "mean": [(3, 4)],
    "power": [(3, 4), 3], "reshape": [(3, 4), (2, 6)],
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in arithmetic.__all__ if f"{name}_backward" in arithmetic.__all__])
def test_arithmetic_pairs(name):
    rng = np.random.default_rng(1)
    f, f_backward = getattr(arithmetic, name), getattr(arithmetic, f"{name}_backward")
    xs = [rng.uniform(0.5, 2.0, x) if isinstance(x, tuple) else x for x in ARGUMENTS[name]]
    if name == "reshape":
        xs[1] = ARGUMENTS[name][1]
    assert check_pair(f, f_backward, xs, rng)
    y = f(*xs)
    np.testing.assert_array_equal(f(*xs, out=np.empty_like(y)), y)
    g = rng.normal(size=np.shape(y))
    pure = f_backward(g, y, *xs)
    several = isinstance(pure, tuple)
    out = tuple(np.empty_like(dx) for dx in pure) if several else np.empty_like(pure)
    for dx, place in zip(
        pure if several else (pure,), f_backward(g, y, *xs, out=out) if several else (f_backward(g, y, *xs, out=out),)
    ):
        np.testing.assert_array_equal(dx, place)


def test_arrays_broadcast_and_reshape():
    rng = np.random.default_rng(2)
    X, w = rng.normal(size=(4, 3)), rng.normal(size=(3, 2))

    def f(w):
        z = (X @ w + np.array([1, 2])).tanh() * 2
        return (z.reshape(8) ** 2).mean() + (z / 3).total()

    tensor = Tensor(w)
    f(tensor).backward()
    np.testing.assert_allclose(tensor.grad, numerical_gradient(lambda w: float(f(Tensor(w)).data), w), rtol=1e-6, atol=1e-8)


def test_a_power_of_zero_has_no_slope_anywhere():
    w = Tensor([0.0, 2.0])
    (w**0).total().backward()
    assert w.grad.tolist() == [0.0, 0.0]


def test_a_plain_number_does_not_change_the_type():
    w = Tensor(np.ones((2, 2), np.float32))
    loss = ((2 / w + 1 - 0.5) * 3.0 @ np.ones((2, 1), np.float32)).mean()
    loss.backward()
    assert loss.data.dtype == w.grad.dtype == np.float32
    np.testing.assert_allclose(w.grad, -3.0)
    assert (Tensor([1.0]) * np.array([2])).data.dtype == np.float64


def test_pairs_with_labels_masks_and_constants():
    rng = np.random.default_rng(3)
    x, w, table = rng.normal(size=(5, 3)), rng.normal(size=(3, 4)), rng.normal(size=(6, 3))
    mask, t, ids = rng.random((5, 4)) > 0.5, rng.integers(0, 4, 5), rng.integers(0, 6, 5)

    def f(w, table):
        x = record("embedding", ids, table)
        z = record("leaky_relu", record("dropout", x @ w, mask, 0.5), 0.1)
        return record("softmax_cross_entropy", record("layer_norm", z, np.ones(4), np.zeros(4)), t)

    a, b = Tensor(w), Tensor(table)
    f(a, b).backward()
    np.testing.assert_allclose(
        a.grad, numerical_gradient(lambda w: float(f(Tensor(w), Tensor(table)).data), w), rtol=1e-5, atol=1e-8
    )
    np.testing.assert_allclose(
        b.grad, numerical_gradient(lambda table: float(f(Tensor(w), Tensor(table)).data), table), rtol=1e-5, atol=1e-8
    )
    assert x.shape == (5, 3)


def test_the_graph_shows_every_node_and_can_be_drawn():
    a, b = Value(2.0, label="a"), Value(3.0, label="b")
    c = a * b
    root = (c + a).tanh() * c
    root.backward()
    picture = graph(root)
    labels = picture["nodes"]
    assert sorted(labels.values()) == ["+", "a", "b", "tanh", "×", "×"]
    assert sorted((labels[i], labels[j]) for i, j in picture["edges"]) == [
        ("+", "tanh"), ("a", "+"), ("a", "×"), ("b", "×"), ("tanh", "×"), ("×", "+"), ("×", "×"),
    ]  # fmt: skip
    last = str(len(labels) - 1)
    assert (picture["values"][last], picture["gradients"][last]) == (root.data, 1.0)
    assert graph(Tensor(np.ones((2, 3))) + 1)["values"] == {"0": "(2, 3)", "1": "(2, 3)"}

    pyplot = pytest.importorskip("matplotlib.pyplot")
    figure, ax = pyplot.subplots()
    plots.computation_graph(**picture, ax=ax)
    assert {"a", "b", "tanh"} <= {text.get_text() for text in ax.texts}
    pyplot.close(figure)


def test_errors_say_what_is_wrong():
    with pytest.raises(ValueError, match=r"shape \(2,\)"):
        Tensor([1.0, 2.0]).backward()
    with pytest.raises(ValueError, match="Did you mean 'tanh'"):
        record("tahn", Value(1.0))
    with pytest.raises(TypeError, match="exponent"):
        Value(2.0) ** Value(2.0)
