"""The living playground, without a browser: what is asked, what is answered, and that training never floods or stalls."""

import asyncio
import json
import time

import numpy as np
import pytest

import nnref
from nnref.widgets import playground
from nnref.widgets.playground_live import ACTIONS, AHEAD
from tests.widgets.playground_runs import relu, relu_backward, run_of


def made(*arguments, **options):
    """A playground, and the list of what it sends from now on."""
    widget, sent = playground(*arguments, **options), []
    widget.send = lambda content, buffers=None: sent.append((content, buffers))
    return widget, sent


def ask(widget, kind, **more) -> None:
    widget._hear(widget, {"kind": kind, **more}, [])


def test_hello_is_answered_by_a_picture() -> None:
    widget, sent = made("circles at=60")
    ask(widget, "hello")
    [(content, buffers)] = sent
    json.dumps(content, allow_nan=False)
    assert (content["kind"], content["playing"], content["text"]) == ("frame", False, "circles at=60")
    assert content["runs"][0]["epoch"] == 2
    assert len(buffers) == 4
    json.dumps([widget.state, widget.frame, widget.problem], allow_nan=False)


def test_the_text_brings_everything_back() -> None:
    widget, _ = made("spirals layers=3,3 seed=2")
    ask(widget, "step", ways=1)
    ask(widget, "edit", at="w2[1,0]", value=0.75)
    widget.state = {**widget.state, "lr": 0.1, "show_test": True}
    ask(widget, "step", ways=1)
    other, _ = made(widget.text)
    assert other.text == widget.text == "spirals layers=3,3 seed=2 show_test=yes @25:w2[1,0]=0.75 @25:lr=0.1 at=50"
    assert np.array_equal(other._run.theta, widget._run.theta)
    third, _ = made()
    ask(third, "open", text=widget.text)
    assert np.array_equal(third._run.theta, widget._run.theta)
    assert third.state == widget.state
    assert third.state["lr"] == 0.1


def test_steps_in_both_directions() -> None:
    widget, _ = made()
    walk = []
    for stride, ways in [
        ("epoch", 1),
        ("epoch", 1),
        ("update", 1),
        ("epoch", -1),
        ("update", -1),
        ("epoch", -1),
        ("epoch", -1),
        ("epoch", 1),
    ]:
        widget.state = {**widget.state, "stride": stride}
        ask(widget, "step", ways=ways)
        walk.append(widget._run.at)
    assert walk == [25, 50, 51, 50, 49, 25, 0, 25]
    ask(widget, "go", epoch=7)
    assert widget._run.at == 175


def test_settings_start_a_new_run_but_rate_and_view_do_not() -> None:
    widget, sent = made("circles at=50")
    for new, at in [
        ({"show_test": True}, 50),
        ({"lr": 0.1}, 50),
        ({"guess": 1, "speed": "full speed"}, 50),
        ({"layers": [5]}, 0),
    ]:
        widget.state = {**widget.state, **new}
        assert widget._run.at == at, new
    assert widget.frame["layers"] == [5]
    assert sent[-1][0]["runs"][0]["layout"]["w1"] == (2, 5)
    assert widget._run.state.lr == 0.1


def test_rewind_another_start_and_reset() -> None:
    widget, _ = made("circles seed=4 at=50")
    first = run_of("circles seed=4").theta
    ask(widget, "edit", at="b1[0]", value=3.0)
    ask(widget, "rewind")
    assert np.array_equal(widget._run.theta, first)
    ask(widget, "renew")
    assert (widget.state["seed"], widget._run.at) == (5, 0)
    assert not np.array_equal(widget._run.theta, first)
    widget.state = {**widget.state, "layers": [1], "noise": 20}
    ask(widget, "reset")
    assert widget.text == "circles seed=4 at=50"
    assert widget.state["layers"] == [4, 2]


