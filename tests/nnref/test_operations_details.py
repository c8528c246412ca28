"""What the general laws do not see: conventions at kinks and ties, accuracy, fast forms equal to plain ones, bad input."""

import math

import numpy as np
import pytest
from numpy.lib.array_utils import byte_bounds

import nnref
from nnref.convolution import _framed, _patches, _positions
from nnref.layers import product
from nnref.normal import normal_cdf

rng = np.random.default_rng


def test_conventions_at_the_kink():
    z, g = np.zeros(1), np.ones(1)
    slopes = {
        f: float(getattr(nnref, f + "_backward")(g, getattr(nnref, f)(z), z)[0]) for f in ("relu", "leaky_relu", "elu", "step")
    }
    assert slopes == {"relu": 0.0, "leaky_relu": 0.01, "elu": 1.0, "step": 0.0}
    assert nnref.step(z) == 0
    assert nnref.perceptron_predict(np.zeros((1, 2)), np.ones(2), 0.0) == 0
    assert nnref.l1_gradient([z], 1.0)[0] == 0


def test_ties_go_to_the_first():
    x, w, b = np.ones((1, 1)), np.ones((3, 1, 1)), np.zeros((3, 1))
    _, dw, _ = nnref.maxout_backward(np.ones((1, 1)), nnref.maxout(x, w, b), x, w, b)
    assert dw.ravel().tolist() == [1.0, 0.0, 0.0]
    image = np.ones((1, 1, 2, 2))
    dx = nnref.max_pool2d_backward(np.ones((1, 1, 1, 1)), nnref.max_pool2d(image), image)
    assert dx.ravel().tolist() == [1.0, 0.0, 0.0, 0.0]
    many = rng(0).integers(2, 5, size=400).astype(float)  # few are sorted stably by any method
    twos = np.flatnonzero(many == 2.0)
    assert np.flatnonzero(nnref.prune_by_magnitude(many, 0.25) == 0.0).tolist() == twos[:100].tolist()


def test_convolution_in_blocks_equals_convolution_at_once(monkeypatch):
    x, w, b = rng(0).normal(size=(7, 2, 6, 5)), rng(1).normal(size=(3, 2, 3, 2)), rng(2).normal(size=3)
    y = nnref.conv2d(x, w, b, 2, 1)
    grads = nnref.conv2d_backward(y, y, x, w, b, 2, 1)
    for block in (1, 500):  # one image at a time; three images, and one at the end
        monkeypatch.setattr("nnref.convolution.BLOCK", block)
        np.testing.assert_allclose(nnref.conv2d(x, w, b, 2, 1), y, rtol=1e-13)
        for ours, plain in zip(nnref.conv2d_backward(y, y, x, w, b, 2, 1), grads):
            np.testing.assert_allclose(ours, plain, rtol=1e-12)


@pytest.mark.parametrize(("size", "stride", "padding"), [(1, 1, 0), (3, 1, 0), (3, 1, 1), (2, 2, 1), (4, 3, 0), (5, 1, 2)])
def test_wrapped_patches_stay_within_the_memory_of_the_image(size, stride, padding):
    w = np.zeros((1, 1, size, size))
    framed = _framed(np.zeros((2, 1, 5, 6)), padding, w.dtype)
    rows, _ = _positions((5, 6), (size, size), stride, padding)
    (low, high), (first, last) = byte_bounds(framed), byte_bounds(_patches(framed, w, rows, stride))
    assert low <= first
    assert last <= high


def test_normal_cdf_to_the_last_digits():
    z = np.linspace(-37.0, 10.0, 4701)
    exact = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in z])
    assert np.max(np.abs(normal_cdf(z) - exact)) < 6e-16
    near = z > -8.0
    assert np.max(np.abs(normal_cdf(z[near]) / exact[near] - 1)) < 2e-14
    assert np.max(np.abs(normal_cdf(z) / exact - 1)) < 1e-12
    single = normal_cdf(z.astype(np.float32))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, exact, rtol=0, atol=2e-7)
    np.testing.assert_allclose(single[near], exact[near], rtol=1e-5)  # z itself has only 7 digits, and Φ falls fast


