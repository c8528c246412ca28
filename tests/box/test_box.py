"""The box: right answers come out right, hostile and broken ones get their verdict, nothing gets out, and the next one goes on."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from autograder import library
from autograder.box.sandbox import Sandbox, Unavailable, without
from autograder.judge import judge
from tests.autograder.toys import frozen

IMPORTS = "import numpy as np, os, sys, socket, ctypes, time, subprocess\n"
RIGHT = "def centred(x):\n    return x - x.mean(axis=0)\n"


@pytest.fixture(scope="module")
def box():
    with Sandbox({"centred", "softmax"}) as sandbox:
        yield sandbox


def verdict(box, source, checks=None):
    checks = checks or frozen()
    _, seen = box.examine(source, "answer.py", [checks])
    return judge(checks, seen[0])


def test_right(box):
    v = verdict(box, RIGHT)
    assert (v.word, v.points) == ("passed", 4)


CORPUS = {  # what it tries -> (source, verdict word)
    "syntax error": ("def centred(x:\n", "unreadable"),
    "null byte": ("def centred(x):\0 return x", "unreadable"),
    "not there": ("def centerd(x): return x", "not attempted"),
    "empty": ("", "not attempted"),
    "raises on import": ("1/0", "raised"),
    "stub": ("def centred(x):\n    raise NotImplementedError\n", "not attempted"),
    "exits": ("def centred(x): os._exit(0)", "raised"),
    "exits on import": ("import os; os._exit(0)", "raised"),
    "sys.exit": ("def centred(x): sys.exit(0)", "raised"),
    "segfault": ("def centred(x): ctypes.string_at(0)", "raised"),
    "kills itself": ("def centred(x): os.kill(os.getpid(), 9)", "wrong type"),
    "recursion": ("def centred(x): return centred(x)", "raised"),
    "memory": ("def centred(x): return np.ones(10**11)", "too much memory"),
    "opens a socket": ("def centred(x): socket.create_connection(('127.0.0.1', 22), 1)", "raised"),
    "reads the course": (f"def centred(x): return open({str(library.SOLUTIONS)!r} + '/x').read()", "raised"),
    "reads passwd": ("def centred(x): return open('/etc/passwd').read()", "raised"),
    "lists processes": ("def centred(x): return os.listdir('/proc')[0]", "raised"),
    "reads memory": ("def centred(x): return open('/proc/self/mem', 'rb').read(1)", "raised"),
    "writes a library": ("def centred(x): open(np.__file__, 'w')", "raised"),
    "fills the disk": (
        "def centred(x):\n    for i in range(100): open(f'/tmp/{i}', 'wb').write(b'x' * 10**7)\n    return x",
        "raised",
    ),
    "fork bomb": ("def centred(x):\n    while True:\n        os.fork()", "raised"),
    "thread storm": (
        "import threading\ndef centred(x):\n    for _ in range(10**4): threading.Thread(target=time.sleep, args=(60,)).start()\n    return x",
        "raised",
    ),
    "nnref for the answer": ("import nnref\ndef centred(x): return nnref.softmax(x)", "raised"),
    "nnref's source": (
        "import nnref, inspect\nprint(inspect.getsource(nnref.activations))\ndef centred(x): return nnref.activations.softmax(x)",
        "raised",
    ),
    "torch": ("import torch\ndef centred(x): return x", "raised"),
    "scikit-learn": ("def centred(x):\n    import sklearn\n    return x", "raised"),
    "always equal": (
        "class Same(np.ndarray):\n    def __eq__(self, o): return True\ndef centred(x): return np.zeros(x.shape).view(Same)",
        "wrong type",
    ),
    "float16": ("def centred(x): return (x - x.mean(axis=0)).astype(np.float16)", "wrong type"),
    "objects": ("def centred(x): return (x - x.mean(axis=0)).astype(object)", "wrong type"),
    "strings": ("def centred(x): return (x - x.mean(axis=0)).astype(str)", "wrong type"),
    "nan": ("def centred(x): return x * np.nan", "not finite"),
    "broadcastable": ("def centred(x): return np.zeros((1, 1))", "wrong shape"),
    "endless output": ("def centred(x):\n    while True: print('x' * 10**6)", "too slow"),
    "huge result": ("def centred(x): return np.zeros((10**4, 10**3))", "wrong type"),
    "deep result": ("def centred(x):\n    y = []\n    for _ in range(10**5): y = [y]\n    return y", "wrong type"),
    "patches allclose": ("np.isclose = np.allclose = lambda *a, **k: np.True_\ndef centred(x): return x", "wrong value"),
    "patches the observer": (
        "import autograder.examine as e, autograder.observe as o\no.signature = lambda v: 0\n"
        "e.observe = lambda *a, **k: o.Observation('returned', None)\ndef centred(x): return x",
        "wrong type",
    ),
    "forged frames": (
        "for fd in range(3, 64):\n    try: os.write(fd, b'\\x00\\x00\\x00\\x02{}' * 9)\n    except OSError: pass\n" + RIGHT,
        "raised",
    ),
}
SLOW = {  # these take the whole time limit
    "endless loop": ("def centred(x):\n    while True: pass", "too slow"),
    "sleeps": ("def centred(x): time.sleep(99)", "too slow"),
    "waits for input": ("def centred(x):\n    while not sys.stdin.read(1): pass", "too slow"),
    "swallows the alarm": (
        "import signal\nsignal.signal = signal.setitimer = lambda *a: None\ndef centred(x):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass",
        "too slow",
    ),
}


@pytest.mark.parametrize("name", CORPUS)
def test_corpus(box, name):
    source, word = CORPUS[name]
    v = verdict(box, IMPORTS + source if name not in ("syntax error", "empty") else source, quick())
    assert (v.word, v.points) == (word, 0), (v.message, [r.observation for r in v.results][:1])
    assert verdict(box, RIGHT).passed, "the next one goes on"


@pytest.mark.parametrize("name", SLOW)
def test_slow_corpus(box, name):
    source, word = SLOW[name]
    start = time.monotonic()
    assert verdict(box, IMPORTS + source, quick()).word == word
    assert time.monotonic() - start < 20
    assert verdict(box, RIGHT).passed


def quick():
    from dataclasses import replace

    return replace(frozen(), seconds=1.0)


def test_nothing_outlives_a_submission(box):
    source = IMPORTS + (
        "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
        "        while True:\n            time.sleep(0.01)\n            open('/tmp/alive', 'w').write('x')\n    os._exit(0)\n"
    )
    before = processes(box)
    assert verdict(box, source + RIGHT).passed, "a right answer is right whatever it started"
    deadline = time.monotonic() + 5
    while processes(box) > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert processes(box) <= before
    assert verdict(box, "import os\nassert not os.path.exists('/tmp/alive')\n" + RIGHT).passed, "each one finds its places empty"


def processes(box) -> int:
    """How many processes run inside, under whatever session or parent."""
    return len(psutil.Process(box.process.pid).children(recursive=True))


def test_state_is_not_shared_between_submissions(box):
    assert verdict(box, "import numpy as np\nnp.mean = None\nnp.secret = 1\n" + RIGHT).passed
    assert verdict(box, "import numpy as np\nassert np.mean and not hasattr(np, 'secret')\n" + RIGHT).passed


def test_expected_values_do_not_enter_the_box(box):
    """Search the whole memory of the fork for the expected values of a case: they are not there."""
    sent = frozen().questions()
    assert all(c.outcome == () for c in sent.cases)
    assert sent.misconceptions == ()
    assert sent.verify == ""


def test_what_is_asked_is_cut_out_of_nnref():
    source = "import numpy as np\n\n\ndef softmax(z):\n    return np.exp(z)\n\n\ndef other(z):\n    return softmax(z)\n"
    cut = without(source, frozenset({"softmax"}))
    assert "np.exp" not in cut
    assert "def other" in cut
    assert without(source, frozenset({"nothing"})) == source


def test_without_bubblewrap_it_refuses(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(Unavailable, match="bubblewrap is not installed"), Sandbox():
        pass


def test_reduced_tier_has_to_be_asked_for():
    with pytest.raises(ValueError, match="tier must be"):
        Sandbox(tier="none")
    with Sandbox({"centred"}, tier="reduced") as box:
        assert verdict(box, RIGHT).passed
        assert verdict(box, "def centred(x):\n    while True: pass", quick()).word == "too slow"
        assert verdict(box, RIGHT).passed


def test_killed_in_the_middle_it_starts_again(box, tmp_path):
    from autograder.files import judge_file

    name = "accuracy"
    public, fresh = library.public_checks(name), library.fresh_checks(name, 5)
    file = tmp_path / "accuracy.py"
    from autograder.exercise import source_of

    file.write_text("import numpy as np\n" + source_of(library.find(name)[1].answer))
    with Sandbox({name}) as sandbox:
        sandbox.process.kill()
        sandbox.process.wait()
        assert judge_file(sandbox, file, public, fresh).passed


def check(*words, cwd=None):
    command = [sys.executable, "-m", "autograder.cli", "check", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, cwd=cwd, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )


def test_command_line(tmp_path):
    from autograder.exercise import source_of

    exercise = library.find("accuracy")[1]
    (tmp_path / "right.py").write_text("import numpy as np\n" + source_of(exercise.answer))
    (tmp_path / "broken.py").write_text("def accuracy(:")
    (tmp_path / "bytes.py").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "nothing.py").write_text("x = 1")
    mistake = exercise.misconceptions[0]
    (tmp_path / "wrong.py").write_text("import numpy as np\n" + source_of(mistake).replace(mistake.__name__, "accuracy", 1))
    done = check("accuracy", *sorted(tmp_path.glob("*.py")), "--json")
    assert done.returncode == 1, done.stderr
    rows = {Path(row["file"]).stem: row for row in map(json.loads, done.stdout.splitlines())}
    assert list(rows["right"]) == ["file", "exercise", "verdict", "points", "out_of", "diagnosis", "message"]
    assert {name: row["verdict"] for name, row in rows.items() if name != "wrong"} == {
        "right": "passed",
        "broken": "unreadable",
        "bytes": "unreadable",
        "nothing": "not attempted",
    }
    assert rows["right"]["points"] == rows["right"]["out_of"] == exercise.points
    assert rows["right"]["diagnosis"] is None
    assert rows["wrong"]["diagnosis"] == mistake.__name__
    assert rows["wrong"]["points"] < exercise.points
    assert check("accuracy", tmp_path / "right.py").returncode == 0
    assert "passed" in check("accuracy", tmp_path / "right.py").stdout


def test_command_line_usage(tmp_path):
    (tmp_path / "a.py").write_text("")
    for words, said in (
        (("acuracy", tmp_path / "a.py"), "Did you mean accuracy?"),
        (("accuracy",), "Missing argument"),
        (("accuracy", tmp_path / "none.py"), "does not exist"),
        (("accuracy", tmp_path), "is a directory"),
    ):
        done = check(*words)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr
