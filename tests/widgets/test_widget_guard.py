"""A learner's function inside a widget: whatever it does, the widget gets a value or a sentence."""

import contextlib
import time

import numpy as np
import pytest

from nnref.widgets.guard import Fault, Guard, numbers


def twice(x):
    return 2 * x


def broken(x):
    y = x + 1
    return y / 0


def unwritten(x):
    raise NotImplementedError


def leaves(x):
    raise SystemExit(3)


def loops(x):
    while True:
        x = x + 1


def swallows(x):
    while True:
        with contextlib.suppress(Exception):
            x = x + 1


def test_a_value_comes_through() -> None:
    answer = Guard(twice).run(lambda f: f(21))
    assert (answer.value, answer.problem) == (42, "")


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (broken, ["Your broken raised ZeroDivisionError", "return y / 0"]),
        (unwritten, ["Your unwritten is not written yet"]),
        (leaves, ["Your leaves raised SystemExit: 3"]),
        (lambda x: x / 0, ["Your function raised ZeroDivisionError"]),
    ],
)
def test_an_exception_becomes_a_sentence(f, words) -> None:
    answer = Guard(f).run(lambda f: f(1))
    assert answer.value is None
    for word in words:
        assert word in answer.problem


@pytest.mark.parametrize("f", [loops, swallows])
def test_an_endless_loop_is_ended_and_not_called_again_until_asked(f) -> None:
    guard = Guard(f, seconds=0.05)
    assert "still running after 0.05 s" in guard.run(lambda f: f(0)).problem
    calls = []
    assert "still running" in guard.run(lambda f: calls.append(1)).problem
    assert (guard.stopped, calls) == (True, [])
    guard.again()
    assert guard.run(lambda f: "back").value == "back"


def test_the_ended_function_really_stops() -> None:
    ticks = []

    def endless():
        while True:
            ticks.append(1)

    Guard(endless, seconds=0.05).run(lambda f: f())
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:  # the exception arrives at the thread's next turn
        seen = len(ticks)
        time.sleep(0.05)
        if len(ticks) == seen:
            return
    pytest.fail("the learner's loop still runs")


def test_prints_and_floating_point_warnings_stay_inside(capsys) -> None:
    def noisy(x):
        print("debugging")
        return np.float64(1.0) / np.float64(x)

    assert Guard(noisy).run(lambda f: f(0.0)).value == np.inf
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "returned nothing"),
        ("text", "returned str, not numbers"),
        ([1, [2, 3]], "not numbers"),
        (np.zeros((3, 1)), r"returned shape \(3, 1\); expected \(3,\)"),
        (5.0, r"returned shape \(\)"),
        ([0, np.nan, 1], "returned nan in row 1"),
        ([0, 1, -np.inf], "returned -inf in row 2"),
    ],
)
def test_wrong_values_are_named(value, words) -> None:
    with pytest.raises(Fault, match=words):
        numbers(value, (3,))
    assert Guard(lambda: value).run(lambda f: numbers(f(), (3,))).problem.startswith("Your function returned")


def test_lists_and_booleans_are_numbers() -> None:
    assert numbers([True, False, True], (3,)).tolist() == [1.0, 0.0, 1.0]


def test_what_is_no_function_is_refused() -> None:
    with pytest.raises(TypeError, match="without brackets"):
        Guard(np.zeros(3))  # type: ignore[arg-type]
