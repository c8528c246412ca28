"""Runs inside the sandbox: a warmed process that forks for each submission. It has never held an answer.

The parent sends one byte and a socket over the control socket; the fork that serves this socket lives in user, mount, pid, network, ipc
and uts namespaces of its own and is killed, with everything it started, when the parent asks for it.

This process is the first one of a pid namespace that belongs to a user namespace of its own: only there may it give each of its children a
pid namespace, and take that choice back after the fork.
"""

import contextlib
import ctypes
import errno
import gc
import linecache
import os
import platform
import random
import resource
import select
import signal
import socket
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from autograder import observe
from autograder.box import syscalls, wire
from autograder.examine import examine
from autograder.exercise import Checks
from autograder.observe import Observation, TooSlow, describe_error, time_limit

NEW = {"user": 0x10000000, "mount": 0x00020000, "pid": 0x20000000, "net": 0x40000000, "ipc": 0x08000000, "uts": 0x04000000}
MS_NOSUID_NODEV, MS_NOSUID_NOEXEC, MS_BIND = 2 | 4, 2 | 8, 4096
PR_SET_PDEATHSIG = 1
MADV_COLLAPSE, HUGE = 25, 2 << 20
MEBIBYTE = 1 << 20
LIMITS = {
    "RLIMIT_AS": 4096 * MEBIBYTE,
    "RLIMIT_DATA": 2048 * MEBIBYTE,
    "RLIMIT_NPROC": 64,
    "RLIMIT_FSIZE": 64 * MEBIBYTE,
    "RLIMIT_NOFILE": 128,  # what sockets hold is memory that nobody counts: 200 KB each
    "RLIMIT_CORE": 0,
    "RLIMIT_STACK": 8 * MEBIBYTE,
}
TOGETHER = 2304 * MEBIBYTE  # what all processes of a submission may hold; one alone meets RLIMIT_DATA before that
BESIDE = Path(__file__).resolve().parents[2] / "beside"  # what lies beside the notebook
WATCH = 0.05  # seconds between two looks at that
libc = ctypes.CDLL(None, use_errno=True)


def call(name: str, *arguments: Any) -> None:
    if getattr(libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def main() -> None:
    """Serve until the control socket closes. argv: the control socket's number, "namespaces" or "reduced", and "notebook" where cells run."""
    control = socket.socket(fileno=int(sys.argv[1]))
    pids = settle() if sys.argv[2] == "namespaces" else -1
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")  # where memory runs out, a submission ends, not the grader
    import nnref  # noqa: F401  warmed up; in the sandbox it lacks what is asked

    shell = None
    if sys.argv[3:] == ["notebook"]:
        from autograder.cells import make_shell

        shell = make_shell(BESIDE)
        import warm  # noqa: F401  the imports of the chapter's own cells (see kit.py)

    syscalls.filter_of(platform.machine())
    gc.collect()
    gc.freeze()  # a fork that looks for garbage would else touch, and so copy, every object that it inherits
    in_large_pages()
    control.sendall(b"r")  # ready
    while True:
        order, handed, *_ = socket.recv_fds(control, 1, 1)
        if not order or not handed:
            return
        sock = socket.socket(fileno=handed[0])
        if order == b"x":
            serve(control, sock, pids, shell)
        elif os.fork() == 0:  # a twin, which serves from now on whoever holds the other end of this socket
            control, sock = sock, control
            control.sendall(b"r")
        sock.close()


def settle() -> int:
    """Go on as the first process of a pid namespace, in a user namespace that owns it. Returns a descriptor of the pid namespace."""
    own_user_namespace()
    call("unshare", NEW["pid"])
    pid = os.fork()
    if pid:
        os.close(int(sys.argv[1]))
        os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 0xFF)
    call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    return os.open("/proc/self/ns/pid", os.O_RDONLY)


def own_user_namespace() -> None:
    """A user namespace in which this account keeps its number and may do everything, and outside of which it may do nothing."""
    uid, gid = os.getuid(), os.getgid()
    call("unshare", NEW["user"])
    for file, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        Path(f"/proc/self/{file}").write_text(text)


