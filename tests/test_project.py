"""What holds the project together: the lock, the two lists of packages, who may import whom."""

import ast
import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from traitlets.config import PyFileConfigLoader

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONDA_NAMES = {"matplotlib": "matplotlib-base"}  # the same library without the graphical toolkits
INSTALLER = {"pip", "python", "setuptools"}


def requirements(lines: list[str]) -> dict[str, str]:
    return {m[1].lower(): m[2] for line in lines if (m := re.match(r"([A-Za-z0-9_.-]+)\s*(>=[\d.]+)?", line))}


def version(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text))


def test_environment_lists_what_the_project_needs():
    needed = requirements(PROJECT["project"]["dependencies"])
    listed = [line.strip()[2:] for line in (ROOT / "environment.yml").read_text().splitlines() if line.strip().startswith("- ")]
    conda = {name: bound for name, bound in requirements(listed).items() if name not in INSTALLER | {"conda-forge"}}
    assert conda == {CONDA_NAMES.get(name, name): bound for name, bound in needed.items()}
    assert f"python{PROJECT['project']['requires-python']}" in listed


def test_lock_holds_every_requirement_with_hashes_and_no_host():
    lock = (ROOT / "requirements.lock").read_text()
    locked: dict[str, list[str]] = {}
    for name, number in re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", lock, re.MULTILINE):
        locked.setdefault(name.lower(), []).append(number)
    wanted = requirements(PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"])
    for name, bound in wanted.items():
        assert name in locked, f"{name} is not in the lock: see CONTRIBUTING.md for the command that makes it"
        assert all(version(number) >= version(bound or "0") for number in locked[name]), name
    blocks = re.split(r"^(?=[a-zA-Z])", lock, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in lock


def test_no_tracked_text_names_a_registry():
    hosts = ["pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org"]
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    found = [f for f in files if (ROOT / f).is_file() and any(h.encode() in (ROOT / f).read_bytes() for h in hosts)]
    assert not found


ALLOWED = {  # package or module -> what it may import besides the standard library and itself
    "nnref": {"numpy", "sklearn", "tqdm"},
    "nnref.plots": {"numpy", "matplotlib", "nnref", "PIL", "IPython"},
    "nnref.widgets": {"numpy", "matplotlib", "nnref", "anywidget", "ipywidgets", "traitlets", "IPython", "PIL", "contourpy"},
    "autograder.codec": {"numpy"},
    "autograder.exercise": {"numpy", "autograder"},
    "autograder.observe": {"numpy", "autograder"},
    "autograder.examine": {"numpy", "autograder"},
    "autograder.judge": {"numpy", "autograder", "nnref"},
    "autograder.diagnose": {"numpy", "autograder"},
    "autograder.box": {"numpy", "autograder", "nnref", "warm"},  # warm: what a lesson imports, written by autograder.kit
}


def imported(file: Path) -> set[str]:
    """The top-level names of all modules that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names)


@pytest.mark.parametrize(
    "file",
    sorted((ROOT / "nnref").rglob("*.py")) + sorted((ROOT / "autograder").rglob("*.py")),
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_who_imports_whom(file):
    module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
    rules = [name for name in ALLOWED if module == name or module.startswith(name + ".")]
    if not rules:
        assert "solutions" not in imported(file)
        assert "course" not in imported(file)
        return
    rule = max(rules, key=len)
    own = {rule.split(".")[0]} if rule.startswith("nnref") else set()
    assert imported(file) <= ALLOWED[rule] | own, f"{module} may import {sorted(ALLOWED[rule])}"


def test_importing_nnref_brings_no_plotting_and_no_widgets():
    program = "import sys, nnref; print([m for m in ('matplotlib', 'ipywidgets', 'anywidget', 'sklearn', 'autograder', 'IPython', 'numpy.random') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert said.strip() == "[]"


def run_py(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, str(cwd / "run.py"), *words], capture_output=True, text=True, cwd=cwd, env={**os.environ, **environment}
    )


def test_run_refuses_a_broken_lock(tmp_path):
    (tmp_path / "run.py").write_text((ROOT / "run.py").read_text())
    (tmp_path / "pyproject.toml").write_text("")
    said = run_py("test", cwd=tmp_path)
    assert said.returncode == 1
    assert "requirements.lock is missing or damaged" in said.stderr
    (tmp_path / "requirements.lock").write_text("numpy==2.0\n")
    assert "git checkout requirements.lock" in run_py(cwd=tmp_path).stderr
    assert "Traceback" not in said.stderr


def test_run_refuses_an_old_python(tmp_path):
    program = f"import sys; sys.version_info = (3, 9, 1); sys.version = '3.9.1 (old)'; sys.argv = ['run.py']; sys.path.insert(0, {str(ROOT)!r}); import run; run.main()"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.returncode == 1
    assert "Python 3.11 or newer is needed; this is 3.9.1" in said.stderr
    assert "Traceback" not in said.stderr


def test_run_says_what_it_does_not_know():
    said = run_py("corse")
    assert said.returncode == 2
    assert "invalid choice" in said.stderr


@pytest.mark.skipif(
    not (ROOT / ".venv" / "made-from").is_file(), reason="run.py has not made the environment here, and would now"
)
def test_run_opens_the_first_chapter_where_all_others_can_be_reached_and_ends_at_ctrl_c(tmp_path):
    command = [sys.executable, str(ROOT / "run.py"), "--no-browser"]
    environment = {**os.environ, "JUPYTER_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, start_new_session=True
    ) as lab:
        assert lab.stdout is not None
        try:
            said = next(m for line in lab.stdout if (m := re.search(r"(http://127\.0\.0\.1:\d+)(/lab\S*)\?(token=\w+)", line)))
            assert said[2] == "/lab/tree/course/00_start_here/00_start_here.ipynb"
            for _ in range(300):  # the address is told a moment before it is listened to
                with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(f"{said[1]}/api?{said[3]}", timeout=30):
                    break
                time.sleep(0.1)
            with urllib.request.urlopen(f"{said[1]}/api/contents/course?{said[3]}", timeout=30) as answer:
                names = {entry["name"] for entry in json.load(answer)["content"]}
            assert names >= {path.name for path in (ROOT / "course").iterdir() if path.is_dir()}
            begin = urllib.request.Request(f"{said[1]}/api/kernels?{said[3]}", data=b"{}", method="POST")
            with urllib.request.urlopen(begin, timeout=30) as answer:
                kernel = json.load(answer)["id"]
            connection = json.loads((tmp_path / f"kernel-{kernel}.json").read_text())
            assert connection.get("curve_publickey"), "without it each kernel warns in the learner's terminal"
            os.killpg(lab.pid, signal.SIGINT)
            assert "Traceback" not in lab.stdout.read()
            assert lab.wait(30) in (0, 1)
        finally:
            if lab.poll() is None:
                os.killpg(lab.pid, signal.SIGKILL)


def test_no_command_waits_for_grammars_that_nothing_here_needs():
    """jsonschema's optional check of international addresses takes 1.4 s to import; without it nbformat validates as before."""
    program = "import sys, autograder.cli, nbformat; nbformat.validate(nbformat.v4.new_notebook()); print('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT).stdout == "False\n"


def test_the_exchange_never_carries_the_sealed_solutions():
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    left_out = shutil.ignore_patterns(*config.CourseDirectory.ignore)
    files = ["00_start_here.ipynb", "checks.npz", "sealed.npz", "lesson.md", "softmax.py"]
    assert left_out("course", files) == {"sealed.npz", "lesson.md", "softmax.py"}
