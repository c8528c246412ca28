"""Every operation against PyTorch, against plain loops, and against the laws that all pairs obey."""

import runpy
from pathlib import Path

import numpy as np
import pytest

TABLE = runpy.run_path(str(Path(__file__).with_name("operations_table.py")))
PLAIN = runpy.run_path(str(Path(__file__).with_name("plain_loops.py")))
OPERATIONS, PUBLIC = TABLE["OPERATIONS"], TABLE["PUBLIC"]
PAIRS = [op for op in OPERATIONS if op.f_backward and op.name != "residual"]  # residual_backward takes a function, not y


def rows(operations):
    return pytest.mark.parametrize("op", operations, ids=lambda op: op.name)


def parts(result):
    """The arrays of a result, whether it is one, a tuple or a list."""
    return [part for item in result for part in parts(item)] if isinstance(result, (tuple, list)) else [result]


def like(arrays, result):
    """The list of arrays in the form of the result: alone, or as a tuple."""
    return tuple(arrays) if isinstance(result, (tuple, list)) else arrays[0]


def upstream(op, rng, y):
    """A gradient for each part of y that has one."""
    used = parts(y)[: len(parts(y)) - op.shown]
    return like([np.asarray(rng.normal(size=np.shape(part)), part.dtype) for part in used], y)


def dot(a, b):
    return sum(float(np.sum(np.multiply(u, v, dtype=np.float64))) for u, v in zip(parts(a), parts(b)))


def with_type(xs, dtype):
    cast = lambda x: x.astype(dtype) if isinstance(x, np.ndarray) and x.dtype.kind == "f" else x
    return tuple([cast(item) for item in x] if isinstance(x, list) else cast(x) for x in xs)


def locked(xs):
    """The same arguments, but an attempt to write into one raises an error."""
    for x in parts(xs):
        if isinstance(x, np.ndarray):
            x.flags.writeable = False
    return xs


def test_every_public_function_has_a_row():
    names = {op.name for op in OPERATIONS} | {f"{op.name}_backward" for op in OPERATIONS if op.f_backward}
    assert names == set(PUBLIC)


@pytest.mark.torch
@rows([op for op in OPERATIONS if not isinstance(op.torch, str)])
def test_value_and_gradient_equal_pytorch(op, torch):
    rng = np.random.default_rng(1)
    xs = op.arguments(rng)
    learned = op.learned(xs) if op.f_backward else []
    to_torch = lambda x: torch.tensor(x) if isinstance(x, np.ndarray) else x
    ts = [[to_torch(item) for item in x] if isinstance(x, list) else to_torch(x) for x in xs]
    for i in learned:
        ts[i].requires_grad_()
    y, expected = op.f(*xs), op.torch(torch, *ts)
    assert len(parts(y)) == len(parts(expected))
    for ours, theirs in zip(parts(y), parts(expected)):
        theirs = theirs.detach().numpy() if hasattr(theirs, "detach") else theirs
        np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-10)
    if not learned or op.name == "residual":
        return
    g = upstream(op, rng, y)
    total = sum((theirs * torch.tensor(gi)).sum() for theirs, gi in zip(parts(expected), parts(g)))
    if total.requires_grad:
        total.backward()
    grads = parts(op.f_backward(g, y, *xs))
    assert len(grads) == len(learned)
    for dx, i in zip(grads, learned):
        theirs = np.zeros_like(xs[i]) if ts[i].grad is None else ts[i].grad.numpy()
        np.testing.assert_allclose(dx, theirs, rtol=1e-10, atol=1e-10)


@rows(OPERATIONS)
def test_value_equals_plain_loops(op):
    for seed in range(3):
        xs = op.arguments(np.random.default_rng(seed))
        y, expected = op.f(*xs), PLAIN[op.name](*xs)
        assert type(y) in (type(expected), np.float64)
        assert len(parts(y)) == len(parts(expected))
        for ours, theirs in zip(parts(y), parts(expected)):
            assert np.shape(ours) == np.shape(theirs)
            np.testing.assert_allclose(ours, theirs, rtol=op.tolerance, atol=op.tolerance)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@rows(PAIRS)
