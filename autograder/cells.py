"""Runs inside the box (see box/stage.py): the cells of a notebook run as IPython would run them, and their outputs are kept as a notebook keeps them.

A cell that fails does not stop the rest. Nothing here is trusted by the judge: what leaves this process are outputs to look at and
observations to compare, and both are checked on the other side.
"""

import ast
import asyncio
import contextlib
import io
import socket
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

from IPython.core import page
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from matplotlib_inline.backend_inline import flush_figures
from traitlets import Type
from traitlets.config import Config

import nnref
from autograder.box import wire
from autograder.examine import examine, used_names
from autograder.exercise import Checks
from autograder.folder import FILE, as_it_is
from autograder.observe import Observation, TooSlow, describe_error, fingerprints, time_limit
from autograder.syntax import DEFINITIONS

__all__ = ["make_shell", "perform"]

OUTPUTS = 60  # displays of one cell that are kept
TEXT = 60_000  # characters of one cell that are kept
BYTES = 3 << 20  # of all pictures and tables of one cell
NOTEBOOK = 16 << 20  # of all that a notebook shows
CUT = "\n[The rest of this output was cut off.]\n"


class Screen:
    """Collects the outputs of the cell that runs, in order, and no more than the limits."""

    def __init__(self):
        self.whole = 0
        self.clear()

    def taken(self) -> list[dict]:
        """The outputs of the cell that has run; once those of all cells are too many, a word about it."""
        self.whole += min(self.text, TEXT) + min(self.bytes, BYTES)
        full = [{"output_type": "stream", "name": "stdout", "text": "[The outputs of the cells before take up all the room.]\n"}]
        return full if self.whole > NOTEBOOK else list(self.outputs)

    def clear(self) -> None:
        self.outputs: list[dict] = []
        self.text = self.bytes = 0

    def write(self, name: str, text: str) -> None:
        room = TEXT - self.text
        if room <= 0:
            return
        self.text += len(text)
        text = text if len(text) <= room else text[:room] + CUT
        last = self.outputs[-1] if self.outputs else {}
        if last.get("name") == name:
            last["text"] += text
        elif len(self.outputs) < OUTPUTS:
            self.outputs.append({"output_type": "stream", "name": name, "text": text})

    def show(self, kind: str, data: dict, **more: Any) -> None:
        kept = {str(m): v if isinstance(v, str) else repr(v)[:TEXT] for m, v in data.items() if not str(m).endswith("+json")}
        self.bytes += sum(map(len, kept.values()))
        if self.bytes > BYTES or len(self.outputs) >= OUTPUTS:
            kept = {"text/plain": CUT.strip()}
            if len(self.outputs) > OUTPUTS:
                return
        self.outputs.append({"output_type": kind, "data": kept, "metadata": {}, **more})


screen = Screen()
held: dict[str, Checks] = {}  # the public questions


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of the cells."""

    encoding = "utf-8"  # type: ignore[assignment]

    def __init__(self, name: str):
        self.name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        screen.write(self.name, text)
        return len(text)


class Publisher(DisplayPublisher):
    def publish(self, data, metadata=None, source=None, *, transient=None, update=False, **_):
        screen.show("display_data", data)

    def clear_output(self, wait=False):
        screen.clear()


class Hook(DisplayHook):
    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        screen.show("execute_result", format_dict, execution_count=self.prompt_count)

    def finish_displayhook(self):
        pass


class Shell(InteractiveShell):
    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)
    kernel = None  # what asks whether this is a notebook looks for the attribute

    def enable_gui(self, gui=None):
        pass  # there is no window system

    def _showtraceback(self, etype, evalue, stb):
        text = {"ename": etype.__name__, "evalue": str(evalue)[:2000], "traceback": [line[:4000] for line in stb[-40:]]}
        screen.outputs.append({"output_type": "error", **text})


def make_shell(beside: Path) -> Shell:
    """The shell that every fork inherits, with everything imported, one figure drawn, a cell run that fails, and the checks read."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Context"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        shell = InteractiveShell.instance.__func__(Shell, config=config)  # type: ignore[attr-defined]
    shell.enable_matplotlib("inline")
    with contextlib.suppress(ValueError):
        shell.events.unregister("post_execute", flush_figures)  # perform() decides whether figures are drawn
    shell.set_hook("show_in_pager", page.as_hook(page.display_page), 99)
    from nnref import plots, widgets  # noqa: F401  warmed up

    with plots.figure("warm") as ax:
        ax.plot([0, 1])
    shell.run_cell("raise ValueError", store_history=False)
    for name in ("last_type", "last_value", "last_traceback"):
        delattr(sys, name)
    screen.clear()
    held.update((name, Checks.from_plain(plain).questions()) for name, plain in as_it_is(beside / FILE)["checks"].items())
    for checks in held.values():
        fingerprints(checks.stub)
    return shell


