"""check, hint and progress as a learner calls them: right, wrong, misspelt, misplaced, with files missing or damaged. Never a traceback."""

import json
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from autograder import codec, diary, notebook
from autograder.exercise import freeze
from tests.autograder.toys import CENTRED, STATS, by_row, centred, stats


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copied chapter folder, and a progress file of its own."""
    where = {"centred": "99_toys", "stats": "99_toys", "softmax": "02_activations", "words_why": "99_toys"}
    checks = {e.name: freeze(e, "99_toys").to_plain() for e in (CENTRED, STATS)}
    codec.save(tmp_path / "checks.npz", {"chapter": "99_toys", "index": where, "by_hand": ["words_why"], "checks": checks})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.jsonl"))
    monkeypatch.setattr(diary, "session", [])
    return tmp_path


def said(capsys):
    return capsys.readouterr().out


def test_right_answer(folder, capsys):
    assert notebook.check(centred) == 4.0
    text = said(capsys)
    assert text.startswith("centred · 4 of 4 points · passed")


def test_wrong_answer_names_the_cause(folder, capsys):
    def centred(x):
        return by_row(x)

    assert notebook.check(centred) < 4
    text = " ".join(said(capsys).split())
    assert "Each row adds up to 0" in text
    assert "smallest failing case x = [[1., 0.], [3., 0.]]" in text, "short numbers, to be redone by hand"
    assert "expected [[-1., 0.], [ 1., 0.]]" in text
    assert 'hint("centred") shows the next of 4 hints.' in text


def test_a_name_is_looked_up_where_check_is_called(folder, capsys):
    assert notebook.check("stats") == 3.0  # the one imported above


def test_not_defined(folder, capsys):
    names = {"check": notebook.check}
    assert eval('check("centred")', names) == 0
    assert "centred is not defined. Run the cell above first" in said(capsys)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: notebook.check("centerd"), "There is no exercise named 'centerd'. Did you mean centred?"),
        (
            lambda: notebook.check("softmax"),
            "softmax is an exercise of chapter 02_activations; this folder holds the checks of 99_toys.",
        ),
        (lambda: notebook.check("words_why"), "answered in your own words. A person reads the answer"),
        (lambda: notebook.check(42), "check wants a function, a class or a name"),
        (lambda: notebook.check(lambda x: x), "There is no exercise named '<lambda>'"),
        (lambda: print(notebook.hint("centerd")), "Did you mean centred?"),
    ],
)
def test_misspelt_and_misplaced(folder, capsys, call, words):
    call()
    assert words in " ".join(said(capsys).split())


def test_a_class_where_a_function_is_asked(folder, capsys):
    class centred:
        pass

    notebook.check(centred)
    assert "has to be a function, and it is a class" in said(capsys)


def test_another_name_for_the_same_function(folder, capsys):
    names = {"check": notebook.check, "centred": (lambda x: x - x.mean(axis=0))}
    assert eval("check(centred)", names) == 4.0


def test_missing_and_damaged_checks(folder, capsys):
    (folder / "checks.npz").write_bytes(b"PK broken")
    assert notebook.check(centred) == 0
    assert "cannot be read" in " ".join(said(capsys).split())
    (folder / "checks.npz").unlink()
    notebook.check(centred)
    assert "copy the whole chapter folder" in " ".join(said(capsys).split())
    assert "whole chapter folder" in " ".join(repr(notebook.hint(centred)).split())
    assert "whole chapter folder" in " ".join(repr(notebook.progress()).split())


def test_hints_climb(folder):
    first, second = repr(notebook.hint(stats)), repr(notebook.hint("stats"))
    assert "hint 1 of 4" in first
    assert "2. Look at the axis" in second
    for _ in range(4):
        last = repr(notebook.hint("stats"))
    assert "hint 4 of 4" in last
    assert "This was the last hint." in last


def test_a_check_offers_no_further_hint_when_all_have_been_seen(folder, capsys):
    def stats(x):
        return None

    notebook.check(stats)
    assert 'hint("stats") shows the next of 4 hints' in said(capsys)
    for _ in range(4):
        notebook.hint("stats")
    notebook.check(stats)
    assert 'hint("stats") shows the hints once more.' in said(capsys)


def test_the_same_answer_checked_again_is_no_new_mistake(folder):
    def centred(x):
        return by_row(x)

    for _ in range(3):
        notebook.check(centred)
    assert "by row (1×)" in repr(notebook.progress())


def test_choices_of_a_quiz_are_no_mistakes_to_be_shown(folder):
    for diagnosis in ("answered_3", "chose_b"):
        diary.record("check", "stats", attempt=diagnosis, verdict="wrong value", diagnosis=diagnosis)
    assert "Most frequent" not in repr(notebook.progress())


def test_a_cell_that_python_could_not_read_is_not_mistaken_for_the_answer(folder):
    """In a real kernel: the function of before is judged, and the check says so."""
    first = "from autograder import check\ndef centred(x):\n    return x"
    cells = [first, "check('centred')", "def centred(x):\n    return x - (", "check('centred')", "1 + 1", "check('centred')"]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    NotebookClient(book, timeout=60, allow_errors=True, resources={"metadata": {"path": str(folder)}}).execute()
    shown = ["centred is judged as it was before" in str(cell.outputs) for cell in book.cells]
    assert shown == [False, False, False, True, False, False]


def test_progress_remembers_and_survives_damage(folder, capsys):
    notebook.check(stats)

    def centred(x):
        return by_row(x)

    notebook.check(centred)
    text = repr(notebook.progress())
    assert "1 of 2 done" in text
    assert "open: centred" in text
    assert "by row (1×)" in text
    file = folder / "progress.jsonl"
    file.write_text(
        '{"half a li\n'
        + file.read_text()
        + 'null\n{"exercise": 3}\n{"exercise": "stats", "kind": "hint", "number": "x", "time": 1}\n\udcff'.encode(
            "utf-8", "surrogatepass"
        ).decode("latin-1")
    )
    assert "1 of 2 done" in repr(notebook.progress())
    file.unlink()
    assert "1 of 2 done" in repr(notebook.progress()), "what this process did is still known"


def test_progress_that_cannot_be_written(folder, capsys, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", "/proc/version/progress.jsonl")
    assert notebook.check(stats) == 3.0
    assert "could not be saved" in " ".join(said(capsys).split())
    assert "1 of 2 done" in repr(notebook.progress())


def test_two_processes_write_at_once(folder):
    program = "from autograder import diary\nfor i in range(200): diary.record('check', 'stats', points=i, out_of=300, verdict='raised', diagnosis='x' * 200)"
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    assert [p.wait() for p in running] == [0, 0, 0]
    lines = (folder / "progress.jsonl").read_text().splitlines()
    whole = [
        json.loads(line) for line in lines if line
    ]  # who looks at the end while another writes may leave an empty line before his own
    assert len(whole) == 600
    assert diary.records()["stats"].attempts == 600


def test_an_earlier_wrong_answer_does_not_fail_a_later_one(folder, capsys, monkeypatch):
    import nnref

    monkeypatch.setattr(nnref, "centred", centred, raising=False)
    names = {"check": notebook.check}
    exec(
        "def centred(x):\n    raise NotImplementedError\ndef stats(x):\n    centred(x.reshape(-1, 1))\n    return x.sum(), x.mean()\n",
        names,
    )
    assert eval("check(stats)", names) == 3.0
    assert "nnref's version stood in" in " ".join(said(capsys).split())
    assert names["centred"] is not centred, "the learner's own function is back in its place"


def test_html_says_the_same_words(folder):
    from autograder.examine import examine
    from autograder.feedback import as_html, as_text, page
    from autograder.judge import judge

    checks = freeze(CENTRED, "99_toys")
    shown = page(judge(checks, examine(by_row, checks)), checks)
    markup = as_html(shown)
    for paragraph in shown.paragraphs:
        assert paragraph in markup
    assert "<script" not in markup
    assert "http" not in markup
    for title, value in shown.columns:
        assert value.splitlines()[0].split("[")[0] in markup
        assert title in as_text(shown)


def test_output_of_a_learner_is_escaped(folder):
    from autograder.feedback import Page, as_html

    markup = as_html(
        Page(
            "x", False, ("<script>alert(1)</script>",), (("yours", "<img src=x onerror=alert(1)>"),), (("failed", "<b>"),), "<i>"
        )
    )
    assert "<script>" not in markup
    assert "<img" not in markup
    assert "<b>&lt;" not in markup.replace("<b>failed</b>", "")


def test_what_a_notebook_imports_can_be_called():
    """In a fresh process: a module of the same name would stand in the way of a function."""
    program = "from autograder import check, hint, progress, review, solution; print([callable(f) for f in (check, hint, progress, review, solution)])"
    program += "\nimport autograder; check; print(all(callable(getattr(autograder, n)) for n in ('check', 'hint', 'progress', 'review', 'solution')))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[0] == "[True, True, True, True, True]"
    assert said[1] == "True"


def test_numbers_are_shown_as_one_writes_them():
    import numpy as np

    from autograder.feedback import show

    assert show(np.array([[1000.5, 0.25]])) == "[[1000.5 ,    0.25]]"
    assert show(np.array([1e-6, 3.0])) == "[1.e-06, 3.e+00]"
    assert show(2.0) == "2.0"
    assert show(2) == "2"
    assert [show(np.array(x)) for x in (0.5, 0.0, True, 1 + 2j, np.nan)] == ["0.5", "0.", "True", "1.+2.j", "nan"]
    assert show((np.array([[1.0], [2.0]]), 3.0), ("a", "b")) == "a = [[1.],\n     [2.]]\nb = 3.0"