def test_two_runs_side_by_side() -> None:
    widget, sent = made("circles at=50")
    ask(widget, "beside", on=True)
    assert sent[-1][0]["runs"][1]["at"] == 50
    widget.state = {**widget.state, "optimizer": "adam"}
    assert (widget._run.at, widget._pair.beside.at) == (0, 0)
    ask(widget, "go", epoch=4)
    content, buffers = sent[-1]
    assert (content["runs"][0]["epoch"], content["runs"][1]["epoch"], len(buffers)) == (4, 4, 8)
    assert content["other"] == "circles"
    assert np.array_equal(widget._pair.beside.theta, run_of("circles at=100").theta)
    assert np.array_equal(widget._run.theta, run_of("circles optimizer=adam at=100").theta)
    widget.state = {**widget.state, "batch": 30}  # nine updates an epoch
    ask(widget, "go", epoch=3)
    assert (widget._run.at, widget._pair.beside.at) == (27, 75)
    ask(widget, "beside", on=False)
    assert len(sent[-1][0]["runs"]) == 1


def test_code_is_sent() -> None:
    widget, sent = made("circles at=25")
    ask(widget, "code")
    assert sent[-1][0]["kind"] == "code"
    assert "nnref.train(" in sent[-1][0]["text"]


def test_a_dragged_slider_is_one_change_and_told_which_was_done() -> None:
    widget, sent = made()
    for k in range(5):
        ask(widget, "edit", at="w1[0,0]", value=k / 10, id=k + 1)
    assert [content["done"] for content, _ in sent] == [1, 2, 3, 4, 5]
    assert widget.text == "circles @0:w1[0,0]=0.4"


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("open", {"text": "spiral"}, "data should be one of"),
        ("open", {"text": "circles @3:w7[0,0]=1 at=4"}, r"no parameter w7"),
        ("edit", {"at": "w1[5,5]", "value": 1}, "no parameter w1[5,5]"),
        ("edit", {"at": "w1[0,0]", "value": float("nan")}, "finite"),
        ("edit", {"at": "w1[0,0]", "value": "much"}, "could not convert"),
        ("go", {"epoch": "x"}, "invalid literal"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(kind, more, words) -> None:
    widget, sent = made("circles at=50")
    before = widget.text
    ask(widget, kind, **more, id=7)
    assert sent[-1][0]["done"] == 7  # or the slider would wait for ever
    assert words in widget.problem["text"]
    assert widget.text == before
    ask(widget, "step", ways=1)
    assert widget.problem["text"] == ""


@pytest.mark.parametrize(
    "new", [{"lr": "fast"}, {"layers": [9]}, {"colour": 1}, {"features": []}, {"points": [[9, 9, 1]]}, {"show_test": "no"}]
)
def test_a_bad_setting_is_named_and_the_run_stays(new) -> None:
    widget, _ = made("circles at=50")
    widget.state = {**widget.state, **new}
    assert widget.problem["text"]
    assert widget._run.at == 50


def test_messages_that_mean_nothing_are_ignored() -> None:
    widget, sent = made()
    for message in ("play", {"kind": "fly"}, {}, None, 3):
        widget._hear(widget, message, [])
    assert sent == []


def test_what_can_be_hidden() -> None:
    assert playground(hide=("layers", "code")).frame["hide"] == ["layers", "code"]
    assert playground(hide="layers").frame["hide"] == ["layers"]
    with pytest.raises(ValueError, match="no 'colours' to hide"):
        playground(hide=("colours",))


@pytest.mark.parametrize("functions", [relu, [relu], "relu"])
def test_functions_that_are_no_table(functions) -> None:
    with pytest.raises(TypeError, match="plug"):
        playground(functions=functions)


def test_the_challenge_grows_with_the_noise_and_can_be_set() -> None:
    target = lambda *story, **options: playground(*story, **options).frame["goal"]
    assert target() == 0.02
    assert target("circles noise=20") == 0.32
    assert target("gaussians loss=sum_squared_error share=60") == 200 * 0.005
    assert target("own points=1/1/1,0/0/0 loss=sum_squared_error") == 2 * 0.02
    assert target("circles", goal=0.5) == 0.5


# Training in an event loop, as in a kernel.


def in_a_loop(work):
    return asyncio.run(asyncio.wait_for(work(), 60))


async def until(true):
    """Wait for something to become true, however busy the machine; `in_a_loop` ends what never does."""
    while not true():
        await asyncio.sleep(0.005)


def test_training_waits_for_the_browser_and_goes_on_with_it() -> None:
    async def work():
        widget, sent = made("circles")
        ask(widget, "hello")
        ask(widget, "play")
        await until(lambda: len(sent) > AHEAD)
        await asyncio.sleep(0.1)
        assert len(sent) - 1 <= AHEAD + 1  # then no browser answers, and nothing more is sent
        held = len(sent)
        await asyncio.sleep(0.1)
        assert len(sent) == held
        for number in range(held + 1, held + 10):
            ask(widget, "seen", n=sent[-1][0]["n"])
            await until(lambda number=number: len(sent) >= number)
        epochs = [content["runs"][0]["epoch"] for content, _ in sent]
        assert epochs == sorted(epochs)
        assert sent[-1][0]["playing"]
        widget.close()
        await until(widget._task.done)

    in_a_loop(work)


def test_a_stop_stops() -> None:
    async def work():
        widget, sent = made("spirals layers=8,8 speed=full_speed")
        ask(widget, "seen", n=10**6)
        ask(widget, "play")
        await until(lambda: widget._run.at > 100)
        ask(widget, "pause")
        await until(widget._task.done)
        at = widget._run.at
        assert sent[-1][0]["playing"] is False
        assert sent[-1][0]["runs"][0]["at"] == at
        await asyncio.sleep(0.05)
        assert widget._run.at == at
        ask(widget, "play")
        await until(lambda: widget._run.at > at)
        widget.close()

    in_a_loop(work)


def test_a_long_story_is_caught_up_with_in_the_background() -> None:
    async def work():
        began = time.perf_counter()
        widget, sent = made("circles at=4000")
        assert time.perf_counter() - began < 5
        assert widget._run.at == 0
        ask(widget, "seen", n=10**6)
        await until(widget._task.done)
        assert widget.text == "circles at=4000"
        assert sent[-1][0]["playing"] is False
        assert np.array_equal(widget._run.theta, run_of("circles at=4000").theta)

    in_a_loop(work)


def test_messages_from_another_thread() -> None:
    async def work():
        widget, sent = made()
        await asyncio.to_thread(ask, widget, "go", epoch=3)
        await until(lambda: sent[-1][0]["runs"][0]["epoch"] == 3)

    in_a_loop(work)


# The learner's functions, good and bad.


def endless(z):
    while True:
        z = z + 1


BAD = {
    "raises": (lambda z: z / missing, "Your relu raised NameError"),  # noqa: F821
    "wrong shape": (lambda z: z[:, :1], "Your relu returned shape"),
    "nan": (lambda z: z * np.nan, "Your relu returned nan"),
    "nothing": (lambda z: None, "Your relu returned None"),
    "slow": (endless, "still running after"),
    "leaves": (lambda z: exit(), "SystemExit"),
}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch) -> None:
    monkeypatch.setattr("nnref.widgets.playground_pair.PATIENCE", 0.3)


