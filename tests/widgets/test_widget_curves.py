"""What the widgets of chapters 02 to 04 say, without a browser: slopes, difference steps, confident mistakes, walks, graphs."""

import numpy as np
import pytest

import nnref
from nnref import widgets
from nnref.widgets.activation_slope import NAMES, SlopeState, slope_frame
from nnref.widgets.confident_mistake import MistakeState, mistake_frame
from nnref.widgets.contour_walk import WalkState, walk_frame
from nnref.widgets.difference_step import FUNCTIONS, DifferenceState, difference_frame
from nnref.widgets.graph_steps import EDGES, GraphState, graph_frame
from nnref.widgets.guard import Guard


@pytest.mark.parametrize("name", NAMES)
def test_slopes_are_those_of_the_curve(name) -> None:
    frame = slope_frame(SlopeState(name))
    between = np.diff(frame["y"]) / np.diff(frame["z"])  # a chord's slope lies between those at its ends, curves bending slowly
    ends = np.stack([frame["slope"][:-1], frame["slope"][1:]])
    assert (between >= ends.min(axis=0) - 2e-3).all()
    assert (between <= ends.max(axis=0) + 2e-3).all()
    assert set(frame["right"]) <= {0, 1, 2}


def test_where_the_most_gradient_passes() -> None:
    right = {name: slope_frame(SlopeState(name))["right"].tolist() for name in NAMES}
    assert right["sigmoid"] == right["tanh"] == [1]
    assert right["relu"] == right["leaky_relu"] == right["gelu"] == [2]
    assert right["elu"] == [1, 2]


def test_a_wrong_slope_is_located() -> None:
    made = widgets.activation_slope(nnref.sigmoid, lambda g, y, z: z * (1 - z))
    assert made.state["name"] == "sigmoid"
    assert made.frame["yours"]["y"]["same"]
    assert not made.frame["yours"]["slope"]["same"]
    assert made.frame["yours"]["slope"]["off"] > 40
    made.state = {**made.state, "name": "tanh"}
    assert made.frame["yours"] is None


def test_the_learners_slope_is_asked_with_the_right_output_even_when_the_learners_function_is_wrong() -> None:
    made = widgets.activation_slope(np.zeros_like, nnref.sigmoid_backward, name="sigmoid")
    assert made.frame["yours"]["slope"]["same"]
    assert not made.frame["yours"]["y"]["same"]


@pytest.mark.parametrize("bad", [{"f": np.sin}, {"name": "sine"}])
def test_an_unknown_activation_is_refused(bad) -> None:
    with pytest.raises(ValueError, match="which activation"):
        widgets.activation_slope(**bad)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_error_falls_and_rises_again(name) -> None:
    frame = difference_frame(DifferenceState(name))
    central, one_sided = frame["central"], frame["one_sided"]
    assert central.min() < 1e-9  # the widget's challenge can be met
    assert np.log10(central[4] / central[8]) == pytest.approx(2, abs=0.2)  # a tenth of h, a hundredth of the error
    assert np.log10(one_sided[8] / one_sided[12]) == pytest.approx(1, abs=0.2)
    assert central[-1] > 1e4 * central.min()
    assert frame["right"] == 1


def test_a_learners_difference_is_beside_the_formulas() -> None:
    def one_sided(f, x, h):
        return np.array([(f(x + h) - f(x)) / h])

    frame = difference_frame(DifferenceState(), Guard(one_sided))
    assert np.allclose(frame["yours"], frame["one_sided"])
    frame = difference_frame(DifferenceState(), Guard(nnref.numerical_gradient))
    assert np.allclose(np.log10(frame["yours"]), np.log10(frame["central"]), atol=0.5)
    assert "shape" in difference_frame(DifferenceState(), Guard(lambda f, x, h: 1.0))["problem"]


@pytest.mark.parametrize("z", [-8.0, -2.25, 0.0, 4.0])
def test_slopes_of_both_losses_by_numerical_gradient(z) -> None:
    at = mistake_frame(MistakeState(z))["at"]
    squared = nnref.numerical_gradient(lambda a: float((nnref.sigmoid(a[0]) - 1) ** 2), np.array([z]))
    entropy = nnref.numerical_gradient(lambda a: float(nnref.bce_with_logits(a, np.array([1]))), np.array([z]))
    assert at["squared"]["slope"] == pytest.approx(squared[0], abs=1e-9)
    assert at["entropy"]["slope"] == pytest.approx(entropy[0], abs=1e-9)
    assert at["entropy"]["loss"] == pytest.approx(float(nnref.bce_with_logits(np.array([z]), np.array([1]))))