def test_backward_obeys_the_projection_law(op, dtype):
    """g · (f(x + εv) - f(x - εv)) / 2ε = f_backward(g) · v, for a random direction v through all inputs at once."""
    rng = np.random.default_rng(2)
    xs = op.arguments(rng)
    y = op.f(*xs)
    g = upstream(op, rng, y)
    directions = {i: rng.normal(size=xs[i].shape) for i in op.learned(xs)}
    moved = lambda e: op.f(*(x + e * directions[i] if i in directions else x for i, x in enumerate(xs)))
    h = 1e-6
    numerical = (dot(g, moved(h)) - dot(g, moved(-h))) / (2 * h)
    grads = op.f_backward(
        *with_type((g if isinstance(g, np.ndarray) else list(g), y if isinstance(y, np.ndarray) else [*parts(y)], *xs), dtype)
    )
    scale = 1.0 + sum(np.linalg.norm(dx) * np.linalg.norm(v) for dx, v in zip(parts(grads), directions.values()))
    assert abs(dot(grads, list(directions.values())) - numerical) < (1e-8 if dtype == np.float64 else 1e-5) * scale


@rows(PAIRS)
def test_backward_obeys_the_law_entry_by_entry(op):
    """The same law for one entry of each learned input: an error there cannot hide in a long sum."""
    rng = np.random.default_rng(3)
    xs = op.arguments(rng)
    y = op.f(*xs)
    g = upstream(op, rng, y)
    grads = parts(op.f_backward(g, y, *xs))
    for dx, i in zip(grads, op.learned(xs)):
        at = tuple(rng.integers(0, n) for n in xs[i].shape)
        v = np.zeros_like(xs[i])
        v[at] = 1e-6
        moved = [op.f(*(x + sign * v if k == i else x for k, x in enumerate(xs))) for sign in (1, -1)]
        assert abs((dot(g, moved[0]) - dot(g, moved[1])) / 2e-6 - dx[at]) < 1e-7 * (1 + abs(dx[at]))


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@rows([op for op in OPERATIONS if op.takes_out])
def test_out_is_filled_and_returned_and_equals_the_pure_form(op, dtype):
    rng = np.random.default_rng(4)
    xs = locked(with_type(op.arguments(rng), dtype))
    for f, args in forward_and_backward(op, xs, rng):
        pure = f(*args)
        expected = [np.array(part) for part in parts(pure)]
        outs = [np.full_like(part, np.nan) for part in expected]
        y = f(*args, out=like(outs, pure) if op.name != "softmax_cross_entropy_value_and_grad" else outs[1])
        for part, out, want in zip(parts(y), outs, expected):
            assert np.array_equal(part, want)
            assert part is out or op.name == "softmax_cross_entropy_value_and_grad"
        if isinstance(pure, tuple) and op.name != "softmax_cross_entropy_value_and_grad":  # None: not stored, still returned
            for k in range(len(outs)):
                y = f(*args, out=tuple(np.full_like(out, np.nan) if i == k else None for i, out in enumerate(outs)))
                assert all(np.array_equal(part, want) for part, want in zip(parts(y), expected))


