"""The training loop: the same as a loop written out, the same again after an interruption, and clear when it cannot go on."""

from collections import deque

import numpy as np
import pytest

from nnref import steps as plain
from nnref.architecture import Activation, BatchNorm, Dense, Dropout
from nnref.io import load_parameters, save_parameters
from nnref.network import Network, mlp
from nnref.optimizers import SGD, Adam, AdamW, Momentum
from nnref.schedules import cosine_schedule
from nnref.training import TrainingError, train
from nnref.watch import (
    EarlyStopping,
    History,
    each,
    gradient_below,
    loss_below,
    progress,
    record_history,
    seconds_passed,
    stop_when,
)

NET = mlp((3, 8, 2))
DEEP = Network([Dense(3, 6), BatchNorm(6), Activation("relu"), Dropout(0.2), Dense(6, 2)], l1=0.001, l2=0.01)


def problem(n=22, seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 3))
    return X, (X[:, 0] * X[:, 1] > 0).astype(int)


def run(net=NET, optimizer=None, seed=1, dtype=np.float64, **options):
    X, t = problem()
    theta = net.init(np.random.default_rng(seed), dtype)
    settings = {"epochs": 3, "batch_size": 4, "rng": np.random.default_rng(seed), "theta": theta, **options}
    return train(net, optimizer or Adam(lr=0.01), X, t, **settings)


def last(steps):
    return deque(steps, maxlen=1).pop()


def test_training_equals_the_loop_written_out():
    """Adam in place on plans against the pure `adam_step` on gradients from the two folds."""
    X, t = problem()
    rng, theta = np.random.default_rng(1), NET.init(np.random.default_rng(1))
    m, v, k, losses = np.zeros_like(theta), np.zeros_like(theta), 0, []
    for _ in range(3):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 4):
            rows, k = order[i : i + 4], k + 1
            loss, grads = NET.gradients(theta, X[rows], t[rows])
            grad = NET.layout.flatten({name: grads[name] for name in NET.layout})
            theta, m, v = plain.adam_step(theta, grad, m, v, k, 0.01)
            losses.append(loss)
    taken = [(step.loss, step.theta.copy(), step.iteration, step.epoch, step.ends_epoch) for step in run()]
    np.testing.assert_allclose([loss for loss, *_ in taken], losses, rtol=1e-9)
    np.testing.assert_allclose(taken[-1][1], theta, rtol=1e-9)
    assert [iteration for _, _, iteration, _, _ in taken] == list(range(1, 19))
    assert [epoch for *_, epoch, _ in taken] == [1] * 6 + [2] * 6 + [3] * 6
    assert [ends for *_, ends in taken] == ([False] * 5 + [True]) * 3


def test_same_seed_same_run_and_another_seed_another_run():
    first, second, other = (last(run(DEEP, seed=seed)).theta for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, second)
    assert not np.array_equal(first, other)


def test_the_given_theta_is_not_changed_and_the_step_shows_the_new_one():
    theta = NET.init(np.random.default_rng(1))
    kept = theta.copy()
    step = last(run(theta=theta))
    np.testing.assert_array_equal(theta, kept)
    assert not np.array_equal(step.theta, kept)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("stop_at", [1, 6, 7, 17])
@pytest.mark.parametrize("net", [NET, DEEP], ids=["plain", "with batch norm and dropout"])
def test_resuming_gives_the_same_bits(net, stop_at, dtype, tmp_path):
    """A checkpoint in the middle of an epoch, at its end, at its start; through a file; with another rng to begin with."""
    optimizer = AdamW(lr=cosine_schedule(0.05, 18))
    whole = last(run(net, optimizer, dtype=dtype))
    for step in run(net, optimizer, dtype=dtype):
        if step.iteration == stop_at:
            save_parameters(tmp_path / "run.npz", step.checkpoint())
            break
    saved = load_parameters(tmp_path / "run.npz")
    resumed = last(run(net, optimizer, dtype=dtype, rng=np.random.default_rng(99), resume=saved))
    assert resumed.iteration == whole.iteration
    assert resumed.loss == whole.loss
    np.testing.assert_array_equal(resumed.theta, whole.theta)


