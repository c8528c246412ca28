"""From lesson and exercises to notebooks: what is placed, what is left out, and that the same sources give the same bytes."""

import nbformat
import pytest

from autograder import library, release
from autograder.build import BrokenLesson
from autograder.build import build as build_notebook

QUIZ = """from autograder.exercise import Quiz
exercise = Quiz("quiz_toy", "Which?", choices={"a": "one", "b": "two"}, answer="b", wrong={"a": "One is not two: count."}, hints=("Count on your fingers.",))
"""
TOY = '''import numpy as np
from autograder.exercise import Exercise, misconception


def twice(x):
    """Return 2x.

    Shapes: x (N,) -> (N,)
    """
    return x + x + 0 * x * x * x


def cases(rng):
    yield (rng.normal(size=3),)


@misconception("The numbers did not change: nothing was doubled.")
def once(x):
    return x


exercise = Exercise(twice, cases, points=2, hints=("What is 2 times 3?", "Which operator?", "Add it to itself."), misconceptions=(once,))
'''
WORDS = """from autograder.exercise import Words
exercise = Words("words_toy", "Why?", rubric=("1 point: a", "1 point: b"), model_answer="because it is so " * 12, points=2)
"""
LESSON = """---
title: Toy
minutes: 1
---

# Toy

Some prose.

```{code-cell}
import numpy as np
from autograder import check
```

Before.

{exercise}`twice`

After.

+++

% solution-only
For instructors.

+++

{exercise}`quiz_toy`

{exercise}`words_toy`
"""


@pytest.fixture
def solutions(tmp_path, monkeypatch):
    folder = tmp_path / "solutions"
    chapter = folder / "99_toy"
    chapter.mkdir(parents=True)
    for name, text in {"quiz_toy.py": QUIZ, "twice.py": TOY, "words_toy.py": WORDS, "lesson.md": LESSON}.items():
        (chapter / name).write_text(text)
    monkeypatch.setattr(library, "SOLUTIONS", folder)
    monkeypatch.setattr(library, "COURSE", tmp_path / "course")
    monkeypatch.setattr(release, "checks_of", lambda c: {"chapter": c, "index": {}, "by_hand": [], "checks": {}})
    return folder


def build(folder):
    return build_notebook("99_toy", folder)


def test_cells_in_order(solutions):
    cells = build(solutions).cells
    assert [c.cell_type for c in cells] == [
        "markdown",
        "code",
        "markdown",
        "code",
        "code",
        "markdown",
        "markdown",
        "markdown",
        "code",
        "code",
        "markdown",
        "markdown",
    ]
    answer, test = cells[3], cells[4]
    assert "x + x + 0" in answer.source
    assert answer.metadata.nbgrader.solution
    assert answer.metadata.autograder.stub.endswith("raise NotImplementedError")
    assert test.source.startswith('check("twice")\n### BEGIN HIDDEN TESTS')
    assert test.metadata.nbgrader.points == 2
    assert test.metadata.nbgrader.locked
    assert "Model answer" in cells[-1].source
    assert cells[-1].metadata.nbgrader.grade


def test_the_learner_gets_stubs_and_nothing_else(solutions, tmp_path):
    release.write_sources("99_toy", solutions)
    release.generate("99_toy", solutions, tmp_path / "course")
    text = (tmp_path / "course" / "99_toy" / "99_toy.ipynb").read_text()
    for secret in ("x + x + 0", "because it is so", "For instructors", "HIDDEN", "hidden=True", "return 'b'", "lesson.md"):
        assert secret not in text
    notebook = nbformat.reads(text, 4)
    nbformat.validate(notebook)
    assert sorted(p.name for p in (tmp_path / "course" / "99_toy").iterdir()) == ["99_toy.ipynb", "checks.npz"]
    by_id = {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}
    assert by_id["quiz_toy"].source.endswith("return None  # replace None by 'a', 'b'")
    assert by_id["words_toy"].source == "*Write your answer here.*"
    assert by_id["check_twice"].source == 'check("twice")'
    assert not by_id["check_twice"].metadata.editable


