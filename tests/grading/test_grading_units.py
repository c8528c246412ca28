"""The parts of grading, one by one: what is read, what is cleaned, what is shown, reports, regrading."""

import csv
import errno
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import nbformat
import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from autograder import batch, library
from autograder.batch import Settings, grade
from autograder.book import digest, open_book
from autograder.box.sandbox import Sandbox
from autograder.box.stage import Order, Step, perform
from autograder.clean import Room, clean_markdown, clean_outputs, cleaned
from autograder.cli import main
from autograder.coursefolder import open_course
from autograder.extract import Unreadable, extract, find_notebook, read_file
from autograder.handout import handout, prose
from autograder.journal import Entry, Journal
from autograder.marking import unreadable
from autograder.regrade import regrade
from autograder.report import class_page, clusters, item_facts, write_canvas
from autograder.scribe import Outdated, grades_of, register, scores_of
from tests.chapters import exercises_of, right, wrong
from tests.grading.handed_in import hand_in, new_course, released

CHAPTER = "00_start_here"


@pytest.fixture(scope="module")
def book():
    return open_book(CHAPTER)


def test_only_regular_files_are_read(tmp_path):
    (tmp_path / "secret").write_text("x")
    (tmp_path / "link.ipynb").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "pipe.ipynb")
    (tmp_path / "folder.ipynb").mkdir()
    for name in ("link", "pipe", "folder", "none"):
        with pytest.raises(Unreadable):
            read_file(tmp_path / f"{name}.ipynb")


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    file = tmp_path / "a.ipynb"
    with open(file, "wb") as out:
        out.truncate(65 << 20)
    with pytest.raises(Unreadable, match="65 MB"):
        read_file(file)


def test_which_notebook_counts(tmp_path):
    with pytest.raises(Unreadable, match="no notebook"):
        find_notebook(tmp_path, CHAPTER)
    (tmp_path / "mine.ipynb").write_text("{}")
    assert find_notebook(tmp_path, CHAPTER) == (tmp_path / "mine.ipynb", ("the notebook was named mine.ipynb",))
    (tmp_path / "other.ipynb").write_text("{}")
    with pytest.raises(Unreadable, match="which of 2"):
        find_notebook(tmp_path, CHAPTER)
    (tmp_path / f"{CHAPTER}.ipynb").write_text("{}")
    assert find_notebook(tmp_path, CHAPTER)[0].stem == CHAPTER


def test_an_untouched_notebook_is_the_instructors(book):
    submission = extract(nbformat.writes(book.released).encode(), book.cells)
    assert submission.cells == book.cells
    assert submission.notes == ()


def test_own_cells_stay_where_they_were(book):
    notebook = released(CHAPTER)
    notebook.cells.insert(3, nbformat.v4.new_code_cell("helper = 1"))
    cells = extract(nbformat.writes(notebook).encode(), book.cells).cells
    assert cells[3].source == "helper = 1"
    assert cells[3].own
    assert [c for c in cells if c.id != cells[3].id] == list(book.cells)


def test_outputs_are_cleaned():
    hostile = [
        {"output_type": "display_data", "data": {"text/html": "<b onclick=x()>a</b><script>s()</script><img src=http://x>"}},
        {"output_type": "display_data", "data": {"application/javascript": "s()", "image/svg+xml": "<svg/>", "text/plain": "p"}},
        {"output_type": "display_data", "data": {"image/png": '"><script>'}},
        {"output_type": "stream", "name": "stdout", "text": "\x1b[2Kred\x00"},
        {"output_type": "error", "ename": 3, "evalue": None, "traceback": "x"},
        "nothing",
        {"output_type": "update_display_data"},
    ]
    found = clean_outputs(hostile)
    assert found[0].data["text/html"] == "<b>a</b><img>"
    assert found[1].data == {"text/plain": "p"}
    assert found[2].data == {"text/plain": ""}
    assert found[3].text == "red�"
    assert len(found) == 5


def test_two_threads_clean_two_pages():
    """A parser holds what it parses: one for all threads would mix the pages of two learners."""
    pages = ["<table>" + "".join(f"<tr><td>{who}{i}</td></tr>" for i in range(60)) + "</table>" for who in "abcd"]
    alone = [cleaned(text) for text in pages]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(cleaned, 10 * pages))
    finally:
        sys.setswitchinterval(before)
    assert together == 10 * alone


def test_markdown_is_cleaned_and_mathematics_is_not():
    assert clean_markdown("$a < b$ and *c*") == "$a < b$ and *c*"
    assert "<script" not in clean_markdown("<script>alert(1)</script>")
    assert "javascript:" not in clean_markdown("[x](javascript:alert(1))")


