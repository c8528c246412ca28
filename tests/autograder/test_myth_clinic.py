"""The clinic's checks test the claim: right answers of several kinds pass, near misses and nonsense get a sentence, never a traceback."""

import numpy as np
import pytest

from autograder import library
from autograder.codec import Opaque
from autograder.exercise import FrozenCase
from autograder.judge import verified

CLINIC = library.exercises("myth_clinic")
NOWHERE = FrozenCase((), {}, "", 1e-9, 1e-9, ("verified", None))
DEGREES = np.radians([30, 90, 137])
GRID = np.arange(9)

RIGHT = {
    "refute_tanh_formula": [0.1, -0.5, 0.7, 1e-9, np.float64(-0.03)],
    "refute_saturation_point": [(0, 5), (1.2, -7), (-0.4, 600), [0.5, -5.0], (np.float64(1.0), 1e6)],
    "refute_relu_never_stops": [0.17, 0.5, 1, 10, np.float64(3.3)],
    "refute_neuron_fires": [("relu", 1.6), ("tanh", -1), ("elu", -3.0), ["silu", 10], ("leaky_relu", 2)],
    "refute_only_large_scores": [
        [-750, -760, -770],
        (-1e6, -1e6, -1e6),
        np.full(3, -800.0),
        [-900, -746.0, -747],
        [-1e5, -800, -1e3],
    ],
    "refute_no_bias": [
        ([[0, 0], [1, 2]], [1, 5]),
        ([[3, 4], [0, 0]], [0, -0.5]),
        ([[1, 2], [2, 4]], [1, 5]),
        ([[1, 0], [3, 0]], [-1, 1]),
        (np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, 1.0])),
    ],
    "refute_sigmoid_regression": [[2, 3, 4], [-5, -5, -5], [-3, 0.5, 4], np.array([100.0, 50.0, 0.0]), (3, 3, 3)],
    "refute_lower_loss": [
        ([0.49, 0.9, 0.1, 0.1], [0.51, 0.51, 0.49, 0.49]),
        ([0.9, 0.9, 0.1, 0.6], [0.6, 0.6, 0.4, 0.4]),
        ([0.5, 0.99, 0.01, 0.01], [0.6, 0.6, 0.4, 0.4]),
        np.array([[0.48, 0.48, 0.01, 0.01], [0.52, 0.52, 0.49, 0.49]]),
        [(0.45, 0.45, 0.01, 0.01), (0.51, 0.51, 0.49, 0.49)],
    ],
    "refute_mse_classifies": [-6, -10.0, -700, -5.5, np.float64(-30)],
    "refute_blame_architecture": [(0.001, 1), (1e-9, 0.5), (0.01, 2.0), [1000, 1.0], np.array([1e-4, 0.8])],
    "refute_rate_above_one": [(0.1, 10), (1e-6, 1e6), (0.5, 3), (0.9, 2), (1 / 16, 2.0)],
    "refute_noise_escapes": [0.2, 0.96, 1.5, 2, np.float64(0.5)],
    "refute_stuck_at_saddle": [(0, 1e-9), (0.0009, -1e-5), (0, 0.001), (-0.0005, 1e-15), [1e-6, -0.0003]],
    "refute_lowest_loss": [(3, 7), (4, 7), (5, 7), (3, 5), np.array([6, 7])],
    "refute_adam_is_momentum": [
        [[100, 1]],
        [[0.001, 1]],
        [[-500.0, 3.0]] * 20,
        np.array([[1e4, 1.0]] * 5),
        [[30.0, 1.0], [20.0, 2.0]],
    ],
    "refute_inverse_rate": [[100, 1, 1, 2], [10, 1, 2], [-50.0, 0.1, -0.5], [5, 5, 5, 0.1, 1], np.array([1e6, 1.0, 10.0])],
    "refute_two_momenta": [(0.9, 5), (0.9, 20.0), (0.8, 10), (0.95, 6), (0.5, 4)],
    "refute_powers_of_two": [(3, 0.05), (60, 0.5), (17, 0.1), (48, 0.3), (np.int64(7), 0.02)],
    "refute_one_example_batches": [0.04, 0.05, 0.1, 0.15, 0.2],
    "refute_small_first_step": [(0.9, 0.999), (0, 0.8), (0.5, 0.99), (0.0, 0.9999), [0.99, 0.999999]],
    "refute_zero_start": [[0] * 19 + [1], [1] * 30 + [0], [1] + [0] * 9, np.array([0] * 99 + [1]), [True] * 20 + [False]],
    "refute_weights_below_one": [
        [[0.9, 0.9], [0.9, 0.9]],
        [[0.6, 0.6], [0.6, 0.6]],
        [[-0.9, -0.9], [-0.9, -0.9]],
        [[0.9, -0.9], [-0.9, 0.9]],
        np.array([[0.9, -0.9], [0.9, 0.9]]),
        [[0.8, 0.5], [0.7, 0.8]],
    ],
    "refute_residual_safe": [0.42, 0.5, 1, 0.9, np.float64(0.6)],
    "refute_depth": [
        [[0, 1], [1, 0]],
        [[0.6, 0.8], [-0.8, 0.6]],
        [[0, -1], [1, 0]],
        *([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]] for a in DEGREES),
        [[0.6, 0.8], [0.8, -0.6]],
    ],
    "refute_clipping_changes_nothing": [
        [0, 0, 0, 60],
        [0, 0, 100],
        [-100] * 3 + [50, 50],
        np.array([1.0, 2.0, 3.0, -90.0]),
        (0,) * 9 + (99,),
    ],
    "refute_std_formula": [
        ([1, 2, 3], [100, 500, 900]),
        ([0, 0, 0.1], [-50, 50, 0, 0]),
        (np.linspace(0, 1, 9), np.linspace(0, 1e4, 5)),
        ([1, 1, 1.001], [1, 2, 3]),
        ([7.0, 7.5, 8.0], (-999.0, 999.0, 5.0)),
    ],
    "refute_average_sigma": [[1, 1, 1, 10], [0.1, 0.1, 5], [1] * 50 + [100], np.array([1, 2, 30, 1]), (1e-3, 1e-3, 1)],
    "refute_noise_is_shift": [
        ([0, 1, 0.5], [0, 1, 10]),
        ([0, 1, 100], [0, 1, 0]),
        ([-2, 2, 0, 0, 0], [-2, 2, 50]),
        (np.array([1.0, 2.0, 900.0]), np.array([1.0, 2.0, 1.5])),
        ([5, 4, 5, 4], [5, 4, 5, -30]),
    ],
    "refute_small_weight": [
        ([0.01, 1], [3000, 5000], [0.5, -1]),
        ([-0.1, 1], [1000, 0], [1, 0.5]),
        ((1e-3, 5.0), (1e6, 1e6, 1e6), (1.0, 0.0, 0.0)),
        ([1, -10], [100, 200, 300], [0.1, 0.2, 0.1]),
        (np.array([0.5, 5.0]), np.full(4, 1000.0), np.ones(4)),
    ],
    "refute_half_threshold": [0.25, 0.2, 0.15, 0.3, np.float64(0.38)],
    "refute_confidence": [6, 10, 100.0, 1e4, np.float64(7.5)],
    "refute_grid_search": [
        [(i / 8, j / 8) for i, j in zip(range(9), (0, 3, 6, 1, 4, 7, 2, 5, 8))],
        np.column_stack([GRID / 8, GRID[::-1] / 8]),
        (np.column_stack([GRID, 2 * GRID % 9]) + 0.5) / 9,
        [((i + 1) / 10, ((4 * i) % 9 + 1) / 10) for i in range(9)],
        np.column_stack([(GRID + 0.4) / 9, (GRID * 5 % 9 + 0.6) / 9]),
    ],
    "refute_mean_of_batches": [
        ([0.1, 0.1, 5], [32, 32, 1]),
        ([1, 100], [99, 1]),
        ([10, 10, 0.001, 10, 1e4], [50, 50, 50, 50, 2]),
        (np.array([1.0, 30.0]), np.array([64, 3])),
        ([0.5] * 4 + [9], (10, 10, 10, 10, 1)),
    ],
    "refute_conv_for_images": [[-1, 2, -1], [-1, 1, 0], [0, 1, -1], [-2.0, 3.0, -1.0], np.array([-0.5, 1.0, -0.5])],
}