@pytest.mark.parametrize("what", BAD)
def test_a_bad_function_from_the_start(what) -> None:
    """The reference's first picture, the sentence, and the widget lives on with another activation."""
    bad, words = BAD[what]
    widget, sent = made("circles activation=relu", functions={"relu": bad, "relu_backward": relu_backward})
    ask(widget, "hello")
    ask(widget, "step", ways=1)
    assert words in widget.problem["text"]
    assert sent[-1][0]["runs"][0]["at"] == 0
    assert len(sent[-1][1][1]) == 64 * 64
    assert widget.problem["stopped"] is (what == "slow")
    ask(widget, "again")
    widget.state = {**widget.state, "activation": ["tanh"]}
    ask(widget, "step", ways=1)
    assert (widget.problem["text"], widget._run.at) == ("", 25)


def test_a_function_that_goes_bad_on_the_way_keeps_the_last_good_picture() -> None:
    calls = []

    def tiring(z):
        calls.append(1)
        return np.maximum(z, 0.0) if len(calls) < 90 else z[:1]

    widget, sent = made("circles activation=relu", functions={"relu": tiring, "relu_backward": relu_backward})
    ask(widget, "step", ways=1)
    good = sent[-1]
    assert (good[0]["runs"][0]["at"], widget.problem["text"]) == (25, "")
    for _ in range(4):
        ask(widget, "step", ways=1)
    assert "Your relu returned shape" in widget.problem["text"]
    last = sent[-1]
    assert last[0]["runs"][0]["at"] in (25, 50)
    assert last[0]["playing"] is False
    calls.clear()
    ask(widget, "step", ways=1)
    assert widget.problem["text"] == ""


