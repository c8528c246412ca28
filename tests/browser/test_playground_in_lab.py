"""The playground in a real JupyterLab: trains, stops, is moved by keyboard and mouse, and says what a bad function does.

What every widget has to do (names, keys, themes, narrow pages) is in test_widgets_in_lab.py, which finds the playground by itself.
"""

import re
from collections.abc import Iterator

import pytest
from lab_harness import Lab, Notebook, write_notebook
from playwright.sync_api import Locator, expect

CELLS = [
    "from nnref.widgets import playground\nimport numpy as np\nimport nnref",
    "p = playground()\np",
    "p.text",
    "q = playground('circles activation=relu layers=3', hide=('question', 'code', 'noise', 'layers'),\n"
    "    functions={'relu': lambda z: z[:1] if len(z) == 10 and CALLS.append(1) is None and len(CALLS) > 60 else np.maximum(z, 0)})\nCALLS = []\nq",
    "playground('spirals features=x1,x2,sinx1,sinx2 layers=8,8 activation=tanh optimizer=adam lr=0.01 noise=5 show_test=yes at=2500')",
    "nothing = None",
]
PLAY, TEXT, BAD, SPIRAL, CODE = 1, 2, 3, 4, 5


@pytest.fixture(scope="module")
def book(lab: Lab) -> Iterator[Notebook]:
    folder = lab.root / "playground"
    folder.mkdir()
    book = lab.open_notebook(write_notebook(folder / "playground.ipynb", CELLS))
    book.run_all()
    assert book.failures() == []
    yield book
    book.finish()
    lab.end_sessions()


@pytest.fixture
def play(book: Notebook) -> Locator:
    """The first playground, as it was opened."""
    widget = book.widget(PLAY)
    widget.get_by_role("button", name="Reset").click()
    expect(widget.get_by_role("textbox", name="state")).to_have_value("circles")
    expect(losses(widget)).to_contain_text("Epoch 0:")
    return widget


def losses(widget: Locator) -> Locator:
    return widget.locator("p.nnw-count")


def epoch(widget: Locator) -> int:
    return int(re.search(r"Epoch (\d+)", losses(widget).inner_text())[1])  # type: ignore[index]


def text_of(book: Notebook) -> str:
    book.run_cell(TEXT)
    return book.output(TEXT).split("'")[1]


def press(widget: Locator, name: str) -> None:
    widget.get_by_role("button", name=name, exact=True).click()


def test_it_trains_pauses_and_goes_back_in_time(book: Notebook, play: Locator) -> None:
    before = book.pixels(play.locator("canvas").first)
    press(play, "Play")
    expect(losses(play)).to_contain_text(re.compile(r"Epoch (1\d|2\d|3\d)"))
    press(play, "Pause")
    expect(play.get_by_role("button", name="Play", exact=True)).to_be_visible()
    book.wait_idle()
    stopped = epoch(play)
    book.page.wait_for_timeout(300)
    assert epoch(play) == stopped
    book.wait_for_change(play.locator("canvas").first, before)
    press(play, "Step back")
    expect(losses(play)).not_to_contain_text(f"Epoch {stopped}:")
    play.get_by_role("slider", name="time, in epochs").press("Home")
    expect(losses(play)).to_contain_text("Epoch 0:")
    book.page.wait_for_function(
        "([canvas, before]) => canvas.toDataURL() === before", arg=[play.locator("canvas").first.element_handle(), before]
    )
    play.get_by_role("combobox", name="A step is").select_option("update")
    press(play, "Step")
    expect(losses(play)).to_contain_text("Epoch 0 and 1 of 25 updates")
    press(play, "Rewind")
    expect(losses(play)).to_contain_text("Epoch 0:")


def test_by_keyboard_alone(book: Notebook, play: Locator) -> None:
    """Play, stop, edit a weight, switch a feature, add a layer: Tab, Space, Enter, arrows; the notebook keeps its cells."""
    cells, keys = book.count_cells(), book.page.keyboard
    play.get_by_role("button", name="Step back").focus()
    keys.press("Tab")
    keys.press("Space")
    expect(play.get_by_role("button", name="Pause")).to_be_focused()
    expect(losses(play)).not_to_contain_text("Epoch 0")
    keys.press("Enter")
    expect(play.get_by_role("button", name="Play", exact=True)).to_be_focused()
    play.get_by_role("button", name="Feature sin x₂").focus()
    keys.press("Space")
    expect(play.get_by_role("button", name="Feature sin x₂")).to_have_attribute("aria-pressed", "true")
    play.get_by_role("button", name="Add a unit to layer 2").focus()
    for _ in range(3):
        keys.press("Enter")
        book.wait_idle()
    keys.press("x")
    keys.press("d")
    keys.press("d")
    play.get_by_role("button", name="Unit 3 of layer 2").press("Enter")
    play.get_by_role("combobox", name="Number").press("End")
    slider = play.get_by_role("slider", name="value of the chosen weight or bias")
    slider.press("Home")
    for _ in range(10):
        slider.press("ArrowRight")
    book.wait_idle()
    expect(slider).to_have_value("-4")
    assert text_of(book) == "circles features=x1,x2,sinx2 layers=4,5 @0:b2[2]=-4.0"
    assert book.count_cells() == cells