def test_a_checkpoint_of_another_run_is_refused():
    saved = next(run()).checkpoint()
    X, t = problem(20)
    for options, words in [
        ({"optimizer": Momentum()}, "Momentum"),
        ({"net": mlp((3, 9, 2))}, "another network"),
        ({"dtype": np.float32}, "type of parameters is float64"),
        ({"batch_size": 5}, "batch_size is 4"),
        ({"rng": np.random.Generator(np.random.MT19937(0))}, "PCG64"),
    ]:
        with pytest.raises(ValueError, match=words):
            run(resume=saved, **options)
    with pytest.raises(ValueError, match="number of examples is 22"):
        train(
            NET,
            Adam(),
            X,
            t,
            theta=NET.init(np.random.default_rng(0)),
            epochs=1,
            rng=np.random.default_rng(0),
            batch_size=4,
            resume=saved,
        )


def test_a_finished_run_has_nothing_left_to_resume():
    done = last(run()).checkpoint()
    assert list(run(resume=done)) == []
    assert last(run(resume=done, epochs=4)).epoch == 4


def test_full_batches_in_order_are_gradient_descent():
    X, t = problem()
    theta = NET.init(np.random.default_rng(1))
    for _ in range(3):
        theta = theta - 0.5 * NET.value_and_grad(theta, X, t)[1]
    step = last(run(optimizer=SGD(0.5), batch_size=None, shuffle=False))
    np.testing.assert_allclose(step.theta, theta, rtol=1e-12)


def test_a_schedule_takes_the_place_of_the_rate():
    rates = [0.3, 0.1, 0.0]
    steps = [(step.lr, step.theta.copy()) for step in run(batch_size=None, schedule=rates.__getitem__, optimizer=SGD(9.0))]
    assert [lr for lr, _ in steps] == rates
    np.testing.assert_array_equal(steps[1][1], steps[2][1])


def test_clipping_shortens_long_gradients_only():
    norms = [float(np.linalg.norm(step.grad)) for step in run()]
    limit = float(np.median(norms))
    clipped = [float(np.linalg.norm(step.grad)) for step in run(clip_norm=limit, optimizer=SGD(0.0))]
    free = [float(np.linalg.norm(step.grad)) for step in run(optimizer=SGD(0.0))]
    np.testing.assert_allclose(clipped, np.minimum(free, limit), rtol=1e-12)


def test_running_statistics_follow_the_batches():
    net = Network([BatchNorm(3, momentum=0.5), Dense(3, 2)])
    X, t = problem()
    theta = net.init(np.random.default_rng(0))
    step = last(train(net, SGD(0.1), X, t, theta=theta, epochs=2, rng=np.random.default_rng(0), batch_size=None))
    parts = net.layout.views(step.theta)
    np.testing.assert_allclose(parts["mean1"], 0.75 * X.mean(axis=0), rtol=1e-12)
    np.testing.assert_allclose(parts["var1"], 0.25 + 0.75 * X.var(axis=0), rtol=1e-12)


def test_weight_decay_leaves_running_statistics_alone():
    net = Network([BatchNorm(3, momentum=0.5), Dense(3, 2)])
    X, t = problem()
    theta = net.init(np.random.default_rng(0))
    options = {"theta": theta, "epochs": 2, "batch_size": None}
    for decay in (0.0, 0.9):
        step = last(train(net, AdamW(0.1, weight_decay=decay), X, t, rng=np.random.default_rng(0), **options))
        np.testing.assert_allclose(net.layout.views(step.theta)["mean1"], 0.75 * X.mean(axis=0), rtol=1e-12)


def test_a_run_that_diverges_says_where_it_began():
    X, t = problem()
    net = mlp((3, 8, 1), loss="mse", hidden="identity")
    with pytest.raises(
        TrainingError, match=r"(?s)epoch \d+, iteration \d+\..*(parameter w|is in (z|loss|a)).*smaller learning rate"
    ):
        last(train(net, SGD(50.0), X, t, theta=net.init(np.random.default_rng(0)), epochs=500, rng=np.random.default_rng(0)))


def test_the_first_value_that_is_not_finite_is_named():
    X, t = problem()
    theta = NET.init(np.random.default_rng(0))
    NET.layout.views(theta)["w1"][:] = 1e300
    X[3] = 1e10
    with pytest.raises(
        TrainingError, match=r"epoch 1, iteration 1\. The first value that is not finite is in z1 = dense\(x, w1, b1\)"
    ):
        last(train(NET, SGD(), X, t, theta=theta, epochs=1, rng=np.random.default_rng(0), batch_size=None))


X, T = problem()
THETA = NET.init(np.random.default_rng(0))


