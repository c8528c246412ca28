"""Every optimizer against PyTorch over a thousand steps, in both of its forms, and what a state has to survive."""

import inspect
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import nnref
from nnref import steps
from nnref.optimizer_base import BLOCK, FLUSH_EVERY
from nnref.optimizers import OPTIMIZERS
from nnref.surfaces import SURFACES

STEPS = 1000


@dataclass(frozen=True)
class Row:
    """One setting of one optimizer: our hyper-parameters, and the name and arguments of PyTorch's."""

    ours: str
    hyper: dict[str, Any]
    theirs: str
    arguments: dict[str, Any]

    def __str__(self):
        return f"{self.ours}-{'-'.join(f'{k}={v}' for k, v in self.hyper.items()) or 'default'}"


def adam_row(ours, theirs, hyper, **more):
    defaults = {f.name: f.default for f in fields(OPTIMIZERS[ours])} | hyper
    arguments = {"lr": defaults["lr"], "betas": (defaults["beta1"], defaults["beta2"]), "eps": defaults["eps"], **more}
    arguments |= {k: defaults[k] for k in ("weight_decay", "momentum_decay") if k in defaults}
    return Row(ours, hyper, theirs, arguments)


OFF = {"lr": 0.002, "beta1": 0.8, "beta2": 0.99, "eps": 1e-3}
# Where our default differs from PyTorch's (Adagrad's eps, RMSprop's alpha, Adadelta's rho), PyTorch is told ours.
CONFORMANCE = [
    Row("sgd", {}, "SGD", {"lr": 0.01}),
    Row("sgd", {"lr": 0.05}, "SGD", {"lr": 0.05}),
    Row("momentum", {}, "SGD", {"lr": 0.01, "momentum": 0.9}),
    Row("momentum", {"lr": 0.03, "momentum": 0.5}, "SGD", {"lr": 0.03, "momentum": 0.5}),
    Row("nesterov", {}, "SGD", {"lr": 0.01, "momentum": 0.9, "nesterov": True}),
    Row("nesterov", {"lr": 0.03, "momentum": 0.5}, "SGD", {"lr": 0.03, "momentum": 0.5, "nesterov": True}),
    Row("adagrad", {}, "Adagrad", {"lr": 0.01, "eps": 1e-8}),
    Row("adagrad", {"lr": 0.03, "eps": 0.1}, "Adagrad", {"lr": 0.03, "eps": 0.1}),
    Row("adadelta", {}, "Adadelta", {"lr": 1.0, "rho": 0.95, "eps": 1e-6}),
    Row("adadelta", {"lr": 0.5, "rho": 0.8, "eps": 1e-3}, "Adadelta", {"lr": 0.5, "rho": 0.8, "eps": 1e-3}),
    Row("rmsprop", {}, "RMSprop", {"lr": 0.01, "alpha": 0.9, "eps": 1e-8}),
    Row("rmsprop", {"lr": 0.002, "rho": 0.99, "eps": 1e-2}, "RMSprop", {"lr": 0.002, "alpha": 0.99, "eps": 1e-2}),
    adam_row("adam", "Adam", {}),
    adam_row("adam", "Adam", OFF),
    adam_row("adam", "Adam", {"beta1": 0.0, "beta2": 0.0}),
    adam_row("adamw", "AdamW", {}),
    adam_row("adamw", "AdamW", {**OFF, "weight_decay": 0.3}),
    adam_row("adamax", "Adamax", {}),
    adam_row("adamax", "Adamax", OFF),
    adam_row("nadam", "NAdam", {}),
    adam_row("nadam", "NAdam", {**OFF, "momentum_decay": 0.1}),
    adam_row("nadam", "NAdam", {"momentum_decay": 1e6}),
    adam_row("amsgrad", "Adam", {}, amsgrad=True),
    adam_row("amsgrad", "Adam", OFF, amsgrad=True),
]


