"""What the widgets of chapter 07 say, without a browser: signal and gradient by layer, and starts that are alike."""

import numpy as np
import pytest

import nnref
from nnref import widgets
from nnref.widgets.depth_map import ACTIVATIONS, STARTS, WIDE, DepthState, data, depth_frame, weights
from nnref.widgets.guard import Guard
from nnref.widgets.zero_start import GOAL, NOISES, StartState, net, run, start_frame
from nnref.widgets.zero_start import data as corners


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_norms_are_the_gradients_of_autograd(activation) -> None:
    """The same network by the tape: the norm of each weight's gradient."""
    frame = depth_frame(DepthState(6, activation, "he", 1.5))
    ws = [nnref.Tensor(1.5 * w) for w in weights("he", 0)[:6]]
    a = nnref.Tensor(data(0))
    for w in ws:
        a = getattr(a @ w, activation)()
    a.total().backward()
    assert np.allclose(frame["norms"], [np.linalg.norm(w.grad) for w in ws], rtol=1e-3)
    assert frame["signal"][-1] == pytest.approx(np.sqrt(np.mean(a.data**2)), rel=1e-3)


@pytest.mark.parametrize("init", STARTS)
def test_the_deviation_said_is_that_of_the_weights(init) -> None:
    assert depth_frame(DepthState(init=init, gain=2.0))["wide"] == pytest.approx(2 * np.std(weights(init, 3)), rel=0.02)


@pytest.mark.parametrize("seed", range(8))
def test_the_challenge_is_met_near_he_and_nowhere_else(seed) -> None:
    met = [gain for gain in (1, 5, 10, 20, 25, 30, 40) if all(depth_frame(DepthState(50, gain=gain, seed=seed))["inside"])]
    assert met == [25]
    assert WIDE["he"] == pytest.approx(0.01 * 25)
    assert not any(depth_frame(DepthState(**widgets.depth_map(seed=seed).state))["inside"])


def test_small_relu_weights_fade_everywhere_alike_and_sigmoids_towards_the_front() -> None:
    norms = depth_frame(DepthState())["norms"]
    assert 0.05 < norms[0] / norms[-1] < 20
    assert max(norms) < 1e-30
    norms = depth_frame(DepthState(30, "sigmoid", "xavier"))["norms"]
    assert norms[0] / norms[-1] < 1e-15
    assert norms[-1] > 10


def test_the_learners_functions_are_beside_the_reference() -> None:
    def he_init(rng, fan_in, fan_out):
        return rng.normal(0, 1 / np.sqrt(fan_in), (fan_in, fan_out))  # the factor 2 forgotten

    def last_first(ws, X, activation):
        return nnref.gradient_norms(ws, X, activation)[::-1]

    state = DepthState(20, "relu", "he")
    good = depth_frame(state, {"he_init": Guard(nnref.he_init), "gradient_norms": Guard(nnref.gradient_norms)})
    assert [note["same"] for note in good["yours"]["notes"]] == [True, True]
    assert good["yours"]["norms"] is None
    off = depth_frame(state, {"he_init": Guard(he_init)})["yours"]
    assert off["notes"][0]["wide"] == pytest.approx(WIDE["lecun"], rel=0.02)
    assert max(off["norms"]) < 0.1 * min(good["norms"])
    assert depth_frame(DepthState(20, "relu", "xavier"), {"he_init": Guard(he_init)})["yours"] is None
    turned = depth_frame(state, {"gradient_norms": Guard(last_first)})["yours"]
    assert turned["norms"] == good["norms"][::-1]


@pytest.mark.parametrize(
    ("name", "f", "words"),
    [
        ("he_init", lambda rng, a, b: None, "returned nothing"),
        ("he_init", lambda rng, a, b: np.zeros((a, b)), "returned zeros"),
        ("gradient_norms", lambda ws, X, activation: [1.0], "returned shape (1,); expected (30,)"),
        ("gradient_norms", lambda ws, X, activation: 1 / 0, "raised ZeroDivisionError"),
    ],
)
def test_functions_that_fail_are_named_and_the_reference_stays(name, f, words) -> None:
    made = widgets.depth_map({name: f}, init="he")
    assert words in made.problem["text"]
    assert len(made.frame["norms"]) == 30


@pytest.mark.parametrize("bad", [{"depth": 1}, {"depth": 51}, {"activation": "step"}, {"init": "zeros"}, {"gain": 0.0}])
def test_networks_that_are_not_offered_are_refused(bad) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        depth_frame(DepthState(**bad))


def test_a_run_is_gradient_descent() -> None:
    """Ten steps by hand with the network's own gradient."""
    X, t = corners(0)
    theta = np.zeros(net().layout.size)
    for p in net().layout.views(theta).values():
        p[:] = 0.3 if p.ndim > 1 else 0.0
    for _ in range(8):
        theta = theta - 0.5 * net().value_and_grad(theta, X, t)[1]
    units, losses, _ = run(0.3, 0.0, 0.5, 0)
    assert np.allclose(units[2][:, :2], net().layout.views(theta)["w1"].T)
    assert losses[2] == pytest.approx(net().evaluate(theta, X, t))


@pytest.mark.parametrize("base", [0.0, 0.3, 1.0])
def test_equal_units_stay_equal_and_noise_parts_them(base) -> None:
    equal, noisy = start_frame(StartState(base)), start_frame(StartState(base, noise=6))
    assert max(equal["spread"]) < 1e-9
    assert set(equal["kinds"]) == {1}
    assert noisy["kinds"][-1] == 4
    assert noisy["losses"][-1] < equal["losses"][-1] - 0.1


def test_from_zeros_nothing_reaches_the_hidden_units() -> None:
    units, losses, _ = run(0.0, 0.0, 1.0, 0)
    assert not units.any()
    assert losses[-1] > 0.6  # the output's bias alone learns how frequent the classes are


@pytest.mark.parametrize("seed", range(4))
def test_the_challenge_of_the_start_can_be_met_and_is_not_at_the_start(seed) -> None:
    ends = [start_frame(StartState(base, NOISES.index(GOAL["noise"]), 1.0, seed=seed))["losses"][-1] for base in (0.25, 0.5)]
    assert min(ends) <= GOAL["loss"]
    assert start_frame(StartState(**widgets.zero_start(seed=seed).state))["losses"][-1] > GOAL["loss"]


def test_another_step_trains_nothing_and_sends_nothing() -> None:
    made = widgets.zero_start()
    sent: list[object] = []
    made.observe(sent.append, ["frame", "problem"])
    before = run.cache_info().misses
    made.state = {**made.state, "step": 40}
    assert (sent, run.cache_info().misses) == ([], before)


@pytest.mark.parametrize("bad", [{"base": 2.0}, {"noise": 7}, {"noise": -1}, {"lr": 0.0}, {"step": 401}])
def test_starts_that_are_not_offered_are_refused(bad) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        start_frame(StartState(**bad))
