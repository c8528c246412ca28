"""What the widgets of chapters 01 and 06 about shapes, cures and capacity say, without a browser."""

import xml.etree.ElementTree as ET
from importlib import import_module
from itertools import pairwise, product

import numpy as np
import pytest

import nnref
from nnref import widgets
from nnref.widgets.architecture_designer import ACTIVATIONS, SHOWN, TASK, DesignState, design_frame, network, task
from nnref.widgets.capacity_and_seeds import CURVE, NOISE, CapacityState, capacity_frame, draw_points
from nnref.widgets.capacity_and_seeds import PAR as BOTH
from nnref.widgets.guard import Guard
from nnref.widgets.overfit_and_heal import DRAWS, EPOCHS, PAR, STRENGTHS, TRAINING, HealState, data, heal_frame, predictor, run

CURES = [(l1, l2, p) for l1, l2 in ((0, 0), (0, 3), (0, 4), (0, 5), (3, 0), (4, 0)) for p in (0.0, 0.5)]


def test_losses_are_those_of_the_kept_weights() -> None:
    X, t, _ = data(0)
    thetas, training, validation = run(0.003, 0.0, 0.5, 0)
    for k in (0, 100, EPOCHS):
        assert training[k] == pytest.approx(predictor().evaluate(thetas[k], X[:TRAINING], t[:TRAINING]))
        assert validation[k] == pytest.approx(predictor().evaluate(thetas[k], X[TRAINING:], t[TRAINING:]))


@pytest.mark.parametrize("seed", range(len(DRAWS)))
def test_it_overfits_and_the_challenge_can_be_met(seed) -> None:
    frame = heal_frame(HealState(**widgets.overfit_and_heal(seed=seed).state))
    assert frame["validation"][-1] > 1.5 * frame["lowest"]
    assert frame["training"][-1] < 0.3
    ends = {cure: run(STRENGTHS[cure[0]], STRENGTHS[cure[1]], cure[2], seed)[2][-1] for cure in CURES}
    assert min(ends.values()) <= PAR * frame["lowest"]


def test_a_penalty_raises_the_training_loss_and_shrinks_the_weights() -> None:
    frames = [heal_frame(HealState(l2=k)) for k in (0, 4, 6)]
    assert np.all(np.diff([frame["training"][-1] for frame in frames]) > 0.05)
    assert np.all(np.diff([frame["largest"] for frame in frames]) < 0)


def test_an_early_stop_goes_back_to_the_best_weights() -> None:
    frame = heal_frame(HealState(patience=20))
    assert (frame["best"], frame["stop"]) == nnref.early_stopping(frame["validation"].tolist(), 20)
    assert frame["stop"] == frame["best"] + 20
    whole = heal_frame(HealState())
    assert frame["validation"][frame["best"]] < whole["validation"][-1]
    assert (frame["cells"] != whole["cells"]).any()  # the plane belongs to the weights that are kept


def test_a_learners_early_stopping_stands_beside() -> None:
    assert heal_frame(HealState(patience=20), Guard(nnref.early_stopping))["yours"]["same"]
    assert heal_frame(HealState(), Guard(nnref.early_stopping))["yours"] is None  # not asked
    yours = heal_frame(HealState(patience=20), Guard(lambda losses, patience: (len(losses) - 1, len(losses) - 1)))["yours"]
    assert yours == {"best": EPOCHS, "stop": EPOCHS, "same": False}


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (lambda losses, patience: None, "returned nothing; expected the pair"),
        (lambda losses, patience: (3.5, 4), "returned 3.5 as an epoch"),
        (lambda losses, patience: (1, 1000), "returned 1000 as an epoch"),
        (lambda losses, patience: 1 / 0, "raised ZeroDivisionError"),
    ],
)
def test_a_stop_that_fails_is_named(f, words) -> None:
    frame = heal_frame(HealState(patience=5), Guard(f))
    assert words in frame["problem"]
    assert frame["yours"] is None


def swapped(x, mask, p):
    return np.where(mask, x / p, 0.0)


def in_loops(x, mask, p):
    y = np.zeros_like(x)
    for i, j in np.ndindex(x.shape):
        if mask[i, j]:
            y[i, j] = x[i, j] / (1 - p)
    return y


def with_dropout(*functions):
    made = widgets.overfit_and_heal(None, *functions)
    made.state = {**made.state, "p": 0.2}
    return made