def network(theta):
    """Loss and gradient of a 2-4-3 tanh network with softmax cross-entropy on twenty fixed points, written out."""
    rng = np.random.default_rng(1)
    X, t = rng.normal(size=(20, 2)), rng.integers(0, 3, 20)
    w1, b1, w2, b2 = theta[:8].reshape(2, 4), theta[8:12], theta[12:24].reshape(4, 3), theta[24:27]
    a = np.tanh(X @ w1 + b1)
    z = a @ w2 + b2
    z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    dz = (p - np.eye(3)[t]) / 20
    da = dz @ w2.T * (1 - a * a)
    gradient = np.concatenate([(X.T @ da).ravel(), da.sum(0), (a.T @ dz).ravel(), dz.sum(0)])
    return -np.log(p[np.arange(20), t]).mean(), gradient


PROBLEMS = {
    "ravine": (SURFACES["ravine"].objective, np.array(SURFACES["ravine"].start)),
    "saddle": (SURFACES["saddle"].objective, np.array(SURFACES["saddle"].start)),
    "network": (network, np.random.default_rng(0).normal(size=27) * 0.5),
}


# At their default rates these never settle: they jitter about the minimum, where one rounding error grows tenfold every few steps
# (PyTorch's path differs as much from its own, begun at a start that is larger by 1e-15).
JITTER = {("rmsprop", "network"), ("adadelta", "network")}


def path(optimizer, objective, start, count=STEPS):
    theta, seen = start.copy(), []
    state = optimizer.init(theta)
    for _ in range(count):
        optimizer.step(theta, objective(theta)[1], state)
        seen.append(theta.copy())
    return np.array(seen)


def torch_path(torch, row, objective, start):
    """PyTorch's positions, and the gradient before each. (Its NAdam keeps Π in the default dtype: float32 unless told.)"""
    torch.set_default_dtype(torch.float64)
    try:
        p = torch.nn.Parameter(torch.tensor(start))
        optimizer = getattr(torch.optim, row.theirs)([p], **row.arguments)
        seen, gradients = [], []
        for _ in range(STEPS):
            gradients.append(objective(p.detach().numpy())[1])
            p.grad = torch.tensor(gradients[-1])
            optimizer.step()
            seen.append(p.detach().numpy().copy())
    finally:
        torch.set_default_dtype(torch.float32)
    return np.array(seen), np.array(gradients)


@pytest.mark.torch
@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("row", CONFORMANCE, ids=str)
def test_a_thousand_steps_equal_pytorch(torch, row, problem):
    """Each walks on its own gradients; where that is chaos, on the same gradients."""
    objective, start = PROBLEMS[problem]
    theirs, gradients = torch_path(torch, row, objective, start)
    feed = iter(gradients)
    shared = (lambda _: (0.0, next(feed))) if (row.ours, problem) in JITTER else objective
    ours = path(OPTIMIZERS[row.ours](**row.hyper), shared, start)
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("row", CONFORMANCE, ids=str)
def test_the_plain_form_takes_the_same_path(row, problem):
    objective, start = PROBLEMS[problem]
    fast = OPTIMIZERS[row.ours](**row.hyper)
    gradients = []

    def recorded(theta):
        gradients.append(objective(theta)[1])
        return 0.0, gradients[-1]

    slow = path(fast.using(fast.plain), recorded, start, 300)
    feed = iter(gradients)
    np.testing.assert_allclose(path(fast, lambda _: (0.0, next(feed)), start, 300), slow, rtol=1e-9, atol=1e-9)


def test_no_optimizer_and_no_plain_form_is_without_a_row():
    rows = {row.ours for row in CONFORMANCE}
    assert rows == set(OPTIMIZERS)
    for name in OPTIMIZERS:
        settings_ = [row.hyper for row in CONFORMANCE if row.ours == name]
        assert {} in settings_, f"{name} is not compared at its defaults"
        off = {k for hyper in settings_ for k in hyper}
        assert off == {f.name for f in fields(OPTIMIZERS[name])}, f"{name} is not compared off all of its defaults"
    plain = {kind.plain for kind in OPTIMIZERS.values()}
    assert plain == {getattr(steps, name) for name in steps.__all__ if name.endswith("_step")}


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_defaults_stand_once(kind):
    """The class and its plain form have the same hyper-parameters with the same defaults."""
    plain = inspect.signature(kind.plain).parameters
    defaults = {f.name: f.default for f in fields(kind)}
    for name, parameter in plain.items():
        if parameter.default is not parameter.empty:
            assert defaults[name] == parameter.default
    assert list(plain)[: 2 + len(kind.buffers)] == ["w", "g", *kind.buffers]


