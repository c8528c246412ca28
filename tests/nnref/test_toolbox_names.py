"""The table of names: complete, and true as far as PyTorch can tell."""

import importlib
import pkgutil

import pytest

import nnref
from nnref.names import NAMES, SECTIONS, names_table, to_keras_names, to_torch_names

# Modules all of whose public callables need a row; what a backward function is called elsewhere is nobody's question.
OPERATIONS = (
    "activations", "arithmetic", "convolution", "diagnostics", "initializers", "layers", "losses", "metrics",
    "normalization", "optimizers", "perceptron", "recurrent", "regularization", "schedules", "search", "sequences", "steps",
    "transformer",
)  # fmt: skip
HELPERS = {"Reliability", "make_initializer", "make_optimizer", "Optimizer", "OptimizerState", "Schedule"}


def public(module):
    found = importlib.import_module(f"nnref.{module}")
    return {name for name in found.__all__ if callable(getattr(found, name)) and not name.endswith("_backward")} - HELPERS


@pytest.mark.parametrize("module", OPERATIONS)
def test_every_public_name_has_a_row(module):
    assert public(module) - set(NAMES) == set()


def test_every_row_is_a_public_name_and_stands_once():
    rows = [row.name for section in SECTIONS.values() for row in section]
    assert len(rows) == len(set(rows))
    assert [name for name in rows if not hasattr(nnref, name)] == []


def test_a_missing_counterpart_has_a_reason():
    assert [row.name for row in NAMES.values() if None in row and not row.note] == []


def test_no_two_modules_export_different_things_under_one_name():
    owners: dict[str, object] = {}
    for module in pkgutil.iter_modules(nnref.__path__):
        if not module.ispkg:
            found = importlib.import_module(f"nnref.{module.name}")
            for name in getattr(found, "__all__", ()):
                thing = getattr(found, name)
                assert owners.setdefault(name, thing) is thing, f"{name} of {module.name} hides another"


def test_keras_names_look_like_names_of_keras():
    kept = [name for name in to_keras_names().values() if name]
    assert all(name.startswith("keras.") and all(part.isidentifier() for part in name.split(".")) for name in kept)


@pytest.mark.torch
def test_pytorch_has_what_the_table_says(torch):
    assert [name for name in to_torch_names().values() if name and not _exists(name)] == []


def _exists(path):
    thing, walked = None, ""
    for part in path.split("."):
        walked = f"{walked}.{part}".lstrip(".")
        if thing is not None and hasattr(thing, part):
            thing = getattr(thing, part)
            continue
        try:
            thing = importlib.import_module(walked)
        except ImportError:
            return False
    return True


def test_the_check_of_names_would_notice_a_wrong_one():
    assert _exists("os.path.join")
    assert not _exists("os.path.joined")


def test_markdown_has_a_line_for_every_row():
    text = names_table()
    for row in NAMES.values():
        assert text.count(f"\n| `{row.name}` |") == 1
    assert all(f"### {title}\n" in text for title in SECTIONS)
    assert len({line.replace(r"\|", "").count("|") for line in text.splitlines() if line.startswith("|")}) == 1
    assert names_table("Losses") in text
    with pytest.raises(ValueError, match="unknown section 'losses'; known are Activations"):
        names_table("losses")
