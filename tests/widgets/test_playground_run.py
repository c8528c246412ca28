"""A run of the playground: the same as `nnref.train`, forwards and backwards, with changes by hand, and what goes wrong in it."""

import numpy as np
import pytest

import nnref
from nnref.widgets.playground_data import FEATURES, columns
from nnref.widgets.playground_network import machine
from nnref.widgets.playground_run import MARKS, Run, locate
from nnref.widgets.playground_state import PlayState, read_state
from tests.widgets.playground_runs import adam_step, relu, relu_backward, run_of


def test_a_run_is_what_train_computes() -> None:
    run = run_of("spirals layers=5,3 noise=20 share=60 batch=7 optimizer=adam lr=0.01 seed=3 data_seed=4 at=130")
    X, t = nnref.spirals(np.random.default_rng(4), 500, 0.2)
    layers = [
        nnref.Dense(2, 5),
        nnref.Activation("tanh"),
        nnref.Dense(5, 3),
        nnref.Activation("tanh"),
        nnref.Dense(3, 1),
        nnref.Activation("tanh"),
    ]
    net, rng = nnref.Network(layers, "mse"), np.random.default_rng(3)
    steps = nnref.train(
        net, nnref.Adam(lr=0.01), X[:300], 2.0 * t[:300] - 1, theta=net.init(rng), epochs=9, rng=rng, batch_size=7
    )
    for step in steps:
        if step.iteration == 130:
            break
    assert np.array_equal(run.theta, step.theta)
    assert run.losses()[1] == net.evaluate(step.theta, X[300:], 2.0 * t[300:] - 1)
    assert (run.epoch_length, run.epoch, len(run.curve)) == (43, 3, 4)


HARD = "quadrants layers=4 norm=batch dropout=0.2 optimizer=momentum penalty=l2 rate=0.001 batch=20 seed=2"


@pytest.mark.parametrize("text", ["circles", HARD])
def test_back_and_forth_is_the_same_to_the_bit(text) -> None:
    run, seen = run_of(text), {}
    for at in range(61):
        run.go(at)
        seen[at] = run.theta.copy()
    for at in (60, 59, 37, 5, 38, 0, 1, 60, 26, 25, 24):
        run.go(at)
        assert run.at == at
        assert np.array_equal(run.theta, seen[at]), at
    assert np.array_equal(run_of(f"{text} at=47").theta, seen[47])


def test_going_back_far_uses_few_checkpoints() -> None:
    run = run_of("circles layers=1 share=10 batch=30")  # two updates an epoch
    run.go(2 * 5 * MARKS)
    assert len(run.marks) <= MARKS
    end, curve = run.theta.copy(), list(run.curve)
    run.go(1001)
    there = run.theta.copy()
    run.go(run.epoch_length * 5 * MARKS)
    assert np.array_equal(run.theta, end)
    assert run.curve == curve
    assert np.array_equal(run_of("circles layers=1 share=10 batch=30 at=1001").theta, there)


def test_changes_by_hand_are_part_of_the_story() -> None:
    run = run_of("circles at=30")
    run.change("w1[0,2]", 3.0)
    assert run.net.layout.views(run.theta)["w1"][0, 2] == 3.0
    run.change("w1[0,2]", 2.5)  # dragged on: one change, not two
    run.go(40)
    run.change("lr", 0.3)
    run.go(55)
    assert run.story.changes == ((30, "w1[0,2]", 2.5), (40, "lr", 0.3))
    again = Run(run.story.state, None, run.story.changes)
    again.go(55)
    assert np.array_equal(run.theta, again.theta)
    assert again.lr == 0.3
    again.go(35)
    assert (again.lr, len(again.story.changes)) == (0.03, 1)
    again.go(55)
    assert np.array_equal(run.theta, again.theta)


def test_a_change_in_the_past_makes_another_future() -> None:
    run = run_of("circles at=100")
    old = run.theta.copy()
    run.go(50)
    run.change("b1[0]", 1.0)
    assert len(run.curve) == 3  # epochs 0, 1, 2
    run.go(100)
    assert not np.array_equal(run.theta, old)
    run.change("lr", 0.1)
    run.go(10)
    run.change("lr", 0.2)
    assert [tuple(change) for change in run.changes] == [(10, "lr", 0.2)]


def test_a_change_at_the_start() -> None:
    run = run_of("circles")
    run.change("w3[1,0]", -2.0)
    run.change("lr", 0.5)
    run.go(20)
    assert np.array_equal(run.theta, run_of("circles @0:w3[1,0]=-2.0 @0:lr=0.5 at=20").theta)
    assert np.array_equal(run.theta, run_of("circles lr=0.5 @0:w3[1,0]=-2.0 at=20").theta)
    run.go(0)
    assert run.net.layout.views(run.theta)["w3"][1, 0] == -2.0


