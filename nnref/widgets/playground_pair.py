"""The run that the playground shows and, where one was kept, a second one that trains along; a learner's functions are guarded."""

import time
from collections.abc import Callable
from typing import Any

from nnref.widgets.guard import Guard, caught
from nnref.widgets.playground_frame import play_frame
from nnref.widgets.playground_run import Run

__all__ = ["Pair"]

BUDGET = 0.02  # seconds of training for one picture, so that a stop is obeyed at once
PATIENCE = 1.0  # seconds for what a learner's functions have to do for one picture


class Pair:
    """`run`, and `beside` it another one or None. What may call a learner's function, or diverge, goes through `attempt`."""

    def __init__(self, run: Run):
        self.run = run
        self.beside: Run | None = None
        self.guard = Guard(lambda: None, PATIENCE)

    @property
    def mine(self) -> list[str]:
        """The names of the learner's functions at work in either run."""
        return sorted({name for run in (self.run, self.beside) if run is not None for name in run.machine.mine})

    def attempt(self, work: Callable[[], Any]) -> tuple[Any, str]:
        """What `work` returns, and no words; or None, and what went wrong."""
        if not self.mine:
            return caught(work)
        self.guard.name = f"One of your functions ({', '.join(self.mine)})"
        answer = self.guard.run(lambda _: caught(work))
        return answer.value or (None, answer.problem)

    def keep(self, twin: Run) -> None:
        """The run of now goes beside; `twin` is shown from now on."""
        self.beside, self.run = self.run, twin

    def advance(self, goal: int) -> None:
        """Train towards this update, but not for longer than BUDGET."""
        end = time.perf_counter() + BUDGET
        while self.run.at < goal:
            self.run.go(self.run.at + 1)
            if time.perf_counter() > end:
                return

    def follow(self) -> None:
        """Bring the run beside to the same epoch; to the same update, if their epochs are equally long."""
        run, other = self.run, self.beside
        if other is None:
            return
        try:
            other.go(run.at if run.epoch_length == other.epoch_length else run.epoch * other.epoch_length)
        except Exception as error:
            raise RuntimeError(f"The run beside: {error}") from error

    def frames(self) -> list[dict[str, Any]]:
        """What there is to show: of one run, or of two."""
        return [play_frame(run) for run in (self.run, self.beside) if run is not None]