def with_nan(a, i):
    a = a.copy()
    a[i] = np.nan
    return a


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"theta": THETA[:-1]}, ValueError, "another network"),
        ({"theta": with_nan(THETA, 5)}, ValueError, r"nan at w1\[0, 5\]"),
        ({"theta": list(THETA)}, TypeError, "NumPy array"),
        ({"epochs": 0}, ValueError, "epochs"),
        ({"epochs": 1.5}, ValueError, "epochs"),
        ({"batch_size": 0}, ValueError, "batch_size"),
        ({"batch_size": -1}, ValueError, "batch_size"),
        ({"rng": 3}, TypeError, "default_rng"),
        ({"clip_norm": 0.0}, ValueError, "clip_norm"),
        ({"clip_norm": -1.0}, ValueError, "clip_norm"),
        ({"schedule": 0.1}, TypeError, "schedule"),
    ],
)
def test_bad_settings_are_explained(options, error, words):
    with pytest.raises(error, match=words):
        run(**options)


@pytest.mark.parametrize("rate", [-1.0, np.nan, np.inf])
def test_a_schedule_that_goes_wrong_is_stopped_before_it_does_harm(rate):
    steps = run(schedule=lambda k: 0.1 if k < 2 else rate)
    before = [next(steps).theta.copy() for _ in range(2)][-1]
    with pytest.raises(ValueError, match="for iteration 2"):
        next(steps)
    assert np.isfinite(before).all()


@pytest.mark.parametrize(
    ("X", "t", "error", "words"),
    [
        (with_nan(X, (7, 1)), T, ValueError, "row 7"),
        (X[:, :2], T, ValueError, r"\(N, 3\)"),
        (X[:0], T[:0], ValueError, "no examples"),
        (X, T[:5], ValueError, "22 rows in X, but t has shape"),
        (X, T + 1, ValueError, "0 ... 1"),
        (X, T.astype(float), TypeError, "whole numbers"),
        (X.astype(object), T, TypeError, "object"),
    ],
)
def test_bad_data_are_explained(X, t, error, words):
    with pytest.raises(error, match=words):
        train(NET, Adam(), X, t, theta=THETA, epochs=1, rng=np.random.default_rng(0))


def test_what_is_no_network_or_optimizer_is_named():
    with pytest.raises(TypeError, match="Network"):
        train(Adam(), NET, X, T, theta=THETA, epochs=1, rng=np.random.default_rng(0))
    with pytest.raises(TypeError, match="such as Adam"):
        train(NET, Adam, X, T, theta=THETA, epochs=1, rng=np.random.default_rng(0))


# Watchers


def test_watchers_see_every_step_and_stop_the_run():
    seen, history = [], History()
    steps = each(run(epochs=50), 5, lambda step: seen.append(step.iteration))
    steps = record_history(steps, history, norm=lambda theta: float(np.linalg.norm(theta)))
    steps = stop_when(progress(steps, disable=True), lambda step: step.iteration == 20)
    assert [step.iteration for step in steps] == list(range(1, 21))
    assert seen == [5, 10, 15, 20]
    assert len(history.losses) == 20
    np.testing.assert_allclose(history.epoch_losses, np.mean(np.reshape(history.losses[:18], (3, 6)), axis=1))
    assert len(history.measured["norm"]) == 3
    asked: list[int] = []  # one condition that holds does not keep the next from seeing the step
    last(stop_when(run(epochs=50), lambda step: step.iteration == 3, lambda step: asked.append(step.iteration)))
    assert asked == [1, 2, 3]


def test_stopping_by_loss_gradient_and_time():
    losses = [step.loss for step in stop_when(run(epochs=500, optimizer=Adam(0.05)), loss_below(0.1))]
    weights = 0.9 ** np.arange(len(losses))[::-1]
    assert weights @ losses / weights.sum() < 0.1
    assert (
        np.linalg.norm(last(stop_when(run(epochs=2000, batch_size=None, optimizer=Adam(0.05)), gradient_below(0.01))).grad) < 0.01
    )
    assert last(stop_when(run(epochs=500), seconds_passed(0.0))).iteration == 1


def test_early_stopping_keeps_the_best_parameters():
    validation = problem(seed=5)
    stopper = EarlyStopping(NET, *validation, patience=3)
    step = last(stop_when(run(epochs=300, optimizer=Adam(0.05)), stopper))
    assert step.epoch < 300
    assert step.epoch == stopper.best_epoch + 3
    assert len(stopper.losses) == step.epoch
    assert stopper.best_loss == min(stopper.losses) == stopper.losses[stopper.best_epoch - 1]
    assert NET.evaluate(stopper.theta, *validation) == stopper.best_loss
    with pytest.raises(ValueError, match="patience"):
        EarlyStopping(NET, *validation, patience=0)