def test_mathematics_is_readable_offline():
    assert prose("the slope $\\frac{a_1}{b_1} < 2$ of *it*") == (
        '<p>the slope <code class="tex">\\frac{a_1}{b_1} &lt; 2</code> of <em>it</em></p>\n'
    )
    assert "&lt;script&gt;" in prose("<script>alert(1)</script>")


def test_a_notebook_runs_as_in_ipython(book):
    sources = [
        "x = 6\nx * 7",
        "1 / 0",
        "%time y = 1\n!echo shell",
        "import asyncio\nawait asyncio.sleep(0)\nprint('awaited')",
        "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])",
        "def broken(:",
    ]
    steps = tuple(Step("run", f"c{i}", source) for i, source in enumerate(sources))
    with Sandbox((), chapter=book.folder) as box:
        done = perform(box, Order(steps, outputs="all"))
    assert done.stopped_at is None
    shown = {name: clean_outputs(outputs) for name, (outputs, _) in done.outputs.items()}
    assert shown["c0"][0].data["text/plain"] == "42"
    assert (shown["c1"][0].output_type, shown["c1"][0].ename) == ("error", "ZeroDivisionError")
    assert "shell" in "".join(o.text for o in shown["c2"])
    assert shown["c3"][0].text == "awaited\n"
    assert "image/png" in shown["c4"][0].data
    assert shown["c5"][0].ename == "SyntaxError"


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    course = new_course(tmp_path_factory.mktemp("class"))
    same = "def accuracy(scores, t):\n    return 0.987\n"
    hand_in(course, "ada", CHAPTER, right(CHAPTER))
    hand_in(course, "=cmd|calc!A0", CHAPTER, wrong(CHAPTER))
    hand_in(course, "bo", CHAPTER, {**right(CHAPTER), "accuracy": same})
    hand_in(course, "cy", CHAPTER, {**right(CHAPTER), "accuracy": same + "# mine\n"})
    assert grade(course, [CHAPTER], Settings(outputs="none")).graded == 4
    return course


def test_report(graded, book):
    entries = list(Journal(graded.journal).of(CHAPTER))
    facts = {f.name: f for f in item_facts(entries, book.asked)}
    assert facts["accuracy"].words == {"passed": 1, "wrong value": 3} or facts["accuracy"].mean == 0.25
    assert [sorted(e.student for e in group) for (name, _), group in clusters(entries).items() if name == "accuracy"] == [
        ["bo", "cy"]
    ]
    page = class_page(CHAPTER, book, entries)
    assert "<script" not in page
    assert "# mine" in page
    assert "Answers whose code is alike" in page
    done = CliRunner().invoke(main, ["report", "--course", str(graded.root), "--assignment", CHAPTER])
    assert done.exit_code == 0, done.output
    with open(graded.root / "instructor" / "reports" / f"{CHAPTER}.moodle.csv", encoding="utf-8") as file:
        rows = dict(list(csv.reader(file))[1:])
    assert "'=cmd|calc!A0" in rows
    assert float(rows["ada"]) == sum(book.points[n] for n in book.asked)


