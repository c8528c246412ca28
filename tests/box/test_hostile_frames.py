"""What a box says can be forged byte by byte: nothing of it may break the reader, fill its memory, or be believed without a check."""

import json
import os
import socket
import struct
import subprocess
import sys
import time

import numpy as np
import pytest

from autograder.box import syscalls, wire
from autograder.box.outfit import needed, new_folder, sweep
from autograder.box.sandbox import Sandbox
from autograder.box.stage import Order, Step, perform
from autograder.box.testimony import BYTES, observation
from autograder.codec import Opaque
from autograder.library import ROOT
from autograder.observe import Observation

HEADERS = {
    "no JSON": "{",
    "a list": "[]",
    "no nonce": '{"tree": null, "arrays": []}',
    "another nonce": '{"tree": null, "arrays": [], "nonce": "b"}',
    "a float beyond all floats": '{"tree": ["float", "0x1p99999"], "arrays": [], "nonce": "a"}',
    "an empty array of endless width": '{"tree": ["array", 0], "arrays": [["<f8", [0, 1' + "0" * 30 + ']]], "nonce": "a"}',
    "more bytes than memory": '{"tree": ["array", 0], "arrays": [["<f8", [1' + "0" * 15 + ']]], "nonce": "a"}',
    "objects": '{"tree": ["array", 0], "arrays": [["|O", [1]]], "nonce": "a"}',
    "an unhashable key": '{"tree": ["dict", [[["list", []], null]]], "arrays": [], "nonce": "a"}',
    "an unknown tag": '{"tree": ["pickle", ""], "arrays": [], "nonce": "a"}',
    "nested deep": '{"tree": ' + '["list", [' * 20_000 + "]]" * 20_000 + ', "arrays": [], "nonce": "a"}',
    "no text": '{"tree": ["str", 3], "arrays": [], "nonce": "a"}',
}


def received(text: str, body: bytes = b"", allowance: int = wire.ALLOWANCE):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(struct.pack(">I", len(text)) + text.encode()[:100_000] + body)
        theirs.shutdown(socket.SHUT_WR)
        return wire.Reader(ours, "a", allowance).receive(time.monotonic() + 5)


@pytest.mark.parametrize("name", HEADERS)
def test_forged_headers(name):
    with pytest.raises((wire.WireError, wire.Closed)):
        received(HEADERS[name])


def test_many_frames_have_one_allowance():
    text = json.dumps({"tree": ["array", 0], "arrays": [["|u1", [1000]]], "nonce": "a"})
    assert received(text, bytes(1000)).shape == (1000,)
    with pytest.raises(wire.WireError, match="more than is read"):
        received(text, bytes(1000), allowance=999)


HONEST = Observation("raised", error={"types": ("ValueError", "Exception"), "text": "t", "line": 3, "code": "c", "shapes": {"x": "(3,)"},
                     "inside": True}, warned=(("RuntimeWarning", "overflow", "x"),))  # fmt: skip


def test_an_honest_observation_arrives_as_it_was():
    assert observation(HONEST.to_plain()) == HONEST
    value = Observation("returned", (np.arange(3.0), [1, {"a": "b"}]), again=False)
    assert observation(value.to_plain()).value[1] == [1, {"a": "b"}]
    assert observation(value.to_plain()).again is False
    assert set(Observation("returned").to_plain()) == {"status"}, "what is as it is by default is not sent"
    assert observation({"status": "returned"}) == Observation("returned")


FORGED = {
    "no observation": [],
    "a status of its own": {"status": "passed"},
    "no status": {"again": True},
    "another field": {**HONEST.to_plain(), "points": 5},
    "no types": {**HONEST.to_plain(), "error": {}},
    "types that are no text": {**HONEST.to_plain(), "error": {**HONEST.error, "types": (1,)}},
    "a line that is no number": {**HONEST.to_plain(), "error": {**HONEST.error, "line": "3"}},
    "shapes that are no text": {**HONEST.to_plain(), "error": {**HONEST.error, "shapes": {1: 2}}},
    "warnings that are none": {**HONEST.to_plain(), "warned": (1, 2)},
    "a position before the first": {**HONEST.to_plain(), "changed": -1},
    "output that is no text": {**HONEST.to_plain(), "printed": b"x"},
    "a time that is none": {**HONEST.to_plain(), "seconds": "now"},
}


