"""Shapes: what the docstrings promise holds for all sizes, and a misfit is explained in words."""

import doctest
import inspect
import runpy
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnref import shapes
from nnref.shapes import explain_shapes, fit, read_shapes

TABLE = runpy.run_path(str(Path(__file__).with_name("operations_table.py")))
PLAIN = runpy.run_path(str(Path(__file__).with_name("plain_loops.py")))
OPERATIONS, PUBLIC = TABLE["OPERATIONS"], TABLE["PUBLIC"]
WITH_SHAPES = [op for op in OPERATIONS if op.axes and not op.inputs]
rows = lambda operations: pytest.mark.parametrize("op", operations, ids=lambda op: op.name)


def listed(result):
    return list(result) if isinstance(result, tuple) else [result]


@pytest.mark.parametrize("module", [*TABLE["MODULES"], shapes], ids=lambda module: module.__name__)
def test_doctests(module):
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed


@pytest.mark.parametrize("name", PUBLIC)
def test_every_docstring_says_what_the_function_does_and_shows_it(name):
    doc = inspect.getdoc(PUBLIC[name])
    assert doc.partition("\n")[0].rstrip().endswith((".", "?", ")", ":")) or "Shapes:" in doc.partition("\n")[0]
    if name.endswith("_backward"):
        assert "dL/d" in doc or "(d" in doc or "dH/d" in doc
    else:
        assert ">>>" in doc


@settings(max_examples=15, deadline=None, derandomize=True)
@given(data=st.data())
@rows(WITH_SHAPES)
def test_shapes_and_values_hold_for_all_sizes(op, data):
    """Every size from 1 on, every number of leading axes: values as by plain loops, all shapes as the docstrings say."""
    sizes = {letter: data.draw(st.integers(1, 3), letter) for letter in op.letters}
    sizes["..."] = tuple(data.draw(st.lists(st.integers(1, 3), max_size=2), "..."))
    rng = np.random.default_rng(0)
    xs = op.arguments(rng, sizes)
    y = op.f(*xs)
    expected = PLAIN[op.name](*xs)
    for ours, theirs in zip(listed(y), listed(expected)):
        assert np.shape(ours) == np.shape(theirs)
        np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)
    assert_promised(op.f, xs, y)
    if op.f_backward:
        g = tuple(np.ones_like(part) for part in y[: len(y) - op.shown]) if isinstance(y, tuple) else np.ones_like(y)
        assert_promised(op.f_backward, (g, y, *xs), op.f_backward(g, y, *xs))


def assert_promised(f, xs, results):
    inputs, promised = read_shapes(f)
    assert inputs, f"{f.__name__} has no Shapes line"
    assert promised
    assert explain_shapes(f, *xs) is None
    known: dict = {}
    for name, x in zip(inspect.signature(f).parameters, xs):
        if name in inputs:
            assert fit(name, inputs[name], np.shape(x), known) is None
    assert len(promised) == len(listed(results))
    for axes, result in zip(promised, listed(results)):
        assert fit("the result", axes, np.shape(result), known) is None


@rows([op for op in WITH_SHAPES if not op.given])
def test_what_raises_because_of_a_shape_is_explained(op):
    """Make each axis of each argument one longer, or drop it: where the operation then raises, there is an explanation."""
    xs = op.arguments(np.random.default_rng(0))
    names = list(inspect.signature(op.f).parameters)
    for i, x in enumerate(xs):
        if names[i] not in op.axes:
            continue
        for axis in range(np.ndim(x)):
            for spoiled in (np.concatenate([x, x.take([0], axis)], axis), x.take(0, axis)):
                args = (*xs[:i], spoiled, *xs[i + 1 :])
                try:
                    op.f(*args)
                except (ValueError, IndexError, TypeError):
                    if op.name in ("conv2d", "max_pool2d", "avg_pool2d") and names[i] != "b":
                        continue  # the letters fit, but the filter may be larger than the image
                    text = explain_shapes(op.f, *args)
                    assert text
                    assert any(f"{name} " in text for name in op.axes)


@pytest.mark.parametrize(
    ("name", "arguments", "text"),
    [
        ("dense", ((2, 4), (3, 5), (5,)), "w has 3 rows but x has 4 columns: both must be D"),
        ("dense", ((2, 4), (4, 5), (1,)), "b has 1 entry but w has 5 columns: both must be M"),
        ("mse", ((3,), (3, 1)), "t has shape (3, 1) but y has shape (3,): both must be equal"),
        ("neuron", ((3,), (3,), (1,)), "b has shape (1,) but must be a single number"),
        ("softmax_cross_entropy", ((3, 2), (3, 2)), "t has shape (3, 2) but must have 1 axis, (N,)"),
        ("lstm_step", ((2, 3), (2, 4), (2, 4), (3, 12)), "Wx has 12 columns but must have 4H = 16, since h has 4 columns"),
        (
            "embedding_backward",
            ((2, 3), (2, 3), (3,)),
            "ids has shape (3,) but g (..., D) has shape (2, 3): the axes written ... must be equal",
        ),
        ("softmax", ((),), "z has shape () but must have at least 1 axis, (..., K)"),
        ("conv2d", ((1, 3, 5, 5), (2, 1, 3, 3)), "w has size 1 along axis 1 but x has size 3 along axis 1: both must be C"),
    ],
)
def test_explanations(name, arguments, text):
    assert explain_shapes(PUBLIC[name], *map(np.zeros, arguments)) == text


def test_explanations_of_what_is_no_array():
    assert explain_shapes(PUBLIC["softmax"], [[1.0, 2.0], [3.0]]) == "z is not an array: its rows differ in length"
    assert explain_shapes(PUBLIC["layer_shapes"], [3, 4]) is None


def test_fixed_and_multiple_sizes():
    def f(points, w):
        """Shapes: points (N, 2), w (3N,) -> (N,)"""

    assert read_shapes(f) == ({"points": ("N", "2"), "w": ("3N",)}, [("N",)])
    assert explain_shapes(f, np.zeros((4, 2)), np.zeros(12)) is None
    assert explain_shapes(f, np.zeros((4, 3)), np.zeros(12)) == "points has 3 columns but must have 2"
    assert explain_shapes(f, np.zeros((4, 2)), np.zeros(4)) == "w has 4 entries but must have 3N = 12, since points has 4 rows"
