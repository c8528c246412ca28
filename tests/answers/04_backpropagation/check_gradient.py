"""Answers to check_gradient."""

import numpy as np

import nnref  # noqa: E402
from tests.answers.kit import right, wrong


def error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


@right
def with_given_functions(f, grad, x, tol=1e-6):
    return nnref.relative_error(grad(x), nnref.numerical_gradient(f, x)) < tol


@right
def by_hand(f, grad, x, tol=1e-6):
    measured = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += 1e-5
        down[place] -= 1e-5
        measured[place] = (f(up) - f(down)) / 2e-5
    return bool(error(grad(x.copy()), measured) < tol)


@right
def entry_by_entry(loss, claim, point, tol=1e-6):
    measured, claimed = nnref.numerical_gradient(loss, point), np.asarray(claim(point))
    return all(abs(a - b) / max(1e-8, abs(a) + abs(b)) < tol for a, b in zip(measured.ravel(), claimed.ravel()))


@right
def exits_early(f, grad, x, tol=1e-6):
    if error(grad(x), nnref.numerical_gradient(f, x)) >= tol:
        return False
    return True


@wrong("the signed difference", "signed_difference")
def signed(f, grad, x, tol=1e-6):
    a, b = grad(x), nnref.numerical_gradient(f, x)
    return bool(np.max((a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))) < tol)


@wrong("absolute", "absolute_difference")
def absolute(f, grad, x, tol=1e-6):
    return bool(np.max(np.abs(grad(x) - nnref.numerical_gradient(f, x))) < tol)


@wrong("compared with itself", "compared_with_itself", "all_the_same")
def itself(f, grad, x, tol=1e-6):
    return bool(error(grad(x), grad(x)) < tol)


@wrong("the mean error", "averages_the_errors")
def mean(f, grad, x, tol=1e-6):
    a, b = grad(x), nnref.numerical_gradient(f, x)
    return bool(np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))) < tol)


@wrong("one-sided", "one_sided_measurement")
def one_sided(f, grad, x, tol=1e-6):
    measured = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up = x.copy()
        up[place] += 1e-5
        measured[place] = (f(up) - f(x)) / 1e-5
    return bool(error(grad(x), measured) < tol)


@wrong("the error", "returns_the_error", "wrong_container")
def the_error(f, grad, x, tol=1e-6):
    return float(error(grad(x), nnref.numerical_gradient(f, x)))


@wrong("tol is not used", "tolerance_fixed")
def fixed(f, grad, x, tol=1e-6):
    return bool(error(grad(x), nnref.numerical_gradient(f, x)) < 1e-6)


@wrong("answers exchanged", "answers_inverted", "another_function")
def inverted(f, grad, x, tol=1e-6):
    return bool(error(grad(x), nnref.numerical_gradient(f, x)) >= tol)


@wrong("always True", "all_the_same", "compared_with_itself")
def yes(f, grad, x, tol=1e-6):
    return True


@wrong("grad is not called", "raised")
def not_called(f, grad, x, tol=1e-6):
    return bool(error(grad, nnref.numerical_gradient(f, x)) < tol)


@wrong("an answer for each entry", "wrong_container", "wrong_shape")
def each(f, grad, x, tol=1e-6):
    a, b = grad(x), nnref.numerical_gradient(f, x)
    return np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)) < tol


@wrong("the first entry only", "first_entry_only")
def first(f, grad, x, tol=1e-6):
    a, b = grad(x).ravel(), nnref.numerical_gradient(f, x).ravel()
    return bool(error(a[:1], b[:1]) < tol)


@wrong("one direction only: the sum of the slopes", "one_direction")
def along_the_diagonal(f, grad, x, tol=1e-6):
    h = 1e-5
    measured, claimed = (f(x + h) - f(x - h)) / (2 * h), float(grad(x).sum())
    return abs(measured - claimed) / max(1e-8, abs(measured) + abs(claimed)) < tol


@wrong("twice the tolerance")
def generous(f, grad, x, tol=1e-6):
    return bool(error(grad(x), nnref.numerical_gradient(f, x)) < 2 * tol)
