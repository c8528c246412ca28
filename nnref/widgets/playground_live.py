"""The playground while it lives: what the browser asks for, and training in the kernel without ever keeping it waiting.

Training is a task of the kernel's own event loop. For each picture it works for a moment, sends the picture, and goes on when the
browser has shown the one before: a slow or hidden or closed page gets no flood, it gets nothing at all.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from functools import partial
from typing import Any

import numpy as np

from nnref.plug import Functions
from nnref.widgets import base
from nnref.widgets.base import Sketch
from nnref.widgets.bundle import HERE
from nnref.widgets.playground_code import code
from nnref.widgets.playground_data import REGRESSION
from nnref.widgets.playground_frame import play_frame, wire
from nnref.widgets.playground_network import activations
from nnref.widgets.playground_options import goal, options
from nnref.widgets.playground_pair import Pair
from nnref.widgets.playground_run import Run
from nnref.widgets.playground_state import VIEW, PlayState, Story, read_state, read_story, write_story

__all__ = ["Playground"]

PICTURES = 60  # a second, at most
# Pictures on their way at most. The browser confirms every third one: each confirmation is a change of status to JupyterLab.
AHEAD = 6
EPOCHS = {"one epoch": 1, "five epochs": 5, "full speed": 10**6}  # for one picture, if there is time for them

if base.anywidget is not None:

    class Playground(base.Live):
        """A run, and perhaps another one beside it, in the browser. `state` has the settings, `text` the whole story."""

        def __init__(
            self, sketch: Sketch[PlayState], story: Story, functions: Functions, hide: tuple[str, ...], target: float | None
        ):
            self._first, self._functions, self._hide, self._target = story, functions, hide, target
            self._pair = Pair(Run(story.state, functions, story.changes))
            self._playing, self._goal = False, 0
            self._sent = self._seen = self._done = 0
            self._good: list[dict[str, Any]] = []  # the last frames that could be made
            self._wake = asyncio.Event()
            self._task: asyncio.Task[None] | None = None
            try:
                self._loop: asyncio.AbstractEventLoop | None = asyncio.get_running_loop()
            except RuntimeError:  # no notebook: everything happens at once
                self._loop = None
            self._now: PlayState = story.state
            super().__init__(sketch)
            self._css = base.sheet() + (HERE / "playground.css").read_text(encoding="utf-8")
            self.state = _plain(story.state)
            self._aim(story.at)

        @property
        def _run(self) -> Run:
            return self._pair.run

        @property
        def text(self) -> str:
            """The story of the present run: `playground(text)` brings it back."""
            seen = {name: getattr(self._now, name) for name in VIEW}
            story = self._run.story
            return write_story(replace(story, state=replace(story.state, **seen)))

        def close(self) -> None:
            self._pause()
            super().close()

        # What comes from the browser, on whatever thread: done in the event loop, one after the other.

        def _soon(self, do: Callable[[], None]) -> None:
            if self._loop is None or self._loop.is_closed():
                do()
            else:
                self._loop.call_soon_threadsafe(do)

        def _hear(self, _widget: Any, message: Any, _buffers: Any) -> None:
            kind = message.get("kind") if isinstance(message, dict) else None
            if kind in ACTIONS:
                self._soon(partial(self._act, kind, message))

        def _answer(self, change: Any = None) -> None:
            if change is None:
                self._tell()
            else:
                self._soon(partial(self._act, "settings", {}))

        def _act(self, kind: str, message: Mapping[str, Any]) -> None:
            try:
                self._done = message.get("id", self._done)
                ACTIONS[kind](self, message)
            except (ValueError, TypeError, KeyError) as error:
                self.problem = {"text": str(error), "stopped": self._pair.guard.stopped}
                self._show()  # the browser waits for an answer

        # What can be asked for.

        def _hello(self, _message: Mapping[str, Any]) -> None:
            self._seen = self._sent
            self._wake.set()
            self._show()

        def _see(self, message: Mapping[str, Any]) -> None:
            self._seen = max(self._seen, int(message["n"]))
            self._wake.set()

        def _settings(self, _message: Mapping[str, Any]) -> None:
            """The state trait was changed: a new run, unless only the rate or the view is another one."""
            new = read_state(self._now, self.state)
            changed = {field.name for field in fields(new) if getattr(new, field.name) != getattr(self._now, field.name)}
            if not changed:
                return
            run = self._run if changed <= VIEW | {"lr"} else Run(new, self._functions)
            self._now = new
            if run is not self._run:
                self._take(run)
            elif "lr" in changed:
                self._try(partial(run.change, "lr", new.lr))
            if self.state != _plain(new):
                self.state = _plain(new)  # what did not fit together was put right
            self._show()

        def _play(self, _message: Mapping[str, Any]) -> None:
            self._playing = len(self._run.X) > 0 and not self._pair.guard.stopped
            self._start()

        def _pause(self, _message: Any = None) -> None:
            self._playing, self._goal = False, 0
            self._wake.set()
            if self._task is None or self._task.done():
                self._show()

        def _step(self, message: Mapping[str, Any]) -> None:
            run, ways = self._run, 1 if message["ways"] > 0 else -1
            if self._now.stride == "update":
                self._go({"at": run.at + ways})
            else:  # in the middle of an epoch, back means to its start
                begun = -(-run.at // max(1, run.epoch_length))
                self._go({"epoch": run.epoch + 1 if ways > 0 else begun - 1})

        def _go(self, message: Mapping[str, Any]) -> None:
            at = int(message["epoch"]) * self._run.epoch_length if "epoch" in message else int(message["at"])
            self._playing = False
            self._try(partial(self._run.go, at))
            self._show()

        def _edit(self, message: Mapping[str, Any]) -> None:
            value = float(message["value"])
            if not abs(value) <= 1e6:
                raise ValueError(f"A parameter must be a finite number; got {message['value']!r}.")
            self._try(partial(self._run.change, message["at"], value))
            self._show()

        def _rewind(self, _message: Mapping[str, Any]) -> None:
            """The same start, without what was changed on the way; the rate stays."""
            self._take(Run(self._run.renewed(), self._functions))
            self._show()

        def _renew(self, _message: Mapping[str, Any]) -> None:
            self._now = replace(self._now, seed=self._now.seed + 1)
            self._take(Run(self._now, self._functions))
            self.state = _plain(self._now)
            self._show()

        def _reset(self, _message: Mapping[str, Any]) -> None:
            self._pair.beside = None
            self._open_story(self._first)

        def _open(self, message: Mapping[str, Any]) -> None:
            self._open_story(read_story(str(message["text"])))

        def _pin(self, message: Mapping[str, Any]) -> None:
            """Keep this run beside, and go on with a second one like it; or let the one beside go."""
            if message["on"]:
                story = self._run.story
                self._pair.keep(Run(story.state, self._functions, story.changes))
                self._aim(story.at)
            else:
                self._pair.beside = None
            self._show()

        def _again(self, _message: Mapping[str, Any]) -> None:
            self._pair.guard.again()
            self._show()

        def _code(self, _message: Mapping[str, Any]) -> None:
            self.send({"kind": "code", "text": code(self._run)})

        # How it is done.

        def _open_story(self, story: Story) -> None:
            run = Run(story.state, self._functions, story.changes)  # before anything is changed: it may not fit
            self._now = story.state
            self._take(run)
            self.state = _plain(story.state)
            self._aim(story.at)

        def _take(self, run: Run) -> None:
            self._playing, self._goal, self._pair.run = False, 0, run
            self._tell()

        def _tell(self) -> None:
            """What changes with the settings only: a trait, which every new view finds."""
            run, state = self._run, self._run.state
            points = np.round(np.column_stack([run.points.X, run.points.t]), 3).tolist()
            with self.hold_sync():
                self.problem = {"text": "", "stopped": self._pair.guard.stopped}
                self.frame = {
                    "options": options(), "hide": list(self._hide), "points": points, "train": run.points.train,
                    "regression": state.data in REGRESSION, "features": list(state.features), "layers": list(state.layers),
                    "goal": goal(state, len(run.X_test) or len(run.X)) if self._target is None else self._target,
                    "activations": list(activations(state)), "mine": list(run.machine.mine),
                }  # fmt: skip

        def _try(self, work: Callable[[], Any], quiet: bool = False) -> Any:
            """Do what may call a learner's function, or make a network diverge: what goes wrong becomes the problem.

            What was said before is taken back, or kept if this is done `quiet`ly.
            """
            value, text = self._pair.attempt(work)
            if text:
                self._playing, self._goal = False, 0
            if not quiet or (text and not self.problem["text"]):
                self.problem = {"text": text, "stopped": self._pair.guard.stopped}
            return value

        def _aim(self, at: int) -> None:
            """Get to this update, in the background if there is one."""
            self._goal = at if len(self._run.X) else 0
            self._start()

        def _start(self) -> None:
            """Train in the background while there is something to do; without an event loop, reach the goal at once."""
            if self._loop is None:
                while self._run.at < self._goal:
                    self._work()
                self._playing, self._goal = False, 0
                self._show()
            elif self._task is None or self._task.done():
                self._task = self._loop.create_task(self._train())

        async def _train(self) -> None:
            due = time.perf_counter()
            while self._playing or self._run.at < self._goal:
                self._work()
                self._show()
                while self._sent - self._seen >= AHEAD and (self._playing or self._goal):
                    self._wake.clear()
                    await self._wake.wait()
                due = max(due, time.perf_counter() - 2 / PICTURES) + 1 / PICTURES  # a picture that was late may be made up for
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self._goal = 0
            self._show()

        def _work(self) -> None:
            """Training for one picture."""
            run, speed = self._run, self._now.speed
            to = self._goal
            if self._playing:
                to = run.at + 1 if speed == "one update" else (run.epoch + EPOCHS[speed]) * run.epoch_length
            self._try(partial(self._pair.advance, to))

        def _show(self) -> None:
            """A frame for the browser; where none can be made, the last good one."""
            if self._run.at >= self._goal:
                self._try(self._pair.follow, quiet=True)
            self._good = self._try(self._pair.frames, quiet=True) or self._good
            if not self._good:  # the learner's functions have failed from the start
                self._good = [play_frame(Run(self._run.state))]
            if self._now.lr != self._run.lr:
                self._now = replace(self._now, lr=self._run.lr)
                self.state = _plain(self._now)
            told, buffers = zip(*map(wire, self._good))
            self._sent += 1
            other = self._pair.beside
            note = {
                "kind": "frame", "n": self._sent, "done": self._done, "playing": self._playing or self._run.at < self._goal,
                "text": self.text, "runs": told, "other": "" if other is None else write_story(Story(other.renewed())),
            }  # fmt: skip
            self.send(note, [part for parts in buffers for part in parts])

    ACTIONS: dict[str, Callable[[Playground, Mapping[str, Any]], None]] = {
        "hello": Playground._hello, "seen": Playground._see, "settings": Playground._settings, "play": Playground._play,
        "pause": Playground._pause, "step": Playground._step, "go": Playground._go, "edit": Playground._edit,
        "rewind": Playground._rewind, "renew": Playground._renew, "reset": Playground._reset, "open": Playground._open,
        "beside": Playground._pin, "again": Playground._again, "code": Playground._code,
    }  # fmt: skip


def _plain(state: PlayState) -> dict[str, Any]:
    """The settings as the browser would send them."""
    return base.plain(asdict(state))
