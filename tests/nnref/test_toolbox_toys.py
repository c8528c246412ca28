"""The made-up sets and surfaces: what each promises, and that chance comes from rng alone."""

import numpy as np
import pytest

import nnref
from nnref.toys import TOYS

CLASSES = ("gaussians", "circles", "quadrants", "moons", "spirals")


def truth(name, X):
    """The class, or number, of points without noise, from the picture each set is named after."""
    x1, x2 = X[:, 0], X[:, -1]
    r, angle = np.hypot(x1, x2), np.arctan2(x2, x1)
    if name == "gaussians":
        return (x1 + x2 > 0).astype(int)
    if name == "circles":
        return (r < 3).astype(int)
    if name == "quadrants":
        return ((x1 > 0) != (x2 > 0)).astype(int)
    if name == "moons":
        return (np.abs(np.hypot(x1, x2) - 1) > 1e-9).astype(int)
    if name == "spirals":  # on an arm, the angle runs 1.75 turns while r goes to 5; the other arm is half a turn on
        behind = angle - 1.75 * 2 * np.pi * r / 5
        return (np.cos(behind) < 0).astype(int)
    if name == "plane":
        return (x1 + x2) / 10
    if name == "bumps":
        expected = np.zeros(len(X))
        for cx, cy, height in nnref.toys.BUMPS:
            cone = height * np.maximum(0, 1 - np.hypot(x1 - cx, x2 - cy) / 2)
            expected = np.where(np.abs(cone) > np.abs(expected), cone, expected)
        return expected
    return np.sin(2 * x1) + x1 / 2


@pytest.mark.parametrize("name", TOYS)
def test_without_noise_the_target_is_what_the_picture_says(name):
    X, t = TOYS[name](np.random.default_rng(0), 400, noise=0.0)
    if name == "gaussians":  # two clouds of variance 0.5 that touch: almost all
        assert (truth(name, X) == t).mean() > 0.99
    elif name == "spirals":
        clear = np.hypot(*X.T) > 0.1  # the arms meet at the middle
        assert (truth(name, X) == t)[clear].all()
    else:
        np.testing.assert_allclose(truth(name, X), t, atol=1e-12)


@pytest.mark.parametrize("n", [1, 2, 7, 200])
@pytest.mark.parametrize("name", TOYS)
def test_shapes_types_seeds(name, n):
    X, t = TOYS[name](np.random.default_rng(1), n)
    assert X.shape == (n, 1 if name == "wave" else 2)
    assert t.shape == (n,)
    assert (X.dtype, t.dtype) == (np.float64, np.int64 if name in CLASSES else np.float64)
    again = TOYS[name](np.random.default_rng(1), n)
    assert X.tobytes() == again[0].tobytes()
    assert t.tobytes() == again[1].tobytes()
    if n == 200:
        assert np.abs(X).max() < 7
        assert X.tobytes() != TOYS[name](np.random.default_rng(2), n)[0].tobytes()


@pytest.mark.parametrize("name", CLASSES)
def test_both_classes_come_up_mixed(name):
    _, t = TOYS[name](np.random.default_rng(0), 200, noise=0.0)
    assert 80 <= t.sum() <= 120
    assert 60 < np.abs(np.diff(t)).sum() < 140  # in no order: neither one after the other, nor by turns


@pytest.mark.parametrize("name", TOYS)
def test_noise_makes_it_harder(name):
    X, t = TOYS[name](np.random.default_rng(0), 400, noise=0.4)
    assert np.mean(np.abs(truth(name, X) - t)) > 0.01


@pytest.mark.parametrize("name", TOYS)
def test_impossible_sets_are_refused(name):
    with pytest.raises(ValueError, match="at least one point; got n=0"):
        TOYS[name](np.random.default_rng(0), 0)
    with pytest.raises(ValueError, match="noise must be finite and not negative; got -1"):
        TOYS[name](np.random.default_rng(0), 5, -1)


def test_gates():
    for name, f in {"and": lambda a, b: a and b, "or": lambda a, b: a or b, "xor": lambda a, b: a != b}.items():
        X, t = nnref.gates(name)
        assert [int(f(a, b)) for a, b in X.astype(int)] == t.tolist()
    assert (nnref.gates("nand")[1] == 1 - nnref.gates("and")[1]).all()
    with pytest.raises(ValueError, match="unknown gate 'nor'; known are and, or, nand, xor"):
        nnref.gates("nor")


@pytest.mark.parametrize("surface", nnref.SURFACES.values(), ids=nnref.SURFACES)
def test_the_slopes_of_a_surface_are_those_of_its_height(surface):
    p = np.random.default_rng(0).uniform(*surface.limits, (50, 2))
    for axis in np.eye(2):
        slope = (surface(p + 1e-6 * axis) - surface(p - 1e-6 * axis)) / 2e-6
        np.testing.assert_allclose(surface.gradient(p) @ axis, slope, atol=1e-7)
    loss, g = surface.objective(p[0])
    assert type(loss) is float
    assert loss == surface(p)[0]
    np.testing.assert_array_equal(g, surface.gradient(p)[0])
    assert surface.limits[0] < min(surface.start) <= max(surface.start) < surface.limits[1]


def test_surfaces_are_what_their_names_say():
    s = nnref.SURFACES
    assert not s["saddle"].gradient([0.0, 0.0]).any()
    assert s["saddle"]([0.1, 0.0]) > s["saddle"]([0.0, 0.0]) > s["saddle"]([0.0, 0.1])
    assert np.abs(s["plateau"].gradient([1.8, 0.0])).max() < 1e-3
    assert np.abs(s["cliff"].gradient([1.0, 0.0])).max() > 20
    lows = [np.array(start) for start in ((-1.0, -0.5), (1.2, 0.8))]
    for p in lows:
        for _ in range(400):
            p -= 0.2 * s["minima"].gradient(p)
        assert np.abs(s["minima"].gradient(p)).max() < 1e-6
    assert np.hypot(*(lows[0] - lows[1])) > 2
    assert s["minima"](lows[0]) < s["minima"](lows[1]) - 0.2
