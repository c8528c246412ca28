"""The trusted side of the box: start a warmed process inside bubblewrap, give it code and cases, take observations back.

    with Sandbox(barred={"softmax"}) as sandbox:
        loaded, seen = sandbox.examine(source, "softmax.py", [checks])

Tiers: "namespaces" (default) and "reduced" (resource limits only), which has to be asked for by name and is never chosen silently.
"""

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from autograder.box import wire
from autograder.box.outfit import ADVICE, Unavailable, bubblewrap, copy_packages, new_folder, sweep, variables, without
from autograder.box.testimony import ending, loading, observations
from autograder.exercise import Checks
from autograder.kit import copy_notebook_kit
from autograder.observe import PATIENCE, Observation
from autograder.syntax import parsing

__all__ = ["GRACE", "Ended", "Sandbox", "Twin", "Unavailable", "without"]

LOAD_SECONDS = 10.0
GRACE = 3.0  # seconds that the box gets beyond the time that its own alarm gives the learner's code


class Ended(Exception):
    """The fork of a submission stopped answering; the cause says how."""


class Sandbox:
    """One warmed process; submissions run in it one after the other, each in a fork of its own.

    `barred` names what is cut out of the copy of nnref inside. `chapter`, the folder of a released chapter, makes it a box for
    notebooks (see stage.py): warmed up with IPython and Matplotlib, with `check` and the public cases inside.
    """

    def __init__(self, barred: Iterable[str] = (), tier: str = "namespaces", chapter: Path | None = None):
        if tier not in ("namespaces", "reduced"):
            raise ValueError(f"tier must be 'namespaces' or 'reduced', not {tier!r}")
        self.barred, self.tier, self.chapter = frozenset(barred), tier, chapter
        self.shown: frozenset[str] = frozenset()  # libraries that the chapter's own cells import
        self.held: dict[str, str] = {}  # a hash of the public questions that the warmed process holds, by exercise
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Sandbox":
        sweep()
        self.site, self.lock = new_folder()
        try:
            with parsing:
                copy_packages(self.site, self.barred)
                if self.chapter:
                    shown, self.held = copy_notebook_kit(self.site, self.chapter)
                    self.shown = frozenset() if self.barred else shown  # where marks are made, answers are written in NumPy
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def start(self) -> None:
        """Start the warmed process and wait until it is ready."""
        shut_in = bubblewrap(self.site, self.shown) if self.tier == "namespaces" else []
        self.control, theirs = socket.socketpair()
        number = theirs.fileno()
        inside = [os.path.realpath(sys.executable), "-S", "-s", "-B", "-m", "autograder.box.zygote", str(number), self.tier]
        inside += ["notebook"] if self.chapter else []
        reduced_home = self.site / "home"
        reduced_home.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            [*shut_in, *inside],
            pass_fds=(number,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=variables("/site") if shut_in else variables(str(self.site), str(reduced_home)),
            cwd="/" if shut_in else self.site,
            start_new_session=True,
        )
        theirs.close()
        self.reply()

    def reply(self) -> bytes:
        """The next byte from the warmed process. Raises Unavailable when it is gone."""
        try:
            return wire.exactly(self.control, 1, time.monotonic() + 60)
        except (wire.Closed, wire.Silence):
            said = ""
            if self.process:  # a twin has none of its own
                self.process.kill()
                said = self.process.stderr.read().decode(errors="replace").strip() if self.process.stderr else ""
            raise Unavailable(f"The box does not answer: {said or 'it was killed'}. {ADVICE}") from None

    def restart(self) -> None:
        """End the warmed process, whatever state it is in, and start another."""
        self.stop()
        self.start()

    def stop(self) -> None:
        if self.process:
            self.control.close()
            if self.tier == "reduced":  # nothing but the warmed process itself ends what a submission has started there
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(2)
            self.process.kill()
            self.process.wait()
            if self.process.stderr:
                self.process.stderr.close()
            self.process = None

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.site, ignore_errors=True)
        self.lock.close()

    def examine(self, source: str, file: str, checks: list[Checks]) -> tuple[Observation | None, list[list[Observation]]]:
        """Run `source` as a module, then observe its answer to each of `checks` on every case.

        Returns what went wrong while it was loaded (or None), and one list of observations per checks. It never raises for what the
        learner wrote: a process that dies, hangs or sends nonsense gets observations that say so.
        """
        loaded: Observation | None = None
        seen: list[list[Observation]] = [[] for _ in checks]
        end = None
        with self.session() as talk:
            try:
                loaded = talk(lambda sock: self.converse(sock, source, file, checks, seen))
            except Ended as ended:
                end = ending(ended.__cause__)
        for one, observed in zip(checks, seen):
            observed += [end or ending(wire.WireError("too few answers"))] * (len(one.cases) - len(observed))
        return loaded, seen

    @contextlib.contextmanager
    def session(self) -> Iterator[Callable]:
        """A fork for one submission: yields `talk(conversation)`, which hands the fork's socket to `conversation` and returns its result.

        `talk` raises Ended when the fork stopped answering. Raises Unavailable when the warmed process itself is gone.
        """
        ours, theirs = socket.socketpair()
        with ours:
            try:
                socket.send_fds(self.control, [b"x"], [theirs.fileno()])
            except OSError as error:
                raise Unavailable(f"The box is gone: {error}") from None
            finally:
                theirs.close()
            if self.reply() != b"s":
                self.control.sendall(b"k")
                self.reply()
                raise Unavailable(f"A submission could not be shut in namespaces of its own. {ADVICE}")

            def talk(conversation):
                try:
                    return conversation(ours)
                except (wire.Silence, wire.Closed, wire.WireError, BrokenPipeError, ConnectionResetError, TimeoutError) as error:
                    raise Ended from error

            try:
                yield talk
            finally:
                try:
                    self.control.sendall(b"k")
                except OSError as error:
                    raise Unavailable(f"The box is gone: {error}") from None
                self.reply()

    def converse(
        self, sock: socket.socket, source: str, file: str, checks: list[Checks], seen: list[list[Observation]]
    ) -> Observation | None:
        """Send the order, and collect observations until all are there. Fills `seen` as they come."""
        nonce = secrets.token_hex(16)
        total = sum(c.seconds for c in checks)
        order = {
            "source": source,
            "file": file,
            "seed": secrets.randbits(31),
            "seconds": LOAD_SECONDS + total,
            "load_seconds": LOAD_SECONDS,
            "checks": [c.questions().to_plain() for c in checks],
        }
        sock.sendall(nonce.encode())
        wire.send(sock, nonce, order)
        deadline = time.monotonic() + PATIENCE * LOAD_SECONDS + GRACE
        reader = wire.Reader(sock, nonce)
        loaded = loading(reader.receive(deadline))
        for one, observed in zip(checks, seen):
            deadline = time.monotonic() + PATIENCE * one.seconds + GRACE
            while len(observed) < len(one.cases):
                observed += observations(reader.receive(deadline))
            del observed[len(one.cases) :]
        return loaded


class Twin(Sandbox):
    """A box out of the memory of another one, ready in milliseconds instead of seconds. It ends with that one, which must be idle when
    the twin is made. Raises Unavailable when that one is gone."""

    def __init__(self, original: Sandbox):
        super().__init__(original.barred, original.tier, original.chapter)
        self.held = original.held
        self.control, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(original.control, [b"t"], [theirs.fileno()])
            self.reply()
        except (OSError, Unavailable) as error:
            self.close()
            raise Unavailable(f"The box is gone: {error}") from None

    def close(self) -> None:
        self.control.close()
