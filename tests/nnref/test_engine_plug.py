"""The learner's functions in the reference's place: right ones are used, stubs are left out, wrong ones are named."""

from functools import partial

import numpy as np
import pytest

import nnref
from nnref.network import mlp
from nnref.optimizers import Adam
from nnref.plug import REFERENCE, Functions, is_stub, nearest, plug
from nnref.training import train

RNG = np.random.default_rng(0)
X, T = RNG.normal(size=(7, 3)), RNG.integers(0, 2, 7)


# What a learner writes: no `out`, other names for arguments, plain expressions.
def dense(a, weights, bias):
    return a @ weights + bias


def dense_backward(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.sum(axis=0)


def relu(z):
    return np.where(z > 0, z, 0)


def relu_backward(g, y, z):
    return g * (z > 0)


def softmax_cross_entropy(z, t):
    z = z - z.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(t)), t]))


def softmax_cross_entropy_backward(g, loss, z, t):
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(t)), t] -= 1
    return g * p / len(t)


RIGHT = {
    f.__name__: f for f in (dense, dense_backward, relu, relu_backward, softmax_cross_entropy, softmax_cross_entropy_backward)
}


@pytest.mark.parametrize("mine", [[name] for name in RIGHT] + [list(RIGHT)], ids=lambda mine: "+".join(mine))
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_right_functions_give_the_same_training(mine, dtype):
    net = mlp((3, 6, 5, 2))
    plugged = mlp((3, 6, 5, 2), functions=plug({name: RIGHT[name] for name in mine}))
    assert plugged.functions.mine == tuple(sorted(mine))
    theta = net.init(np.random.default_rng(1), dtype)
    tol = 1e-9 if dtype is np.float64 else 1e-3
    runs = [train(n, Adam(0.01), X, T, theta=theta, epochs=3, batch_size=3, rng=np.random.default_rng(2)) for n in (net, plugged)]
    for one, other in zip(*runs):
        np.testing.assert_allclose(one.loss, other.loss, rtol=tol)
        np.testing.assert_allclose(one.theta, other.theta, rtol=tol, atol=tol)
    np.testing.assert_allclose(net.predict(theta, X), plugged.predict(theta, X), rtol=tol, atol=tol)
    np.testing.assert_allclose(net.evaluate(theta, X, T), plugged.evaluate(theta, X, T), rtol=tol)


def test_functions_are_really_called():
    calls = []

    def relu(z):
        calls.append(z.shape)
        return np.maximum(z, 0)

    net = mlp((3, 6, 2), functions=plug({"relu": relu}))
    theta = net.init(np.random.default_rng(0))
    net.value_and_grad(theta, X, T)
    net.predict(theta, X)
    assert calls == [(7, 6), (7, 6)]


def test_a_table_tells_what_is_whose():
    def tanh(z):
        """Still to be written."""
        raise NotImplementedError

    table = plug({"relu": relu, "tanh": tanh, "x": 3, "sigmoid": nnref.sigmoid, "helper": lambda z: z, "np": np})
    assert isinstance(table, Functions)
    assert table.mine == ("relu",)
    assert table["tanh"] is REFERENCE["tanh"]
    assert table.describe(["dense", "relu", "tanh"]) == "your functions: relu; from nnref: dense, tanh"
    assert repr(table) == "your functions: relu; from nnref: none"
    with pytest.raises(ValueError, match="Did you mean 'relu'"):
        table["rellu"]


def test_other_kinds_of_functions_and_other_peoples():
    mine = {"relu": np.vectorize(lambda z: max(z, 0.0)), "leaky_relu": partial(lambda s, z: np.maximum(z, s * z), 0.01)}
    table = plug(
        {**mine, "tanh": np.tanh, "exp": np.exp, "mean": lambda xs: sum(xs) / len(xs), "softmax": "later", "elu": ValueError}
    )
    assert table.mine == ("leaky_relu", "relu")
    net = mlp((3, 4, 2), functions=table)
    assert np.isfinite(net.value_and_grad(net.init(np.random.default_rng(0)), X, T)[0])


