"""Fixtures for the browser tests: `lab` (one JupyterLab a session, one Chromium a file) and `open_book` (a notebook, closed and judged at the end).

SCREENSHOTS=folder keeps the pictures; CHROMIUM=path names the browser.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from lab_harness import ROOT, Lab, Notebook, chromium, write_notebook


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Of a test that fails while a notebook is open, keep what the screen showed."""
    report = yield
    if call.excinfo is not None and call.when == "call":
        for book in (value for value in getattr(item, "funcargs", {}).values() if isinstance(value, Notebook)):
            path = book.screenshot(f"failed_{item.name}".replace("[", "-").replace("]", ""))
            report.sections.append(("screen", f"{path}\nkernel: {book.kernel()}\nconsole: {book.errors}"))
    return report


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    if chromium() is None:
        reason = "no Chromium on PATH: install it, or name it in CHROMIUM"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with Lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="module")
def lab(server: Lab) -> Iterator[Lab]:
    """The browser ends with the file: while Playwright's event loop runs, tests of other folders could start none of their own."""
    with server.browser():
        yield server


@pytest.fixture
def open_book(lab: Lab, request: pytest.FixtureRequest) -> Iterator[Callable[[list[str] | str], Notebook]]:
    """`open_book(["x = 1", ...])` makes and opens a notebook of code cells; `open_book("course/01_.../01_....ipynb")` opens a copy
    of a chapter's folder, so that the files beside it are there and the original stays as it is."""
    opened: list[Notebook] = []

    def open_one(what: list[str] | str) -> Notebook:
        folder = lab.root / f"{request.node.name}-{len(opened)}".replace("[", "-").replace("]", "")
        if isinstance(what, str):
            source = ROOT / what
            shutil.copytree(source.parent, folder)
            path = folder / source.name
        else:
            folder.mkdir()
            path = write_notebook(folder / "test.ipynb", what)
        opened.append(lab.open_notebook(path))
        return opened[-1]

    yield open_one
    try:
        for book in opened:
            book.finish()
    finally:
        lab.end_sessions()
