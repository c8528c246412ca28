"""Several processes on one course at the same time: two graders, a grader and a regrader, a grader and nbgrader's own tools.

Processes are real. One that holds the course's lock is stopped (SIGSTOP) in the middle, so that the others meet it there for certain.
"""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder import library
from autograder.batch import Settings, grade
from autograder.coursefolder import CourseFolder, open_course
from autograder.journal import Journal
from autograder.scribe import grades_of
from tests.chapters import right, wrong
from tests.grading.handed_in import hand_in, new_course

CHAPTER = "00_start_here"
BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "PYTHONWARNINGS": "ignore"}


def hand_in_as(course: CourseFolder, names: str) -> None:
    """Submissions that differ by the first letter of the name: a half, b wrong in one exercise, all others right."""
    answers = right(CHAPTER)
    kinds = {"a": dict(list(answers.items())[::2]), "b": {**answers, "accuracy": wrong(CHAPTER)["accuracy"]}}
    for name in names:
        hand_in(course, name, CHAPTER, kinds.get(name, answers))


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """A course in which one undisturbed run has graded a, b, c and d."""
    course = new_course(tmp_path_factory.mktemp("quiet"))
    hand_in_as(course, "abcd")
    assert grade(course, [CHAPTER], Settings(outputs="none")).graded == 4
    return course


@pytest.fixture(scope="module")
def alone(quiet):
    """The gradebook of that run."""
    return grades_of(quiet, CHAPTER)


def copy_of(course: CourseFolder, root: Path) -> CourseFolder:
    shutil.copytree(course.root, root)
    return open_course(root)


