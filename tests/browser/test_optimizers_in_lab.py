"""The widgets of chapters 02, 04 and 05 about hinges, nudges, batches and races, as a learner uses them, with bugs of a learner's."""

from collections.abc import Iterator

import pytest
from lab_harness import Lab, Notebook, cells_at_work, drag
from playwright.sync_api import Locator, expect

RACE = """\
def adam_step(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
    return w - lr * m / (np.sqrt(v) + eps), m, v

def sgd_step(w, g, lr):
    raise NotImplementedError

race = optimizer_race(globals())
race"""
NUDGE = """\
def mlp_backward(X, t, params):
    loss, (dW1, db1, dW2, db2) = nnref.mlp_backward(X, t, params)
    return loss, (2 * dW1, db1, dW2, db2)

nudge_weight(mlp_backward)"""
CELLS = {
    "head": "import numpy as np\nimport nnref\nfrom nnref.widgets import *",
    "hinges": "hinge_sum(lambda z: np.where(z > 0, z, 0.1 * z))",
    "nudge": NUDGE,
    "batch": "batch_size(lambda X, t, size, order: nnref.minibatches(X, t, size, order)[:-1])",
    "race": RACE,
    "steps": "race.state['steps']",
}
AT = {name: i for i, name in enumerate(CELLS)}


@pytest.fixture(scope="module")
def book(lab: Lab) -> Iterator[Notebook]:
    with cells_at_work(lab, "optimizers", list(CELLS.values())) as book:
        yield book


def give(widget: Locator, name: str, value: str) -> None:
    box = widget.get_by_role("spinbutton", name=name)
    box.fill(value)
    box.press("Enter")


def test_hinges_are_dragged_turned_and_set_by_the_recipe(book: Notebook) -> None:
    widget = book.widget(AT["hinges"])
    widget.get_by_role("radio", name="everywhere").check()
    expect(widget).to_contain_text("You said everywhere; it is right of its corner only")
    grip = widget.get_by_role("button", name="Hinge 2: corner at")
    before = book.pixels(widget.locator("canvas").first)
    drag(book, grip, 40, -30)
    book.wait_for_change(widget.locator("canvas").first, before)
    expect(widget.get_by_role("combobox", name="Hinge in hand")).to_have_value("2")
    expect(widget.get_by_role("spinbutton", name="k, the corner")).not_to_have_value("-1")
    expect(widget.get_by_role("spinbutton", name="v, the turn")).not_to_have_value("0")
    grip.press("ArrowLeft")
    expect(widget).to_contain_text("Built from your relu the sum (red, dash-dotted) is off by up to")
    widget.get_by_role("combobox", name="Curve").select_option("x²/3")
    expect(widget).to_contain_text("Challenge: a largest error of 0.25 at most, with 3 hinges at most.")
    widget.get_by_role("button", name="Set them by the recipe").click()
    expect(widget).to_contain_text("the largest error is 0.333")
    give(widget, "c, the height", "2.85")
    expect(widget).to_contain_text("0.25 or less with 3 hinges: challenge done.")
    book.screenshot("widget_hinge_sum", widget)
    widget.get_by_role("combobox", name="Hinges", exact=True).select_option("8")
    expect(widget.locator(".nnw-handle:visible")).to_have_count(8)


def test_a_nudge_is_foretold_and_the_loss_answers(book: Notebook) -> None:
    widget = book.widget(AT["nudge"])
    expect(widget.get_by_role("img", name="shown after your prediction")).to_be_visible()
    widget.get_by_role("radio", name="it halves").check()
    expect(widget).to_contain_text("You said it halves; for small nudges a quarter is left")
    expect(widget).to_contain_text("Your gradient here is −0.31, the reference's −0.16: its line is red, dash-dotted.")
    drag(book, widget.get_by_role("button", name="Nudge of the weight"), 60, 0)
    expect(widget.get_by_role("spinbutton", name="nudge h")).not_to_have_value("0.25")
    give(widget, "nudge h", "0.5")
    expect(widget).to_contain_text("Foretold a fall of 0.078, and the loss rises by 7.3·10⁻³: challenge done.")
    book.screenshot("widget_nudge_weight", widget)
    widget.get_by_role("combobox", name="Weight").select_option("W2[0, 0]")
    expect(widget).to_contain_text("Your gradient agrees for W2[0, 0], but not for W1[")


