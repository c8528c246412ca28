"""What the widgets of chapters 02, 04 and 05 say, without a browser: hinges, nudges, batches, races."""

from functools import partial

import numpy as np
import pytest

import nnref
from nnref import widgets
from nnref.widgets.batch_size import EPOCHS, LANES, PAR, RATES, ROWS, SIZES, BatchState, batch_frame, best, loss
from nnref.widgets.guard import Guard
from nnref.widgets.hinge_sum import CURVES, UNITS, HingeState, X, hinge_frame, recipe
from nnref.widgets.nudge_weight import PLACES, NudgeState, nudge_frame, nudged, problem
from nnref.widgets.optimizer_race import FAMILIES, STEPS, TRACKS, RaceState, race_frame, start
from nnref.widgets.perceptron_steps import StepsState, steps_frame
from nnref.widgets.terrain import arrival


def hinges(curve, k, v, c):
    spare = (0.0,) * (UNITS - len(k))
    return HingeState(curve, len(k), (*map(float, k), *spare), (*map(float, v), *spare), float(c))


def by_recipe(curve, units):
    found = recipe(CURVES[curve][0], units)
    return HingeState(curve, units, tuple(found["corners"]), tuple(found["turns"]), found["c"])


@pytest.mark.parametrize("curve", CURVES)
def test_the_recipe_meets_the_curve_at_every_corner(curve) -> None:
    for units in range(1, UNITS + 1):
        state = by_recipe(curve, units)
        frame = hinge_frame(state)
        k = [int(abs(X - corner).argmin()) for corner in (*state.corners[:units], 3.0)]
        near = abs(X[k] - [*state.corners[:units], 3.0]) < 1e-9  # the corner lies on the grid
        assert np.allclose(frame["y"][k][near], frame["t"][k][near], atol=0.02)


SOLVED = {  # corners, turns and c that meet the challenge of each curve
    "sin 2x + x/2": ((-3, -2.4, -0.8, 0.8, 2.4), (2.05, -3.05, 3, -3, 3.05), -1.2),
    "x²/3": ((-3, -1.1, 1.1), (-1.4, 1.4, 1.4), 2.85),
    "a bump": ((-3, -1, -0.1, 0.1, 1), (0.15, 3.05, -3.2, -3.2, 3.05), -0.1),
    "a step": ((-3, -0.4, -0.1, 0.3), (0, 4.05, 2.7, -6.75), -2),
}


@pytest.mark.parametrize("curve", CURVES)
def test_the_challenge_of_a_curve_can_be_met_and_the_recipe_alone_does_not(curve) -> None:
    _, par, most = CURVES[curve]
    assert len(SOLVED[curve][0]) <= most
    assert hinge_frame(hinges(curve, *SOLVED[curve]))["error"] < 0.9 * par  # with some room for the hand
    assert hinge_frame(by_recipe(curve, most))["error"] > par


def test_a_hinge_changes_the_sum_only_to_its_right() -> None:
    one, other = (hinge_frame(hinges("a bump", (-3, 0.5), (0.3, v), 0.0))["y"] for v in (1.0, 2.0))
    assert (one == other).tolist() == (X <= 0.5).tolist()


def test_a_learners_relu_is_beside_the_reference() -> None:
    state = by_recipe("a step", 6)
    assert hinge_frame(state, Guard(nnref.relu))["yours"]["off"] < 1e-12
    assert hinge_frame(state, Guard(abs))["yours"]["off"] > 1
    assert "shape" in hinge_frame(state, Guard(lambda z: z.max()))["problem"]


@pytest.mark.parametrize("bad", [{"curve": "x"}, {"units": 0}, {"units": 9}, {"corners": (0.0,)}, {"turns": (np.nan,) * UNITS}])
def test_bad_hinges_are_refused(bad) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        hinge_frame(HingeState(**bad))


