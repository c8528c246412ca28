"""Chapter 08: right answers of other kinds than the solution's pass, and whatever else is returned gets a sentence, not an exception."""

import numpy as np
import pytest

from autograder import library
from autograder.examine import examine
from autograder.exercise import Exercise, freeze
from autograder.judge import Verdict, judge

CHAPTER = "08_training_in_practice"


def verdict(answer, name: str, seed: int = 5) -> Verdict:
    exercise = library.exercises(CHAPTER)[name]
    assert isinstance(exercise, Exercise)
    checks = freeze(exercise, CHAPTER, seed)
    return judge(checks, examine(answer, checks))


def returns(value):
    return eval("lambda: value", {"value": value})


RIGHT = {
    "myth_loss_to_zero": [
        ([[0, 0], [0, 0]], [0, 1]),
        (np.zeros((4, 2)), np.array([0, 0, 1, 1])),
        ([[1, 1], [1, 1], [2, 2], [2, 2]], [0, 1, 1, 0]),
        ([(1, 2), (1, 2), (3, 4), (5, 6)], [True, False, True, True]),
    ],
    "myth_grid_covers": [(0.001, 0.01), (0.011, 0.09), (1e-4, 1e-3), [0.02, 0.08], (np.float64(0.1), 1)],
    "myth_highest_probability": [(0.4, 1, 4), (0.01, 1, 1000), (0.49, 1, 3), [np.float64(0.3), 2, 10]],
    "myth_softmax_knows": [
        (np.tile([0.1, 0], (20, 1)), np.zeros(20)),
        ([[0, 0.5]] * 50, [1] * 50),
        ([[0.2, 0.1]] * 11, np.zeros(11, int)),
        ([[1e-9, 0]] * 9 + [[0, 1e-9]], [0] * 10),
    ],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in RIGHT.items() for value in values])
def test_many_counterexamples_are_right(name, value):
    v = verdict(returns(value), name)
    assert v.passed, v.message


@pytest.mark.parametrize("name", RIGHT)
def test_whatever_is_returned_gets_a_verdict(name):
    strange = [
        None,
        0,
        "x",
        (),
        (1, 2, 3, 4),
        ([], []),
        (np.nan, 1),
        ({}, 1),
        np.zeros(3),
        ([[1j, 2]] * 10, [0] * 10),
        ("a", "b", "c"),
    ]
    for value in strange:
        v = verdict(returns(value), name)
        assert v.points == 0
        assert v.message


def by_ratio(rng, low, high, size):
    return low * (high / low) ** rng.random(size)


def one_by_one(rng, low, high, size):
    return np.array([np.exp(rng.uniform(np.log(low), np.log(high))) for _ in range(size)])


def by_bincount(t, y, num_classes):
    return np.bincount(t * num_classes + y, minlength=num_classes**2).reshape(num_classes, num_classes)


def by_padding(images, dy, dx):
    n, h, w = images.shape
    canvas = np.zeros((n, h + 2 * abs(dy), w + 2 * abs(dx)))
    canvas[:, abs(dy) + dy : abs(dy) + dy + h, abs(dx) + dx : abs(dx) + dx + w] = images
    return canvas[:, abs(dy) : abs(dy) + h, abs(dx) : abs(dx) + w]


def by_threshold(W, share):
    k = round(share * W.size)
    limit = np.sort(np.abs(W), axis=None)[k - 1] if k else -1.0
    return np.where(np.abs(W) <= limit, 0.0, W)


def by_digitizing(p, t, bins=10):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == t
    place = np.digitize(confidence, np.arange(1, bins) / bins, right=True)
    return float(sum(abs((right[place == b] - confidence[place == b]).sum()) for b in range(bins)) / len(t))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("log_uniform", by_ratio),
        ("log_uniform", one_by_one),
        ("confusion_matrix", by_bincount),
        ("augment_shift", by_padding),
        ("prune_by_magnitude", by_threshold),
        ("expected_calibration_error", by_digitizing),
    ],
)
def test_other_ways_are_right(name, answer):
    for seed in range(5):
        v = verdict(answer, name, seed)
        assert v.passed, v.message
