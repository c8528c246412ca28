"""Small cases are fair, short and frozen; the first wrong step is told only where it is certain."""

import numpy as np
import pytest

from autograder import codec, library
from autograder.examine import examine
from autograder.exercise import Exercise
from autograder.feedback import as_text, page
from autograder.judge import judge
from autograder.small import MOST, HandyNumbers, SmallCase, judge_small, look_closer, size, with_cases
from nnref import dense_backward, mlp_forward, softmax_cross_entropy, softmax_cross_entropy_backward

CODE = [name for name in library.index() if getattr(library.find(name)[1], "kind", "") in ("code", "bug")]


@pytest.mark.parametrize("name", CODE)
def test_the_solution_passes_its_small_cases_and_they_are_small(name):
    exercise = library.find(name)[1]
    assert isinstance(exercise, Exercise)
    small = library.small_cases(name)
    if exercise.verify or exercise.probe:
        assert not small
        return
    checks = library.public_checks(name)
    results = judge_small(checks, small, examine(exercise.answer, with_cases(checks, small)))
    assert all(r.passed for r in results), [r.mismatch for r in results]
    assert len(small) <= MOST
    if small:
        assert size(small[0].case) <= min(size(c) for c in library.public_checks(name).cases)


def test_every_step_listed_is_a_variable_of_the_solution():
    listed = {name: library.find(name)[1].steps for name in CODE if library.find(name)[1].steps}
    assert len(listed) >= 5
    for name, steps in listed.items():
        assert any(set(small.steps) == set(steps) for small in library.small_cases(name)), name


def test_small_cases_are_plain_data(tmp_path):
    small = library.small_cases("adam_step")
    codec.save(tmp_path / "small.npz", [s.to_plain() for s in small])
    assert repr([SmallCase.from_plain(p) for p in codec.load(tmp_path / "small.npz")]) == repr(small)


def test_handy_numbers():
    rng = HandyNumbers(np.random.PCG64(3))
    x = rng.normal(size=(4, 5))
    assert np.array_equal(x * 4, np.round(x * 4))
    assert len(np.unique(x)) == x.size
    assert np.all(x != 0)
    assert isinstance(rng.normal(), float)
    u = rng.uniform(0.5, 3, size=100)
    assert np.all((u > 0.5) & (u < 3))


def told(name, answer):
    checks = library.public_checks(name)
    verdict = judge(checks, examine(answer, checks))
    assert not verdict.passed
    closer = look_closer(answer, checks, library.small_cases(name), verdict)
    return closer, " ".join(as_text(page(verdict, checks, closer=closer)).split())


def test_a_failure_is_shown_on_few_numbers():
    def softmax(z):
        """Right by hand, wrong as soon as there are three rows."""
        e = np.exp(z - z.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        return p if len(z) < 3 else p[::-1].copy() + 1e-3 * z**2

    closer, text = told("softmax", softmax)
    assert closer.result.case.args[0].shape[0] == 3
    assert "smallest failing case z = [[" in text
    assert size(closer.result.case) < 60, "multiples of 1/4 are short to write"


def test_a_headline_of_nan_over_a_case_of_numbers_is_explained():
    """Where the cause is known, the case that is shown has numbers; where it is not, the nan itself is shown."""
    words = "Another case gives nan or inf"
    known = next(m for m in library.find("adagrad_step")[1].misconceptions if m.__name__ == "eps_missing")
    _, text = told("adagrad_step", known)
    assert "not finite" in text
    assert words in text
    assert "nan" not in text.partition("yours ")[2].partition("expected ")[0]
    _, text = told("softmax", lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True))
    assert "not finite" in text
    assert words not in text


def adam_with(v_hat_of):
    def adam_step(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        mhat = m / (1 - beta1**t)
        v_hat = v_hat_of(v, beta2, t)
        return w - lr * mhat / (np.sqrt(v_hat) + eps), m, v

    return adam_step


def test_the_first_wrong_step():
    closer, text = told("adam_step", adam_with(lambda v, beta2, t: v / (1 - beta2) ** t))
    assert (closer.step.name, closer.step.right) == ("v_hat", ("m", "m_hat")), "mhat is m_hat; v keeps its value in this case"
    assert "`v_hat` is the first of your variables that is wrong; m, m_hat before it are right." in text
    assert "right v_hat" in text


def test_a_step_of_several_layers():
    def mlp_backward(X, t, params):
        W1, b1, W2, b2 = params
        z1, a1, z2 = mlp_forward(X, params)
        loss = softmax_cross_entropy(z2, t)
        dz2 = softmax_cross_entropy_backward(1.0, loss, z2, t)
        da1, dW2, db2 = dense_backward(dz2, z2, a1, W2, b2)
        dz1 = da1 * (z1 > 0) * 1.5
        _, dW1, db1 = dense_backward(dz1, z1, X, W1, b1)
        return float(loss), (dW1, db1, dW2, db2)

    closer, _ = told("mlp_backward", mlp_backward)
    assert closer.step.name == "dz1"
    assert closer.step.right == ("loss", "dz2", "dW2", "db2", "da1")


def test_no_step_is_blamed_without_certainty():
    def other_names(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        mm = beta1 * m + (1 - beta1) * g
        vv = beta2 * v + (1 - beta2) * g**2
        return w - lr * mm / (1 - beta1**t) / (np.cbrt(vv / (1 - beta2**t)) + eps), mm, vv

    closer, _ = told("adam_step", other_names)
    assert closer is None or closer.step is None, "m and v still hold what came in"

    def keepdims(x, gamma, beta, eps=1e-5):
        mean, var = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)
        return gamma * (x - mean) / np.cbrt(var + eps) + beta

    closer, _ = told("batch_norm", keepdims)
    assert closer is None or closer.step is None

    def raises_later(x, gamma, beta, eps=1e-5):
        mean = x.mean(axis=1)
        return x - mean + np.ones((17, 19))

    closer, _ = told("batch_norm", raises_later)
    assert closer.step.name == "mean"