WRONG = {  # beside the known mistakes: values on the far side of every bound
    "refute_tanh_formula": [0.8, -1, 0.0, 6, np.nan],
    "refute_saturation_point": [(2, 9), (0, 4.5), (0, np.inf), (1.5, 8)],
    "refute_relu_never_stops": [0.16, 0, 11, -1, np.nan],
    "refute_neuron_fires": [("tanh", 9), ("sigmoid", -9), ("relu", 11), ("softmax", 3), ("relu", np.nan)],
    "refute_only_large_scores": [[-1, -800, -900], [-700, -800, -900], [0, -800, -800], [-1e7, -1e7, -1e7], [-800, -800]],
    "refute_no_bias": [
        ([[0, 0], [1, 1]], [0.05, 1]),
        ([[1, 2], [2, 4.001]], [1, 9]),
        ([[1, 1], [2, 2]], [1, 2.2]),
        ([[1e3, 0], [0, 0]], [1, 1]),
    ],
    "refute_sigmoid_regression": [[-1, 0, 1], [0, 5, 11], [0, 500, 1000], [1, 1, 1]],
    "refute_lower_loss": [
        ([0, 1, 0, 0], [0.6, 0.6, 0.4, 0.4]),
        ([0.5, 0.5, 0.5, 0.5], [0.6, 0.6, 0.4, 0.4]),
        ([0.4, 0.9], [0.6, 0.6]),
    ],
    "refute_mse_classifies": [-5, 5, 701, -2.0],
    "refute_blame_architecture": [(1, 1), (1, 0.001), (0.001, 0.001), (0, 1), (0.001, 1001), (0.001, 1, 1)],
    "refute_rate_above_one": [(2, 1.001), (1, 1), (1e-3, 10), (-1, 2), (0, 5)],
    "refute_noise_escapes": [-1, 0, 0.05, 2.1, np.nan],
    "refute_stuck_at_saddle": [(0, 0), (0.0005, 0), (0, 0.002), (0, 1e-300), (np.inf, 0)],
    "refute_lowest_loss": [(7, 3), (3, 3), (0, 1), (3, 8), (3.5, 7), (2, 3)],
    "refute_adam_is_momentum": [[[1, 1]], [[3, 1]], [[0, 1]], [[0, 0]], [[1, 2, 3]], np.ones((101, 2))],
    "refute_inverse_rate": [[1, 2], [1, 1, 2], [10, 0, 1], [10, 1, 1.9], [3, 1, 30], [100, 1, 1]],
    "refute_two_momenta": [(0, 5), (0.9, 3.7), (0.9, 40), (1, 5), (0.9, 0), (0.99, 300)],
    "refute_powers_of_two": [(32, 0.1), (1, 0.01), (2, 0.05), (61, 0.1), (7.5, 0.1), (30, 0), (30, 2)],
    "refute_one_example_batches": [0.01, 0.3, 1, 0, 11],
    "refute_small_first_step": [(0.9, 0.99), (0, 0), (0.999, 0.9), (1, 0.9), (0.5, 1)],
    "refute_zero_start": [[0, 1] * 5, [0] * 10, [0, 0, 0, 1] * 3, [0, 0, 0, 1], [0, 2] * 5],
    "refute_weights_below_one": [
        [[0.9, 0], [0, 0.9]],
        [[0.57, 0.57], [0.57, 0.57]],
        [[1, 1], [1, 1]],
        [[0, 0.9], [0.9, 0]],
        [[0.9]],
    ],
    "refute_residual_safe": [0.41, 0, -1, 1.5, np.nan],
    "refute_depth": [
        np.eye(2),
        -np.eye(2),
        [[0.6, 0.81], [-0.81, 0.6]],
        [[1, 1], [0, 1]],
        [[0.99, 0.2], [0.2, -0.9]],
        [[0.5, 0.5], [0.5, 0.5]],
    ],
    "refute_clipping_changes_nothing": [[0, 0, 10], [-100, 0, 100], [5, 5, 5], [0, 100], [0, 0, 1000], [0.1, 0.2, 0.3]],
    "refute_std_formula": [([1, 1, 1], [0, 50, 100]), ([1, 2, 3], [10, 50, 90]), ([1, 2], [0, 900]), ([1, 2, 3], [1e9, 0, 5])],
    "refute_average_sigma": [[3, 3], [1e-6, 1e6], [1, 2, 3], [0, 0, 5], [5]],
    "refute_noise_is_shift": [
        ([0, 1, 5], [0, 1, -4]),
        ([0, 0.01, 5], [0, 0.01, 500]),
        ([0, 1], [0, 1]),
        ([0, 1, 2], [1, 0, 90]),
        ([0, 1, 2], [0, 1, 2000]),
    ],
    "refute_small_weight": [
        ([0.1, 1], [50, 50], [1, 1]),
        ([0.2, 1], [1e4, 1e4], [1, 1]),
        ([0, 1], [1e4, 1e4], [1, 1]),
        ([0.1, 1], [1e4, 1e4], [0, 0]),
    ],
    "refute_half_threshold": [0.5, 0.46, 0.42, 0.05, 0.95, 0, 1, -0.2],
    "refute_confidence": [1, 3, -10, 0, 1e5, np.nan],
    "refute_grid_search": [
        [(i / 2, j / 2) for i in range(3) for j in range(3)],
        np.column_stack([GRID / 8, GRID % 3 / 2]),
        np.full((9, 2), 0.5),
        np.column_stack([GRID / 4, GRID / 8]),
        np.zeros((8, 2)),
    ],
    "refute_mean_of_batches": [
        ([1, 9], [10, 10]),
        ([9, 1], [1, 10]),
        ([1, 2], [10, 5]),
        ([1, 1], [10, 1]),
        ([0, 5], [10, 1]),
        ([1, 50], [10, 0]),
        ([1, 50], [10, 1.5]),
    ],
    "refute_conv_for_images": [[0, 1, 0], [1, 1, 1], [1, -2, 1], [-1, 0, 1], [0, 0, 0], [-1, 200, -1]],
}

