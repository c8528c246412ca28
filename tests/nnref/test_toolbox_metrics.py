"""Metrics against scikit-learn and plain counting; the cost of a network against PyTorch's; searching."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics as sk

import nnref


@pytest.mark.parametrize("seed", range(3))
def test_classification_metrics_equal_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    scores, t = rng.normal(size=(50, 4)), rng.integers(0, 4, 50)
    y = scores.argmax(axis=1)
    assert nnref.accuracy(scores, t) == sk.accuracy_score(t, y)
    matrix = nnref.confusion_matrix(t, y, 4)
    assert matrix.dtype == np.int64
    np.testing.assert_array_equal(matrix, sk.confusion_matrix(t, y, labels=range(4)))
    ours = nnref.precision_recall_f1(t > 1, y > 1)
    theirs = sk.precision_recall_fscore_support(t > 1, y > 1, average="binary")[:3]
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_a_class_that_never_comes_up_has_its_row_and_column():
    assert nnref.confusion_matrix([0, 2], [2, 2], 4).tolist() == [[0, 0, 1, 0], [0] * 4, [0, 0, 1, 0], [0] * 4]
    assert nnref.confusion_matrix([], [], 2).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize(
    ("t", "y", "expected"),
    [([0, 0], [0, 0], (0, 0, 0)), ([1, 1], [0, 0], (0, 0, 0)), ([0, 0], [1, 0], (0, 0, 0)), ([1, 0], [1, 1], (0.5, 1, 2 / 3))],
)
def test_precision_and_recall_are_zero_where_undefined(t, y, expected):
    result = nnref.precision_recall_f1(t, y)
    assert result == pytest.approx(expected)
    assert all(type(value) is float for value in result)


@pytest.mark.parametrize("seed", range(3))
def test_r_squared_equals_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    t = rng.normal(5, 2, 40)
    for y in (t + rng.normal(size=40), np.full(40, t.mean()), t):
        assert nnref.r_squared(t, y) == pytest.approx(sk.r2_score(t, y), abs=1e-12)


def plain_calibration_error(p, t, bins):
    """One bin after the other, one row after the other."""
    error = 0.0
    for b in range(bins):
        rows = [i for i in range(len(p)) if b / bins < max(p[i]) <= (b + 1) / bins]
        if rows:
            confidence = math.fsum(max(p[i]) for i in rows) / len(rows)
            right = sum(int(np.argmax(p[i]) == t[i]) for i in rows) / len(rows)
            error += len(rows) / len(p) * abs(right - confidence)
    return error


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), n=st.integers(1, 40), k=st.integers(2, 5), bins=st.integers(1, 12))
def test_calibration_equals_plain_loops(seed, n, k, bins):
    rng = np.random.default_rng(seed)
    p = rng.dirichlet(np.ones(k), n)
    t = rng.integers(0, k, n)
    assert nnref.expected_calibration_error(p, t, bins) == pytest.approx(plain_calibration_error(p, t, bins), abs=1e-12)
    curve = nnref.reliability_curve(p, t, bins)
    assert curve.rows.sum() == n
    np.testing.assert_array_equal(np.isnan(curve.accuracy), curve.rows == 0)


def test_a_calibrated_forecast_has_almost_no_error_and_a_sure_wrong_one_all():
    rng = np.random.default_rng(0)
    q = rng.uniform(0.5, 1, 20_000)
    p = np.column_stack((1 - q, q))
    assert nnref.expected_calibration_error(p, (rng.random(20_000) < q).astype(int)) < 0.02
    assert nnref.expected_calibration_error([[1.0, 0.0]], [1]) == 1.0
    assert nnref.reliability_curve([[1.0, 0.0]], [0], bins=10).rows[9] == 1
    assert nnref.reliability_curve([[0.5, 0.5]], [0], bins=2).rows.tolist() == [1, 0]  # the upper end belongs to a bin


@pytest.mark.torch
def test_cost_equals_pytorch_s_count(torch):
    sizes, n = [7, 5, 3, 2], 11
    net = torch.nn.Sequential(*(torch.nn.Linear(d, m) for d, m in pairwise(sizes)))
    assert nnref.count_parameters(sizes) == sum(p.numel() for p in net.parameters())
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        net(torch.zeros(n, 7))
    assert nnref.count_flops(sizes, n) == counter.get_total_flops()


def test_cost_in_python_integers():
    assert type(nnref.count_parameters(np.array([3, 4, 1]))) is int
    assert type(nnref.count_flops(np.array([3, 4, 1]), np.int64(2))) is int
    assert nnref.count_flops([10**6, 10**6], 10**6) == 2 * 10**18


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), low=st.floats(-12, 3), width=st.floats(0, 8))
def test_log_uniform_stays_inside(seed, low, width):
    low, high = 10.0**low, 10.0 ** (low + width)
    x = nnref.log_uniform(np.random.default_rng(seed), low, high, 100)
    assert x.shape == (100,)
    assert x.min() >= low
    assert x.max() <= high


def test_log_uniform_is_uniform_in_the_logarithm():
    u = (np.log10(nnref.log_uniform(np.random.default_rng(0), 1e-5, 1e-1, 20_000)) + 5) / 4
    np.testing.assert_allclose(np.quantile(u, [0.1, 0.5, 0.9]), [0.1, 0.5, 0.9], atol=0.01)


def test_find_learning_rate_follows_its_definition():
    rng = np.random.default_rng(0)
    lrs = np.geomspace(1e-5, 1, 60)
    losses = 2 / (1 + (lrs / 1e-2) ** 2) + 0.02 * rng.normal(size=60)
    smooth = nnref.ewma(losses, 0.9)
    x = np.log(lrs)
    slopes = []
    for i in range(60):  # np.gradient's rule for uneven places, by hand; here the places are even
        a, b = max(i - 1, 0), min(i + 1, 59)
        slopes.append((smooth[b] - smooth[a]) / (x[b] - x[a]))
    found = nnref.find_learning_rate(losses, lrs)
    assert found == lrs[int(np.argmin(slopes))]
    assert found in lrs
    burst = losses.copy()
    burst[50:] = np.nan
    assert nnref.find_learning_rate(burst, lrs) == found


BAD = [
    (lambda: nnref.accuracy([0.1, 0.2], [0, 1]), ValueError, r"scores \(N, K\)"),
    (lambda: nnref.accuracy(np.ones((0, 2)), []), ValueError, "N at least 1"),
    (lambda: nnref.confusion_matrix([0.0, 1.0], [0, 1], 2), TypeError, "t must hold integer labels; got float64"),
    (lambda: nnref.confusion_matrix([0, 1], [0, 2], 2), ValueError, r"y must lie in 0 \.\.\. 1; got 0 \.\.\. 2"),
    (lambda: nnref.confusion_matrix([0, 1, 1], [0, 1], 2), ValueError, r"must both have shape \(N,\)"),
    (lambda: nnref.precision_recall_f1([0, 2], [0, 1]), ValueError, "t must hold 0 and 1 only"),
    (lambda: nnref.r_squared([1.0, 1.0], [0.0, 1.0]), ValueError, "differ from one another"),
    (lambda: nnref.r_squared([[1.0]], [[0.0]]), ValueError, r"shape \(N,\)"),
    (lambda: nnref.reliability_curve([[3.0, -1.0]], [0]), ValueError, "are these logits"),
    (lambda: nnref.reliability_curve([0.3], [0]), ValueError, r"probabilities \(N, K\)"),
    (lambda: nnref.expected_calibration_error(np.ones((0, 2)), []), ValueError, "no rows"),
    (lambda: nnref.count_parameters([3]), ValueError, "at least two positive numbers"),
    (lambda: nnref.count_flops([3, 0], 1), ValueError, "at least two positive numbers"),
    (lambda: nnref.log_uniform(np.random.default_rng(0), 0, 1, 3), ValueError, "0 < low <= high"),
    (lambda: nnref.log_uniform(np.random.default_rng(0), 2, 1, 3), ValueError, "0 < low <= high"),
    (lambda: nnref.find_learning_rate([1, 2], [1, 2, 3]), ValueError, r"shape \(T,\)"),
    (lambda: nnref.find_learning_rate([1, 2], [2, 1]), ValueError, "rise from step to step"),
    (lambda: nnref.find_learning_rate([1, math.nan, 2], [1, 2, 3]), ValueError, "start with a smaller rate"),
]


@pytest.mark.parametrize(("call", "error", "message"), BAD)
def test_bad_input_is_refused_in_words(call, error, message):
    with pytest.raises(error, match=message):
        call()
