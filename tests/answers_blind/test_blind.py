"""The blind answers: no right one fails, no wrong one passes, none is called by a cause that it does not have."""

import pytest

from autograder import library
from tests.answers.kit import load, outcomes
from tests.answers_blind import kit

FILES = kit.files()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_blind_answers(path):
    chapter, _ = library.find(path.stem)
    assert chapter == path.parent.name
    answers = load(path)
    assert sum(not a.cause for a in answers) >= 2
    assert sum(bool(a.cause) for a in answers) >= 4
    complaints = []
    for outcome in outcomes(path):
        name, cause = outcome.answer.name, outcome.answer.cause
        if not cause and outcome.refused:
            verdict = outcome.fresh if outcome.public.passed else outcome.public
            complaints.append(f"{name} is right and is rejected ({verdict.word}): {kit.said(verdict)}")
        if cause and kit.fate(outcome) in ("accepted", "falsely named"):
            complaints.append(f"{name} ({cause}) is {kit.fate(outcome)}: {kit.said(outcome.public)} / {kit.said(outcome.fresh)}")
    assert not complaints, "\n".join(complaints)


def test_at_least_sixty_exercises_are_covered():
    assert len(FILES) >= 60