def started(course: CourseFolder, *words: str) -> subprocess.Popen:
    command = [sys.executable, "-m", *words]
    return subprocess.Popen(
        command, cwd=course.root, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def grading(course: CourseFolder) -> subprocess.Popen:
    return started(course, "autograder.cli", "grade", "--assignment", CHAPTER, "--outputs", "none")


def regrading(course: CourseFolder) -> subprocess.Popen:
    return started(course, "autograder.cli", "regrade", "--assignment", CHAPTER, "--apply")


def ended(process: subprocess.Popen) -> tuple[int, str]:
    said, _ = process.communicate(timeout=200)
    return process.returncode, said


@contextlib.contextmanager
def halted(course: CourseFolder, process: subprocess.Popen):
    """The process stands still while it holds the course's lock."""
    file = course.journal.with_name("grading.lock")
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(FileNotFoundError), open(file) as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                break
        time.sleep(0.01)
    assert process.poll() is None, process.communicate()
    os.kill(process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process.pid, signal.SIGCONT)


def outdate(course: CourseFolder, student: str, exercise: str) -> None:
    """Make it look as if an earlier version of the exercise had given this student nothing for it."""
    journal = Journal(course.journal)
    entry = journal.find(student, CHAPTER)
    assert entry
    old = tuple({**m, "points": 0, "version": "old"} if m["name"] == exercise else m for m in entry.marks)
    with open(course.journal, "a") as file:
        file.write(json.dumps({**vars(entry), "marks": old}) + "\n")
    with Gradebook(course.database, course.course_id) as gradebook:
        gradebook.find_grade(f"check_{exercise}", CHAPTER, CHAPTER, student).auto_score = 0.0
        gradebook.db.commit()


def test_two_runs_at_once(alone, tmp_path):
    """The second is refused with a sentence and an exit code of its own, the first one ends as if it had been alone."""
    course = new_course(tmp_path)
    hand_in_as(course, "abcd")
    first = grading(course)
    with halted(course, first):
        code, said = ended(grading(course))
        assert (code, "being graded already" in said, "Traceback" in said) == (2, True, False), said
        code, said = ended(regrading(course))
        assert (code, "being graded already" in said, "Traceback" in said) == (2, True, False), said
    assert ended(first)[0] == 0
    assert grades_of(course, CHAPTER) == alone


def test_the_secret_seed_is_made_once(tmp_path, monkeypatch):
    """Eight that look for it at the same moment find one and the same, and none finds an empty file."""
    monkeypatch.setattr(library, "ROOT", tmp_path)
    for _ in range(20):
        shutil.rmtree(tmp_path / "instructor", ignore_errors=True)
        with ThreadPoolExecutor(8) as pool:
            found = [future.result() for future in [pool.submit(library.secret_seed) for _ in range(8)]]
        assert len(set(found)) == 1
        assert os.listdir(tmp_path / "instructor") == ["seed"]


def test_three_started_together(alone, tmp_path):
    """Nobody is stopped: they meet where they meet, at the first sight of a course without a gradebook too."""
    course = new_course(tmp_path)
    hand_in_as(course, "abcd")
    results = [ended(process) for process in [grading(course) for _ in range(3)]]
    assert {code for code, _ in results} <= {0, 2}, results
    assert any(code == 0 for code, _ in results), results
    assert all("being graded already" in said for code, said in results if code == 2), results
    assert grades_of(course, CHAPTER) == alone
    assert len(course.journal.read_text().splitlines()) == 4, "each submission was graded once"


def test_grading_while_marks_are_changed(quiet, alone, tmp_path):
    """`grade` is refused while `regrade --apply` is under way, and takes its turn afterwards; nothing of either is lost."""
    course = copy_of(quiet, tmp_path / "course")
    outdate(course, "c", "accuracy")
    hand_in_as(course, "e")
    changing = regrading(course)
    with halted(course, changing):
        code, said = ended(grading(course))
        assert (code, "being graded already" in said) == (2, True), said
    code, said = ended(changing)
    assert (code, "1 marks changed" in said) == (0, True), said
    code, said = ended(grading(course))
    assert (code, "1 graded, 4 were in place" in said) == (0, True), said
    assert grades_of(course, CHAPTER) == {**alone, "e": alone["d"]}


@contextlib.contextmanager
def formgrader(course: CourseFolder, runtime: Path):
    """nbgrader's web application in a server of its own, as an instructor has it open: yields `ask(path, data)`."""
    options = ("--no-browser", "--allow-root", "--port=0", "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True")
    place = {**ENVIRONMENT, "JUPYTER_RUNTIME_DIR": str(runtime), "JUPYTER_CONFIG_DIR": str(runtime)}
    with open(runtime / "log", "w") as log:
        command = [sys.executable, "-m", "jupyter", "server", *options]
        server = subprocess.Popen(command, cwd=course.root, env=place, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 120
        while not (found := list(runtime.glob("jpserver-*.json"))) and time.monotonic() < deadline:
            time.sleep(0.2)
        address = f"http://127.0.0.1:{json.loads(found[0].read_text())['port']}/formgrader/"

        def ask(path: str, data: dict | None = None) -> str:
            body = None if data is None else json.dumps(data).encode()
            request = urllib.request.Request(address + path, body, method="GET" if data is None else "PUT")
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read().decode()

        yield ask
    finally:
        server.terminate()
        server.wait(30)


def test_grading_while_people_work_with_nbgrader(quiet, alone, tmp_path):
    """formgrader shows submissions and enters a manual mark, feedback and export run: the gradebook is that of a run alone, and the mark."""
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    course = copy_of(quiet, tmp_path / "course")
    hand_in_as(course, "efghij")
    with Gradebook(course.database, course.course_id) as gradebook:
        notebook = gradebook.find_submission_notebook(CHAPTER, CHAPTER, "c").id
        mark = gradebook.find_grade("words_first_choice", CHAPTER, CHAPTER, "c").id
    with formgrader(course, runtime) as ask:
        running, met = grading(course), 0
        others = [started(course, "nbgrader", *words) for words in (["generate_feedback", CHAPTER, "--force"], ["export"])]
        while running.poll() is None:
            assert "c" in {s["student"] for s in json.loads(ask(f"api/submissions/{CHAPTER}"))}
            saved = json.loads(ask(f"api/grade/{mark}", {"id": mark, "manual_score": 1.5, "extra_credit": 0}))
            assert saved["manual_score"] == 1.5
            met += 1
        code, said = ended(running)
        assert (code, " 0 not gradable" in said) == (0, True), said
        assert met, "they met"
        page = ask(f"submissions/{notebook}/?index=0")
        assert "words_first_choice" in page
    for process in others:
        ended(process)
    feedback = started(course, "nbgrader", "generate_feedback", CHAPTER, "--force")
    assert ended(feedback)[0] == 0, "what it met half-way it does now"
    expected = {**alone, **dict.fromkeys("efghij", alone["d"])}
    automatic, _, _ = alone["c"]["words_first_choice"]
    found = grades_of(course, CHAPTER)
    again = found["c"]["words_first_choice"][
        2
    ]  # graded again, when its page was away for a moment: it then waits for a second look
    expected["c"] = {**alone["c"], "words_first_choice": (automatic, 1.5, again)}
    assert found == expected
