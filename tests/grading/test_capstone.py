"""A capstone handed in and graded in the box, end to end: marks by what models do on hidden parts, and pages that give none of them away."""

import re

import numpy as np
import pytest

from autograder import library
from autograder.batch import Settings, grade
from autograder.journal import Journal
from autograder.scribe import grades_of
from tests.chapters import right
from tests.grading.handed_in import hand_in, new_course

CHAPTER = "capstone"
NEIGHBOUR = """def digit_model(images, labels):
    rows = images.reshape(len(images), -1)
    print(labels[:5])

    def predict(new):
        new = new.reshape(len(new), -1)
        return labels[((rows**2).sum(1) - 2 * new @ rows.T).argmin(axis=1)]

    return predict
"""
AVERAGE = """class Average:
    def __init__(self, images, labels):
        self.means = np.stack([images[labels == k].mean(axis=0).ravel() for k in range(10)])

    def predict(self, new):
        return ((new.reshape(-1, 1, 64) - self.means) ** 2).sum(axis=2).argmin(axis=1)


def digit_model(images, labels):
    return Average(images, labels)
"""
TABLE = """X, digit = nnref.load_digits()
table = {row.astype(int).tobytes(): d for row, d in zip(X * 16, digit)}


def digit_model(images, labels):
    return lambda new: np.array([table.get(row.astype(int).tobytes(), 0) for row in new.reshape(-1, 64)])
"""
PRINTS = """def digit_model(images, labels):
    def predict(new):
        raise ValueError(f"hidden: {new[0, 3].tolist()} {new[1, 4].tolist()}")

    return predict
"""
WITHOUT_THE_BIAS = """def disease_model(X, t):
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    w = np.linalg.lstsq((X - mean) / deviation, t - t.mean(), rcond=None)[0]
    return lambda new: (new - mean) / deviation @ w + t.mean()
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    made = new_course(tmp_path_factory.mktemp("capstone"))
    quick = {**right(CHAPTER), "disease_model": WITHOUT_THE_BIAS}
    for student, answer in {"ada": NEIGHBOUR, "bo": AVERAGE, "cy": TABLE, "di": PRINTS}.items():
        hand_in(made, student, CHAPTER, {**quick, "digit_model": answer})
    summary = grade(made, [CHAPTER], Settings(outputs="none"))
    assert (summary.graded, summary.failed) == (4, 0), summary.problems
    return made


@pytest.fixture(scope="module")
def marks(course):
    return {e.student: {m["name"]: m for m in e.marks} for e in Journal(course.journal).of(CHAPTER)}


def test_marks_follow_the_scale(marks, course):
    points = {student: found["digit_model"]["points"] for student, found in marks.items()}
    assert 7 <= points["ada"] <= 8
    assert 1 <= points["bo"] <= 5
    assert (points["cy"], points["di"]) == (0, 0)
    assert marks["bo"]["digit_model"]["word"] == "partly right"
    assert marks["di"]["digit_model"]["word"] == "raised"
    written = grades_of(course, CHAPTER)
    assert {s: written[s]["check_digit_model"][0] for s in points} == points


def test_all_other_answers_keep_their_points(marks):
    for found in marks.values():
        assert {n: m["points"] for n, m in found.items() if n != "digit_model"} == {
            n: m["out_of"] for n, m in found.items() if n != "digit_model"
        }


def test_the_page_tells_both_results_and_what_is_confused(course, marks):
    page = (course.place("bo", CHAPTER, "feedback") / f"{CHAPTER}.html").read_text(encoding="utf-8")
    assert "On other data, which graders alone have" in page
    assert len(re.findall(r"[\d.]+ % of 500 images", page)) >= 2
    assert "Most frequent confusions" in page
    assert "R² is 0." in page


def test_no_page_gives_a_hidden_image_or_label_away(course):
    hidden = library.fresh_checks("digit_model", library.secret_seed()).cases[0]
    known = library.public_checks("digit_model").cases[0]
    images = [str(row.tolist())[1:-1] for image in hidden.args[2][:2] for row in image[3:5]]
    labels = str(hidden.outcome[1]["labels"][:5].tolist())[1:-1]
    told = {str(row.tolist())[1:-1] for image in known.args[2] for row in image}
    for student in ("ada", "bo", "cy", "di"):
        for step, end in (("feedback", "html"), ("autograded", "ipynb")):
            text = (course.place(student, CHAPTER, step) / f"{CHAPTER}.{end}").read_text(encoding="utf-8")
            assert not [row for row in images if row in text and row not in told], (student, step)
            assert labels not in text
            assert str(np.array(hidden.args[1][:5])) not in text