NONSENSE = [
    None, "", "abc", object(), Opaque("Tensor"), {}, {"a": 1}, set(), [], (), [[]], [None, None], [None] * 3, ["a", "b"], ("a", "b", "c"),
    [[1, 2], [3]], ([1, 2], "x"), float("nan"), float("inf"), -float("inf"), [float("nan")] * 2, [float("nan")] * 3, 10**400, [10**400, 1],
    np.array([]), np.zeros((0, 2)), np.full((9, 2), np.nan), np.full((2, 2), np.inf), np.full(3, np.nan), (np.full(3, np.nan),) * 2,
    ([np.inf] * 3, [1.0] * 3), (float("nan"),) * 3, np.array(["a", "b"]), range(0), print, [[[1.0]]], -1e308, [1e308, -1e308],
    ([1.0, np.nan], [1.0, 2.0], [3.0, 4.0]), ("relu", None), ("relu", "relu"), (1.0,), [1.0, 2.0, 3.0, 4.0, 5.0], 1j,
]  # fmt: skip


def verdict(name, value):
    return verified(CLINIC[name].verify, value, NOWHERE)


def test_every_exercise_has_its_answers_here():
    assert RIGHT.keys() == WRONG.keys() == CLINIC.keys()
    assert len(CLINIC) >= 25
    assert all(len(answers) >= 5 for answers in RIGHT.values())


