"""What the perceptron's two widgets say, without a browser: their frames against nnref and against what is known of the rule."""

import itertools

import numpy as np
import pytest

import nnref
from nnref import widgets
from nnref.widgets.guard import Guard
from nnref.widgets.perceptron_line import LineState, best, line_frame, start
from nnref.widgets.perceptron_steps import MOST, StepsState, steps_frame
from nnref.widgets.points import NAMES, fewest_by_name, fewest_mistakes, points

TELLING = {"AND": (1.0, 1.0, -1.5), "OR": (1.0, 1.0, -0.5), "NAND": (-1.0, -1.0, 1.5)}


@pytest.mark.parametrize("name", NAMES)
def test_fewest_mistakes_is_what_a_fine_search_finds(name) -> None:
    X, t = points(name, 0)
    angle, b = np.meshgrid(np.linspace(0, 2 * np.pi, 361), np.linspace(-3, 3, 301))
    y = np.cos(angle)[..., None] * X[:, 0] + np.sin(angle)[..., None] * X[:, 1] + b[..., None] > 0
    assert fewest_mistakes(X, t) == (y != t).sum(axis=-1).min() == (1 if name == "XOR" else 0)


def test_fewest_mistakes_when_labels_are_mixed() -> None:
    rng = np.random.default_rng(0)
    for _ in range(5):
        X, t = rng.normal(size=(9, 2)), rng.integers(0, 2, 9)
        found = min(
            int((nnref.perceptron_predict(X, w, b) != t).sum())
            for i, j in itertools.permutations(range(9), 2)
            for w in [np.array([X[i, 1] - X[j, 1], X[j, 0] - X[i, 0]])]
            for turn in (-1e-7, 1e-7)
            for w in [w + turn * np.array([-w[1], w[0]])]
            for b in (-w @ (X[i] + X[j]) / 2 + shift for shift in (-1e-4, 0, 1e-4))
        )
        assert fewest_mistakes(X, t) == found


@pytest.mark.parametrize("name", TELLING)
def test_known_lines_make_no_mistake(name) -> None:
    frame = line_frame(LineState(name, *TELLING[name]))
    assert frame["mistakes"] == 0
    assert frame["y"].tolist() == points(name, 0)[1].tolist()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(4))
def test_starts_leave_something_to_do_and_best_leaves_nothing(name, seed) -> None:
    fewest = fewest_by_name(seed)[name]
    assert line_frame(start(name, seed))["mistakes"] > fewest
    assert line_frame(best(name, seed))["mistakes"] == fewest


def at_least(X, w, b):
    return (X @ w + b >= 0).astype(int)


def without_bias(X, w, b):
    return (X @ w > 0).astype(int)


def other_order(X, w, b):
    return [int(b + x[1] * w[1] + x[0] * w[0] > 0) for x in X]


def test_a_wrong_sign_at_zero_is_seen_on_the_line_and_only_there() -> None:
    yours = line_frame(LineState("OR", 1.0, 1.0, -1.0), Guard(at_least))["yours"]
    assert yours["odd"].tolist() == [False, True, True, False]
    assert len(yours["specks"]) > 10
    assert np.allclose(yours["specks"].sum(axis=1), 1)


def test_a_missing_bias_is_seen_between_the_lines() -> None:
    yours = line_frame(LineState("OR", 1.0, 1.0, -0.5), Guard(without_bias))["yours"]
    total = yours["specks"].sum(axis=1)
    assert ((total > 0) & (total <= 0.5)).all()
    assert len(total) > 10


@pytest.mark.parametrize("w1", [0.5, 0.1, 1 / 3])
def test_a_right_function_is_never_accused_whatever_its_rounding(w1) -> None:
    yours = line_frame(LineState("gaussians", w1, 0.2, -0.3), Guard(other_order))["yours"]
    assert not yours["odd"].any()
    assert len(yours["specks"]) == 0


def test_a_learner_that_changes_its_inputs_changes_nothing_here() -> None:
    def careless(X, w, b):
        X += 100
        w *= 0
        return np.zeros(len(X))

    state = LineState("OR", 1.0, 1.0, -0.5)
    assert line_frame(state, Guard(careless))["mistakes"] == 0
    assert points("OR", 0)[0].max() == 1
    assert not line_frame(state, Guard(nnref.perceptron_predict))["yours"]["odd"].any()


def test_a_failing_function_leaves_the_reference() -> None:
    made = widgets.perceptron_line(lambda X, w, b: 1 / 0)
    assert "ZeroDivisionError" in made.problem["text"]
    assert made.frame["yours"] is None
    assert made.frame["x"]


