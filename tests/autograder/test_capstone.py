"""The capstone's scales: what honest models get, and that stored labels and weights get nothing that learning would not."""

from functools import cache

import numpy as np
import pytest

import nnref
from autograder import library
from autograder.examine import examine
from autograder.exercise import freeze
from autograder.judge import judge
from nnref.deal import turned

SEEDS = (4, 5, 6)


@cache
def checks_of(name, seed):
    return freeze(library.find(name)[1], "capstone", seed)


def verdict_of(name, answer, seed):
    checks = checks_of(name, seed)
    return judge(checks, examine(answer, checks))


def nearest(A, ta, B):
    return ta[((A**2).sum(1) - 2 * B @ A.T).argmin(axis=1)]


def flat(images):
    return np.asarray(images, float).reshape(len(images), -1)


def nearest_average(images, labels):
    means = np.stack([flat(images)[labels == k].mean(axis=0) for k in range(10)])
    return lambda new: nearest(means, np.arange(10), flat(new))


def nearest_neighbour(images, labels):
    return lambda new: nearest(flat(images), labels, flat(new))


def no_hidden_layer(images, labels):
    net, rng = nnref.mlp((64, 10)), np.random.default_rng(0)
    X = flat(images) / 16
    for step in nnref.train(net, nnref.Adam(0.01), X, labels, theta=net.init(rng), epochs=40, rng=rng, batch_size=64):
        theta = step.theta
    return lambda new: net.predict(theta, flat(new) / 16).argmax(axis=1)


@cache
def stored():
    X, digit = nnref.load_digits()
    return X * 16, digit


def renamed(digits, labels):
    """The most frequent label of each digit: what a stored answer can learn of the new names."""
    return np.array([np.bincount(labels[digits == k], minlength=10).argmax() if (digits == k).any() else 0 for k in range(10)])


def table_of_labels(images, labels):
    """All 1,797 labels by the bytes of their images, in all eight ways, with the new names learned."""
    X, digit = stored()
    table = {
        image.astype(np.int8).tobytes(): d
        for way in range(8)
        for image, d in zip(turned(X.reshape(-1, 8, 8), way), digit.tolist())
    }

    def look_up(new):
        return np.array([table.get(image.astype(np.int8).tobytes(), 0) for image in flat(new)])

    names = renamed(look_up(images), labels)
    return lambda new: names[look_up(new)]


def stored_weights(images, labels):
    """A model of the upright digits, trained elsewhere; it does not look at what it is given."""
    return nearest_average(*stored())


def stored_weights_renamed(images, labels):
    """The same, with the new names learned from the training part."""
    model = nearest_neighbour(*stored())
    names = renamed(model(images), labels)
    return lambda new: names[model(new)]


def everything_undone(images, labels):
    """Carries all images and labels, finds the way they are turned, and learns the names: the most that stored labels can do."""
    X, digit = stored()
    ways = [flat(turned(X.reshape(-1, 8, 8), way)) for way in range(8)]
    some = flat(images)[:60]
    away = [((some[:, np.newaxis] - way) ** 2).sum(axis=2).min(axis=1).mean() for way in ways]
    way = ways[int(np.argmin(away))]
    names = renamed(nearest(way, digit, flat(images)), labels)
    return lambda new: names[nearest(way, digit, flat(new))]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("answer", [table_of_labels, stored_weights, stored_weights_renamed])
def test_stored_labels_and_weights_earn_nothing(answer, seed):
    verdict = verdict_of("digit_model", answer, seed)
    assert (verdict.share, verdict.points) == (0.0, 0), verdict.message


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_undoes_the_deal_gains_no_more_than_a_point_over_three_honest_lines(seed):
    cheat, honest = (verdict_of("digit_model", answer, seed) for answer in (everything_undone, nearest_neighbour))
    assert cheat.points - honest.points <= 1


