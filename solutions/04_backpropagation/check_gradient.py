"""Exercise: does a gradient agree with the function it is said to belong to?"""

import numpy as np

from autograder.exercise import Exercise, Source, case, misconception
from nnref import numerical_gradient, relative_error


def check_gradient(f, grad, x, tol=1e-6):
    """Compare a gradient that somebody derived with the one that measurement gives.

    `f` maps an array to a number, and `grad` is a function too: grad(x) is claimed to be the gradient of f
    at x. Measure the gradient of f at x with `numerical_gradient` (chapter 03), and compare the two with
    `relative_error` (chapter 03). It takes the entry that differs most:

        max |a - b| / max(1e-8, |a| + |b|)

    The answer is True when this error is below `tol`, else False.

    f(x) = x0² + x1² at (3, -1): measured (6, -2). The claim 2x gives (6, -2): True. The claim |2x| gives
    (6, 2), and the second entry's error is 4 / 4 = 1: False.

    Shapes: x (any shape) -> a bool
    """
    return relative_error(grad(x), numerical_gradient(f, x)) < tol


def cases(rng):
    def point(*size):
        return rng.choice([-1.0, 1.0], size=size) * rng.uniform(0.5, 2.0, size=size)

    yield case(Source("lambda x: float((x**2).sum())"), Source("lambda x: 2 * x"), point(2), label="f = Σ x², claim 2x")
    yield case(Source("lambda x: float((x**2).sum())"), Source("lambda x: 3 * x"), point(3), label="f = Σ x², claim 3x")
    yield case(
        Source("lambda x: float(-(x**2).sum())"), Source("lambda x: -2 * np.abs(x) - 1"), -np.abs(point(3)),
        label="every entry of the claim too small",
    )  # fmt: skip
    yield case(
        Source("lambda x: float((x**2).sum())"),
        Source("lambda x: 2 * x + 1.0"),
        point(3),
        label="every entry of the claim too large",
    )
    yield case(
        Source("lambda x: 1e-7 * float((x**2).sum())"), Source("lambda x: 4e-7 * x"), point(2),
        label="tiny gradients, twice too large",
    )  # fmt: skip
    yield case(
        Source("lambda x: 1e6 * float((x**3).sum())"), Source("lambda x: 3e6 * x**2"), point(3), label="large gradients, right"
    )
    yield case(
        Source("lambda x: float(1e4 * x[0]**2 + x[1:].sum())"),
        Source("lambda x: np.concatenate([[2e4 * x[0]], np.full(len(x) - 1, 1.001)])"),
        point(4),
        label="a small wrong entry beside a large right one",
    )
    yield case(
        Source("lambda x: float(np.tanh(x).sum())"), Source("lambda x: (1 - np.tanh(x)**2) * (1 + 1e-4)"), point(2, 3),
        label="wrong by a ten-thousandth, tol 1e-6",
    )  # fmt: skip
    yield case(
        Source("lambda x: float(np.tanh(x).sum())"), Source("lambda x: (1 - np.tanh(x)**2) * (1 + 1e-4)"), point(2, 3),
        label="wrong by a ten-thousandth, tol 1e-3", tol=1e-3,
    )  # fmt: skip
    yield case(
        Source("lambda x: float((x**2).sum())"), Source("lambda x: 2 * x * 1.0015"), point(3),
        label="wrong by 1.5 thousandths of one number, so by 0.75 of the sum, tol 1e-3", tol=1e-3,
    )  # fmt: skip
    yield case(
        Source("lambda x: float((x**2).sum())"), Source("lambda x: 2 * x * 1.003"), point(3),
        label="wrong by 3 thousandths of one number, so by 1.5 of the sum, tol 1e-3", tol=1e-3,
    )  # fmt: skip
    yield case(
        Source("lambda x: float((x**2).sum())"),
        Source("lambda x: np.concatenate([2 * x[:-1], 3 * x[-1:]])"),
        point(40),
        label="40 entries, only the last one wrong",
        tol=0.1,
    )
    yield case(
        Source("lambda x: float((x**2).sum())"),
        Source("lambda x: np.concatenate([2 * x[:-1], 3 * x[-1:]])"),
        point(4),
        label="4 entries, only the last one wrong",
    )
    yield case(
        Source("lambda x: float((x**2).sum())"), Source("lambda x: 2 * x + np.array([1.0, -1.0])"), point(2),
        label="two wrong entries, whose errors cancel in the sum",
    )  # fmt: skip
    yield case(
        Source("lambda x: float(np.sin(x).sum())"), Source("lambda x: np.cos(x)"), point(3, 2), label="f = Σ sin x, claim cos x"
    )
    yield case(
        Source("lambda x: float(np.exp(x).sum())"),
        Source("lambda x: -np.exp(x)"),
        point(3),
        label="the right size, the wrong sign",
    )