@pytest.mark.parametrize("functions", [(in_loops,), (nnref.dropout, nnref.dropout_backward)])
def test_a_right_dropout_trains_the_same_network(functions) -> None:
    made = with_dropout(*functions)
    assert made.problem["text"] == ""
    assert made.frame["thin"]["same"]
    made.state = {**made.state, "p": 0.0}
    assert made.frame["thin"] is None  # not asked


def test_a_dropout_scaled_by_p_is_seen_and_a_backward_too() -> None:
    made = with_dropout(swapped)
    assert not made.frame["thin"]["same"]
    assert made.frame["thin"]["validation"][-1] != made.frame["validation"][-1]
    assert not with_dropout(nnref.dropout, lambda g, y, x, mask, p: g)._sketch.frame(HealState(p=0.5))["thin"]["same"]


def unwritten(x, mask, p):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("functions", "words"),
    [
        ((unwritten,), "Your unwritten is not written yet"),
        ((lambda x, mask, p: 1 / 0,), "Your dropout raised ZeroDivisionError"),
        ((lambda x, mask, p: x[0],), "Your dropout returned shape (24,); (40, 24) was expected"),
        ((lambda x, mask, p: x * np.nan,), "Your dropout returned nan"),
        ((lambda x, mask, p: None,), "Your dropout returned None"),
        ((nnref.dropout, lambda g, y, x, mask, p: g[:1]), "Your dropout_backward returned shape (1, 24)"),
    ],
)
def test_a_dropout_that_fails_is_named_and_the_picture_is_the_references(functions, words) -> None:
    made = with_dropout(*functions)
    assert words in made.problem["text"]
    assert made.frame["thin"] is None
    assert made.frame["p"] == 0.2


def test_a_dropout_that_never_ends_is_stopped_and_asked_again_on_request(monkeypatch) -> None:
    monkeypatch.setattr(import_module("nnref.widgets.overfit_and_heal"), "SECONDS", 0.05)
    lazy = [True]

    def endless(x, mask, p):
        while lazy[0]:
            pass
        return np.where(mask, x / (1 - p), 0.0)

    made = with_dropout(endless)
    assert "still running after 0.05 s" in made.problem["text"]
    assert made.problem["stopped"]
    lazy[0] = False
    made._sketch.guards[0].seconds = 30
    made._hear(made, {"kind": "again"}, [])
    assert made.problem == {"text": "", "stopped": False}
    assert made.frame["thin"]["same"]


def test_a_backward_alone_is_refused() -> None:
    with pytest.raises(TypeError, match="needs its dropout"):
        widgets.overfit_and_heal(None, None, nnref.dropout_backward)


@pytest.mark.parametrize("bad", [{"l1": 7}, {"l2": -1}, {"p": 0.9}, {"patience": 101}])
def test_cures_that_are_not_offered_are_refused(bad) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        heal_frame(HealState(**bad))


DESIGNS = [
    DesignState(),
    DesignState(1, 0, outputs=1),
    DesignState(64, 4, 64, 9, 1, 30, 10, "tanh", layer=5, seed=3),
    DesignState(8, 2, 5, 6, outputs=3, activation="sigmoid", layer=2),
]


@pytest.mark.parametrize("state", DESIGNS)
def test_a_design_says_what_nnref_builds(state) -> None:
    frame, net = design_frame(state), network(state)
    built = [shape for name, shape in net.layout.shapes.items() if name[0] == "w"]
    assert [w for w, _ in frame["shapes"]] == built
    assert frame["total"] == sum(frame["each"]) == net.layout.size
    views = net.layout.views(net.init(np.random.default_rng(state.seed)))
    assert np.allclose(frame["listed"], views[f"w{frame['layer']}"][:8, :8], atol=1e-3)
    assert len(frame["nodes"]) == sum(min(size, SHOWN) for size in frame["sizes"])


@pytest.mark.parametrize("state", DESIGNS)
def test_the_code_builds_the_same_weights(state) -> None:
    names: dict = {}
    exec(design_frame(state)["code"], names)
    net = network(state)
    assert np.array_equal(names["theta"], net.init(np.random.default_rng(state.seed)))
    assert str(names["net"]) == str(net)