@pytest.mark.parametrize("seed", SEEDS)
def test_the_scale_of_the_digits(seed):
    average, line, neighbour = (verdict_of("digit_model", a, seed) for a in (nearest_average, no_hidden_layer, nearest_neighbour))
    assert 0 <= average.share < 0.6
    assert 0.6 <= line.share < 1
    assert 0.9 <= neighbour.share <= 1
    assert average.scored
    assert "taken for" in average.message
    assert " % of 500 images" in average.message


def test_what_is_told_of_the_digits_holds_counts_only():
    checks = checks_of("digit_model", 4)
    message = verdict_of("digit_model", nearest_average, 4).message
    assert "[" not in message
    assert len(message) < 400
    assert str(checks.cases[0].outcome[1]["labels"][:8].tolist())[1:-1] not in message


def test_an_object_with_predict_is_a_model():
    class Model:
        def __init__(self, images, labels):
            self.predict = nearest_neighbour(images, labels)

    assert verdict_of("digit_model", lambda images, labels: Model(images, labels), 4).share > 0.9


@pytest.mark.parametrize("garbage", [None, 3.0, "x", [1], np.zeros(4), lambda new: None, lambda new: "label", lambda new: [[1], [2, 3]],
                                     lambda new: np.full(len(new), np.nan), lambda new: {1: 2}, lambda new: np.zeros((len(new), 3)), lambda: 0])  # fmt: skip
@pytest.mark.parametrize("name", ["digit_model", "disease_model"])
def test_garbage_gets_a_sentence_and_no_points(name, garbage):
    verdict = verdict_of(name, lambda X, t: garbage, 4)
    assert verdict.points == 0
    assert len(verdict.message) > 20
    assert not verdict.scored


def linear(X, t):
    w = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), t, rcond=None)[0]
    return lambda new: np.column_stack([new, np.ones(len(new))]) @ w


def neighbours(X, t):
    m, s = X.mean(axis=0), X.std(axis=0)
    return lambda new: t[np.argsort(((((new - m) / s)[:, np.newaxis] - (X - m) / s) ** 2).sum(axis=2), axis=1)[:, :20]].mean(
        axis=1
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_scale_of_the_patients(seed):
    assert verdict_of("disease_model", linear, seed).points == 5
    assert verdict_of("disease_model", neighbours, seed).points in (2, 4, 5)
    two_columns = verdict_of("disease_model", lambda X, t: lambda new: linear(X[:, [2, 8]], t)(new[:, [2, 8]]), seed)
    assert two_columns.points >= 2
    assert "linear fit gets 0." in two_columns.message


@pytest.mark.parametrize("seed", SEEDS)
def test_stored_targets_earn_nothing(seed):
    def as_stored(X, t):
        rows, targets = nnref.load_diabetes()
        return lambda new: targets[((new[:, np.newaxis] - rows) ** 2).sum(axis=2).argmin(axis=1)]

    assert verdict_of("disease_model", as_stored, seed).points == 0


def test_prepare_takes_any_honest_way():
    def by_the_largest(train, validation, test):
        middle = train.mean(axis=0)
        reach = np.abs(train - middle).max(axis=0)
        return tuple(
            np.where(reach > 0, (part - middle) / np.where(reach > 0, reach, 1), 0.0) for part in (train, validation, test)
        )

    def by_quantiles(train, validation, test):
        middle = train.mean(axis=0)
        size = 5 * np.subtract(*np.quantile(train, [0.9, 0.1], axis=0)) + 5 * (train.max(axis=0) - train.min(axis=0))
        return tuple(np.where(size > 0, (part - middle) / np.where(size > 0, size, 1), 0.0) for part in (train, validation, test))

    for honest in (by_the_largest, by_quantiles):
        for seed in SEEDS:
            assert verdict_of("prepare", honest, seed).passed


def test_prepare_finds_a_leak_through_the_largest_value_of_all_rows():
    def leaking(train, validation, test):
        middle = train.mean(axis=0)
        reach = np.abs(np.concatenate([train, test]) - middle).max(axis=0)
        return tuple(
            np.where(reach > 0, (part - middle) / np.where(reach > 0, reach, 1), 0.0) for part in (train, validation, test)
        )

    assert verdict_of("prepare", leaking, 4).diagnosis == "statistics_of_all_data"
