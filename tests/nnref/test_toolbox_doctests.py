"""The examples in the docstrings of the toolbox are true."""

import doctest
import importlib
import inspect

import numpy as np
import pytest

MODULES = [
    "data", "initializers", "io", "metrics", "names", "optimizer_base", "optimizers", "schedules", "search", "steps", "surfaces", "toys",
    "plots", "plots.curves", "plots.diagrams", "plots.figure", "plots.grids", "plots.layers", "plots.layout", "plots.plane", "plots.style",
    "plots.surfaces",
]  # fmt: skip
# Whose public functions each carry an example; pictures are looked at instead, and loaders need files.
WITH_EXAMPLES = ("data", "initializers", "io", "metrics", "names", "schedules", "search", "steps", "toys")
NO_EXAMPLE = {"load_digits", "load_diabetes", "load_idx", "load_mnist", "load_parameters"}


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    module = importlib.import_module(f"nnref.{name}")
    result = doctest.testmod(module, extraglobs={"np": np})
    assert result.failed == 0


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_every_public_function_has_an_example(name):
    module = importlib.import_module(f"nnref.{name}")
    functions = {n: f for n, f in vars(module).items() if n in module.__all__ and inspect.isfunction(f)}
    lacking = {n for n, f in functions.items() if ">>>" not in (f.__doc__ or "")}
    assert lacking <= NO_EXAMPLE