def in_large_pages() -> None:
    """Put the memory that all forks share into pages of 2 MB where the kernel can (Linux 6.1 and later): a fork copies one entry for each page."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        place, rights, *_, inode = line.split()[:5]
        first, last = (int(end, 16) for end in place.split("-"))
        first, last = -(-first // HUGE) * HUGE, last // HUGE * HUGE
        if "w" in rights and inode == "0" and first < last:
            libc.madvise(ctypes.c_void_p(first), ctypes.c_size_t(last - first), MADV_COLLAPSE)


def serve(control: socket.socket, sock: socket.socket, pids: int, shell: Any) -> None:
    """Fork for one submission, tell the parent, and kill what is left of it when the parent says so.

    `pids` is a descriptor of this process's pid namespace, or -1 without namespaces.
    """
    isolated = pids >= 0
    reading, writing = os.pipe()
    if isolated:
        call("unshare", NEW["pid"])  # of the children
    runner = os.fork()
    if runner == 0:
        try:
            control.close()
            os.close(reading)
            os.write(writing, shut_in(pids))
            os.close(writing)
            call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            run(sock, shell)
        finally:
            os._exit(1)
    if isolated:
        call("setns", pids, NEW["pid"])
    os.close(writing)
    sock.close()
    told = os.read(reading, 64)  # its pid as /proc has it, or b"" when it could not be shut in
    os.close(reading)
    control.sendall(b"s" if told else b"f")
    watch(control, runner, int(told) if isolated and told else 0)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if not isolated:
            os.killpg(runner, signal.SIGKILL)
        os.kill(runner, signal.SIGKILL)
    os.waitpid(runner, 0)
    control.sendall(b"e")


def watch(control: socket.socket, runner: int, known_as: int) -> None:
    """Wait until the parent is done with the submission; end it when its processes hold too much memory together.

    `known_as` is the runner's pid in /proc; 0: nothing is looked at.
    """
    page = os.sysconf("SC_PAGE_SIZE")
    while not select.select([control], [], [], WATCH if known_as else None)[0]:
        if page * held_by(known_as) > TOGETHER:
            with contextlib.suppress(ProcessLookupError):
                os.kill(runner, signal.SIGKILL)
    control.recv(1)


def held_by(top: int) -> int:
    """Pages of memory that a process and all below it hold. What they share counts for each: whoever writes there has a copy, by ways that the
    kernel does not always count. Whoever loses its parent there becomes a child of the runner, the first process of its namespace, so
    that nothing of a submission is missed and nothing of another one counts."""
    pages, children = {}, defaultdict(list)
    for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
        with contextlib.suppress(OSError, IndexError), open(f"/proc/{pid}/stat", "rb") as file:  # its name may be any bytes
            words = file.read().rpartition(b")")[2].split()  # from the state on: then the parent; the pages are the twenty-second
            pages[pid] = int(words[21])
            children[int(words[1])].append(pid)
    look, found = [top], 0
    while look:
        pid = look.pop()
        found += pages.get(pid, 0)
        look += children[pid]
    return found


def shut_in(pids: int) -> bytes:
    """Enter namespaces of one's own. Returns the pid that /proc has for this process."""
    os.setsid()  # a signal to its own group would else reach the warmed process and every other submission
    known_as = os.readlink(b"/proc/self")
    if pids < 0:
        os.chdir(tempfile.mkdtemp(dir=os.environ["HOME"]))
        return known_as
    os.close(pids)
    own_user_namespace()
    call("unshare", NEW["mount"] | NEW["net"] | NEW["ipc"] | NEW["uts"])
    private_places()
    return known_as


def private_places() -> None:
    """Fresh, small, empty places to write; no view of any process."""
    for place, size in (("/tmp", "64m"), ("/box", "64m"), ("/dev/shm", "16m"), ("/proc", "4k")):
        call("mount", b"none", place.encode(), b"tmpfs", MS_NOSUID_NODEV, f"size={size},nr_inodes=4096".encode())
    call(
        "mount", b"devpts", b"/dev/pts", b"devpts", MS_NOSUID_NOEXEC, b"newinstance,ptmxmode=0666"
    )  # those of another one are open to us
    call("mount", b"/dev/null", b"/dev/zero", None, MS_BIND, None)  # mapped, it would be memory that nobody counts
    call("sethostname", b"box", 3)
    os.chdir("/box")


def run(sock: socket.socket, shell: Any) -> None:
    """Run the submitted code and answer for it. From here on nothing in this process is to be trusted."""
    deadline = time.monotonic() + 120  # of the parent, which may be on a busy machine, not of the submission
    nonce = wire.exactly(sock, 32, deadline).decode()
    reader = wire.Reader(sock, nonce)
    order = reader.receive(deadline)
    if shell is not None:
        order["checks"] = [reader.receive(deadline) for _ in range(order["sent"])]
    sock.settimeout(None)
    for name, limit in LIMITS.items():
        resource.setrlimit(getattr(resource, name), (limit, limit))
    seconds = int(order["seconds"])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 2, seconds + 3))
    drop_privileges()
    silence()
    observe.patience = observe.PATIENCE
    seed = int(order["seed"])
    random.seed(seed)  # the fork would else share the state of Python's and of NumPy's global generators
    np.random.seed(seed % 2**32)  # noqa: NPY002
    if shell is not None:
        from autograder.cells import perform

        perform(shell, sock, reader, order, BESIDE)
        return
    names: dict[str, Any] = {"np": np, "__name__": "submission", "__builtins__": __builtins__}
    trouble = execute(order["source"], order["file"], names, order["load_seconds"])
    wire.send(sock, nonce, {"loaded": trouble.to_plain() if trouble else None})
    for plain in order["checks"]:
        checks = Checks.from_plain(plain)
        answer = names.get(checks.name)
        if answer is None:
            near = [n for n, v in names.items() if callable(v) and getattr(v, "__module__", "") == "submission"]
            said = trouble or Observation("not attempted", printed=", ".join(near)[:200])
            wire.send(sock, nonce, [said.to_plain()] * len(checks.cases))
            continue
        wire.send_list(sock, nonce, [seen.to_plain() for seen in examine(answer, checks)])


def drop_privileges() -> None:
    """No capability, no way to get one by executing something."""
    PR_SET_NO_NEW_PRIVS, PR_SET_DUMPABLE, PR_CAPBSET_DROP = 38, 4, 24
    for capability in range(64):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0 and ctypes.get_errno() not in (errno.EINVAL, errno.EPERM, 0):
            break
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    libc.capset(ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)()))
    call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    syscalls.refuse(libc)


def silence() -> None:
    """No input, and output that goes nowhere: what is printed during a call is caught by `observe`."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def execute(source: str, file: str, names: dict, seconds: float) -> Observation | None:
    """Run a submitted file as a module. None, or what went wrong as an observation."""
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    try:
        code = compile(source, file, "exec")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        line = f"line {error.lineno}: " if isinstance(error, SyntaxError) and error.lineno else ""
        return Observation("unreadable", printed=f"{line}{type(error).__name__}: {str(error)[:300]}")
    try:
        with time_limit(seconds):
            exec(code, names)
    except TooSlow:
        return Observation("too slow")
    except MemoryError:
        return Observation("too much memory")
    except BaseException as error:
        stand_in = type("", (), {"__code__": code})()
        return Observation("raised", error=describe_error(error, stand_in))
    return None


if __name__ == "__main__":
    main()
