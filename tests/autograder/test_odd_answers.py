"""Whatever an answer returns, judge and diagnosis come to a verdict, say something that can be shown, and nothing else."""

import gc
from itertools import cycle

import numpy as np
import pytest

from autograder import library
from autograder.examine import examine
from autograder.exercise import Exercise
from autograder.feedback import as_html, as_text, page
from autograder.judge import judge
from autograder.small import look_closer

ODD: tuple = (
    None, "text", b"bytes", [], {}, (), [[1.0], [2.0, 3.0]], [1, "a"], [None], {1}, range(3), 1j, True, np.nan, np.inf, 10**400, [10**400],
    np.array(3.0), np.array([]), np.zeros((0, 3)), np.array([1, "a"], dtype=object), np.array(["a"]), np.full(3, np.nan), np.array([1j]),
    np.array([2**70], dtype=object), np.float32(1), (1.0,), (1.0, None), (np.zeros(3), np.zeros((2, 2))), ((1.0, 2.0), (3.0,)),
    [np.zeros(2), np.zeros((1, 1))], [[0.0, 1.0], [1.0, 2.0]], ((np.zeros(3),), np.zeros(2)),
    np.full((4, 3), 6e4, np.float16), np.full((4, 3), 1e300, np.longdouble) ** 2, np.full(3, 1.7e308), 5e-324, np.int8(-128), np.uint64(2**64 - 1),
    np.float16(65504), np.zeros((0, 10**8)), [[], []], "<script>", "`", Ellipsis, np.str_("a"), (1.0,) * 50, {"W": np.zeros(2)},
)  # fmt: skip

ALL = {name: library.find(name)[1] for name in library.index()}
NAMES = (
    "accuracy", "broadcast_shape", "boundary_line", "layer_shapes", "train_perceptron", "xor_network", "softmax", "numerical_gradient",
    "mlp_backward", "topological_order", "minibatches", "early_stopping", "l2_gradient", "running_statistics", "he_init", "gradient_norms",
    "count_flops", "confusion_matrix", "bug_forward", "myth_iteration",
)  # fmt: skip


def returning(name: str, give):
    """A function of the exercise's parameters that returns what `give()` does."""
    parameters = ", ".join(p + "=None" if optional else p for p, optional in library.public_checks(name).parameters)
    return eval(f"lambda {parameters}: give()", {"give": give})


MYTHS = tuple(name for name, e in ALL.items() if isinstance(e, Exercise) and e.kind == "myth" and e.verify)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", sorted({*NAMES, *MYTHS, "topological_order", "he_init", "log_uniform"}))
def test_every_odd_answer_gets_a_verdict(name):
    checks = library.public_checks(name)
    others = cycle(ODD)
    gives = [lambda value=value: value for value in ODD] + [lambda: next(others)]  # the last one: another value in each call
    for give in gives:
        verdict = judge(checks, examine(returning(name, give), checks))
        assert not verdict.passed or name in MYTHS  # a number may refute a myth by chance
        assert verdict.message
        assert verdict.word != "not gradable", verdict.message
        shown = page(verdict, checks)
        assert verdict.name in as_text(shown)
        assert verdict.name in as_html(shown)


def breaks(error: BaseException):
    raise error


async def nobody_waits():
    return 1.0


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["accuracy", "adam_step", "batch_norm", "softmax"])
@pytest.mark.parametrize(
    "error", [BaseException("b"), GeneratorExit(), SystemExit(3), StopIteration(), KeyError(), OSError(1, "x")]
)
def test_whatever_is_raised_is_a_verdict(name, error):
    """Of the steps that an answer took before, too."""
    checks, small = library.public_checks(name), library.small_cases(name)
    answer = returning(name, lambda: breaks(error))
    verdict = judge(checks, examine(answer, checks))
    assert verdict.word == "raised"
    assert type(error).__name__ in as_text(page(verdict, checks, closer=look_closer(answer, checks, small, verdict)))


@pytest.mark.filterwarnings("error")
def test_a_coroutine_is_told_and_complains_to_nobody(capfd):
    checks = library.public_checks("accuracy")
    verdict = judge(checks, examine(returning("accuracy", nobody_waits), checks))
    gc.collect()
    assert verdict.word == "wrong type"
    assert capfd.readouterr() == ("", "")