@pytest.mark.parametrize("seed", range(3))
def test_the_gradient_is_the_slope_at_no_nudge(seed) -> None:
    X, t, params = problem(seed)
    for weight in PLACES:
        frame = nudge_frame(NudgeState(weight, 0.0, seed))
        loss = [nnref.mlp_backward(X, t, nudged(params, weight, h))[0] for h in (1e-5, -1e-5)]
        assert frame["g"] == pytest.approx((loss[0] - loss[1]) / 2e-5, abs=1e-8)
        assert frame["true"][frame["i"]] == frame["foretold"][frame["i"]] == 0
        assert frame["along"][frame["i"]] == frame["here"]


def test_half_the_nudge_leaves_a_quarter_of_the_gap() -> None:
    for weight in PLACES:
        gaps = nudge_frame(NudgeState(weight))["gaps"]
        assert gaps[12] / gaps[8] == pytest.approx(1e-2, rel=0.05)  # a tenth of the nudge


@pytest.mark.parametrize("seed", range(8))
def test_a_start_holds_a_foretold_fall_that_is_a_rise(seed) -> None:
    made = widgets.nudge_weight(seed=seed)
    now = nudge_frame(NudgeState(**made.state))
    assert not (now["foretold"][now["i"]] < -0.05 and now["true"][now["i"]] > 0)  # not met before anything is done
    frames = (nudge_frame(NudgeState(weight, seed=seed)) for weight in PLACES)
    assert any(((frame["foretold"] < -0.05) & (frame["true"] > 0)).any() for frame in frames)


def test_a_learners_gradient_is_compared_for_every_weight() -> None:
    def doubled(X, t, params):
        loss, (dW1, db1, dW2, db2) = nnref.mlp_backward(X, t, params)
        return loss, (dW1, db1, 2 * dW2, db2)

    assert nudge_frame(NudgeState(), Guard(nnref.mlp_backward))["yours"]["same"]
    yours = nudge_frame(NudgeState(), Guard(doubled))["yours"]
    assert not yours["same"]
    assert yours["worst"].startswith("W2")


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (lambda X, t, params: None, "returned nothing; expected the pair (loss, grads)"),
        (lambda X, t, params: (1.0, params[:3]), "no tuple of 4"),
        (lambda X, t, params: (1.0, [params[0].T, *params[1:]]), "returned shape (4, 2); expected (2, 4)"),
    ],
)
def test_a_gradient_of_the_wrong_form_is_named(f, words) -> None:
    assert words in nudge_frame(NudgeState(), Guard(f))["problem"]


def test_an_unknown_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown weight"):
        widgets.nudge_weight(weight="W3[0]")


def test_arrival_is_for_good() -> None:
    assert arrival(np.array([0.1, 0.1]), 0.2) == 0
    assert arrival(np.array([0.1, 0.3]), 0.2) is None
    assert arrival(np.array([np.nan, 0.3, 0.1]), 0.2) == 2


@pytest.mark.parametrize("seed", range(3))
def test_noise_falls_with_the_root_of_the_batch(seed) -> None:
    noise = batch_frame(BatchState(seed=seed))["noise"]
    share = np.sqrt((1 - np.array(SIZES) / ROWS) / (1 - 1 / ROWS))  # rows are drawn without putting them back
    assert np.allclose(noise * np.sqrt(SIZES), noise[0] * share, rtol=0.1)
    assert noise[-1] < 1e-9


