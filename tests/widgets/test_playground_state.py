"""The playground's settings and its text form: everything that can be set comes back from the text, and what cannot be is named."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnref.initializers import INITIALIZERS
from nnref.optimizers import OPTIMIZERS
from nnref.widgets.playground_data import FEATURES, SETS
from nnref.widgets.playground_options import options
from nnref.widgets.playground_state import (
    ACTIVATIONS,
    LOSSES,
    SPEEDS,
    Change,
    PlayState,
    Story,
    read_state,
    read_story,
    write_story,
)

real = st.floats(-6, 6)
some = lambda names, least=1, most=7: st.lists(st.sampled_from(list(names)), min_size=least, max_size=most, unique=True).map(
    tuple
)
SETTINGS = {
        "data": st.sampled_from(list(SETS)), "noise": st.integers(0, 50), "share": st.integers(10, 90), "batch": st.integers(1, 30),
        "points": st.lists(st.tuples(real, real, st.integers(0, 1)), max_size=5).map(tuple), "features": some(FEATURES),
        "layers": st.lists(st.integers(1, 8), max_size=6).map(tuple), "activation": some(ACTIVATIONS, most=6),
        "init": st.sampled_from(list(INITIALIZERS)), "norm": st.sampled_from(["none", "batch", "layer"]), "dropout": st.floats(0, 0.9),
        "loss": st.sampled_from(LOSSES), "penalty": st.sampled_from(["none", "l1", "l2"]), "rate": st.floats(0, 10),
        "optimizer": st.sampled_from(list(OPTIMIZERS)), "lr": st.floats(0, 1000), "seed": st.integers(0, 2**31),
        "data_seed": st.integers(0, 2**31), "speed": st.sampled_from(SPEEDS), "stride": st.sampled_from(["epoch", "update"]),
        "show_test": st.booleans(), "discretize": st.booleans(), "guess": st.integers(-1, 2),
    }  # fmt: skip
states = st.fixed_dictionaries(SETTINGS)
keys = st.one_of(
    st.just("lr"),
    st.builds("w{}[{},{}]".format, *[st.integers(0, 12)] * 3),
    st.builds("b{}[{}]".format, *[st.integers(0, 12)] * 2),
)
changes = st.lists(st.builds(Change, st.integers(0, 10**6), keys, st.floats(allow_nan=False, allow_infinity=False)), max_size=4)


@given(states, changes, st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_a_story_comes_back_from_its_text(new, made, more) -> None:
    in_order = tuple(sorted(made, key=lambda change: change.at))
    story = Story(read_state(PlayState(), new), in_order, max([change.at for change in made], default=0) + more)
    assert read_story(write_story(story)) == story


def test_every_setting_is_in_the_strategy_above() -> None:
    assert {field.name for field in dataclasses.fields(PlayState)} == set(SETTINGS)


def test_the_defaults_are_those_of_tensorflow_playground() -> None:
    state = PlayState()
    assert (state.data, state.noise, state.share, state.batch) == ("circles", 0, 50, 10)
    assert (state.features, state.layers, state.activation, state.lr) == (("x1", "x2"), (4, 2), ("tanh",), 0.03)
    assert (state.penalty, state.rate) == ("none", 0.0)
    assert write_story(Story()) == "circles"
    assert read_story("") == Story()


def test_what_is_offered_is_what_tensorflow_playground_offers_and_all_of_nnref() -> None:
    offered = options()
    assert offered["lr"] == [1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]
    assert offered["rate"] == [0, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]
    names = lambda key: [option[0] for option in offered[key]]
    assert names("data") == ["circles", "quadrants", "gaussians", "spirals", "plane", "bumps", "own"]
    assert names("features") == ["x1", "x2", "x1^2", "x2^2", "x1x2", "sinx1", "sinx2"]
    assert {"relu", "tanh", "sigmoid", "identity"} <= set(names("activation"))
    assert names("optimizer") == list(OPTIMIZERS)
    assert names("init") == list(INITIALIZERS)
    assert set(names("penalty")) == {"none", "l1", "l2"}


@pytest.mark.parametrize("key", [field.name for field in dataclasses.fields(PlayState) if field.name != "points"])
def test_every_choice_that_is_offered_is_accepted(key) -> None:
    offered = options().get(key, [])
    for option in offered:
        value = option[0] if isinstance(option, list) else option
        read_state(PlayState(), {key: [value] if isinstance(getattr(PlayState(), key), tuple) else value})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("spiral", "data should be one of circles, quadrants"),
        ("layers=9", "layers of 1 to 8 units"),
        ("layers=1,1,1,1,1,1,1", "at most 6 layers"),
        ("layers=a", "layers cannot be"),
        ("features=none", "features should be some of"),
        ("features=x1,x1", "features should be some of"),
        ("features=x3", "features should be some of"),
        ("noise=51", "noise should be from 0 to 50"),
        ("noise=half", "noise cannot be 'half'"),
        ("lr=nan", "lr should be from 0 to 1000"),
        ("lr=-1", "lr should be"),
        ("optimizer=adm", "optimizer should be one of"),
        ("show_test=maybe", "yes or no"),
        ("points=1/2", "points cannot be"),
        ("points=1/2/3", "class 0 or 1"),
        ("points=7/0/1", "within 6 of the origin"),
        ("learning_rate=3", "cannot read 'learning_rate=3'"),
        ("lyers=3", "Did you mean 'layers'"),
        ("@5:w1[0,0]=x at=6", "a finite number"),
        ("@5:w1[0,0]=inf at=6", "a finite number"),
        ("@5:w1=3 at=6", "cannot read '@5:w1=3'"),
        ("@5", "cannot read '@5'"),
        ("@50:lr=0.1 at=40", "before its last change"),
        ("at=-3", "cannot read 'at=-3'"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_word_by_word(text, words) -> None:
    with pytest.raises(ValueError, match=words.replace("[", r"\[")):
        read_story(text)


def test_an_unknown_setting_is_named() -> None:
    with pytest.raises(ValueError, match=r"no setting 'layer'.*Did you mean 'layers'"):
        read_state(PlayState(), {"layer": [3]})


def test_a_loss_for_classes_gives_way_on_numbers() -> None:
    assert read_state(PlayState(loss="bce_with_logits"), {"data": "plane"}).loss == "mse"
    assert read_state(PlayState(loss="sum_squared_error"), {"data": "plane"}).loss == "sum_squared_error"
