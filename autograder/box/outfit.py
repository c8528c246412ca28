"""What the boxed process finds: copies of our packages without what is asked, a small environment, a root of its own."""

import ast
import contextlib
import fcntl
import importlib.util
import os
import shutil
import site
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TextIO

__all__ = [
    "ADVICE",
    "PACKAGES",
    "Unavailable",
    "bubblewrap",
    "copy_module",
    "copy_packages",
    "needed",
    "new_folder",
    "sweep",
    "variables",
    "without",
]

PACKAGES = Path(__file__).resolve().parent.parent.parent
NOBODY = 65534
INSIDE = "/site"  # where our own code stands inside
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
KEPT = {"sklearn": "datasets/data"}  # the tables that nnref reads


class Unavailable(RuntimeError):
    """This machine cannot give the asked tier; the message says what is missing and what to do."""


ADVICE = (
    "Needed: bubblewrap (Debian, Ubuntu: apt install bubblewrap) and user namespaces (Ubuntu 24.04: sysctl -w "
    "kernel.apparmor_restrict_unprivileged_userns=0; Docker: --security-opt seccomp=unconfined, and as root "
    "--cap-add SYS_ADMIN --cap-add NET_ADMIN, else --security-opt systempaths=unconfined). "
    "To go on with resource limits only, on code that you trust: --tier reduced."
)


def new_folder() -> tuple[Path, TextIO]:
    """A folder for one box, and its lock, which ends with this process: a folder without a holder may be swept away."""
    folder = Path(tempfile.mkdtemp(prefix="box-"))
    folder.chmod(0o755)
    lock = open(folder / "taken", "w")  # noqa: SIM115  it stays open as long as the box
    fcntl.flock(lock, fcntl.LOCK_EX)
    (folder / "taken").rename(folder / "lock")  # under this name only when it is held
    return folder, lock


def sweep() -> None:
    """Take away the folders of boxes whose process was killed."""
    for folder in Path(tempfile.gettempdir()).glob("box-*"):
        with contextlib.suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
                continue
            with open(folder / "lock") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)


def copy_packages(target: Path, barred: frozenset[str]) -> None:
    """Copy `autograder` (what runs inside) and `nnref` without the bodies of what is asked."""
    box = target / "autograder" / "box"
    box.mkdir(parents=True)
    (target / "autograder" / "__init__.py").write_text("")
    for name in needed("examine"):
        copy_module(PACKAGES / "autograder" / f"{name}.py", target / "autograder")
    (box / "__init__.py").write_text("")
    for name in ("syscalls", "wire", "zygote"):
        copy_module(PACKAGES / "autograder" / "box" / f"{name}.py", box)
    for file in sorted((PACKAGES / "nnref").rglob("*")):
        if file.suffix in (".pyc", "") or "__pycache__" in file.parts:
            continue
        copy = target / "nnref" / file.relative_to(PACKAGES / "nnref")
        copy.parent.mkdir(parents=True, exist_ok=True)
        source = file.read_text(encoding="utf-8") if file.suffix == ".py" else ""
        cut = without(source, barred)
        if cut == source:
            copy_module(file, copy.parent)
        else:
            copy.write_text(cut, encoding="utf-8")


def copy_module(file: Path, folder: Path) -> None:
    """Copy a file that stays as it is, a module with its compiled form where there is one: to compile all anew takes a third of a second."""
    shutil.copy2(file, folder)  # with its time, which the compiled form holds
    compiled = Path(importlib.util.cache_from_source(str(file)))
    if compiled.is_file():
        (folder / "__pycache__").mkdir(exist_ok=True)
        shutil.copy(compiled, folder / "__pycache__")


