"""Prove each property of the box on this machine, by trying what it must not allow. Nothing is believed because a setting says so."""

import os
import secrets
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder import library
from autograder.box.sandbox import Sandbox
from autograder.box.stage import Order, Step, perform

__all__ = ["Finding", "examine_machine"]


@dataclass(frozen=True)
class Finding:
    """One property: what was tried, what came of it, and whether that is as it must be."""

    property: str
    tried: str
    came: str
    held: bool


# Each attempt prints how far it got; what must not be possible prints ALLOWED.
ATTEMPTS = {
    "no network": (
        "connect to an open port of this machine",
        "import socket\nsocket.create_connection(('127.0.0.1', {port}), 2)\nprint('ALLOWED')",
    ),
    "no way out by name": ("look up a name", "import socket\nsocket.getaddrinfo('example.org', 80)\nprint('ALLOWED')"),
    "solutions are out of reach": ("list {solutions}", "import os\nos.listdir({solutions!r})\nprint('ALLOWED')"),
    "the secret seed is out of reach": ("read {seed}", "open({seed!r}).read()\nprint('ALLOWED')"),
    "homes are out of reach": ("read a file in {home}", "open({lure!r}).read()\nprint('ALLOWED')"),
    "the environment is cleared": (
        "look for a secret in the environment",
        "import os\nprint('ALLOWED' if {secret!r} in os.environ.values() else 'not there')",
    ),
    "other processes are out of sight": (
        "list and signal processes",
        "import os\nfound = [p for p in os.listdir('/proc') if p.isdigit()]\nos.kill({pid}, 0)\nprint('ALLOWED')",
    ),
    "memory of the grader is out of reach": (
        "read the memory of process {pid}",
        "open('/proc/{pid}/mem', 'rb').read(1)\nprint('ALLOWED')",
    ),
    "no capabilities": (
        "mount a file system",
        "import ctypes\nprint('ALLOWED' if ctypes.CDLL(None).mount(b'none', b'/tmp', b'tmpfs', 0, None) == 0 else 'refused')",
    ),
    "no namespaces of its own": (
        "make a user namespace, hold memory that no limit counts",
        "import ctypes\nlibc = ctypes.CDLL(None)\n"
        "print('ALLOWED' if libc.unshare(0x10000000) == 0 or libc.memfd_create(b'x', 0) >= 0 else 'refused')",
    ),
    "no sockets beside its network": (
        "open a socket to the host of a virtual machine",
        "import socket\nsocket.socket(40, 1)\nprint('ALLOWED')",
    ),
    "signals stay inside": (
        "look for the group of processes that it belongs to",
        "import os\nprint('ALLOWED' if os.getpgrp() == 0 else 'a group of its own')",
    ),
    "libraries are read-only": ("write beside NumPy", "import numpy\nopen(numpy.__file__ + '.x', 'w')\nprint('ALLOWED')"),
    "processes are limited": (
        "fork 1,000 times",
        "import os, time\nn = 0\ntry:\n    while n < 1000:\n        if os.fork() == 0:\n            time.sleep(20)\n            os._exit(0)\n"
        "        n += 1\n    print('ALLOWED')\nexcept OSError as error:\n    print(n, 'forks, then', error.strerror)",
    ),
    "disk is limited": (
        "write 1 GB",
        "import os\nn = 0\ntry:\n    for place in ('.', '/tmp', '/dev/shm'):\n        for i in range(20):\n"
        "            n += open(f'{{place}}/big{{i}}', 'wb').write(bytes(50 << 20))\nexcept OSError as error:\n"
        "    print(n >> 20, 'MB, then', error.strerror)\nelse:\n    print('ALLOWED')",
    ),
    "memory is limited": ("allocate 4 GB", "import numpy as np\nnp.ones(4 << 30, np.uint8)\nprint('ALLOWED')"),
    "there is nothing to type": ("wait for input", "input()\nprint('ALLOWED')"),
    "the reference is cut out": ("call nnref.{asked}", "import nnref\nnnref.{asked}()\nprint('ALLOWED')"),
}


