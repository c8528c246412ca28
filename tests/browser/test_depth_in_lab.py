"""The widgets of chapters 01, 06 and 07 about shapes, cures, capacity and depth, as a learner uses them, with bugs of a learner's."""

from collections.abc import Iterator

import pytest
from lab_harness import Lab, Notebook, write_notebook
from playwright.sync_api import Locator, expect

DEPTH = """\
def he_init(rng, fan_in, fan_out):
    return rng.normal(0, 1 / np.sqrt(fan_in), (fan_in, fan_out))

depth_map(globals())"""
CELLS = {
    "head": "import numpy as np\nimport nnref\nfrom nnref.widgets import *",
    "depth": DEPTH,
    "zero": "zero_start()",
}
AT = {name: i for i, name in enumerate(CELLS)}


@pytest.fixture(scope="module")
def book(lab: Lab) -> Iterator[Notebook]:
    folder = lab.root / "depth"
    folder.mkdir()
    book = lab.open_notebook(write_notebook(folder / "depth.ipynb", list(CELLS.values())))
    book.run_all()
    assert book.failures() == []
    yield book
    assert book.count_cells() == len(CELLS)
    book.finish()
    lab.end_sessions()


def give(widget: Locator, name: str, value: str) -> None:
    box = widget.get_by_role("spinbutton", name=name)
    box.fill(value)
    box.press("Enter")


def test_fifty_layers_are_brought_into_the_band(book: Notebook) -> None:
    widget = book.widget(AT["depth"])
    widget.get_by_role("radio", name="far smaller").check()
    expect(widget).to_contain_text("You said far smaller; it is about as large, and both are next to nothing")
    expect(widget).to_contain_text("all stand still: what the signal loses on the way there")
    widget.get_by_role("combobox", name="First weights").select_option("he")
    expect(widget).to_contain_text("Your he_init draws weights of deviation 0.18; the reference's is 0.25")
    book.screenshot("widget_depth_map", widget)
    widget.get_by_role("combobox", name="Activation").select_option("sigmoid")
    expect(widget).to_contain_text("a sigmoid's slope is at most 1/4")
    widget.get_by_role("button", name="Reset").click()
    widget.get_by_role("slider", name="number of layers").press("End")
    give(widget, "factor on the weights", "25")
    expect(widget).to_contain_text("Fifty ReLU layers with every norm in the band, at a deviation of 0.25: challenge done.")
    widget.get_by_role("slider", name="factor on the weights").press("End")
    expect(widget).to_contain_text("Now: 0 of 50.")


def test_equal_units_part_only_by_noise(book: Notebook) -> None:
    widget = book.widget(AT["zero"])
    widget.get_by_role("radio", name="four").check()
    expect(widget).to_contain_text("You said four; there is one, four times")
    expect(widget).to_contain_text("all four hidden units are the same")
    widget.get_by_role("combobox", name="Noise on top").select_option("10⁻³")
    give(widget, "learning rate", "1")
    expect(widget).to_contain_text("from a noise of 10⁻³: challenge done.")
    book.screenshot("widget_zero_start", widget)
    step = widget.get_by_role("slider", name="step shown")
    step.press("Home")
    expect(widget).to_contain_text("Step 0: loss")
    step.press("ArrowRight")
    expect(widget).to_contain_text("Step 4: loss")
    widget.get_by_role("combobox", name="Noise on top").select_option("none")
    widget.get_by_role("slider", name="number that every weight starts from").press("Home")
    expect(widget).to_contain_text("From zeros no hidden weight moves at all")
