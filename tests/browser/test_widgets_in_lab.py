"""Every widget in a real JupyterLab: seen, named, moved by keyboard and mouse, in both themes, narrow and zoomed, and never in the way."""

import re
from collections.abc import Iterator

import pytest
from lab_harness import Lab, Notebook, write_notebook
from playwright.sync_api import Locator, expect

from nnref import widgets

NAMES = list(widgets.__all__)
HEAD = "from nnref.widgets import *"


@pytest.fixture(scope="module")
def book(lab: Lab) -> Iterator[Notebook]:
    """One notebook with each widget: widget i of NAMES is the output of cell i + 1."""
    folder = lab.root / "every-widget"
    folder.mkdir()
    book = lab.open_notebook(write_notebook(folder / "widgets.ipynb", [HEAD, *(f"{name}()" for name in NAMES)]))
    book.run_all()
    assert book.failures() == []
    yield book
    book.finish()
    lab.end_sessions()


@pytest.fixture(params=NAMES)
def widget(book: Notebook, request: pytest.FixtureRequest) -> Locator:
    return book.widget(NAMES.index(request.param) + 1)


def numbers(widget: Locator) -> str:
    """The table of the numbers behind the picture, opened if it is closed."""
    details = widget.locator("details")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    expect(details.locator("tbody tr td").first).to_be_visible()
    return details.locator("table").inner_text()


def test_everything_has_a_name(widget: Locator) -> None:
    tree = widget.aria_snapshot()
    parts = re.findall(r"^\s*- '?(slider|spinbutton|button|combobox|radio|img|group|region|table)(.*)$", tree, re.MULTILINE)
    kinds = {kind for kind, _ in parts}
    assert {"button", "img"} <= kinds
    assert {"slider", "combobox"} & kinds
    expect(widget.locator("legend").first).to_contain_text("Predict")
    expect(widget).to_contain_text("Challenge")
    unnamed = [f"{kind}{rest}" for kind, rest in parts if kind not in ("table",) and not rest.startswith(' "')]
    assert [part for part in unnamed if not part.startswith("group")] == []
    for canvas in widget.locator("canvas").all():
        assert canvas.get_attribute("role") == "img"
        assert len(canvas.get_attribute("aria-label") or "") > 30


def move(widget: Locator) -> None:
    """Change something by keyboard: the first slider, or one step where there is none."""
    slider = widget.locator("input[type=range]").first
    if slider.count():
        slider.press("Home")
        slider.press("ArrowRight")
    else:
        widget.get_by_role("button", name="Step", exact=True).press("Enter")


def test_the_keyboard_moves_picture_and_numbers(book: Notebook, widget: Locator) -> None:
    if not widget.locator("input[type=range]").count():
        move(widget)  # the first row of the table
    before, rows, name = book.pixels(widget.locator("canvas").first), numbers(widget), names(widget)
    move(widget)
    expect(widget.locator("details table")).not_to_have_text(rows, use_inner_text=True)
    book.wait_for_change(widget.locator("canvas").first, before)
    assert names(widget) != name


def names(widget: Locator) -> list[str | None]:
    return [canvas.get_attribute("aria-label") for canvas in widget.locator("canvas").all()]


def test_no_key_reaches_the_notebook(book: Notebook, widget: Locator) -> None:
    """x cuts a cell, dd deletes it, b and a add one, m turns it into text, j and k leave it: none of it from inside a widget."""
    cells, sources = book.count_cells(), [book.source(i) for i in range(book.count_cells())]
    kinds = (
        "input[type=range]",
        "input[type=number]",
        "input[type=radio]",
        "select",
        "summary",
        ".nnw-handle",
        "button",
        "[tabindex='0']",
    )
    found = [part for kind in kinds for part in widget.locator(f"{kind}:visible:not(:disabled)").all()[:1]]
    assert len(found) >= 5
    for control in found:
        control.focus()
        for key in ["x", "d", "d", "b", "a", "m", "j", "k", "c", "v", "ArrowDown", "ArrowUp"]:
            book.page.keyboard.press(key)
        assert book.count_cells() == cells
        assert control.evaluate("(control) => document.activeElement === control || control.hidden")
    assert [book.source(i) for i in range(cells)] == sources
    assert book.app("return notebook.widgets.every((cell) => cell.model.type === 'code');")


def test_tab_walks_through_all_controls(book: Notebook, widget: Locator) -> None:
    """Each control can be reached and left by Tab alone, and what has the focus shows it."""
    controls = [
        part for part in widget.locator("input:not([type=radio]), select, button:not(:disabled)").all() if part.is_visible()
    ]
    controls[0].focus()
    reached = 1
    for _ in range(len(controls) + 10):
        book.page.keyboard.press("Tab")
        inside = book.page.evaluate("(root) => root.contains(document.activeElement)", widget.element_handle())
        if not inside:
            break
        reached += 1
        outline = book.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
    else:
        pytest.fail("Tab never leaves the widget")
    assert reached > len(controls)  # and the summary of the table


