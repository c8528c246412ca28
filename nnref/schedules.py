"""Learning rates that change: a schedule is a function `step -> rate`, with steps counted from 0.

Factories make schedules (`lr = cosine_schedule(0.1, total=500)`), optimizers take them as their `lr`, and three functions
compose them: `warm_up` eases one in, `by_epoch` slows one down, `join_schedules` lets one follow another.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence

__all__ = [
    "SCHEDULES",
    "Schedule",
    "by_epoch",
    "constant_schedule",
    "cosine_decay",
    "cosine_schedule",
    "exponential_schedule",
    "inverse_time_schedule",
    "join_schedules",
    "piecewise_schedule",
    "step_decay",
    "step_schedule",
    "warm_up",
]

Schedule = Callable[[int], float]


def step_decay(lr0: float, epoch: int, drop: float = 0.5, every: int = 10) -> float:
    """The rate after `epoch` epochs when it is multiplied by `drop` every `every` epochs.

    η = η₀ · drop^⌊epoch / every⌋

    >>> [step_decay(0.8, epoch) for epoch in (0, 9, 10, 20)]
    [0.8, 0.8, 0.4, 0.2]

    Errors: ValueError for an `every` below 1.
    """
    _at_least_one(every=every)
    return lr0 * drop ** (epoch // every)


def cosine_decay(lr0: float, step: int, total: int) -> float:
    """Half a cosine, from lr0 at step 0 to 0 at step `total`, and 0 from there on.

    η = η₀ (1 + cos(π · step / total)) / 2

    >>> [round(cosine_decay(0.8, step, 100), 6) for step in (0, 50, 100, 150)]
    [0.8, 0.4, 0.0, 0.0]

    Paper: Loshchilov & Hutter 2017, arXiv:1608.03983; one period, without restarts.

    Errors: ValueError for a `total` below 1.
    """
    _at_least_one(total=total)
    return lr0 * (1 + math.cos(math.pi * min(step / total, 1))) / 2


def constant_schedule(lr: float) -> Schedule:
    """Always the same rate.

    >>> constant_schedule(0.1)(1000)
    0.1
    """
    _not_negative(lr=lr)
    return lambda step: lr


def step_schedule(lr0: float, drop: float = 0.5, every: int = 10) -> Schedule:
    """`step_decay` as a schedule: times `drop` every `every` steps. Wrap it in `by_epoch` to count epochs.

    >>> [step_schedule(0.8, every=2)(step) for step in range(5)]
    [0.8, 0.8, 0.4, 0.4, 0.2]
    """
    _not_negative(lr0=lr0, drop=drop)
    _at_least_one(every=every)
    return lambda step: step_decay(lr0, step, drop, every)


def exponential_schedule(lr0: float, decay: float) -> Schedule:
    """The same factor at every step: η = η₀ · decay^step.

    >>> [exponential_schedule(0.8, 0.5)(step) for step in range(3)]
    [0.8, 0.4, 0.2]
    """
    _not_negative(lr0=lr0, decay=decay)
    return lambda step: lr0 * decay**step


def inverse_time_schedule(lr0: float, decay: float) -> Schedule:
    """1/t decay, slow enough for stochastic descent to reach any point and fast enough to settle: η = η₀ / (1 + decay · step).

    >>> [inverse_time_schedule(0.8, 1.0)(step) for step in (0, 1, 3)]
    [0.8, 0.4, 0.2]

    Paper: Robbins & Monro 1951, doi:10.1214/aoms/1177729586 (whose conditions Σ η = ∞, Σ η² < ∞ it meets).
    """
    _not_negative(lr0=lr0, decay=decay)
    return lambda step: lr0 / (1 + decay * step)


def cosine_schedule(lr0: float, total: int, final: float = 0.0) -> Schedule:
    """`cosine_decay` as a schedule, down to the rate `final` at step `total`.

    >>> [round(cosine_schedule(0.9, 100, final=0.1)(step), 6) for step in (0, 50, 100, 150)]
    [0.9, 0.5, 0.1, 0.1]
    """
    _not_negative(lr0=lr0, final=final)
    _at_least_one(total=total)
    return lambda step: final + cosine_decay(lr0 - final, step, total)


def piecewise_schedule(boundaries: Sequence[int], rates: Sequence[float]) -> Schedule:
    """By hand: rates[0] before step boundaries[0], rates[1] from there to boundaries[1], and so on.

    >>> [piecewise_schedule([10, 20], [0.1, 0.01, 0.001])(step) for step in (0, 9, 10, 20)]
    [0.1, 0.1, 0.01, 0.001]

    Errors: ValueError unless the boundaries rise and there is one rate more than boundaries.
    """
    boundaries, rates = list(boundaries), list(rates)
    _rising(boundaries, len(rates), "rates")
    _not_negative(**{f"rates[{i}]": rate for i, rate in enumerate(rates)})
    return lambda step: rates[bisect_right(boundaries, step)]


def warm_up(schedule: Schedule, steps: int) -> Schedule:
    """The first `steps` steps of a schedule scaled by 1/steps, 2/steps, ..., 1: small steps while the state is still a guess.

    >>> lr = warm_up(constant_schedule(0.8), 4)
    >>> [round(lr(step), 6) for step in range(6)]
    [0.2, 0.4, 0.6, 0.8, 0.8, 0.8]

    Paper: Goyal et al. 2017, arXiv:1706.02677 (gradual warm-up).
    """
    _functions(schedule)
    _at_least_one(steps=steps)
    return lambda step: schedule(step) * min(1, (step + 1) / steps)


def by_epoch(schedule: Schedule, steps_per_epoch: int) -> Schedule:
    """A schedule written in epochs, for an optimizer that counts steps.

    >>> lr = by_epoch(exponential_schedule(0.8, 0.5), steps_per_epoch=3)
    >>> [lr(step) for step in range(7)]
    [0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2]
    """
    _functions(schedule)
    _at_least_one(steps_per_epoch=steps_per_epoch)
    return lambda step: schedule(step // steps_per_epoch)


def join_schedules(boundaries: Sequence[int], schedules: Sequence[Schedule]) -> Schedule:
    """One schedule after another: each begins, at its own step 0, where its boundary stands.

    >>> lr = join_schedules([2], [constant_schedule(0.1), exponential_schedule(0.8, 0.5)])
    >>> [lr(step) for step in range(5)]
    [0.1, 0.1, 0.8, 0.4, 0.2]

    Errors: ValueError unless the boundaries rise and there is one schedule more than boundaries.
    """
    boundaries, schedules = list(boundaries), list(schedules)
    _functions(*schedules)
    _rising(boundaries, len(schedules), "schedules")
    starts = [0, *boundaries]

    def joined(step: int) -> float:
        i = bisect_right(boundaries, step)
        return schedules[i](step - starts[i])

    return joined


SCHEDULES: dict[str, Callable[..., Schedule]] = {
    "constant": constant_schedule,
    "step": step_schedule,
    "exponential": exponential_schedule,
    "inverse_time": inverse_time_schedule,
    "cosine": cosine_schedule,
    "piecewise": piecewise_schedule,
}


def _not_negative(**values: float) -> None:
    for name, value in values.items():
        if not 0 <= value < math.inf:
            raise ValueError(f"{name} must be finite and not negative; got {value!r}.")


def _at_least_one(**values: int) -> None:
    for name, value in values.items():
        if not value >= 1:
            raise ValueError(f"{name} must be at least 1; got {value!r}.")


def _functions(*schedules: Schedule) -> None:
    for schedule in schedules:
        if not callable(schedule):
            raise TypeError(f"a schedule is a function of the step, such as constant_schedule(0.1); got {schedule!r}.")


def _rising(boundaries: list[int], pieces: int, what: str) -> None:
    if len(boundaries) + 1 != pieces:
        raise ValueError(f"{len(boundaries)} boundaries make {len(boundaries) + 1} pieces; got {pieces} {what}.")
    if any(b <= a for a, b in zip([0, *boundaries], boundaries)):
        raise ValueError(f"boundaries must be positive and rise; got {boundaries}.")
