"""The widgets of chapters 01, 06 and 07 about shapes, cures, capacity and depth, as a learner uses them, with bugs of a learner's."""

from collections.abc import Iterator

import pytest
from lab_harness import Lab, Notebook, cells_at_work
from playwright.sync_api import Locator, expect

DEPTH = """\
def he_init(rng, fan_in, fan_out):
    return rng.normal(0, 1 / np.sqrt(fan_in), (fan_in, fan_out))

depth_map(globals())"""
CELLS = {
    "head": "import numpy as np\nimport nnref\nfrom nnref.widgets import *",
    "depth": DEPTH,
    "zero": "zero_start()",
    "design": "architecture_designer({'layer_shapes': lambda sizes: [((m, d), (m,)) for d, m in zip(sizes, sizes[1:])]})",
    "capacity": "capacity_and_seeds()",
    "heal": "overfit_and_heal(lambda losses, patience: (patience, 2 * patience), lambda x, mask, p: x * mask / p)",
}
AT = {name: i for i, name in enumerate(CELLS)}


@pytest.fixture(scope="module")
def book(lab: Lab) -> Iterator[Notebook]:
    with cells_at_work(lab, "depth", list(CELLS.values())) as book:
        yield book


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


def test_a_network_is_healed_by_a_penalty_and_by_a_stop(book: Notebook) -> None:
    widget = book.widget(AT["heal"])
    widget.get_by_role("radio", name="the validation loss").check()
    expect(widget).to_contain_text("You said the validation loss; it is the training loss")
    before = book.pixels(widget.locator("canvas").first)
    widget.get_by_role("slider", name="share of units dropped").press("Home")
    give(widget, "share of units dropped", "0.5")
    book.wait_for_change(widget.locator("canvas").first, before)
    expect(widget).to_contain_text("at the end, without a stop: challenge done.")
    expect(widget).to_contain_text(
        "On your dropout the network learns the same, loss for loss."
    )  # with 0.5, p and 1 - p are alike
    give(widget, "share of units dropped", "0.3")
    expect(widget).to_contain_text("On your dropout the validation loss is")
    book.screenshot("widget_overfit_and_heal", widget)
    widget.get_by_role("combobox", name="L2").select_option("0.1")
    expect(widget).to_contain_text("Challenge: without an early stop")
    widget.get_by_role("button", name="Reset").click()
    give(widget, "patience in epochs", "20")
    expect(widget).to_contain_text("Your early_stopping goes back to epoch 20 and stops at 40")


def test_a_network_is_designed_and_taken_away(book: Notebook) -> None:
    widget = book.widget(AT["design"])
    widget.get_by_role("radio", name="twice as many").check()
    expect(widget).to_contain_text("You said twice as many; there are four times as many")
    expect(widget).to_contain_text("Your layer_shapes says (4, 3) (4,), (1, 4) (1,): not the same.")
    give(widget, "number of inputs", "8")
    give(widget, "number of hidden layers", "2")
    give(widget, "number of outputs", "3")
    expect(widget).to_contain_text("8-4-4-3: 71 parameters")
    wanted = int(widget.get_by_text("and exactly").inner_text().split("exactly ")[1].split()[0])
    for a, b in ((a, b) for a in range(3, 10) for b in range(3, 10) if 9 * a + (a + 1) * b + 3 * (b + 1) == wanted):
        give(widget, "units of hidden layer 1", str(a))
        give(widget, "units of hidden layer 2", str(b))
        break
    expect(widget).to_contain_text(f"has exactly {wanted} parameters: challenge done.")
    widget.get_by_role("combobox", name="List the weights of layer").select_option("2")
    book.screenshot("widget_architecture_designer", widget)
    expect(widget.get_by_role("region", name="The code that builds")).to_contain_text("net = nnref.mlp((8, ")
    with book.page.expect_download() as download:
        widget.get_by_role("button", name="Save the drawing").click()
    assert download.value.suggested_filename.endswith("-3.svg")
    assert download.value.path().read_text().startswith("<svg")
    widget.get_by_role("button", name="Copy the code").click()
    expect(widget.get_by_role("status").filter(has_text="press Ctrl+C").or_(widget.get_by_text("Copied."))).to_be_visible()


def test_more_points_heal_the_variance_only(book: Notebook) -> None:
    widget = book.widget(AT["capacity"])
    widget.get_by_role("radio", name="the bias").check()
    expect(widget).to_contain_text("You said the bias; it is the variance")
    expect(widget).to_contain_text("Too stiff: also their mean misses the curve.")
    widget.get_by_role("slider", name="hidden units").press("End")
    expect(widget).to_contain_text("Too free for so few points: each has learned its own noise.")
    book.screenshot("widget_capacity_and_seeds", widget)
    points = widget.get_by_role("slider", name="points")
    points.press("ArrowRight")
    points.press("ArrowRight")
    expect(widget.get_by_role("spinbutton", name="points, as a number")).to_have_value("48")
    expect(widget).to_contain_text("32 hidden units, 48 points: both are at most 0.05: challenge done.")
