"""One run of the playground, forwards and backwards in time.

A run is a function of its story, so that going back means: take the nearest checkpoint before that moment and train on from there.
What is drawn at random comes from one generator, seeded by the story and kept in the checkpoints; changes made by hand are
kept with the update they were made after, and are made again on the way.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnref.training import Step, train
from nnref.widgets.playground_data import columns, points
from nnref.widgets.playground_network import machine, targets
from nnref.widgets.playground_state import Change, PlayState, Story

__all__ = ["Run", "locate"]

MARKS = 200  # checkpoints kept at most; then every other one is given up
MOST_UPDATES = 10**7  # of a story; reached by nobody who watches


class Run:
    """A network in training: `go` to any update, `change` a parameter or the learning rate there.

    `theta` (P,) are its parameters after `at` updates. `curve` holds the loss on training and test points at the end of each
    epoch, from epoch 0. Whatever a learner's function does wrong comes out as an exception, and the next `go` begins again from
    a checkpoint.
    """

    def __init__(self, state: PlayState, functions: Mapping[str, Any] | None = None, changes: tuple[Change, ...] = ()):
        self.machine = machine(state, functions)
        self.net = self.machine.net
        for change in changes:
            if change.key != "lr":
                locate(self.net, change.key)
        self.state, self.changes = state, list(changes)
        self.points = points(state)
        X, t = columns(state.features, self.points.X), targets(state, self.points.t)
        self.X, self.X_test = np.split(X, [self.points.train])
        self.t, self.t_test = np.split(t, [self.points.train])
        self.epoch_length = -(-len(self.X) // state.batch)  # updates
        self.gap = max(1, self.epoch_length)  # updates between checkpoints
        self._steps: Iterator[Step] | None = None
        self.curve: list[tuple[float, float]] = []
        self.marks: dict[int, dict[str, NDArray[Any]] | None] = {0: None}
        self._restore(0)

    @property
    def epoch(self) -> int:
        return self.at // self.epoch_length if self.epoch_length else 0

    @property
    def story(self) -> Story:
        return Story(self.state, tuple(change for change in self.changes if change.at <= self.at), self.at)

    def go(self, at: int) -> None:
        """To the moment after `at` updates, forwards or backwards."""
        if not len(self.X):
            return
        at = min(max(0, at), MOST_UPDATES)
        if self._steps_lost or at < self.at or at > self.at + self.gap:
            mark = max(mark for mark in self.marks if mark <= at)
            if self._steps_lost or not mark <= self.at <= at:
                self._restore(mark)
        if not self.curve:
            self.curve.append(self.losses())
        while self.at < at:
            self._update()

    def change(self, key: str, value: float) -> None:
        """Set "lr" or a parameter such as "w1[0,2]" now. What came after this moment, and was gone back over, is forgotten."""
        if key != "lr":
            locate(self.net, key)
        if self._steps_lost:
            self.go(self.at)
        self.changes = [each for each in self.changes if each.at <= self.at and (each.at, each.key) != (self.at, key)]
        self.changes.append(Change(self.at, key, float(value)))
        self.marks = {at: saved for at, saved in self.marks.items() if at <= self.at}
        del self.curve[self.epoch + 1 :]
        self._make_changes()

    def losses(self) -> tuple[float, float]:
        """The loss on the training and on the test points, now; nan where there are none."""
        sets = ((self.X, self.t), (self.X_test, self.t_test))
        return tuple(self.net.evaluate(self.theta, X, t) if len(X) else np.nan for X, t in sets)  # type: ignore[return-value]

    def gradient(self) -> NDArray[np.float64]:
        """dL/dθ on all training points; zeros where there are none. Masks of dropout are the same each time."""
        if not len(self.X):
            return np.zeros_like(self.theta)
        return self.net.value_and_grad(self.theta, self.X, self.t, rng=np.random.default_rng(0))[1]

    def _update(self) -> None:
        if self._steps is None:
            self._steps = self._train()
        self._steps_lost = True  # until this update is done: it may be interrupted anywhere
        with np.errstate(all="ignore"):
            step = next(self._steps)
            self.at, self.theta = step.iteration, step.theta
            if step.ends_epoch and len(self.curve) == step.epoch:
                self.curve.append(self.losses())
        if self.at % self.gap == 0 and self.at not in self.marks:
            self._mark(step.checkpoint())
        self._make_changes()
        self._steps_lost = False

    def _train(self) -> Iterator[Step]:
        return train(
            self.net, self.machine.optimizer, self.X, self.t, theta=self.theta, epochs=MOST_UPDATES, rng=self._rng,
            batch_size=self.state.batch, schedule=lambda _: self.lr, resume=self._saved,
        )  # fmt: skip

    def _restore(self, at: int) -> None:
        self.at, self._steps, self._steps_lost = at, None, False
        self._rng = np.random.default_rng(self.state.seed)
        start = self.net.init(self._rng)
        mark = self.marks[at]
        self._saved = None if mark is None else {**mark, "theta": mark["theta"].copy()}
        self.theta = start if self._saved is None else self._saved["theta"]
        self.lr = self.state.lr
        for change in self.changes:
            if change.key == "lr" and change.at < at:
                self.lr = change.value
        self._make_changes()

    def _make_changes(self) -> None:
        """What was changed by hand at this moment."""
        for change in self.changes:
            if change.at != self.at:
                continue
            if change.key == "lr":
                self.lr = change.value
            else:
                name, index = locate(self.net, change.key)
                self.net.layout.views(self.theta)[name][index] = change.value

    def _mark(self, saved: dict[str, NDArray[Any]]) -> None:
        self.marks[self.at] = saved
        if len(self.marks) > MARKS:
            self.gap *= 2
            self.marks = {at: each for at, each in self.marks.items() if at % self.gap == 0}

    def renewed(self) -> PlayState:
        """The settings with which a new run starts: with the learning rate of now."""
        return replace(self.state, lr=self.lr)


def locate(net: Any, key: str) -> tuple[str, tuple[int, ...]]:
    """Which part of the parameters "w1[0,2]" means, and where in it.

    Errors: ValueError where the network has no such parameter.
    """
    found = re.fullmatch(r"([a-z]+\d+)\[(\d+(?:,\d+)?)\]", key)
    name, index = (found[1], tuple(map(int, found[2].split(",")))) if found else (key, ())
    shape = net.layout.shapes.get(name, ())
    if len(index) != len(shape) or not shape or any(i >= n for i, n in zip(index, shape)):
        parts = ", ".join(f"{part} {shape}" for part, shape in net.layout.shapes.items())
        raise ValueError(f"This network has no parameter {key}; it has {parts}.")
    return name, index