@cache
def needed(*names: str) -> frozenset[str]:
    """These modules of ours and all that they import. What reads solutions stays outside, also where a function mentions it."""
    found: set[str] = set()
    look = set(names)
    while look:
        name = look.pop()
        found.add(name)
        for node in ast.walk(ast.parse((PACKAGES / "autograder" / f"{name}.py").read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("autograder"):
                continue
            module = (node.module or "").partition(".")[2]
            look |= {module.partition(".")[0]} if module else {alias.name for alias in node.names}
        look -= found | {"box", "library"}
    return frozenset(found)


def without(source: str, barred: frozenset[str]) -> str:
    """Python source in which the named functions and classes raise instead of answering."""
    if not any(name in source for name in barred):
        return source
    tree = ast.parse(source)
    found = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name in barred]
    for node in found:
        text = f"def {node.name}(*args, **kwargs):\n    from autograder.examine import UsedTheReference\n    raise UsedTheReference('{node.name}')"
        tree.body[tree.body.index(node)] = ast.parse(text).body[0]
    return ast.unparse(tree) if found else source


def variables(path: str, home: str = "/box") -> dict[str, str]:
    """The whole environment of the process."""
    one = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    return {
        **one,
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": os.pathsep.join([path, *(libraries() if path == INSIDE else map(str, libraries().values()))]),
        "HOME": home,
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",  # a set has the same order in every box: the same submission, the same marks
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": home,
        "IPYTHONDIR": f"{home}/ipython",
        "COURSE_PROGRESS": "off",
    }


def libraries() -> dict[str, Path]:
    """Where the installed packages stand inside -> where they are. Places of their own: this environment may lie under /tmp or /home."""
    specs = [
        importlib.util.find_spec(name) for name in ("numpy", "IPython", "matplotlib")
    ]  # a path of the user's own may hold them
    used = [str(Path(spec.origin).parent.parent) for spec in specs if spec and spec.origin]
    there = [folder for folder in dict.fromkeys([*site.getsitepackages(), *used]) if os.path.isdir(folder)]
    return {f"/packages/{i}": Path(folder) for i, folder in enumerate(there)}


def refused(site_folder: Path, folder: Path, name: str, place: str) -> list[str]:
    """What hides a library: a folder that refuses to be imported stands over all of it, for its parts can be imported without the whole."""
    stand_in = site_folder / "refused" / name
    stand_in.mkdir(parents=True, exist_ok=True)
    (stand_in / "__init__.py").write_text(
        "raise ImportError('this library is not available here: the exercise is to be written in NumPy')\n"
    )
    words = ["--ro-bind", str(stand_in), place]
    if name in KEPT and (folder / name / KEPT[name]).is_dir():
        (stand_in / KEPT[name]).mkdir(parents=True, exist_ok=True)
        words += ["--ro-bind", str(folder / name / KEPT[name]), f"{place}/{KEPT[name]}"]
    return words


def bubblewrap(site_folder: Path, shown: frozenset[str] = frozenset()) -> list[str]:
    """The command that shuts a process in: read-only interpreter and libraries, no network, nothing of this machine's files.

    `shown` names the hidden libraries that may be imported after all.
    """
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
    }
    parents = sorted({str(parent) for place in (*places, *libraries()) for parent in Path(place).parents} - {"/", "/usr"})
    passable = [
        word for folder in parents for word in ("--perms", "0755", "--dir", folder)
    ]  # bubblewrap makes them for root alone
    binds = [word for place in sorted(places) if os.path.exists(place) for word in ("--ro-bind", place, place)]
    binds += [word for place, folder in libraries().items() for word in ("--ro-bind", str(folder), place)]
    hidden = [
        word
        for place, folder in libraries().items()
        for name in HIDDEN_LIBRARIES
        if name not in shown
        if (folder / name / "__init__.py").is_file()
        for word in refused(site_folder, folder, name, f"{place}/{name}")
    ]
    command = [found, *passable, *binds, *hidden, "--ro-bind", str(site_folder), INSIDE, "--proc", "/proc", "--dev", "/dev"]
    command += [word for place in ("/tmp", "/box", "/dev/shm") for word in ("--perms", "1777", "--tmpfs", place)]
    command += ["--unshare-net", "--unshare-ipc", "--unshare-pid", "--unshare-uts"]
    command += [
        "--remount-ro",
        "/dev",
        "--remount-ro",
        "/",
    ]  # they are one for all submissions, and belong to the account that grades
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