def examine_machine(tier: str = "namespaces") -> Iterator[Finding]:
    """Try everything in a box of this tier. Raises Unavailable when there is none."""
    chapter, asked = a_chapter()
    secret = secrets.token_hex(8)
    os.environ["AUTOGRADER_DOCTOR"] = secret
    library.secret_seed()
    try:
        with (
            listening() as port,
            tempfile.NamedTemporaryFile(dir=Path.home()) as lure,
            Sandbox({asked}, tier, library.COURSE / chapter) as box,
        ):
            words = {
                "port": port,
                "solutions": str(library.SOLUTIONS),
                "seed": str(library.ROOT / "instructor" / "seed"),
                "home": str(Path.home()),
                "lure": lure.name,
                "secret": secret,
                "pid": os.getpid(),
                "asked": asked,
            }
            for name, (tried, code) in ATTEMPTS.items():
                done = perform(box, Order((Step("run", "attempt", code.format(**words)),), outputs="text", cell_seconds=10))
                came = what_came(done.outputs.get("attempt", ([], 0))[0])
                held = "ALLOWED" not in came and (bool(came) or done.why is not None)
                yield Finding(name, tried.format(**words), came or "the process was ended", held)
            yield time_is_limited(box)
            yield memory_together_is_limited(box)
            yield nothing_outlives(box)
            yield nothing_is_kept(box)
    finally:
        del os.environ["AUTOGRADER_DOCTOR"]


def a_chapter() -> tuple[str, str]:
    """A released chapter, and one of its exercises that nnref has too."""
    import nnref

    for name, chapter in library.index().items():
        if hasattr(nnref, name) and (library.COURSE / chapter / "checks.npz").is_file():
            return chapter, name
    raise LookupError("no chapter is released: run `autograder release` first")


@contextmanager
def listening() -> Iterator[int]:
    """A port of this machine that would take a connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def what_came(outputs: list) -> str:
    """The printed line or the error, in one line."""
    for output in outputs:
        if isinstance(output, dict) and output.get("output_type") == "error":
            return f"{output.get('ename')}: {output.get('evalue')}"[:90]
    return " ".join("".join(str(o.get("text", "")) for o in outputs if isinstance(o, dict)).split())[:90]


def time_is_limited(box: Sandbox) -> Finding:
    code = "import signal\nsignal.signal = None\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass"
    start = time.monotonic()
    perform(box, Order((Step("run", "loop", code),), cell_seconds=1))
    seconds = time.monotonic() - start
    return Finding("time is limited", "loop for ever and swallow every stop", f"ended after {seconds:.1f} s", seconds < 10)


def memory_together_is_limited(box: Sandbox) -> Finding:
    code = (
        "import os, time\nimport numpy as np\nfor i in range(4):\n    if os.fork() == 0:\n        held = np.ones(1 << 30, np.uint8)\n"
        "        time.sleep(60)\n        os._exit(0)\ntime.sleep(40)"
    )
    done = perform(box, Order((Step("run", "hold", code),), cell_seconds=50))
    ended = done.why is not None and done.why.status == "raised"
    came = "the submission was ended" if ended else "it held them"
    return Finding("memory is limited for all together", "hold 1 GB in each of 4 processes", came, ended)


def nothing_outlives(box: Sandbox) -> Finding:
    """A process that detaches itself must be gone with its submission."""
    mark = secrets.token_hex(8)
    code = f"import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.execv('/usr/bin/sleep', ['{mark}', '300'])\n    os._exit(0)"
    perform(box, Order((Step("run", "detach", code), Step("run", "wait", "import time\ntime.sleep(0.3)"))))
    deadline = time.monotonic() + 5
    while alive(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    left = alive(mark)
    return Finding("nothing outlives a submission", "fork twice, setsid, go on", "still running" if left else "gone", not left)


def alive(mark: str) -> bool:
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if mark.encode() in file.read_bytes():
                return True
        except OSError:
            continue
    return False


def nothing_is_kept(box: Sandbox) -> Finding:
    places = "import contextlib, os, numpy\nplaces = ['', *(place for place, _, _ in os.walk('/') if place.count('/') < 3)]\n"
    leave = "numpy.left = 1\nfor place in places:\n    with contextlib.suppress(OSError):\n        open(f'{place}/left', 'w').write('x')"
    perform(box, Order((Step("run", "leave", places + leave),)))
    look = "print('ALLOWED' if any(os.path.exists(f'{p}/left') for p in places) or hasattr(numpy, 'left') else 'nothing')"
    done = perform(box, Order((Step("run", "look", places + look),), outputs="text"))
    came = what_came(done.outputs.get("look", ([], 0))[0])
    return Finding(
        "nothing is kept between submissions", "leave files everywhere and an attribute, look for them", came, came == "nothing"
    )
