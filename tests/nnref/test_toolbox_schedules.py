"""Schedules against PyTorch's, and what composes them."""

import numpy as np
import pytest

import nnref
from nnref.schedules import SCHEDULES

STEPS = 60


def torch_rates(torch, make):
    """The rates that one of PyTorch's schedulers gives for the first steps, from 0.4."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.4)
    scheduler, seen = make(torch.optim.lr_scheduler, optimizer), []
    for _ in range(STEPS):
        seen.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    return seen


CONFORMANCE = {
    "constant": (nnref.constant_schedule(0.4), lambda lr, o: lr.LambdaLR(o, lambda step: 1)),
    "step": (nnref.step_schedule(0.4, drop=0.3, every=7), lambda lr, o: lr.StepLR(o, 7, 0.3)),
    "exponential": (nnref.exponential_schedule(0.4, 0.95), lambda lr, o: lr.ExponentialLR(o, 0.95)),
    "inverse_time": (nnref.inverse_time_schedule(0.4, 0.2), lambda lr, o: lr.LambdaLR(o, lambda step: 1 / (1 + 0.2 * step))),
    "cosine": (nnref.cosine_schedule(0.4, STEPS, final=0.1), lambda lr, o: lr.CosineAnnealingLR(o, STEPS, 0.1)),
    "piecewise": (nnref.piecewise_schedule([10, 40], [0.4, 0.2, 0.1]), lambda lr, o: lr.MultiStepLR(o, [10, 40], 0.5)),
    "warm_up": (nnref.warm_up(nnref.constant_schedule(0.4), 8), lambda lr, o: lr.LinearLR(o, 1 / 8, 1.0, 7)),
    "by_epoch": (
        nnref.by_epoch(nnref.exponential_schedule(0.4, 0.5), 5),
        lambda lr, o: lr.LambdaLR(o, lambda step: 0.5 ** (step // 5)),
    ),
    "join": (
        nnref.join_schedules([12], [nnref.exponential_schedule(0.4, 0.9), nnref.step_schedule(0.4, every=4)]),
        lambda lr, o: lr.SequentialLR(o, [lr.ExponentialLR(o, 0.9), lr.StepLR(o, 4, 0.5)], [12]),
    ),
}


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore:The epoch parameter in .scheduler.step:UserWarning")  # PyTorch's own SequentialLR
@pytest.mark.parametrize("name", CONFORMANCE)
def test_rates_equal_pytorch(torch, name):
    ours, make = CONFORMANCE[name]
    np.testing.assert_allclose([ours(step) for step in range(STEPS)], torch_rates(torch, make), rtol=1e-12, atol=1e-15)


def test_no_schedule_is_without_a_row():
    assert set(SCHEDULES) <= set(CONFORMANCE)


def test_the_exercise_functions_are_what_the_schedules_give():
    for step in (0, 1, 9, 10, 11, 59):
        assert nnref.step_schedule(0.8)(step) == nnref.step_decay(0.8, step)
        assert nnref.cosine_schedule(0.8, 50)(step) == nnref.cosine_decay(0.8, step, 50)
    assert nnref.cosine_decay(0.8, 50, 50) == 0


def test_warm_up_reaches_the_schedule_at_its_last_step_and_never_exceeds_it():
    inner = nnref.cosine_schedule(0.3, 100)
    lr = nnref.warm_up(inner, 10)
    assert lr(0) == pytest.approx(inner(0) / 10)
    assert all(lr(step) < inner(step) for step in range(9))
    assert all(lr(step) == inner(step) for step in range(9, 120))


BAD = [
    (lambda: nnref.constant_schedule(-1), "lr must be finite and not negative; got -1"),
    (lambda: nnref.exponential_schedule(0.1, float("nan")), "decay must be finite"),
    (lambda: nnref.step_schedule(0.1, every=0), "every must be at least 1"),
    (lambda: nnref.cosine_schedule(0.1, 0), "total must be at least 1"),
    (lambda: nnref.inverse_time_schedule(0.1, -0.5), "decay must be finite"),
    (lambda: nnref.warm_up(nnref.constant_schedule(1), 0), "steps must be at least 1"),
    (lambda: nnref.by_epoch(nnref.constant_schedule(1), 0), "steps_per_epoch must be at least 1"),
    (lambda: nnref.piecewise_schedule([5], [0.1]), "1 boundaries make 2 pieces; got 1 rates"),
    (lambda: nnref.piecewise_schedule([5, 5], [0.1, 0.2, 0.3]), "boundaries must be positive and rise"),
    (lambda: nnref.piecewise_schedule([5], [0.1, -0.2]), r"rates\[1\] must be finite"),
    (lambda: nnref.join_schedules([0], [nnref.constant_schedule(1)] * 2), "boundaries must be positive and rise"),
    (lambda: nnref.join_schedules([3], []), "got 0 schedules"),
]


@pytest.mark.parametrize(("make", "message"), BAD)
def test_bad_schedules_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()