def test_costs_are_steps_times_their_price() -> None:
    for lanes in LANES:
        frame = batch_frame(BatchState(lanes=lanes, lr=0.2))
        assert frame["rows"] == [None if n is None else n * size for n, size in zip(frame["steps"], SIZES)]
        assert frame["times"] == [None if n is None else n * -(-size // lanes) for n, size in zip(frame["steps"], SIZES)]
    assert len(batch_frame(BatchState(k=0))["path"]) == EPOCHS * ROWS + 1
    assert loss(best(0), 0) < loss(best(0) + 0.01, 0)


@pytest.mark.parametrize("seed", range(3))
def test_the_best_batch_depends_on_the_machine(seed) -> None:
    tuned = {lanes: batch_frame(BatchState(lanes=lanes, seed=seed))["tuned"] for lanes in LANES}
    first = {lanes: min((n, i) for i, n in enumerate(times) if n is not None)[1] for lanes, times in tuned.items()}
    assert (first[1], first[32]) == (0, 2)  # one row at a time; 32 rows


@pytest.mark.parametrize("seed", range(4))
def test_the_challenge_of_the_batches_can_be_met_and_is_not_at_the_start(seed) -> None:
    def met(lr):
        frame = batch_frame(BatchState(lr=lr, seed=seed))
        return [n is not None and n <= PAR["time"] and r <= PAR["rows"] for n, r in zip(frame["times"], frame["rows"])]

    assert any(any(met(lr)) for lr in RATES)
    made = widgets.batch_size(seed=seed)
    assert not met(made.state["lr"])[made.state["k"]]


def test_a_learners_minibatches_are_beside() -> None:
    assert batch_frame(BatchState(), Guard(nnref.minibatches))["yours"]["same"]
    yours = batch_frame(BatchState(), Guard(lambda X, t, n, order: nnref.minibatches(X, t, n, order)[:-1]))["yours"]
    assert not yours["same"]
    assert (yours["steps"], yours["rows"]) == (EPOCHS * 15, EPOCHS * 120)


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (lambda X, t, n, order: None, "returned nothing; expected a list of pairs"),
        (lambda X, t, n, order: [X[:n]], "no pair (Xb, tb)"),
        (lambda X, t, n, order: [(X[:n], t[: n - 1])], "returned shape (8, 2); expected (7, 2)"),
    ],
)
def test_batches_of_the_wrong_form_are_named(f, words) -> None:
    frame = batch_frame(BatchState(), Guard(f))
    assert words in frame["problem"]
    assert frame["yours"] is None


@pytest.mark.parametrize("bad", [{"lanes": 7}, {"k": 8}, {"k": -1}])
def test_bad_batches_are_refused(bad) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        batch_frame(BatchState(**bad))


ALL = tuple(nnref.OPTIMIZERS)
GOOD = {  # rates that meet the challenge of each track from seed 0
    "ravine": {"nesterov": 0.056, "adagrad": 1.0, "nadam": 0.316},
    "saddle": {"sgd": 1.0, "adagrad": 1.0, "nadam": 0.178},
    "plateau": {"nesterov": 5.62, "adagrad": 1.78, "nadam": 0.562},
    "noise": {"momentum": 0.01, "rmsprop": 0.1, "adamax": 0.316},
}


def test_every_optimizer_runs_as_nnref_runs_it() -> None:
    frame = race_frame(RaceState(runners=ALL))
    assert [runner["name"] for runner in frame["runners"]] == list(ALL)
    assert sorted(name for names in FAMILIES.values() for name in names) == sorted(ALL)
    surface = nnref.SURFACES["ravine"]
    for runner in frame["runners"]:
        w = np.array(surface.start)
        optimizer = nnref.make_optimizer(runner["name"], lr=0.05)
        state = optimizer.init(w)
        for place in runner["path"]:
            assert np.allclose(place, w, atol=1e-4)
            optimizer.step(w, surface.gradient(w), state)
        assert len(runner["path"]) == STEPS + 1


@pytest.mark.parametrize("track", TRACKS)
def test_the_challenge_of_a_track_can_be_met_and_is_not_at_the_start(track) -> None:
    state = start(track, 0)
    assert not all(race_frame(state)["by_par"])
    good = RaceState(track, ALL, {**state.rates, **GOOD[track]}, state.x, state.y)
    found = {runner["name"]: runner["arrival"] for runner in race_frame(good)["runners"] if runner["name"] in GOOD[track]}
    assert all(race_frame(good)["by_par"]), found