@pytest.mark.parametrize("name", FORGED)
def test_forged_observations(name):
    with pytest.raises(wire.WireError):
        observation(FORGED[name])


def test_what_is_far_too_large_is_not_kept():
    def kept(value):
        return observation(Observation("returned", value).to_plain()).value

    assert kept(np.zeros(BYTES // 8 + 1)) == Opaque(f"array of float64, shape ({BYTES // 8 + 1},)")
    assert isinstance(kept([0] * 100_000), Opaque)
    assert isinstance(kept({"a": "x" * 1_000_000}), Opaque)
    long = observation({**HONEST.to_plain(), "printed": "x" * 10**6, "error": {**HONEST.error, "text": "y" * 10**6}})
    assert (len(long.printed), len(long.error["text"])) == (2_000, 500)


def test_the_box_holds_what_its_modules_import_and_nothing_that_reads_solutions():
    inside = needed("cells", "notebook")
    assert {"judge", "diagnose", "feedback", "codec", "exercise", "observe", "examine", "names", "diary"} <= inside
    assert not inside & {"library", "release", "book", "scribe", "batch"}


@pytest.mark.parametrize("machine", syscalls.MACHINES)
def test_every_jump_of_the_filter_ends_where_it_must(machine):
    """The filter is run here, in Python, as the kernel runs it."""
    column, name, clone = syscalls.MACHINES[machine]
    steps = syscalls.program(machine)

    def answer(number: int, arch: int = name, flags: int = 0) -> int:
        data, at, held = {0: number, 4: arch, 16: flags}, 0, 0
        while True:
            what, true, false, operand = steps[at]
            if what == syscalls.LOAD:
                held, jump = data[operand], 0
            elif what == syscalls.ANSWER:
                return operand
            else:
                test = {syscalls.EQUAL: held == operand, syscalls.AT_LEAST: held >= operand, syscalls.ANY_BIT: held & operand}[
                    what
                ]
                jump = true if test else false
            at += 1 + jump

    for row in syscalls.REFUSED.values():
        assert answer(row[column]) == syscalls.FAIL | 1
    assert answer(0) == answer(1) == answer(clone) == answer(clone, flags=17) == syscalls.ALLOW
    assert answer(clone, flags=0x10000000) == answer(0x40000000) == syscalls.FAIL | 1
    assert answer(syscalls.CLONE3) == syscalls.FAIL | 38
    assert answer(0, arch=3) == syscalls.KILL


def said(box, code: str) -> str:
    done = perform(box, Order((Step("run", "c", code),), outputs="text", cell_seconds=50))
    outputs = done.outputs.get("c", ([], 0))[0]
    return "".join(o.get("text", "") for o in outputs) if done.stopped_at is None else f"ended: {done.why.status}"


def test_memory_of_many_processes_together_is_limited_and_so_is_what_no_limit_counts():
    hold = (
        "import os, time\nimport numpy as np\nfor i in range(4):\n    if os.fork() == 0:\n        x = np.ones(1 << 30, np.uint8)\n"
        "        time.sleep(60)\n        os._exit(0)\ntime.sleep(40)\nprint('held')"
    )
    refused = "import ctypes\nlibc = ctypes.CDLL(None)\nprint(libc.memfd_create(b'x', 0), libc.shmget(0, 4096, 0o1600), libc.unshare(0x10000000))"
    with Sandbox({"accuracy"}, chapter=ROOT / "course" / "00_start_here") as box:
        assert said(box, refused) == "-1 -1 -1\n"
        assert said(box, hold) == "ended: raised"
        assert said(box, "import random, numpy as np\nprint(random.random(), np.random.rand(), hash('a'))") == said(
            box, "import random, numpy as np\nprint(random.random(), np.random.rand(), hash('a'))"
        )


def test_the_folder_of_a_killed_process_is_swept_away_and_no_other():
    folder, lock = new_folder()
    code = "from autograder.box.outfit import new_folder\nimport os, signal\nprint(new_folder()[0], flush=True)\nos.kill(os.getpid(), signal.SIGKILL)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    left = done.stdout.strip()
    assert os.path.isdir(left), done.stderr
    sweep()
    assert not os.path.exists(left)
    assert folder.is_dir()
    lock.close()
    sweep()
    assert not folder.exists()
