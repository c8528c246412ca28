"""The benchmarks compare like with like: contenders that can be compared in their results agree in them."""

import importlib
import json
import sys
from pathlib import Path

import numpy as np
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def made_by(monkeypatch):
    """Load contenders as `benchmarks/measure.py` does: by the name of a module in its folder."""
    monkeypatch.syspath_prepend(str(FOLDER))
    monkeypatch.syspath_prepend(str(FOLDER.parent))
    monkeypatch.setenv("BENCHMARK_THREADS", "1")
    before = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if name.startswith("nnref_"):
            del sys.modules[name]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_an_epoch_is_the_same_epoch(made_by, dtype):
    case = {"sizes": [5, 8, 6, 3], "batch": 8, "n": 40, "dtype": dtype}
    ours, textbook = (made_by(name).epoch(**case) for name in ("nnref_ours", "nnref_textbook"))
    for _ in range(3):
        np.testing.assert_allclose(ours(), textbook(), rtol=1e-4 if dtype == "float32" else 1e-9)
    made_by("nnref_textbook").products(**case)()


def test_maps_and_checks_are_the_same(made_by):
    ours, textbook = made_by("nnref_ours"), made_by("nnref_textbook")
    picture = {"sizes": [2, 8, 8, 1], "pixels": 7, "dtype": "float64"}
    np.testing.assert_allclose(ours.decision_map(**picture)(), textbook.decision_map(**picture)(), rtol=1e-12)
    checked = {"sizes": [4, 5, 3], "n": 6}
    np.testing.assert_allclose(
        ours.full_check(**checked)(), np.concatenate([g.ravel() for g in textbook.full_check(**checked)()]), atol=1e-9
    )
    assert ours.projected_check(**checked)()
    places = {"sizes": [64, 3, 10], "points": 3, "dtype": "float32"}
    np.testing.assert_allclose(ours.landscape(**places)()[1, 1], textbook.landscape(**places)()[1, 1], rtol=1e-5)


@pytest.mark.torch
def test_pytorch_does_the_same_work(made_by):
    pytest.importorskip("torch")
    ours, theirs = made_by("nnref_ours"), made_by("nnref_torch")
    picture = {"sizes": [2, 8, 8, 1], "pixels": 7, "dtype": "float64"}
    np.testing.assert_allclose(ours.decision_map(**picture)(), theirs.decision_map(**picture)().numpy(), rtol=1e-10)
    assert theirs.check([4, 5, 3], 6, fast=True)()
    images = {"n": 2, "channels": 2, "filters": 3, "image": 6, "kernel": 3, "dtype": "float64"}
    for a, b in zip(ours.convolution(**images)(), theirs.convolution(**images)()):
        np.testing.assert_allclose(a, b.numpy(), rtol=1e-9, atol=1e-9)
    sequences = {"n": 3, "length": 4, "inputs": 2, "hidden": 5, "dtype": "float64"}
    for a, b in zip(ours.lstm(**sequences)()[:3], theirs.lstm(**sequences)()[:3]):
        np.testing.assert_allclose(np.squeeze(a), np.squeeze(b.numpy()), rtol=1e-7, atol=1e-7)


def test_the_report_says_who_wins(made_by):
    report = made_by("benchmarks.report")
    assert report.ratio(12.3, 10) == "12× ✓ ≥ 10"
    assert report.ratio(0.91, 1) == "0.91× ✗ ≥ 1"
    assert report.ratio(None, 1) == "not installed"
    table = report.Table("A title, 1", "Words.", ["a", "b"], [["1", "2"]])
    assert table.markdown().splitlines()[-3:] == ["| a | b |", "| --- | --- |", "| 1 | 2 |"]
    assert "every number below comes from one run" in report.introduction(["NumPy 2"])


def test_rows_can_be_chosen_by_a_text(made_by):
    options = made_by("benchmarks.__main__").Options(1, None, None, match="2 threads: xl")
    assert options.wants("Training, float32, 2 threads", "XL: 784-10, 256")
    assert not options.wants("Training, float32, 2 threads", "L: 784-10, 128")
    assert not list(
        made_by("benchmarks.nnref_tables").tables(made_by("benchmarks.__main__").Options(1, None, None, match="nothing"))
    )


def test_every_table_names_contenders_that_exist(made_by):
    tables = made_by("benchmarks.nnref_tables")
    for _, case, ours, peers in tables.WORK:
        json.dumps(case)
        for made in (f"ours:{ours}", *(peer[1] for peer in peers)):
            module, function = made.split(":")
            source = (FOLDER / f"nnref_{module}.py").read_text(encoding="utf-8")
            assert f"\ndef {function}(" in source, made


def test_contenders_take_turns(made_by):
    measure = made_by("benchmarks.measure")
    case = {"sizes": [2, 3, 2], "batch": 4, "n": 8, "dtype": "float64"}
    missing = measure.Contender("not there", "nnref_jax:epoch", python=None)
    contenders = [
        measure.Contender("a", "nnref_textbook:epoch"),
        measure.Contender("b", "nnref_textbook:epoch", pieces=2),
        missing,
    ]
    results = measure.compare(contenders, case, rounds=3)
    assert results["a"].ratio == 1.0
    assert 0.1 < results["b"].ratio < 2.0
    assert results["not there"] == measure.Result(None, None)
    assert results["a"].version.startswith("NumPy")
