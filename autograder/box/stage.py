"""A whole notebook in the box, from the trusted side: which cells to run, which answers to ask for, and what came of it."""

import secrets
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from autograder.box import wire
from autograder.box.sandbox import GRACE, Ended, Sandbox
from autograder.box.testimony import ending, observations
from autograder.exercise import Checks
from autograder.observe import PATIENCE, Observation

__all__ = ["Asked", "More", "Order", "Performance", "Step", "perform"]


@dataclass(frozen=True)
class Step:
    """Run a cell (`name` is its id) or ask for the answer of this name."""

    kind: Literal["run", "ask"]
    name: str
    source: str = ""


@dataclass(frozen=True)
class Asked:
    """What is asked of one answer: how many cases, how long they may take, and the cases as they are sent, without any outcome."""

    cases: int
    seconds: float
    frame: wire.Prepared

    @classmethod
    def of(cls, checks: Checks) -> "Asked":
        return cls(len(checks.cases), checks.seconds, wire.Prepared(checks.questions().to_plain()))


More = Callable[[dict[str, list[Observation]]], dict[str, Asked]]  # of all observations so far: what is to be asked then


@dataclass(frozen=True)
class Order:
    """What the box is to do with one notebook.

    outputs       "all", "text" (figures are not drawn) or "none"
    lend          names of exercises whose reference may stand in, where an answer calls them
    seconds       of processor time for the whole notebook; `cell_seconds` for one cell; PATIENCE times as many on the clock
    more          one after the other when every step is done: each gets the observations of all steps, and says what is then to be asked
                  of the same answers
    """

    steps: tuple[Step, ...]
    asked: dict[str, Asked] = field(default_factory=dict)
    outputs: str = "none"
    lend: tuple[str, ...] = ()
    seed: int = 0
    cell_seconds: float = 60.0
    seconds: float = 300.0
    more: tuple[More, ...] = ()

    def to_plain(self, sent: int) -> dict[str, Any]:
        """As it is sent, with the number of questions that follow it."""
        return {
            "steps": [[s.kind, s.name, s.source] for s in self.steps],
            "sent": sent,
            "outputs": self.outputs,
            "lend": list(self.lend),
            "seed": self.seed,
            "cell_seconds": self.cell_seconds,
            "seconds": self.seconds,
        }


@dataclass
class Performance:
    """What came: outputs by cell, observations by exercise, those of what each of the order's `more` asked for, and where it ended early (a
    step and why) or None."""

    outputs: dict[str, tuple[list, int]] = field(default_factory=dict)
    seen: dict[str, list[Observation]] = field(default_factory=dict)
    later: list[dict[str, list[Observation]]] = field(default_factory=list)
    stopped_at: Step | None = None
    why: Observation | None = None


def perform(box: Sandbox, order: Order) -> Performance:
    """Run the order in a fork of its own. Never raises for what the learner wrote; raises Unavailable when the box itself fails."""
    result = Performance()
    with box.session() as talk:
        try:
            talk(lambda sock: converse(sock, order, result, box.held))
        except Ended as ended:
            result.why = ending(ended.__cause__)
    return result


def converse(sock: socket.socket, order: Order, result: Performance, held: Mapping[str, str]) -> None:
    """Send the order and take the answer to every step. Fills `result` as they come. Questions that the box holds are not sent."""
    nonce = secrets.token_hex(16)
    reader = wire.Reader(sock, nonce)
    end_of_all = time.monotonic() + PATIENCE * order.seconds
    for number, step in enumerate(order.steps):
        result.stopped_at = step  # until it is done
        if number == 0:
            new = [asked.frame for name, asked in order.asked.items() if held.get(name) != asked.frame.digest]
            sock.sendall(nonce.encode())
            wire.send(sock, nonce, order.to_plain(len(new)))
            for frame in new:
                wire.send(sock, nonce, frame)
        follow(reader, step, order, result, end_of_all)
    result.stopped_at = None
    for more in order.more:
        result.later.append({})
        for name, asked in more(result.seen).items():
            sock.settimeout(GRACE)  # whoever does not read is not waited for
            wire.send(sock, nonce, asked.frame)
            later: list[Observation] = []
            answers(reader, asked, end_of_all, later)
            result.later[-1][name] = later


def follow(reader: wire.Reader, step: Step, order: Order, result: Performance, end_of_all: float) -> None:
    """Take the answer to one step. Fills `result`."""
    if step.kind == "run":
        frame = reader.receive(min(time.monotonic() + PATIENCE * order.cell_seconds + GRACE, end_of_all))
        if not isinstance(frame, dict) or frame.get("cell") != step.name or not isinstance(frame.get("outputs"), list):
            raise wire.WireError("an answer to something else")
        if order.outputs != "none":
            count = frame.get("count")
            result.outputs[step.name] = (frame["outputs"], count if type(count) is int else 0)
        return
    answers(reader, order.asked[step.name], end_of_all, result.seen.setdefault(step.name, []))


def answers(reader: wire.Reader, asked: Asked, end_of_all: float, seen: list[Observation]) -> None:
    """Take the observations of all cases of one answer. Fills `seen` as they come."""
    deadline = min(time.monotonic() + PATIENCE * asked.seconds + GRACE, end_of_all)
    while len(seen) < asked.cases:
        seen += observations(reader.receive(deadline))
    del seen[asked.cases :]
