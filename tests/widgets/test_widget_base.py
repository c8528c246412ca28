"""The base of all widgets: state in, frame out, the last good picture kept, and the still picture for where nothing runs."""

import base64
import html
import io
import json
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from nnref import widgets
from nnref.widgets import base
from nnref.widgets.perceptron_line import LineState

VIEW = "application/vnd.jupyter.widget-view+json"
MAKERS = [getattr(widgets, name) for name in widgets.__all__]


@pytest.mark.parametrize("make", MAKERS)
def test_output_is_a_still_picture_with_words_and_the_widget(make) -> None:
    still, live = make().outputs()
    picture = Image.open(io.BytesIO(base64.b64decode(still["image/png"])))
    assert picture.width > 300
    assert len(np.unique(np.asarray(picture.convert("L")))) > 20
    words, asleep = still["text/plain"].splitlines()
    assert len(words) > 60
    assert f'alt="{html.escape(words)}"' in still["text/html"]
    assert asleep in still["text/html"]
    assert still["image/png"] in still["text/html"]
    assert live[VIEW]["model_id"]
    assert "JupyterLab" in live["text/plain"]


@pytest.mark.parametrize("make", MAKERS)
def test_without_anywidget_one_line_says_what_to_install(make, monkeypatch) -> None:
    monkeypatch.setattr(base, "anywidget", None)
    still, line = make().outputs()
    assert still["image/png"]
    assert list(line) == ["text/plain"]
    assert "pip install anywidget" in line["text/plain"]
    assert "\n" not in line["text/plain"]


def test_import_without_anywidget() -> None:
    """The package itself can be imported where neither anywidget nor ipywidgets is there."""
    code = (
        "import sys; sys.modules['anywidget'] = sys.modules['ipywidgets'] = None\n"
        "from nnref.widgets import perceptron_line; print(perceptron_line().outputs()[1]['text/plain'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert "pip install anywidget" in done.stdout, done.stderr


@pytest.mark.parametrize("make", MAKERS)
def test_the_still_picture_is_the_same_each_time(make) -> None:
    assert make().outputs()[0] == make().outputs()[0]


@pytest.mark.parametrize("make", MAKERS)
def test_what_goes_to_the_browser_is_json(make) -> None:
    made = make()
    for trait in (made.state, made.frame, made.problem):
        json.dumps(trait, allow_nan=False)
    assert made.problem == {"text": "", "stopped": False}


@pytest.mark.parametrize("make", MAKERS)
def test_another_start_is_another_state_and_the_same_seed_the_same(make) -> None:
    made, twin = make(seed=1), make(seed=1)
    assert made.state == twin.state
    first, shown = made.state, made.frame
    for each in (made, twin):
        each._hear(each, {"kind": "renew"}, [])
    assert made.state == twin.state
    assert made.state["seed"] == 2
    assert {**made.state, "seed": 0} != {**first, "seed": 0} or made.frame != shown or make is widgets.playground


@pytest.mark.parametrize(
    "new", [{"w1": float("nan")}, {"w1": float("inf")}, {"w1": "1"}, {"w9": 1.0}, {"data": "MAYBE"}, {"seed": None}]
)
def test_a_bad_state_is_named_and_the_last_good_picture_stays(new) -> None:
    made = widgets.perceptron_line(data="gaussians")
    before = made.frame
    made.state = {**made.state, **new}
    assert made.problem["text"]
    assert made.frame == before
    made.state = {**made._now.__dict__, "seed": 5}
    assert made.problem["text"] == ""
    assert made.frame != before


def test_messages_that_mean_nothing_are_ignored() -> None:
    made = widgets.perceptron_line()
    before = made.state
    for message in ("again", {"kind": "again"}, {"kind": "?"}, {}, None):
        made._hear(made, message, [])
    assert made.state == before


def test_moving_a_line_sends_nothing_back_when_there_is_nothing_to_say() -> None:
    """No flood of messages: without a learner's function the browser knows all there is to know about w and b."""
    made = widgets.perceptron_line(data="XOR")
    sent = []
    made.observe(sent.append, ["frame", "problem"])
    for k in range(20):
        made.state = {**made.state, "w1": k / 8}
    assert sent == []


def test_read_keeps_types() -> None:
    state = base.read(LineState(), {"w1": 1, "seed": 2.0, "data": "AND"})
    assert (state.w1, state.seed, state.data) == (1.0, 2, "AND")
    assert (type(state.w1), type(state.seed)) == (float, int)


def test_plain() -> None:
    assert base.plain({"a": np.arange(2), 1: (np.float64(0.5), np.bool_(True), None)}) == {"a": [0, 1], "1": [0.5, True, None]}