def test_dark_theme(book: Notebook, widget: Locator, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["widget"]
    light = book.pixels(widget.locator("canvas").first)
    book.screenshot(f"widget_{name}_light", widget)
    book.set_theme(dark=True)
    try:
        expect(widget).to_have_css("background-color", "rgb(17, 17, 17)")
        book.wait_for_change(widget.locator("canvas").first, light)
        book.screenshot(f"widget_{name}_dark", widget)
    finally:
        book.set_theme(dark=False)
    assert book.pixels(widget.locator("canvas").first) == light


def test_narrow(book: Notebook, widget: Locator, request: pytest.FixtureRequest) -> None:
    """Nothing sticks out of a widget of 320 pixels, which is also what is left of a page at 200 % and more."""
    widget.evaluate("(root) => { root.style.width = '320px'; }")
    book.settle()
    try:
        assert widget.evaluate("(root) => root.scrollWidth <= root.clientWidth")
        outside = widget.evaluate(
            "(root) => [...root.querySelectorAll('input, select, button, canvas, p, label')].filter((part) => part.getClientRects().length &&"
            " part.getBoundingClientRect().right > root.getBoundingClientRect().right + 1).map((part) => part.outerHTML)"
        )
        assert outside == []
        for canvas in widget.locator("canvas").all():
            box = canvas.bounding_box()
            assert box
            assert box["width"] > 200
        book.screenshot(f"widget_{request.node.callspec.params['widget']}_narrow", widget)
    finally:
        widget.evaluate("(root) => { root.style.width = ''; }")


def test_sharp_when_zoomed(book: Notebook, widget: Locator) -> None:
    """At 200 % the browser reports two device pixels for one: the canvas follows."""
    session = book.page.context.new_cdp_session(book.page)
    size = book.page.viewport_size
    assert size
    metrics = {"width": size["width"] // 2, "height": size["height"] // 2, "deviceScaleFactor": 2, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", metrics)
    try:
        expect(widget.locator("canvas").first).to_be_visible()
        book.page.wait_for_function(
            "(canvas) => canvas.width === 2 * canvas.clientWidth", arg=widget.locator("canvas").first.element_handle()
        )
        assert widget.evaluate("(root) => root.scrollWidth <= root.clientWidth")
    finally:
        session.send("Emulation.clearDeviceMetricsOverride")
        session.detach()


def test_nothing_moves_by_itself(book: Notebook, widget: Locator) -> None:
    still = widget.evaluate(
        "(root) => [root, ...root.querySelectorAll('*')].every((part) => { const style = getComputedStyle(part);"
        " return style.animationName === 'none' && style.transitionDuration.split(', ').every((time) => time === '0s'); })"
    )
    assert still
    before = book.pixels(widget.locator("canvas").first)
    book.page.wait_for_timeout(300)
    assert book.pixels(widget.locator("canvas").first) == before


def test_reset_brings_the_start_back_and_another_start_is_another(book: Notebook, widget: Locator) -> None:
    canvas, reset = widget.locator("canvas").first, widget.get_by_role("button", name="Reset")
    move(widget)
    moved = book.pixels(canvas)
    reset.click()
    book.wait_for_change(canvas, moved)
    book.wait_idle()
    start = book.pixels(canvas)
    move(widget)
    book.wait_for_change(canvas, start)
    reset.click()
    book.page.wait_for_function("([canvas, start]) => canvas.toDataURL() === start", arg=[canvas.element_handle(), start])
    widget.get_by_role("button", name="Another start").click()
    book.wait_for_change(canvas, start)


def test_a_notebook_opened_again_shows_the_still_picture(lab: Lab) -> None:
    """The widget ended with its kernel; its picture and what to do are there, JupyterLab's error is not seen."""
    folder = lab.root / "again"
    folder.mkdir()
    path = write_notebook(folder / "again.ipynb", [HEAD, "perceptron_line()"])
    book = lab.open_notebook(path)
    book.run_all()
    expect(book.cell(1).locator(".nnw-still")).to_be_hidden()
    expect(book.widget(1)).to_be_visible()
    book.app("await app.commands.execute('docmanager:save');")
    book.finish()
    lab.end_sessions()
    book = lab.open_notebook(path, allowed=("widget model not found",))
    expect(book.cell(1).locator(".nnw-still img")).to_be_visible()
    expect(book.cell(1).get_by_text("A still picture: to move it, run this cell")).to_be_visible()
    expect(book.cell(1).get_by_text("Error displaying widget")).to_be_hidden()
    book.screenshot("widget_still", book.cell(1))
    book.finish()
    lab.end_sessions()