def test_small_results_keep_their_digits():
    z = np.array([-300.0, -40.0, -10.0, 1e-9])
    exact = np.array([math.exp(v) / (1 + math.exp(v)) for v in z])
    np.testing.assert_allclose(nnref.sigmoid(z), exact, rtol=1e-14)
    np.testing.assert_allclose(nnref.softplus(z), [math.log1p(math.exp(v)) for v in z], rtol=1e-14)
    np.testing.assert_allclose(nnref.softplus_backward(np.ones(4), nnref.softplus(z), z), exact, rtol=1e-14)
    assert abs(nnref.bce_with_logits(np.array([50.0]), np.array([1.0])) / math.exp(-50.0) - 1) < 1e-14


def test_scalars_are_welcome():
    for f in (nnref.relu, nnref.sigmoid, nnref.leaky_relu, nnref.elu, nnref.gelu, nnref.softplus):
        assert f(-0.5) == f(np.array([-0.5]))[0]


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "gelu", "gelu_tanh"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_activations_survive_the_largest_and_the_smallest_numbers(name, dtype):
    f, backward, info = getattr(nnref, name), getattr(nnref, f"{name}_backward"), np.finfo(dtype)
    z = np.array([-info.max, -np.sqrt(info.max) * 2, -info.tiny, -0.0, 0.0, info.tiny, np.sqrt(info.max) * 2, info.max], dtype)
    with np.errstate(all="raise", under="ignore"):
        y = f(z)
        dz = backward(np.ones_like(z), y, z)
    left = {"leaky_relu": 0.01 * z[:2], "elu": [-1, -1], "tanh": [-1, -1]}.get(name, [0, 0])
    right = [1, 1] if name in ("sigmoid", "tanh") else z[-2:]
    np.testing.assert_allclose(y[:2], left)
    np.testing.assert_allclose(y[-2:], right)
    np.testing.assert_allclose(dz[-2:], 0 if name in ("sigmoid", "tanh") else 1)
    np.testing.assert_allclose(dz[:2], 0.01 if name == "leaky_relu" else 0)


def test_a_batch_without_images_is_no_error():
    x, w = np.ones((0, 1, 4, 4)), np.ones((2, 1, 3, 3))
    y = nnref.conv2d(x, w, np.ones(2))
    assert y.shape == (0, 2, 2, 2)
    dx, dw, db = nnref.conv2d_backward(y, y, x, w, np.ones(2))
    assert dx.shape == x.shape
    assert not dw.any()
    assert not db.any()
    assert nnref.flatten(x).shape == (0, 16)


def test_gelu_tanh_stays_near_gelu():
    z = np.linspace(-6.0, 6.0, 2001)
    assert 1e-4 < np.max(np.abs(nnref.gelu_tanh(z) - nnref.gelu(z))) < 5e-4


def test_product_equals_matmul_in_every_memory_order():
    a, b = rng(0).normal(size=(5, 3)), rng(1).normal(size=(3, 4))
    for order in "CF":
        out = np.empty((5, 4), order=order)
        assert product(a, b, out) is out
        assert np.allclose(out, a @ b, rtol=1e-14, atol=0)


def test_fused_loss_equals_loss_and_backward():
    z, t = 5 * rng(0).normal(size=(7, 4)), rng(1).integers(0, 4, size=7)
    loss, dz = nnref.softmax_cross_entropy_value_and_grad(z, t)
    assert abs(loss - nnref.softmax_cross_entropy(z, t)) < 1e-14
    np.testing.assert_allclose(dz, nnref.softmax_cross_entropy_backward(1.0, loss, z, t), rtol=1e-13, atol=1e-17)
    into = z.copy()  # the gradient may take the place of the logits
    _, over = nnref.softmax_cross_entropy_value_and_grad(into, t, out=into)
    assert over is into
    assert np.array_equal(over, dz)


