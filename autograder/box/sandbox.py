"""The trusted side of the box: start a warmed process inside bubblewrap, give it code and cases, take observations back.

    with Sandbox(barred={"softmax"}) as sandbox:
        loaded, seen = sandbox.examine(source, "softmax.py", [checks])

Tiers: "namespaces" (default) and "reduced" (resource limits only), which has to be asked for by name and is never chosen silently.
"""

import ast
import os
import secrets
import shutil
import site
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from autograder.box import wire
from autograder.exercise import Checks
from autograder.observe import Observation

PACKAGES = Path(__file__).resolve().parent.parent.parent
NOBODY = 65534
HIDDEN_LIBRARIES = (
    "torch",
    "sklearn",
    "scipy",
    "jax",
    "jaxlib",
    "tensorflow",
    "keras",
    "nbgrader",
)  # a NumPy exercise is written in NumPy
LOAD_SECONDS = 10.0
GRACE = 3.0  # seconds that the box gets beyond the time that its own alarm gives the learner's code


class Unavailable(RuntimeError):
    """This machine cannot give the asked tier; the message says what is missing and what to do."""


class Sandbox:
    """One warmed process; submissions run in it one after the other, each in a fork of its own."""

    def __init__(self, barred: Iterable[str] = (), tier: str = "namespaces"):
        if tier not in ("namespaces", "reduced"):
            raise ValueError(f"tier must be 'namespaces' or 'reduced', not {tier!r}")
        self.barred, self.tier = frozenset(barred), tier
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Sandbox":
        self.site = Path(tempfile.mkdtemp(prefix="box-"))
        try:
            self.site.chmod(0o755)
            copy_packages(self.site, self.barred)
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def start(self) -> None:
        """Start the warmed process and wait until it is ready."""
        shut_in = bubblewrap(self.site) if self.tier == "namespaces" else []
        self.control, theirs = socket.socketpair()
        number = theirs.fileno()
        inside = [os.path.realpath(sys.executable), "-s", "-B", "-m", "autograder.box.zygote", str(number), self.tier]
        self.process = subprocess.Popen(
            [*shut_in, *inside],
            pass_fds=(number,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=variables("/site" if self.tier == "namespaces" else str(self.site)),
            cwd="/" if self.tier == "namespaces" else self.site,
            start_new_session=True,
        )
        theirs.close()
        self.reply()

    def reply(self) -> bytes:
        """The next byte from the warmed process. Raises Unavailable when it is gone."""
        try:
            return wire.exactly(self.control, 1, time.monotonic() + 60)
        except (wire.Closed, wire.Silence):
            assert self.process is not None
            self.process.kill()
            said = self.process.stderr.read().decode(errors="replace").strip() if self.process.stderr else ""
            raise Unavailable(f"The box does not answer: {said or 'it was killed'}. {ADVICE}") from None

    def restart(self) -> None:
        """End the warmed process, whatever state it is in, and start another."""
        self.stop()
        self.start()

    def stop(self) -> None:
        if self.process:
            self.control.close()
            self.process.kill()
            self.process.wait()
            if self.process.stderr:
                self.process.stderr.close()
            self.process = None

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.site, ignore_errors=True)

    def examine(self, source: str, file: str, checks: list[Checks]) -> tuple[Observation | None, list[list[Observation]]]:
        """Run `source` as a module, then observe its answer to each of `checks` on every case.

        Returns what went wrong while it was loaded (or None), and one list of observations per checks. It never raises for what the
        learner wrote: a process that dies, hangs or sends nonsense gets observations that say so.
        """
        loaded: Observation | None = None
        seen: list[list[Observation]] = [[] for _ in checks]
        ours, theirs = socket.socketpair()
        with ours, theirs:
            socket.send_fds(self.control, [b"x"], [theirs.fileno()])
            theirs.close()
            if self.reply() != b"s":
                self.control.sendall(b"k")
                self.reply()
                raise Unavailable(f"A submission could not be shut in namespaces of its own. {ADVICE}")
            try:
                loaded = self.converse(ours, source, file, checks, seen)
                end = None
            except (wire.Silence, wire.Closed, wire.WireError, BrokenPipeError, ConnectionResetError) as error:
                end = ending(error)
            finally:
                self.control.sendall(b"k")
                self.reply()
        for one, observed in zip(checks, seen):
            observed += [end or ending(wire.WireError("too few answers"))] * (len(one.cases) - len(observed))
        return loaded, seen

    def converse(
        self, sock: socket.socket, source: str, file: str, checks: list[Checks], seen: list[list[Observation]]
    ) -> Observation | None:
        """Send the order, and collect observations until all are there. Fills `seen` as they come."""
        nonce = secrets.token_hex(16)
        total = sum(c.seconds for c in checks)
        order = {
            "source": source,
            "file": file,
            "seed": secrets.randbits(31),
            "seconds": LOAD_SECONDS + total,
            "load_seconds": LOAD_SECONDS,
            "checks": [questions(c).to_plain() for c in checks],
        }
        sock.sendall(nonce.encode())
        wire.send(sock, nonce, order)
        deadline = time.monotonic() + LOAD_SECONDS + GRACE
        trouble = wire.receive(sock, nonce, deadline)["loaded"]
        loaded = Observation(**trouble) if trouble else None
        for one, observed in zip(checks, seen):
            deadline = time.monotonic() + one.seconds + GRACE
            while len(observed) < len(one.cases):
                observed += [observation(plain) for plain in wire.receive(sock, nonce, deadline)]
            del observed[len(one.cases) :]
        return loaded


