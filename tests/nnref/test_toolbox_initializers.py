"""Initial weights: the spread that each paper asks for, PyTorch's figures, and shapes."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnref
from nnref.initializers import INITIALIZERS

IN, OUT = 300, 500
# name: (distribution, standard deviation)
SPREAD = {
    "zeros": ("constant", 0.0),
    "constant": ("constant", 0.0),
    "normal": ("normal", 0.01),
    "xavier": ("uniform", math.sqrt(2 / (IN + OUT))),
    "xavier_normal": ("normal", math.sqrt(2 / (IN + OUT))),
    "he": ("normal", math.sqrt(2 / IN)),
    "he_uniform": ("uniform", math.sqrt(2 / IN)),
    "lecun": ("normal", math.sqrt(1 / IN)),
    "orthogonal": ("normal", math.sqrt(1 / OUT)),  # nearly: the entries of a large orthogonal matrix
}
# name: PyTorch's function and arguments, on a weight stored as (out, in)
TORCH = {
    "zeros": ("zeros_", {}),
    "constant": ("constant_", {"val": 0.5}),
    "normal": ("normal_", {"std": 0.01}),
    "xavier": ("xavier_uniform_", {}),
    "xavier_normal": ("xavier_normal_", {}),
    "he": ("kaiming_normal_", {"nonlinearity": "relu"}),
    "he_uniform": ("kaiming_uniform_", {"nonlinearity": "relu"}),
    "lecun": ("kaiming_normal_", {"nonlinearity": "linear"}),
    "orthogonal": ("orthogonal_", {}),
}


def draw(name, seed=0, shape=(IN, OUT)):
    return INITIALIZERS[name](np.random.default_rng(seed), *shape)


def test_no_initializer_is_without_a_row():
    assert set(SPREAD) == set(TORCH) == set(INITIALIZERS)


@pytest.mark.parametrize("name", INITIALIZERS)
def test_mean_and_spread(name):
    kind, std = SPREAD[name]
    w = draw(name)
    assert w.std() == pytest.approx(std, rel=0.01, abs=0)
    if kind != "constant":
        assert abs(w.mean()) < 4 * std / math.sqrt(w.size)
        # the fourth moment tells a normal from a uniform distribution: 3 or 9/5 times the squared variance
        assert (w**4).mean() / std**4 == pytest.approx(3.0 if kind == "normal" else 1.8, rel=0.03)


@pytest.mark.parametrize("name", ["xavier", "he_uniform"])
def test_uniform_weights_fill_their_range_and_no_more(name):
    bound = math.sqrt(3) * SPREAD[name][1]
    w = np.abs(draw(name))
    assert 0.999 * bound < w.max() <= bound


@pytest.mark.torch
@pytest.mark.parametrize("name", INITIALIZERS)
def test_the_same_figures_as_pytorch(torch, name):
    function, arguments = TORCH[name]
    torch.manual_seed(0)
    theirs = getattr(torch.nn.init, function)(torch.empty(OUT, IN, dtype=torch.float64), **arguments).numpy().T
    ours = draw(name)
    quantiles = np.linspace(0.05, 0.95, 19)
    scale = ours.std() or 1.0
    np.testing.assert_allclose(np.quantile(ours, quantiles) / scale, np.quantile(theirs, quantiles) / scale, atol=0.02)


@pytest.mark.parametrize("name", INITIALIZERS)
@settings(max_examples=25, deadline=None)
@given(fan_in=st.integers(1, 9), fan_out=st.integers(1, 9))
def test_shape_type_and_seed(name, fan_in, fan_out):
    w = draw(name, 3, (fan_in, fan_out))
    assert w.shape == (fan_in, fan_out)
    assert w.dtype == np.float64
    assert w.flags.c_contiguous
    assert w.tobytes() == draw(name, 3, (fan_in, fan_out)).tobytes()


@settings(max_examples=25, deadline=None)
@given(fan_in=st.integers(1, 9), fan_out=st.integers(1, 9), gain=st.floats(0.1, 3))
def test_orthogonal_is_orthogonal(fan_in, fan_out, gain):
    w = nnref.orthogonal_init(np.random.default_rng(0), fan_in, fan_out, gain)
    product = w.T @ w if fan_in >= fan_out else w @ w.T
    np.testing.assert_allclose(product, gain**2 * np.eye(min(fan_in, fan_out)), atol=1e-12)


def test_orthogonal_prefers_no_direction():
    """QR alone would make the diagonal of small matrices lean to one sign."""
    rng = np.random.default_rng(0)
    first = [nnref.orthogonal_init(rng, 2, 2)[0, 0] for _ in range(2000)]
    assert abs(np.mean(first)) < 0.06


def test_arguments_and_errors():
    rng = np.random.default_rng(0)
    assert (nnref.constant_init(rng, 2, 3, value=-1.5) == -1.5).all()
    assert nnref.normal_init(rng, 200, 200, std=3.0).std() == pytest.approx(3, rel=0.02)
    with pytest.raises(ValueError, match="std must not be negative"):
        nnref.normal_init(rng, 2, 2, std=-1)
    with pytest.raises(ValueError, match="unknown initializer 'kaiming'; known are zeros"):
        nnref.make_initializer("kaiming")