def test_by_mouse(book: Notebook, play: Locator) -> None:
    net = play.locator(".nnp-net canvas")
    play.get_by_role("button", name="Feature x₁x₂").click()
    expect(play.get_by_role("button", name="Feature x₁x₂")).to_have_attribute("aria-pressed", "true")
    play.get_by_role("button", name="Add a hidden layer").click()
    expect(play.get_by_role("button", name="Remove a unit from layer 3")).to_be_visible()
    play.get_by_role("button", name="Remove a unit from layer 1").click()
    expect(play.get_by_role("button", name="Unit 4 of layer 1")).to_be_hidden()
    box = net.bounding_box()
    above = play.get_by_role("button", name="Unit 1 of layer 3").bounding_box()
    assert box
    assert above
    net.hover(position={"x": above["x"] + above["width"] + 3 - box["x"], "y": above["y"] + above["height"] / 2 - box["y"]})
    expect(play.locator(".nnp-hint")).to_contain_text("w4[0,0] =")
    book.page.mouse.down()
    book.page.mouse.up()
    value = play.get_by_role("spinbutton", name="value of the chosen weight or bias, as a number")
    value.fill("2.5")
    value.press("Enter")
    book.wait_idle()
    assert text_of(book) == "circles features=x1,x2,x1x2 layers=3,2,2 @0:w4[0,0]=2.5"


def test_a_unit_is_enlarged_under_the_pointer_and_at_the_focus(book: Notebook, play: Locator) -> None:
    output = play.locator(".nnp-outputs canvas")
    book.page.mouse.move(0, 0)
    before = book.pixels(output)
    play.get_by_role("button", name="Unit 2 of layer 1").hover()
    book.wait_for_change(output, before)
    expect(output).to_have_attribute("aria-label", re.compile("^Enlarged: unit 2 of layer 1"))
    expect(play.locator(".nnp-hint")).to_have_text("b1[1] = 0")
    book.page.mouse.move(0, 0)
    book.page.wait_for_function("([canvas, before]) => canvas.toDataURL() === before", arg=[output.element_handle(), before])
    play.get_by_role("button", name="Unit 3 of layer 1").focus()
    expect(output).to_have_attribute("aria-label", re.compile("^Enlarged: unit 3 of layer 1"))


def test_own_points_by_click_and_by_keyboard(book: Notebook, play: Locator) -> None:
    play.get_by_role("combobox", name="Data").select_option("own")
    expect(play.get_by_text("There is nothing to train on yet")).to_be_visible()
    play.get_by_label("Place points of my own").check()
    canvas = play.locator(".nnp-outputs canvas")
    size = canvas.bounding_box()
    assert size
    canvas.click(position={"x": size["width"] * 0.75, "y": size["height"] * 0.25})
    expect(play.get_by_text("1 own point.")).to_be_visible()
    play.get_by_role("combobox", name="Class").select_option("0")
    ring = play.get_by_role("button", name="Place of the next point")
    for _ in range(4):
        ring.press("ArrowLeft")
    play.get_by_role("button", name="Add a point at the ring").press("Enter")
    expect(play.get_by_text("2 own points.")).to_be_visible()
    book.wait_idle()
    text = text_of(book)
    assert re.fullmatch(r"own points=(2\.9\d|3\.0\d?)/(2\.9\d|3\.0\d?)/1,-1\.0/0\.0/0", text), text
    play.get_by_label("Place points of my own").uncheck()


