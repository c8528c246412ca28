"""Myth: code that passes a gradient check is right."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_check_is_proof():
    """Often said: "the gradient check passes, so the backward pass is right".

    It is right AT THAT POINT. Somebody wrote a loss with a ReLU and forgot the ReLU's mask in the backward
    pass:

        f(x)    = ½ Σᵢ relu(xᵢ)²
        grad(x) = x                     wrong: at x = -1 the true derivative is 0, this says -1

    Return a point x of three entries, none of them 0, at which `check_gradient(f, grad, x)` says True all
    the same.

    Returns an array (3,) of floats.
    """
    return np.array([0.5, 1.0, 2.0])


def verify(x):
    """None when the wrong gradient passes the check at x."""
    x = np.array(x)
    if x.shape != (3,) or x.dtype.kind not in "fiu":
        return f"Three numbers are asked, an array of shape (3,); yours has the shape {x.shape} and holds {x.dtype}"
    x = x.astype(float)
    if not np.isfinite(x).all() or np.abs(x).max() > 1e6:
        return "The entries of x have to be finite, and not above a million: the measurement needs room for a step of 1e-5"
    if not x.all():
        return "at_the_kink"
    measured = nnref.numerical_gradient(lambda x: 0.5 * float((np.maximum(x, 0) ** 2).sum()), x)  # noqa: F821
    if nnref.relative_error(x, measured) < 1e-6:  # noqa: F821
        return None
    if (x < 0).all():
        return "all_off"
    return "some_off" if (x < 0).any() else "The check says False there: the measurement's own error is too large at this x"


def cases(rng):
    yield case(label="your point")


hints = (
    "For which inputs does a forgotten mask make no difference?",
    "The mask is 1 where the unit is on and 0 where it is off. A mask of ones can be forgotten without a trace.",
    "So choose x such that every unit is on. What does that mean for the signs of its entries?",
    "A twin: somebody wrote 2x for the derivative of x². At x = 3 the claim 2x + (x - 3) passes too, and it is wrong "
    "everywhere else. One point proves one point.",
)


@misconception(
    "The check notices: at least one entry is negative, and there the true derivative is 0 while the claim is x. This is how "
    "a good test point looks. Asked is a bad one."
)
def some_off():
    return np.array([0.5, -1.0, 2.0])


@misconception(
    "All units are off at your point: the true gradient is 0 everywhere, and the claim is not. The check sees it at once. "
    "Turn the signs."
)
def all_off():
    return np.array([-0.5, -1.0, -2.0])


@misconception("An entry is exactly 0, on the kink of the ReLU. Asked are three entries that are not 0.")
def at_the_kink():
    return np.zeros(3)


exercise = Exercise(
    myth_check_is_proof,
    cases,
    points=2,
    hints=hints,
    verify=verify,
    kind="myth",
    misconceptions=(some_off, all_off, at_the_kink),
)
