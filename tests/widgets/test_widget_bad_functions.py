"""Whatever a learner's function does, in every widget that takes one: it is named in place, the last good picture stays, the widget lives on.

The functions of the playground are in test_playground_live.py, a network that cannot be built in test_widget_hidden.py.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest

import nnref
from nnref import widgets

Maker = Callable[[Callable[..., Any]], Any]


def race(name: str) -> tuple[Maker, Callable[..., Any]]:
    return lambda f: widgets.optimizer_race({f"{name}_step": f}), getattr(nnref, f"{name}_step")


def shapes(f: Callable[..., Any]) -> Any:
    made = widgets.broadcast_shapes(f)
    made.state = {**made.state, "b_columns": 3}  # shapes that fit: else a ValueError is the right answer
    return made


def heal(f: Callable[..., Any]) -> Any:
    made = widgets.overfit_and_heal(f)
    made.state = {**made.state, "patience": 20}  # before that it is not asked
    return made


def thin(*functions: Callable[..., Any]) -> Any:
    made = widgets.overfit_and_heal(None, *functions)
    made.state = {**made.state, "p": 0.2}
    return made


# Where a function can be given: its own name, what makes the widget around it, and the function that is right there.
PLACES: dict[str, tuple[Maker, Callable[..., Any]]] = {
    "architecture_designer layer_shapes": (lambda f: widgets.architecture_designer({"layer_shapes": f}), nnref.layer_shapes),
    "architecture_designer count_parameters": (
        lambda f: widgets.architecture_designer({"count_parameters": f}),
        nnref.count_parameters,
    ),
    "activation_slope tanh": (lambda f: widgets.activation_slope(f, name="tanh"), nnref.tanh),
    "activation_slope tanh_backward": (lambda f: widgets.activation_slope(nnref.tanh, f), nnref.tanh_backward),
    "batch_size minibatches": (widgets.batch_size, nnref.minibatches),
    "broadcast_shapes broadcast_shape": (shapes, nnref.broadcast_shape),
    "confident_mistake bce_with_logits": (widgets.confident_mistake, nnref.bce_with_logits),
    "contour_walk gradient_descent": (widgets.contour_walk, nnref.gradient_descent),
    "depth_map gradient_norms": (lambda f: widgets.depth_map({"gradient_norms": f}), nnref.gradient_norms),
    "depth_map he_init": (lambda f: widgets.depth_map({"he_init": f}, init="he"), nnref.he_init),
    "depth_map xavier_init": (lambda f: widgets.depth_map({"xavier_init": f}, init="xavier"), nnref.xavier_init),
    "difference_step numerical_gradient": (widgets.difference_step, nnref.numerical_gradient),
    "graph_steps tanh_backward": (widgets.graph_steps, nnref.tanh_backward),
    "hidden_layer perceptron_predict": (lambda f: widgets.hidden_layer(None, f), nnref.perceptron_predict),
    "hinge_sum relu": (widgets.hinge_sum, nnref.relu),
    "nudge_weight mlp_backward": (widgets.nudge_weight, nnref.mlp_backward),
    "optimizer_race sgd_step": race("sgd"),
    "optimizer_race adam_step": race("adam"),
    "overfit_and_heal early_stopping": (heal, nnref.early_stopping),
    "overfit_and_heal dropout": (thin, nnref.dropout),
    "overfit_and_heal dropout_backward": (lambda f: thin(nnref.dropout, f), nnref.dropout_backward),
    "perceptron_line perceptron_predict": (widgets.perceptron_line, nnref.perceptron_predict),
    "perceptron_steps perceptron_update": (lambda f: widgets.perceptron_steps(f, steps=3), nnref.perceptron_update),
}


def poisoned(value: Any) -> Any:
    """The same, with NaN for every number."""
    if isinstance(value, np.ndarray):
        return np.full(value.shape, np.nan)
    if isinstance(value, dict):
        return {key: poisoned(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(poisoned(part) for part in value)
    return np.nan


def endless() -> None:
    while True:
        pass


BAD: dict[str, Callable[[Any], Any]] = {
    "raises": lambda value: value.nothing_like_that,
    "a wrong shape": lambda value: np.zeros((7, 5, 3)),
    "NaN": poisoned,
    "nothing": lambda value: None,
    "text": lambda value: "text",
    "never ends": lambda value: endless(),
}


class Learner:
    """A function that is right until `spoil` is set to one of BAD."""

    def __init__(self, right: Callable[..., Any]):
        self.spoil: Callable[[Any], Any] = lambda value: value

        def function(*given: Any, **options: Any) -> Any:
            return self.spoil(right(*given, **options))

        self.function = function


def picture(made: Any) -> dict[str, Any]:
    """What is drawn, but for what the learner's function says."""
    return {key: value for key, value in made.frame.items() if key not in ("yours", "thin")}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("place", PLACES)
def test_a_function_that_turns_bad_is_named_and_the_widget_lives_on(place: str, bad: str) -> None:
    make, right = PLACES[place]
    learner = Learner(right)
    made = make(learner.function)
    assert made.problem == {"text": "", "stopped": False}
    said = {key: made.frame[key] for key in ("yours", "thin") if key in made.frame}
    good = picture(made)
    asked_again = {"kind": "again"}

    for guard in made._sketch.guards:
        guard.seconds = 0.1 if bad == "never ends" else 60
    learner.spoil = BAD[bad]
    forget()
    made._hear(made, asked_again, [])
    assert len(made.problem["text"]) > 25
    assert "Your" in made.problem["text"]
    assert made.problem["stopped"] == (bad == "never ends")
    assert picture(made) == good

    key = "guess" if "guess" in made.state else "shown"
    made.state = {**made.state, key: 1 - int(made.state[key])}  # it still hears, and answers
    assert getattr(made._now, key) == made.state[key]
    assert "Your" in made.problem["text"]

    for guard in made._sketch.guards:
        guard.seconds = 60
    learner.spoil = lambda value: value
    made._hear(made, asked_again, [])
    assert made.problem == {"text": "", "stopped": False}
    assert {key: made.frame[key] for key in said} == said


def forget() -> None:
    """A whole run on the learner's dropout is kept: it would not be asked again."""
    import_module("nnref.widgets.overfit_and_heal").run.cache_clear()


def test_every_widget_that_takes_a_function_has_its_place_here() -> None:
    alone = {"capacity_and_seeds", "playground", "zero_start"}  # take none; or are tested in a file of their own
    assert {place.partition(" ")[0] for place in PLACES} == set(widgets.__all__) - alone
