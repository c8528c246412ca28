"""Deals: nothing lost, nothing that a stored answer could hold on to."""

import numpy as np
import pytest

import nnref
from nnref.deal import deal_digits, deal_patients, turned


def test_a_deal_is_the_digits_turned_renamed_and_nudged():
    deal = deal_digits(np.random.default_rng(3))
    X, digit = nnref.load_digits()
    images = np.concatenate([deal.images, deal.test_images])
    labels = np.concatenate([deal.labels, deal.test_labels])
    assert images.shape == (1797, 8, 8)
    assert np.isin(images, np.arange(17)).all()
    np.testing.assert_array_equal(np.bincount(deal.names[labels]), np.bincount(digit))
    ways = [turned(X.reshape(-1, 8, 8) * 16, way).reshape(-1, 64) for way in range(8)]
    nearest = [((images[:40].reshape(40, 1, 64) - way) ** 2).sum(axis=2) for way in ways]
    distance = np.array([d.min(axis=1).mean() for d in nearest])
    assert distance.argmin() != 0
    assert distance.min() < 20  # a fifth of 64 pixels, each off by 1
    rows = nearest[distance.argmin()].argmin(axis=1)
    np.testing.assert_array_equal(deal.names[labels[:40]], digit[rows])


def test_no_deal_stands_upright():
    X, _ = nnref.load_digits()
    means = np.array([turned(X.reshape(-1, 8, 8) * 16, way).mean(axis=0) for way in range(8)])
    met = set()
    for seed in range(40):
        deal = deal_digits(np.random.default_rng(seed))
        mean = np.concatenate([deal.images, deal.test_images]).mean(axis=0)
        met.add(int(((means - mean) ** 2).sum(axis=(1, 2)).argmin()))
    assert met == set(range(1, 8))


def test_two_deals_differ_and_one_seed_gives_one_deal():
    one, again, other = (deal_digits(np.random.default_rng(s)) for s in (1, 1, 2))
    for a, b in zip(one, again):
        np.testing.assert_array_equal(a, b)
    assert not np.array_equal(one.names, other.names)
    assert not np.array_equal(one.test_images, other.test_images)


def test_no_image_stands_in_a_table_of_the_file_in_any_of_the_eight_ways():
    X, _ = nnref.load_digits()
    table = {image.astype(np.int8).tobytes() for way in range(8) for image in turned(X.reshape(-1, 8, 8) * 16, way)}
    deal = deal_digits(np.random.default_rng(5))
    assert sum(image.astype(np.int8).tobytes() in table for image in deal.test_images) <= 1


def test_the_eight_ways_are_different_and_undone_by_one_another():
    image = np.arange(9.0).reshape(1, 3, 3)
    ways = {turned(image, way).tobytes() for way in range(8)}
    assert len(ways) == 8
    assert all(image.tobytes() in {turned(turned(image, a), b).tobytes() for b in range(8)} for a in range(8))
    with pytest.raises(ValueError, match="eight ways"):
        turned(image, 8)


def test_patients_keep_what_a_linear_fit_can_see():
    for seed in range(5):
        X, t, X_test, t_test = deal_patients(np.random.default_rng(seed))
        ones, ones_test = (np.column_stack([A, np.ones(len(A))]) for A in (X, X_test))
        y = ones_test @ np.linalg.lstsq(ones, t, rcond=None)[0]
        assert 0.3 < nnref.r_squared(t_test, y) < 0.65
    _, target = nnref.load_diabetes()
    assert not np.isin(t, target).any()
