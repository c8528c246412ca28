"""Whatever an answer returns, judge and diagnosis come to a verdict and say something."""

from itertools import cycle

import numpy as np
import pytest

from autograder import library
from autograder.examine import examine
from autograder.judge import judge

ODD: tuple = (
    None, "text", b"bytes", [], {}, (), [[1.0], [2.0, 3.0]], [1, "a"], [None], {1}, range(3), 1j, True, np.nan, np.inf, 10**400, [10**400],
    np.array(3.0), np.array([]), np.zeros((0, 3)), np.array([1, "a"], dtype=object), np.array(["a"]), np.full(3, np.nan), np.array([1j]),
    np.array([2**70], dtype=object), np.float32(1), (1.0,), (1.0, None), (np.zeros(3), np.zeros((2, 2))), ((1.0, 2.0), (3.0,)),
    [np.zeros(2), np.zeros((1, 1))], [[0.0, 1.0], [1.0, 2.0]], ((np.zeros(3),), np.zeros(2)),
)  # fmt: skip

NAMES = (
    "accuracy", "broadcast_shape", "boundary_line", "layer_shapes", "train_perceptron", "xor_network", "softmax", "numerical_gradient",
    "mlp_backward", "topological_order", "minibatches", "early_stopping", "l2_gradient", "running_statistics", "he_init", "gradient_norms",
    "count_flops", "confusion_matrix", "bug_forward", "myth_iteration",
)  # fmt: skip


def returning(name: str, give):
    """A function of the exercise's parameters that returns what `give()` does."""
    parameters = ", ".join(p + "=None" if optional else p for p, optional in library.public_checks(name).parameters)
    return eval(f"lambda {parameters}: give()", {"give": give})


@pytest.mark.parametrize("name", NAMES)
def test_every_odd_answer_gets_a_verdict(name):
    checks = library.public_checks(name)
    others = cycle(ODD)
    gives = [lambda value=value: value for value in ODD] + [lambda: next(others)]  # the last one: another value in each call
    for give in gives:
        verdict = judge(checks, examine(returning(name, give), checks))
        assert not verdict.passed
        assert verdict.message
