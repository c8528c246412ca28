"""What the hidden layer's widget says, without a browser."""

import itertools

import numpy as np
import pytest

import nnref
from nnref import widgets
from nnref.widgets.guard import Guard
from nnref.widgets.hidden_layer import HiddenState, asked, from_network, hidden_frame, start


def test_the_course_own_xor_network_makes_no_mistake() -> None:
    frame = hidden_frame(asked(nnref.xor_network, 0).value)
    assert (frame["mistakes"], frame["places"]) == (0, 3)
    assert hidden_frame(from_network(nnref.xor_network(), 0))["y"].tolist() == [0, 1, 1, 0]


def test_every_solution_of_xor_maps_the_corners_to_three_points() -> None:
    """The answer to the widget's question, on every network with weights of -1 and 1 and biases in halves."""
    X, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    signs, halves = (-1.0, 1.0), (-1.5, -0.5, 0.5, 1.5)
    solved = 0
    for w, v in itertools.product(itertools.product(signs, repeat=4), itertools.product(signs, repeat=2)):
        for b1, b2 in itertools.product(halves, repeat=2):
            W1 = np.reshape(w, (2, 2))
            h = (X @ W1 + [b1, b2] > 0).astype(float)
            for c in halves:
                if ((h @ np.array(v) + c > 0) == t).all():
                    solved += 1
                    assert len(np.unique(h, axis=0)) == 3
    assert solved > 10


@pytest.mark.parametrize("seed", range(5))
def test_starts_are_unsolved_with_one_unit_and_with_two(seed) -> None:
    first = start(seed)
    assert first.units == 1
    for units in (1, 2):
        assert hidden_frame(HiddenState(**{**vars(first), "units": units}))["mistakes"] > 0


def test_one_unit_never_solves_xor() -> None:
    rng = np.random.default_rng(0)
    for _ in range(300):
        values = (rng.integers(-8, 9, 9) / 4).tolist()
        assert hidden_frame(HiddenState("XOR", 1, *values))["mistakes"] >= 1


def test_with_one_unit_the_second_is_nothing() -> None:
    frame = hidden_frame(HiddenState(units=1, w12=2.0, b2=3.0))
    assert not frame["hidden"][:, 1].any()


@pytest.mark.parametrize(
    ("network", "words"),
    [
        (3, "four parts"),
        ((1, 2, 3), "four parts"),
        ((np.zeros((2, 3)), np.zeros(2), np.zeros(2), 0.0), r"W1 of the network: got shape \(2, 3\); expected \(2, 2\)"),
        ((np.zeros((2, 2)), np.zeros(2), np.zeros((2, 1)), 0.0), r"w2 of the network: got shape \(2, 1\)"),
        ((np.zeros((2, 2)), np.zeros(2), np.zeros(2), np.nan), "b2 of the network: got nan"),
    ],
)
def test_a_network_of_wrong_shapes_is_refused_by_name(network, words) -> None:
    with pytest.raises(ValueError, match=words):
        widgets.hidden_layer(network)


def test_a_network_from_a_learners_predict() -> None:
    state = from_network(nnref.xor_network(), 0)
    assert not hidden_frame(state, Guard(nnref.perceptron_predict))["yours"]["odd"].any()
    yours = hidden_frame(state, Guard(lambda X, w, b: (X @ w > 0).astype(int)))["yours"]
    assert yours["odd"].any()
    assert "shape" in hidden_frame(state, Guard(lambda X, w, b: X))["problem"]


def test_unknown_target() -> None:
    with pytest.raises(ValueError, match="MAYBE"):
        widgets.hidden_layer(data="MAYBE")


def test_reset_brings_back_the_network_that_was_given() -> None:
    made = widgets.hidden_layer(nnref.xor_network)
    assert {key: made.state[key] for key in made.frame["start"]} == made.frame["start"]
    made.state = {**made.state, "w11": -2.0, "units": 1}
    assert made.frame["start"]["units"] == 2


def unwritten():
    raise NotImplementedError


def endless():
    while True:
        pass


@pytest.mark.parametrize(
    ("network", "words"),
    [
        (unwritten, "Your unwritten is not written yet; what you see is a start with one unit."),
        (endless, "Your endless was still running after 0.5 s"),
        (lambda: 1 / 0, "Your function raised ZeroDivisionError"),
        (lambda: None, "must give four parts"),
        (lambda: (np.zeros((2, 2)), np.zeros(2), np.zeros(3), 0.0), "w2 of the network: got shape (3,)"),
    ],
)
def test_a_network_that_cannot_be_built_is_named_in_place(network, words) -> None:
    made = widgets.hidden_layer(network)
    assert words in made.problem["text"]
    assert made.state["units"] == 1
    made.state = {**made.state, "units": 2}
    assert words in made.problem["text"]  # as long as what is seen is not the learner's
