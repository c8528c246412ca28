"""A real JupyterLab, driven in Chromium: `Lab` is the server and the browser, `Notebook` one open notebook.

    with Lab(folder) as lab, lab.browser():
        book = lab.open_notebook(write_notebook(folder / "a.ipynb", ["1 + 1"]))
        book.run_all()
        assert book.output(0) == "2"
        book.finish()           # fails on console errors and on requests that left this machine

Used by the tests through the fixtures in conftest.py, and by the benchmarks directly.
"""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, urlsplit

import nbformat
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, TimeoutError, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
HERE = {"localhost", "127.0.0.1", ""}  # "" is blob:, data: and about:
SETTINGS = (  # as run.py starts it
    "--ServerApp.kernel_websocket_connection_class=autograder.prompt.PromptConnection",
    "--KernelManager.transport_encryption=auto",
)
SECONDS = 1000  # Playwright counts milliseconds
expect.set_options(timeout=20 * SECONDS)  # a busy machine is no failure

# Console errors that say nothing about us, each with its reason. Keep it short.
ALLOWED = (
    "/api/me",  # JupyterLab asks who we are before the token has become a cookie
    "favicon",  # the page's icon, fetched by the browser on its own
)


def chromium() -> str | None:
    """The installed browser: CHROMIUM in the environment, or the first of its usual names on PATH. None is downloaded."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return os.environ.get("CHROMIUM") or next((found for name in names if (found := shutil.which(name))), None)


def write_notebook(path: Path, cells: list[str]) -> Path:
    """A notebook of code cells; a text that begins with '# ' and one more '#' or words is still code: use nbformat for more."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, path)
    return path


class Lab:
    """JupyterLab on a free port with a token, settings and state of its own; `browser()` opens one for it. Both are closed by `with`."""

    def __init__(self, folder: Path, *, width: int = 1280, height: int = 1400, arguments: tuple[str, ...] = SETTINGS):
        self.folder = folder
        self.arguments = arguments  # further ones for the server
        self.root = folder / "root"
        self.size = {"width": width, "height": height}
        self.token = secrets.token_hex(16)
        self.screens = Path(os.environ.get("SCREENSHOTS", folder / "screens"))
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:  # what was opened is closed, also when the next thing fails to open
            self._start_server(stack)
            self._open = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _start_server(self, stack: contextlib.ExitStack) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        settings = self.folder / "settings" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        own = {f"JUPYTER_{name}_DIR": str(self.folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
        environment = {
            **os.environ, **own, "IPYTHONDIR": str(self.folder / "ipython"), "OMP_NUM_THREADS": "1", "COURSE_PROGRESS": str(self.folder / "progress.jsonl"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.folder / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(self.folder / "workspaces"),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}".rstrip(os.pathsep),
        }  # fmt: skip
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser", f"--port={port}",
            "--ServerApp.port_retries=0", f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={self.root}",
            *self.arguments,
        ]  # fmt: skip
        log = stack.enter_context((self.folder / "server.log").open("w"))
        server = subprocess.Popen(command, cwd=self.root, env=environment, stdout=log, stderr=subprocess.STDOUT)
        stack.callback(_end, server)
        deadline = time.monotonic() + 60
        while not self._answers():
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"JupyterLab did not start:\n{(self.folder / 'server.log').read_text()[-3000:]}")
            time.sleep(0.1)

    @contextlib.contextmanager
    def browser(self) -> Iterator[None]:
        """Chromium, for as long as the `with` lasts. Playwright keeps an event loop running in this thread meanwhile: no other can run."""
        with (
            sync_playwright() as playwright,
            contextlib.closing(playwright.chromium.launch(executable_path=chromium(), args=FLAGS)) as browser,
        ):
            self.context = browser.new_context(viewport=self.size)  # type: ignore[arg-type]
            self.context.set_default_timeout(20 * SECONDS)
            yield

    def _answers(self) -> bool:
        try:
            self.ask("GET", "/api/status")
        except OSError:
            return False
        return True

    def ask(self, method: str, path: str) -> Any:
        """One request to the server's REST interface."""
        request = urllib.request.Request(f"{self.url}{path}", method=method, headers={"Authorization": f"token {self.token}"})
        with urllib.request.urlopen(request, timeout=30) as reply:
            text = reply.read()
        return json.loads(text) if text else None

    def open_notebook(self, path: Path, allowed: tuple[str, ...] = ()) -> "Notebook":
        """Open a notebook under `root`, in a page of its own, once its kernel is ready. Console errors with an `allowed` text are expected."""
        return Notebook(self, path.resolve().relative_to(self.root.resolve()).as_posix(), allowed)

    def end_sessions(self) -> None:
        """End every kernel: the next test starts with a fresh one."""
        for session in self.ask("GET", "/api/sessions"):
            with contextlib.suppress(urllib.error.HTTPError):  # gone by itself meanwhile
                self.ask("DELETE", f"/api/sessions/{session['id']}")