def test_losses_of_the_same_distribution_agree():
    z, t = rng(0).normal(size=(6, 3)), rng(1).integers(0, 3, size=6)
    onehot, p = np.eye(3)[t], nnref.softmax(z)
    assert np.isclose(nnref.cross_entropy(p, onehot), nnref.softmax_cross_entropy(z, t), rtol=1e-13)
    assert np.isclose(nnref.cross_entropy_with_logits(z, onehot), nnref.softmax_cross_entropy(z, t), rtol=1e-13)
    soft = nnref.smooth_labels(onehot, 0.2)
    assert np.isclose(nnref.cross_entropy(p, soft), nnref.entropy(soft) + nnref.kl_divergence(soft, p), rtol=1e-13)
    two, bits = rng(2).normal(size=8), rng(3).integers(0, 2, size=8)
    stacked = np.stack([np.zeros(8), two], axis=1)
    assert np.isclose(nnref.bce_with_logits(two, bits), nnref.softmax_cross_entropy(stacked, bits), rtol=1e-13)


def test_targets_need_not_add_up_to_one():
    z, t = rng(0).normal(size=(4, 3)), rng(1).uniform(size=(4, 3))
    assert nnref.check_pair(nnref.cross_entropy_with_logits, nnref.cross_entropy_with_logits_backward, [z, t], rng(2))


def test_clipped_probabilities_cost_much_and_pass_no_gradient():
    p, t = np.array([0.0, 1.0]), np.array([1.0, 0.0])
    assert np.isclose(nnref.binary_cross_entropy(p, t), -math.log(1e-12), rtol=1e-5)
    assert nnref.binary_cross_entropy_backward(1.0, None, p, t).tolist() == [0.0, 0.0]
    assert np.isclose(nnref.cross_entropy(p[None], t[None]), -math.log(1e-12))
    assert not nnref.cross_entropy_backward(1.0, None, p[None], t[None]).any()
    ends, half, h = np.array([[0.0, 1.0]]), np.array([[0.5, 0.5]]), np.array([[1e-13, 0.0]])  # below the clip all is linear
    for f, xs in ((nnref.entropy, (ends,)), (nnref.kl_divergence, (ends, half))):
        dp = getattr(nnref, f"{f.__name__}_backward")(1.0, None, *xs)
        dp = dp[0] if isinstance(dp, tuple) else dp
        assert np.isclose((f(xs[0] + h, *xs[1:]) - f(*xs)) / 1e-13, dp[0, 0], rtol=1e-2)
    assert nnref.kl_divergence_backward(1.0, None, half, ends)[1][0, 0] == 0


