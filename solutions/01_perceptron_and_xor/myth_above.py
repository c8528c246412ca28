import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_above():
    """Often said: "If the score z is positive, the point lies above the line."

    Refute it: return (w, b, x) with two weights w (2,), a number b and a point x (2,),
    for which w·x + b > 0 and the point x lies BELOW the line w₁x₁ + w₂x₂ + b = 0
    (its x₂ is smaller than that of the line at the same x₁).
    """
    return np.array([0.0, -1.0]), 2.0, np.array([0.0, 1.0])


def cases(rng):
    yield case(label="a positive score below the line")


hints = (
    "The side with positive scores is the one that w points to. In which direction must w point?",
    "Keep it plain: a horizontal line has w1 = 0. Which w2 makes the score grow when you go down?",
    "Choose w with that property, then b so that the line has a height you know, then a point under it. Compute its score.",
    "The mirror image, a NEGATIVE score above the line: w = (0, -2), b = 6 is the line x2 = 3; the point (1, 5) lies above it "
    "and scores -10 + 6 = -4.",
)


@misconception(
    "Your point has a positive score and lies above its line: with w2 > 0 the statement holds. w has to point downwards."
)
def points_upwards():
    return np.array([1.0, 1.0]), -1.0, np.array([2.0, 2.0])


@misconception("Your line is vertical (w2 = 0): its points have no above and below. Give w2 a value other than 0.")
def vertical():
    return np.array([1.0, 0.0]), 0.0, np.array([1.0, -3.0])


@misconception(
    "The score of your point is not positive, so the statement does not speak about it. Compute w·x + b, and move the point further "
    "into the direction of w."
)
def score_not_positive():
    return np.array([0.0, 1.0]), -2.0, np.array([0.0, 1.0])


def verify(value):
    if not isinstance(value, (tuple, list)) or len(value) != 3:
        return "Three things are asked: return w, b, x, with two numbers in w, one in b and two in x."
    w, b, x = (np.asarray(part, dtype=float) for part in value)
    if w.shape != (2,) or b.shape != () or x.shape != (2,):
        return f"Two numbers each are asked for w and x, and a single number for b; their shapes are {w.shape}, {x.shape} and {b.shape}."
    if not (np.isfinite(w).all() and np.isfinite(x).all() and np.isfinite(b)):
        return "Ordinary numbers are asked, without nan or inf."
    if w[1] == 0:
        return "vertical"
    if not w @ x + b > 0:  # nan as well, from numbers too large for a float
        return "score_not_positive"
    return None if w[1] < 0 else "points_upwards"


exercise = Exercise(
    myth_above,
    cases,
    points=1,
    hints=hints,
    misconceptions=(points_upwards, vertical, score_not_positive),
    verify=verify,
    kind="myth",
)