def test_a_confident_mistake_is_mended_by_one_loss_only() -> None:
    frame = mistake_frame(MistakeState(-8.0, steps=9))
    assert frame["healed"] == {"squared": None, "entropy": 9}
    assert frame["paths"]["entropy"] > 0
    assert frame["paths"]["squared"] < -7.9
    assert frame["ratio"] > 100
    assert round(frame["at"]["squared"]["slope"], 4) == -0.0007  # what the widget's answer says


def test_a_learners_loss() -> None:
    assert mistake_frame(MistakeState(), Guard(nnref.bce_with_logits))["yours"]["off"] < 1e-12
    assert mistake_frame(MistakeState(), Guard(lambda z, t: -nnref.bce_with_logits(z, t)))["yours"]["off"] > 10
    assert "shape (1,)" in mistake_frame(MistakeState(), Guard(lambda z, t: z))["problem"]


@pytest.mark.parametrize("lr", [0.02, 0.09, 0.0999, 0.101, 0.5])
def test_the_ravine_is_left_exactly_beyond_two_over_its_curvature(lr) -> None:
    frame = walk_frame(WalkState("ravine", lr=lr, y=1.5))
    assert frame["sharpest"] == 20
    height = frame["heights"]
    assert (height[-1] > height[0]) == (lr > 2 / frame["sharpest"])


@pytest.mark.parametrize("surface", nnref.SURFACES)
def test_walks_start_where_they_should_and_can_meet_the_challenge(surface) -> None:
    frame = walk_frame(WalkState(surface, lr=0.0, x=0.5, y=-0.25))
    assert (frame["path"] == [0.5, -0.25]).all()
    assert len(frame["contours"]) > 10
    limits = np.linspace(*frame["limits"], 41)
    starts = ((x, y) for x in limits for y in limits)
    assert any(walk_frame(WalkState(surface, lr=0.0, x=x, y=y))["heights"][-1] < 1e-3 for x, y in starts)


def test_a_walk_that_flies_off_ends_before_numbers_do() -> None:
    frame = walk_frame(WalkState("ravine", lr=1.2))
    assert frame["left"]
    assert np.isfinite(frame["path"]).all()
    assert len(frame["path"]) < 10


def test_a_learners_walk() -> None:
    def uphill(grad, x0, lr, steps):
        return nnref.gradient_descent(lambda w: -grad(w), x0, lr, steps)

    assert walk_frame(WalkState(), Guard(nnref.gradient_descent))["yours"]["same"]
    assert not walk_frame(WalkState(), Guard(uphill))["yours"]["same"]
    assert "shape (60, 2)" in walk_frame(WalkState(), Guard(lambda *a: nnref.gradient_descent(*a)[1:]))["problem"]
    assert "returned nothing" in walk_frame(WalkState(), Guard(lambda *a: None))["problem"]


@pytest.mark.parametrize("seed", range(4))
def test_gradients_of_the_graph_by_numerical_gradient(seed) -> None:
    made = widgets.graph_steps(seed=seed)
    for _ in EDGES:
        local = made.frame["local"]
        edge = "/".join(EDGES[made.frame["done"]][:2])
        made.state = {**made.state, "answers": {**made.state["answers"], edge: local[edge]}}
    assert made.frame["done"] == len(EDGES)
    state = made.state

    def loss(p):
        return float((np.tanh(p[0] * p[1] + p[2]) - state["t"]) ** 2)

    found = nnref.numerical_gradient(loss, np.array([state["x"], state["w"], state["b"]]))
    assert [made.frame["grads"][name] for name in "xwb"] == pytest.approx(found.tolist(), abs=1e-8)


def test_a_wrong_local_derivative_stops_the_walk() -> None:
    state = GraphState(x=2.0, w=0.0, b=0.0, t=1.0)
    frame = graph_frame(GraphState(**{**vars(state), "answers": {"L/a": 2.0}}))
    assert (frame["done"], frame["tried"], frame["grads"]) == (0, 2.0, {"L": 1.0})
    frame = graph_frame(GraphState(**{**vars(state), "answers": {"L/a": -2.01, "a/z": 0.5}}))  # two digits are enough
    assert (frame["done"], frame["tried"]) == (1, 0.5)


def test_a_new_input_asks_again_for_what_is_no_longer_right() -> None:
    made = widgets.graph_steps()
    made.state = {**made.state, "answers": {"L/a": made.frame["local"]["L/a"]}}
    assert made.frame["done"] == 1
    made.state = {**made.state, "t": -1.0}
    assert made.frame["done"] == 0


def test_a_learners_tanh_backward_is_beside() -> None:
    assert graph_frame(GraphState(), Guard(nnref.tanh_backward))["yours"]["same"]
    assert not graph_frame(GraphState(), Guard(lambda g, y, z: g * (1 - z**2)))["yours"]["same"]