def test_the_exercises_signatures_are_the_syllabus_ones():
    names = {name: list(inspect.signature(getattr(steps, name)).parameters) for name in steps.__all__}
    assert names["sgd_step"] == ["w", "g", "lr"]
    assert names["momentum_step"] == names["nesterov_step"] == ["w", "g", "v", "lr", "momentum"]
    assert names["ewma"] == ["x", "beta"]
    assert names["adagrad_step"] == ["w", "g", "s", "lr", "eps"]
    assert names["rmsprop_step"] == ["w", "g", "s", "lr", "rho", "eps"]
    assert names["adadelta_step"] == ["w", "g", "s", "d", "rho", "eps"]
    assert names["adam_step"] == ["w", "g", "m", "v", "t", "lr", "beta1", "beta2", "eps"]
    assert names["adamw_step"] == [*names["adam_step"], "weight_decay"]


def test_adam_by_hand():
    """Two steps from a warm state, worked out on paper with dyadic numbers."""
    w, m, v = nnref.adam_step(np.array([1.0]), np.array([2.0]), np.array([4.0]), np.array([12.0]), 2, 0.5, 0.5, 0.5, 1.0)
    assert (w[0], m[0], v[0]) == (1 - 0.5 * (3 / 0.75) / (np.sqrt(8 / 0.75) + 1), 3.0, 8.0)


def test_ewma_is_the_weighted_mean_that_it_says():
    x, beta = np.random.default_rng(0).normal(size=50), 0.8
    weights = [beta ** np.arange(t, -1, -1) for t in range(50)]
    expected = [np.average(x[: t + 1], weights=w) for t, w in enumerate(weights)]
    np.testing.assert_allclose(nnref.ewma(x, beta), expected, rtol=1e-12)
    np.testing.assert_allclose(nnref.ewma(x, 0.0), x)


def plain_call(name, shape, dtype, seed=0):
    kind = OPTIMIZERS[name]
    rng = np.random.default_rng(seed)
    w, g, *buffers = (np.abs(rng.normal(size=shape)).astype(dtype) for _ in range(2 + len(kind.buffers)))
    known = inspect.signature(kind.plain).parameters
    numbers = [value for key, value in (("t", 3), ("lr", 0.1)) if key in known]
    return kind.plain, [w, -g, *buffers, *numbers]


