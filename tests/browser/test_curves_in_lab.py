"""The widgets of chapters 02 to 04 as a learner uses them: predict, look, drag, meet the challenge."""

from collections.abc import Iterator

import pytest
from lab_harness import Lab, Notebook, cells_at_work, drag
from playwright.sync_api import expect

CELLS = {
    "head": "from nnref.widgets import *\nimport nnref",
    "slope": "activation_slope(nnref.sigmoid, lambda g, y, z: g * z * (1 - z))",
    "step": "difference_step()",
    "mistake": "confident_mistake()",
    "walk": "contour_walk(nnref.gradient_descent)",
    "graph": "graph_steps(nnref.tanh_backward)",
}
AT = {name: i for i, name in enumerate(CELLS)}


@pytest.fixture(scope="module")
def book(lab: Lab) -> Iterator[Notebook]:
    with cells_at_work(lab, "curves", list(CELLS.values())) as book:
        yield book


def test_the_slope_appears_once_predicted_and_follows_the_point(book: Notebook) -> None:
    widget = book.widget(AT["slope"])
    expect(widget).to_contain_text("Your slope (red, dash-dotted) is off by up to 42")
    slopes = widget.locator("canvas").nth(1)
    before = book.pixels(slopes)
    widget.get_by_role("radio", name="far right").check()
    expect(widget).to_contain_text("You said far right; it is around 0.")
    book.wait_for_change(slopes, before)
    drag(book, widget.get_by_role("button", name="Point on the curve"), -400, 0)
    expect(widget.get_by_role("spinbutton", name="z, as a number")).to_have_value("-6")
    widget.get_by_role("button", name="Point on the curve, z is −6").press("Shift+ArrowRight")
    expect(widget.get_by_role("spinbutton", name="z, as a number")).to_have_value("-5.6")
    box = widget.get_by_role("spinbutton", name="z, as a number")
    box.fill("0")
    box.press("Enter")
    expect(widget).to_contain_text("No place on sigmoid passes more: challenge done.")
    book.screenshot("widget_activation_slope", widget)
    widget.get_by_role("combobox", name="Activation").select_option("relu")
    expect(widget).to_contain_text("where does relu pass the most gradient?")
    expect(widget.get_by_role("radio", name="far right")).not_to_be_checked()


def test_the_best_difference_step_is_found(book: Notebook) -> None:
    widget = book.widget(AT["step"])
    widget.get_by_role("radio", name="10⁻¹⁴").check()
    expect(widget).to_contain_text("You said 10⁻¹⁴; of the four it is 10⁻⁵.")
    slider = widget.get_by_role("slider", name="h")
    slider.press("Home")
    expect(widget).to_contain_text("Too small")
    slider.press("End")
    expect(widget).to_contain_text("Too large")
    box = widget.get_by_role("spinbutton", name="h, as a number")
    box.fill("1e-5")
    box.press("Enter")
    expect(widget).to_contain_text("Below 10⁻⁹: challenge done.")
    book.screenshot("widget_difference_step", widget)


def test_a_confident_mistake_is_mended_step_by_step(book: Notebook) -> None:
    widget = book.widget(AT["mistake"])
    box = widget.get_by_role("spinbutton", name="logit z")
    box.fill("-8")
    box.press("Enter")
    widget.get_by_role("radio", name="the squared error").check()
    expect(widget).to_contain_text("You said the squared error; it is the cross-entropy")
    expect(widget).to_contain_text("squared error: still wrong after 100 steps; cross-entropy: right after 9 steps.")
    expect(widget).to_contain_text("more than 100 times as hard here: challenge done.")
    before = book.pixels(widget.locator("canvas").first)
    steps = widget.get_by_role("slider", name="steps of gradient descent")
    steps.press("PageUp")
    expect(steps).not_to_have_value("0")
    book.wait_for_change(widget.locator("canvas").first, before)
    book.screenshot("widget_confident_mistake", widget)


def test_a_walk_diverges_and_is_tamed(book: Notebook) -> None:
    widget = book.widget(AT["walk"])
    expect(widget).to_contain_text("Your function walks the same way.")
    widget.get_by_role("radio", name="0.5").check()
    expect(widget).to_contain_text("You said 0.5. Now raise lr")
    rate = widget.get_by_role("spinbutton", name="learning rate")
    rate.fill("0.15")
    rate.press("Enter")
    expect(widget).to_contain_text("it diverges")
    expect(widget).to_contain_text("You said 0.5; it is 2 / 20 = 0.1.")
    rate.fill("0.09")
    rate.press("Enter")
    expect(widget).to_contain_text("challenge done")
    book.screenshot("widget_contour_walk", widget)
    drag(book, widget.get_by_role("button", name="Start of the walk"), 60, -40)
    expect(widget.get_by_role("spinbutton", name="w1 of the start")).not_to_have_value("-1.8")
    widget.get_by_role("combobox", name="Surface").select_option("cliff")
    expect(widget.get_by_role("img", name="cliff, learning rate 0.09").first).to_be_visible()


def test_the_gradient_walks_back_through_the_graph(book: Notebook) -> None:
    widget = book.widget(AT["graph"])
    expect(widget).to_contain_text("Predict: what is the local derivative ∂L/∂a here?")
    box = widget.get_by_role("spinbutton", name="local derivative of L by a")
    box.fill("1")
    box.press("Enter")
    expect(widget).to_contain_text("1 is not it.")
    box.fill("-1.08")
    box.press("Enter")
    expect(widget).to_contain_text("Right: ∂L/∂a = 2 (a − t) = −1.076.")
    expect(widget).to_contain_text("Your function gives ∂a/∂z = 0.786, as the reference does.")
    for edge in ("z by b", "z by u", "u by w", "u by x", "nothing"):
        widget.get_by_role("button", name="Show me").click()
        if edge != "nothing":
            expect(widget.get_by_role("spinbutton", name=f"local derivative of {edge}")).to_be_visible()
    expect(widget).to_contain_text("Done, 5 of them shown.")
    expect(widget).to_contain_text("Backward is done.")
    book.screenshot("widget_graph_steps", widget)
    widget.get_by_role("button", name="Backward again").click()
    expect(widget).to_contain_text("∂L/∂a here?")
