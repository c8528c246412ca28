"""The widgets of chapter 01 as a learner uses them: challenges solved, predictions judged, own functions shown beside the reference."""

from collections.abc import Iterator

import pytest
from lab_harness import Lab, Notebook, cells_at_work
from playwright.sync_api import Locator, expect

NO_BIAS = """
def perceptron_predict(X, w, b):
    return (X @ w > 0).astype(int)
"""
NAN = """
def perceptron_predict(X, w, b):
    return (X @ w + b > 0) / (w[0] != 0.5)
"""
LOOP = """
def perceptron_predict(X, w, b):
    while w[0] == 0.5:
        pass
    return X @ w + b > 0
"""
WRONG_WAY = """
def perceptron_update(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w - lr * (t - y) * x, b - lr * (t - y)
"""
# One notebook for all tests here, for a kernel takes seconds to start; each test has cells of its own.
CELLS = {
    "head": "from nnref.widgets import *\nimport nnref",
    "solve": "line = perceptron_line(); line",
    "state": "line.state",
    "move": "perceptron_line(w=(1, 0.5), b=-0.5)",
    "type": "perceptron_line(w=(1, 1), b=0)",
    "no bias": NO_BIAS + "perceptron_line(perceptron_predict, w=(1, 1), b=-0.5)",
    "nan": NAN + "perceptron_line(perceptron_predict, w=(1, 1), b=-0.5)",
    "loop": LOOP + "perceptron_line(perceptron_predict, w=(1, 1), b=-0.5)",
    "busy": "perceptron_line(w=(1, 1), b=-0.5)",
    "sleep": "import time\ntime.sleep(2)",
    "steps": "perceptron_steps()",
    "wrong way": WRONG_WAY + "perceptron_steps(perceptron_update, data='XOR')",
    "hidden": "hidden_layer()",
    "solved": "hidden_layer(nnref.xor_network)",
}
AT = {name: i for i, name in enumerate(CELLS)}


@pytest.fixture(scope="module")
def book(lab: Lab) -> Iterator[Notebook]:
    with cells_at_work(lab, "perceptron", list(CELLS.values())) as book:
        yield book


def write(widget: Locator, name: str, value: float) -> None:
    """Type a number into the box beside a slider."""
    box = widget.get_by_role("spinbutton", name=name)
    box.fill(str(value))
    box.press("Enter")


def test_or_is_solved_and_xor_is_not(book: Notebook) -> None:
    widget = book.widget(AT["solve"])
    expect(widget).to_contain_text("Challenge: 0 mistakes on OR.")
    for name, value in {"w1": 1, "w2": 1, "b": -0.5}.items():
        write(widget, f"{name}, as a number", value)
    expect(widget).to_contain_text("0 mistakes of 4 points")
    expect(widget).to_contain_text("challenge done")
    expect(widget.locator("[aria-live=polite]")).to_have_text(
        "0 mistakes of 4 points. No line makes fewer."
    )  # once things are quiet
    widget.get_by_role("combobox", name="Points").select_option("XOR")
    expect(widget).to_contain_text("1 mistake of 4 points")
    expect(widget).to_contain_text("no straight line can separate these points")
    widget.get_by_role("radio", name="0").check()
    expect(widget).to_contain_text("You said 0; it is 1.")
    widget.get_by_role("radio", name="1").check()
    expect(widget.locator(".nnw-good", has_text="You said 1; it is 1.")).to_be_visible()
    book.screenshot("widget_perceptron_line", widget)
    widget.get_by_role("combobox", name="Points").select_option("gaussians")
    expect(widget).to_contain_text("of 40 points")
    book.run_cell(AT["state"])
    assert "'w1': 1, 'w2': 1, 'b': -0.5" in book.output(AT["state"])


def test_the_line_follows_mouse_and_arrow_keys(book: Notebook) -> None:
    widget = book.widget(AT["move"])
    canvas = widget.locator("canvas")
    before = book.pixels(canvas)
    tip = widget.get_by_role("button", name="Tip of the arrow w of the line: 1, 0.5")
    tip.hover()
    box = canvas.bounding_box()
    assert box
    unit = box["width"] / 4.5
    book.page.mouse.down()
    book.page.mouse.move(box["x"] + (2.25 - 1) * unit, box["y"] + (2.25 - 1.5) * unit, steps=8)  # to (-1, 1.5)
    book.page.mouse.up()
    expect(widget.get_by_role("spinbutton", name="w1")).to_have_value("-1")
    expect(widget.get_by_role("spinbutton", name="w2")).to_have_value("1.5")
    book.wait_for_change(canvas, before)
    widget.get_by_role("button", name="Tip of the arrow w of the line: -1, 1.5").press("ArrowRight")
    book.page.keyboard.press("Shift+ArrowDown")
    expect(widget.get_by_role("button", name="Tip of the arrow w of the line: -0.875, 0.5")).to_be_focused()
    grip = widget.get_by_role("button", name="Grip on the line")
    grip.press("ArrowUp")  # w points up and left: the line goes up when b falls
    expect(widget.get_by_role("spinbutton", name="b, as")).to_have_value("-0.625")
    grip.hover()
    at = grip.bounding_box()
    assert at
    book.page.mouse.down()
    book.page.mouse.move(at["x"] + 13, at["y"] + 13 + unit, steps=5)  # one unit down: b grows by w2
    book.page.mouse.up()
    expect(widget.get_by_role("spinbutton", name="b, as")).to_have_value("-0.125")


