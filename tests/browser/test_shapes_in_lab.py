"""The widget of chapter 00 in a real JupyterLab: two shapes moved by keyboard, NumPy's words, a learner's rule beside them."""

import pytest
from lab_harness import Lab, cells_at_work
from playwright.sync_api import expect

RULE = "def broadcast_shape(a, b):\n    return max(a, b, key=len)\n\nbroadcast_shapes(broadcast_shape)"


@pytest.mark.parametrize("dark", [False, True])
def test_shapes_meet_and_the_learners_rule_is_judged(lab: Lab, dark: bool) -> None:
    with cells_at_work(lab, f"shapes-{dark}", ["from nnref.widgets import broadcast_shapes", RULE]) as book:
        book.set_theme(dark=dark)
        widget = book.widget(1)
        expect(widget).to_contain_text("(4, 3) + (4,): no fit")
        expect(widget).to_contain_text("NumPy says: operands could not be broadcast together with shapes (4,3) (4,)")
        expect(widget).to_contain_text("Your broadcast_shape says (4, 3); NumPy does not agree.")
        columns = widget.get_by_role("slider", name="columns of A", exact=True)
        columns.press("ArrowRight")
        expect(widget).to_contain_text("(4, 4) + (4,) → (4, 4): 20 stored numbers, 16 sums")
        expect(widget).to_contain_text("Your broadcast_shape says (4, 4), as NumPy does.")
        columns.press("Home")
        expect(widget).to_contain_text("(4, 1) + (4,) → (4, 4): 8 stored numbers, 16 sums")
        expect(widget).to_contain_text("Your broadcast_shape says (4, 1); NumPy does not agree.")
        words = "Last axis: 1 meets 4 → 4, A is stretched. Axis before it: 4 meets none, so 1 → 4, B is stretched."
        expect(widget).to_contain_text(words)
        expect(widget.get_by_role("img", name=words)).to_be_visible()
        widget.get_by_role("slider", name="rows of A", exact=True).press("End")
        expect(widget).to_contain_text("(5, 4) from 9 numbers: challenge done")
        widget.get_by_role("combobox", name="Axes of B").select_option("none")
        expect(widget.get_by_role("slider", name="columns of B", exact=True)).to_be_hidden()
        expect(widget).to_contain_text("(5, 1) + () → (5, 1)")
        widget.get_by_role("radio", name="an error").check()
        expect(widget).to_contain_text("it is (4, 4): every prediction meets every target")
        book.wait_idle()
        book.screenshot(f"widget_broadcast_shapes_{'dark' if dark else 'light'}", widget)