def test_two_runs_the_state_and_the_code(book: Notebook, play: Locator) -> None:
    for _ in range(2):
        press(play, "Step")
        book.wait_idle()
    play.get_by_label("Keep this run beside").check()
    play.get_by_role("combobox", name="Optimizer").select_option("adam")
    expect(losses(play)).to_contain_text("Epoch 0:")
    press(play, "Step")
    expect(losses(play)).to_contain_text("Epoch 1:")
    expect(play.get_by_text("its curve is green")).to_contain_text("Beside (circles): epoch 1")
    expect(play.locator(".nnp-outputs canvas")).to_have_count(2)
    press(play, "Write this run as a cell")
    code = play.get_by_role("textbox", name="code")
    expect(code).to_have_value(re.compile("nnref.Adam"))
    told = losses(play).inner_text()
    book.type_into(CODE, code.input_value())
    book.run_cell(CODE)
    train, test = (float(number) for number in re.findall(r"(?:train|test) (\S+)", book.output(CODE)))
    widget = book.widget(PLAY)
    assert told == f"Epoch 1: training loss {train:.3g}, test loss {test:.3g}"
    state = widget.get_by_role("textbox", name="state")
    state.fill("spirals layers=2 at=50")
    press(widget, "Open this state")
    expect(losses(widget)).to_contain_text("Epoch 2:")
    state.fill("spirals layers=20")
    press(widget, "Open this state")
    expect(widget.locator(".nnw-problem")).to_contain_text("layers of 1 to 8 units")
    widget.get_by_label("Keep this run beside").uncheck()
    expect(widget.locator(".nnp-outputs canvas")).to_have_count(1)


def test_a_bad_function_is_named_and_the_last_picture_stays(book: Notebook) -> None:
    widget = book.widget(BAD)
    expect(widget.get_by_text("Your functions at work: relu.")).to_be_visible()
    canvas = widget.locator("canvas").first
    press(widget, "Step")
    expect(losses(widget)).to_contain_text("Epoch 1:")
    good = book.pixels(canvas)
    for _ in range(3):
        press(widget, "Step")
        book.wait_idle()
    expect(widget.locator(".nnw-problem")).to_contain_text("Your relu returned shape (1, 3)")
    assert epoch(widget) in (1, 2)
    assert len(book.pixels(canvas)) > len(good) / 2
    widget.get_by_role("button", name="Unit 2 of layer 1").click()  # alive
    expect(widget.get_by_role("combobox", name="Unit", exact=True)).to_have_value("1.1")


def test_what_is_hidden_is_not_there(book: Notebook) -> None:
    widget = book.widget(BAD)
    for control in (
        widget.locator("legend", has_text="Predict"),
        widget.get_by_role("button", name="Write this run as a cell"),
        widget.get_by_role("slider", name="noise, percent"),
        widget.get_by_role("button", name="Add a hidden layer"),
        widget.get_by_role("button", name="Add a unit to layer 1"),
    ):
        expect(control).to_be_hidden()
    expect(widget.get_by_role("slider", name="batch size")).to_be_visible()


def test_a_run_from_its_text_light_dark_and_narrow(book: Notebook) -> None:
    widget = book.widget(SPIRAL)
    expect(losses(widget)).to_contain_text("Epoch 100:")
    book.screenshot("playground_light", widget)
    book.set_theme(dark=True)
    try:
        expect(widget).to_have_css("background-color", "rgb(17, 17, 17)")
        book.screenshot("playground_dark", widget)
    finally:
        book.set_theme(dark=False)
    widget.evaluate("(root) => { root.style.width = '320px'; }")
    book.settle()
    assert widget.evaluate("(root) => root.scrollWidth <= root.clientWidth")
    book.screenshot("playground_narrow", widget)
    widget.evaluate("(root) => { root.style.width = ''; }")


def test_less_motion_for_who_asks_for_it(book: Notebook, play: Locator) -> None:
    book.page.emulate_media(reduced_motion="reduce")
    play.locator("canvas").first.evaluate(
        "(canvas) => { const ctx = canvas.getContext('2d'), clear = ctx.fillRect; window.drawn = 0;"
        " ctx.fillRect = function (...box) { window.drawn += 1; return clear.apply(this, box); }; }"
    )
    press(play, "Play")
    expect(losses(play)).to_contain_text(re.compile(r"Epoch ([4-9]\d|\d{3})"))
    shown = book.page.evaluate("() => window.drawn")
    press(play, "Pause")
    book.page.emulate_media(reduced_motion="no-preference")
    assert 0 < shown < epoch(play) / 2


def test_training_ends_with_the_cell(book: Notebook, play: Locator) -> None:
    """The view is gone, nobody confirms a picture: no further work is done."""
    press(play, "Play")
    expect(losses(play)).not_to_contain_text("Epoch 0")
    book.app("await app.commands.execute('notebook:clear-cell-output');")
    book.page.wait_for_timeout(500)
    first = text_of(book)
    assert text_of(book) == first
    book.run_cell(PLAY)
