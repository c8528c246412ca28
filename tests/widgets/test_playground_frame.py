"""What the playground shows: losses, pictures of the units, dead units, gradients; each setting changes it as it should."""

import numpy as np
import pytest

from nnref.widgets.playground import describe, playground, telling
from nnref.widgets.playground_data import grid, points
from nnref.widgets.playground_frame import COARSE, CURVE, FINE, play_frame, shades, wire
from nnref.widgets.playground_run import Run
from nnref.widgets.playground_state import PlayState, Story, read_state
from tests.widgets.playground_runs import run_of


def test_pictures_are_what_the_network_says() -> None:
    run = run_of("quadrants layers=3,2 features=x1x2,x2 activation=relu at=60")
    frame = play_frame(run)
    assert frame["units"].shape == (7 + 5, COARSE, COARSE)
    assert frame["output"].shape == (FINE, FINE)
    x1, x2 = grid(FINE).T
    values = run.net.run(run.theta, np.column_stack([x1 * x2, x2]).astype(float))
    near = lambda a, b: abs(a.astype(int) - shades(b)).max() <= 1  # float32 rounds here and there
    assert near(frame["output"], values["a3"].reshape(FINE, FINE))
    assert near(frame["units"][7 + 3 + 1], values["a2"][:, 1].reshape(FINE, FINE)[::2, ::2])
    assert near(frame["units"][4], (x1 * x2).reshape(FINE, FINE)[::2, ::2]) or COARSE * 2 == FINE  # x1x2, on its own grid
    assert frame["units"][0][0, 0] == 0  # x1 is -6 on the left
    assert frame["units"][0][0, -1] == 255
    assert frame["units"][1][0, 0] == 255  # x2 is 6 at the top


def test_a_probability_is_shown_by_its_side() -> None:
    for loss in ("binary_cross_entropy", "bce_with_logits", "mse"):
        run = run_of(f"circles loss={loss} at=500 lr=0.1")
        X, t, _ = points(run.state)
        inside = grid(FINE)[(np.hypot(*grid(FINE).T) < 1)]
        output = play_frame(run)["output"]
        assert output[FINE // 2, FINE // 2] > 200, loss
        assert output[0, 0] < 60, loss
        assert len(inside) > 20
        assert t[np.hypot(*X.T) < 1].all()


def test_numbers_that_are_none_are_the_middle() -> None:
    assert shades(np.array([-5.0, -1.0, 0.0, 1.0, 7.0, np.nan, np.inf, -np.inf])).tolist() == [0, 0, 128, 255, 255, 128, 255, 0]


def test_dead_units_are_found() -> None:
    run = run_of("circles activation=relu layers=3")
    run.change("b1[1]", -100.0)
    assert play_frame(run)["dead"] == [[False, True, False]]
    saturated = run_of("circles layers=2,1")
    saturated.change("b2[0]", 50.0)
    assert play_frame(saturated)["dead"] == [[False, False], [True]]


def test_gradient_norms_are_those_of_the_loss() -> None:
    run = run_of("circles layers=3,2 penalty=l2 rate=0.1 at=10")
    gradient = run.net.layout.views(run.net.value_and_grad(run.theta, run.X, run.t)[1])
    assert play_frame(run)["norms"] == [pytest.approx(float(np.linalg.norm(gradient[name]))) for name in ("w1", "w2", "w3")]
    zero = play_frame(run_of("circles init=zeros"))["norms"]
    assert zero == [0.0, 0.0, 0.0]  # dead from the start: nothing passes through zeros


CHANGES = {
    "data": "spirals", "noise": 30, "share": 20, "batch": 3, "points": [(1.0, 1.0, 0)], "features": ["x1", "sinx2"], "layers": [3],
    "activation": ["relu"], "init": "he", "norm": "layer", "dropout": 0.5, "loss": "sum_squared_error", "rate": 0.1,
    "optimizer": "adam", "lr": 0.001, "seed": 1, "data_seed": 1,
}  # fmt: skip


@pytest.mark.parametrize("key", CHANGES)
def test_every_setting_changes_what_is_shown(key) -> None:
    first = read_state(PlayState(), {"penalty": "l2", "rate": 0.01})
    frames = []
    for state in (first, read_state(first, {key: CHANGES[key]})):
        run = Run(state)
        run.go(40)
        frames.append(play_frame(run))
    one, other = frames
    assert one["train"] != other["train"] or one["test"] != other["test"]
    assert not np.array_equal(one["output"], other["output"]) or not np.array_equal(one["theta"], other["theta"])


def test_penalties_are_felt() -> None:
    size = {}
    for penalty in ("none", "l1", "l2"):
        size[penalty] = np.abs(run_of(f"circles penalty={penalty} rate=0.03 at=500").theta).sum()
    assert size["l1"] < size["none"]
    assert size["l2"] < size["none"]


def test_a_message_is_json_and_buffers() -> None:
    run = run_of("circles layers=none at=10000")
    told, buffers = wire(play_frame(run))
    assert [len(each) for each in buffers] == [7 * COARSE**2, FINE**2, 4 * 3, 4 * 3 * CURVE]
    assert np.frombuffer(buffers[3], np.float32).reshape(-1, 3)[-1, 0] == 400
    assert not [value for value in told.values() if isinstance(value, np.ndarray)]
    nothing, _ = wire(play_frame(run_of("own")))
    assert (nothing["train"], nothing["test"]) == (None, None)


def test_the_still_picture_has_trained() -> None:
    run = telling(Story(PlayState()))
    assert run.epoch == 60
    assert run.losses()[1] < 0.1
    words = describe({**play_frame(run), "state": run.state})
    assert "After 60 epochs" in words
    assert "circle" in words
    assert telling(Story(PlayState(), at=30)).at == 30
    assert telling(Story(PlayState(data="own"))).at == 0


@pytest.mark.parametrize("story", ["own", "plane layers=none", "circles loss=bce_with_logits points=1/1/1 features=sinx1,x2"])
def test_the_still_picture_of_any_story(story) -> None:
    still = playground(story).outputs()[0]
    assert len(still["image/png"]) > 1000
    assert "A network in training" in still["text/plain"]
