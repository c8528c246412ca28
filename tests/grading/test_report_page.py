"""The page of a class: who is missing, who was late, and what the mistakes are called."""

import doctest
from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest
from nbgrader.api import Gradebook, SubmittedAssignment

from autograder import report
from autograder.book import open_book
from autograder.handout import handout
from autograder.journal import Entry
from autograder.marking import unreadable
from autograder.report import Standing, class_page, item_facts, picture, standing
from autograder.scribe import Graded, register, write_grades
from tests.grading.handed_in import hand_in, new_course

CHAPTER = "00_start_here"


@pytest.fixture(scope="module")
def book():
    return open_book(CHAPTER)


def test_words_of_the_page():
    assert doctest.testmod(report).attempted >= 2
    assert doctest.testmod(report).failed == 0


def test_who_is_missing_and_who_was_late(book, tmp_path):
    """An extension counts; a folder with a name that is no chapter is told, where a beginner has misspelled it."""
    course = new_course(tmp_path)
    register(course, book)
    with Gradebook(course.database, course.course_id) as gradebook:
        assignment = gradebook.update_or_create_assignment(CHAPTER, duedate="2026-11-20 23:59:00 UTC")
        for name, day, hour in (("ada", 20, 20), ("bo", 21, 9), ("cleo", 21, 9), ("dan", 22, 9)):
            gradebook.add_student(name)
            at = datetime(2026, 11, day, hour)
            gradebook.db.add(SubmittedAssignment(assignment_id=assignment.id, student_id=name, timestamp=at))
        gradebook.db.commit()
        gradebook.grant_extension(CHAPTER, "cleo", days=1)
        gradebook.add_student("hal")
    hand_in(course, "ivy", CHAPTER, {})
    (course.place("kim", "x", "submitted").parent / "00_start").mkdir(parents=True)
    found = standing(course, CHAPTER, ["ada", "bo", "cleo", "dan"])
    missing = (("hal", ""), ("ivy", "handed in, not graded yet"), ("kim", "there is 00_start, which is no chapter"))
    assert found == Standing(missing, (("dan", 33 * 3600 + 60.0), ("bo", 9 * 3600 + 60.0)))
    page = class_page(CHAPTER, book, [], found)
    assert "<li>kim: there is 00_start, which is no chapter</li>" in page
    assert "<li>dan: 1 d 9 h</li><li>bo: 9 h 1 min</li>" in page
    assert "<script" not in class_page(CHAPTER, book, [], Standing((("<script>", "<script>"),), (("<script>", 60.0),)))


def test_the_page_counts_what_waits_for_people(book, tmp_path):
    course = new_course(tmp_path)
    register(course, book)
    marks = tuple(unreadable(book, "gone"))
    answered = frozenset(book.by_hand)
    write_grades(course, [Graded("ada", CHAPTER, marks, answered), Graded("bo", CHAPTER, marks, frozenset())])
    found = standing(course, CHAPTER, ["ada", "bo"])
    assert found == Standing(waiting=len(answered))
    assert f"<b>{len(answered)} marks wait for a person, in formgrader.</b>" in class_page(CHAPTER, book, [], found)
    assert "for a person" not in class_page(CHAPTER, book, [], Standing())
    assert Standing(waiting=1).left_to_people == "1 mark waits for a person"


def test_the_picture_is_told_to_those_who_do_not_see_it(book):
    told = picture([0, 29, 30], 30, item_facts([], ["accuracy"])).split('src="')[0]
    assert "3 submissions: 1 from 0 to 3 points, 2 from 27 to 30 points. Right: earned share by exercise: accuracy 0%." in told


def test_a_wrong_answer_to_a_quiz_is_told_by_its_reason(book):
    """ "answered 0" is the place of a wrong answer in a list: on the page it would be read as the answer."""
    quiz = book.public["quiz_run_order"]
    mark = {"name": quiz.name, "points": 0, "out_of": 1, "word": "wrong value", "diagnosis": quiz.misconceptions[0].name,
            "cluster": "", "seconds": 0.0}  # fmt: skip
    entries = [Entry("ada", CHAPTER, "k", "c", (mark,))]
    assert item_facts(entries, [quiz.name])[0].mistakes == Counter({quiz.misconceptions[0].name: 1})
    page = class_page(CHAPTER, replace(book, cells=tuple(c for c in book.cells if c.name == quiz.name)), entries)
    assert "answered 0" not in page
    assert f"<b>1 of 1</b> in quiz_run_order: {quiz.misconceptions[0].says[:20]}" in page


def test_a_page_without_checks_has_no_dead_links(book):
    marks = unreadable(book, "there is no notebook in the folder")
    assert 'href="#check_' not in handout(replace_cells(book.released, []), "cy", CHAPTER, marks)
    assert handout(book.released, "cy", CHAPTER, marks).count('href="#check_') == len(marks)


def replace_cells(notebook, cells):
    made = notebook.copy()
    made.cells = cells
    return made