def test_sequences_repeat_their_steps():
    n, steps, d, m = 3, 6, 4, 5
    draw = lambda *shape: rng(sum(shape)).normal(size=shape)
    x, h, c = draw(n, steps, d), draw(n, m), draw(n, m) + 1
    Wx, Wh, b = draw(d, m), draw(m, m), draw(m)
    state = h
    for t, expected in enumerate(nnref.rnn(x, h, Wx, Wh, b).swapaxes(0, 1)):
        state = nnref.rnn_step(x[:, t], state, Wx, Wh, b)
        np.testing.assert_allclose(expected, state, rtol=1e-13)
    Wx, Wh, b = draw(d, 4 * m), draw(m, 4 * m), draw(4 * m)
    hs, cs, gates = nnref.lstm(x, h, c, Wx, Wh, b)
    grads = nnref.lstm_backward((np.ones_like(hs), np.ones_like(cs)), (hs, cs, gates), x, h, c, Wx, Wh, b)
    states = [(h, c)]
    for t in range(steps):  # the plain form, moment by moment ...
        states.append(nnref.lstm_step(x[:, t], *states[-1], Wx, Wh, b))
        np.testing.assert_allclose((hs[:, t], cs[:, t]), states[-1], rtol=1e-13)
    back, weights = (np.zeros_like(h), np.zeros_like(c)), [np.zeros_like(w) for w in (Wx, Wh, b)]
    for t in reversed(range(steps)):  # ... and back
        g = tuple(part + 1.0 for part in back)
        dx, *back, dWx, dWh, db = nnref.lstm_step_backward(g, states[t + 1], x[:, t], *states[t], Wx, Wh, b)
        np.testing.assert_allclose(grads[0][:, t], dx, rtol=1e-11, atol=1e-13)
        weights = [total + dw for total, dw in zip(weights, (dWx, dWh, db))]
    for ours, plain in zip(grads[1:], (*back, *weights)):
        np.testing.assert_allclose(ours, plain, rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("moments", [1, 2, 4])
def test_the_way_back_may_be_cut_into_pieces(monkeypatch, moments):
    n, steps, d, m = 2, 7, 3, 4
    draw = lambda *shape: rng(sum(shape)).normal(size=shape)
    x, h, c = draw(n, steps, d), draw(n, m), draw(n, m)
    for f, width, state in (("rnn", m, (h,)), ("lstm", 4 * m, (h, c))):
        inputs = (x, *state, draw(d, width), draw(m, width), draw(width))
        y = getattr(nnref, f)(*inputs)
        g = (draw(n, steps, m), 2 * draw(n, steps, m)) if f == "lstm" else draw(n, steps, m)
        whole = getattr(nnref, f + "_backward")(g, y, *inputs)
        monkeypatch.setattr(nnref.sequences, "IN_CACHE", width * n * moments)
        for part, same in zip(getattr(nnref, f + "_backward")(g, y, *inputs), whole, strict=True):
            np.testing.assert_allclose(part, same, rtol=1e-12, atol=1e-13)
        monkeypatch.undo()


def test_numpys_buffer_is_as_before_after_the_way_back():
    draw = lambda *shape: rng(sum(shape)).normal(size=shape)
    inputs = draw(2, 3, 2), draw(2, 4), draw(2, 4), draw(2, 16), draw(4, 16), draw(16)
    y = nnref.lstm(*inputs)
    with np.errstate():
        np.setbufsize(4096)
        nnref.lstm_backward((y[0], y[1]), y, *inputs)
        assert np.getbufsize() == 4096


def test_bptt_norms_are_those_of_the_backward_of_rnn():
    x, h, Wh = rng(0).normal(size=(2, 4, 3)), rng(1).normal(size=(2, 5)), rng(2).normal(size=(5, 5))
    Wx, b, last = rng(3).normal(size=(3, 5)), rng(4).normal(size=5), rng(5).normal(size=(2, 5))
    hs = nnref.rnn(x, h, Wx, Wh, b)
    g = np.zeros_like(hs)
    g[:, -1] = last
    dh0 = nnref.rnn_backward(g, hs, x, h, Wx, Wh, b)[1]
    assert np.isclose(nnref.backprop_through_time(Wh, list(hs.swapaxes(0, 1)), last)[-1], np.linalg.norm(dh0), rtol=1e-13)


def test_a_query_without_keys_gets_zeros_and_passes_no_gradient():
    q, k, v = (rng(i).normal(size=(2, 3)) for i in range(3))
    mask = np.array([[False, False], [True, True]])
    y = nnref.attention(q, k, v, mask)
    assert not y[0].any()
    dq, _, _ = nnref.attention_backward(np.ones_like(y), y, q, k, v, mask)
    assert not dq[0].any()
    assert dq[1].any()


def test_self_attention_adds_both_roads():
    x, w = rng(0).normal(size=(1, 3, 4)), [rng(i).normal(size=(4, 4)) for i in range(4)]
    f = lambda x: nnref.multi_head_attention(x, x, *w, 2, nnref.causal_mask(3))
    y, v = f(x), rng(9).normal(size=x.shape)
    dx, dcontext, *_ = nnref.multi_head_attention_backward(np.ones_like(y), y, x, x, *w, 2, nnref.causal_mask(3))
    numerical = (f(x + 1e-6 * v).sum() - f(x - 1e-6 * v).sum()) / 2e-6
    assert np.isclose(np.sum((dx + dcontext) * v), numerical, rtol=1e-7)


def test_xor_network_computes_xor():
    W1, b1, w2, b2 = nnref.xor_network()
    for x1, x2 in np.ndindex(2, 2):
        hidden = nnref.step(np.array([x1, x2]) @ W1 + b1)
        assert nnref.step(hidden @ w2 + b2) == (x1 != x2)


def test_clipping_leaves_zeros_alone_and_survives_huge_float32():
    zero = np.zeros(3)
    assert not nnref.clip_by_norm([zero], 1.0)[0].any()
    huge = np.array([3e30, 4e30], np.float32)
    clipped = nnref.clip_by_norm([huge], 1.0)[0]
    assert clipped.dtype == np.float32
    np.testing.assert_allclose(clipped, [0.6, 0.8], rtol=1e-6)
    g = [np.array([3.0, 4.0])]
    assert nnref.clip_by_norm(g, 1.0, out=g)[0] is g[0]
    np.testing.assert_allclose(g[0], [0.6, 0.8])


def test_early_stopping_takes_nan_for_no_improvement():
    assert nnref.early_stopping([2.0, 1.0, math.nan, math.nan], patience=2) == (1, 3)


@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (lambda: nnref.softmax_cross_entropy(np.zeros((2, 3)), np.array([0, 3])), ValueError, "0 … 2 .*got 0 … 3"),
        (lambda: nnref.softmax_cross_entropy(np.zeros((2, 3)), np.array([-1, 0])), ValueError, "got -1 … 0"),
        (lambda: nnref.softmax_cross_entropy(np.zeros((2, 3)), np.array([0.0, 1.0])), TypeError, "integers, got float64"),
        (lambda: nnref.softmax_cross_entropy(np.zeros((2, 3)), np.eye(3)[:2]), TypeError, "one-hot"),
        (lambda: nnref.softmax_cross_entropy(np.zeros((2, 3)), np.zeros((2, 1), int)), ValueError, r"got \(2, 3\) and \(2, 1\)"),
        (lambda: nnref.softmax_cross_entropy(np.zeros((0, 3)), np.zeros(0, int)), ValueError, "is the batch empty"),
        (lambda: nnref.entropy(np.zeros((0, 3))), ValueError, "is the batch empty"),
        (lambda: nnref.kl_divergence(np.ones((2, 3)), np.ones(3)), ValueError, r"same shape, got \(2, 3\) and \(3,\)"),
        *(
            (lambda loss=loss: loss(np.ones((0, 1)), np.ones((0, 1))), ValueError, "is the batch empty")
            for loss in (nnref.mse, nnref.binary_cross_entropy, nnref.bce_with_logits, nnref.cross_entropy)
        ),
        *(
            (lambda loss=loss: loss(np.full((3, 1), 0.5), np.ones(3)), ValueError, r"same shape, got \(3, 1\) and \(3,\)")
            for loss in (nnref.mse, nnref.sum_squared_error, nnref.binary_cross_entropy, nnref.bce_with_logits)
        ),
        (
            lambda: nnref.conv2d(np.ones((1, 1, 2, 2)), np.ones((1, 1, 3, 3)), np.ones(1)),
            ValueError,
            r"filter or window of \(3, 3\) is larger than an image of \(2, 2\)",
        ),
        *(
            (lambda pool=pool, given=given: pool(np.ones((1, 1, 2, 2)), *given), ValueError, words)
            for pool in (nnref.max_pool2d, nnref.avg_pool2d)
            for given, words in (((3,), "larger than an image"), ((0,), "at least 1"), ((2, 0), "stride 0"))
        ),
        (lambda: nnref.conv2d(np.ones((1, 1, 2, 2)), np.ones((1, 1, 1, 1)), np.ones(1), 0), ValueError, "stride 0"),
        (lambda: nnref.conv2d(np.ones((1, 1, 2, 2)), np.ones((1, 1, 1, 1)), np.ones(1), 1, -1), ValueError, "padding -1"),
        (lambda: nnref.dropout(np.ones(2), np.ones(2, bool), 1.0), ValueError, r"\[0, 1\), got 1"),
        (lambda: nnref.dropout(np.ones(2), np.ones(2, bool), -0.1), ValueError, "got -0.1"),
        (lambda: nnref.smooth_labels(np.eye(2), 1.5), ValueError, r"\[0, 1\], got 1.5"),
        (lambda: nnref.clip_by_norm([np.ones(2)], -1.0), ValueError, "max_norm .* negative"),
        (lambda: nnref.clip_by_value([np.ones(2)], math.nan), ValueError, "limit .* nan"),
        (lambda: nnref.prune_by_magnitude(np.ones((2, 2)), 30), ValueError, "30 % is 0.3"),
        (lambda: nnref.cosine_decay(0.1, 0, 0), ValueError, "total must be at least 1"),
        (lambda: nnref.step_decay(0.1, 0, every=0), ValueError, "every must be at least 1"),
        (
            lambda: nnref.mlp((1, 1)).predict(np.array([1.0, math.nan]), np.ones((1, 1))),
            ValueError,
            r"theta holds nan at b1\[0\]",
        ),
        (lambda: nnref.embedding(np.array([0.0]), np.ones((2, 2))), TypeError, "integers, got float64"),
        (lambda: nnref.embedding(np.array([-1]), np.ones((2, 2))), IndexError, "got -1"),
        (lambda: nnref.embedding(np.array([2]), np.ones((2, 2))), IndexError, "2"),
        (lambda: nnref.boundary_line(np.array([2.0, 0.0]), 1.0), ValueError, "vertical line x1 = -0.5"),
        (lambda: nnref.boundary_line(np.zeros(2), 1.0), ValueError, "no line"),
        (lambda: nnref.train_perceptron(np.ones((2, 2)), np.array([-1, 1]), 0.1, 5), ValueError, "must be 0 or 1"),
        (lambda: nnref.gradient_norms([np.ones((1, 1))], np.ones((1, 1)), "swish"), ValueError, "got 'swish'"),
        (
            lambda: nnref.multi_head_attention(*[np.ones((1, 2, 3))] * 2, *[np.ones((3, 3))] * 4, 2),
            ValueError,
            "no multiple of 2",
        ),
        (lambda: nnref.multi_head_attention(*[np.ones((1, 2, 3))] * 2, *[np.ones((3, 3))] * 4, 0), ValueError, "0 heads"),
        (lambda: nnref.attention(*[np.ones((2, 2))] * 3, np.zeros((2, 2))), TypeError, "mask == 0"),
        (lambda: nnref.early_stopping([], 1), ValueError, "at least one loss"),
        (lambda: nnref.early_stopping([1.0], 0), ValueError, "patience of at least 1"),
        (lambda: nnref.warm_up(0.1, 5), TypeError, r"constant_schedule\(0.1\)"),
        (lambda: nnref.moons(200), TypeError, "default_rng"),
        (lambda: nnref.relative_error(np.ones((2, 1)), np.ones(2)), ValueError, r"compare \(2, 1\) with \(2,\)"),
        (lambda: nnref.reliability_curve([[0.5, 0.5]], [0], bins=0), ValueError, "bins must be"),
    ],
)
def test_bad_input_is_named(call, error, text):
    with pytest.raises(error, match=text):
        call()
