"""Watchers: they pull steps out of `train`, look at them, and hand them on. Put one around the other as you need them.

    steps = train(net, Adam(), X, t, theta=theta, epochs=100, rng=rng)
    for step in stop_when(progress(steps), loss_below(0.1)):
        ...

Every watcher is a generator; whoever stops pulling stops the training.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from nnref.network import Network
from nnref.training import Step

__all__ = [
    "EarlyStopping", "History", "each", "gradient_below", "loss_below", "progress", "record_history", "seconds_passed", "stop_when",
]  # fmt: skip

Condition = Callable[[Step], bool]


def each(steps: Iterable[Step], n: int, callback: Callable[[Step], object]) -> Iterator[Step]:
    """Call `callback(step)` at every n-th iteration; hand on every step.

    >>> list(each(range(3), 0, print))
    Traceback (most recent call last):
    ValueError: n should be at least 1; got 0.
    """
    if n < 1:
        raise ValueError(f"n should be at least 1; got {n!r}.")
    for step in steps:
        if step.iteration % n == 0:
            callback(step)
        yield step


def stop_when(steps: Iterable[Step], *conditions: Condition) -> Iterator[Step]:
    """Hand on steps up to and including the first one for which a condition holds."""
    for step in steps:
        yield step
        if any([condition(step) for condition in conditions]):  # a list: every condition sees every step
            return


def loss_below(threshold: float, smoothing: float = 0.9) -> Condition:
    """Has the minibatch loss, averaged over about 1/(1-smoothing) iterations, fallen below the threshold?"""
    total = weight = 0.0

    def condition(step: Step) -> bool:
        nonlocal total, weight
        total, weight = smoothing * total + step.loss, smoothing * weight + 1
        return total / weight < threshold

    return condition


def gradient_below(threshold: float) -> Condition:
    """Is the gradient shorter than the threshold? For full batches: the gradient of a minibatch does not go to zero."""
    return lambda step: bool(np.linalg.norm(step.grad) < threshold)


def seconds_passed(seconds: float) -> Condition:
    """Has the time since the first step run out?"""
    end: float | None = None

    def condition(step: Step) -> bool:
        nonlocal end
        now = time.monotonic()
        end = now + seconds if end is None else end
        return now >= end

    return condition


@dataclass
class EarlyStopping:
    """A condition for `stop_when`: the validation loss has not got better for `patience` epochs in a row.

    Keeps the best parameters: `.theta`, of epoch `.best_epoch`, with validation loss `.best_loss`. `.losses` has all of them.

    Source: Prechelt 1998, "Early stopping, but when?", doi:10.1007/3-540-49430-8_3.
    """

    network: Network
    X: np.ndarray
    t: np.ndarray
    patience: int = 5
    losses: list[float] = field(default_factory=list)
    theta: np.ndarray | None = None
    best_epoch: int = 0
    best_loss: float = np.inf

    def __post_init__(self):
        if self.patience < 1:
            raise ValueError(f"patience should be at least 1 epoch; got {self.patience!r}.")

    def __call__(self, step: Step) -> bool:
        if not step.ends_epoch:
            return False
        self.losses.append(self.network.evaluate(step.theta, self.X, self.t))
        if self.theta is None or self.losses[-1] < self.best_loss:
            self.best_loss, self.best_epoch, self.theta = self.losses[-1], step.epoch, step.theta.copy()
        return step.epoch - self.best_epoch >= self.patience


@dataclass
class History:
    """What a run leaves behind: the loss of every iteration, the mean loss of every epoch, and what else was measured then."""

    losses: list[float] = field(default_factory=list)
    epoch_losses: list[float] = field(default_factory=list)
    measured: dict[str, list[float]] = field(default_factory=dict)


def record_history(steps: Iterable[Step], history: History, **measure: Callable[[np.ndarray], float]) -> Iterator[Step]:
    """Write the losses into `history`; at the end of each epoch also `measure(theta)`, under the name it was given.

    record_history(steps, history, accuracy=lambda theta: accuracy(net.predict(theta, X_val), t_val))
    """
    start = len(history.losses)
    for step in steps:
        history.losses.append(step.loss)
        if step.ends_epoch:
            history.epoch_losses.append(float(np.mean(history.losses[start:])))
            start = len(history.losses)
            for name, f in measure.items():
                history.measured.setdefault(name, []).append(f(step.theta))
        yield step


def progress(steps: Iterable[Step], total: int | None = None, **options) -> Iterator[Step]:
    """A progress bar (tqdm) that shows epoch and loss; `total` is the number of iterations, if you know it."""
    from tqdm.auto import tqdm

    with tqdm(total=total, **options) as bar:
        for step in steps:
            if bar.update():  # true when it was drawn, a few times a second
                bar.set_postfix(epoch=step.epoch, loss=f"{step.loss:.3g}", refresh=False)
            yield step