@pytest.mark.parametrize("state", DESIGNS)
def test_the_svg_is_a_drawing_of_the_weights(state) -> None:
    frame = design_frame(state)
    root = ET.fromstring(frame["svg"])
    found = [part.tag.rpartition("}")[2] for part in root]
    assert found.count("circle") == len(frame["nodes"])
    assert found.count("line") == len(frame["edges"])
    dashed = [part for part in root if part.get("stroke-dasharray")]
    assert len(dashed) == sum(edge[4] < 0 for edge in frame["edges"])
    for circle in root.iter("{http://www.w3.org/2000/svg}circle"):
        assert 13 < float(circle.attrib["cx"]) < 640 - 13
        assert 13 < float(circle.attrib["cy"]) < 340 - 26


@pytest.mark.parametrize("seed", range(6))
def test_the_challenge_of_the_designer_can_be_met(seed) -> None:
    totals = {nnref.count_parameters([TASK[0], a, b, TASK[1]]) for a, b in product(range(3, 10), repeat=2)}
    assert task(seed) in totals
    assert design_frame(DesignState(**widgets.architecture_designer(seed=seed).state))["total"] != task(seed)


def test_the_learners_shapes_and_counts_are_beside() -> None:
    def layer_shapes(sizes):
        return [((m, d), (m,)) for d, m in pairwise(sizes)]  # turned round

    guards = {"layer_shapes": Guard(layer_shapes), "count_parameters": Guard(nnref.count_parameters)}
    shapes, count = design_frame(DesignState(), guards)["yours"]
    assert (shapes["same"], count["same"]) == (False, True)
    assert shapes["said"][0] == ((4, 3), (4,))
    assert design_frame(DesignState(), {"layer_shapes": Guard(nnref.layer_shapes)})["yours"][0]["same"]


@pytest.mark.parametrize(
    ("name", "f", "words"),
    [
        ("layer_shapes", lambda sizes: None, "returned nothing; expected a list of pairs"),
        ("layer_shapes", lambda sizes: [3, 4], "expected a list of pairs"),
        ("count_parameters", lambda sizes: 2.5, "returned 2.5; expected a whole number"),
        ("count_parameters", lambda sizes: sizes.clear() or 1 / 0, "raised ZeroDivisionError"),
    ],
)
def test_a_function_that_fails_is_named_and_the_design_stays(name, f, words) -> None:
    made = widgets.architecture_designer({name: f})
    assert words in made.problem["text"]
    assert made.frame["total"] == 21


@pytest.mark.parametrize("bad", [{"inputs": 0}, {"layers": 5}, {"h2": 65}, {"outputs": 11}, {"activation": "step"}])
def test_designs_that_are_not_offered_are_refused(bad) -> None:
    assert bad.get("activation") not in ACTIVATIONS
    with pytest.raises(ValueError, match=next(iter(bad))):
        design_frame(DesignState(**bad))


def test_squared_bias_and_variance_add_up_to_the_error() -> None:
    frame = capacity_frame(CapacityState(3, 2))
    error = ((frame["curves"] - CURVE) ** 2).mean(axis=0)
    assert np.allclose(frame["biases"] + frame["variances"], error, atol=1e-3)
    assert frame["bias"] + frame["variance"] == pytest.approx(error.mean(), abs=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_capacity_trades_bias_for_variance_and_points_heal_the_variance(seed) -> None:
    stiff, stiff_more, free, free_more = (capacity_frame(CapacityState(w, n, seed)) for w, n in ((0, 1), (0, 4), (5, 1), (5, 3)))
    assert free["bias"] < 0.5 * stiff["bias"]
    assert free["variance"] > stiff["variance"]
    assert stiff_more["variance"] < 0.7 * stiff["variance"]
    assert stiff_more["bias"] > 0.3  # points do not help a network that cannot bend
    assert free["training"] < 0.5 * NOISE**2 < stiff["training"]
    assert stiff["bias"] > BOTH["bias"]
    assert free["variance"] > BOTH["variance"]
    assert free_more["bias"] <= BOTH["bias"]  # the challenge
    assert free_more["variance"] <= BOTH["variance"]


def test_points_are_noisy_and_more_begin_with_the_same_ones() -> None:
    x, t = draw_points(96, 0)
    assert np.array_equal(draw_points(12, 0)[1], t[:12])
    assert np.std(t - np.sin(1.5 * x[:, 0])) == pytest.approx(NOISE, rel=0.1)
    assert not np.array_equal(draw_points(12, 1)[1], t[:12])


@pytest.mark.parametrize("bad", [{"width": 6}, {"points": -1}])
def test_capacities_that_are_not_offered_are_refused(bad) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        capacity_frame(CapacityState(**bad))
