"""Solutions open after honest attempts, mistakes come back as questions, and nothing of that hangs on the state of a file."""

import json
import re

import numpy as np
import pytest

from autograder import codec, diary, library, notebook, recall, sealed
from autograder.exercise import Exercise, Words, freeze
from autograder.small import shrink
from tests.autograder.toys import CENTRED, STATS, by_all, by_row, centred, stats

WHY = Words("words_why", "Why?", ("1 point: a reason", "1 point: an example"), "Because " + "it is so " * 20, points=2)


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is moved."""
    now = [1_700_000_000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    return now


@pytest.fixture
def folder(tmp_path, monkeypatch, clock):
    """A copied chapter folder for self-study, and a progress file of its own."""
    exercises = {e.name: e for e in (CENTRED, STATS)}
    small = {name: shrink(e) for name, e in exercises.items()}
    book = {
        "chapter": "99_toys",
        "index": {"centred": "99_toys", "stats": "99_toys", "words_why": "99_toys"},
        "by_hand": ["words_why"],
        "checks": {name: freeze(e, "99_toys").to_plain() for name, e in exercises.items()},
        "small": {name: [s.to_plain() for s in found] for name, found in small.items()},
        "review": {name: recall.material(e, small[name]) for name, e in exercises.items()},
    }
    here = tmp_path / "99_toys"
    here.mkdir()
    codec.save(here / "checks.npz", book)
    codec.save(here / "sealed.npz", sealed.seal({**exercises, "words_why": WHY}))
    monkeypatch.chdir(here)
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.jsonl"))
    monkeypatch.setattr(diary, "session", [])
    return here


def words(shown):
    return " ".join(repr(shown).split())


def attempt(source, name="centred"):
    """Run a cell that defines an answer, and its check."""
    names = {"check": notebook.check, "np": np}
    exec(source, names)
    return eval(f'check("{name}")', names)


WRONG = [f"def centred(x):\n    return x - {i}\n" for i in range(1, 6)]


def test_a_solution_opens_after_three_different_attempts_and_all_hints(folder, capsys):
    assert "3 more different attempts" in words(notebook.solution("centred"))
    attempt(WRONG[0])
    attempt("def centred(x):\n    # the same with a comment\n    return x - 1\n")
    assert "2 more different attempts" in words(notebook.solution("centred"))
    attempt(WRONG[1])
    attempt(WRONG[2])
    assert "opens after the 4 hints that you have not seen" in words(notebook.solution("centred"))
    for _ in range(4):
        last = repr(notebook.hint("centred"))
    assert "solution" in last
    shown = repr(notebook.solution("centred"))
    assert "return x - x.mean(axis=0)" in shown


def test_a_solution_opens_at_once_for_an_answer_that_passed(folder, capsys):
    notebook.check(stats)
    assert "float(x.sum())" in repr(notebook.solution(stats))
    assert "sealed" in repr(notebook.solution("centred"))


def test_a_model_answer_opens_when_asked_twice(folder):
    assert "Write your own answer first" in words(notebook.solution("words_why"))
    assert "Because it is so" in words(notebook.solution("words_why"))


def test_an_assigned_chapter_has_no_solutions(folder):
    (folder / "sealed.npz").unlink()
    assert "it was assigned" in words(notebook.solution("centred"))
    (folder / "sealed.npz").write_bytes(b"PK damaged")
    assert "it was assigned" in words(notebook.solution("centred"))
    assert "There is no exercise named" in words(notebook.solution("centerd"))


def test_a_seal_shows_no_text(folder):
    raw = (folder / "sealed.npz").read_bytes()
    with np.load(folder / "sealed.npz") as file:
        inner = b"".join(file[name].tobytes() for name in file.files)
    for text in (b"x.mean", b"float(x", b"Because"):
        assert text not in raw
        assert text not in inner


def test_a_mistake_comes_back_after_a_day_until_it_is_known(folder, clock, capsys):
    notebook.check(by_row_as_centred := renamed(by_row))
    assert "Nothing to review" in repr(notebook.review())
    notebook.check(centred)
    assert "Nothing to review" in repr(notebook.review()), "not on the same day"
    clock[0] += recall.DAY + 1
    assert "Review: centred." in words(notebook.progress())
    asked = repr(notebook.review())
    assert "Which mistake made it?" in asked
    assert by_row.says.split(":")[0] in " ".join(asked.split())
    assert repr(notebook.review()) == asked, "the same question until it is answered"
    letter, other = letters(asked, by_row.says)
    assert "Answer with one of the letters" in repr(notebook.review("z"))
    wrong = repr(notebook.review(other))
    assert f"It is {letter}, not {other}" in wrong
    assert "Nothing to review" in repr(notebook.review())
    clock[0] += recall.SOON + 1
    for wait in recall.WAITS:
        asked = repr(notebook.review())
        assert "right" in repr(notebook.review(letters(asked, by_row.says)[0])).splitlines()[0]
        assert "Nothing to review" in repr(notebook.review())
        clock[0] += 9 * recall.DAY + wait
    assert "Nothing to review" in repr(notebook.review()), "known by now"
    notebook.check(by_row_as_centred)
    clock[0] += recall.DAY + 1
    assert "Which mistake made it?" in repr(notebook.review()), "made again"


def renamed(function):
    def centred(x):
        return function(x)

    return centred


def letters(asked, says):
    """The letter of the choice that says this, and that of another."""
    choices = dict(re.findall(r"^  ([a-d])\s+(.*)$", asked, re.MULTILINE))
    right = next(letter for letter, text in choices.items() if text.split()[:4] == says.split()[:4])
    return right, next(letter for letter in choices if letter != right)


def test_a_question_has_one_right_answer():
    """For every exercise: on each case of the material, no two mistakes give the same, and none gives the right value."""
    with_material = 0
    for name in library.index():
        exercise = library.find(name)[1]
        if not isinstance(exercise, Exercise) or exercise.kind not in ("code", "bug"):
            continue
        for m in recall.material(exercise, library.small_cases(name)):
            with_material += 1
            values = [*m["mistakes"].values(), m["case"]["outcome"][1]]
            assert all(recall.differs(a, b) for i, a in enumerate(values) for b in values[:i])
    assert with_material > 50


def test_progress_survives_whatever_the_file_holds(folder, capsys, monkeypatch):
    notebook.check(stats)
    file = folder.parent / "progress.jsonl"
    good = file.read_bytes()
    strange = [
        b"\xff\xfe\x00", b"[" * 100_000, b'{"exercise": "stats", "time": 1e999}', b'{"exercise": "stats", "time": ' + b"9" * 400 + b"}",
        b'{"exercise": "stats", "time": 5, "kind": "check", "points": {}, "out_of": [], "diagnosis": {"a": 1}, "attempt": []}',
        b'{"exercise": "stats", "time": 6, "kind": "review", "mistake": 7, "right": "yes"}', b'{"exercise": "nowhere", "time": 7}',
        b'{"exercise": "stats", "time": -1, "kind": "hint", "number": 1e300}', b'{"half a line',
    ]  # fmt: skip
    file.write_bytes(b"\n".join(strange))
    assert "1 of 2 done" in words(notebook.progress()), "what this process did is still known"
    notebook.hint("stats")
    assert json.loads(file.read_bytes().splitlines()[-1])["kind"] == "hint", "a cut line swallows nothing"
    monkeypatch.setattr(diary, "session", [])
    file.write_bytes(good + b"\n".join(strange))
    for shown in (notebook.progress(), notebook.review(), notebook.hint("stats"), notebook.solution("stats")):
        assert repr(shown)
    assert "1 of 2 done" in words(notebook.progress())


def test_a_disk_that_became_read_only_loses_nothing_of_this_session(folder, capsys, monkeypatch):
    notebook.check(stats)
    before = open

    def refuse(file, mode="r", *args, **kwargs):
        if str(file).endswith("progress.jsonl") and "a" in mode:
            raise OSError(30, "Read-only file system")
        return before(file, mode, *args, **kwargs)

    monkeypatch.setattr("builtins.open", refuse)
    notebook.check(renamed(by_all))
    assert "Read-only file system" in capsys.readouterr().out
    shown = words(notebook.progress())
    assert "1 of 2 done" in shown, "from the file"
    assert "open: centred" in shown, "from this session"