def test_no_cell_of_a_table_is_a_formula(tmp_path):
    write_canvas(tmp_path / "c.csv", "ch", 3.0, [("@sum", 1.0), ("plain", 2.5)])
    with open(tmp_path / "c.csv", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["Student", "    Points Possible", "'@sum", "plain"]
    assert rows[3][5] == "2.5"


def test_regrading_touches_what_changed_only(graded, book, monkeypatch):
    """The exercise's checks become so lenient that half of the answer is enough: shown first, then written, and nothing else moves."""
    before = grades_of(graded, CHAPTER)
    lenient = replace(book.public["accuracy"], cases=tuple(replace(c, atol=10.0) for c in book.public["accuracy"].cases))
    lenient_fresh = replace(book.fresh["accuracy"], cases=tuple(replace(c, atol=10.0) for c in book.fresh["accuracy"].cases))
    changed = replace(
        book,
        public={**book.public, "accuracy": lenient},
        fresh={**book.fresh, "accuracy": lenient_fresh},
        versions={**book.versions, "accuracy": digest(lenient, lenient_fresh)},
    )
    monkeypatch.setattr("autograder.regrade.open_book", lambda chapter: changed)
    shown = list(regrade(graded, [CHAPTER], Settings(outputs="none")))
    assert {(c.student, c.exercise, c.before, c.after) for c in shown} >= {("bo", "accuracy", 0, 2), ("cy", "accuracy", 0, 2)}
    assert {c.exercise for c in shown} == {"accuracy"}
    assert grades_of(graded, CHAPTER) == before
    assert list(regrade(graded, [CHAPTER], Settings(outputs="none"), apply=True)) == shown
    after = grades_of(graded, CHAPTER)
    different = {(s, n) for s in before for n in before[s] if before[s][n] != after[s][n]}
    assert different == {(c.student, "check_accuracy") for c in shown}
    assert list(regrade(graded, [CHAPTER], Settings(outputs="none"))) == []
    page = (graded.place("bo", CHAPTER, "feedback") / f"{CHAPTER}.html").read_text(encoding="utf-8")
    assert "accuracy · 2 of 2 points · passed" in page


def test_command_line_says_what_is_wrong(tmp_path):
    course = new_course(tmp_path)
    run = CliRunner()
    done = run.invoke(main, ["grade", "--course", str(course.root)])
    assert (done.exit_code, "nothing has been handed in" in done.output) == (2, True)
    done = run.invoke(main, ["grade", "--course", str(course.root), "--assignment", "00_start"])
    assert (done.exit_code, "Did you mean 00_start_here?" in done.output) == (2, True)
    done = run.invoke(main, ["report", "--course", str(course.root)])
    assert (done.exit_code, "nothing has been graded yet" in done.output) == (2, True)
    (tmp_path / "empty").mkdir()
    done = run.invoke(main, ["regrade", "--course", str(tmp_path / "empty")])
    assert (done.exit_code, "no nbgrader_config.py" in done.output) == (2, True)


def test_damaged_things_of_ours_are_told_in_a_sentence(tmp_path, monkeypatch):
    """A seed, settings or a gradebook that somebody has spoiled: never a traceback, and what to do about it."""
    course = new_course(tmp_path)
    hand_in(course, "ada", CHAPTER, {})

    def said(*words):
        done = CliRunner().invoke(main, [*words, "--course", str(course.root), "--assignment", CHAPTER])
        assert isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    code, text = said("regrade")
    assert (code, "nothing has been graded yet" in text) == (2, True)
    marks = tuple(m.to_plain() for m in unreadable(open_book(CHAPTER), "gone"))
    Journal(course.journal).add([Entry("ada", CHAPTER, "key", "content", marks)])
    code, text = said("report")
    assert (code, "`autograder grade` enters it again" in text) == (1, True), text
    (tmp_path / "instructor" / "gradebook.db").write_text("no database")
    for command in ("grade", "report"):
        code, text = said(command)
        assert (code, "db_url in nbgrader_config.py: (sqlite3.DatabaseError)" in text) == (1, True), text
    with monkeypatch.context() as patch:
        patch.setattr("autograder.library.ROOT", tmp_path)
        (tmp_path / "instructor" / "seed").write_text("spoiled")
        for command in ("grade", "regrade"):
            code, text = said(command)
            assert (code, "Put back the one that you have kept" in text) == (2, True), text
    settings = tmp_path / "nbgrader_config.py"
    for line in ("c.CourseDirectory.db_url = 3", 'c.CourseDirectory.db_url = "sqlite', "no_such_name"):
        settings.write_text(f"{(library.ROOT / settings.name).read_text()}\n{line}\n")
        code, text = said("report")
        assert (code, "nbgrader_config.py cannot be used" in text) == (2, True), text


def test_without_a_box_nothing_is_graded(tmp_path, monkeypatch):
    course = new_course(tmp_path)
    hand_in(course, "ada", CHAPTER, {})
    monkeypatch.setattr("shutil.which", lambda name: None)
    done = CliRunner().invoke(main, ["grade", "--course", str(course.root), "--assignment", CHAPTER])
    assert (done.exit_code, "bubblewrap is not installed" in done.output) == (2, True)
    assert grades_of(course, CHAPTER) == {}


def test_doctor_finds_everything_in_order():
    done = CliRunner().invoke(main, ["doctor"])
    assert done.exit_code == 0, done.output
    assert done.output.count("held  ") >= 17
    assert "NOT HELD" not in done.output


def test_a_bug_of_ours_is_never_a_zero(tmp_path, monkeypatch):
    course = new_course(tmp_path)
    hand_in(course, "ada", CHAPTER, right(CHAPTER))

    def broken(*_):
        raise RuntimeError("a fault in the judge")

    monkeypatch.setattr(batch, "mark", broken)
    summary = grade(course, [CHAPTER], Settings(outputs="none"))
    assert (summary.graded, summary.failed) == (0, 1)
    assert "not gradable, by our fault" in summary.problems[0]
    assert grades_of(course, CHAPTER) == {}
    assert Journal(course.journal).places == {}


def test_what_learners_put_beside_the_notebook_stops_nothing(tmp_path):
    """A pipe as timestamp.txt, a file name with terminal codes, a folder that cannot be a notebook, a student's name that is no text."""
    course = new_course(tmp_path)
    answers = right(CHAPTER)
    os.mkfifo(hand_in(course, "pipe", CHAPTER, answers).with_name("timestamp.txt"))
    hand_in(course, "dated", CHAPTER, answers).with_name("timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    file = hand_in(course, "codes", CHAPTER, answers)
    file.rename(file.with_name("\x1b[2Jmine.ipynb"))
    file = hand_in(course, "folder", CHAPTER, answers)
    file.unlink()
    file.mkdir()
    (file.parent.parent.parent / os.fsdecode(b"\xff") / CHAPTER).mkdir(parents=True)
    summary = grade(course, [CHAPTER], Settings(outputs="none"))
    assert (summary.graded, summary.failed) == (4, 1), summary.problems
    assert "\x1b" not in "".join(summary.problems)
    assert "".join(summary.problems).isprintable()
    with Gradebook(course.database, "nn") as gradebook:
        times = {s.student_id: s.timestamp for s in gradebook.find_assignment(CHAPTER).submissions}
    assert str(times["dated"]) == "2026-11-20 10:00:00"
    assert times["pipe"] is None
    only = grade(course, [CHAPTER], Settings(outputs="none", students=frozenset({"dated"}), force=True))
    assert (only.graded, only.skipped) == (1, 0)


def test_late_work_pays_what_the_plugin_says(tmp_path):
    course = new_course(tmp_path)
    with open(course.root / "nbgrader_config.py", "a") as config:
        config.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    course = open_course(course.root)
    for name, time in (("early", "2026-11-01 10:00:00 UTC"), ("late", "2026-11-03 10:00:00 UTC")):
        hand_in(course, name, CHAPTER, right(CHAPTER)).with_name("timestamp.txt").write_text(time)
    register(course, open_book(CHAPTER))
    with Gradebook(course.database, "nn") as gradebook:
        gradebook.update_or_create_assignment(CHAPTER, duedate="2026-11-02 10:00:00 UTC")
    assert grade(course, [CHAPTER], Settings(outputs="none")).graded == 2
    full = sum(e.points for e in exercises_of(CHAPTER).values())
    assert dict(scores_of(course, CHAPTER)[1]) == {"early": full, "late": 0.0}


def test_our_own_troubles_are_not_the_learners(tmp_path, monkeypatch):
    (tmp_path / "a.ipynb").write_text("{}")

    def no_more(*_):
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(os, "open", no_more)
    with pytest.raises(OSError, match="Too many open files"):
        read_file(tmp_path / "a.ipynb")


def test_a_file_of_nothing_but_brackets_is_not_parsed(book):
    with pytest.raises(Unreadable, match="far more parts"):
        extract(b"[" + b"[]," * 2_000_000 + b"[]]", book.cells)


def test_html_that_would_take_minutes_is_shown_as_text():
    wide = "<b " + " ".join(f"a{i}=1" for i in range(30_000)) + ">x</b>"
    deep = "<b>" * 20_000
    for hostile in (wide, deep):
        (found,) = clean_outputs([{"output_type": "display_data", "data": {"text/html": hostile, "text/plain": "p"}}])
        assert found.data == {"text/plain": "p"}
    room = Room(10)
    shown = clean_outputs([{"output_type": "display_data", "data": {"text/html": "<b>1234</b>"}}] * 2, room)
    assert all("text/html" not in output.data for output in shown)
    assert "<b>" not in prose("<b>" * 10_000)


def test_the_gradebook_follows_new_points_and_refuses_other_exercises(graded, book, tmp_path):
    course = new_course(tmp_path)
    register(course, book)
    with Gradebook(course.database, "nn") as gradebook:
        cell = gradebook.find_grade_cell("check_accuracy", CHAPTER, CHAPTER)
        cell.max_score = 99.0
        gradebook.db.commit()
    register(course, book)
    with Gradebook(course.database, "nn") as gradebook:
        assert gradebook.find_grade_cell("check_accuracy", CHAPTER, CHAPTER).max_score == book.points["accuracy"]
    fewer = replace(book, points={n: p for n, p in book.points.items() if n != "accuracy"})
    with pytest.raises(Outdated, match="check_accuracy"):
        register(graded, fewer)


def test_the_journal_is_plain(tmp_path):
    journal = Journal(tmp_path / "j.jsonl")
    journal.add([Entry("a", CHAPTER, "k", "c", ({"name": "x", "points": 1},), ("note",))])
    assert json.loads(journal.file.read_text())["student"] == "a"
    assert Journal(journal.file).find("a", CHAPTER).points == 1


def test_a_page_shows_the_named_cause_and_no_hidden_test(graded, book):
    page = (graded.place("=cmd|calc!A0", CHAPTER, "feedback") / f"{CHAPTER}.html").read_text(encoding="utf-8")
    mistake = library.find("accuracy")[1].misconceptions[0]
    assert mistake.says.split("`")[0][:30].split("'")[0] in page
    assert "hidden" not in page.split("</style>")[1].split("<hr>")[0]
    assert handout(book.released, "x", CHAPTER, ()).startswith("<!doctype html>")
