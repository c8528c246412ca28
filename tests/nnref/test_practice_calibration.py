"""The temperature that makes a model as sure as it is right, and the pictures of chapter 08."""

import numpy as np
import pytest

import nnref
from nnref import plots


def sampled(rng, n=4000, k=5, sharpness=1.0):
    """Scores, and labels drawn from their softmax: a model that is calibrated at T = 1."""
    z = sharpness * rng.normal(size=(n, k))
    p = nnref.softmax(z)
    return z, (p.cumsum(axis=1) > rng.random((n, 1))).argmax(axis=1)


@pytest.mark.parametrize("factor", [0.2, 1.0, 3.0])
def test_temperature_undoes_a_scaling_of_calibrated_scores(factor):
    z, t = sampled(np.random.default_rng(0), sharpness=1.5)
    assert nnref.fit_temperature(factor * z, t) == pytest.approx(factor, rel=0.1)
    assert nnref.fit_temperature(factor * z, t) == pytest.approx(factor * nnref.fit_temperature(z, t), rel=1e-9)


def test_temperature_is_where_the_loss_is_smallest():
    z, t = sampled(np.random.default_rng(1), n=300)
    z = 2.5 * z
    best = nnref.fit_temperature(z, t)

    def loss(T):
        return nnref.softmax_cross_entropy(z / T, t)

    assert loss(best) < min(loss(best * 1.01), loss(best / 1.01))
    assert (nnref.softmax(z / best).argmax(axis=1) == z.argmax(axis=1)).all()


def test_temperature_of_huge_scores_and_shifted_rows():
    z, t = sampled(np.random.default_rng(2), n=500)
    shift = np.random.default_rng(3).normal(size=(500, 1)) * 1e3
    assert nnref.fit_temperature(z + shift, t) == pytest.approx(nnref.fit_temperature(z, t), rel=1e-9)
    assert np.isfinite(nnref.fit_temperature(1e6 * z, t))


def test_ends_of_the_range():
    z = np.array([[3.0, 0.0], [4.0, 1.0]])
    assert nnref.fit_temperature(z, [0, 0]) == pytest.approx(1e-3)  # all right: the colder the better
    assert nnref.fit_temperature(z, [1, 1]) == pytest.approx(1e3)  # all wrong: the hotter the better


@pytest.mark.parametrize(
    ("z", "t"), [(np.zeros((3, 2)), [0, 1]), (np.zeros(3), [0, 1, 0]), (np.zeros((0, 2)), []), (np.full((2, 2), np.nan), [0, 1])]
)
def test_what_does_not_fit_is_refused(z, t):
    with pytest.raises(ValueError, match=r"need labels|no scores|finite"):
        nnref.fit_temperature(z, t)
    with pytest.raises(TypeError, match="labels must be integers"):
        nnref.fit_temperature(np.zeros((2, 3)), [0.0, 1.0])
    with pytest.raises(ValueError, match=r"0 … 2 .* got 0 … 3"):
        nnref.fit_temperature(np.zeros((2, 3)), [0, 3])


def test_range_test_marks_the_rate():
    lrs = np.geomspace(1e-4, 1, 30)
    ax = plots.range_test(np.linspace(2, 1, 30), lrs, smooth=np.linspace(2, 1, 30), rate=0.01)
    assert ax.get_xscale() == "log"
    assert [text.get_text() for text in ax.texts] == ["0.01"]
    assert [line.get_label() for line in ax.get_lines()][:2] == ["loss", "smoothed"]


def test_search_points_ring_the_best():
    rng = np.random.default_rng(0)
    x, y, score = rng.uniform(1e-3, 1, (9, 1)), rng.uniform(1e-3, 1, (9, 1)), np.r_[0.1, 0.9, np.full(7, 0.5)]
    ax = plots.search_points(x, y, score, names=("rate", "decay"))
    points, ring = ax.collections
    assert points.get_sizes().argmax() == 1
    np.testing.assert_allclose(ring.get_offsets()[0], [x[1, 0], y[1, 0]])
    assert (ax.get_xlabel(), ax.get_xscale(), ax.get_yscale()) == ("rate", "log", "log")
    assert plots.search_points(x, y, np.ones(9)).collections[0].get_sizes().min() > 0, "equal scores are no division by 0"


def test_reliability_diagram_leaves_empty_bins_out():
    z, t = sampled(np.random.default_rng(4), n=200)
    curve = nnref.reliability_curve(nnref.softmax(z), t)
    ax = plots.reliability_diagram({"model": curve})
    (points,) = ax.collections
    assert len(points.get_offsets()) == int((curve.rows > 0).sum())
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["as sure as right", "model"]