hints = (
    "Two arrays are to be compared. Where does each of them come from? One is claimed, the other is measured.",
    "`grad` is a function: it has to be called at x before there is anything to compare. `f` is handed on as it is.",
    "relative_error gives ONE number for two arrays. The answer is a comparison of that number with tol: a bool.",
    "With other numbers: measured (4, 10), claimed (4, 10.1). Entry by entry: 0 / 8 = 0 and 0.1 / 20.1 = 0.005. The largest is "
    "0.005. With tol = 1e-6 the answer is False, with tol = 0.01 it is True.",
)


@misconception(
    "A claim that is too small passes: the difference keeps its sign, and a negative number is always below tol. Take the "
    "absolute value of each difference."
)
def signed_difference(f, grad, x, tol=1e-6):
    a, b = grad(x), numerical_gradient(f, x)
    return bool(np.max((a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))) < tol)


@misconception(
    "Tiny gradients pass although they are wrong by a factor, large ones fail although they are right: the difference was "
    "compared as it is. Put it in relation to the size of the two numbers."
)
def absolute_difference(f, grad, x, tol=1e-6):
    return bool(np.max(np.abs(grad(x) - numerical_gradient(f, x))) < tol)


@misconception("It always says True: the claim is compared with itself. One of the two sides has to be measured from f.")
def compared_with_itself(f, grad, x, tol=1e-6):
    return bool(np.max(np.abs(grad(x) - grad(x))) < tol)


@misconception(
    "A wrong entry hides behind right ones: the errors were averaged. One wrong derivative is a wrong gradient, so the "
    "largest error decides."
)
def averages_the_errors(f, grad, x, tol=1e-6):
    a, b = grad(x), numerical_gradient(f, x)
    return bool(np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))) < tol)


@misconception(
    "A small wrong entry hides beside a large right one: one difference was divided by one size for the whole arrays (their "
    "lengths, or their largest entries). Divide entry by entry, then take the largest."
)
def compares_lengths(f, grad, x, tol=1e-6):
    a, b = grad(x), numerical_gradient(f, x)
    return bool(np.linalg.norm(a - b) / max(1e-8, np.linalg.norm(a) + np.linalg.norm(b)) < tol)


@misconception(
    "Right gradients are turned down: the measurement steps to one side only, and its error is of the size of h. Use the "
    "two-sided numerical_gradient."
)
def one_sided_measurement(f, grad, x, tol=1e-6):
    b = np.empty_like(x)
    for i in np.ndindex(x.shape):
        above = x.copy()
        above[i] += 1e-5
        b[i] = (f(above) - f(x)) / 1e-5
    return relative_error(grad(x), b) < tol


@misconception("The answers are the wrong way round: a small error means that the gradient agrees, and that is True.")
def answers_inverted(f, grad, x, tol=1e-6):
    return not relative_error(grad(x), numerical_gradient(f, x)) < tol


@misconception("The argument tol has no effect: a fixed number stands in its place.")
def tolerance_fixed(f, grad, x, tol=1e-6):
    return relative_error(grad(x), numerical_gradient(f, x)) < 1e-6


@misconception("The error itself came back. The question is whether it is below tol: the answer is True or False.")
def returns_the_error(f, grad, x, tol=1e-6):
    return relative_error(grad(x), numerical_gradient(f, x))


@misconception("Only the first entry was compared. A gradient is right when every entry is.")
def first_entry_only(f, grad, x, tol=1e-6):
    return relative_error(grad(x).flat[0], numerical_gradient(f, x).flat[0]) < tol


@misconception(
    "Right but near the tolerance: the difference is compared with the size of one of the two numbers, as np.allclose "
    "does it. In relative_error both sizes stand in the denominator."
)
def divides_by_one_side(f, grad, x, tol=1e-6):
    return bool(np.allclose(grad(x), numerical_gradient(f, x), rtol=tol))


@misconception(
    "A wrong claim passes where the errors of its entries cancel: only the sum of the slopes was compared, which is the slope "
    "along one direction. Here every entry is compared."
)
def one_direction(f, grad, x, tol=1e-6):
    a, b = grad(x).sum(), numerical_gradient(f, x).sum()
    return bool(abs(a - b) / max(1e-8, abs(a) + abs(b)) < tol)


exercise = Exercise(
    check_gradient,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        signed_difference,
        absolute_difference,
        compared_with_itself,
        averages_the_errors,
        compares_lengths,
        one_sided_measurement,
        answers_inverted,
        tolerance_fixed,
        returns_the_error,
        first_entry_only,
        divides_by_one_side,
        one_direction,
    ),
)
