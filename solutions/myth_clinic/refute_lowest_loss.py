"""Myth 2: training has to reach the lowest loss."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_lowest_loss():
    """Often said: "training has to find the lowest training loss there is".

    Eight points lie around the curve sin 3x: at np.linspace(-1, 1, 8), each moved up or
    down in turn by 0.2 to 0.3. A polynomial of degree d, from 0 to 7, is fitted to them
    by least squares (as np.polyfit does), which finds the global minimum for its degree.

    Return two degrees `(modest, greedy)` such that `greedy` has the lower training error,
    and an error on the true curve (on np.linspace(-1, 1, 101)) that is at least 1.5
    times as large as the error of `modest`. Errors are mean squares.

    The points: t = np.sin(3 * x) + [0.25, -0.3, 0.2, -0.25, 0.3, -0.2, 0.3, -0.25]

    Returns: a tuple of two whole numbers
    """
    return 3, 7


def cases(rng):
    yield case(label="your two degrees")


def verify(value):
    """Fit both polynomials, and measure them on the points and on the curve."""
    try:
        modest, greedy = (float(d) for d in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two whole numbers is asked, (modest, greedy)"
    if modest not in range(8) or greedy not in range(8):
        return "Both degrees have to be whole numbers from 0 to 7"
    x, grid = np.linspace(-1, 1, 8), np.linspace(-1, 1, 101)
    t = np.sin(3 * x) + np.array([0.25, -0.3, 0.2, -0.25, 0.3, -0.2, 0.3, -0.25])
    fits = [np.polyfit(x, t, int(d)) for d in (modest, greedy)]
    train = [float(np.mean((np.polyval(c, x) - t) ** 2)) for c in fits]
    true = [float(np.mean((np.polyval(c, grid) - np.sin(3 * grid)) ** 2)) for c in fits]
    if train[1] < train[0] - 1e-9 and true[1] >= 1.5 * true[0]:
        return None
    if train[0] < train[1] - 1e-9 and true[0] >= 1.5 * true[1]:
        return "swapped"
    if abs(train[1] - train[0]) <= 1e-4:
        return "hardly_different"
    return "really_better" if true[1] < true[0] else "not_much_worse"


@misconception("The right two, in the wrong order: the modest one comes first, the greedy one second.")
def swapped():
    return 7, 3


@misconception(
    "Here the freer polynomial is better on the true curve too: the first one was too stiff. Start from a degree that is free enough."
)
def really_better():
    return 0, 3


@misconception("These two fit the points (almost) equally well. The greedy one has to have the clearly lower training error.")
def hardly_different():
    return 3, 4


hints = (
    "What is the training error of a polynomial of degree 7 through 8 points?",
    "Make a table in a cell: for each degree the error on the points, and the error on the true curve.",
    "From which degree on does the error on the true curve stop falling? What happens to it at the highest degree?",
    "A twin: through three points (0, 0), (1, 1), (2, 0) that belong to a flat line y = 0.3, a parabola has the error 0 and a constant "
    "0.22; away from the points the parabola is at -3 when x is 3.",
)


exercise = Exercise(
    refute_lowest_loss,
    cases,
    points=2,
    hints=hints,
    misconceptions=(swapped, really_better, hardly_different),
    verify=verify,
    kind="myth",
)