def test_numbers_out_of_range_and_nonsense(book: Notebook) -> None:
    widget = book.widget(AT["type"])
    box = widget.get_by_role("spinbutton", name="w1")
    write(widget, "w1", 1e9)
    expect(box).to_have_value("2")
    box.fill("")
    box.press("Enter")
    expect(box).to_have_value("2")
    write(widget, "w1", -0.3)
    expect(box).to_have_value("-0.3")
    box.press("ArrowUp")
    expect(box).to_have_value("-0.175")


def test_a_learners_bug_is_seen(book: Notebook) -> None:
    widget = book.widget(AT["no bias"])
    expect(widget).to_contain_text("Your function disagrees with the reference at 0 of the points")
    write(widget, "b, as", -1)
    expect(widget).to_contain_text("Your function disagrees with the reference at 2 of the points")
    book.screenshot("widget_learner_bug", widget)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("nan", "Your perceptron_predict returned nan in row 0."),
        ("loop", "Your perceptron_predict was still running after 0.5 s"),
    ],
)
def test_a_learners_crash_is_survived(book: Notebook, cell: str, words: str) -> None:
    widget, agrees = book.widget(AT[cell]), "Your function agrees with the reference everywhere."
    again = widget.get_by_role("button", name="Call my function again")
    expect(widget).to_contain_text(agrees)
    write(widget, "w1", 0.5)
    expect(widget).to_contain_text(words)
    expect(widget.locator(".nnw-count")).to_have_text("1 mistake of 4 points")  # the reference goes on
    expect(widget).not_to_contain_text(agrees)
    expect(again).to_be_visible(visible=cell == "loop")
    book.screenshot(f"widget_learner_{cell}", widget)
    write(widget, "w1", 1)
    if cell == "loop":
        expect(widget).to_contain_text(words)
        again.click()
    expect(widget).to_contain_text(agrees)
    expect(widget.locator(".nnw-problem")).to_be_empty()


def test_the_picture_moves_while_the_kernel_is_busy(book: Notebook) -> None:
    widget = book.widget(AT["busy"])
    before = book.pixels(widget.locator("canvas"))
    book.app("notebook.activeCellIndex = x; app.commands.execute('notebook:run-cell');", AT["sleep"])
    busy = book.page.locator('.jp-Notebook-ExecutionIndicator[data-status="busy"]')
    busy.wait_for(state="attached")
    widget.get_by_role("slider", name="w1").press("ArrowLeft")
    book.wait_for_change(widget.locator("canvas"), before)
    assert busy.count() == 1
    book.wait_idle()


def test_steps_are_predicted_one_by_one(book: Notebook) -> None:
    widget = book.widget(AT["steps"])
    step = widget.get_by_role("button", name="Step", exact=True)
    expect(widget).to_contain_text("next comes (0, 0) with target 0")
    widget.get_by_role("radio", name="it stays").check()
    step.click()
    expect(widget).to_contain_text("Right.")
    expect(widget).to_contain_text("Predictions right: 1 of 1")
    widget.get_by_role("radio", name="B: away from the example").check()
    step.click()
    expect(widget).to_contain_text("Not so")
    expect(widget).to_contain_text("(0, 1) had class 0, target 1: w + 0.5·x and b + 0.5.")
    expect(widget).to_contain_text("Step 2, epoch 1: w = (0, 0.5), b = 0.5")
    book.screenshot("widget_perceptron_steps", widget)
    for epoch in range(4):
        widget.get_by_role("button", name="To the end of the epoch").click()
        expect(widget).to_contain_text(f"Step {4 * epoch + 4}, ")
    expect(widget).to_contain_text("the rule has converged")
    expect(step).to_be_disabled()
    widget.get_by_role("button", name="Step back").click()
    expect(step).to_be_enabled()


def test_xor_goes_round_and_a_wrong_rule_goes_its_own_way(book: Notebook) -> None:
    widget = book.widget(AT["wrong way"])
    for epoch in range(3):
        widget.get_by_role("button", name="To the end of the epoch").click()
        expect(widget).to_contain_text(f"Step {4 * epoch + 4}, ")
    expect(widget).to_contain_text("goes round for ever")
    expect(widget).to_contain_text("Since step 2 your function goes its own way")
    book.screenshot("widget_steps_wrong_way", widget)


def test_two_units_solve_what_one_cannot(book: Notebook) -> None:
    widget = book.widget(AT["hidden"])
    expect(widget).to_contain_text("One hidden unit is one line: XOR defeats it.")
    widget.get_by_role("radio", name="3").check()
    widget.get_by_role("combobox", name="Hidden units").select_option("2")
    values = {"w11": 1, "w21": 1, "b1": -0.5, "w12": -1, "w22": -1, "b2": 1.5, "v1": 1, "v2": 1, "c": -1.5}
    for name, value in values.items():
        write(widget, f"{name}, ", value)
    expect(widget).to_contain_text("0 mistakes of 4")
    expect(widget.locator(".nnw-good", has_text="You said 3; it is 3.")).to_be_visible()
    assert "01 to 11, 10 to 11" in (widget.locator("canvas").nth(1).get_attribute("aria-label") or "")
    book.screenshot("widget_hidden_layer", widget)
    before = book.pixels(widget.locator("canvas").first)
    tip = widget.get_by_role("button", name="Tip of the arrow w of line 2")
    for _ in range(12):
        tip.press("ArrowUp")
    expect(widget).not_to_contain_text("0 mistakes of 4")
    book.wait_for_change(widget.locator("canvas").first, before)
    expect(book.widget(AT["solved"])).to_contain_text("0 mistakes of 4")