@pytest.mark.parametrize("name", sorted(CLINIC))
def test_every_right_counter_example_passes(name):
    for value in RIGHT[name]:
        assert verdict(name, value) is None, (value, verdict(name, value))


@pytest.mark.parametrize("name", sorted(CLINIC))
def test_near_misses_fail_with_a_sentence(name):
    known = {m.__name__ for m in CLINIC[name].misconceptions}
    for value in WRONG[name]:
        found = verdict(name, value)
        assert found is not None, value
        assert found.word == "wrong value"
        assert found.text in known or is_sentence(found.text), (value, found.text)


@pytest.mark.parametrize("name", sorted(CLINIC))
def test_nonsense_is_answered_in_words(name):
    known = {m.__name__ for m in CLINIC[name].misconceptions}
    for value in NONSENSE:
        found = verdict(name, value)
        assert found is not None, value
        assert found.word == "wrong value", (value, found.text)  # "wrong type" would mean that verify fell over it
        assert found.text in known or is_sentence(found.text), (value, found.text)


def is_sentence(text):
    """Words for a learner: judge adds the full stop, and an identifier would be a misconception that does not exist."""
    return len(text.split()) >= 4 and not text.endswith(".") and "_" not in text.split()[0] and "nan" not in text.split()


@pytest.mark.parametrize("name", sorted(CLINIC))
def test_form(name):
    exercise = CLINIC[name]
    assert exercise.kind == "myth"
    assert exercise.answer.__doc__.startswith(("Often said", "Often printed", "Often seen"))
    assert len(exercise.hints) >= 4
    assert len(exercise.misconceptions) >= 3