def test_a_bad_function_stops_the_play() -> None:
    async def work():
        widget, sent = made("circles activation=relu", functions={"relu": BAD["nan"][0], "relu_backward": relu_backward})
        ask(widget, "play")
        await until(widget._task.done)
        assert "Your relu returned nan" in widget.problem["text"]
        assert sent[-1][0]["playing"] is False

    in_a_loop(work)


def test_a_slow_function_is_not_called_again_until_asked() -> None:
    widget, _ = made("circles activation=relu", functions={"relu": endless, "relu_backward": relu_backward})
    ask(widget, "step", ways=1)
    assert widget.problem["stopped"]
    began = time.process_time()
    for _ in range(10):
        ask(widget, "step", ways=1)
        ask(widget, "play")
    assert time.process_time() - began < 2
    assert "still running" in widget.problem["text"]


def test_a_network_that_diverges_says_so_and_lives_on() -> None:
    widget, sent = made("plane layers=none features=x1^2,x2^2 lr=10")
    ask(widget, "go", epoch=40)
    assert "The loss became" in widget.problem["text"]
    ask(widget, "rewind")
    assert (widget.problem["text"], sent[-1][0]["runs"][0]["at"]) == ("", 0)


def test_functions_by_plug_are_named() -> None:
    table = nnref.plug({"relu": relu, "relu_backward": relu_backward, "gelu": relu})
    widget, _ = made("circles activation=relu", functions=table)
    assert widget.frame["mine"] == ["relu", "relu_backward"]
    ask(widget, "step", ways=1)
    assert widget.problem["text"] == ""
    np.testing.assert_allclose(widget._run.theta, run_of("circles activation=relu at=25").theta)


def test_every_action_is_tried_here() -> None:
    with open(__file__, encoding="utf-8") as file:
        text = file.read()
    assert [kind for kind in ACTIONS if f'"{kind}"' not in text and kind != "settings"] == []


def test_a_bad_function_in_the_run_beside_is_guarded_too() -> None:
    calls = []

    def lazy(z):
        calls.append(1)
        while len(calls) > 90:
            pass
        return np.maximum(z, 0.0)

    widget, _ = made("circles activation=relu", functions={"relu": lazy, "relu_backward": relu_backward})
    ask(widget, "beside", on=True)
    widget.state = {**widget.state, "activation": ["tanh"]}
    assert widget.frame["mine"] == []
    for _ in range(6):
        ask(widget, "step", ways=1)
    assert "One of your functions (relu, relu_backward) was still running" in widget.problem["text"]
    ask(widget, "beside", on=False)
    ask(widget, "step", ways=1)
    assert widget.problem["text"] == ""