@pytest.mark.parametrize("name", OPTIMIZERS)
@settings(max_examples=15, deadline=None)
@given(shape=hnp.array_shapes(min_dims=0, max_dims=3, min_side=0), dtype=st.sampled_from([np.float32, np.float64]))
def test_plain_steps_keep_shape_and_dtype_and_change_nothing(name, shape, dtype):
    function, arguments = plain_call(name, shape, dtype)
    for array in arguments:
        if isinstance(array, np.ndarray):
            array.flags.writeable = False
    results = function(*arguments)
    for array in results if isinstance(results, tuple) else (results,):
        assert array.shape == shape
        assert array.dtype == dtype


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_in_place_and_of_theta_s_type(kind, dtype):
    rng = np.random.default_rng(0)
    theta, g = rng.normal(size=9).astype(dtype), rng.normal(size=9).astype(dtype)
    before, g_before = theta.copy(), g.copy()
    optimizer = kind()
    state = optimizer.init(theta)
    same, same_state = optimizer.step(theta, g, state)
    assert same is theta
    assert same_state is state
    assert theta.dtype == dtype
    assert all(b.dtype == dtype for b in state.buffers.values())
    assert (theta != before).all()
    assert (g == g_before).all()


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_blocks_change_nothing(kind):
    """A vector longer than two blocks takes the same steps as its parts alone, to the last bit."""
    rng = np.random.default_rng(0)
    n = 2 * BLOCK + 17
    theta, curvature = rng.normal(size=n), rng.uniform(0.1, 1, n)
    small = theta[-40:].copy()
    optimizer = kind()
    state, small_state = optimizer.init(theta), optimizer.init(small)
    assert len(state.blocks) == 3
    for _ in range(3):
        optimizer.step(theta, curvature * theta, state)
        optimizer.step(small, curvature[-40:] * small, small_state)
    assert (theta[-40:] == small).all()


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_many_networks_at_once(kind):
    """theta (k, P) with columns of hyper-parameters steps like k vectors, each with its own."""
    rng = np.random.default_rng(0)
    theta = rng.normal(size=(3, BLOCK // 2))
    apart = theta.copy()
    columns = {f.name: f.default * np.array([[1.0], [0.5], [0.3]]) for f in fields(kind)}
    together = kind(**columns)
    state = together.init(theta)
    assert len(state.blocks) == 2
    for _ in range(3):
        together.step(theta, 2 * theta, state)
    for k, row in enumerate(apart):
        alone = kind(**{name: float(column[k, 0]) for name, column in columns.items()})
        alone_state = alone.init(row)
        for _ in range(3):
            alone.step(row, 2 * row, alone_state)
    np.testing.assert_allclose(theta, apart, rtol=1e-12)


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_a_restored_run_goes_on_to_the_same_bits(kind):
    objective, start = PROBLEMS["network"]
    start = start.astype(np.float32)
    optimizer = kind(lr=nnref.cosine_schedule(0.05, 200))
    whole, state = start.copy(), None
    state = optimizer.init(whole)
    for k in range(2 * FLUSH_EVERY + 5):
        if k == FLUSH_EVERY - 3:
            theta, saved = whole.copy(), state.arrays()
        optimizer.step(whole, objective(whole)[1].astype(np.float32), state)
    resumed = optimizer.restore(theta, saved)
    for _ in range(FLUSH_EVERY + 8):
        optimizer.step(theta, objective(theta)[1].astype(np.float32), resumed)
    assert resumed.t == state.t
    assert theta.tobytes() == whole.tobytes()
    assert all(resumed.buffers[name].tobytes() == b.tobytes() for name, b in state.buffers.items())


def test_saved_arrays_are_copies_and_a_wrong_checkpoint_is_refused():
    theta = np.ones(4)
    adam, momentum = nnref.Adam(), nnref.Momentum()
    state = adam.init(theta)
    saved = state.arrays()
    adam.step(theta, np.ones(4), state)
    assert saved["t"] == 0
    assert not saved["m"].any()
    with pytest.raises(ValueError, match=r"Momentum needs the state arrays \['t', 'v'\].*another optimizer"):
        momentum.restore(theta, saved)
    with pytest.raises(ValueError, match=r"state 'm' must be float64 of shape \(5,\).*another network"):
        adam.restore(np.ones(5), saved)
    with pytest.raises(ValueError, match="float32"):
        adam.restore(theta.astype(np.float32), saved)


def test_the_rate_may_be_a_schedule_or_given_for_one_step():
    theta, g = np.array([0.0]), np.array([1.0])
    optimizer = nnref.SGD(lr=nnref.piecewise_schedule([2], [1.0, 0.25]))
    state = optimizer.init(theta)
    positions = []
    for lr in (None, None, None, 10.0, None):
        optimizer.step(theta, g, state, lr=lr)
        positions.append(theta[0])
    assert positions == [-1.0, -2.0, -2.25, -12.25, -12.5]


def test_a_learner_s_step_runs_inside_the_optimizer():
    calls = []

    def mine(w, gradient, velocity, rate, momentum=0.9):
        calls.append(momentum)
        velocity = momentum * velocity + gradient
        return w - rate * velocity, velocity

    objective, start = PROBLEMS["ravine"]
    optimizer = nnref.Momentum(lr=0.02, momentum=0.8)
    learner = optimizer.using(mine)
    np.testing.assert_allclose(path(learner, objective, start, 50), path(optimizer, objective, start, 50), rtol=1e-12)
    assert set(calls) == {0.8}
    theta = start.copy()
    state = learner.init(theta)
    learner.step(theta, theta, state)
    assert learner.restore(theta, state.arrays()).t == 1
    with pytest.raises(ValueError, match="returned 0 state arrays; Momentum has 1: v"):
        optimizer.using(lambda w, g, v, lr, momentum: w).step(theta, theta, state)
    with pytest.raises(TypeError, match="needs a step function"):
        optimizer.using(3)


def test_denormals_do_not_stay():
    """The moments of weights whose gradient has died decay to 0, not to the slow numbers just above it."""
    theta = np.ones(1000, np.float32)
    optimizer = nnref.Adam(beta2=0.9)
    state = optimizer.init(theta)
    optimizer.step(theta, np.ones_like(theta), state)
    dead = np.zeros_like(theta)
    for _ in range(20 * FLUSH_EVERY):
        optimizer.step(theta, dead, state)
    assert all((b == 0).all() for b in state.buffers.values())
    assert np.isfinite(theta).all()


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_zero_and_huge_gradients_stay_finite(kind):
    theta = np.ones(3)
    optimizer = kind()
    state = optimizer.init(theta)
    for scale in (0.0, 0.0, 1e120, 1e-200, 0.0):
        optimizer.step(theta, np.array([1.0, -1.0, 0.0]) * scale, state)
    assert np.isfinite(theta).all()
    weight_decay = getattr(optimizer, "weight_decay", 0)
    assert theta[2] == pytest.approx((1 - optimizer.lr * weight_decay) ** 5)


BAD = [
    ("adam", {"lr": -0.1}, ValueError, "lr must be finite and not negative"),
    ("adam", {"lr": float("nan")}, ValueError, "lr must be finite"),
    ("adam", {"lr": "0.1"}, TypeError, "lr must be a number"),
    ("adam", {"lr": None}, TypeError, "lr must be a number"),
    ("adam", {"lr": True}, TypeError, "lr must be a number"),
    ("adam", {"lr": np.array([0.1, -0.1])}, ValueError, "lr must be finite"),
    ("adam", {"beta1": 1.0}, ValueError, "beta1 must be at least 0 and below 1"),
    ("adam", {"beta2": -0.1}, ValueError, "beta2 must be at least 0 and below 1"),
    ("adam", {"eps": 0.0}, ValueError, "eps must be positive"),
    ("adamw", {"weight_decay": -1.0}, ValueError, "weight_decay must be finite"),
    ("momentum", {"momentum": 1.5}, ValueError, "momentum must be at least 0 and below 1"),
    ("rmsprop", {"rho": 1.0}, ValueError, "rho must be at least 0 and below 1"),
    ("adam", {"beta3": 0.9}, ValueError, "Adam has no hyper-parameter 'beta3'; it has lr, beta1, beta2, eps"),
    ("adm", {}, ValueError, "unknown optimizer 'adm'; known are sgd"),
]


@pytest.mark.parametrize(("name", "hyper", "error", "message"), BAD)
def test_bad_hyper_parameters_are_refused_at_construction(name, hyper, error, message):
    with pytest.raises(error, match=message):
        nnref.make_optimizer(name, **hyper)


def test_bad_arrays_are_refused():
    adam = nnref.Adam()
    with pytest.raises(TypeError, match="int64 array of shape"):
        adam.init(np.arange(3))
    with pytest.raises(TypeError, match="list"):
        adam.init([1.0, 2.0])
    theta = np.ones(3)
    with pytest.raises(ValueError, match=r"gradient has shape \(1,\) but theta has shape \(3,\)"):
        adam.step(theta, np.ones(1), adam.init(theta))