@pytest.mark.parametrize("key", ["w1[2,0]", "w1[0,4]", "w9[0,0]", "b1[0,0]", "w1[0]", "w1", "theta[0]"])
def test_a_parameter_that_is_not_there_is_named(key) -> None:
    with pytest.raises(ValueError, match="no parameter"):
        locate(machine(PlayState()).net, key)


def test_a_story_that_changes_what_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no parameter w4\[0,0\]"):
        run_of("circles @3:w4[0,0]=1 at=4")


def test_features_are_what_their_code_says() -> None:
    X = np.random.default_rng(0).uniform(-6, 6, (50, 2))
    x1, x2 = X.T
    for name, text in FEATURES.items():
        assert np.array_equal(columns((name,), X)[:, 0], eval(text, {"np": np, "x1": x1, "x2": x2})), name


def test_own_points_are_all_for_training() -> None:
    run = run_of("circles points=1.0/2.0/1,-1.0/0.5/0")
    assert run.X[250:].tolist() == [[1.0, 2.0], [-1.0, 0.5]]
    assert run.t[250:].tolist() == [1.0, -1.0]
    assert (len(run.X), len(run.X_test)) == (252, 250)
    alone = run_of("own points=1.0/2.0/1 loss=bce_with_logits at=2")
    assert (alone.t.tolist(), alone.at, alone.epoch) == ([1.0], 2, 2)
    assert np.isnan(alone.losses()[1])


def test_without_points_nothing_trains() -> None:
    run = run_of("own at=7")
    assert (run.at, run.epoch, run.curve) == (0, 0, [])
    assert np.isnan(run.losses()).all()


def test_a_network_that_diverges_says_so_and_can_go_back() -> None:
    run = run_of("plane layers=none features=x1^2,x2^2")
    with pytest.raises(nnref.TrainingError, match="epoch"):
        run.go(1000)
    lost = run.at
    with pytest.raises(nnref.TrainingError):
        run.go(lost + 1)
    run.go(0)
    assert run.losses() == run_of("plane layers=none features=x1^2,x2^2").losses()


def test_the_learners_functions_are_used() -> None:
    mine = {"relu": relu, "relu_backward": relu_backward, "adam_step": adam_step, "tanh": relu}
    text = "quadrants activation=relu optimizer=adam lr=0.01 at=100"
    run = run_of(text, mine)
    assert run.machine.mine == ("adam_step", "relu", "relu_backward", "tanh")
    sound = run_of(text, {"relu": relu, "relu_backward": relu_backward, "adam_step": adam_step})
    np.testing.assert_allclose(sound.theta, run_of(text).theta, rtol=1e-7, atol=1e-9)
    assert not np.allclose(run.theta, sound.theta)  # a tanh that is a relu
    assert run_of("quadrants at=1", mine).machine.mine == ("tanh",)


def test_the_learners_loss_is_used() -> None:
    half = {"mse": lambda y, t: float(((y - t) ** 2).mean() / 2), "mse_backward": lambda g, loss, y, t: g * (y - t) / y.size}
    run = run_of("circles lr=0.06 at=100", half)
    assert run.machine.mine == ("mse", "mse_backward")
    np.testing.assert_allclose(
        run.theta, run_of("circles lr=0.03 at=100").theta, rtol=1e-9, atol=1e-12
    )  # half the slope, twice the rate
    assert run.losses()[0] == pytest.approx(run_of("circles lr=0.03 at=100").losses()[0] / 2)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (lambda w, g, lr: None, "Your sgd_step returned nothing"),
        (lambda w, g, lr: w[:3], r"Your sgd_step returned shape \(3,\); \(25,\) was expected"),
        (lambda w, g, lr: 0.0, r"Your sgd_step returned shape \(\)"),
        (lambda w, g, lr: w * np.nan, "Your sgd_step returned nan"),
        (lambda w, g, lr: w / 0 + missing, "Your sgd_step raised NameError"),  # noqa: F821
        (lambda w, g, lr: (w, w), "returned 1 state arrays"),
    ],
)
@pytest.mark.filterwarnings("ignore:divide by zero", "ignore:invalid value")
def test_a_step_that_goes_wrong_is_named(step, words) -> None:
    run = Run(PlayState(), {"sgd_step": step})
    with pytest.raises((RuntimeError, ValueError, FloatingPointError), match=words):
        run.go(5)
    assert run.at == 0
    run.go(0)
    assert np.isfinite(run.theta).all()


def test_settings_make_the_network_they_name() -> None:
    state = read_state(
        PlayState(),
        {"layers": [3, 2], "activation": ["relu", "gelu"], "norm": "layer", "dropout": 0.5, "loss": "bce_with_logits"},
    )
    calls = [call.f for call in machine(state).net.program.calls]
    assert calls == [
        "dense",
        "layer_norm",
        "relu",
        "dropout",
        "dense",
        "layer_norm",
        "gelu",
        "dropout",
        "dense",
        "bce_with_logits",
    ]
    assert [call.f for call in machine(PlayState(data="plane", layers=())).net.program.calls] == ["dense", "mse"]
