"""Answers that are better or worse instead of right or wrong: a share of the points, a sentence, and a truth that the answer never meets."""

import numpy as np
import pytest

from autograder.examine import examine
from autograder.exercise import Checks, Exercise, case, freeze, misconception
from autograder.feedback import as_text, page
from autograder.judge import judge


def guess(x):
    """A number near a secret one."""
    return float(x) + 1.0


def cases(rng):
    x = float(rng.integers(10, 99))
    yield case(x, truth={"number": x + 1.0})


def verify(value, x, truth):
    away = abs(value - truth["number"])
    if away > 1000:
        return "far_too_large"
    return max(0.0, 1 - away / 4), f"Off by {away:g}."


@misconception("The number is far too large: look at its unit, please.")
def far_too_large(x):
    return x + 1e6


exercise = Exercise(
    guess, cases, 4, ("one hint or so", "another hint here", "a third one, too"), (far_too_large,), verify=verify, kind="project"
)


def verdict_of(answer, seed=1):
    checks = freeze(exercise, "toys", seed)
    return judge(checks, examine(answer, checks)), checks


@pytest.mark.parametrize(
    ("away", "word", "points"),
    [(0, "passed", 4), (1, "partly right", 3), (2.5, "partly right", 1), (4, "wrong value", 0), (9, "wrong value", 0)],
)
def test_the_share_decides_word_and_points(away, word, points):
    verdict, checks = verdict_of(lambda x: x + 1.0 + away)
    assert (verdict.word, verdict.points, verdict.scored) == (word, points, True)
    assert f"Off by {away:g}." in as_text(page(verdict, checks))


def test_a_mistake_is_called_by_its_name():
    verdict, _ = verdict_of(far_too_large)
    assert (verdict.diagnosis, verdict.points, verdict.scored) == ("far_too_large", 0, False)
    assert verdict.message == far_too_large.says


def test_the_truth_stays_with_the_judge():
    _, checks = verdict_of(guess)
    asked = checks.questions()
    assert all(c.outcome == () for c in asked.cases)
    assert "truth" not in repr(asked.cases)
    again = Checks.from_plain(checks.to_plain())
    assert again.cases[0].outcome == checks.cases[0].outcome


def test_no_case_of_such_an_exercise_is_shown():
    verdict, checks = verdict_of(lambda x: [0.0] * 3)
    assert not page(verdict, checks).columns
    verdict, checks = verdict_of(lambda x: x + 2.0)
    assert not page(verdict, checks).columns
    assert repr(checks.cases[0].args[0]) not in as_text(page(verdict, checks))


@pytest.mark.parametrize(("public", "fresh", "share"), [(0, 1, 0.75), (1, 0, 0.75), (0, 0, 1.0), (3, 1, 0.25)])
def test_the_smaller_share_counts_and_both_sentences_are_told(public, fresh, share):
    one, two = (verdict_of(lambda x, away=away: x + 1.0 + away, seed)[0] for seed, away in ((1, public), (2, fresh)))
    both = one.together_with(two)
    assert (both.share, both.passed, both.scored) == (share, share == 1, True)
    assert f"Off by {public:g}." in both.message
    assert f"Off by {fresh:g}." in both.message
    assert one.together_with(one) == one


def test_an_answer_that_fails_on_fresh_cases_only_does_not_keep_its_share():
    one, _ = verdict_of(lambda x: x + 2.0, 1)
    two, _ = verdict_of(lambda x: 1 / 0, 2)
    both = one.together_with(two)
    assert (both.share, both.word, both.scored) == (0.0, "raised", False)


def test_a_long_call_is_not_made_twice():
    import time

    calls = []

    def slow(x):
        calls.append(x)
        time.sleep(1.05)
        return x + 1.0

    assert verdict_of(slow)[0].passed
    assert len(calls) == 1
    calls.clear()
    assert verdict_of(lambda x: calls.append(x) or x + 1.0)[0].passed
    assert len(calls) == 2


def test_an_argument_that_is_changed_is_still_a_fault():
    def changing(x):
        x[0] = 7.0
        return 0.0

    def arrays(rng):
        yield case(np.ones(2), truth=1.0)

    def score(value, x, truth):
        return 1.0, "Fine."

    toy = Exercise(changing, arrays, 1, ("one hint or so",) * 3, verify=score, kind="project")
    checks = freeze(toy, "toys", 1)
    assert judge(checks, examine(changing, checks)).word == "changed its input"