def forward_and_backward(op, xs, rng):
    yield op.f, xs
    if op in PAIRS:
        y = op.f(*xs)
        yield op.f_backward, locked((upstream(op, rng, y), y, *xs))


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@rows(OPERATIONS)
def test_type_is_kept_and_inputs_stay_untouched(op, dtype):
    rng = np.random.default_rng(5)
    xs = locked(with_type(op.arguments(rng), dtype))
    arrays = any(isinstance(x, np.ndarray) and x.dtype == dtype for x in parts(xs))
    for f, args in forward_and_backward(op, xs, rng):
        before = [np.array(x) for x in parts(args) if isinstance(x, np.ndarray)]
        y = f(*args)
        after = [x for x in parts(args) if isinstance(x, np.ndarray)]
        assert all(np.array_equal(a, b) for a, b in zip(before, after))
        for part in parts(y):
            if arrays and getattr(part, "dtype", None) is not None and part.dtype.kind == "f":
                assert part.dtype == dtype


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@rows([op for op in OPERATIONS if op.axes])
def test_extreme_inputs_give_finite_results_without_warnings(op, dtype):
    rng = np.random.default_rng(6)
    for _ in range(5):
        xs = with_type(op.arguments(rng, draw=TABLE["extreme"]), dtype)
        with np.errstate(all="raise", under="ignore"):
            for f, args in forward_and_backward(op, xs, rng):
                for part in parts(f(*args)):
                    assert np.isfinite(part).all()


@rows(PAIRS)
def test_nan_in_gives_nan_out(op):
    rng = np.random.default_rng(7)
    xs = op.arguments(rng)
    first = op.learned(xs)[0]
    spoiled = np.full_like(xs[first], np.nan)
    assert any(np.isnan(part).any() for part in parts(op.f(*xs[:first], spoiled, *xs[first + 1 :])))
    y = op.f(*xs)
    g = like([np.full_like(part, np.nan) for part in parts(upstream(op, rng, y))], y)
    assert any(np.isnan(part).any() for part in parts(op.f_backward(g, y, *xs)))


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@rows([op for op in OPERATIONS if op.axes and op.takes_out])
def test_memory_order_changes_nothing(op, dtype):
    """Inputs and results may lie in memory column by column: an engine may want the transposed form of everything."""
    rng, close = np.random.default_rng(10), 1e-6 if dtype == np.float32 else 1e-13
    turn = lambda x: np.asfortranarray(x) if isinstance(x, np.ndarray) and x.ndim > 1 else x
    for f, args in forward_and_backward(op, with_type(op.arguments(rng), dtype), rng):
        pure = f(*args)
        expected = [np.array(part) for part in parts(pure)]
        outs = [np.full_like(part, np.nan, order="F") for part in expected]
        turned = [tuple(turn(part) for part in x) if isinstance(x, tuple) else turn(x) for x in args]
        y = f(*turned, out=like(outs, pure) if op.name != "softmax_cross_entropy_value_and_grad" else outs[1])
        for part, want in zip(parts(y), expected):  # a sum in another order errs in proportion to its terms, not to itself
            np.testing.assert_allclose(part, want, rtol=10 * close, atol=close * np.abs(want).max(initial=1.0))


@rows([op for op in PAIRS if op.axes and set(op.axes) == {"z"}])
def test_backward_may_write_over_the_upstream_gradient(op):
    rng = np.random.default_rng(8)
    xs = op.arguments(rng)
    y = op.f(*xs)
    g = upstream(op, rng, y)
    expected = op.f_backward(g, y, *xs)
    assert op.f_backward(g, y, *xs, out=g) is g
    assert np.array_equal(g, expected)


def test_residual_adds_the_blocks_gradient_to_its_own():
    rng = np.random.default_rng(9)
    x, g, out = rng.normal(size=(3, 4, 2))[..., 0], rng.normal(size=(3, 4)), np.empty((3, 4))
    dx = PUBLIC["residual_backward"](g, x, lambda g, x: g * (1 - np.tanh(x) ** 2))
    h = 1e-6
    numerical = (PUBLIC["residual"](x + h, np.tanh) - PUBLIC["residual"](x - h, np.tanh)) / (2 * h)
    np.testing.assert_allclose(dx, g * numerical, rtol=1e-8)
    assert PUBLIC["residual_backward"](g, x, lambda g, x: g * (1 - np.tanh(x) ** 2), out=out) is out
    assert np.array_equal(out, dx)