def test_reset_brings_back_the_line_that_was_given() -> None:
    made = widgets.perceptron_line(w=(1, 0.5), b=-1)
    assert made.frame["start"] == {"w1": 1.0, "w2": 0.5, "b": -1.0}
    made.state = {**made.state, "data": "AND"}
    assert made.frame["start"] != {"w1": 1.0, "w2": 0.5, "b": -1.0}


@pytest.mark.parametrize(
    ("bad", "error"), [({"data": "MAYBE"}, ValueError), ({"w": (1, 2, 3)}, ValueError), ({"predict": 3}, TypeError)]
)
def test_bad_arguments(bad, error) -> None:
    with pytest.raises(error):
        widgets.perceptron_line(**bad)


@pytest.mark.parametrize("name", ["AND", "OR", "NAND", "gaussians"])
def test_steps_are_those_of_train_perceptron(name) -> None:
    X, t = points(name, 0)
    w, b, mistakes = nnref.train_perceptron(X, t, 0.5, 100)
    frame = steps_frame(StepsState(name, lr=0.5, steps=MOST))
    assert frame["done"]
    assert frame["epochs"] == mistakes
    assert np.array_equal(frame["w"], w)
    assert frame["b"] == b
    assert frame["steps"] == len(mistakes) * len(X)
    assert frame["mistakes"] == 0


def test_xor_goes_round() -> None:
    frame = steps_frame(StepsState("XOR", steps=40))
    assert not frame["done"]
    first, second = frame["repeats"]
    one, two = (steps_frame(StepsState("XOR", steps=4 * epoch)) for epoch in (first, second))
    assert np.array_equal(one["w"], two["w"])
    assert one["b"] == two["b"]
    assert 0 not in frame["epochs"]


def test_each_step_is_one_of_the_three_foretold() -> None:
    for steps in range(12):
        now, then = (steps_frame(StepsState("XOR", seed=2, steps=k)) for k in (steps, steps + 1))
        w, b = now["next"]["towards"] if then["last"]["t"] > then["last"]["y"] else now["next"]["away"]
        stays = then["last"]["t"] == then["last"]["y"]
        assert np.array_equal(then["w"], now["w"] if stays else w)
        assert then["b"] == (now["b"] if stays else b)


def test_predictions_are_counted() -> None:
    moved = []
    for k in range(1, 5):
        last = steps_frame(StepsState("OR", steps=k))["last"]
        moved.append(int(np.sign(last["t"] - last["y"]) % 3))
    assert moved[:2] == [0, 1]  # from zeros (0, 0) is right; (0, 1) is missed
    guesses = {"0": moved[0], "1": (moved[1] + 1) % 3, "3": moved[3], "9": 0}
    frame = steps_frame(StepsState("OR", steps=4, guesses=guesses))
    assert (frame["asked"], frame["right"], frame["verdict"]) == (3, 2, True)
    assert steps_frame(StepsState("OR", steps=2, guesses=guesses))["verdict"] is False
    assert steps_frame(StepsState("OR", steps=3, guesses=guesses))["verdict"] is None


def test_where_a_learners_rule_parts_from_the_reference() -> None:
    def no_bias(w, b, x, t, lr):
        return nnref.perceptron_update(w, b, x, t, lr)[0], b

    yours = steps_frame(StepsState("OR", steps=8), Guard(no_bias))["yours"]
    assert (yours["same"], yours["since"]) == (False, 2)
    assert steps_frame(StepsState("OR", steps=8), Guard(nnref.perceptron_update))["yours"]["same"]


@pytest.mark.parametrize(
    ("update", "words"),
    [
        (lambda w, b, x, t, lr: None, "returned nothing; expected the pair (w, b)"),
        (lambda w, b, x, t, lr: w, "returned ndarray; expected the pair"),
        (lambda w, b, x, t, lr: (b, w), "returned shape (); expected (2,)"),
        (lambda w, b, x, t, lr: (w * np.nan, b), "returned nan in row 0"),
    ],
)
def test_bad_updates_are_named(update, words) -> None:
    frame = steps_frame(StepsState("OR", steps=3), Guard(update))
    assert words in frame["problem"]
    assert frame["yours"] is None
    assert frame["steps"] == 3


@pytest.mark.parametrize("steps", [-5, 10**6])
def test_steps_outside_are_brought_inside(steps) -> None:
    assert 0 <= steps_frame(StepsState("XOR", steps=steps))["steps"] <= MOST