def observation(plain: object) -> Observation:
    """An observation out of what the box sent; whatever is no observation is a WireError."""
    try:
        seen = Observation(**plain)  # type: ignore[arg-type]
        if not isinstance(seen.status, str) or not isinstance(seen.printed, str) or not isinstance(seen.again, bool):
            raise TypeError("fields of the wrong type")
        if seen.error is not None:
            seen.error["types"][0].upper(), seen.error["text"].upper(), seen.error["code"].upper(), seen.error["shapes"].items()
        for category, text, code in seen.warned:
            category.upper(), text.upper(), code.upper()
        if seen.changed is not None and type(seen.changed) is not int:
            raise TypeError("changed is no position")
        return seen
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise wire.WireError(f"no observation: {error}") from error


def ending(error: Exception) -> Observation:
    """The observation for a box that stopped answering."""
    if isinstance(error, wire.Silence):
        return Observation("too slow")
    text = (
        "the process ended in the middle (a crash, an exit, or more memory than allowed)"
        if not isinstance(error, wire.WireError)
        else str(error)
    )
    return Observation(
        "raised", error={"types": ("ProcessEnded",), "text": text, "line": 0, "code": "", "shapes": {}, "inside": False}
    )


def questions(checks: Checks) -> Checks:
    """The checks without anything that an answer could be read from."""
    return replace(checks, hints=(), verify="", misconceptions=(), cases=tuple(replace(c, outcome=()) for c in checks.cases))


# --- what the process sees ------------------------------------------------------------------------------------------------------------

ADVICE = (
    "Needed: bubblewrap (Debian, Ubuntu: apt install bubblewrap) and user namespaces (Ubuntu 24.04: sysctl -w "
    "kernel.apparmor_restrict_unprivileged_userns=0; Docker: --security-opt seccomp=unconfined --cap-add SYS_ADMIN). "
    "To go on with resource limits only, on code that you trust: --tier reduced."
)


def copy_packages(target: Path, barred: frozenset[str]) -> None:
    """Copy `autograder` (what runs inside) and `nnref` without the bodies of what is asked."""
    box = target / "autograder" / "box"
    box.mkdir(parents=True)
    (target / "autograder" / "__init__.py").write_text("")
    for name in ("codec", "exercise", "observe", "examine"):
        shutil.copy(PACKAGES / "autograder" / f"{name}.py", target / "autograder")
    (box / "__init__.py").write_text("")
    for name in ("wire", "zygote"):
        shutil.copy(PACKAGES / "autograder" / "box" / f"{name}.py", box)
    for file in sorted((PACKAGES / "nnref").rglob("*")):
        if file.suffix in (".pyc", "") or "__pycache__" in file.parts:
            continue
        copy = target / "nnref" / file.relative_to(PACKAGES / "nnref")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(
            file.read_bytes() if file.suffix != ".py" else without(file.read_text(encoding="utf-8"), barred).encode()
        )


def without(source: str, barred: frozenset[str]) -> str:
    """Python source in which the named functions and classes raise instead of answering."""
    tree = ast.parse(source)
    found = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name in barred]
    for node in found:
        text = f"def {node.name}(*args, **kwargs):\n    from autograder.examine import UsedTheReference\n    raise UsedTheReference('{node.name}')"
        tree.body[tree.body.index(node)] = ast.parse(text).body[0]
    return ast.unparse(tree) if found else source


def variables(path: str) -> dict[str, str]:
    """The whole environment of the process."""
    one = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    return {
        **one,
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": os.pathsep.join([path, *site.getsitepackages()]),
        "HOME": "/box",
        "LANG": "C.UTF-8",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": "/box",
        "COURSE_PROGRESS": "off",
    }


def bubblewrap(site_folder: Path) -> list[str]:
    """The command that shuts a process in: read-only interpreter and libraries, no network, nothing of this machine's files."""
    found = shutil.which("bwrap")
    if not found:
        raise Unavailable(f"bubblewrap is not installed. {ADVICE}")
    places = {
        "/usr",
        "/lib",
        "/lib64",
        "/lib32",
        "/bin",
        "/etc/ld.so.cache",
        os.path.realpath(sys.base_prefix),
        *site.getsitepackages(),
    }
    parents = sorted({str(parent) for place in places for parent in Path(place).parents} - {"/", "/usr"})
    passable = [
        word for folder in parents for word in ("--perms", "0755", "--dir", folder)
    ]  # bubblewrap makes them for root alone
    binds = [word for place in sorted(places) if os.path.exists(place) for word in ("--ro-bind", place, place)]
    refusal = site_folder / "refused.py"
    refusal.write_text("raise ImportError('this library is not available here: the exercise is to be written in NumPy')\n")
    hidden = [
        word
        for folder in map(Path, site.getsitepackages())
        for name in HIDDEN_LIBRARIES
        if (folder / name / "__init__.py").is_file()
        for word in ("--ro-bind", str(refusal), str(folder / name / "__init__.py"))
    ]
    command = [found, *passable, *binds, *hidden, "--ro-bind", str(site_folder), "/site", "--proc", "/proc", "--dev", "/dev"]
    command += [
        "--tmpfs",
        "/tmp",
        "--tmpfs",
        "/box",
        "--tmpfs",
        "/dev/shm",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-pid",
        "--unshare-uts",
    ]
    command += ["--unshare-cgroup-try", "--hostname", "box", "--die-with-parent", "--chdir", "/"]
    if os.geteuid() != 0:
        return [*command, "--unshare-user", "--"]
    become = [
        "setpriv",
        f"--reuid={NOBODY}",
        f"--regid={NOBODY}",
        "--clear-groups",
        "--inh-caps=-all",
        "--bounding-set=-all",
        "--no-new-privs",
    ]
    return [*command, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP", "--", *become]
