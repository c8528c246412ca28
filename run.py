"""Make the environment and start: `python3 run.py` opens the course, `python3 run.py test` runs every test.

Standard library only: this file runs before anything is installed.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
FIRST_CHAPTER = "course/00_start_here/00_start_here.ipynb"
TORCH = "torch==2.13.0"
SETTINGS = (
    "--ServerApp.kernel_websocket_connection_class=autograder.prompt.PromptConnection",  # widgets answer at once
    "--KernelManager.transport_encryption=auto",  # else every kernel warns in the terminal that others could listen
)
# jsonschema would build 38 grammars, for a kind of address that nothing here holds: half of the time that JupyterLab takes to start.
LAB = "import sys; sys.modules['rfc3987_syntax'] = None; from jupyterlab.labapp import main; sys.exit(main())"
PATIENCE = 5  # seconds that JupyterLab gets to end
QUIET = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
}  # no pop-up at the first start


def say(text):
    print(f"[run] {text}", flush=True)


def stop(text):
    sys.exit(f"[run] {text}")


def run(*command, what):
    """Run a command; its output is shown, its failure ends this program with one line that says what was tried."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment()).returncode
    if code:
        stop(f"{what} failed (exit code {code}). The lines above say why.")


def environment():
    """The variables for every child: nbgrader calls its tools by bare name, so `.venv/bin` has to be on PATH."""
    return {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        "VIRTUAL_ENV": str(VENV),
        "UV_PYTHON_DOWNLOADS": "never",
    }


def prepare():
    """Create `.venv` from the lock, or leave it alone when it was made from this very lock."""
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python is what this line is for
        stop(
            f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Install a newer one and call it by name: python3.12 run.py"
        )
    if not LOCK.is_file() or "--hash=sha256:" not in LOCK.read_text(encoding="utf-8"):
        stop("requirements.lock is missing or damaged. Restore it with: git checkout requirements.lock")
    stamp = VENV / "made-from"
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.is_file() and stamp.is_file() and stamp.read_text() == wanted:
        return
    uv = shutil.which("uv")
    say(f"Making the environment in .venv with {'uv' if uv else 'pip'}: about one minute, once.")
    shutil.rmtree(VENV, ignore_errors=True)
    if uv:
        run(uv, "venv", "--quiet", "--python", sys.executable, VENV, what="Making .venv")
        install: list = [uv, "pip", "install", "--quiet"]
    else:
        if subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True).returncode:
            stop(
                "This Python cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv; then run this again."
            )
        run(sys.executable, "-m", "venv", VENV, what="Making .venv")
        install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    say("Installing the packages named in requirements.lock (each is checked against its hash).")
    run(*install, "--require-hashes", "-r", LOCK, what="Installing requirements.lock")
    run(*install, "--no-deps", "--no-build-isolation", "-e", ROOT, what="Installing this project")
    settings = VENV / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "overrides.json").write_text(json.dumps(QUIET))
    stamp.write_text(wanted)


def open_course(browser):
    say("Starting JupyterLab. Stop it with Ctrl+C. The address is printed below.")
    # Products of this course's size gain nothing from a second thread, and wait when another program has its core (docs/benchmarks.md).
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # Not the notebook's path alone: its folder would be all that JupyterLab shows, without the other chapters.
    begin = [f"--ServerApp.root_dir={ROOT}", f"--LabApp.default_url=/lab/tree/{FIRST_CHAPTER}"]
    command = [PYTHON, "-c", LAB, *begin, *SETTINGS, "-y", *([] if browser else ["--no-browser"])]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")  # in a container; JupyterLab would refuse
    server = subprocess.Popen([str(part) for part in command], cwd=ROOT, env=environment())
    try:
        return server.wait()
    except KeyboardInterrupt:  # the server has it, too, and shuts its kernels down
        try:
            return server.wait(PATIENCE)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):  # a thread of its own may keep it from ending (seen in 2.21)
            server.kill()
            stop("Stopped.")


def test(with_torch, rest):
    """Everything that CI runs, in its order; the first failure ends the run."""
    if with_torch and subprocess.run([PYTHON, "-c", "import torch"], capture_output=True).returncode:
        say(f"Installing {TORCH}, which some tests compare with.")
        run(PYTHON, "-m", "ensurepip", what="Getting pip")
        run(PYTHON, "-m", "pip", "install", "--quiet", TORCH, what=f"Installing {TORCH}")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # as many processes as cores, each on one core
    for what, command in {
        "Lint": ["-m", "ruff", "check", "."],
        "Format": ["-m", "ruff", "format", "--check", "."],
        "Types": ["-m", "mypy"],
        "Release check": ["-m", "autograder.cli", "release", "--check"],
        "Tests": ["-m", "pytest", *(rest or ["--numprocesses=auto", "--dist=loadfile"])],
    }.items():
        say(what)
        run(PYTHON, *command, what=what)


def main():
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.splitlines()[0])
    parser.add_argument(
        "what", nargs="?", choices=("course", "test"), default="course", help="open the course (the default), or run every test"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address of JupyterLab")
    parser.add_argument("--with-torch", action="store_true", help="test: also install PyTorch and compare nnref with it")
    options, rest = parser.parse_known_args()
    if rest and options.what == "course":
        parser.error(f"unknown words: {' '.join(rest)}")
    prepare()
    if options.what == "test":
        return test(options.with_torch, rest)
    return open_course(not options.no_browser)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        stop("Stopped.")