def test_a_plain_dictionary_is_plugged_by_the_network():
    assert mlp((3, 4, 2), functions={"relu": relu}).functions.mine == ("relu",)
    with pytest.raises(TypeError, match="globals"):
        plug(relu)


def stub_plain(z):
    raise NotImplementedError


def stub_with_words(z):
    """A docstring."""
    raise NotImplementedError("write me")


def stub_called(z):
    raise NotImplementedError()


def stub_after_work(z):
    total = 0
    for entry in z:
        total += entry
    raise NotImplementedError


def begun(z):
    if z.size:
        return z
    raise NotImplementedError


def begun_generator(z):
    yield z
    raise NotImplementedError


def raises_something_else(z):
    raise ValueError


def works(z):
    return z


@pytest.mark.parametrize("f", [stub_plain, stub_with_words, stub_called, stub_after_work])
def test_stubs_are_recognised(f):
    assert is_stub(f)


@pytest.mark.parametrize("f", [begun, begun_generator, raises_something_else, works, np.exp, 3])
def test_what_is_no_stub_is_not_taken_for_one(f):
    assert not is_stub(f)


def in_place(z):
    z[z < 0] = 0
    return z


def no_return(z):
    np.maximum(z, 0)


def transposed(z):
    return np.maximum(z, 0).T


def two_values(z):
    return z, z


def divides(z):
    return np.asarray(z / np.zeros_like(z))


def raises(z):
    return z.undefined


def words(z):
    return "relu"


WRONG = [
    (in_place, ValueError, "Your relu tried to change one of its inputs in place"),
    (no_return, TypeError, "Your relu returned None. Is a `return` missing"),
    (transposed, ValueError, r"Your relu returned shape \(6, 7\); \(7, 6\) was expected"),
    (two_values, ValueError, "Your relu returned 2 values, but one value"),
    (divides, FloatingPointError, "Your relu returned (nan|inf), where nnref's version stays finite"),
    (raises, RuntimeError, "Your relu raised AttributeError: .*undefined"),
    (words, TypeError, "Your relu returned <U4 values"),
]


@pytest.mark.parametrize(("f", "error", "message"), WRONG, ids=lambda v: getattr(v, "__name__", None))
def test_a_wrong_function_is_named_with_what_came_and_what_was_expected(f, error, message):
    net = mlp((3, 6, 2), functions=plug({"relu": f}))
    theta = net.init(np.random.default_rng(0))
    for use in (net.value_and_grad, net.gradients, lambda *args: net.predict(*args[:2])):
        with np.errstate(all="ignore"), pytest.raises(error, match=message):
            use(theta, X, T)


def test_a_wrong_backward_is_named():
    for dense_backward, message in [
        (lambda g, y, x, w, b: (g @ w.T, x.T @ g), "Your dense_backward returned 2 values, but 3 values"),
        (lambda g, y, x, w, b: (g @ w.T, x.T @ g, g), r"Your dense_backward returned shape \(7, 2\); \(2,\) was expected"),
    ]:
        net = mlp((3, 6, 2), functions=plug({"dense_backward": dense_backward}))
        with pytest.raises(ValueError, match=message):
            net.value_and_grad(net.init(np.random.default_rng(0)), X, T)


def test_infinities_that_had_to_come_are_not_blamed_on_the_learner():
    net = mlp((3, 6, 2), functions=plug({"relu": relu}))
    theta = np.full(net.layout.size, 1e308)
    with np.errstate(all="ignore"):
        assert not np.isfinite(net.predict(theta, np.abs(X) + 1)).all()


def test_wrong_values_are_not_an_error():
    """Values are the autograder's business; a network of wrong functions may be looked at."""
    net = mlp((3, 6, 2), functions=plug({"relu": lambda z: np.abs(z)}))
    assert np.isfinite(net.predict(net.init(np.random.default_rng(0)), X)).all()


def test_nearest_suggests_or_lists():
    assert nearest("rellu", ["tanh", "relu"]) == " Did you mean 'relu'?"
    assert nearest("zzz", ["tanh", "relu"]) == " Known are: relu, tanh."