def test_the_same_sources_give_the_same_bytes(solutions, tmp_path):
    made = []
    for _ in range(2):
        release.write_sources("99_toy", solutions)
        release.generate("99_toy", solutions, tmp_path / "course")
        made.append(
            [
                p.read_bytes()
                for folder in (solutions, tmp_path / "course")
                for p in sorted((folder / "99_toy").iterdir())
                if p.is_file()
            ]
        )
    assert made[0] == made[1]


def test_the_check_sees_every_difference(solutions, tmp_path):
    assert any("is missing" in line for line in release.differences(["99_toy"]))
    release.write_sources("99_toy", solutions)
    release.generate("99_toy", solutions, tmp_path / "course")
    assert release.differences(["99_toy"]) == []
    (solutions / "99_toy" / "lesson.md").write_text(LESSON.replace("Some prose", "Other prose"))
    assert release.differences(["99_toy"]) == [
        "solutions/99_toy/99_toy.ipynb differs from its sources",
        "course/99_toy/99_toy.ipynb differs from its sources",
    ]
    (tmp_path / "course" / "98_gone").mkdir()
    assert "course/98_gone has no lesson in solutions/" in release.differences(["99_toy"])


def test_outputs_are_kept_while_the_code_is_the_same(solutions):
    release.write_sources("99_toy", solutions)
    file = solutions / "99_toy" / "99_toy.ipynb"
    notebook = nbformat.read(file, 4)
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="kept")]
    release.write_notebook(notebook, file)
    (solutions / "99_toy" / "lesson.md").write_text(LESSON.replace("Some prose", "Other prose"))
    assert release.write_sources("99_toy", solutions)
    assert nbformat.read(file, 4).cells[1].outputs[0].text == "kept"
    (solutions / "99_toy" / "lesson.md").write_text(LESSON.replace("import numpy as np", "import numpy"))
    assert not release.write_sources("99_toy", solutions)
    assert nbformat.read(file, 4).cells[1].outputs == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda t: t.replace("{exercise}`twice`", "{exercise}`twise`"), "Did you mean twice?"),
        (lambda t: t.replace("{exercise}`twice`", ""), "twice 0 times"),
        (lambda t: t + "\n{exercise}`twice`\n", "twice 2 times"),
    ],
)
def test_a_lesson_that_does_not_fit_its_exercises(solutions, change, says):
    file = solutions / "99_toy" / "lesson.md"
    file.write_text(change(LESSON))
    with pytest.raises(BrokenLesson, match=r"lesson\.md") as error:
        build(solutions)
    assert says in str(error.value)


def test_a_file_named_unlike_its_exercise(solutions):
    (solutions / "99_toy" / "other.py").write_text(QUIZ)
    with pytest.raises(ValueError, match=r"has to be named like its exercise, quiz_toy\.py"):
        build(solutions)


def test_a_file_without_an_exercise(solutions):
    (solutions / "99_toy" / "other.py").write_text("x = 1\n")
    with pytest.raises(ValueError, match="expected `exercise = Exercise"):
        build(solutions)


def test_assigned_chapters_hold_no_solutions(solutions):
    from autograder import codec, sealed

    release.release(["99_toy"])
    file = library.COURSE / "99_toy" / sealed.FILE
    held = file.read_bytes()
    assert set(codec.load(file)) == {"twice", "words_toy"}, "a quiz gives its reasons at once"
    assert b"x + x" not in held
    assert b"because it is so" not in held
    assert not release.differences(["99_toy"])
    release.release(["99_toy"])
    assert file.read_bytes() == held, "the same sources give the same bytes"
    release.release(["99_toy"], assigned=True)
    assert not file.exists()
    assert not release.differences(["99_toy"]), "an assigned course is what its sources give, too"