@contextlib.contextmanager
def cells_at_work(lab: Lab, name: str, cells: list[str]) -> Iterator["Notebook"]:
    """A notebook of these cells, run without a failure; at the end no cell has been added or lost, and nothing was logged."""
    folder = lab.root / name
    folder.mkdir()
    book = lab.open_notebook(write_notebook(folder / f"{name}.ipynb", cells))
    book.run_all()
    assert book.failures() == []
    yield book
    assert book.count_cells() == len(cells)
    book.finish()
    lab.end_sessions()


def drag(book: "Notebook", grip: Locator, dx: float, dy: float) -> None:
    """Take hold of the middle of `grip` with the mouse and move it by (dx, dy) pixels."""
    grip.hover()
    box = grip.bounding_box()
    assert box
    book.page.mouse.down()
    book.page.mouse.move(box["x"] + box["width"] / 2 + dx, box["y"] + box["height"] / 2 + dy, steps=6)
    book.page.mouse.up()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Notebook:
    """One open notebook. Cells count from 0; a cell is scrolled to before it is touched, for off-screen cells are not in the page."""

    def __init__(self, lab: Lab, name: str, allowed: tuple[str, ...] = ()):
        self.lab = lab
        self.name = name
        self.allowed = ALLOWED + allowed
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self.page: Page = lab.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        self.page.on("request", self._watch)
        self.page.goto(f"{lab.url}/lab/tree/{quote(name)}?token={lab.token}&reset")
        self.page.wait_for_selector(".jp-Notebook", timeout=60 * SECONDS)
        self.app("await panel.context.ready; await panel.sessionContext.ready; await panel.sessionContext.session.kernel.info;")
        self.wait_idle()

    def _hear(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not any(part in message.text + where for part in self.allowed):
            self.errors.append(f"{message.text} ({where})")

    def _watch(self, request: Request) -> None:
        if (urlsplit(request.url).hostname or "") not in HERE:
            self.strangers.append(request.url)

    def app(self, code: str, argument: Any = None) -> Any:
        """Evaluate JavaScript with `app` (JupyterLab), `panel` and `notebook` (its content) in scope, and `x` the argument."""
        return self.page.evaluate(
            "async (x) => { const app = window.jupyterapp, panel = app.shell.currentWidget, notebook = panel.content;"
            + code
            + "}",
            argument,
        )

    def wait_idle(self, seconds: float = 60) -> None:
        """Until the kernel has nothing to do, and neither a cell nor a widget waits for it."""
        self.page.wait_for_function(
            """() => document.querySelector('.jp-Notebook-ExecutionIndicator[data-status="idle"]') &&
                     window.jupyterapp.shell.currentWidget?.content?.widgets?.every?.((cell) => cell.model.executionState !== 'running')""",
            timeout=seconds * SECONDS,
        )
        # A widget's messages leave no trace in the status (autograder/prompt.py): these questions are answered after them. The second
        # one, because ipywidgets keeps a change back until the one before is done.
        self.app("for (let k = 0; k < 2; k++) await panel.sessionContext.session.kernel.requestKernelInfo();")

    def run_all(self, seconds: float = 120) -> None:
        """Run every cell from the top, as the menu does, until the kernel is idle again."""
        self.page.set_default_timeout(seconds * SECONDS)
        self.app("await app.commands.execute('notebook:run-all-cells');")
        self.page.set_default_timeout(20 * SECONDS)
        self.wait_idle(seconds)
        unrun = self.app(
            "return notebook.widgets.flatMap((cell, i) => cell.model.type === 'code' && cell.model.sharedModel.getSource().trim() &&"
            " cell.model.executionCount === null ? [i] : []);"
        )
        assert not unrun or self.failures(), f"cells {unrun} were not run; the kernel is {self.kernel()}"

    def kernel(self) -> str:
        return self.app(
            "const kernel = panel.sessionContext.session?.kernel; return `${kernel?.status}, ${kernel?.connectionStatus}`;"
        )

    def run_cell(self, i: int, seconds: float = 60) -> None:
        """Click into a cell and press Ctrl+Enter."""
        self.editor(i).click()
        before = self.app("return notebook.widgets[x].model.executionCount;", i)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            "([i, before]) => { const { model } = window.jupyterapp.shell.currentWidget.content.widgets[i];"
            " return model.executionState === 'idle' && model.executionCount !== null && model.executionCount !== before; }",
            arg=[i, before],
            timeout=seconds * SECONDS,
        )
        self.wait_idle(seconds)

    def type_into(self, i: int, text: str) -> None:
        """Replace the source of a cell by typing, as a learner does: line by line, without the editor's automatic indents and brackets."""
        self.editor(i).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)
        assert self.source(i) == text, f"cell {i} holds {self.source(i)!r}"

    def cell(self, i: int) -> Locator:
        self.app("notebook.activeCellIndex = x; await notebook.scrollToItem(x, 'center', 0);", i)
        found = self.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{i}"]')
        found.wait_for(state="visible")
        return found

    def editor(self, i: int) -> Locator:
        return self.cell(i).locator(".cm-content").first

    def source(self, i: int) -> str:
        return self.app("return notebook.widgets[x].model.sharedModel.getSource();", i)

    def output(self, i: int) -> str:
        """What a reader sees below a cell, as text."""
        return "\n".join(self.cell(i).locator(".jp-OutputArea-output").all_inner_texts()).strip()

    def outputs(self, i: int) -> list[dict[str, Any]]:
        """The outputs of a cell as nbformat stores them."""
        return self.app("return notebook.widgets[x].model.outputs?.toJSON() ?? [];", i)

    def failures(self) -> list[str]:
        """Every error that any cell shows, with the number of the cell."""
        found = self.app(
            "return notebook.widgets.flatMap((cell, i) => (cell.model.outputs?.toJSON() ?? [])"
            ".filter((output) => output.output_type === 'error').map((output) => `cell ${i}: ${output.ename}: ${output.evalue}`));"
        )
        return list(found)

    def count_cells(self) -> int:
        return self.app("return notebook.widgets.length;")

    def widget(self, i: int) -> Locator:
        """Our widget in the output of a cell."""
        found = self.cell(i).locator(".nnw")
        try:
            found.wait_for(state="visible")
        except TimeoutError:
            raise AssertionError(f"cell {i} shows no widget but {self.output(i)!r}; failures: {self.failures()}") from None
        return found

    def pixels(self, canvas: Locator) -> str:
        """The picture on a canvas, to be compared with another one."""
        self.settle()
        return canvas.evaluate("(canvas) => canvas.toDataURL()")

    def wait_for_change(self, canvas: Locator, before: str, seconds: float = 20) -> None:
        """Until the picture on a canvas is another one than `before`: what Python has to work out takes its time.

        The canvas is looked up each time: JupyterLab may lay the cell out anew meanwhile.
        """
        deadline = time.monotonic() + seconds
        while self.pixels(canvas) == before:
            assert time.monotonic() < deadline, f"the picture is still the same after {seconds} seconds"
            self.page.wait_for_timeout(30)

    def settle(self) -> None:
        """Until what was done has reached the screen: two refreshes."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def set_theme(self, dark: bool) -> None:
        name = f"JupyterLab {'Dark' if dark else 'Light'}"
        self.app("await app.commands.execute('apputils:change-theme', { theme: x });", name)
        self.page.wait_for_selector(f'body[data-jp-theme-light="{str(not dark).lower()}"]', state="attached")

    def screenshot(self, name: str, of: Locator | None = None) -> Path:
        """A PNG in the folder SCREENSHOTS of the environment, or in the lab's temporary folder."""
        self.lab.screens.mkdir(parents=True, exist_ok=True)
        path = self.lab.screens / f"{name}.png"
        self.settle()
        (of or self.page).screenshot(path=path)
        return path

    def finish(self) -> None:
        """Close the page. Errors in the console and requests to other machines fail here."""
        self.page.close()
        assert not self.errors, "\n".join(["The browser's console has errors:", *self.errors])
        assert not self.strangers, "\n".join(["Requests left this machine:", *self.strangers])