def perform(shell: Shell, sock: socket.socket, reader: wire.Reader, order: dict, beside: Path) -> None:
    """Follow the order's steps: ["run", cell id, source] answers with what went wrong and the outputs, ["ask", name] with observations.

    After the last step whatever answer was asked for may be asked again, on other cases, until the other side ends it.
    """
    for file in beside.iterdir():
        Path(file.name).symlink_to(file)
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")  # type: ignore[assignment]
    asyncio.set_event_loop_policy(None)
    drawing(shell, order["outputs"])
    nonce = reader.nonce
    checks = held | {plain["name"]: Checks.from_plain(plain) for plain in order["checks"]}
    trouble: dict[str, Observation] = {}
    asked: dict[str, tuple[Any, dict[str, Callable]]] = {}  # what was asked for, as it was then, and what was lent to it
    for kind, name, source in order["steps"]:
        if kind == "run":
            screen.clear()
            found = run_cell(shell, source, order["cell_seconds"], order["outputs"] != "none")
            if found:
                trouble[name] = found
            kept = screen.taken() if order["outputs"] != "none" else []
            wire.send(sock, nonce, {"cell": name, "outputs": kept, "count": shell.execution_count - 1})
            continue
        answer = shell.user_ns.get(name)
        if answer is None:
            near = [n for n, v in list(shell.user_ns.items()) if callable(v) and getattr(v, "__module__", "") == "__main__"]
            said = trouble.get(name) or Observation("not attempted", printed=", ".join(near)[:200])
            wire.send(sock, nonce, [said.to_plain()] * len(checks[name].cases))
            continue
        asked[name] = answer, stand_ins(answer, name, order["lend"])
        wire.send_list(sock, nonce, [seen.to_plain() for seen in examine(answer, checks[name], asked[name][1])])
    while True:
        more = Checks.from_plain(reader.receive(time.monotonic() + 1e6))
        answer, lent = asked[more.name]
        wire.send_list(sock, nonce, [seen.to_plain() for seen in examine(answer, more, lent)])


def run_cell(shell: Shell, source: str, seconds: float, shown: bool = True) -> Observation | None:
    """Run one cell. None, or what went wrong."""
    try:
        with time_limit(seconds), warnings.catch_warnings():
            code = plain_code(shell, source, shown)
            fault, before = as_ipython(shell, source) if code is None else (run_plainly(shell, code, shown), False)
    except TooSlow:
        return Observation("too slow")
    except BaseException as error:  # what gets past IPython: an exit of the event loop, a swallowed stop that rang again
        shell.showtraceback()
        return Observation("raised", error=describe_error(error, run_cell))
    return None if fault is None else what_went_wrong(fault, before)


def as_ipython(shell: Shell, source: str) -> tuple[BaseException | None, bool]:
    """The exception that a cell ended with, and whether that was before it started."""
    result = shell.run_cell(source, store_history=True)
    return result.error_before_exec or result.error_in_exec, result.error_before_exec is not None


def plain_code(shell: Shell, source: str, shown: bool) -> CodeType | None:
    """The code of a cell that is Python as it stands and shows no value at its end, as nearly all answers are; where outputs are shown, only
    of one that defines things. IPython would do the same with it, but look at every token for syntax of its own, tell traits and events,
    keep a history: for a `def` four times the work."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what there is to warn of is said when it is compiled
            body = ast.parse(source).body
        if source.lstrip().startswith("In ["):  # a prompt that was copied with its line, and an annotation to Python
            return None
        if shown and not all(isinstance(node, DEFINITIONS) for node in body):
            return None
        if any(isinstance(node, ast.Expr) for node in body[-1:]):
            return None
        return shell.compile(source, shell.compile.cache(source, shell.execution_count, source), "exec")
    except (SyntaxError, ValueError, MemoryError, RecursionError):  # IPython says what it makes of it: a magic, an await
        return None


def run_plainly(shell: Shell, code: CodeType, shown: bool) -> BaseException | None:
    """Run code among the names of the notebook. None, or the exception that it ended with."""
    shell.execution_count += 1
    try:
        exec(code, shell.user_global_ns, shell.user_ns)
    except BaseException as error:
        error.__traceback__ = error.__traceback__ and error.__traceback__.tb_next  # from the learner's line on
        if shown:
            shell.showtraceback((type(error), error, error.__traceback__), tb_offset=0)
        return error
    finally:
        shell.events.trigger("post_execute")
    return None


def what_went_wrong(error: BaseException, before: bool) -> Observation:
    """An exception that a cell ended with as an observation; `before` when the cell did not even start."""
    if isinstance(error, TooSlow):
        return Observation("too slow")
    if isinstance(error, MemoryError):
        return Observation("too much memory")
    if before or isinstance(error, SyntaxError):
        line = f"line {error.lineno}: " if isinstance(error, SyntaxError) and error.lineno else ""
        return Observation("unreadable", printed=f"{line}{type(error).__name__}: {str(error)[:300]}")
    return Observation("raised", error=describe_error(error, run_cell))


def stand_ins(answer: Any, name: str, lend: list[str]) -> dict[str, Callable]:
    """nnref's versions of the other exercises that the answer calls, where the order lends them."""
    return {
        other: getattr(nnref, other) for other in used_names(answer) if other in lend and other != name and hasattr(nnref, other)
    }


def drawing(shell: Shell, outputs: str) -> None:
    """Whether figures are drawn. Where they are not, a cell with a figure costs what its numbers cost."""
    if outputs == "all":
        shell.events.register("post_execute", flush_figures)
        return
    sys.modules["nnref.plots.figure"].show = lambda fig, alt: print(alt)  # type: ignore[attr-defined]
    sys.modules["nnref.widgets.base"].still = lambda sketch: {"text/plain": sketch.name}  # type: ignore[attr-defined]
    import matplotlib.pyplot as plt

    shell.events.register("post_execute", lambda: plt.close("all"))