def test_a_batch_is_weighed_against_the_machine(book: Notebook) -> None:
    widget = book.widget(AT["batch"])
    widget.get_by_role("radio", name="128").check()
    expect(widget).to_contain_text("You said 128; it is 32.")
    expect(widget).to_contain_text("120 steps that read 960 rows; expected 1024.")
    slider = widget.get_by_role("slider", name="batch size")
    slider.press("ArrowRight")
    expect(widget.get_by_role("spinbutton", name="batch size")).to_have_value("16")
    give(widget, "learning rate", "0.2")
    expect(widget).to_contain_text("At the goal with 416 rows in 26 ticks: challenge done.")
    book.screenshot("widget_batch_size", widget)
    widget.get_by_role("combobox", name="The machine works at once on").select_option("1")
    expect(widget).to_contain_text("416 rows, 416 ticks")
    expect(widget).to_contain_text("You said 128; it is 1.")
    widget.get_by_role("combobox", name="Cost in").select_option("rows read")
    expect(widget.get_by_role("img", name="Loss above the lowest against rows read")).to_be_visible()
    drag(book, widget.get_by_role("button", name="Start of the walk"), 60, 40)
    expect(widget.get_by_role("spinbutton", name="w1 of the start")).not_to_have_value("-1.5")


def test_a_race_plays_pauses_and_is_won_by_rates(book: Notebook) -> None:
    widget = book.widget(AT["race"])
    expect(widget).to_contain_text("Not written yet: sgd_step.")
    expect(widget).to_contain_text("Yours go another way (red, dash-dotted): adam from step 1 on.")
    widget.get_by_role("radio", name="a rate for every weight").check()
    play = widget.get_by_role("button", name="Play")
    play.press("Enter")
    expect(widget.get_by_role("button", name="Pause")).to_be_visible()
    shown = widget.get_by_role("slider", name="steps shown")
    expect(shown).not_to_have_value("0")
    widget.get_by_role("button", name="Pause").press("Enter")
    expect(play).to_be_visible()  # with the last picture
    stopped = int(shown.input_value())
    before = book.pixels(widget.locator("canvas").first)
    book.page.wait_for_timeout(300)
    assert int(shown.input_value()) == stopped  # a stop button that stops
    assert book.pixels(widget.locator("canvas").first) == before
    book.run_cell(AT["steps"])
    assert int(book.output(AT["steps"])) == stopped  # and Python knows where
    widget = book.widget(AT["race"])
    widget.get_by_role("button", name="Step", exact=True).click()
    expect(shown).to_have_value(str(stopped + 1))
    shown.press("End")
    expect(widget).to_contain_text("You said a rate for every weight; it is plain or with momentum: sgd, at step 73.")
    widget.get_by_role("button", name="All eleven run").click()
    expect(widget).to_contain_text("it is plain or with momentum: nesterov, at step 46.")
    for name, rate in {"adagrad": "1", "nadam": "0.316"}.items():
        give(widget, f"learning rate of {name}", rate)
    expect(widget).to_contain_text("One of each family at the goal by step 50: challenge done.")
    book.screenshot("widget_optimizer_race", widget)
    rate = widget.get_by_role("spinbutton", name="learning rate of nadam")
    rate.press("ArrowUp")
    expect(rate).to_have_value("0.398")
    widget.get_by_role("combobox", name="Track").select_option("noise")
    expect(widget).to_contain_text("a bowl whose gradients tremble")
    drag(book, widget.get_by_role("button", name="Start of the race"), -40, 30)
    expect(widget.get_by_role("spinbutton", name="w1 of the start")).not_to_have_value("1.6")
    widget.get_by_role("button", name="Reset").click()
    expect(widget.get_by_role("spinbutton", name="w1 of the start")).to_have_value("1.6")
    expect(rate).to_have_value("0.05")


def test_a_race_ends_with_its_cell(book: Notebook) -> None:
    """Run again, the cell shows a new widget, and the old one's clock has stopped."""
    widget = book.widget(AT["race"])
    widget.get_by_role("button", name="Play").click()
    expect(widget.get_by_role("button", name="Pause")).to_be_visible()
    book.run_cell(AT["race"])
    widget = book.widget(AT["race"])
    expect(widget.get_by_role("button", name="Play")).to_be_visible()
    book.page.wait_for_timeout(200)
    expect(widget.get_by_role("slider", name="steps shown")).to_have_value("0")
