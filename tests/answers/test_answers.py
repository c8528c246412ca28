"""No right answer fails, no wrong one passes, and none is called by a cause that it does not have."""

import pytest

from autograder import library
from tests.answers import kit

FILES = kit.files()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_answers(path):
    chapter, exercise = library.find(path.stem)
    assert chapter == path.parent.name
    answers = kit.load(path)
    if exercise.kind in ("code", "object"):
        assert sum(not a.cause for a in answers) >= kit.LEAST_RIGHT
        assert sum(bool(a.cause) for a in answers) >= kit.LEAST_WRONG
    assert not kit.unknown_names(path)
    complaints = []
    for outcome in kit.outcomes(path):
        name, cause = outcome.answer.name, outcome.answer.cause
        if not cause and outcome.refused:
            verdict = outcome.fresh if outcome.public.passed else outcome.public
            failed = [(r.case.label, r.mismatch.text) for r in verdict.results if r.mismatch]
            complaints.append(f"{name} is right and is rejected ({verdict.word}, {verdict.diagnosis}): {failed}")
        if cause and outcome.accepted:
            complaints.append(f"{name} is wrong ({cause}) and is accepted")
        false = outcome.false_cause
        if cause and false:
            complaints.append(f"{name} ({cause}) is called {false.diagnosis}: {false.message}")
    assert not complaints, "\n".join(complaints)


def test_there_is_a_corpus():
    assert FILES