def test_no_family_is_first_on_every_track() -> None:
    firsts = {track: race_frame(RaceState(**{**vars(start(track, 0)), "runners": ALL}))["first"] for track in TRACKS}
    assert firsts["ravine"] == 0
    assert firsts["plateau"] == 1
    assert len(set(firsts.values())) >= 2
    assert race_frame(RaceState(runners=("adagrad",)))["first"] == len(FAMILIES)  # nobody


def test_who_flies_off_is_out_and_all_numbers_stay_finite() -> None:
    (runner,) = race_frame(RaceState(runners=("sgd",), rates=dict.fromkeys(ALL, 1.0)))["runners"]
    assert runner["out"]
    assert runner["arrival"] is None
    assert np.isfinite(runner["path"]).all()


def uncorrected(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
    return w - lr * m / (np.sqrt(v) + eps), m, v


def unwritten(w, g, lr):
    raise NotImplementedError


def test_the_learners_steps_run_beside_the_reference() -> None:
    own = {f"{name}_step": partial(getattr(nnref, f"{name}_step")) for name in ALL}
    made = widgets.optimizer_race(own)
    made.state = {**made.state, "runners": list(ALL)}
    assert {name: found["since"] for name, found in made.frame["yours"].items()} == dict.fromkeys(ALL)
    made = widgets.optimizer_race({"adam_step": uncorrected, "momentum_step": nnref.momentum_step, "other": 3})
    assert {name: found["since"] for name, found in made.frame["yours"].items()} == {"adam": 1}


def test_what_is_not_written_yet_is_said_for_those_that_run() -> None:
    made = widgets.optimizer_race({"sgd_step": unwritten, "nesterov_step": unwritten})
    assert made.problem["text"] == "Not written yet: sgd_step. What you see of these is the reference."
    assert made.frame["yours"] == {}


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (lambda w, g, m, v, *others, **hyper: None, "returned nothing"),
        (lambda w, g, m, v, *others, **hyper: w - g, "returned 0 state arrays; Adam has 2: m, v"),
        (lambda w, g, m, v, *others, **hyper: (w[:1], m, v), "returned shape (1,); expected (2,)"),
        (lambda w, g, m, v, *others, **hyper: (w / 0, m, v), "returned -inf"),
        (lambda w, g, m, v, *others, **hyper: 1 / 0, "raised ZeroDivisionError"),
    ],
)
def test_a_step_that_fails_is_named_and_the_race_goes_on(step, words) -> None:
    made = widgets.optimizer_race({"adam_step": step})
    assert words in made.problem["text"]
    assert len(made.frame["runners"]) == 5
    assert made.frame["yours"] == {}


@pytest.mark.parametrize(
    "bad",
    [{"track": "hill"}, {"runners": ("adam", "eve")}, {"rates": dict.fromkeys(ALL, 0.0)}, {"rates": {"sgd": 0.1}}],
)
def test_bad_races_are_refused(bad) -> None:
    with pytest.raises(ValueError, match=r"hill|eve|rate of"):
        race_frame(RaceState(**bad))


def test_playing_a_race_needs_no_new_frame() -> None:
    made = widgets.optimizer_race()
    sent: list[object] = []
    made.observe(sent.append, ["frame", "problem"])
    made.state = {**made.state, "steps": 60}
    assert sent == []


def test_a_rule_that_is_not_written_yet_is_said_before_the_first_step() -> None:
    def perceptron_update(w, b, x, t, lr):
        raise NotImplementedError

    frame = steps_frame(StepsState("OR"), Guard(perceptron_update))
    assert frame["problem"] == "Your perceptron_update is not written yet; what you see is the reference."
    assert steps_frame(StepsState("OR"), Guard(nnref.perceptron_update))["yours"]["same"]
