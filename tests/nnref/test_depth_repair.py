"""The clinic of chapter 07: specs, their faults, edits, reports, and the repair that mends them."""

import doctest
import json
import sys

import numpy as np
import pytest

import nnref
from nnref.repair import (
    EPOCHS,
    SPEC_ENTRIES,
    SPEC_FAULTS,
    broken_spec,
    check_spec,
    edits,
    repair,
    train_spec,
)

HEALTHY = broken_spec(np.random.default_rng(0), ())


def report(spec, seed=0):
    return train_spec(spec, np.random.default_rng(seed))


def test_examples():
    assert doctest.testmod(sys.modules["nnref.repair"], extraglobs={"np": np}).failed == 0


@pytest.mark.parametrize("seed", range(4))
def test_a_healthy_spec_learns(seed):
    spec = broken_spec(np.random.default_rng(seed), ())
    assert report(spec).accuracy > 0.97
    assert repair(spec) == spec


@pytest.mark.parametrize("fault", SPEC_FAULTS)
def test_each_fault_alone_is_enough_and_is_mended_alone(fault):
    for seed in (1, 2):
        spec = broken_spec(np.random.default_rng(seed), (fault,))
        assert report(spec).accuracy < 0.95
        mended = repair(spec)
        assert edits(spec, mended) == [fault]
        assert report(mended).accuracy > 0.95


@pytest.mark.parametrize("seed", range(5))
def test_drawn_specs_are_broken_in_two_to_four_ways_and_can_be_mended(seed):
    spec = broken_spec(np.random.default_rng(seed))
    before = json.dumps(spec)
    mended = repair(spec)
    assert 2 <= len(edits(spec, mended)) <= 4
    assert json.dumps(spec) == before, "repair changed its argument"
    assert report(mended).accuracy > 0.95


def test_specs_are_plain_data_and_differ():
    specs = [broken_spec(np.random.default_rng(seed)) for seed in range(20)]
    assert json.loads(json.dumps(specs)) == specs
    assert len({json.dumps(spec) for spec in specs}) == 20
    assert all(list(spec) == list(SPEC_ENTRIES) for spec in specs)
    assert broken_spec(np.random.default_rng(3)) == specs[3]


def test_same_seed_same_report():
    spec = broken_spec(np.random.default_rng(1))
    assert report(spec) == report(spec)
    assert report(HEALTHY, 0).losses != report(HEALTHY, 1).losses


def test_a_report_says_what_training_did():
    good = report(HEALTHY)
    layers = len(HEALTHY["sizes"]) - 1
    assert len(good.losses) == EPOCHS
    assert len(good.gradients) == layers
    assert len(good.variances) == layers - 1
    assert good.losses[-1] < good.losses[0]
    assert good.trouble == ""
    assert "right on new points: " in str(good)


def test_the_first_gradient_belongs_to_the_first_layer():
    sigmoids = report(HEALTHY | {"activation": "sigmoid"}).gradients
    assert sigmoids[0] < 1e-4 * sigmoids[-1]


def test_gain_scales_the_variances_of_linear_layers():
    plain, doubled = (report(HEALTHY | {"activation": "identity", "gain": g, "lr": 1e-9}).variances for g in (1.0, 2.0))
    np.testing.assert_allclose(np.divide(doubled, plain), 4.0 ** np.arange(1, len(plain) + 1))


def test_a_run_that_diverges_is_reported_not_raised():
    spec = HEALTHY | {"optimizer": "sgd", "lr": 900.0, "activation": "relu"}
    lost = report(spec)
    assert lost.accuracy == 0.0
    assert "The loss became" in lost.trouble
    assert lost.trouble in str(lost)


@pytest.mark.parametrize("normalization", [None, "batch", "layer"])
@pytest.mark.parametrize("residual", [True, False])
def test_every_kind_of_network_can_be_built(normalization, residual):
    made = report(HEALTHY | {"normalization": normalization, "residual": residual, "gain": 0.5})
    assert np.isfinite(made.gradients).all()
    assert len(made.variances) == len(HEALTHY["sizes"]) - 2


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("sizes", [2, 8, 4, 2]),
        ("sizes", [3, 8, 8, 2]),
        ("sizes", [2, 2]),
        ("sizes", [2, 500, 2]),
        ("sizes", [2, 8.0, 2]),
        ("sizes", "2-8-2"),
        ("activation", "rellu"),
        ("activation", None),
        ("init", "ones"),
        ("gain", 0),
        ("gain", True),
        ("gain", float("nan")),
        ("normalization", "group"),
        ("normalization", False),
        ("residual", 1),
        ("standardized", "yes"),
        ("optimizer", "adamm"),
        ("lr", -0.1),
        ("lr", float("inf")),
        ("lr", "0.1"),
        ("clip_norm", 0.0),
        ("batch_size", 2),
        ("batch_size", 32.0),
    ],
)
def test_a_value_that_cannot_be_is_named(entry, value):
    with pytest.raises(ValueError, match=rf"The entry '{entry}' should be .*; got "):
        check_spec(HEALTHY | {entry: value})


def test_unknown_and_missing_entries_are_named():
    with pytest.raises(ValueError, match=r"no entry 'clip_nrom'. Did you mean 'clip_norm'\?"):
        check_spec(HEALTHY | {"clip_nrom": 1.0})
    with pytest.raises(ValueError, match="The spec lacks 'lr'"):
        check_spec({name: value for name, value in HEALTHY.items() if name != "lr"})
    with pytest.raises(TypeError, match="A spec is a dictionary, but this is a list"):
        check_spec([HEALTHY])
    with pytest.raises(ValueError, match=r"no fault called 'gian'. Did you mean 'gain'\?"):
        broken_spec(np.random.default_rng(0), ("gian",))


def test_edits_counts_what_changed_was_added_or_taken_out():
    assert edits(HEALTHY, dict(HEALTHY)) == []
    assert edits(HEALTHY, HEALTHY | {"sizes": tuple(HEALTHY["sizes"])}) == []
    assert edits({"a": 1, "b": None}, {"b": None, "c": None}) == ["a", "c"]


def test_the_function_stands_where_a_learner_looks_for_it():
    assert nnref.repair is repair
    assert nnref.train_spec is train_spec
